//! Where texts stand on their lines, and how often.

use super::*;

#[test]
fn a_text_stands_alone_and_as_often_as_it_says() {
    let body = "\
facts:
  - {id: a-part, metric: prize, text: olden Anchor, line: 1}
  - {id: b-number, metric: prize, text: pier 1, line: 1}
  - {id: c-case, metric: prize, text: golden  anchor, line: 1, occurrence: 2}
  - {id: d-third, metric: prize, text: golden anchor, line: 1, occurrence: 3}
";
    let text = "A Golden Anchor, and one more Golden Anchor at pier 12.\n";
    let run = Run::new(text, &[body]);
    let matches: Vec<Match> = run.matches().into_iter().map(|(_, found)| found).collect();
    assert_eq!(
        matches,
        [
            Match::Missing(Mismatch::NotThere),
            Match::Missing(Mismatch::NotThere),
            Match::Found,
            Match::Missing(Mismatch::TooFew(2)),
        ]
    );
}

#[test]
fn no_line_and_no_place_on_it_has_the_number_nought() {
    let body = "\
facts:
  - {id: a, metric: ferries, figure: 40 ferries, line: 1, occurrence: 0}
  - {id: b, metric: ferries, figure: 9 ferries, line: 0}
omit:
  - {line: 1, text: 9 ferries, occurrence: 0, reason: old}
  - {line: 0, text: 40 ferries, reason: old}
";
    let run = Run::new("Of 40 ferries 9 ferries are old.\n", &[body]);
    assert_eq!(run.missing(), [], "the schema has said what is wrong");
    assert_eq!(run.users(), ["d0/a", "omit"]);
    assert_eq!(run.idle(), []);
}

#[test]
fn what_a_fact_captures_is_not_omitted_with_its_surroundings() {
    let body = facts(&[fact("a", "40 ferries", 1, 0)])
        + "omit:\n"
        + &omit("40 ferries left, 60 ferries", 1, 0)
        + &omit("60 ferries stayed, 9", 1, 0);
    let run = Run::new(
        "Of these 40 ferries left, 60 ferries stayed, 9 sank.\n",
        &[&body],
    );
    assert_eq!(run.users(), ["d0/a", "omit", "omit"]);
    assert_eq!(run.idle(), []);
    let coverage = run.original().coverage();
    assert_eq!((coverage.captured, coverage.omitted), (1, 2));
}

#[test]
fn words_right_beside_a_figure_are_there_and_those_that_cut_it_are_not() {
    let omits = ["全港共有", "渡轮", "艘渡轮"].map(|text| omit(text, 1, 0));
    let body = format!("facts: []\nomit:\n{}", omits.concat());
    let run = Run::new("全港共有40艘渡轮。\n", &[&body]);
    assert_eq!(run.figures(), [("40艘".to_owned(), "-".to_owned())]);
    let why = [Unused::NoFigure, Unused::NoFigure, Unused::NotThere];
    assert_eq!(run.idle(), why);
}
