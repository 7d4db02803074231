//! Tests of the room: what a text becomes, where its parts stand, and what is said of bad ones.

use std::sync::Arc;

use super::{Document, Format, Limits, NodeKind, NodeRef, Parsed, parse};

mod json;
mod yaml;

fn yaml_of(text: &str) -> Parsed {
    parse(Arc::from(text), Format::Yaml, &Limits::default())
}

fn json_of(text: &str) -> Parsed {
    parse(Arc::from(text), Format::Json, &Limits::default())
}

/// A tree in one line: strings quoted, numbers as written, `~` for null.
fn shown(node: NodeRef<'_>) -> String {
    match node.kind() {
        NodeKind::Null => "~".to_owned(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Number => node.scalar_text().unwrap().to_owned(),
        NodeKind::String(_) => format!("{:?}", node.as_str().unwrap()),
        NodeKind::Sequence(_) => format!(
            "[{}]",
            node.items().map(shown).collect::<Vec<_>>().join(" ")
        ),
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
