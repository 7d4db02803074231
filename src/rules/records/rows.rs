//! Rows: the values of some fields, record by record.

use rayon::prelude::*;

use super::fold::Fold;
use crate::gather::{Field, KindId, Record, Records, Value, ValueKind};
use crate::source::Span;

/// Signs that part the values of a key; no text has them.
const BETWEEN: char = '\u{1f}';
/// The text that stands for a value that is absent, in keys and where it is written.
pub(in crate::rules) const ABSENT: &str = "\u{0}absent";

/// The values of some fields in one record. A field that has several gives a row for each.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Row<'a> {
    /// The record, by its position among those of its kind.
    pub record: usize,
    /// A value a field; `None` where it is absent.
    pub values: Vec<Option<Value<'a>>>,
}

/// The rows of all records of a kind.
#[derive(Debug, Default)]
pub(in crate::rules) struct Rows<'a> {
    /// The rows that have a value.
    pub rows: Vec<Row<'a>>,
    /// How many records have none.
    pub absent: u64,
}

impl<'a> Rows<'a> {
    /// Reads fields, which are of one kind.
    pub(in crate::rules) fn read(records: &'a Records, fields: &[Field]) -> Self {
        let Some(first) = fields.first() else {
            return Self::default();
        };
        let all: Vec<Vec<Row<'a>>> = records
            .of(first.kind)
            .par_iter()
            .enumerate()
            .map(|(at, record)| {
                let columns: Vec<Vec<Value<'a>>> = fields
                    .iter()
                    .map(|field| values(records, field, record))
                    .collect();
                rows(at, columns)
            })
            .collect();
        let absent = all.iter().filter(|rows| rows.is_empty()).count();
        Self {
            absent: u64::try_from(absent).unwrap_or(u64::MAX),
            rows: all.into_iter().flatten().collect(),
        }
    }
}

impl<'a> Rows<'a> {
    /// Rows of all records of a kind, in their order, whether they have the fields or not.
    pub(in crate::rules) fn of_all(
        records: &'a Records,
        kind: KindId,
        fields: &[Field],
    ) -> Vec<Row<'a>> {
        let all = records.of(kind).par_iter().enumerate();
        all.map(|(record, found)| Row {
            record,
            values: fields
                .iter()
                .map(|field| records.values(field, found).into_iter().next())
                .collect(),
        })
        .collect()
    }
}

impl Rows<'_> {
    /// The key of each row.
    pub(in crate::rules) fn keys(&self, typed: bool, fold: &Fold) -> Vec<String> {
        let rows = self.rows.par_iter();
        rows.map(|row| row.key(typed, fold)).collect()
    }
}

/// The values of a field. What is probably the unit of its column, or its heading, is none; that is told.
fn values<'a>(records: &'a Records, field: &Field, record: &'a Record) -> Vec<Value<'a>> {
    let mut values = records.values(field, record);
    values.retain(|value| !records.is_unit(value.span));
    values
}

/// Every combination of the values of some fields; none where all are absent.
fn rows(record: usize, columns: Vec<Vec<Value<'_>>>) -> Vec<Row<'_>> {
    if columns.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mut rows = vec![Vec::new()];
    for column in columns {
        let values: Vec<Option<Value<'_>>> = if column.is_empty() {
            vec![None]
        } else {
            column.into_iter().map(Some).collect()
        };
        let extend = |row: Vec<Option<_>>| {
            values.iter().map(move |value| {
                let mut longer = row.clone();
                longer.push(value.clone());
                longer
            })
        };
        rows = rows.into_iter().flat_map(extend).collect();
    }
    rows.into_iter()
        .map(|values| Row { record, values })
        .collect()
}

impl Row<'_> {
    /// The place that is underlined: its last value.
    pub(in crate::rules) fn span(&self) -> Option<Span> {
        Some(self.values.iter().rev().flatten().next()?.span)
    }

    /// Its values as written, absent ones by this word.
    pub(in crate::rules) fn written(&self) -> Vec<String> {
        let values = self.values.iter();
        values
            .map(|value| {
                value
                    .as_ref()
                    .map_or_else(|| ABSENT.to_owned(), |value| value.text.to_string())
            })
            .collect()
    }

    /// The key that tells it from others.
    pub(in crate::rules) fn key(&self, typed: bool, fold: &Fold) -> String {
        let mut key = String::new();
        for (at, value) in self.values.iter().enumerate() {
            if at > 0 {
                key.push(BETWEEN);
            }
            match value {
                Some(value) => key.push_str(&fold.folded(value.key(typed))),
                None => key.push_str(ABSENT),
            }
        }
        key
    }

    /// The first of its values that is a list or a mapping.
    pub(in crate::rules) fn whole(&self) -> Option<&Value<'_>> {
        self.values
            .iter()
            .flatten()
            .find(|value| !value.kind.is_scalar())
    }
}

/// Whether values are told apart by their types: none of them is what has no type.
pub(in crate::rules) fn typed<'r>(all: impl IntoIterator<Item = &'r Rows<'r>>) -> bool {
    let rows = all.into_iter().flat_map(|rows| &rows.rows);
    let mut values = rows.flat_map(|row| &row.values).flatten();
    values.all(|value| value.kind != ValueKind::Bare)
}

/// The rows with their keys, in the order of these; rows of one key in the order of their records.
pub(in crate::rules) fn keyed<'r, 'a>(
    rows: &'r [Row<'a>],
    typed: bool,
    fold: &Fold,
) -> Vec<(String, &'r Row<'a>)> {
    let mut keyed: Vec<(String, usize)> = rows
        .par_iter()
        .enumerate()
        .map(|(at, row)| (row.key(typed, fold), at))
        .collect();
    keyed.par_sort_unstable();
    let row = |(key, at)| Some((key, rows.get(at)?));
    keyed.into_iter().filter_map(row).collect()
}
