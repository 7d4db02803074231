//! TOML 1.1 into the tree: the events of `toml_parser`, with the meaning of headers and dotted keys that it leaves to us.
//! Dates and times, and the numbers that JSON does not have, are strings. The tables that headers and keys define are
//! `toml_tables`, the words for errors of the syntax `toml_words`.

use std::borrow::Cow;
use std::slice::Iter;

use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use super::build::{Builder, too_deep};
use super::resolve::is_json_number;
use super::toml_tables::{Held, How, Part, Path, Tables};
use super::toml_words;
use super::{Comment, NodeId, NodeKind, Problem, Text};
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
        tables: Tables::new(builder),
        source,
    };
    let root = tree.tables.table(How::Header, TextRange::default(), 1)?;
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
    Ok(tree.tables.finish())
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

/// The events as they are read, and the tables that they define.
struct Tree<'b, 't> {
    tables: Tables<'b, 't>,
    source: Source<'t>,
}

impl Tree<'_, '_> {
    fn comment(&mut self, event: &Event) {
        let range = range_of(event);
        self.tables.builder.comments.push(Comment { range });
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
            return Err(toml_words::problem(&error, self.tables.builder));
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
        let Some(parent) = self.tables.descend(root, &path.parents, How::Implied)? else {
            return self.tables.detached(end);
        };
        let held = self.tables.held(parent, &path.last.name);
        match (held, is_list) {
            (None, false) => self.tables.child(parent, &path.last, How::Header, end),
            (None, true) => {
                let list = self.tables.child(parent, &path.last, How::List, end)?;
                self.tables.item(list, end)
            }
            (Some(held), true) if self.tables.how(held) == Some(How::List) => {
                self.tables.item(held.holder.unwrap_or(root), end)
            }
            (Some(held), false) => match (self.tables.how(held), held.holder) {
                (Some(How::Implied), Some(table)) => {
                    self.tables.define(table, end);
                    Ok(table)
                }
                (Some(How::Header | How::Dotted), Some(table)) => {
                    self.tables.twice(&path.last, held.key, "table");
                    self.tables.retell(table);
                    Ok(table)
                }
                _ => self.tables.occupied(&path.last, held, end),
            },
            (Some(held), true) => self.tables.occupied(&path.last, held, end),
        }
    }

    /// `key = value`, from behind its key.
    fn entry(
        &mut self,
        table: usize,
        path: Path,
        events: &mut Iter<'_, Event>,
    ) -> Result<(), Problem> {
        let parent = self.tables.descend(table, &path.parents, How::Dotted)?;
        let Path { last, .. } = path;
        let parent = match parent {
            Some(parent) => parent,
            None => self.tables.detached(last.range)?,
        };
        let depth = self.tables.depth(parent);
        let key = self.tables.key(&last)?;
        let value = self.value(events, depth + 1)?;
        let retold = self.tables.is_retold(parent);
        if let Some(held) = self.tables.held(parent, &last.name).filter(|_| !retold) {
            self.tables.twice(&last, held.key, "key");
        }
        let held = Held {
            key: last.range,
            holder: None,
        };
        self.tables.hang(parent, last.name, held, key, value);
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
            None => self
                .tables
                .builder
                .push(NodeKind::Null, TextRange::default()),
        }
    }

    fn array(
        &mut self,
        open: TextRange,
        events: &mut Iter<'_, Event>,
        depth: u32,
    ) -> Result<NodeId, Problem> {
        if depth > self.tables.builder.limits().depth {
            return Err(too_deep(open, self.tables.builder.limits()));
        }
        let id = self.tables.builder.push(NodeKind::Null, open)?;
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
        let kind = self.tables.builder.sequence(items);
        self.tables.builder.set(id, range, kind);
        Ok(id)
    }

    fn inline(
        &mut self,
        open: TextRange,
        events: &mut Iter<'_, Event>,
        depth: u32,
    ) -> Result<NodeId, Problem> {
        let table = self.tables.table(How::Inline, open, depth)?;
        while let Some(event) = events.next() {
            match event.kind() {
                EventKind::InlineTableClose => {
                    let range = open.cover(range_of(event));
                    self.tables.close(table, range);
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
        Ok(self.tables.id(table))
    }

    fn scalar(&mut self, event: &Event) -> Result<NodeId, Problem> {
        let range = range_of(event);
        let mut decoded = Cow::Borrowed("");
        let mut error: Option<ParseError> = None;
        let raw = self.source.get(event);
        let kind = raw.map(|raw| raw.decode_scalar(&mut decoded, &mut error));
        if let Some(error) = error {
            return Err(toml_words::problem(&error, self.tables.builder));
        }
        let lexeme = range.slice(self.tables.builder.text);
        let verbatim = NodeKind::String(Text::Verbatim(range));
        let kind = match kind {
            None => NodeKind::Null,
            Some(ScalarKind::Boolean(value)) => NodeKind::Bool(value),
            Some(ScalarKind::String) => NodeKind::String(self.tables.text(&decoded, range)),
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
        self.tables.builder.push(kind, range)
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
