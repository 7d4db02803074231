//! One wrong number of a table is told once, though it keeps both its row and its column from adding up.

use super::calculation::{Calculated, Calculation, Failure};
use super::grid::{Grid, GridCell};
use crate::figure::Number;
use crate::source::TextRange;

/// The calculations of the rows' totals (`rows`, by their total columns) and those of the columns' (`columns`, by their total
/// rows), where none of the latter only repeats one of the former.
pub(in crate::rules) fn told_once(
    grid: &Grid<'_>,
    mut columns: Vec<Calculation>,
    mut rows: Vec<Calculation>,
) -> Vec<Calculation> {
    for total in &mut columns {
        let Some(excess) = failure(total).map(|failure| failure.excess.clone()) else {
            continue;
        };
        let Some(column) = column_of(grid, total.at) else {
            continue;
        };
        let within = |range: TextRange| cells(grid, column).any(|cell| cell.range == range);
        // The totals of the rows are what this one adds up.
        let wrong = rows
            .iter()
            .filter(|row| row.at != total.at && within(row.at));
        let wrong: Vec<&Failure> = wrong.filter_map(failure).collect();
        let together = wrong
            .iter()
            .fold(Number::ZERO, |sum, row| &sum + &row.excess);
        let repeats = !wrong.is_empty() && (&together + &excess).is_zero();
        if repeats || meets(&mut rows, within, &excess, grid.heading(column)) {
            total.set_aside();
        }
    }
    columns.append(&mut rows);
    columns
}

/// Whether a part of a row that is off by as much stands in the column, which the row then says of it.
fn meets(
    rows: &mut [Calculation],
    within: impl Fn(TextRange) -> bool,
    excess: &Number,
    heading: &str,
) -> bool {
    for row in rows {
        let Calculated::Fails(failure) = &mut row.outcome else {
            continue;
        };
        let mut parts = failure.related.iter_mut();
        let part = parts.find(|part| within(part.span));
        if let Some(part) = part.filter(|_| failure.excess == *excess) {
            part.message =
                format!("a part, and one of the column `{heading}`, which is off by as much");
            return true;
        }
    }
    false
}

fn failure(found: &Calculation) -> Option<&Failure> {
    match &found.outcome {
        Calculated::Fails(failure) => Some(failure),
        _ => None,
    }
}

fn cells<'g, 'a>(grid: &'g Grid<'a>, column: usize) -> impl Iterator<Item = &'g GridCell<'a>> {
    grid.rows.iter().filter_map(move |row| row.get(column))
}

/// The column in which a cell stands.
fn column_of(grid: &Grid<'_>, range: TextRange) -> Option<usize> {
    (0..grid.width()).find(|column| cells(grid, *column).any(|cell| cell.range == range))
}
