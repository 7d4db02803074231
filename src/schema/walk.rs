//! From a JSON Pointer to the node it names, together with the key that leads there and the mapping around it.

use super::value::key_text;
use crate::document::{NodeKind, NodeRef};

/// A node and how it hangs in its tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    /// The node.
    pub node: NodeRef<'a>,
    /// The key whose value it is, if it is a value of a mapping.
    pub key: Option<NodeRef<'a>>,
    /// The mapping or sequence that it is directly in; none for a root.
    pub parent: Option<NodeRef<'a>>,
}

impl<'a> Site<'a> {
    /// The root of a tree.
    pub(super) fn root(node: NodeRef<'a>) -> Self {
        Self {
            node,
            key: None,
            parent: None,
        }
    }

    /// All nodes one step down.
    pub(super) fn parts(self) -> impl Iterator<Item = Self> {
        let items = self.node.items().map(move |node| Self {
            node,
            key: None,
            parent: Some(self.node),
        });
        let values = self.node.entries().map(move |entry| Self {
            node: entry.value,
            key: Some(entry.key),
            parent: Some(self.node),
        });
        items.chain(values)
    }

    /// The node one step down: the value of a key, or the item at an index.
    pub(super) fn step(self, segment: &str) -> Option<Self> {
        match self.node.kind() {
            NodeKind::Mapping(_) => {
                let others = || {
                    let mut entries = self.node.entries();
                    entries.find(|entry| key_text(entry.key) == segment)
                };
                let entry = self.node.entry(segment).or_else(others)?;
                Some(Self {
                    node: entry.value,
                    key: Some(entry.key),
                    parent: Some(self.node),
                })
            }
            NodeKind::Sequence(_) => Some(Self {
                node: self.node.item(segment.parse().ok()?)?,
                key: None,
                parent: Some(self.node),
            }),
            _ => None,
        }
    }

    /// The node that a JSON Pointer (RFC 6901) names from here.
    pub(super) fn walk(self, pointer: &str) -> Option<Self> {
        segments(pointer).try_fold(self, |site, segment| site.step(&segment))
    }

    /// The node that a JSON Pointer names, or where the way to it ends.
    pub(super) fn walk_far(self, pointer: &str) -> Self {
        segments(pointer)
            .try_fold(self, |site, segment| site.step(&segment).ok_or(site))
            .unwrap_or_else(|last| last)
    }
}

/// The segments of a JSON Pointer, unescaped.
pub(super) fn segments(pointer: &str) -> impl Iterator<Item = String> {
    pointer
        .split('/')
        .skip(1)
        .map(|segment| segment.replace("~1", "/").replace("~0", "~"))
}

/// A JSON Pointer with one more segment.
pub(super) fn push(pointer: &str, segment: &str) -> String {
    format!(
        "{pointer}/{}",
        segment.replace('~', "~0").replace('/', "~1")
    )
}
