//! Words that facts quote besides their values.

use super::*;

#[test]
fn words_that_a_period_is_inferred_from_stand_on_the_line_given_for_them() {
    let body = |words: &str, line: u32| {
        format!(
            "facts:\n  - {{id: a, metric: ferries, period: {{edtf: 2022/2024, inferred: {words}, line: {line}}}, figure: 40 ferries, line: 2}}\n"
        )
    };
    let text = "近3年来，渡轮不断。\nIn the past 13 years 40 ferries ran.\n";
    let look = |words, line| {
        let run = Run::new(text, &[&body(words, line)]);
        assert_eq!(run.users(), ["d0/a"], "words account for no figure");
        run.original().quotes[0].1.clone()
    };
    for (words, line) in [("近3年来", 1), ("3年", 1), ("PAST  13 years", 2)] {
        assert_eq!(look(words, line), Match::Found, "{words}");
    }
    for (words, line) in [
        ("近3年来", 2),
        ("3 years", 2),
        ("past 13 year", 2),
        ("4年", 1),
        ("\" \"", 1),
    ] {
        assert_eq!(
            look(words, line),
            Match::Missing(Mismatch::NotThere),
            "{words}"
        );
    }
    assert_eq!(look("近3年来", 3), Match::Missing(Mismatch::NoSuchLine));
    let run = Run::new(
        text,
        &[
            "facts:\n  - {id: a, metric: ferries, period: {edtf: 2024, inferred: nowhere}, figure: 40 ferries, line: 2}\n",
        ],
    );
    assert_eq!(
        run.original().quotes,
        [],
        "without a line it cannot be looked for"
    );
}
