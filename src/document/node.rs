//! Walking the tree: a node together with its document and the alias it was reached through.

use std::collections::BTreeMap;

use super::tree::{Document, Node, NodeId, NodeKind, Text};
use crate::source::TextRange;

/// A mapping with no more entries than this is gone through for a key.
const FEW: usize = 64;

/// A node that is looked at. Aliases are followed on the way; [`NodeRef::site`] remembers where the alias stands.
#[derive(Clone, Copy, Debug)]
pub struct NodeRef<'a> {
    document: &'a Document,
    id: NodeId,
    via: Option<NodeId>,
}

/// A node without its document, to be found in it again together with the alias that it was reached through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle {
    id: NodeId,
    via: Option<NodeId>,
}

/// A key with its value.
#[derive(Clone, Copy, Debug)]
pub struct EntryRef<'a> {
    /// The key.
    pub key: NodeRef<'a>,
    /// The value.
    pub value: NodeRef<'a>,
    /// Whether the entry came through a merge key.
    pub merged: bool,
}

impl EntryRef<'_> {
    /// Whether the key stands alone, without `:`, as what a comma between braces cuts off from a text.
    pub fn is_bare(self) -> bool {
        let text = self.key.document().text();
        let rest = text.get(self.key.range().end as usize..);
        self.value.is_null()
            && self.value.range().is_empty()
            && rest.is_some_and(|rest| rest.trim_start().starts_with([',', '}']))
    }
}

impl Document {
    /// The root of each YAML document of the file, in order; empty for an empty file.
    pub fn roots(&self) -> impl Iterator<Item = NodeRef<'_>> {
        self.roots.iter().map(|id| NodeRef::new(self, *id))
    }

    /// The node behind a handle that was taken in this document.
    pub fn find(&self, handle: Handle) -> NodeRef<'_> {
        NodeRef {
            document: self,
            id: handle.id,
            via: handle.via,
        }
    }

    /// Whether the key at `id` reads `key`. A schema asks this of every key of every mapping, and nearly always in vain, so
    /// the lengths are compared first.
    #[inline]
    fn is_key(&self, id: NodeId, key: &str) -> bool {
        match self.node(id).map(|node| &node.kind) {
            Some(NodeKind::String(Text::Verbatim(range))) => {
                let bytes = || {
                    self.text()
                        .as_bytes()
                        .get(range.start as usize..range.end as usize)
                };
                range.len() as usize == key.len() && bytes() == Some(key.as_bytes())
            }
            _ => NodeRef::new(self, id).scalar_text() == Some(key),
        }
    }

    /// For each mapping of many entries the places of those that have a text for a key, in the order of the texts.
    fn places(&self) -> BTreeMap<NodeId, Vec<usize>> {
        let numbered = (0..).map(NodeId).zip(&self.nodes);
        let large = numbered.filter(|(_, node)| match node.kind {
            NodeKind::Mapping(entries) => entries.of(&self.entries).len() > FEW,
            _ => false,
        });
        let in_order = large.map(|(id, _)| {
            let entries = NodeRef::new(self, id).entries().enumerate();
            let mut keys: Vec<(&str, usize)> = entries
                .filter_map(|(place, entry)| Some((entry.key.scalar_text()?, place)))
                .collect();
            keys.sort_unstable();
            (id, keys.into_iter().map(|(_, place)| place).collect())
        });
        in_order.collect()
    }

    /// The root of the first YAML document.
    pub fn root(&self) -> Option<NodeRef<'_>> {
        self.roots().next()
    }
}

static NULL: Node = Node {
    range: TextRange { start: 0, end: 0 },
    kind: NodeKind::Null,
};

impl<'a> NodeRef<'a> {
    pub(super) fn new(document: &'a Document, id: NodeId) -> Self {
        Self {
            document,
            id,
            via: None,
        }
        .follow()
    }

    /// The document that the node belongs to.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// The node's index, the same however the node was reached.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// What finds the node again.
    pub fn handle(self) -> Handle {
        Handle {
            id: self.id,
            via: self.via,
        }
    }

    /// What the node is; never an alias.
    #[inline]
    pub fn kind(self) -> &'a NodeKind {
        &self.node().kind
    }

    /// The node's own bytes.
    pub fn range(self) -> TextRange {
        self.node().range
    }

    /// Where a finding about the node is to be shown first: the outermost alias that led here, else the node.
    pub fn site(self) -> TextRange {
        self.via
            .and_then(|id| self.document.node(id))
            .map_or_else(|| self.range(), |alias| alias.range)
    }

    /// The node's own bytes when it was reached through an alias and stands elsewhere than its site.
    pub fn anchored(self) -> Option<TextRange> {
        self.via.map(|_| self.range())
    }

    /// The decoded text of a string.
    #[inline]
    pub fn as_str(self) -> Option<&'a str> {
        match self.kind() {
            NodeKind::String(text) => Some(text.of(self.document.text())),
            _ => None,
        }
    }

    /// The text of any scalar: a string decoded, everything else as written. A missing value gives the empty text.
    #[inline]
    pub fn scalar_text(self) -> Option<&'a str> {
        match self.kind() {
            NodeKind::String(_) => self.as_str(),
            NodeKind::Null | NodeKind::Bool(_) | NodeKind::Number => {
                Some(self.range().slice(self.document.text()))
            }
            NodeKind::Sequence(_) | NodeKind::Mapping(_) | NodeKind::Alias(_) => None,
        }
    }

    /// Whether the node is null.
    pub fn is_null(self) -> bool {
        matches!(self.kind(), NodeKind::Null)
    }

    /// `true` or `false`.
    pub fn as_bool(self) -> Option<bool> {
        match self.kind() {
            NodeKind::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The items of a sequence; none for any other kind.
    pub fn items(self) -> impl ExactSizeIterator<Item = NodeRef<'a>> + use<'a> {
        let items: &[NodeId] = match self.kind() {
            NodeKind::Sequence(items) => items.of(&self.document.items),
            _ => &[],
        };
        items.iter().map(move |id| self.child(*id))
    }

    /// The entries of a mapping, merged ones last; none for any other kind.
    pub fn entries(self) -> impl ExactSizeIterator<Item = EntryRef<'a>> + use<'a> {
        let entries = self.stored_entries().iter();
        entries.map(move |entry| self.entry_of(*entry))
    }

    fn stored_entries(self) -> &'a [super::Entry] {
        match self.kind() {
            NodeKind::Mapping(entries) => entries.of(&self.document.entries),
            _ => &[],
        }
    }

    fn entry_of(self, entry: super::Entry) -> EntryRef<'a> {
        let from = Self {
            via: self.via.or(entry.merged_by()),
            ..self
        };
        EntryRef {
            key: from.child(entry.key),
            value: from.child(entry.value),
            merged: entry.merged_by().is_some(),
        }
    }

    /// The entry of a mapping with this key; of several (a duplicate key) the first.
    pub fn entry(self, key: &str) -> Option<EntryRef<'a>> {
        if self.stored_entries().len() > FEW {
            return self.entry_of_many(key);
        }
        let mut entries = self.stored_entries().iter();
        let entry = entries.find(|entry| self.document.is_key(entry.key, key))?;
        Some(self.entry_of(*entry))
    }

    /// The same where there are many: schemas have definitions by the thousand, and a reference to each.
    fn entry_of_many(self, key: &str) -> Option<EntryRef<'a>> {
        let places = self.document.places.get_or_init(|| self.document.places());
        let places = places.get(&self.id)?;
        let text = |place: &usize| self.entry_at(*place)?.key.scalar_text();
        let first = places.partition_point(|place| text(place) < Some(key));
        let entry = self.entry_at(*places.get(first)?)?;
        (entry.key.scalar_text() == Some(key)).then_some(entry)
    }

    /// The entry of a mapping at this index, from 0.
    pub fn entry_at(self, index: usize) -> Option<EntryRef<'a>> {
        let entry = self.stored_entries().get(index)?;
        Some(self.entry_of(*entry))
    }

    /// The value of a mapping under this key.
    pub fn get(self, key: &str) -> Option<NodeRef<'a>> {
        self.entry(key).map(|entry| entry.value)
    }

    /// The item of a sequence at this index, from 0.
    pub fn item(self, index: usize) -> Option<NodeRef<'a>> {
        match self.kind() {
            NodeKind::Sequence(items) => {
                let items = items.of(&self.document.items);
                items.get(index).map(|id| self.child(*id))
            }
            _ => None,
        }
    }

    #[inline]
    fn node(self) -> &'a Node {
        self.document.node(self.id).unwrap_or(&NULL)
    }

    #[inline]
    fn child(self, id: NodeId) -> Self {
        Self { id, ..self }.follow()
    }

    #[inline]
    fn follow(self) -> Self {
        match self.document.node(self.id).map(|node| &node.kind) {
            Some(NodeKind::Alias(target)) => Self {
                id: *target,
                via: self.via.or(Some(self.id)),
                ..self
            },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::document::{Format, Limits, parse};

    #[test]
    fn every_key_of_a_large_mapping_is_found() {
        let mut text = String::from(
            "same: first\nsame: second\n12: number\n\"quo\\u0074ed\": decoded\n? [a, b]\n: list\n",
        );
        for number in (0..200).rev() {
            let _ = writeln!(text, "key-{number}: {number}");
        }
        text.push_str("inner: &inner {a: 1}\nother: *inner\n");
        let parsed = parse(text.as_str().into(), Format::Yaml, &Limits::default());
        let root = parsed.document.root().unwrap();
        assert!(root.entries().len() > FEW);
        for entry in root.entries() {
            let Some(key) = entry.key.scalar_text() else {
                continue;
            };
            let first = root
                .entries()
                .find(|other| other.key.scalar_text() == Some(key));
            let found = root.entry(key).map(|found| found.value.id());
            assert_eq!(found, first.map(|first| first.value.id()), "{key}");
        }
        for (key, value) in [("same", "first"), ("quoted", "decoded"), ("12", "number")] {
            assert_eq!(root.get(key).and_then(NodeRef::as_str), Some(value));
        }
        assert!(root.get("key-200").is_none() && root.get("").is_none());
    }
}
