//! What a schema says of the keys of a mapping: which it lists, by which other names people call them, and which are missing.
//! How that is said is `missing_key.rs` and `unknown_key.rs`.

use std::collections::BTreeSet;

use crate::document::NodeRef;
use crate::schema::value::key_text;
use crate::schema::walk::Site;

/// The names of the properties that a schema lists.
pub(super) fn properties(schema: Option<NodeRef<'_>>) -> impl Iterator<Item = &str> {
    let lists = schema.map(lists_of_properties).unwrap_or_default();
    let entries = lists.into_iter().flat_map(NodeRef::entries);
    entries.map(|entry| key_text(entry.key))
}

/// The properties that a schema lists itself, then those of the schemas of its file that hold for the value as
/// well, as one does that is closed by `unevaluatedProperties`.
fn lists_of_properties(schema: NodeRef<'_>) -> Vec<NodeRef<'_>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = vec![schema];
    while let Some(schema) = next.pop().filter(|schema| seen.insert(schema.id())) {
        found.extend(schema.get("properties"));
        let root = schema.document().root().map(Site::root);
        let reference = schema.get("$ref").and_then(NodeRef::as_str);
        let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
        let target = pointer.and_then(|pointer| root?.walk(pointer));
        let all = schema.get("allOf").into_iter().flat_map(NodeRef::items);
        let either = ["then", "else"]
            .into_iter()
            .filter_map(|key| schema.get(key));
        next.extend(all.chain(either).chain(target.map(|site| site.node)));
    }
    found
}

/// What a schema says of the value of one key.
pub(super) fn property<'a>(schema: Option<NodeRef<'a>>, key: &str) -> Option<NodeRef<'a>> {
    let mut lists = lists_of_properties(schema?).into_iter();
    lists.find_map(|list| list.get(key))
}

/// The keys of which one is missing in a mapping: the one that it has to have, or those that alternatives have to have.
pub(super) fn lacking<'a>(schema: Option<NodeRef<'a>>, node: NodeRef<'_>) -> Vec<&'a str> {
    let required = |schema: NodeRef<'a>| -> Vec<&'a str> {
        let names = schema.get("required").into_iter().flat_map(NodeRef::items);
        names.filter_map(NodeRef::as_str).collect()
    };
    let keys: BTreeSet<&str> = node.entries().map(|entry| key_text(entry.key)).collect();
    let is_there = |key: &&str| keys.contains(*key);
    let Some(schema) = schema else {
        return Vec::new();
    };
    let own: Vec<&str> = required(schema)
        .into_iter()
        .filter(|key| !is_there(key))
        .collect();
    if !own.is_empty() {
        return if own.len() == 1 { own } else { Vec::new() };
    }
    let alternatives = ["anyOf", "oneOf"]
        .into_iter()
        .filter_map(|keyword| schema.get(keyword))
        .map(|list| list.items().flat_map(required).collect::<Vec<&str>>());
    alternatives
        .filter(|keys| !keys.iter().any(is_there))
        .find(|keys| !keys.is_empty())
        .unwrap_or_default()
}

/// The property that people also call so, by what its schema says of itself.
pub(super) fn known_as<'a>(schema: Option<NodeRef<'a>>, key: &str) -> Option<&'a str> {
    let lists = schema.map(lists_of_properties).unwrap_or_default();
    let mut entries = lists.into_iter().flat_map(NodeRef::entries);
    let own = entries.find(|entry| {
        let names = entry.value.get("x-also-called");
        let mut names = names.into_iter().flat_map(NodeRef::items);
        names.any(|name| name.as_str() == Some(key))
    });
    own.map(|entry| key_text(entry.key))
}
