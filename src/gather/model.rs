//! Records as they are held: places in trees, with what was kept on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::places::LeftOut;
use crate::config::{ReadAs, RecordKind, RecordSource};
use crate::document::{Handle, NodeRef, Parsed};
use crate::fact::is_number;
use crate::source::{FileId, SourceFile as Text, Span};

/// A kind of record by its position in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KindId(pub(super) usize);

/// A table: the file of a kind, by its position, and in a text the table, by its own.
pub(super) type TableId = (usize, Option<usize>);

/// All records of a run.
#[derive(Clone, Debug, Default)]
pub struct Records {
    pub(super) specs: Vec<RecordKind>,
    pub(super) kinds: Vec<Kind>,
    pub(super) trees: BTreeMap<FileId, Arc<Parsed>>,
    pub(super) texts: BTreeMap<FileId, Text>,
    /// Fields that are made of others, and that no record can have: that is told where they are described.
    pub(super) never: BTreeSet<(KindId, String)>,
    /// Cells that look like units of their columns and are taken for values: that is told.
    pub(super) doubted: BTreeSet<Span>,
}

/// The records of one kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Kind {
    /// The files in which they are looked for; for records within records, those of the enclosing kind.
    pub files: Vec<SourceFile>,
    pub records: Vec<Record>,
    /// The columns that are kept of each match or row: the named groups of a pattern, or the headings of tables. Else what
    /// the route keeps.
    pub columns: Vec<String>,
    /// The tables of texts whose rows these are: the file of each, by its position, and which of the columns it has.
    pub tables: Vec<(usize, BTreeSet<usize>)>,
    /// Whether there may be more, in a file that cannot be read.
    pub is_incomplete: bool,
    /// Matches in texts that are no record.
    pub left_out: LeftOut,
    /// Rows that the configuration says to name the columns too: they are no records.
    pub named: Vec<Record>,
    /// How many rows are no records, since they name the columns below headings of groups.
    pub heading_rows: usize,
    /// How many rows are no records, since they give the units of their columns.
    pub unit_rows: usize,
    /// The units of the columns of each table, as it gives them below their headings, with their places.
    pub units: BTreeMap<TableId, BTreeMap<String, (String, Span)>>,
}

/// A file with the parts of its path that are kept.
#[derive(Clone, Debug)]
pub(super) struct SourceFile {
    pub file: FileId,
    pub parts: Vec<(String, String)>,
}

/// A record.
#[derive(Clone, Debug)]
pub struct Record {
    /// The file, by its position among those of the kind.
    pub(super) source: usize,
    /// The value that it is; `None` where the file is the record.
    pub(super) node: Option<Handle>,
    /// The keys that were kept on the way, in the order of the route.
    pub(super) kept: Box<[(Box<str>, Span)]>,
    /// The enclosing record, by its position among those of its kind; of a row in Markdown its table, by its position in
    /// the file.
    pub(super) enclosing: Option<usize>,
}

impl Records {
    /// The kind of this name.
    pub fn kind(&self, name: &str) -> Option<KindId> {
        let mut specs = self.specs.iter();
        specs.position(|spec| spec.name.value == name).map(KindId)
    }

    /// The names of all kinds.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.specs.iter().map(|spec| spec.name.value.as_str())
    }

    /// The name of a kind.
    pub fn name(&self, kind: KindId) -> &str {
        self.spec(kind).map_or("", |spec| &spec.name.value)
    }

    /// The entry of the configuration for a kind.
    pub fn spec(&self, kind: KindId) -> Option<&RecordKind> {
        self.specs.get(kind.0)
    }

    /// The records of a kind, in the order of their files and of what stands in them.
    pub fn of(&self, kind: KindId) -> &[Record] {
        self.kinds.get(kind.0).map_or(&[], |kind| &kind.records)
    }

    /// Whether there may be more records of a kind, in a file that cannot be read.
    pub fn is_incomplete(&self, kind: KindId) -> bool {
        self.kinds
            .get(kind.0)
            .is_some_and(|kind| kind.is_incomplete)
    }

    /// Whether there are fewer records of a kind than the configuration expects, one unless it says so.
    pub fn is_short(&self, kind: KindId) -> bool {
        let least = self.spec(kind).and_then(|spec| spec.at_least.as_ref());
        self.of(kind).len() < least.map_or(1, |least| least.value)
    }

    /// How many records there are of all kinds.
    pub fn count(&self) -> usize {
        self.kinds.iter().map(|kind| kind.records.len()).sum()
    }

    /// How many matches of patterns are no records, since they tell of the past.
    pub fn past(&self) -> usize {
        self.kinds.iter().map(|kind| kind.left_out.past).sum()
    }

    /// The kind that encloses another.
    pub fn enclosing(&self, kind: KindId) -> Option<KindId> {
        match &self.spec(kind)?.source {
            RecordSource::In(name) => self.kind(&name.value).filter(|outer| *outer < kind),
            RecordSource::Files(_) => None,
        }
    }

    /// The enclosing record of a record.
    pub fn enclosing_record(&self, kind: KindId, record: &Record) -> Option<(KindId, &Record)> {
        let outer = self.enclosing(kind)?;
        let record = self.of(outer).get(record.enclosing?)?;
        Some((outer, record))
    }

    /// The holder of a record: its file, and the record that encloses it, or its table. Only what stands in one thing has
    /// an order.
    pub fn holder(&self, kind: KindId, record: usize) -> Option<(FileId, Option<usize>)> {
        let record = self.of(kind).get(record)?;
        Some((self.file(kind, record)?, record.enclosing))
    }

    /// The record of a kind that encloses a record, however far out, by its position.
    pub fn ancestor(&self, kind: KindId, record: &Record, outer: KindId) -> Option<usize> {
        let (next, enclosing) = self.enclosing_record(kind, record)?;
        if next == outer {
            return record.enclosing;
        }
        self.ancestor(next, enclosing, outer)
    }

    /// Whether records of one kind stand in those of another, however far out.
    pub fn encloses(&self, outer: KindId, kind: KindId) -> bool {
        let next = self.enclosing(kind);
        next.is_some_and(|next| next == outer || self.encloses(outer, next))
    }

    /// Whether the records of two kinds stand in the same things: in records of one kind, or in the same files.
    pub fn share_holders(&self, one: KindId, other: KindId) -> bool {
        let files = |kind: KindId| {
            let files = self
                .kinds
                .get(kind.0)
                .into_iter()
                .flat_map(|kind| &kind.files);
            files.map(|source| source.file).collect::<BTreeSet<_>>()
        };
        self.enclosing(one) == self.enclosing(other) && files(one) == files(other)
    }

    /// Whether the records of two kinds are rows of tables that are chosen in the same way.
    pub fn share_tables(&self, one: KindId, other: KindId) -> bool {
        let headings = |kind: KindId| match &self.spec(kind)?.reading {
            ReadAs::Table(table) => Some(&table.headings),
            _ => None,
        };
        headings(one).is_some() && headings(one) == headings(other)
    }

    /// The name that people have for a record: its own, or its cells up to the first that is no number.
    pub fn called(&self, kind: KindId, record: &Record) -> Option<String> {
        const MOST: usize = 3;
        let cells = self.node(kind, record);
        let cells =
            cells.filter(|node| node.own_name().is_none() && node.document().format().is_cells());
        let Some(cells) = cells else {
            return self.own_name(kind, record);
        };
        let mut texts: Vec<&str> = Vec::new();
        for entry in cells.entries().take(MOST) {
            let text = entry.value.scalar_text().unwrap_or_default().trim();
            texts.extend((!text.is_empty()).then_some(text));
            if !text.is_empty() && !is_number(text) {
                return Some(texts.join(" "));
            }
        }
        texts.first().map(|text| (*text).to_owned())
    }

    /// The file of a record.
    pub fn file(&self, kind: KindId, record: &Record) -> Option<FileId> {
        Some(self.source(kind, record)?.file)
    }

    /// Where a record stands.
    pub fn span(&self, kind: KindId, record: &Record) -> Option<Span> {
        let file = self.file(kind, record)?;
        if let Some((_, span)) = record.kept.last() {
            return Some(*span);
        }
        Some(match self.node(kind, record) {
            Some(node) => Span::new(file, node.site()),
            None => Span::file(file),
        })
    }

    /// The names under which parts of its records are kept.
    pub(super) fn columns(&self, kind: KindId) -> Vec<&str> {
        match self.kinds.get(kind.0) {
            Some(kind) if !kind.columns.is_empty() => {
                kind.columns.iter().map(String::as_str).collect()
            }
            _ => self.spec(kind).map_or_else(Vec::new, RecordKind::kept),
        }
    }

    /// The name of a record, as far as it says one: the keys on the way to it, or the first cell or group that is no
    /// number; else its own name, else the parts of its path that are kept.
    pub fn own_name(&self, kind: KindId, record: &Record) -> Option<String> {
        let has_columns = self
            .kinds
            .get(kind.0)
            .is_some_and(|kind| !kind.columns.is_empty());
        if has_columns {
            let mut kept = record.kept.iter().map(|(text, _)| text.trim());
            let name = kept.find(|text| !text.is_empty() && !is_number(text));
            return name.map(str::to_owned);
        }
        if !record.kept.is_empty() {
            let kept: Vec<&str> = record.kept.iter().map(|(key, _)| &**key).collect();
            return Some(kept.join(" "));
        }
        let node = self.node(kind, record);
        if let Some(name) = node.and_then(NodeRef::own_name) {
            return Some(name.to_owned());
        }
        let parts = &self.source(kind, record)?.parts;
        let parts: Vec<&str> = parts.iter().map(|(_, part)| part.as_str()).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    pub(super) fn source(&self, kind: KindId, record: &Record) -> Option<&SourceFile> {
        self.kinds.get(kind.0)?.files.get(record.source)
    }

    pub(super) fn node(&self, kind: KindId, record: &Record) -> Option<NodeRef<'_>> {
        let file = self.file(kind, record)?;
        Some(self.trees.get(&file)?.document.find(record.node?))
    }
}
