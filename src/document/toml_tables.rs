//! The tables of TOML: what headers (`[a.b]`) and dotted keys (`a.b = 1`) define, in which order ever, and what they cannot
//! define again. They stand where their keys and values do: a table written in several places covers what lies between. The
//! events are `toml`.

use std::collections::BTreeMap;

use super::build::{Builder, too_deep};
use super::{Entry, NodeId, NodeKind, Problem, ProblemKind, Text};
use crate::source::TextRange;

/// The tables and lists of tables that may still grow, in the order in which they were met: what holds others stands
/// before them.
pub(super) struct Tables<'b, 't> {
    pub(super) builder: &'b mut Builder<'t>,
    holders: Vec<Holder>,
}

/// A table or list whose node is finished last.
struct Holder {
    id: NodeId,
    how: How,
    /// Where it stands when it is empty; all of it when it has brackets.
    at: TextRange,
    depth: u32,
    entries: Vec<Entry>,
    /// What stands under each key, the first that was met.
    names: BTreeMap<Box<str>, Held>,
    items: Vec<NodeId>,
    /// The last table of a list of tables.
    last: usize,
    /// Whether a second header for it was reported, of which keys that stand twice are a consequence.
    retold: bool,
}

/// How a holder came to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// By its own header, or the root.
    Header,
    /// By a header of a table in it.
    Implied,
    /// By a dotted key.
    Dotted,
    /// By braces.
    Inline,
    /// By `[[…]]`: a list of tables.
    List,
}

/// What a key holds.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) key: TextRange,
    /// The holder, of which a plain value has none.
    pub(super) holder: Option<usize>,
}

/// One part of a dotted key.
pub(super) struct Part {
    pub(super) range: TextRange,
    pub(super) name: Box<str>,
}

/// A dotted key: what leads to the last part, and that one.
pub(super) struct Path {
    pub(super) parents: Vec<Part>,
    pub(super) last: Part,
}

impl<'b, 't> Tables<'b, 't> {
    /// None yet.
    pub(super) fn new(builder: &'b mut Builder<'t>) -> Self {
        Self {
            builder,
            holders: Vec::new(),
        }
    }
}

impl Tables<'_, '_> {
    /// A new table or list of tables.
    pub(super) fn table(&mut self, how: How, at: TextRange, depth: u32) -> Result<usize, Problem> {
        if depth > self.builder.limits().depth {
            return Err(too_deep(at, self.builder.limits()));
        }
        let id = self.builder.push(NodeKind::Null, at)?;
        self.holders.push(Holder {
            id,
            how,
            at,
            depth,
            entries: Vec::new(),
            names: BTreeMap::new(),
            items: Vec::new(),
            last: 0,
            retold: false,
        });
        Ok(self.holders.len() - 1)
    }

    /// The text of a string at `range`, quotes included.
    pub(super) fn text(&self, decoded: &str, range: TextRange) -> Text {
        let text = self.builder.text;
        let lexeme = range.slice(text);
        let is_long = lexeme.starts_with("\"\"\"") || lexeme.starts_with("'''");
        let quotes = if is_long { 3 } else { 1 };
        let start = range.start as usize + quotes;
        let end = (range.end as usize).saturating_sub(quotes);
        let inside = text.get(start..end).unwrap_or_default();
        // A line break right after the quotes does not count.
        let first_break = ["\r\n", "\n"].iter().find(|end| inside.starts_with(**end));
        let skipped = first_break.filter(|_| is_long).map_or(0, |end| end.len());
        if inside.get(skipped..) == Some(decoded) {
            Text::Verbatim(TextRange::from_usize(start + skipped, end))
        } else {
            Text::decoded(decoded)
        }
    }

    /// The table that `parts` lead to from `table`; none, and a problem, where they lead through what is no table.
    pub(super) fn descend(
        &mut self,
        table: usize,
        parts: &[Part],
        how: How,
    ) -> Result<Option<usize>, Problem> {
        let mut current = table;
        for part in parts {
            let Some(held) = self.held(current, &part.name) else {
                current = self.child(current, part, how, part.range)?;
                continue;
            };
            let through = held
                .holder
                .zip(self.how(held))
                .and_then(|(holder, is)| match is {
                    How::Implied | How::Dotted => Some(holder),
                    How::Header if how == How::Implied => Some(holder),
                    How::List if how == How::Implied => Some(self.last(holder)),
                    _ => None,
                });
            let Some(through) = through else {
                self.no_table(part, held, how);
                return Ok(None);
            };
            current = through;
        }
        Ok(Some(current))
    }

    /// A new table under a key.
    pub(super) fn child(
        &mut self,
        parent: usize,
        part: &Part,
        how: How,
        at: TextRange,
    ) -> Result<usize, Problem> {
        let depth = self.depth(parent);
        let key = self.key(part)?;
        let table = self.table(how, at, depth + 1)?;
        let held = Held {
            key: part.range,
            holder: Some(table),
        };
        let value = self.id(table);
        self.hang(parent, part.name.clone(), held, key, value);
        Ok(table)
    }

    /// One more table of a list.
    pub(super) fn item(&mut self, list: usize, at: TextRange) -> Result<usize, Problem> {
        let depth = self.depth(list);
        let table = self.table(How::Header, at, depth + 1)?;
        let id = self.id(table);
        if let Some(list) = self.holders.get_mut(list) {
            list.items.push(id);
            list.last = table;
        }
        Ok(table)
    }

    /// A table for what has no place of its own, so that reading can go on.
    pub(super) fn detached(&mut self, at: TextRange) -> Result<usize, Problem> {
        self.table(How::Header, at, 1)
    }

    pub(super) fn key(&mut self, part: &Part) -> Result<NodeId, Problem> {
        let text = self.text(&part.name, part.range);
        let bare = part.range.slice(self.builder.text) == &*part.name;
        let text = if bare {
            Text::Verbatim(part.range)
        } else {
            text
        };
        self.builder.push(NodeKind::String(text), part.range)
    }

    pub(super) fn hang(
        &mut self,
        parent: usize,
        name: Box<str>,
        held: Held,
        key: NodeId,
        value: NodeId,
    ) {
        if let Some(parent) = self.holders.get_mut(parent) {
            parent.entries.push(Entry::new(key, value));
            parent.names.entry(name).or_insert(held);
        }
    }

    pub(super) fn held(&self, table: usize, name: &str) -> Option<Held> {
        self.holders.get(table)?.names.get(name).copied()
    }

    pub(super) fn how(&self, held: Held) -> Option<How> {
        self.holders.get(held.holder?).map(|holder| holder.how)
    }

    fn last(&self, list: usize) -> usize {
        self.holders.get(list).map_or(0, |list| list.last)
    }

    pub(super) fn id(&self, holder: usize) -> NodeId {
        self.holders
            .get(holder)
            .map_or(NodeId(0), |holder| holder.id)
    }

    pub(super) fn define(&mut self, table: usize, at: TextRange) {
        if let Some(table) = self.holders.get_mut(table) {
            table.how = How::Header;
            table.at = at;
        }
    }

    pub(super) fn twice(&mut self, part: &Part, first: TextRange, what: &str) {
        let message = format!("the {what} `{}` is defined twice", part.name);
        let help = if what == "table" {
            "Put its entries under one header. Until then they are read as one table."
        } else {
            "Remove one of the two, or give it another name. Until then the first one counts."
        };
        self.builder.problems.push(
            Problem::new(ProblemKind::DuplicateKey, part.range, message)
                .label("again here")
                .related(first, "first here")
                .help(help),
        );
    }

    /// A header for what is defined already and cannot grow.
    pub(super) fn occupied(
        &mut self,
        part: &Part,
        held: Held,
        at: TextRange,
    ) -> Result<usize, Problem> {
        self.no_table(part, held, How::Implied);
        self.detached(at)
    }

    fn no_table(&mut self, part: &Part, first: Held, how: How) {
        let what = match self.how(first) {
            None => "has a value already",
            Some(How::Inline) => "is closed: its braces hold all of it",
            Some(How::List) => "is a list of tables",
            Some(_) if how == How::Dotted => "has a header of its own",
            Some(_) => "is a table and no list of tables",
        };
        let help = match self.how(first) {
            Some(How::List) if how == How::Dotted => {
                "Write a header `[[…]]` for a further table of the list."
            }
            Some(How::List) => "Write it in double brackets: `[[…]]`.",
            Some(How::Header) if how == How::Dotted => "Write the entry below that header.",
            _ => "Give one of the two another name. Until then what stands here is not read.",
        };
        let message = format!("`{}` {what}", part.name);
        self.builder.problems.push(
            Problem::syntax(part.range, message)
                .label("cannot be defined here")
                .related(first.key, "defined here")
                .help(help),
        );
    }

    /// Makes the nodes of all tables, and gives the root.
    pub(super) fn finish(mut self) -> NodeId {
        let root = self.id(0);
        while let Some(holder) = self.holders.pop() {
            let bracketed = holder.how == How::Inline;
            let parts = holder
                .entries
                .iter()
                .flat_map(|entry| [entry.key, entry.value]);
            let parts = parts.chain(holder.items.iter().copied());
            let ranges = parts.map(|id| self.builder.range(id));
            let hull = ranges.reduce(TextRange::cover);
            let range = hull.filter(|_| !bracketed).unwrap_or(holder.at);
            let kind = if holder.how == How::List {
                self.builder.sequence(holder.items)
            } else {
                self.builder.mapping_of(holder.entries)
            };
            self.builder.set(holder.id, range, kind);
        }
        root
    }

    /// How deep what a table holds stands, in collections.
    pub(super) fn depth(&self, holder: usize) -> u32 {
        self.holders.get(holder).map_or(1, |holder| holder.depth)
    }

    /// Where a table in braces stands, now that its end is known.
    pub(super) fn close(&mut self, table: usize, range: TextRange) {
        if let Some(holder) = self.holders.get_mut(table) {
            holder.at = range;
        }
    }

    /// Notes that a second header for a table was reported.
    pub(super) fn retell(&mut self, table: usize) {
        if let Some(holder) = self.holders.get_mut(table) {
            holder.retold = true;
        }
    }

    /// Whether a second header for a table was reported.
    pub(super) fn is_retold(&self, table: usize) -> bool {
        self.holders.get(table).is_some_and(|holder| holder.retold)
    }
}
