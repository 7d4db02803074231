//! The schemas that factlint publishes for its own files compile, and so does any other file of theirs.

use super::Run;
use crate::schema::SchemaOptions;

const OWN: [(&str, &str); 4] = [
    (
        "factlint:checks.schema.json",
        include_str!("../../../schema/checks.schema.json"),
    ),
    (
        "factlint:config.schema.json",
        include_str!("../../../schema/config.schema.json"),
    ),
    (
        "factlint:document.schema.json",
        include_str!("../../../schema/document.schema.json"),
    ),
    (
        "factlint:vocabulary.schema.json",
        include_str!("../../../schema/vocabulary.schema.json"),
    ),
];

#[test]
fn our_own_schemas_are_schemas() {
    for own in OWN {
        // The configuration refers to checks and vocabulary, which may stand in it.
        let others = OWN.into_iter().filter(|(path, _)| *path != own.0);
        let files: Vec<_> = std::iter::once(own).chain(others).collect();
        let run = Run::new(&files);
        let (_, broken) = run.compile(SchemaOptions::default());
        assert_eq!(run.broken(&broken), Vec::<String>::new(), "{}", own.0);
    }
}

#[test]
fn the_clause_is_shown_in_an_embedded_file() {
    let run = Run::new(&[OWN[2]]);
    let (set, _) = run.compile(SchemaOptions::default());
    let found = run.failures(
        &set,
        "document: {id: a b, title: x, published: 2020}\nfacts: []",
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    let label = &found[0].problem.related[0];
    let clause = label.span.range.map(|range| range.slice(OWN[2].1));
    assert!(clause.is_some_and(|clause| clause.starts_with("\"pattern\"")));
}
