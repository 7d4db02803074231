//! The keys of a finished mapping: whether each can be one, which stand twice, and what merge keys (`<<`) bring in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Node, NodeId, NodeKind, Problem, ProblemKind, Text};

/// Of so many entries at most, comparing each with each costs less than a map.
const FEW: usize = 12;

const NOT_TEXT: &str = "a key must be text, not a list or a mapping";

/// What a tree holds so far.
#[derive(Clone, Copy)]
pub(super) struct Arena<'t> {
    pub(super) text: &'t str,
    pub(super) nodes: &'t [Node],
    /// The items of the sequences that are finished.
    pub(super) items: &'t [NodeId],
    /// The entries of the mappings that are finished.
    pub(super) entries: &'t [Entry],
}

/// Turns the entries as written into the mapping's own followed by the merged ones. Entries whose key is a collection are
/// left out, since the JSON data model has no place for them. Gives whether a merge failed, so that it is not known what
/// the mapping holds.
pub(super) fn finish(arena: Arena<'_>, own: &mut Vec<Entry>, problems: &mut Vec<Problem>) -> bool {
    if arena.are_apart(own) {
        return false;
    }
    own.retain(|entry| arena.key_is_usable(*entry, problems));
    arena.report_duplicates(own, problems);
    if !own.iter().any(|entry| arena.is_merge(entry.key)) {
        return false;
    }
    let merges = own.extract_if(.., |entry| arena.is_merge(entry.key));
    let merges: Vec<Entry> = merges.collect();
    let mut seen: BTreeSet<&str> = own.iter().map(|entry| arena.key_text(entry.key)).collect();
    let mut broken = false;
    for merge in merges {
        for part in arena.parts(merge.value) {
            let Some(entries) = arena.entries(part) else {
                if !arena.is_cut_circle(part) {
                    problems.push(arena.not_a_mapping(merge, part));
                }
                broken = true;
                continue;
            };
            let by_alias = [part, merge.value]
                .into_iter()
                .find(|id| matches!(arena.kind(*id), NodeKind::Alias(_)));
            for entry in entries {
                if seen.insert(arena.key_text(entry.key)) {
                    own.push(entry.merged(by_alias));
                }
            }
        }
    }
    broken
}

const NULL: &NodeKind = &NodeKind::Null;

impl<'t> Arena<'t> {
    fn node(self, id: NodeId) -> Option<&'t Node> {
        self.nodes.get(id.0 as usize)
    }

    fn kind(self, id: NodeId) -> &'t NodeKind {
        self.node(id).map_or(NULL, |node| &node.kind)
    }

    fn target(self, id: NodeId) -> NodeId {
        match self.kind(id) {
            NodeKind::Alias(target) => *target,
            _ => id,
        }
    }

    /// A key as JSON would spell it: strings decoded, other scalars as written.
    fn key_text(self, id: NodeId) -> &'t str {
        let Some(node) = self.node(self.target(id)) else {
            return "";
        };
        match &node.kind {
            NodeKind::String(Text::Decoded(text)) => text,
            NodeKind::String(Text::Verbatim(range)) => range.slice(self.text),
            _ => node.range.slice(self.text),
        }
    }

    /// Only a plain `<<` merges: a quoted one stands in its quotes.
    fn is_merge(self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| {
            matches!(node.kind, NodeKind::String(_)) && node.range.slice(self.text) == "<<"
        })
    }

    /// Whether the keys of few entries are all texts as they are written that differ in length or at their ends, and none of
    /// them merges: as nearly always, nothing is wrong with them.
    fn are_apart(self, entries: &[Entry]) -> bool {
        let mut seen = [(0, 0, 0); FEW];
        entries.len() <= FEW
            && entries.iter().enumerate().all(|(index, entry)| {
                let Some(node) = self.node(entry.key) else {
                    return false;
                };
                let NodeKind::String(Text::Verbatim(range)) = &node.kind else {
                    return false;
                };
                let bytes = self.text.as_bytes();
                let bytes = bytes.get(range.start as usize..range.end as usize);
                let Some(&[first, .., last]) = bytes else {
                    return false;
                };
                let shape = (range.len(), first, last);
                let alike = seen.iter().take(index).any(|other| *other == shape);
                if let Some(own) = seen.get_mut(index) {
                    *own = shape;
                }
                let merges = range.len() == 2 && first == b'<' && last == b'<';
                !alike && !merges
            })
    }

    /// The values that one `<<` names: the items of a list, else the value itself.
    fn parts(self, value: NodeId) -> Vec<NodeId> {
        match self.kind(self.target(value)) {
            NodeKind::Sequence(items) => items.of(self.items).to_vec(),
            _ => vec![value],
        }
    }

    fn entries(self, id: NodeId) -> Option<&'t [Entry]> {
        match self.kind(self.target(id)) {
            NodeKind::Mapping(entries) => Some(entries.of(self.entries)),
            _ => None,
        }
    }

    /// Whether an alias inside its own anchor stood here, which has been reported. No other null begins with a `*`.
    fn is_cut_circle(self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| {
            matches!(node.kind, NodeKind::Null) && node.range.slice(self.text).starts_with('*')
        })
    }

    fn key_is_usable(self, entry: Entry, problems: &mut Vec<Problem>) -> bool {
        let Some(node) = self.node(entry.key) else {
            return false;
        };
        match self.kind(self.target(entry.key)) {
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                // `{{name}}` is one mistake, not one per bracket.
                let within =
                    |p: &mut Problem| node.range.contains(p.primary.span) && p.message == NOT_TEXT;
                while problems.pop_if(within).is_some() {}
                problems.push(
                    Problem::syntax(node.range, NOT_TEXT)
                        .label("used as a key")
                        .help(
                            "Use a plain word as the key. If this is part of a template, put it in quotes.",
                        ),
                );
                false
            }
            NodeKind::Null if node.range.is_empty() => {
                problems.push(
                    Problem::syntax(node.range, "an entry has no key")
                        .label("nothing stands before the `:`")
                        .help("Write a key before the `:`. If the `:` belongs to a text, put the text in quotes."),
                );
                true
            }
            _ => true,
        }
    }

    fn report_duplicates(self, entries: &[Entry], problems: &mut Vec<Problem>) {
        let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
        let mut texts = [""; FEW];
        for (index, entry) in entries.iter().enumerate() {
            let text = self.key_text(entry.key);
            let first = if let Some(own) = texts.get_mut(index).filter(|_| entries.len() <= FEW) {
                *own = text;
                let mut before = entries.iter().zip(&texts).take(index);
                before
                    .find(|(_, other)| **other == text)
                    .map(|(other, _)| other.key)
            } else {
                let first = *seen.entry(text).or_insert(entry.key);
                (first != entry.key).then_some(first)
            };
            if let Some(first) = first {
                problems.extend(self.duplicate(first, entry.key, text));
            }
        }
    }

    fn duplicate(self, first: NodeId, second: NodeId, text: &str) -> Option<Problem> {
        let first = self.node(first)?.range;
        let second_range = self.node(second)?.range;
        let help = if self.is_merge(second) {
            "Write one `<<` with a list: `<<: [*a, *b]`."
        } else {
            "Remove one of the two, or give it another name. Until then the first one counts."
        };
        let message = format!("the key `{text}` stands twice in one mapping");
        Some(
            Problem::new(ProblemKind::DuplicateKey, second_range, message)
                .label("again here")
                .related(first, "first here")
                .help(help),
        )
    }

    fn not_a_mapping(self, merge: Entry, part: NodeId) -> Problem {
        let range_of = |id| self.node(id).map(|node| node.range).unwrap_or_default();
        let range = range_of(part);
        let shown = if range.is_empty() {
            range_of(merge.key)
        } else {
            range
        };
        let problem = Problem::syntax(shown, "a merge key `<<` can only bring in a mapping")
            .label("not a mapping")
            .help("Point the alias at a mapping, or put `<<` in quotes if it is an ordinary key.");
        if matches!(self.kind(part), NodeKind::Alias(_)) {
            problem.related(range_of(self.target(part)), "the value itself")
        } else {
            problem
        }
    }
}
