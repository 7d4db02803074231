//! The tree as it is stored: an arena of nodes over one shared text. How to walk it is in `node`.
//!
//! An alias is a node of its own that points at its anchor's node, so shared structure costs nothing and the place
//! of the alias is not lost.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::Format;
use crate::source::{Quoted, TextRange};

/// Index of a node in its document's arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The number behind the id, unique in its document.
    pub fn index(self) -> u32 {
        self.0
    }
}

/// One parsed file: a tree for each YAML document in it (all other formats have one).
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) text: Arc<str>,
    pub(super) format: Format,
    pub(super) nodes: Vec<Node>,
    pub(super) items: Vec<NodeId>,
    pub(super) entries: Vec<Entry>,
    pub(super) roots: Vec<NodeId>,
    pub(super) comments: Vec<Comment>,
    /// For each mapping of many entries their places in the order of their keys, once a key of such a one is asked for.
    pub(super) places: OnceLock<BTreeMap<NodeId, Vec<usize>>>,
}

/// One node: where it stands and what it is.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its bytes, quotes and brackets included; of a block scalar the content without its header, of a value that is
    /// left out the empty range where it would stand. A quoted number (`!!int "12"`) goes without its quotes.
    pub range: TextRange,
    /// What it is.
    pub kind: NodeKind,
}

/// The kinds of node, as the YAML 1.2 core schema resolves them. The cells of a table are strings, all of them.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// `null`, `~` or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; its text as written stands at the node's range. Infinity and what is no number are strings here, as
    /// in JSON there is no such number.
    Number,
    /// A string.
    String(Text),
    /// A sequence of values, among the items of the document.
    Sequence(Children),
    /// A mapping, among the entries of the document, in the order written; merged entries (`<<`) follow the mapping's own.
    Mapping(Children),
    /// `*name`: stands for the target, which is never an alias itself.
    Alias(NodeId),
}

/// Items or entries that stand one after the other in the list of all of their document. A list for all takes one
/// allocation, where one for each collection would take more memory for its bookkeeping than for most of its values.
#[derive(Clone, Copy, Debug, Default)]
pub struct Children {
    start: u32,
    count: u32,
}

impl Children {
    /// Those of `all` from `start` on.
    pub(super) fn from<T>(start: usize, all: &[T]) -> Self {
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: index(start),
            count: index(all.len().saturating_sub(start)),
        }
    }

    #[inline]
    pub(super) fn of<T>(self, all: &[T]) -> &[T] {
        let start = self.start as usize;
        all.get(start..start + self.count as usize)
            .unwrap_or_default()
    }
}

/// The decoded text of a string: borrowed from the file wherever it stands there verbatim.
#[derive(Clone, Debug)]
pub enum Text {
    /// These bytes of the file.
    Verbatim(TextRange),
    /// Decoded from escapes or folded lines. Few are: behind two pointers, they make no node larger.
    Decoded(Box<Box<str>>),
}

/// One key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key.
    pub key: NodeId,
    /// The value.
    pub value: NodeId,
    /// What no node has stands for none.
    merged_by: NodeId,
}

impl Entry {
    /// An entry of the mapping's own.
    pub(super) fn new(key: NodeId, value: NodeId) -> Self {
        Self {
            key,
            value,
            merged_by: NodeId(u32::MAX),
        }
    }

    /// The same, brought here by an alias.
    pub(super) fn merged(self, by: Option<NodeId>) -> Self {
        Self {
            merged_by: by.unwrap_or(self.merged_by),
            ..self
        }
    }

    /// The alias that brought the entry here through a merge key (`<<: *base`); none for the mapping's own entries
    /// and for those of a mapping that is written after the `<<` itself.
    pub fn merged_by(self) -> Option<NodeId> {
        (self.merged_by.0 != u32::MAX).then_some(self.merged_by)
    }
}

/// A comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    /// Its bytes: from `#` or `//` to the end of its line, the line break not included, or from `/*` to `*/`.
    pub range: TextRange,
}

impl Text {
    pub(super) fn decoded(text: impl Into<Box<str>>) -> Self {
        Self::Decoded(Box::new(text.into()))
    }

    /// The decoded text, where `text` is that of the file.
    #[inline]
    pub(super) fn of<'a>(&'a self, text: &'a str) -> &'a str {
        match self {
            Self::Verbatim(range) => range.slice(text),
            Self::Decoded(decoded) => decoded,
        }
    }
}

impl Document {
    /// The text that the tree was parsed from.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, to be quoted from.
    pub fn quoted(&self) -> Quoted {
        Quoted::new(Arc::clone(&self.text))
    }

    /// The syntax that it was read as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// All comments in the order of the text.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The same text and comments, and nothing of its values.
    #[must_use]
    pub fn without_tree(&self) -> Self {
        Self {
            text: Arc::clone(&self.text),
            format: self.format,
            nodes: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            roots: Vec::new(),
            comments: self.comments.clone(),
            places: OnceLock::default(),
        }
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    #[inline]
    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }
}
