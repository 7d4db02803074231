//! Rows of units below the headings of a table, which look like the first record of it: `t`, `EUR m`, `%` where every later
//! row has a number.
//!
//! Where one of them is a unit that everybody knows, the row is what it seems: it names the columns too, is no record, and
//! their numbers are in its units. Elsewhere that is asked. Which words are units is left to `figure`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::collect::Found;
use super::model::{KindId, Record, Records, TableId};
use crate::config::{Reading, RecordKind};
use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::{Vocabulary, is_number};
use crate::figure::names_unit;
use crate::source::Span;
use crate::words::{WordLists, quoted, word_lists};

word_lists! {
    /// A list of words, by what they say in the first row of a table.
    enum Words from [include_str!("units_row/en.txt")] {
        Unknown Caption
    }
}

/// Longest name of a unit, in letters.
const LONGEST: usize = 16;
/// Fewest rows with numbers below the units.
const FEWEST: usize = 2;

/// A cell with its column, what is written in it, and where.
type Cell<'a> = (&'a str, &'a str, Span);

/// A row of units.
struct UnitsRow {
    /// Column, unit and place.
    cells: Vec<(String, String, Span)>,
    /// How many records have numbers below them.
    below: usize,
}

impl Found {
    /// Takes the rows that certainly give the units of columns from the records.
    pub(super) fn units_rows(&mut self, id: KindId, spec: &RecordKind, vocabulary: &Vocabulary) {
        let (mut passed, mut units) = (BTreeSet::new(), BTreeMap::new());
        for (table, of) in self.records.tables(id) {
            let row = self.records.units_row(id, spec, of.clone(), table);
            let is_certain = |row: &UnitsRow| {
                let mut texts = row.cells.iter().map(|(_, text, _)| text);
                texts.any(|text| names_unit(text, vocabulary.written_units()))
            };
            let Some(row) = row.filter(is_certain) else {
                continue;
            };
            if spec.header.is_none() {
                passed.insert(of.start);
            }
            let cells = row.cells.into_iter();
            let cells = cells.map(|(column, text, span)| (column, (bare(&text), span)));
            units.insert(table, cells.collect());
        }
        if let Some(kind) = self.records.kinds.get_mut(id.0) {
            kind.units = units;
            kind.unit_rows = passed.len();
            let mut at = 0..;
            kind.records
                .retain(|_| at.next().is_none_or(|at| !passed.contains(&at)));
        }
    }

    /// Asks about rows that may give units, and are records as the configuration has it.
    pub(super) fn doubted_units(&mut self, id: KindId, spec: &RecordKind) {
        if spec.header.is_some() {
            return;
        }
        let tables = self.records.tables(id).into_iter();
        let tables = tables.filter(|(table, _)| !self.records.has_units(id, *table));
        let rows = tables.filter_map(|(table, of)| self.records.units_row(id, spec, of, table));
        let rows: Vec<UnitsRow> = rows.collect();
        let cells = rows.iter().flat_map(|row| &row.cells);
        self.records.doubted.extend(cells.map(|(.., span)| *span));
        self.problems
            .extend(rows.first().and_then(|row| doubt(spec, row)));
    }
}

/// Asks whether the first row of a table gives units; it is taken for a record.
fn doubt(spec: &RecordKind, row: &UnitsRow) -> Option<Problem> {
    let units: BTreeSet<&str> = row.cells.iter().map(|(_, text, _)| &**text).collect();
    let units: Vec<String> = units.into_iter().map(quoted).collect();
    let message = format!(
        "the first `{}` gives units and no values: {}",
        spec.name.value,
        units.join(", ")
    );
    let (.., first) = row.cells.first()?;
    let help = format!(
        "Write `header: 2`, so that it names the columns too and is no record, or `header: 1` where it is one. Each of the other {} has numbers there.",
        row.below
    );
    let place = spec.name.span.unwrap_or(*first);
    let problem = Problem::new(ProblemKind::IdleSetting, place, message);
    Some(problem.related(*first, "a unit").help(help))
}

impl Records {
    /// Whether a cell probably holds the unit of its column, which is told.
    pub fn is_unit(&self, cell: Span) -> bool {
        self.doubted.contains(&cell)
    }

    /// Whether a table gives the units of its columns.
    fn has_units(&self, id: KindId, table: TableId) -> bool {
        let kind = self.kinds.get(id.0);
        kind.is_some_and(|kind| kind.units.contains_key(&table))
    }

    /// How many rows are no records, since they give the units of their columns.
    pub fn unit_rows(&self) -> usize {
        self.kinds.iter().map(|kind| kind.unit_rows).sum()
    }

    /// The unit of the column of a record, as its table says it or a description of the data.
    pub(super) fn unit_of(&self, id: KindId, record: &Record, column: &str) -> Option<&str> {
        let of_table = || {
            let tables = &self.kinds.get(id.0)?.units;
            if tables.is_empty() {
                return None;
            }
            let units = tables.get(&table_of(self, id, record))?;
            Some(units.get(column)?.0.as_str())
        };
        let described = || {
            let mut columns = self.spec(id)?.columns.iter();
            let column = columns.find(|own| own.name.value == column)?;
            column.unit.as_deref()
        };
        described().or_else(of_table)
    }

    /// The different units that tables give a column, each where it stands first.
    pub(super) fn units_of_tables(&self, id: KindId, column: &str) -> Vec<(&str, Span)> {
        let tables = self
            .kinds
            .get(id.0)
            .into_iter()
            .flat_map(|kind| &kind.units);
        let units = tables.filter_map(|(_, units)| units.get(column));
        let mut found: Vec<(&str, Span)> = Vec::new();
        for (unit, span) in units {
            if !found.iter().any(|(known, _)| known == unit) {
                found.push((unit, *span));
            }
        }
        found
    }

    /// The tables in which records of a kind stand, each with the positions of its records.
    fn tables(&self, id: KindId) -> Vec<(TableId, Range<usize>)> {
        let mut tables: Vec<(TableId, Range<usize>)> = Vec::new();
        for (at, record) in self.of(id).iter().enumerate() {
            let table = table_of(self, id, record);
            match tables.last_mut() {
                Some((last, range)) if *last == table => range.end = at + 1,
                _ => tables.push((table, at..at + 1)),
            }
        }
        tables
    }

    /// The row of a table that gives the units of its columns: one that the configuration says to name them too, else the
    /// first record.
    fn units_row(
        &self,
        id: KindId,
        spec: &RecordKind,
        of: Range<usize>,
        table: TableId,
    ) -> Option<UnitsRow> {
        let records = self.of(id).get(of)?;
        if spec.header.is_some() {
            let named = self.kinds.get(id.0)?.named.iter();
            let mut named = named.filter(|record| table_of(self, id, record) == table);
            return named.find_map(|row| self.units_above(id, spec, row, records));
        }
        let (first, below) = records.split_first()?;
        self.units_above(id, spec, first, below)
    }

    /// A row as the units of columns of numbers below it.
    fn units_above(
        &self,
        id: KindId,
        spec: &RecordKind,
        row: &Record,
        below: &[Record],
    ) -> Option<UnitsRow> {
        if below.len() < FEWEST {
            return None;
        }
        let cells = self.cells(id, row, spec)?;
        let possible = cells.iter().filter(|(_, text, _)| may_be_unit(text));
        let mut numeric: BTreeSet<&str> = possible.map(|(column, ..)| *column).collect();
        let mut filled = BTreeSet::new();
        for record in below {
            if numeric.is_empty() {
                return None;
            }
            for (column, text, _) in self.cells(id, record, spec)? {
                if is_number(text) {
                    filled.insert(column);
                } else {
                    numeric.remove(column);
                }
            }
        }
        let (units, others): (Vec<Cell<'_>>, Vec<_>) = cells
            .into_iter()
            .partition(|(column, ..)| numeric.contains(column) && filled.contains(column));
        // A row that names something is a row, whatever it has in place of numbers.
        let is_nameless = others.iter().all(|(column, text, _)| {
            let text = text.to_lowercase();
            text == column.to_lowercase() || Words::Caption.has(&bare(&text))
        });
        let owned = units.into_iter();
        let cells: Vec<_> = owned
            .map(|(column, text, span)| (column.to_owned(), text.to_owned(), span))
            .collect();
        let below = below.len();
        (!cells.is_empty() && is_nameless).then_some(UnitsRow { cells, below })
    }

    /// The cells of a row in which something stands; `None` of what is no row.
    fn cells<'a>(
        &'a self,
        id: KindId,
        record: &'a Record,
        spec: &RecordKind,
    ) -> Option<Vec<Cell<'a>>> {
        let cells: Vec<Cell<'a>> = match &spec.reading {
            Reading::Table(_) => {
                let kept = record.kept.iter();
                let cells = self.columns(id).into_iter().zip(kept);
                cells
                    .map(|(column, (text, span))| (column, text.trim(), *span))
                    .collect()
            }
            Reading::Tree => {
                let node = self.node(id, record)?;
                let file = self.file(id, record)?;
                let cells = Some(node).filter(|node| node.document().format().is_cells())?;
                let cells = cells.entries().filter_map(|entry| {
                    let text = entry.value.scalar_text()?.trim();
                    let span = Span::new(file, entry.value.site());
                    Some((entry.key.scalar_text()?, text, span))
                });
                cells.collect()
            }
            Reading::Text(_) | Reading::Listed => return None,
        };
        let is_blank = |text: &str| text.is_empty() || spec.absent.iter().any(|word| word == text);
        Some(
            cells
                .into_iter()
                .filter(|(_, text, _)| !is_blank(text))
                .collect(),
        )
    }
}

/// The table in which a record stands.
fn table_of(records: &Records, id: KindId, record: &Record) -> TableId {
    let is_in_record = records.enclosing(id).is_some();
    (record.source, record.enclosing.filter(|_| !is_in_record))
}

/// A unit without the brackets around it.
fn bare(text: &str) -> String {
    text.trim_matches(['(', ')', '[', ']']).trim().to_owned()
}

/// Whether a text may be the unit of a column of numbers.
fn may_be_unit(text: &str) -> bool {
    let has_sign = text.chars().any(|sign| {
        sign.is_alphabetic() || matches!(sign, '%' | '‰' | '°' | '$' | '€' | '£' | '¥')
    });
    has_sign
        && text.chars().count() <= LONGEST
        && !text.contains(|sign: char| sign.is_ascii_digit() && !matches!(sign, '2' | '3'))
        && !Words::Unknown.has(&bare(text).to_lowercase())
}
