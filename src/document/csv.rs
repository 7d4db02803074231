//! CSV and TSV into the tree: a sequence of mappings from the heading of a column to the cell below it. The cells are
//! those of `csv-core`; their places, and what is wrong with a row, are ours.
//!
//! A cell is text and nothing else: `01826` keeps its zero, and whether it is a number is asked by whoever compares it.
//! The key of a column is one node, its heading, that all rows share. Rows of nothing but empty cells state nothing and
//! are passed over, as are empty cells beyond the last heading; a row that does not fit its headings is told and left
//! out.

use std::collections::BTreeMap;

use super::build::{Builder, Shape, too_deep};
use super::csv_cells::{Cell, Cells};
use super::{NodeId, NodeKind, Problem, ProblemKind, conflict};
use crate::source::TextRange;
use crate::words::number_of;

/// So many rows of one file are told one by one.
const MOST: usize = 5;

/// Reads the whole text; `tabs` says that tabs separate its cells, which its first line is asked otherwise.
pub(super) fn read(builder: &mut Builder<'_>, tabs: bool) {
    builder.begin_document(0);
    match table(builder, tabs) {
        Ok(()) => builder.end_document(),
        Err(problem) => builder.fail(problem),
    }
}

fn table(builder: &mut Builder<'_>, tabs: bool) -> Result<(), Problem> {
    let mut cells = Cells::new(builder.text, tabs);
    let mut row = Vec::new();
    if !next_row(&mut cells, &mut row) {
        return Err(Problem::syntax(cells.end(), "the file is empty")
            .label("expected a row of headings")
            .help("Write the headings of the columns in the first row, or remove the file."));
    }
    let range = extent(&row);
    if builder.limits().depth < 2 {
        return Err(too_deep(range, builder.limits()));
    }
    builder.open(Shape::Sequence, range, 0)?;
    let mut rows = Rows::headed(builder, &mut row, range)?;
    while next_row(&mut cells, &mut row) {
        rows.add(builder, &mut row)?;
    }
    let separator = cells.separator();
    rows.tell(builder, separator);
    builder.close(cells.end());
    Ok(())
}

/// The next row that is not blank.
fn next_row(cells: &mut Cells<'_>, row: &mut Vec<Cell>) -> bool {
    loop {
        if !cells.row(row) {
            return false;
        }
        if row.iter().any(|cell| !cell.is_blank) {
            return true;
        }
    }
}

fn extent(row: &[Cell]) -> TextRange {
    let first = row.first().map(|cell| cell.range).unwrap_or_default();
    row.last().map_or(first, |last| first.cover(last.range))
}

/// The rows of a table, and those that do not fit it.
struct Rows {
    heading: TextRange,
    columns: Vec<ColumnHeading>,
    read: usize,
    misfits: Vec<OddRow>,
    /// How many rows do not fit, told or not, and whether they all have as many cells as each other.
    misfit_count: usize,
    alike: bool,
    faults: Vec<Problem>,
    fault_count: usize,
}

/// The heading of a column.
struct ColumnHeading {
    key: NodeId,
    range: TextRange,
    /// An empty heading: a cell below it is an entry only where something stands in it.
    unnamed: bool,
    /// Whether something stands below an empty heading.
    filled: bool,
}

/// A row with more or fewer cells than there are headings.
struct OddRow {
    range: TextRange,
    cells: usize,
    /// The cells that no heading stands over.
    beyond: Option<TextRange>,
    /// A quote that does not count, since a blank stands before it.
    late_quote: Option<TextRange>,
}

impl Rows {
    fn headed(
        builder: &mut Builder<'_>,
        row: &mut Vec<Cell>,
        heading: TextRange,
    ) -> Result<Self, Problem> {
        trim(row, 0);
        if let Some(fault) = row.iter_mut().find_map(|cell| cell.fault.take()) {
            // Without its headings nothing can be said of the rows.
            return Err(fault);
        }
        repeated(builder, row);
        let mut columns = Vec::with_capacity(row.len());
        for cell in row.drain(..) {
            let key = builder.push(NodeKind::String(cell.text), cell.range)?;
            columns.push(ColumnHeading {
                key,
                range: cell.range,
                unnamed: cell.is_blank,
                filled: false,
            });
        }
        Ok(Self {
            heading,
            columns,
            read: 0,
            misfits: Vec::new(),
            misfit_count: 0,
            alike: true,
            faults: Vec::new(),
            fault_count: 0,
        })
    }

    fn add(&mut self, builder: &mut Builder<'_>, row: &mut Vec<Cell>) -> Result<(), Problem> {
        if let Some(fault) = row.iter_mut().find_map(|cell| cell.fault.take()) {
            self.fault_count += 1;
            if self.faults.len() < MOST {
                self.faults.push(fault);
            }
            return Ok(());
        }
        trim(row, self.columns.len());
        if let [cell] = row.as_slice()
            && conflict::starts(cell.range.slice(builder.text))
        {
            // In a table of one column nothing else is wrong with it.
            let message = "a merge conflict is not resolved";
            builder.problems.push(Problem::syntax(cell.range, message));
            return Ok(());
        }
        if row.len() != self.columns.len() {
            self.keep_misfit(builder.text, row);
            return Ok(());
        }
        self.read += 1;
        let range = extent(row);
        let columns = self.columns.iter_mut().zip(row.drain(..));
        let entries = columns.filter_map(|(column, cell)| {
            column.filled |= !cell.is_blank;
            let left_out = column.unnamed && cell.is_blank;
            (!left_out).then_some((column.key, cell.text, cell.range))
        });
        builder.row(range, entries)
    }

    fn keep_misfit(&mut self, text: &str, row: &[Cell]) {
        self.misfit_count += 1;
        let first = self.misfits.first().map_or(row.len(), |first| first.cells);
        self.alike &= first == row.len();
        if self.misfits.len() == MOST {
            return;
        }
        let late = |cell: &&Cell| {
            let lexeme = cell.range.slice(text);
            lexeme.starts_with(' ') && lexeme.trim_start().starts_with('"')
        };
        let beyond = row
            .get(self.columns.len()..)
            .filter(|rest| !rest.is_empty());
        self.misfits.push(OddRow {
            range: extent(row),
            cells: row.len(),
            beyond: beyond.map(extent),
            late_quote: row.iter().find(late).map(|cell| cell.range),
        });
    }

    /// Says which columns have no name of their own, and which rows could not be read.
    fn tell(mut self, builder: &mut Builder<'_>, separator: char) {
        let unnamed = self
            .columns
            .iter()
            .filter(|column| column.unnamed && column.filled);
        if let [first, second, ..] = unnamed.collect::<Vec<_>>().as_slice() {
            let message = "several columns have no heading";
            builder.problems.push(
                Problem::new(ProblemKind::DuplicateKey, second.range, message)
                    .label("a heading is missing here")
                    .related(first.range, "and here")
                    .help("Write a heading over each column. Until then the first of them counts."),
            );
        }
        let faults = self.faults.len();
        add_more(&mut self.faults, self.fault_count - faults);
        builder.problems.append(&mut self.faults);
        if self.read == 0 && self.alike && self.misfit_count > 1 {
            builder.problems.extend(self.wrong_heading());
            return;
        }
        let told = self.misfits.iter().map(|row| self.misfit(row, separator));
        let mut told: Vec<_> = told.collect();
        add_more(&mut told, self.misfit_count - self.misfits.len());
        builder.problems.append(&mut told);
    }

    /// No row fits, and each has as many cells as the others: it is the headings that are wrong.
    fn wrong_heading(&self) -> Option<Problem> {
        let row = self.misfits.first()?;
        let headings = number_of(self.columns.len(), "heading");
        let cells = number_of(row.cells, "cell");
        let message = format!("the table has {headings}, and each of its rows has {cells}");
        let help = "The first row names the columns. Give each column its heading, and remove what stands above that row.";
        Some(
            Problem::syntax(self.heading, message)
                .label("read as the headings")
                .related(row.range, cells)
                .help(help),
        )
    }

    fn misfit(&self, row: &OddRow, separator: char) -> Problem {
        let headings = number_of(self.columns.len(), "heading");
        let cells = number_of(row.cells, "cell");
        let message = format!("this row has {cells}, the table has {headings}");
        let problem = Problem::syntax(row.beyond.unwrap_or(row.range), message);
        let problem = match row.beyond {
            Some(_) => problem.label("under no heading"),
            None => problem.label(cells),
        };
        let problem = problem.related(self.heading, headings);
        if let Some(quoted) = row.late_quote {
            return problem
                .related(quoted, "a blank stands before this quote")
                .help("A quote counts only as the first character of a cell: remove the blank before it.");
        }
        let separator = match separator {
            '\t' => "a tab".to_owned(),
            other => format!("`{other}`"),
        };
        problem.help(if row.beyond.is_some() {
            format!("Put a cell that {separator} belongs to in double quotes, or remove what is too much. Until then the row is left out.")
        } else {
            format!("Write each cell, also an empty one, with {separator} before the next; what is no row of the table does not belong in the file. Until then the row is left out.")
        })
    }
}

/// Reports each heading that stands twice.
fn repeated(builder: &mut Builder<'_>, row: &[Cell]) {
    let mut seen: BTreeMap<&str, TextRange> = BTreeMap::new();
    for cell in row.iter().filter(|cell| !cell.is_blank) {
        let text = cell.text.of(builder.text);
        let Some(first) = seen.insert(text, cell.range) else {
            continue;
        };
        let message = format!("the heading `{text}` stands twice in one table");
        builder.problems.push(
            Problem::new(ProblemKind::DuplicateKey, cell.range, message)
                .label("again here")
                .related(first, "first here")
                .help("Give one of the two columns another name. Until then the first one counts."),
        );
    }
}

/// Takes empty cells off the end of a row, as long as more than `wanted` are left.
fn trim(row: &mut Vec<Cell>, wanted: usize) {
    while row.len() > wanted && row.last().is_some_and(|cell| cell.is_blank) {
        row.pop();
    }
}

/// Says in the last of some problems how many more there are like it.
fn add_more(told: &mut [Problem], more: usize) {
    if let Some(last) = told.last_mut()
        && more > 0
    {
        let help = last.help.get_or_insert_default();
        *help = format!(
            "{help}\n{} like this in the file.",
            number_of(more, "more row")
        );
    }
}
