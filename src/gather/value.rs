//! A value of a record: its text as written, its type, and its place.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use crate::document::{NodeKind, NodeRef};
use crate::source::{FileId, Span, TextRange};

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueKind {
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A value without a type of its own, which is compared as it is written: a key, a part of a path, a cell of a table.
    Bare,
    /// A list.
    List,
    /// A mapping.
    Map,
}

impl ValueKind {
    /// The kind with its article.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::Text | Self::Bare => "a text",
            Self::List => "a list",
            Self::Map => "a mapping",
        }
    }

    /// Whether it has no values in it.
    pub fn is_scalar(self) -> bool {
        !matches!(self, Self::List | Self::Map)
    }
}

/// A value of a record.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    /// Its type.
    pub kind: ValueKind,
    /// The text as written, without its quotes; of a list or mapping all that is in it, in one order.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// The unit of its column, where a table or a description of the data gives one.
    pub unit: Option<&'a str>,
    /// Whether its table has a row of units that gives its column none.
    pub is_without_unit: bool,
    /// Its node, where it is one.
    pub(super) node: Option<NodeRef<'a>>,
}

impl<'a> Value<'a> {
    /// The value that a node is; `None` for null. A cell of a table has no type.
    pub(super) fn of_node(file: FileId, node: NodeRef<'a>) -> Option<Self> {
        let kind = match node.kind() {
            NodeKind::Null | NodeKind::Alias(_) => return None,
            NodeKind::Bool(_) => ValueKind::Bool,
            NodeKind::Number => ValueKind::Number,
            NodeKind::String(_) if node.document().format().is_cells() => ValueKind::Bare,
            NodeKind::String(_) => ValueKind::Text,
            NodeKind::Sequence(_) => ValueKind::List,
            NodeKind::Mapping(_) => ValueKind::Map,
        };
        let text = match node.scalar_text() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(whole(node)),
        };
        Some(Self {
            kind,
            text,
            span: Span::new(file, node.site()),
            unit: None,
            is_without_unit: false,
            node: Some(node),
        })
    }

    /// A value that was kept of a path or a key.
    pub(super) fn bare(text: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self {
            kind: ValueKind::Bare,
            text: text.into(),
            span,
            unit: None,
            is_without_unit: false,
            node: None,
        }
    }

    /// Where a part of its text stands: exactly where the text is in the file as it is, else where the value is.
    pub(super) fn place(&self, part: Range<usize>) -> Span {
        let start = self.span.range.and_then(|site| {
            let node = self.node?;
            let range = node.range();
            let written = range.slice(node.document().text());
            let inner = written.get(1..written.len().saturating_sub(1));
            let start = match node.kind() {
                _ if range != site => return None,
                NodeKind::String(_) if written == self.text => range.start,
                NodeKind::String(_) if inner == Some(&*self.text) => range.start + 1,
                NodeKind::Number | NodeKind::Bool(_) => range.start,
                _ => return None,
            };
            Some(start as usize)
        });
        start.map_or(self.span, |start| {
            Span::new(
                self.span.file,
                TextRange::from_usize(start + part.start, start + part.end),
            )
        })
    }

    /// The text as a message shows it, with the unit of its column where there is one.
    pub fn with_unit(&self) -> String {
        let text = self.text.trim();
        match self.unit.filter(|_| crate::fact::is_number(text)) {
            Some("%") => format!("{text}%"),
            Some(unit) => format!("{text} {unit}"),
            None => text.to_owned(),
        }
    }

    /// The text by which it is told from others: with its type, unless all are compared as they are written.
    pub fn key(&self, typed: bool) -> String {
        let tag = match self.kind {
            _ if !typed => "",
            ValueKind::Bool => "b",
            ValueKind::Number => "n",
            ValueKind::Text | ValueKind::Bare => "t",
            ValueKind::List => "l",
            ValueKind::Map => "m",
        };
        format!("{tag}{}", self.text)
    }
}

/// A list or mapping as a text: entries in the order of their keys, each scalar with its type.
fn whole(node: NodeRef<'_>) -> String {
    let mut text = String::new();
    write_whole(node, &mut text);
    text
}

fn write_whole(node: NodeRef<'_>, out: &mut String) {
    match node.kind() {
        NodeKind::Sequence(_) => {
            out.push('[');
            for (at, item) in node.items().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                write_whole(item, out);
            }
            out.push(']');
        }
        NodeKind::Mapping(_) => {
            let mut entries: Vec<_> = node
                .entries()
                .map(|entry| (entry.key.scalar_text().unwrap_or_default(), entry.value))
                .collect();
            entries.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (at, (key, value)) in entries.into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                let _ = write!(out, "{key:?}: ");
                write_whole(value, out);
            }
            out.push('}');
        }
        NodeKind::String(_) => {
            let _ = write!(out, "{:?}", node.as_str().unwrap_or_default());
        }
        NodeKind::Null => out.push_str("null"),
        NodeKind::Bool(_) | NodeKind::Number | NodeKind::Alias(_) => {
            out.push_str(node.scalar_text().unwrap_or_default());
        }
    }
}
