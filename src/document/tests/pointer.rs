//! Pointers into trees and back.

use super::super::Pointer;
use super::*;

const TEXT: &str =
    "a/b: [1, {c~d: 2}, , *x]\nbase: &x {e: 3}\nlist:\n  - f: 4\n    g:\n  -\n---\nsecond: [5]\n";

fn text() -> String {
    TEXT.replace(", , *x]", "]")
        .replace("{e: 3}", "{e: 3}\ncopy: *x\nown: {<<: *x, h: 6}")
}

#[test]
fn a_pointer_finds_values_through_aliases_and_merges() {
    let parsed = yaml_of(&text());
    for (pointer, expected) in [
        ("/a~1b/1/c~0d", Some("2")),
        ("/copy/e", Some("3")),
        ("/own/e", Some("3")),
        ("/list/0/f", Some("4")),
        ("/list/1", Some("")),
        ("/list/01", None),
        ("/list/2", None),
        ("/list/-", None),
        ("/none", None),
        ("/copy/e/x", None),
    ] {
        let found = parsed.document.at(&Pointer::parse(pointer).unwrap());
        assert_eq!(found.and_then(NodeRef::scalar_text), expected, "{pointer}");
    }
    assert!(parsed.document.at(&Pointer::root()).is_some());
}

#[test]
fn a_place_has_the_pointer_of_its_innermost_value() {
    let text = text();
    let parsed = yaml_of(&text);
    for (needle, expected) in [
        ("1", (0, "/a~1b/0")),
        ("c~d", (0, "/a~1b/1/c~0d")),
        ("{c~d: 2}", (0, "/a~1b/1")),
        ("base", (0, "/base")),
        ("3", (0, "/base/e")),
        ("*x\nown", (0, "")),
        ("*x", (0, "/copy")),
        ("<<", (0, "/own")),
        ("g", (0, "/list/0/g")),
        ("5", (1, "/second/0")),
    ] {
        let start = text.find(needle).unwrap();
        let found = parsed
            .document
            .pointer_at(TextRange::from_usize(start, start + needle.len()));
        let found = found.map(|(index, pointer)| (index, pointer.to_string()));
        assert_eq!(found, Some((expected.0, expected.1.to_owned())), "{needle}");
    }
    let between = text.find("---").unwrap();
    assert_eq!(
        parsed
            .document
            .pointer_at(TextRange::from_usize(between, between + 3)),
        None
    );
}

#[test]
fn every_value_is_found_by_the_pointer_of_its_place() {
    let text = text();
    let parsed = yaml_of(&text);
    let mut rest: Vec<NodeRef<'_>> = vec![parsed.document.root().unwrap()];
    let mut seen = 0;
    while let Some(node) = rest.pop() {
        rest.extend(node.items());
        rest.extend(node.entries().map(|entry| entry.value));
        if node.anchored().is_none() {
            let (_, pointer) = parsed.document.pointer_at(node.range()).unwrap();
            assert_eq!(
                parsed.document.at(&pointer).unwrap().id(),
                node.id(),
                "{pointer}"
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 14);
}

#[test]
fn a_merged_entry_is_not_looked_for_at_its_anchor() {
    let text = "{? [&x {e: 1}] : 2, <<: *x}";
    let parsed = yaml_of(text);
    assert!(parsed.document.at(&Pointer::parse("/e").unwrap()).is_some());
    let (_, pointer) = parsed.document.pointer_at(TextRange::new(11, 12)).unwrap();
    assert_eq!(pointer, Pointer::root());
}
