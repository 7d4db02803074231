//! How values of documents and schemas are put into a sentence.

use super::value::key_text;
use crate::document::{NodeKind, NodeRef};
use crate::words::quoted;

/// A scalar as it is written in its file.
pub(super) fn written(node: NodeRef<'_>) -> String {
    quoted(node.range().slice(node.document().text()))
}

/// A key in a sentence, without the quotes that JSON wants around it.
pub(super) fn key_name(key: NodeRef<'_>) -> String {
    match key_text(key) {
        "" => "`\"\"`".to_owned(),
        name => quoted(name),
    }
}

/// A value of a schema, as a person would write it: a string without its quotes, everything else as JSON.
pub(super) fn schema_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What kind of value a node is.
pub(super) fn kind_of(node: NodeRef<'_>) -> &'static str {
    match node.kind() {
        NodeKind::Null | NodeKind::Alias(_) => "null",
        NodeKind::Bool(_) => "a boolean",
        NodeKind::Number => "a number",
        NodeKind::String(_) => "text",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "a mapping",
    }
}
