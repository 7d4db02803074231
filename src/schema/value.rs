//! From our tree to the values that the schema engine compiles, and to one text for equal values.
//!
//! Only schema files go this way; instances are looked at where they are (`instance`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Number, Value};

use super::number::{canonical, json_spelling};
use crate::document::{NodeId, NodeKind, NodeRef};

/// The text of a key: decoded when it is a string, as written otherwise (`12: …` has the key `12`).
pub(super) fn key_text(key: NodeRef<'_>) -> &str {
    key.scalar_text()
        .unwrap_or_else(|| key.range().slice(key.document().text()))
}

/// What differs between a schema file and what the engine is given of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Amendments {
    /// Keys of clauses that cannot be compiled. They have been reported; the rest of the schema still holds.
    pub dropped: BTreeSet<NodeId>,
    /// References, spelled as the engine demands them (a URI has no letters outside ASCII, a file name may), and the keys
    /// of `patternProperties`.
    pub spelled: BTreeMap<NodeId, String>,
}

/// A schema file as the engine reads it. Of a key that is written twice the first counts.
pub(super) fn schema_value(node: NodeRef<'_>, amendments: &Amendments) -> Value {
    match node.kind() {
        NodeKind::Mapping(_) => {
            let mut members = Map::new();
            for entry in node.entries() {
                if !amendments.dropped.contains(&entry.key.id()) {
                    let key = amendments
                        .spelled
                        .get(&entry.key.id())
                        .map_or_else(|| key_text(entry.key), String::as_str);
                    members
                        .entry(key)
                        .or_insert_with(|| schema_value(entry.value, amendments));
                }
            }
            Value::Object(members)
        }
        NodeKind::Sequence(_) => node
            .items()
            .map(|item| schema_value(item, amendments))
            .collect(),
        NodeKind::Number => number_value(node),
        NodeKind::Bool(value) => Value::Bool(*value),
        NodeKind::String(_) => amendments.spelled.get(&node.id()).map_or_else(
            || Value::from(node.as_str().unwrap_or_default()),
            |spelled| Value::from(spelled.as_str()),
        ),
        NodeKind::Null | NodeKind::Alias(_) => Value::Null,
    }
}

/// The schema as it is for the cells of a table; `None` where it is the same. The engine takes a value to be of one type
/// where a schema lists several, and a cell that spells a number is text too.
pub(super) fn for_cells(schema: &Value) -> Option<Value> {
    let mut changed = schema.clone();
    widen(&mut changed).then_some(changed)
}

fn widen(schema: &mut Value) -> bool {
    match schema {
        Value::Array(items) => {
            let mut any = false;
            for item in items {
                any |= widen(item);
            }
            any
        }
        Value::Object(members) => {
            let mut any = false;
            for (key, value) in members {
                let types = value.as_array_mut().filter(|_| key == "type");
                any |= match types {
                    Some(types) if types.contains(&Value::from("string")) => {
                        let more = ["number", "boolean", "null"].map(Value::from);
                        let missing = more.iter().filter(|kind| !types.contains(kind));
                        let missing: Vec<_> = missing.cloned().collect();
                        types.extend(missing);
                        true
                    }
                    // What stands there are values, not schemas.
                    _ if matches!(key.as_str(), "enum" | "const" | "default" | "examples") => false,
                    _ => widen(value),
                };
            }
            any
        }
        _ => false,
    }
}

/// A number with all its digits.
pub(super) fn number_value(node: NodeRef<'_>) -> Value {
    let text = json_spelling(node.scalar_text().unwrap_or_default());
    Value::Number(serde_json::from_str(&text).unwrap_or_else(|_| Number::from(0)))
}

/// A text that two nodes share exactly when they are equal as JSON: numbers by value, mappings whatever the order of
/// their keys.
pub(super) fn canonical_text(node: NodeRef<'_>) -> String {
    let mut text = String::new();
    write_canonical(node, &mut text);
    text
}

fn write_canonical(node: NodeRef<'_>, text: &mut String) {
    match node.kind() {
        NodeKind::Mapping(_) => {
            let mut members = BTreeMap::new();
            for entry in node.entries() {
                members.entry(key_text(entry.key)).or_insert(entry.value);
            }
            text.push('{');
            for (key, value) in members {
                let _ = write!(text, "{key:?}:");
                write_canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        NodeKind::Sequence(_) => {
            text.push('[');
            for item in node.items() {
                write_canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        NodeKind::Number => text.push_str(&canonical(node.scalar_text().unwrap_or_default())),
        NodeKind::String(_) => {
            let _ = write!(text, "{:?}", node.as_str().unwrap_or_default());
        }
        NodeKind::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        NodeKind::Null | NodeKind::Alias(_) => text.push_str("null"),
    }
}
