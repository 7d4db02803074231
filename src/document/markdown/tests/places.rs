//! Every byte of a text without marks stands where it is said to stand.

use proptest::prelude::*;

use super::{read, runs};
use crate::document::Run;

/// The bytes in the file of a text in the first run that has it.
#[track_caller]
fn found(source: &str, text: &str) -> String {
    let page = read(source);
    let run = runs(&page)
        .into_iter()
        .find(|run| run.text().contains(text))
        .unwrap();
    let at = run.text().find(text).unwrap();
    run.source(at, at + text.len()).slice(source).to_owned()
}

#[test]
fn a_figure_is_found_behind_marks() {
    assert_eq!(
        found("**44** annotations", "44 annotations"),
        "44** annotations"
    );
    assert_eq!(found("over **1,\\\n204** berths", "1,\n204"), "1,\\\n204");
    assert_eq!(found("[12](x.md) berths", "12 b"), "12](x.md) b");
    assert_eq!(
        found("> twelve\n> hundred", "twelve\nhundred"),
        "twelve\n> hundred"
    );
    assert_eq!(
        found("- twelve\n  hundred", "twelve\nhundred"),
        "twelve\n  hundred"
    );
    assert_eq!(found("``a ` 5`` z", "a ` 5 z"), "a ` 5`` z");
    assert_eq!(found("| a |\n|---|\n| x \\| 5 |", "| 5"), "| 5");
    assert_eq!(found("5 &lt; 6", "5 < 6"), "5 &lt; 6");
    assert_eq!(found("5 &lt; 6", "<"), "&lt;");
    assert_eq!(found("金**45万吨**鱼", "45万吨"), "45万吨");
    assert_eq!(found("a\r\nb", "a\nb"), "a\r\nb");
}

#[test]
fn no_byte_stands_nowhere() {
    let page = read("ab");
    let run = runs(&page)[0];
    for (start, end) in [(0, 0), (2, 2), (1, 99), (99, 99), (2, 1)] {
        let range = run.source(start, end);
        assert!(
            range.start <= range.end && range.end <= 2,
            "{start} {end} {range:?}"
        );
    }
}

/// Whether each character that is no replacement stands in the file where the run says so.
fn check(source: &str, run: &Run) {
    let mut last = 0;
    for (at, c) in run.text().char_indices() {
        let range = run.source(at, at + c.len_utf8());
        let stands = range.slice(source);
        assert!(range.start >= last, "`{source}` at {at}");
        last = range.start;
        let same = stands.starts_with(c);
        // A tab that indents code in part is blanks that stand nowhere.
        let indent = c == ' ' && (stands.is_empty() || stands.starts_with('\t'));
        let replaced = c == '\n' || c == '^' || stands.starts_with(['&', '<', '`', '\\']);
        assert!(
            same || replaced || indent,
            "`{source}`: `{c}` at {at} is `{stands}`"
        );
    }
}

proptest! {
    #[test]
    fn every_character_stands_in_the_file(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "**", "*", "`", "~~", "[", "](x.md)", "![", "<b>", "</b>", "<sup>", "</sup>", "<del>", "</del>", "<!-- c -->",
                "&amp;", "\\*", "\\|", "|", "\n", "\n\n", "\r\n", "- ", "1. ", "> ", "# ", "12", " berths", "船", " ", "|---|",
                "[^1]", "[^1]: ", "```\n", "<p>", "</p>", "<br>", "<img src=\"5\" alt='6'>", "---\n", "\t", "    ", "<table>",
            ]),
            0..40,
        )
    ) {
        let source: String = pieces.concat();
        let page = read(&source);
        for run in runs(&page) {
            check(&source, run);
        }
        for siblings in page.siblings() {
            for pair in siblings.blocks.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start, "{source}");
            }
        }
    }
}
