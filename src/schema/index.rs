//! One schema file looked through once: its address, the addresses and anchors inside it, the references that leave
//! from it, its patterns, and the keys that no draft or only another one knows.
//!
//! Only what the drafts call schemas is walked: the values of keywords that hold schemas, and the places to which a
//! reference leads. What stands under a key of somebody's own is no schema, whatever it looks like.
//!
//! Whether a reference leads anywhere is decided in `book`.

use std::collections::BTreeSet;

use jsonschema::Draft;

use super::keyword::{self, Holds, Keyword};
use super::uri::{self, is_built_in};
use super::value::key_text;
use super::walk::{Site, push};
use crate::document::{EntryRef, NodeId, NodeKind, NodeRef};

/// What one schema file offers and asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Index<'a> {
    /// Addresses in the file and the JSON Pointers of what they name; the file's own come first.
    pub resources: Vec<(String, String)>,
    /// Names of places.
    pub anchors: Vec<Anchor>,
    /// References in the order of the file.
    pub references: Vec<Link<'a>>,
    /// Patterns: the key of the clause and the text of the pattern.
    pub patterns: Vec<Pattern<'a>>,
    /// Names of formats.
    pub formats: Vec<NodeRef<'a>>,
    /// Values of `enum` in drafts that want them to be neither empty nor equal, each with its draft.
    pub strict_enums: Vec<(NodeRef<'a>, Draft)>,
    /// `$id`s and the like: the value and what it says.
    pub identifiers: Vec<NodeRef<'a>>,
    /// Keys that the draft of their schema does not know.
    pub strangers: Vec<Stranger<'a>>,
    /// Schemas that speak of the same value as the schema around them, each with that one.
    pub in_place: Vec<(NodeId, NodeId)>,
    /// Clauses that demand more when one below them asks for less.
    pub turns: Vec<Turn<'a>>,
    /// The draft that the file is read by.
    draft: Draft,
    seen: BTreeSet<NodeId>,
    /// Whether the values of unknown keys are walked too.
    everything: bool,
}

/// The name of a place, which holds in the resource that the place belongs to: two resources of one file may each have
/// one of the same name (JSON Schema Core 2020-12, 8.2.2).
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// JSON Pointer of the resource.
    pub resource: String,
    /// The name.
    pub name: String,
    /// JSON Pointer of the place.
    pub pointer: String,
}

/// A reference as it stands in a schema file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'a> {
    /// `$ref`, `$dynamicRef`, `$recursiveRef`, or `$schema` when it names no draft.
    pub key: NodeRef<'a>,
    /// The reference.
    pub value: NodeRef<'a>,
    /// The schema that it stands in.
    pub schema: NodeId,
    /// The draft of that schema.
    pub draft: Draft,
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

/// A key of a schema that the draft of the schema does not know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stranger<'a> {
    /// The key.
    pub key: NodeRef<'a>,
    /// The draft of the schema.
    pub draft: Draft,
    /// The keyword of another draft, if it is one.
    pub keyword: Option<&'static Keyword>,
    /// The schema that it stands in.
    pub schema: NodeRef<'a>,
}

/// A clause that demands more when something in `scope` asks for less.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn<'a> {
    /// Its key.
    pub key: NodeRef<'a>,
    /// What it depends on.
    pub scope: NodeRef<'a>,
}

/// What holds around a schema.
#[derive(Clone, Copy, Debug)]
struct Scope {
    resource: usize,
    draft: Draft,
    /// Whether the dialect is one of somebody's own, with keywords that nobody else knows.
    own: bool,
    /// Whether the draft is named, and not only supposed.
    named: bool,
}

/// The dialect that a schema says it is written in; 2020-12 when it does not say.
pub(super) fn draft_of(schema: NodeRef<'_>) -> Draft {
    schema
        .get("$schema")
        .and_then(NodeRef::as_str)
        .map_or(Draft::Draft202012, Draft::from_schema_uri)
}

/// Whether a schema says that it is written in a draft that is older than those which are read.
pub(super) fn is_older(schema: NodeRef<'_>) -> bool {
    let name = schema.get("$schema").and_then(NodeRef::as_str);
    name.and_then(uri::older_draft).is_some()
}

impl<'a> Index<'a> {
    /// Looks through the schema at `root` in the file with the address `address`, which is read by `draft`, and through
    /// the places of the file to which its references lead.
    pub(super) fn new(root: NodeRef<'a>, address: &str, draft: Draft) -> Self {
        let index = Self {
            draft,
            ..Self::default()
        };
        index.of(root, address)
    }

    /// The same, and looks under the keys that no draft knows: for whatever a file may refer to.
    pub(super) fn of_everything(root: NodeRef<'a>, address: &str, draft: Draft) -> Self {
        let index = Self {
            draft,
            everything: true,
            ..Self::default()
        };
        index.of(root, address)
    }

    fn of(mut self, root: NodeRef<'a>, address: &str) -> Self {
        self.resources.push((address.to_owned(), String::new()));
        self.enter(root, "");
        self
    }

    /// Looks through the schema that a reference leads to, unless that has been done.
    pub(super) fn enter(&mut self, root: NodeRef<'a>, pointer: &str) {
        let first = self.references.len();
        self.walk_from(root, pointer);
        // References inside the file may lead to what is not a schema by its place.
        let mut next = first;
        while let Some(link) = self.references.get(next).copied() {
            if let Some(pointer) = self.inside(&link) {
                self.walk_from(root, &pointer);
            }
            next += 1;
        }
    }

    fn walk_from(&mut self, root: NodeRef<'a>, pointer: &str) {
        // What is newer than draft 4 is passed over by the drafts before it as well.
        let older = is_older(root);
        let own = self.draft == Draft::Unknown && !older;
        let draft = match self.draft {
            Draft::Unknown if older => Draft::Draft4,
            Draft::Unknown => Draft::Draft202012,
            named => named,
        };
        let Some(site) = Site::root(root).walk(pointer) else {
            return;
        };
        let around = |at: &str| {
            pointer == at
                || pointer
                    .strip_prefix(at)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        let resource = self
            .resources
            .iter()
            .enumerate()
            .filter(|(_, (_, at))| around(at))
            .max_by_key(|(_, (_, at))| at.len())
            .map_or(0, |(number, _)| number);
        let scope = Scope {
            resource,
            draft,
            own,
            named: root.get("$schema").is_some(),
        };
        self.schema(site.node, scope, pointer);
    }

    /// The place in this file to which a reference leads by its JSON Pointer.
    fn inside(&self, link: &Link<'_>) -> Option<String> {
        let joined = uri::join(self.address(link.resource), link.value.as_str()?)?;
        let (address, fragment) = uri::split(&joined);
        let (_, pointer) = self.resources.iter().find(|(own, _)| own == address)?;
        fragment
            .starts_with('/')
            .then(|| format!("{pointer}{fragment}"))
    }

    fn schema(&mut self, node: NodeRef<'a>, scope: Scope, pointer: &str) {
        if !matches!(node.kind(), NodeKind::Mapping(_)) || !self.seen.insert(node.id()) {
            return;
        }
        let scope = self.identify(node, scope, pointer);
        // Up to draft 7 whatever stands beside a `$ref` is passed over; it may still be referred to.
        let refers =
            is_old(scope.draft) && node.get("$ref").is_some_and(|link| link.as_str().is_some());
        for entry in node.entries() {
            let key = key_text(entry.key);
            if refers && !matches!(key, "$ref" | "$schema" | "definitions" | "$defs") {
                continue;
            }
            let below = push(pointer, key);
            match keyword::find(key) {
                Some(keyword) if keyword.is_of(scope.draft) => {
                    self.clause(node, keyword.holds, entry, scope, &below);
                }
                keyword => {
                    if !scope.own && (scope.named || keyword.is_none()) {
                        self.strangers.push(Stranger {
                            key: entry.key,
                            draft: scope.draft,
                            keyword,
                            schema: node,
                        });
                    }
                    if self.everything {
                        self.anything(entry.value, scope, &below);
                    }
                }
            }
        }
        self.turns.extend(turns(node));
        self.dialect(node, scope);
    }

    /// A dialect of one's own is a schema file like any other.
    fn dialect(&mut self, node: NodeRef<'a>, scope: Scope) {
        if let Some(entry) = node.entry("$schema")
            && entry.value.as_str().is_some_and(|name| !is_built_in(name))
        {
            self.link(node, entry, scope);
        }
    }

    fn link(&mut self, schema: NodeRef<'a>, entry: EntryRef<'a>, scope: Scope) {
        if entry.value.as_str().is_some() {
            self.references.push(Link {
                key: entry.key,
                value: entry.value,
                schema: schema.id(),
                draft: scope.draft,
                resource: scope.resource,
            });
        }
    }

    fn clause(
        &mut self,
        schema: NodeRef<'a>,
        holds: Holds,
        entry: EntryRef<'a>,
        scope: Scope,
        pointer: &str,
    ) {
        let value = entry.value;
        match holds {
            Holds::Schema => self.schema(value, scope, pointer),
            Holds::InPlace => {
                self.in_place.push((value.id(), schema.id()));
                self.schema(value, scope, pointer);
            }
            Holds::SchemaOrList if matches!(value.kind(), NodeKind::Mapping(_)) => {
                self.schema(value, scope, pointer);
            }
            Holds::List | Holds::ListInPlace | Holds::SchemaOrList => {
                for (at, item) in value.items().enumerate() {
                    if holds == Holds::ListInPlace {
                        self.in_place.push((item.id(), schema.id()));
                    }
                    self.schema(item, scope, &push(pointer, &at.to_string()));
                }
            }
            Holds::Map | Holds::MapInPlace | Holds::PatternMap => {
                for part in value.entries() {
                    if holds == Holds::MapInPlace {
                        self.in_place.push((part.value.id(), schema.id()));
                    }
                    if holds == Holds::PatternMap {
                        self.patterns.push(Pattern {
                            key: part.key,
                            value: part.key,
                        });
                    }
                    self.schema(part.value, scope, &push(pointer, key_text(part.key)));
                }
            }
            Holds::Reference => self.link(schema, entry, scope),
            Holds::Pattern if value.as_str().is_some() => self.patterns.push(Pattern {
                key: entry.key,
                value,
            }),
            Holds::Format if value.as_str().is_some() => self.formats.push(value),
            Holds::Demand
                if key_text(entry.key) == "enum"
                    && matches!(scope.draft, Draft::Draft4 | Draft::Draft6) =>
            {
                self.strict_enums.push((value, scope.draft));
            }
            Holds::Pattern | Holds::Format | Holds::Demand | Holds::Remark => {}
        }
    }

    fn anything(&mut self, node: NodeRef<'a>, scope: Scope, pointer: &str) {
        match node.kind() {
            NodeKind::Mapping(_) => {
                self.schema(node, scope, pointer);
            }
            NodeKind::Sequence(_) => {
                for (at, item) in node.items().enumerate() {
                    self.anything(item, scope, &push(pointer, &at.to_string()));
                }
            }
            _ => {}
        }
    }

    /// Registers the identifiers of a schema and gives what holds in it.
    fn identify(&mut self, node: NodeRef<'a>, outer: Scope, pointer: &str) -> Scope {
        let mut scope = outer;
        if let Some((value, id)) = Self::identifier(node, outer.draft) {
            self.identifiers.push(value);
            let base = self.address(outer.resource).to_owned();
            if let Some(name) = id.strip_prefix('#').filter(|name| !name.is_empty()) {
                self.anchor(outer.resource, name, pointer);
            } else if let Some(joined) = uri::join(&base, id) {
                let (address, fragment) = uri::split(&joined);
                self.resources
                    .push((address.to_owned(), pointer.to_owned()));
                scope.resource = self.resources.len() - 1;
                if !fragment.is_empty() {
                    self.anchor(scope.resource, &fragment, pointer);
                }
                // A schema within a schema may be written in another draft.
                if node.get("$schema").is_some() && draft_of(node) != Draft::Unknown {
                    scope.draft = draft_of(node);
                    scope.own = false;
                    scope.named = true;
                }
            }
        }
        for anchor in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = node.get(anchor).and_then(NodeRef::as_str) {
                self.anchor(scope.resource, name, pointer);
            }
        }
        scope
    }

    fn anchor(&mut self, resource: usize, name: &str, pointer: &str) {
        let resource = self.resources.get(resource);
        self.anchors.push(Anchor {
            resource: resource.map_or_else(String::new, |(_, pointer)| pointer.clone()),
            name: name.to_owned(),
            pointer: pointer.to_owned(),
        });
    }

    /// The `$id` of a schema. Up to draft 7 whatever stands beside a `$ref` is ignored.
    fn identifier(node: NodeRef<'a>, draft: Draft) -> Option<(NodeRef<'a>, &'a str)> {
        let key = if draft == Draft::Draft4 { "id" } else { "$id" };
        let value = node.get(key)?;
        let hidden = is_old(draft) && node.get("$ref").is_some();
        (!hidden).then_some((value, value.as_str()?))
    }

    /// The address of a resource of the file.
    pub(super) fn address(&self, resource: usize) -> &str {
        self.resources
            .get(resource)
            .map_or("", |(address, _)| address.as_str())
    }
}

/// Whether it is one of the drafts in which a `$ref` stands for the whole schema.
fn is_old(draft: Draft) -> bool {
    matches!(draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7)
}

/// The turning clauses of a schema.
fn turns(schema: NodeRef<'_>) -> impl Iterator<Item = Turn<'_>> {
    [
        ("not", Some("not")),
        ("if", Some("if")),
        ("oneOf", Some("oneOf")),
        ("maxContains", Some("contains")),
        ("additionalProperties", Some("patternProperties")),
        ("unevaluatedProperties", None),
        ("unevaluatedItems", None),
    ]
    .into_iter()
    .filter_map(move |(key, scope)| {
        Some(Turn {
            key: schema.entry(key)?.key,
            scope: scope.map_or(Some(schema), |scope| schema.get(scope))?,
        })
    })
}
