//! Tests of the room: what a text becomes, where its parts stand, and what is said of bad ones.

use std::sync::Arc;

use super::{
    Document, Format, Limits, NodeId, NodeKind, NodeRef, Parsed, Problem, ProblemKind, Text, parse,
};
use crate::source::TextRange;

mod block;
mod csv;
mod generated;
mod json;
mod json_lines;
mod keys;
mod limits;
mod mutated;
mod pointer;
mod toml;
mod wording;
mod yaml;

fn yaml_of(text: &str) -> Parsed {
    parse(Arc::from(text), Format::Yaml, &Limits::default())
}

fn json_of(text: &str) -> Parsed {
    parse(Arc::from(text), Format::Json, &Limits::default())
}

fn parse_as(text: &str, format: Format) -> Parsed {
    parse(Arc::from(text), format, &Limits::default())
}

/// The problems of a text: the bytes that are underlined, and the headline.
fn told(parsed: &Parsed) -> Vec<(&str, &str)> {
    let text = parsed.document.text();
    let problems = parsed.problems.iter();
    problems
        .map(|problem| (problem.primary.span.slice(text), problem.message.as_str()))
        .collect()
}

/// A tree in one line: strings quoted, numbers as written, `~` for null.
fn shown(node: NodeRef<'_>) -> String {
    match node.kind() {
        NodeKind::Null => "~".to_owned(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Number => node.scalar_text().unwrap().to_owned(),
        NodeKind::String(_) => format!("{:?}", node.as_str().unwrap()),
        NodeKind::Sequence(_) => {
            format!(
                "[{}]",
                node.items().map(shown).collect::<Vec<_>>().join(" ")
            )
        }
        NodeKind::Mapping(_) => {
            let entries = node
                .entries()
                .map(|e| format!("{}: {}", e.key.scalar_text().unwrap_or("?"), shown(e.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        NodeKind::Alias(_) => panic!("aliases are followed"),
    }
}

fn roots(document: &Document) -> Vec<String> {
    document.roots().map(shown).collect()
}

/// The tree of a text that is expected to be without problems.
fn clean(parsed: &Parsed) -> Vec<String> {
    assert_eq!(parsed.problems, [], "{:?}", parsed.document.text());
    roots(&parsed.document)
}

/// The only problem of a text.
fn only(parsed: &Parsed) -> &Problem {
    match &parsed.problems[..] {
        [problem] => problem,
        problems => panic!("{:?}: {problems:#?}", parsed.document.text()),
    }
}

/// The bytes of every scalar, alias, and comment of the file in the order of the arena, as they stand in the text.
fn lexemes(parsed: &Parsed) -> Vec<&str> {
    let text = parsed.document.text();
    let nodes = parsed.document.nodes.iter();
    nodes
        .filter(|node| !matches!(node.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_)))
        .map(|node| node.range.slice(text))
        .collect()
}

/// Asserts what holds for every tree: ranges on character boundaries, children inside their parents and one after
/// the other, verbatim text inside its node, numbers that are numbers.
fn assert_well_placed(document: &Document) {
    let text = document.text();
    let nodes = document.nodes.iter().map(|node| node.range);
    let comments = document.comments().iter().map(|comment| comment.range);
    for range in nodes.chain(comments) {
        assert!(
            text.get(range.start as usize..range.end as usize).is_some(),
            "{range:?} of {text:?}"
        );
    }
    for comment in document.comments() {
        let lexeme = comment.range.slice(text);
        assert!(
            ["#", "//", "/*"]
                .iter()
                .any(|sign| lexeme.starts_with(sign)),
            "{text:?}"
        );
    }
    assert!(
        document
            .comments()
            .is_sorted_by_key(|comment| comment.range),
        "{text:?}"
    );
    let mut last = 0;
    for root in &document.roots {
        let range = assert_inside(document, *root);
        assert!(last <= range.start, "{text:?}");
        last = range.end;
    }
}

fn assert_inside(document: &Document, id: NodeId) -> TextRange {
    let text = document.text();
    let node = document.node(id).unwrap();
    let children: Vec<NodeId> = match &node.kind {
        NodeKind::Sequence(items) => items.of(&document.items).to_vec(),
        NodeKind::Mapping(entries) => entries
            .of(&document.entries)
            .iter()
            .filter(|entry| entry.merged_by().is_none())
            .flat_map(|entry| [entry.key, entry.value])
            // The rows of a table share their keys, which stand above them.
            .skip(usize::from(document.format().is_cells()))
            .step_by(1 + usize::from(document.format().is_cells()))
            .collect(),
        NodeKind::String(Text::Verbatim(inside)) => {
            assert!(node.range.contains(*inside), "{text:?}");
            vec![]
        }
        NodeKind::Number => {
            let lexeme = node.range.slice(text);
            assert!(
                lexeme.contains(|c: char| c.is_ascii_digit()),
                "{lexeme:?} of {text:?}"
            );
            vec![]
        }
        _ => vec![],
    };
    let mut last = node.range.start;
    for child in children {
        let range = assert_inside(document, child);
        assert!(
            node.range.contains(range),
            "{range:?} in {:?} of {text:?}",
            node.range
        );
        // Entries of a mapping merged in place stand after the others, wherever they were written; so may tables.
        assert!(
            last <= range.start || text.contains("<<") || document.format() == Format::Toml,
            "{range:?} of {text:?}"
        );
        last = range.end;
    }
    node.range
}
