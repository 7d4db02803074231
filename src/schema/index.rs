//! One schema file looked through once: its address, the addresses and anchors inside it, the references that leave
//! from it, and its patterns.
//!
//! Whether a reference leads anywhere is decided in `book`.

use jsonschema::Draft;

use super::uri::{self, is_built_in};
use super::walk::push;
use crate::document::{NodeKind, NodeRef};

/// What one schema file offers and asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Index<'a> {
    /// Addresses in the file and the JSON Pointers of what they name; the file's own come first.
    pub resources: Vec<(String, String)>,
    /// Addresses with the names of anchors: `https://example.org/a.json#pier`.
    pub anchors: Vec<String>,
    /// References in the order of the file.
    pub references: Vec<Link<'a>>,
    /// Patterns: the key of the clause and the text of the pattern.
    pub patterns: Vec<Pattern<'a>>,
    /// `$id`s and the like: the value and what it says.
    pub identifiers: Vec<NodeRef<'a>>,
}

/// A reference as it stands in a schema file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'a> {
    /// `$ref`, `$dynamicRef`, `$recursiveRef`, or `$schema` when it names no draft.
    pub key: NodeRef<'a>,
    /// The reference.
    pub value: NodeRef<'a>,
    /// Index in [`Index::resources`] of the resource that the reference is relative to.
    pub resource: usize,
}

/// A regular expression in a schema file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern<'a> {
    /// The key of the clause (of `patternProperties` the pattern itself is the key).
    pub key: NodeRef<'a>,
    /// The pattern.
    pub value: NodeRef<'a>,
}

/// Keywords whose value maps names to schemas.
const MAPS: [&str; 7] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "dependencies",
    "$vocabulary",
];
/// Keywords whose value is data, not a schema.
const DATA: [&str; 4] = ["const", "enum", "default", "examples"];

/// The dialect that a schema says it is written in; 2020-12 when it does not say.
pub(super) fn draft_of(schema: NodeRef<'_>) -> Draft {
    schema
        .get("$schema")
        .and_then(NodeRef::as_str)
        .map_or(Draft::Draft202012, Draft::from_schema_uri)
}

impl<'a> Index<'a> {
    /// Looks through the schema at `root` in the file with the address `address`.
    pub(super) fn new(root: NodeRef<'a>, address: &str) -> Self {
        let mut index = Self::default();
        index.resources.push((address.to_owned(), String::new()));
        let draft = match draft_of(root) {
            Draft::Unknown => Draft::Draft202012,
            draft => draft,
        };
        index.schema(root, 0, "", draft);
        index
    }

    fn schema(&mut self, node: NodeRef<'a>, resource: usize, pointer: &str, draft: Draft) {
        match node.kind() {
            NodeKind::Sequence(_) => {
                for (at, item) in node.items().enumerate() {
                    self.schema(item, resource, &push(pointer, &at.to_string()), draft);
                }
            }
            NodeKind::Mapping(_) => {
                let resource = self.identify(node, resource, pointer, draft);
                for entry in node.entries() {
                    let key = entry.key.scalar_text().unwrap_or_default();
                    self.clause(entry.key, entry.value, resource);
                    let below = push(pointer, key);
                    if MAPS.contains(&key) {
                        self.map(key, entry.value, (resource, &below), draft);
                    } else if !DATA.contains(&key) {
                        self.schema(entry.value, resource, &below, draft);
                    }
                }
            }
            _ => {}
        }
    }

    fn map(&mut self, keyword: &str, node: NodeRef<'a>, at: (usize, &str), draft: Draft) {
        let (resource, pointer) = at;
        for entry in node.entries() {
            if keyword == "patternProperties" {
                self.patterns.push(Pattern {
                    key: entry.key,
                    value: entry.key,
                });
            }
            let below = push(pointer, entry.key.scalar_text().unwrap_or_default());
            self.schema(entry.value, resource, &below, draft);
        }
    }

    fn clause(&mut self, key: NodeRef<'a>, value: NodeRef<'a>, resource: usize) {
        if value.as_str().is_none() {
            return;
        }
        match key.scalar_text() {
            // A dialect of one's own is a schema file like any other.
            Some("$schema") if value.as_str().is_some_and(is_built_in) => {}
            Some("$schema" | "$ref" | "$dynamicRef" | "$recursiveRef") => {
                self.references.push(Link {
                    key,
                    value,
                    resource,
                });
            }
            Some("pattern") => self.patterns.push(Pattern { key, value }),
            _ => {}
        }
    }

    /// Registers the identifiers of a schema and gives the resource that it belongs to.
    fn identify(&mut self, node: NodeRef<'a>, outer: usize, pointer: &str, draft: Draft) -> usize {
        let old = matches!(draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7);
        let id_key = if draft == Draft::Draft4 { "id" } else { "$id" };
        let base = self.address(outer).to_owned();
        for anchor in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = node.get(anchor).and_then(NodeRef::as_str) {
                self.anchors.push(format!("{base}#{name}"));
            }
        }
        // Up to draft 7 whatever stands beside a `$ref` is ignored.
        let value = node
            .get(id_key)
            .filter(|_| !(old && node.get("$ref").is_some()));
        let Some((value, id)) = value.and_then(|value| Some((value, value.as_str()?))) else {
            return outer;
        };
        self.identifiers.push(value);
        if let Some(name) = id.strip_prefix('#').filter(|name| !name.is_empty()) {
            self.anchors.push(format!("{base}#{name}"));
            return outer;
        }
        let Some(joined) = uri::join(&base, id) else {
            return outer;
        };
        let (address, fragment) = uri::split(&joined);
        if !fragment.is_empty() {
            self.anchors.push(joined.clone());
        }
        self.resources
            .push((address.to_owned(), pointer.to_owned()));
        for anchor in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = node.get(anchor).and_then(NodeRef::as_str) {
                self.anchors.push(format!("{address}#{name}"));
            }
        }
        self.resources.len() - 1
    }

    /// The address of a resource of the file.
    pub(super) fn address(&self, resource: usize) -> &str {
        self.resources
            .get(resource)
            .map_or("", |(address, _)| address.as_str())
    }
}
