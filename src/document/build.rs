//! Putting the tree together, whichever syntax it comes from: nodes, open collections, anchors, limits. Keys and
//! merges of a finished mapping are in `mapping`.
//!
//! Nothing recurses: open collections stand on a stack of their own, so depth costs no machine stack.

use std::collections::BTreeMap;

use super::mapping::{self, Arena};
use super::{Children, Comment, Entry, Limits, Node, NodeId, NodeKind, Problem, ProblemKind, Text};
use crate::source::TextRange;

/// A tree under construction. Of a document that fails, nothing remains but its problems.
pub(super) struct Builder<'t> {
    pub(super) text: &'t str,
    pub(super) nodes: Vec<Node>,
    pub(super) items: Vec<NodeId>,
    pub(super) entries: Vec<Entry>,
    pub(super) roots: Vec<NodeId>,
    pub(super) comments: Vec<Comment>,
    pub(super) problems: Vec<Problem>,
    limits: &'t Limits,
    frames: Vec<Frame>,
    /// The children so far of the open collections, those of the innermost last.
    pending: Vec<NodeId>,
    /// The entries of the mapping that is being closed.
    closing: Vec<Entry>,
    anchors: BTreeMap<usize, Anchor>,
    root: Option<NodeId>,
    first_node: usize,
    first_item: usize,
    first_entry: usize,
    broken: bool,
    expanded: u64,
    reached: u32,
}

/// The two kinds of collection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Sequence,
    Mapping,
}

/// Where an open collection started, for a syntax error inside it.
#[derive(Clone, Copy)]
pub(super) struct OpenBracket {
    pub(super) range: TextRange,
    pub(super) shape: Shape,
}

struct Frame {
    id: NodeId,
    shape: Shape,
    /// The opening bracket; block collections have none.
    bracket: Option<TextRange>,
    anchor: usize,
    /// Where its children begin among those that are pending.
    first_child: usize,
    extent: Option<TextRange>,
    reach: Reach,
}

/// How far a tree had grown, to go back to.
pub(super) struct Mark {
    nodes: usize,
    items: usize,
    entries: usize,
    frames: usize,
    pending: usize,
    comments: usize,
    problems: usize,
    extent: Option<TextRange>,
}

/// What a node stands for when its aliases are expanded.
#[derive(Clone, Copy)]
struct Reach {
    nodes: u64,
    height: u32,
}

struct Anchor {
    id: NodeId,
    /// Unknown while the anchored collection is still open.
    reach: Option<Reach>,
}

/// So many bytes a node has in a file of many short ones.
const NODE_BYTES: usize = 16;

/// A list that is longer grows as it is filled.
const MOST_ROOM: usize = 1 << 14;

const LEAF: Reach = Reach {
    nodes: 1,
    height: 0,
};

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, limits: &'t Limits) -> Self {
        // Lists that grow are copied; what is not used of them is given back when the tree is done.
        let nodes = (text.len() / NODE_BYTES).min(MOST_ROOM);
        Self {
            text,
            nodes: Vec::with_capacity(nodes),
            items: Vec::new(),
            entries: Vec::with_capacity(nodes / 2),
            roots: Vec::new(),
            comments: Vec::new(),
            problems: Vec::new(),
            limits,
            frames: Vec::new(),
            pending: Vec::new(),
            closing: Vec::new(),
            anchors: BTreeMap::new(),
            root: None,
            first_node: 0,
            first_item: 0,
            first_entry: 0,
            broken: false,
            expanded: 0,
            reached: 0,
        }
    }

    pub(super) fn limits(&self) -> &'t Limits {
        self.limits
    }

    /// Starts afresh with the document that begins at the offset `at`.
    pub(super) fn begin_document(&mut self, at: u32) {
        self.clear();
        self.reached = at;
    }

    /// Keeps the document unless something in it has no meaning.
    pub(super) fn end_document(&mut self) {
        match self.root.take() {
            Some(root) if !self.broken => self.roots.push(root),
            _ => self.let_go(),
        }
        self.clear();
    }

    /// Reports why the rest of the document cannot be read and lets go of what was read of it.
    pub(super) fn fail(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.let_go();
        self.clear();
    }

    /// Lets go of what was read of the document.
    fn let_go(&mut self) {
        self.nodes.truncate(self.first_node);
        self.items.truncate(self.first_item);
        self.entries.truncate(self.first_entry);
    }

    /// Reports something without which the document as a whole has no meaning, but reading can go on.
    pub(super) fn break_with(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.broken = true;
    }

    /// How far the tree has grown.
    pub(super) fn mark(&self) -> Mark {
        let frame = self.frames.last();
        Mark {
            nodes: self.nodes.len(),
            items: self.items.len(),
            entries: self.entries.len(),
            frames: self.frames.len(),
            pending: self.pending.len(),
            comments: self.comments.len(),
            problems: self.problems.len(),
            extent: frame.and_then(|frame| frame.extent),
        }
    }

    /// Lets go of all that was read since.
    pub(super) fn back_to(&mut self, mark: &Mark) {
        self.nodes.truncate(mark.nodes);
        self.items.truncate(mark.items);
        self.entries.truncate(mark.entries);
        self.comments.truncate(mark.comments);
        self.problems.truncate(mark.problems);
        self.frames.truncate(mark.frames);
        self.pending.truncate(mark.pending);
        if let Some(frame) = self.frames.last_mut() {
            frame.extent = mark.extent;
        }
    }

    /// The innermost open bracket.
    pub(super) fn open_bracket(&self) -> Option<OpenBracket> {
        self.frames.iter().rev().find_map(|frame| {
            frame.bracket.map(|range| OpenBracket {
                range,
                shape: frame.shape,
            })
        })
    }

    /// Offset up to which values have been read.
    pub(super) fn reached(&self) -> u32 {
        self.reached
    }

    /// Whether a mapping is open that waits for a value.
    pub(super) fn awaits_value(&self) -> bool {
        let children = |frame: &Frame| self.pending.len() - frame.first_child;
        self.frames
            .last()
            .is_some_and(|frame| frame.shape == Shape::Mapping && children(frame) % 2 == 1)
    }

    /// Opens a collection at `range`: its bracket, or for a block collection the empty range where it starts.
    pub(super) fn open(
        &mut self,
        shape: Shape,
        range: TextRange,
        anchor: usize,
    ) -> Result<(), Problem> {
        if self.frames.len() >= self.limits.depth as usize {
            return Err(too_deep(range, self.limits));
        }
        let id = self.push(NodeKind::Null, range)?;
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { id, reach: None });
        }
        self.frames.push(Frame {
            id,
            shape,
            bracket: (!range.is_empty()).then_some(range),
            anchor,
            first_child: self.pending.len(),
            extent: None,
            reach: LEAF,
        });
        Ok(())
    }

    /// Closes the innermost collection at `bracket`, the closing bracket; block collections end with their last
    /// child instead.
    pub(super) fn close(&mut self, bracket: TextRange) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let range = match (frame.bracket, frame.extent) {
            (Some(open), _) => open.cover(bracket),
            (None, Some(extent)) => extent,
            (None, None) => TextRange::new(bracket.start, bracket.start),
        };
        let kind = match frame.shape {
            Shape::Sequence => {
                let first = self.items.len();
                self.items.extend(self.pending.drain(frame.first_child..));
                NodeKind::Sequence(Children::from(first, &self.items))
            }
            Shape::Mapping => self.mapping(frame.first_child),
        };
        self.set(frame.id, range, kind);
        self.place(frame.id, range, frame.reach, frame.anchor);
    }

    /// Adds a row of a table: a mapping whose keys are nodes that it shares with the other rows.
    pub(super) fn row(
        &mut self,
        range: TextRange,
        cells: impl Iterator<Item = (NodeId, Text, TextRange)>,
    ) -> Result<(), Problem> {
        let id = self.push(NodeKind::Null, range)?;
        let first = self.entries.len();
        for (key, text, range) in cells {
            let value = self.push(NodeKind::String(text), range)?;
            self.entries.push(Entry::new(key, value));
        }
        let reach = Reach {
            nodes: (self.entries.len() - first) as u64 + 1,
            height: 1,
        };
        let entries = Children::from(first, &self.entries);
        self.set(id, range, NodeKind::Mapping(entries));
        self.place(id, range, reach, 0);
        Ok(())
    }

    /// Adds a scalar.
    pub(super) fn scalar(
        &mut self,
        kind: NodeKind,
        range: TextRange,
        anchor: usize,
    ) -> Result<(), Problem> {
        let id = self.push(kind, range)?;
        self.place(id, range, LEAF, anchor);
        Ok(())
    }

    /// Adds `*name` for the anchor with the number `anchor`.
    pub(super) fn alias(&mut self, anchor: usize, range: TextRange) -> Result<(), Problem> {
        let name = range.slice(self.text);
        let Some(Anchor { id, reach }) = self.anchors.get(&anchor) else {
            return Ok(());
        };
        let target = *id;
        let Some(reach) = *reach else {
            self.break_with(
                Problem::syntax(range, format!("the alias `{name}` stands inside its own anchor"))
                    .label("it would contain itself")
                    .help("Write the value out here, or put the anchor on a value that does not contain the alias."),
            );
            return self.scalar(NodeKind::Null, range, 0);
        };
        let expanded = self.expanded.saturating_add(reach.nodes);
        if expanded > self.limits.expanded_nodes {
            return Err(expands_too_far(range, self.limits));
        }
        self.expanded = expanded;
        if self.frames.len() + reach.height as usize > self.limits.depth as usize {
            return Err(too_deep(range, self.limits));
        }
        let id = self.push(NodeKind::Alias(target), range)?;
        self.place(id, range, reach, 0);
        Ok(())
    }

    fn clear(&mut self) {
        self.first_node = self.nodes.len();
        self.first_item = self.items.len();
        self.first_entry = self.entries.len();
        self.frames.clear();
        self.pending.clear();
        self.anchors.clear();
        self.root = None;
        self.broken = false;
    }

    /// The mapping of the keys and values that are pending from here on.
    fn mapping(&mut self, first_child: usize) -> NodeKind {
        let children = self.pending.get(first_child..).unwrap_or_default();
        let pairs = children.chunks_exact(2).filter_map(|pair| match pair {
            [key, value] => Some(Entry::new(*key, *value)),
            _ => None,
        });
        self.closing.extend(pairs);
        self.pending.truncate(first_child);
        let arena = Arena {
            text: self.text,
            nodes: &self.nodes,
            items: &self.items,
            entries: &self.entries,
        };
        self.broken |= mapping::finish(arena, &mut self.closing, &mut self.problems);
        let first = self.entries.len();
        self.entries.append(&mut self.closing);
        NodeKind::Mapping(Children::from(first, &self.entries))
    }

    /// A sequence of nodes that were added by `push`.
    pub(super) fn sequence(&mut self, items: impl IntoIterator<Item = NodeId>) -> NodeKind {
        let first = self.items.len();
        self.items.extend(items);
        NodeKind::Sequence(Children::from(first, &self.items))
    }

    /// A mapping of nodes that were added by `push`.
    pub(super) fn mapping_of(&mut self, entries: impl IntoIterator<Item = Entry>) -> NodeKind {
        let first = self.entries.len();
        self.entries.extend(entries);
        NodeKind::Mapping(Children::from(first, &self.entries))
    }

    /// Makes the node `id` what it turned out to be.
    pub(super) fn set(&mut self, id: NodeId, range: TextRange, kind: NodeKind) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            *node = Node { range, kind };
        }
    }

    /// The bytes of the node `id`.
    pub(super) fn range(&self, id: NodeId) -> TextRange {
        let node = self.nodes.get(id.0 as usize);
        node.map(|node| node.range).unwrap_or_default()
    }

    /// Makes a node that was added by `push` the root of the document.
    pub(super) fn root(&mut self, id: NodeId) {
        self.root = Some(id);
    }

    /// Adds a node that hangs nowhere yet.
    #[inline]
    pub(super) fn push(&mut self, kind: NodeKind, range: TextRange) -> Result<NodeId, Problem> {
        let Ok(index) = u32::try_from(self.nodes.len()) else {
            return Err(too_many(range));
        };
        self.reached = range.end;
        self.nodes.push(Node { range, kind });
        Ok(NodeId(index))
    }

    /// Hangs a finished node into the innermost open collection, or makes it the root.
    #[inline]
    fn place(&mut self, id: NodeId, range: TextRange, reach: Reach, anchor: usize) {
        if anchor != 0 {
            let reach = Some(reach);
            self.anchors.insert(anchor, Anchor { id, reach });
        }
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(id);
            return;
        };
        self.pending.push(id);
        frame.extent = Some(frame.extent.map_or(range, |extent| extent.cover(range)));
        frame.reach.nodes = frame.reach.nodes.saturating_add(reach.nodes);
        frame.reach.height = frame.reach.height.max(reach.height.saturating_add(1));
    }
}

fn too_many(range: TextRange) -> Problem {
    Problem::new(
        ProblemKind::Limit,
        range,
        "the file has more values than can be counted",
    )
    .help("Split the file.")
}

/// The one wording for nesting beyond the limit, whoever notices it.
pub(super) fn too_deep(range: TextRange, limits: &Limits) -> Problem {
    let message = format!("values are nested more than {} deep", limits.depth);
    Problem::new(ProblemKind::Limit, range, message)
        .label("one level too many")
        .help("Split the data into files, or nest it less deeply. Until then it is not checked.")
}

fn expands_too_far(range: TextRange, limits: &Limits) -> Problem {
    let message = format!(
        "the aliases of this file stand for more than {} values",
        limits.expanded_nodes
    );
    Problem::new(ProblemKind::Limit, range, message)
        .label("one alias too many")
        .help("Aliases of aliases multiply, so write fewer of them. Until then the document is not checked.")
}
