//! The hash of an original: facts are held against the very bytes that they were taken from, and against no others.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::runner::{Project, Ran, VOCABULARY};

const CONFIGURATION: &str =
    "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\noriginals: texts\n";
const TEXT: &str = "The harbour built 180 cranes.\n";
const FACT: &str =
    "  - {id: built, metric: cranes-built, entity: harbour, figure: 180 cranes, line: 1}\n";

fn hash(bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(bytes) {
        write!(hash, "{byte:02x}").unwrap();
    }
    hash
}

/// What a check says of a document whose original has these bytes, and is said to have this hash.
fn check(bytes: &[u8], sha256: &str) -> Ran {
    let document = format!(
        "document:\n  id: harbour\n  original: {{file: quay.txt, sha256: \"{sha256}\"}}\nfacts:\n{FACT}"
    );
    let project = Project::new(&[
        ("factlint.yaml", CONFIGURATION),
        ("vocabulary.yaml", VOCABULARY),
        ("data/harbour.yaml", &document),
    ]);
    project.write("texts/quay.txt", bytes);
    project.run(&["check", "--format", "concise"])
}

fn findings(ran: &Ran) -> usize {
    ran.out.matches("[original-changed]").count()
}

#[test]
fn one_wrong_digit_of_a_hash_is_seen_wherever_it_stands() {
    let right = hash(TEXT.as_bytes());
    for place in [0, 1, 31, 32, 62, 63] {
        let mut wrong = right.clone();
        let digit = if &right[place..=place] == "0" {
            "1"
        } else {
            "0"
        };
        wrong.replace_range(place..=place, digit);
        let ran = check(TEXT.as_bytes(), &wrong);
        assert_eq!((ran.status, findings(&ran)), (1, 1), "{place}: {ran:?}");
    }
    let ran = check(TEXT.as_bytes(), &right);
    assert_eq!((ran.status, findings(&ran)), (0, 0), "{ran:?}");
}

/// A figure in data is what people see, and so is one in a text that is written with references and escapes.
#[test]
fn what_is_written_with_references_is_found_as_people_see_it() {
    for (text, figure, is_there) in [
        ("12&nbsp;345 cranes", "12 345 cranes", true),
        ("12&nbsp;345 cranes", "12&nbsp;345 cranes", true),
        ("12\\,345 cranes", "12,345 cranes", true),
        ("12&ndash;15 cranes", "12–15 cranes", true),
        ("12&#8211;15 cranes", "12–15 cranes", true),
        ("&gt;300 cranes", ">300 cranes", true),
        ("&gt;300 cranes", "300 cranes", false),
        ("12&ndash;15 cranes", "15 cranes", false),
    ] {
        let text = format!("There are {text} here.\n");
        let document = format!(
            "document:\n  id: harbour\n  original: {{file: quay.txt, sha256: \"{}\"}}\nfacts:\n  - {{id: built, metric: cranes-built, entity: harbour, figure: '{figure}', line: 1}}\n",
            hash(text.as_bytes())
        );
        let project = Project::new(&[
            ("factlint.yaml", CONFIGURATION),
            ("vocabulary.yaml", VOCABULARY),
            ("data/harbour.yaml", &document),
            ("texts/quay.txt", &text),
        ]);
        let ran = project.run(&["check"]);
        assert_eq!(
            !ran.out.contains("not-in-original"),
            is_there,
            "{text}: {}",
            ran.out
        );
    }
}

#[test]
fn one_other_byte_of_a_text_is_seen_although_its_figures_are_the_same() {
    let right = hash(TEXT.as_bytes());
    for text in [
        "The harbour built 180 cranes. \n",
        "The harbour built 180 cranes.\n\n",
        "The harbour built 180 cranes.",
        "The harbour built 180 cranes.\r\n",
        "the harbour built 180 cranes.\n",
        "\u{FEFF}The harbour built 180 cranes.\n",
    ] {
        let ran = check(text.as_bytes(), &right);
        assert_eq!((ran.status, findings(&ran)), (1, 1), "{text:?}: {ran:?}");
        let ran = check(text.as_bytes(), &hash(text.as_bytes()));
        assert_eq!((ran.status, findings(&ran)), (0, 0), "{text:?}: {ran:?}");
    }
}

#[test]
fn a_text_that_has_changed_is_not_looked_at() {
    let other = "The harbour built 190 cranes.\n";
    let ran = check(other.as_bytes(), &hash(TEXT.as_bytes()));
    assert_eq!((ran.status, findings(&ran)), (1, 1), "{ran:?}");
    let more = ["not-in-original", "uncaptured-figure"];
    assert!(!more.iter().any(|rule| ran.out.contains(rule)), "{ran:?}");
}
