//! What reading a vocabulary and reading a document have in common: places, scalars, problems.

use std::collections::BTreeMap;

use super::{FactProblem, FactProblemKind};
use crate::document::{EntryRef, NodeKind, NodeRef, Text};
use crate::figure::{Number, Period};
use crate::source::{FileId, Quote, Quoted, Span, TextRange};

/// Reads values of one file and gathers what is wrong with them.
#[derive(Debug)]
pub(super) struct ValueReader {
    pub(super) file: FileId,
    text: Quoted,
    pub(super) problems: Vec<FactProblem>,
    /// The periods that were read, by their texts: most facts of a document are of a few.
    periods: BTreeMap<Box<str>, Period>,
}

impl ValueReader {
    pub(super) fn new(file: FileId, root: NodeRef<'_>) -> Self {
        Self {
            file,
            text: root.document().quoted(),
            problems: Vec::new(),
            periods: BTreeMap::new(),
        }
    }

    /// Where a value stands, without its quotes; of a value reached through an alias, the alias.
    pub(super) fn site(&self, node: NodeRef<'_>) -> Span {
        let range = match node.anchored() {
            Some(_) => node.site(),
            None => own_range(node),
        };
        Span::new(self.file, range)
    }

    /// Where a value itself stands when it was reached through an alias.
    pub(super) fn anchored(&self, node: NodeRef<'_>) -> Option<Span> {
        node.anchored()
            .map(|_| Span::new(self.file, own_range(node)))
    }

    /// The text of a string or number, without a copy where it stands in the file as it is.
    pub(super) fn quote(&self, node: NodeRef<'_>) -> Option<Quote> {
        let text = string_or_number(node)?;
        Some(match node.kind() {
            NodeKind::String(Text::Decoded(_)) => text.into(),
            _ => self.text.quote(own_range(node)),
        })
    }

    /// The same, and the empty text where there is none.
    pub(super) fn quote_or_nothing(&self, node: Option<NodeRef<'_>>) -> Quote {
        let quote = node.and_then(|node| self.quote(node));
        quote.unwrap_or_else(|| self.text.quote(TextRange::default()))
    }

    /// A period or date, `2021-05` or the year `2021`; what cannot be read is a problem.
    pub(super) fn period(&mut self, node: NodeRef<'_>) -> Option<Period> {
        let text = string_or_number(node)?;
        if let Some(known) = self.periods.get(text) {
            return Some(known.clone());
        }
        match Period::parse(text) {
            Ok(period) => {
                self.periods.insert(text.into(), period.clone());
                Some(period)
            }
            Err(error) => {
                let part = error.range;
                let text = text.into();
                self.report_part(FactProblemKind::Period { text, error }, node, part);
                None
            }
        }
    }

    /// An exact number: integer, decimal or fraction; what cannot be read is a problem.
    pub(super) fn number(&mut self, node: NodeRef<'_>) -> Option<Number> {
        let text = string_or_number(node)?;
        let number = Number::parse(text).ok();
        if number.is_none() {
            let text = text.into();
            self.report(FactProblemKind::Number { text }, node, Vec::new());
        }
        number
    }

    /// A problem with a value.
    pub(super) fn report(
        &mut self,
        kind: FactProblemKind,
        node: NodeRef<'_>,
        mut related: Vec<Span>,
    ) {
        related.extend(self.anchored(node));
        self.problems.push(FactProblem {
            kind,
            span: self.site(node),
            related,
        });
    }

    /// A problem with a part of a scalar, `part` counting from the start of its text. Where the text is not in the
    /// file as it is (escapes, folded lines, an alias) the whole scalar is shown.
    pub(super) fn report_part(
        &mut self,
        kind: FactProblemKind,
        node: NodeRef<'_>,
        part: TextRange,
    ) {
        self.report(kind, node, Vec::new());
        let verbatim = !matches!(node.kind(), NodeKind::String(Text::Decoded(_)));
        if !verbatim || node.anchored().is_some() || part.is_empty() {
            return;
        }
        let whole = own_range(node);
        let start = whole.start.saturating_add(part.start);
        let narrowed = TextRange::new(start, whole.start.saturating_add(part.end));
        if let Some(problem) = self
            .problems
            .last_mut()
            .filter(|_| whole.contains(narrowed))
        {
            problem.span = Span::new(self.file, narrowed);
        }
    }
}

/// The text of a string or number; other kinds of value are left to the schema.
pub(super) fn string_or_number(node: NodeRef<'_>) -> Option<&str> {
    match node.kind() {
        NodeKind::String(_) | NodeKind::Number => node.scalar_text(),
        _ => None,
    }
}

/// Whether the value is a mapping.
pub(super) fn is_mapping(node: NodeRef<'_>) -> bool {
    matches!(node.kind(), NodeKind::Mapping(_))
}

/// The entries of a mapping by their keys; of a key given twice the first counts, as everywhere.
pub(super) fn named_entries(node: Option<NodeRef<'_>>) -> BTreeMap<&str, EntryRef<'_>> {
    let mut named = BTreeMap::new();
    for entry in node.into_iter().flat_map(NodeRef::entries) {
        if let Some(name) = entry.key.scalar_text() {
            named.entry(name).or_insert(entry);
        }
    }
    named
}

/// The text of a string or number under a key.
pub(super) fn text_at<'a>(node: NodeRef<'a>, key: &str) -> Option<&'a str> {
    string_or_number(node.get(key)?)
}

/// Reads `[[spelling, spelling, …], …]`; anything else gives no groups.
pub(super) fn read_same_as(node: Option<NodeRef<'_>>) -> Vec<Vec<Box<str>>> {
    let groups = node.into_iter().flat_map(NodeRef::items);
    groups
        .map(|group| {
            let spellings = group.items().filter_map(string_or_number);
            spellings.map(Into::into).collect()
        })
        .collect()
}

/// A node's bytes, of a string in quotes those within.
fn own_range(node: NodeRef<'_>) -> TextRange {
    match node.kind() {
        NodeKind::String(Text::Verbatim(range)) => *range,
        _ => node.range(),
    }
}
