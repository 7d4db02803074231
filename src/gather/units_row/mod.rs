//! Rows of units below the headings of a table, which look like the first record of it: `t`, `EUR m`, `%` where every later
//! row has a number.
//!
//! Where one of them is a unit that everybody knows, the row is what it seems: it names the columns too, is no record, and
//! their numbers are in its units. Elsewhere that is asked. Which words are units is left to `figure`.

mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::row::{Below, Cell, UnitsRow};
use super::cell::{bare, is_label, is_year, may_be_unit};
use super::collect::Found;
use super::model::{KindId, Record, Records, TableId};
use crate::config::{ReadAs, RecordKind};
use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::{Vocabulary, is_number};
use crate::figure::Units;
use crate::source::Span;
use crate::words::quoted;

/// Fewest rows with numbers below the units.
const FEWEST: usize = 2;

impl Found {
    /// Takes the rows that certainly give the units of columns from the records.
    pub(super) fn units_rows(&mut self, id: KindId, spec: &RecordKind, vocabulary: &Vocabulary) {
        let (mut passed, mut given) = (BTreeSet::new(), BTreeMap::new());
        let units = vocabulary.written_units();
        for (table, of) in self.records.tables(id) {
            let row = self.records.units_row(id, spec, of.clone(), table, units);
            let Some(row) = row else { continue };
            if row.is_certain && spec.header.is_none() {
                passed.insert(of.start);
                self.problems.extend(odd_cells(spec, &row));
            }
            if row.is_certain || row.has_known(units) {
                let cells = row.cells.into_iter();
                let cells = cells.map(|(column, text, span)| (column, (bare(&text), span)));
                given.insert(table, cells.collect());
            }
        }
        if let Some(kind) = self.records.kinds.get_mut(id.0) {
            kind.units = given;
            kind.unit_rows = passed.len();
            let mut at = 0..;
            kind.records
                .retain(|_| at.next().is_none_or(|at| !passed.contains(&at)));
        }
    }

    /// Asks about rows that may give units, and are records as the configuration has it.
    pub(super) fn doubted_units(&mut self, id: KindId, spec: &RecordKind, vocabulary: &Vocabulary) {
        if spec.header.is_some() {
            return;
        }
        let units = vocabulary.written_units();
        let tables = self.records.tables(id).into_iter();
        let rows = tables.filter_map(|(table, of)| {
            let row = self.records.units_row(id, spec, of, table, units)?;
            // A second row of units below the first is a record that is told by what asks for its numbers.
            (!row.is_certain && self.records.is_first_asked(id, table, &row)).then_some(row)
        });
        let rows: Vec<UnitsRow> = rows.collect();
        let cells = rows.iter().flat_map(|row| &row.cells);
        self.records.doubted.extend(cells.map(|(.., span)| *span));
        self.problems
            .extend(rows.first().and_then(|row| doubt(spec, row)));
    }
}

/// Tells of cells in a row of units that are none.
fn odd_cells(spec: &RecordKind, row: &UnitsRow) -> Option<Problem> {
    let (.., first) = row.odd.first()?;
    let odd: BTreeSet<&str> = row.odd.iter().map(|(_, text, _)| &**text).collect();
    let odd: Vec<String> = odd.into_iter().map(quoted).collect();
    let message = format!(
        "in the row of units of `{}` stands what is no unit: {}",
        spec.name.value,
        odd.join(", ")
    );
    let help = "The numbers below it are in no unit, and are not compared with those of other columns. Correct it, or write `header: 2`, so that the row names the columns too.";
    let place = spec.name.span.unwrap_or(*first);
    let problem = Problem::new(ProblemKind::IdleSetting, place, message);
    Some(problem.related(*first, "no unit").help(help))
}

/// Asks whether the first row of a table gives units or names columns; it is taken for a record.
fn doubt(spec: &RecordKind, row: &UnitsRow) -> Option<Problem> {
    let units: BTreeSet<&str> = row.cells.iter().map(|(_, text, _)| &**text).collect();
    let units: Vec<String> = units.into_iter().map(quoted).collect();
    let (gives, label) = if row.has_headings {
        ("names columns and has", "a heading")
    } else {
        ("gives units and", "a unit")
    };
    let message = format!(
        "the first `{}` {gives} no values: {}",
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
    Some(problem.related(*first, label).help(help))
}

impl Records {
    /// Whether a cell probably holds the unit or a heading of its column and no value, which is told.
    pub fn is_unit(&self, cell: Span) -> bool {
        self.doubted.contains(&cell)
    }

    /// Whether a row is the first of its table of which it is asked whether it gives units: none is known to do so, or it
    /// is this one.
    fn is_first_asked(&self, id: KindId, table: TableId, row: &UnitsRow) -> bool {
        let given = self.kinds.get(id.0).and_then(|kind| kind.units.get(&table));
        given.is_none_or(|units| {
            let mut places = units.values().map(|(_, span)| *span);
            places.any(|place| row.cells.iter().any(|(.., span)| *span == place))
        })
    }

    /// How many rows are no records, since they name columns below the headings of groups.
    pub fn heading_rows(&self) -> usize {
        self.kinds.iter().map(|kind| kind.heading_rows).sum()
    }

    /// How many rows are no records, since they give the units of their columns.
    pub fn unit_rows(&self) -> usize {
        self.kinds.iter().map(|kind| kind.unit_rows).sum()
    }

    /// Whether the table of a record has a row that gives the units of columns.
    pub(super) fn has_units_row(&self, id: KindId, record: &Record) -> bool {
        let tables = self.kinds.get(id.0).map(|kind| &kind.units);
        let tables = tables.filter(|tables| !tables.is_empty());
        tables.is_some_and(|tables| tables.contains_key(&table_of(self, id, record)))
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
        units: &Units,
    ) -> Option<UnitsRow> {
        let records = self.of(id).get(of)?;
        if spec.header.is_some() {
            let named = self.kinds.get(id.0)?.named.iter();
            let mut named = named.filter(|record| table_of(self, id, record) == table);
            return named.find_map(|row| self.units_above(id, spec, row, records, units));
        }
        let (first, below) = records.split_first()?;
        self.units_above(id, spec, first, below, units)
    }

    /// A row as the units of columns of numbers below it.
    fn units_above(
        &self,
        id: KindId,
        spec: &RecordKind,
        row: &Record,
        below: &[Record],
        units: &Units,
    ) -> Option<UnitsRow> {
        if below.len() < FEWEST {
            return None;
        }
        let cells = self.cells(id, row, spec)?;
        let is_heading = spec.header.is_some();
        // A record that has no number in one place has one in another. Years may be headings, where something else names
        // the records.
        let is_bare = |(_, text, _): &Cell<'_>| is_number(text) && !is_year(text);
        let has_years = cells.iter().any(|(_, text, _)| is_year(text));
        let width = |record| self.cells(id, record, spec).map_or(0, |cells| cells.len());
        let is_full = || below.first().is_none_or(|next| width(next) <= cells.len());
        if !is_heading && (cells.iter().any(is_bare) || has_years && is_full()) {
            return None;
        }
        let columns = cells.iter().map(|(column, ..)| (*column, Below::default()));
        let mut columns: BTreeMap<&str, Below> = columns.collect();
        let may_count = |text: &str| may_be_unit(text) || is_label(text) || is_year(text);
        let possible = cells.iter().filter(|(_, text, _)| may_count(text));
        let possible: Vec<&str> = possible.map(|(column, ..)| *column).collect();
        for record in below {
            if !possible.iter().any(|column| columns.contains_key(column)) {
                return None;
            }
            for (column, text, _) in self.cells(id, record, spec)? {
                if let Some(column) = columns.get_mut(column) {
                    column.add(text);
                }
            }
            columns.retain(|_, column| !column.is_text());
        }
        UnitsRow::read(cells, &columns, below.len(), units, is_heading)
    }

    /// The cells of a row in which something stands; `None` of what is no row.
    fn cells<'a>(
        &'a self,
        id: KindId,
        record: &'a Record,
        spec: &RecordKind,
    ) -> Option<Vec<Cell<'a>>> {
        let cells: Vec<Cell<'a>> = match &spec.reading {
            ReadAs::Table(_) => {
                let kept = record.kept.iter();
                let cells = self.columns(id).into_iter().zip(kept);
                cells
                    .map(|(column, (text, span))| (column, text.trim(), *span))
                    .collect()
            }
            ReadAs::Tree => {
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
            ReadAs::Text(_) | ReadAs::Listed => return None,
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
