//! Front matter, as a tree whose places are those of the file.

use super::{outline, read};
use crate::document::{Format, Limits, parse};

#[test]
fn front_matter_is_a_tree_with_the_places_of_the_file() {
    for start in ["", "\u{feff}"] {
        let source = format!("{start}---\ntitle: Quays\nberths: 12\n---\n\n# Quays\n");
        let parsed = parse(source.as_str().into(), Format::Markdown, &Limits::default());
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        let root = parsed.document.root().unwrap();
        assert_eq!(root.get("berths").unwrap().range().slice(&source), "12");
        assert_eq!(outline(&read(&source)), "h1 Quays");
    }
}

#[test]
fn a_text_without_front_matter_has_an_empty_tree() {
    for source in [
        "",
        "# Quays\n",
        "---\n\nText: so\n\n---\n",
        "---\ntitle: open\n",
        "----\na: 1\n----\n",
    ] {
        let parsed = parse(source.into(), Format::Markdown, &Limits::default());
        assert_eq!(parsed.document.roots().count(), 0, "{source}");
        assert!(parsed.problems.is_empty(), "{source}");
    }
    assert_eq!(
        outline(&read("---\nSome text\n\n---\n")),
        "rule\np Some text\nrule"
    );
}

#[test]
fn what_is_wrong_in_front_matter_is_told_at_its_place() {
    let source = "---\nquays: [1, 2\nberths: 3\n---\n\ntext\n";
    let parsed = parse(source.into(), Format::Markdown, &Limits::default());
    assert!(!parsed.problems.is_empty());
    assert!(
        parsed
            .problems
            .iter()
            .all(|problem| problem.primary.span.end as usize <= source.find("---\n\n").unwrap())
    );
}

#[test]
fn an_empty_front_matter_is_one() {
    assert_eq!(outline(&read("---\n---\ntext\n")), "p text");
    assert_eq!(
        outline(&read("---\r\ntitle: a\r\n---\r\ntext\r\n")),
        "p text"
    );
}
