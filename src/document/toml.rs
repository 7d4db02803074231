//! TOML 1.1 into the tree: the events of `toml_parser`, with the meaning of headers and dotted keys that it leaves to us.
//! The words for its errors are in `toml_words`.
//!
//! Tables that headers (`[a.b]`) and dotted keys (`a.b = 1`) define stand where their keys and values do: a table written
//! in several places covers what lies between. Dates and times, and the numbers that JSON does not have, are strings.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::slice::Iter;

use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use super::build::{Builder, too_deep};
use super::resolve::is_json_number;
use super::toml_words;
use super::{Comment, Entry, NodeId, NodeKind, Problem, ProblemKind, Text};
use crate::source::TextRange;

/// Reads the whole text.
pub(super) fn read(builder: &mut Builder<'_>) {
    builder.begin_document(0);
    match document(builder) {
        Ok(root) => {
            builder.root(root);
            builder.end_document();
        }
        Err(problem) => builder.fail(problem),
    }
}

fn document(builder: &mut Builder<'_>) -> Result<NodeId, Problem> {
    let source = Source::new(builder.text);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    let mut errors: Vec<ParseError> = Vec::new();
    let mut guarded = RecursionGuard::new(&mut events, builder.limits().depth);
    let mut receiver = ValidateWhitespace::new(&mut guarded, source);
    parse_document(&tokens, &mut receiver, &mut errors);
    if !errors.is_empty() {
        decode_all(source, &events, &mut errors);
        let first = errors
            .iter()
            .min_by_key(|error| error.unexpected().map(|span| span.start()));
        return first.map_or(Ok(NodeId(0)), |error| {
            Err(toml_words::problem(error, builder))
        });
    }
    let mut tree = Tree {
        builder,
        source,
        holders: Vec::new(),
    };
    let root = tree.table(How::Header, TextRange::default(), 1)?;
    let mut events = events.iter();
    let mut current = root;
    while let Some(event) = events.next() {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                current = tree.header(root, event, &mut events)?;
            }
            EventKind::SimpleKey => {
                let path = tree.path(event, &mut events)?;
                tree.entry(current, path, &mut events)?;
            }
            EventKind::Comment => tree.comment(event),
            _ => {}
        }
    }
    Ok(tree.finish())
}

/// Finds what is wrong in keys and values: a quote that is not closed is the cause of what is wrong behind it.
fn decode_all(source: Source<'_>, events: &[Event], errors: &mut Vec<ParseError>) {
    for event in events {
        let Some(raw) = source.get(event) else {
            continue;
        };
        if event.kind() == EventKind::SimpleKey {
            raw.decode_key(&mut (), errors);
        } else if event.kind() == EventKind::Scalar {
            let _ = raw.decode_scalar(&mut (), errors);
        }
    }
}

/// The tables and lists of tables that may still grow, in the order in which they were met: what holds others stands
/// before them.
struct Tree<'b, 't> {
    builder: &'b mut Builder<'t>,
    source: Source<'t>,
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
enum How {
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
struct Held {
    key: TextRange,
    /// The holder, of which a plain value has none.
    holder: Option<usize>,
}

/// One part of a dotted key.
struct Part {
    range: TextRange,
    name: Box<str>,
}

/// A dotted key: what leads to the last part, and that one.
struct Path {
    parents: Vec<Part>,
    last: Part,
}

impl Tree<'_, '_> {
    /// A new table or list of tables.
    fn table(&mut self, how: How, at: TextRange, depth: u32) -> Result<usize, Problem> {
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

    fn comment(&mut self, event: &Event) {
        let range = range_of(event);
        self.builder.comments.push(Comment { range });
    }

    /// The key that starts at `event`.
    fn path(&mut self, event: &Event, events: &mut Iter<'_, Event>) -> Result<Path, Problem> {
        let mut parents = Vec::new();
        let mut last = self.part(event)?;
        loop {
            let mut ahead = events.clone();
            let is_blank = |event: &&Event| event.kind() == EventKind::Whitespace;
            let next = ahead.find(|event| !is_blank(event));
            if next.is_none_or(|next| next.kind() != EventKind::KeySep) {
                return Ok(Path { parents, last });
            }
            let Some(key) = ahead.find(|event| !is_blank(event)) else {
                return Ok(Path { parents, last });
            };
            *events = ahead;
            parents.push(std::mem::replace(&mut last, self.part(key)?));
        }
    }

    fn part(&self, event: &Event) -> Result<Part, Problem> {
        let mut name = Cow::Borrowed("");
        let mut error: Option<ParseError> = None;
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut name, &mut error);
        }
        if let Some(error) = error {
            return Err(toml_words::problem(&error, self.builder));
        }
        Ok(Part {
            range: range_of(event),
            name: name.into(),
        })
    }

    /// `[a.b]` or `[[a.b]]`: the table whose entries follow.
    fn header(
        &mut self,
        root: usize,
        open: &Event,
        events: &mut Iter<'_, Event>,
    ) -> Result<usize, Problem> {
        let is_list = open.kind() == EventKind::ArrayTableOpen;
        let mut path = None;
        let mut end = range_of(open);
        while let Some(event) = events.next() {
            match event.kind() {
                EventKind::SimpleKey => path = Some(self.path(event, events)?),
                EventKind::StdTableClose | EventKind::ArrayTableClose => {
                    end = range_of(event);
                    break;
                }
                _ => {}
            }
        }
        let end = TextRange::new(end.end, end.end);
        let Some(path) = path else {
            return Ok(root);
        };
        let Some(parent) = self.descend(root, &path.parents, How::Implied)? else {
            return self.detached(end);
        };
        let held = self.held(parent, &path.last.name);
        match (held, is_list) {
            (None, false) => self.child(parent, &path.last, How::Header, end),
            (None, true) => {
                let list = self.child(parent, &path.last, How::List, end)?;
                self.item(list, end)
            }
            (Some(held), true) if self.how(held) == Some(How::List) => {
                self.item(held.holder.unwrap_or(root), end)
            }
            (Some(held), false) => match (self.how(held), held.holder) {
                (Some(How::Implied), Some(table)) => {
                    self.define(table, end);
                    Ok(table)
                }
                (Some(How::Header | How::Dotted), Some(table)) => {
                    self.twice(&path.last, held.key, "table");
                    if let Some(table) = self.holders.get_mut(table) {
                        table.retold = true;
                    }
                    Ok(table)
                }
                _ => self.occupied(&path.last, held, end),
            },
            (Some(held), true) => self.occupied(&path.last, held, end),
        }
    }

    /// `key = value`, from behind its key.
    fn entry(
        &mut self,
        table: usize,
        path: Path,
        events: &mut Iter<'_, Event>,
    ) -> Result<(), Problem> {
        let parent = self.descend(table, &path.parents, How::Dotted)?;
        let Path { last, .. } = path;
        let parent = match parent {
            Some(parent) => parent,
            None => self.detached(last.range)?,
        };
        let depth = self.holders.get(parent).map_or(1, |parent| parent.depth);
        let key = self.key(&last)?;
        let value = self.value(events, depth + 1)?;
        let retold = self.holders.get(parent).is_some_and(|parent| parent.retold);
        if let Some(held) = self.held(parent, &last.name).filter(|_| !retold) {
            self.twice(&last, held.key, "key");
        }
        let held = Held {
            key: last.range,
            holder: None,
        };
        self.hang(parent, last.name, held, key, value);
        Ok(())
    }

    /// The next value, whose collections stand `depth` deep.
    fn value(&mut self, events: &mut Iter<'_, Event>, depth: u32) -> Result<NodeId, Problem> {
        let is_value = |event: &&Event| {
            matches!(
                event.kind(),
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen
            )
        };
        match events.find(is_value) {
            Some(event) if event.kind() == EventKind::Scalar => self.scalar(event),
            Some(event) if event.kind() == EventKind::ArrayOpen => {
                self.array(range_of(event), events, depth)
            }
            Some(event) => self.inline(range_of(event), events, depth),
            // Without one there was an error, and nothing is read.
            None => self.builder.push(NodeKind::Null, TextRange::default()),
        }
    }

    fn array(
        &mut self,
        open: TextRange,
        events: &mut Iter<'_, Event>,
        depth: u32,
    ) -> Result<NodeId, Problem> {
        if depth > self.builder.limits().depth {
            return Err(too_deep(open, self.builder.limits()));
        }
        let id = self.builder.push(NodeKind::Null, open)?;
        let mut items = Vec::new();
        let mut range = open;
        loop {
            let before = events.clone();
            let Some(event) = events.next() else { break };
            match event.kind() {
                EventKind::ArrayClose => {
                    range = open.cover(range_of(event));
                    break;
                }
                EventKind::Comment => self.comment(event),
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen => {
                    *events = before;
                    items.push(self.value(events, depth + 1)?);
                }
                _ => {}
            }
        }
        let kind = self.builder.sequence(items);
        self.builder.set(id, range, kind);
        Ok(id)
    }

    fn inline(
        &mut self,
        open: TextRange,
        events: &mut Iter<'_, Event>,
        depth: u32,
    ) -> Result<NodeId, Problem> {
        let table = self.table(How::Inline, open, depth)?;
        while let Some(event) = events.next() {
            match event.kind() {
                EventKind::InlineTableClose => {
                    let range = open.cover(range_of(event));
                    if let Some(holder) = self.holders.get_mut(table) {
                        holder.at = range;
                    }
                    break;
                }
                EventKind::Comment => self.comment(event),
                EventKind::SimpleKey => {
                    let path = self.path(event, events)?;
                    self.entry(table, path, events)?;
                }
                _ => {}
            }
        }
        Ok(self.id(table))
    }

    fn scalar(&mut self, event: &Event) -> Result<NodeId, Problem> {
        let range = range_of(event);
        let mut decoded = Cow::Borrowed("");
        let mut error: Option<ParseError> = None;
        let raw = self.source.get(event);
        let kind = raw.map(|raw| raw.decode_scalar(&mut decoded, &mut error));
        if let Some(error) = error {
            return Err(toml_words::problem(&error, self.builder));
        }
        let lexeme = range.slice(self.builder.text);
        let verbatim = NodeKind::String(Text::Verbatim(range));
        let kind = match kind {
            None => NodeKind::Null,
            Some(ScalarKind::Boolean(value)) => NodeKind::Bool(value),
            Some(ScalarKind::String) => NodeKind::String(self.text(&decoded, range)),
            Some(ScalarKind::DateTime) => match decoded.parse::<toml_datetime::Datetime>() {
                Ok(_) => verbatim,
                Err(_) => return Err(toml_words::no_date(range, lexeme)),
            },
            Some(ScalarKind::Float) if decoded.ends_with("inf") || decoded.ends_with("nan") => {
                verbatim
            }
            Some(ScalarKind::Float) if is_json_number(unsigned(&decoded)) => NodeKind::Number,
            Some(ScalarKind::Integer(radix)) if is_integer(&decoded, radix.value()) => {
                NodeKind::Number
            }
            Some(ScalarKind::Float | ScalarKind::Integer(_)) => {
                return Err(toml_words::no_number(range, lexeme));
            }
        };
        self.builder.push(kind, range)
    }

    /// The text of a string at `range`, quotes included.
    fn text(&self, decoded: &str, range: TextRange) -> Text {
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
    fn descend(
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
    fn child(
        &mut self,
        parent: usize,
        part: &Part,
        how: How,
        at: TextRange,
    ) -> Result<usize, Problem> {
        let depth = self.holders.get(parent).map_or(1, |parent| parent.depth);
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
    fn item(&mut self, list: usize, at: TextRange) -> Result<usize, Problem> {
        let depth = self.holders.get(list).map_or(1, |list| list.depth);
        let table = self.table(How::Header, at, depth + 1)?;
        let id = self.id(table);
        if let Some(list) = self.holders.get_mut(list) {
            list.items.push(id);
            list.last = table;
        }
        Ok(table)
    }

    /// A table for what has no place of its own, so that reading can go on.
    fn detached(&mut self, at: TextRange) -> Result<usize, Problem> {
        self.table(How::Header, at, 1)
    }

    fn key(&mut self, part: &Part) -> Result<NodeId, Problem> {
        let text = self.text(&part.name, part.range);
        let bare = part.range.slice(self.builder.text) == &*part.name;
        let text = if bare {
            Text::Verbatim(part.range)
        } else {
            text
        };
        self.builder.push(NodeKind::String(text), part.range)
    }

    fn hang(&mut self, parent: usize, name: Box<str>, held: Held, key: NodeId, value: NodeId) {
        if let Some(parent) = self.holders.get_mut(parent) {
            parent.entries.push(Entry::new(key, value));
            parent.names.entry(name).or_insert(held);
        }
    }

    fn held(&self, table: usize, name: &str) -> Option<Held> {
        self.holders.get(table)?.names.get(name).copied()
    }

    fn how(&self, held: Held) -> Option<How> {
        self.holders.get(held.holder?).map(|holder| holder.how)
    }

    fn last(&self, list: usize) -> usize {
        self.holders.get(list).map_or(0, |list| list.last)
    }

    fn id(&self, holder: usize) -> NodeId {
        self.holders
            .get(holder)
            .map_or(NodeId(0), |holder| holder.id)
    }

    fn define(&mut self, table: usize, at: TextRange) {
        if let Some(table) = self.holders.get_mut(table) {
            table.how = How::Header;
            table.at = at;
        }
    }

    fn twice(&mut self, part: &Part, first: TextRange, what: &str) {
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
    fn occupied(&mut self, part: &Part, held: Held, at: TextRange) -> Result<usize, Problem> {
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
    fn finish(mut self) -> NodeId {
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
}

fn range_of(event: &Event) -> TextRange {
    let span = event.span();
    TextRange::from_usize(span.start(), span.end())
}

fn unsigned(number: &str) -> &str {
    number.strip_prefix('+').unwrap_or(number)
}

/// Whether these are the digits of a whole number, without a zero before others.
fn is_integer(digits: &str, radix: u32) -> bool {
    if radix == 10 {
        return is_json_number(unsigned(digits));
    }
    !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix))
}
