//! The rows of a table by what their labels say: sums of others, parts of others, and what else is told of them all.

use super::grid::GridCell;
use super::labels::label;
use super::words::Words;
use crate::words::WordLists;

/// A row of cells.
pub(super) type Row<'a> = [GridCell<'a>];

/// The last row of a section and those above it; what tells something else of the rows, as their mean, may stand behind the
/// total.
pub(super) fn up_to_total<'s, 'a>(
    section: &'s [Vec<GridCell<'a>>],
) -> Option<(&'s Row<'a>, &'s [Vec<GridCell<'a>>])> {
    let mut section = section;
    loop {
        let (last, above) = section.split_last()?;
        if !name(last).is_some_and(|cell| Words::BehindTotal.has(&label(cell.text))) {
            return Some((last, above));
        }
        section = above;
    }
}

/// The cell that names a row: the first that is no number, and of numbers alone the first.
pub(super) fn name<'r, 'a>(row: &'r Row<'a>) -> Option<&'r GridCell<'a>> {
    let is_name = |cell: &&GridCell<'_>| !cell.is_blank() && cell.amount.is_none();
    let named = row.iter().find(is_name);
    named.or_else(|| row.iter().find(|cell| !cell.text.is_empty()))
}

/// Whether a row is headed as the sum of those since the last such row: `Subtotal`, `Subtotal timber`.
pub(super) fn is_subtotal(row: &Row<'_>) -> bool {
    name(row).is_some_and(|cell| {
        let label = label(cell.text);
        let first = label
            .split_once(' ')
            .map_or(label.as_str(), |(first, _)| first);
        Words::Subtotal.has(&label) || Words::Subtotal.has(first)
    })
}

/// Whether rows are parted by sums, two at least, and no other row sums up or is a part of another.
pub(super) fn is_parted(rows: &[Vec<GridCell<'_>>]) -> bool {
    let (sums, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| is_subtotal(row));
    let ends = rows.last().is_some_and(|last| is_subtotal(last));
    sums.len() > 1 && ends && !others.iter().any(|row| is_aggregate(row))
}

/// Whether a row sums up others, or is a part of one above it.
pub(super) fn is_aggregate(row: &Row<'_>) -> bool {
    let Some(label) = name(row) else {
        return false;
    };
    // A line of dashes is no row.
    if row.iter().all(GridCell::is_blank) {
        return false;
    }
    let label = label.text.to_lowercase();
    let mut words = label.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words.any(|word| Words::Aggregate.has(word))
        || Words::PartAbove.starts(&label)
        || label.starts_with(['(', '（']) && label.ends_with([')', '）'])
        || label.starts_with(['↳', '└', '├', '–', '-', '•', '·', '=', '+'])
        || Words::AggregateSign.stands_in(&label)
}
