//! A column that is headed as a total: whether the other columns of each row add up to it. It is one only where they do
//! in most rows, since a column headed so often counts something of its own.

use super::amount::StatedAmount;
use super::calculation::{Calculated, Calculation, by_majority};
use super::grid::{Grid, GridCell};
use super::labels::is_total_column;
use super::sections::name;
use super::total_row::{Broken, adds_up, one_unit, rounding_explains};
use super::words::Words;
use crate::figure::Number;
use crate::source::TextRange;
use crate::words::WordLists;

/// The number of rows that have to hold before another can fail.
const ENOUGH: usize = 3;
/// Numbers that are all multiples of this have probably been rounded, where their sums say so.
const LEAST_ROUND: i64 = 1000;
/// So many rows that are off by rounding tell it from a slip.
const SEVERAL: usize = 2;

/// Calculations of the cells of a table's total columns.
pub(in crate::rules) fn total_columns(grid: &Grid<'_>) -> Vec<Calculation> {
    let columns = (0..grid.width()).filter(|column| {
        let others = (0..grid.width()).filter(|other| other != column);
        let others: Vec<&str> = others.map(|other| grid.heading(other)).collect();
        is_total_column(grid.heading(*column), &others)
    });
    let judged = columns.flat_map(|column| {
        let candidates = candidates(grid, column);
        let judged = candidates.iter().map(|parts| judge(grid, column, parts));
        let best = judged.max_by_key(|judged| holding(judged));
        best.filter(|judged| holding(judged) >= ENOUGH)
            .map_or_else(Vec::new, by_majority)
    });
    judged.collect()
}

fn holding(judged: &[Calculation]) -> usize {
    let holds = |judged: &&Calculation| matches!(judged.outcome, Calculated::Holds);
    judged.iter().filter(holds).count()
}

/// The columns that may be the parts: those to the left, from each of them on, or those to the right.
fn candidates(grid: &Grid<'_>, column: usize) -> Vec<Vec<usize>> {
    let fits = |column: &usize| {
        grid.adds_up(*column) && {
            let mut cells = grid.rows.iter().filter_map(|row| row.get(*column));
            let numbers = |cell: &GridCell<'_>| cell.is_blank() || cell.amount.is_some();
            cells.all(numbers)
        }
    };
    let left: Vec<usize> = (0..column).filter(fits).collect();
    let right: Vec<usize> = (column + 1..grid.width()).filter(fits).collect();
    let suffixes =
        (0..left.len().saturating_sub(1)).map(|from| left.iter().skip(from).copied().collect());
    suffixes.chain([right]).collect()
}

fn judge(grid: &Grid<'_>, column: usize, parts: &[usize]) -> Vec<Calculation> {
    let rows = grid.rows.iter();
    let mut judged: Vec<Calculation> = rows
        .filter_map(|row| judge_row(row, grid, column, parts))
        .collect();
    let empty = empty_where_it_holds(grid, &judged, column, parts);
    let noted = holding_rows(grid, &judged, column).any(|row| has_note(row, column));
    for found in &mut judged {
        let mut rows = grid.rows.iter();
        let row = rows.find(|row| row.get(column).is_some_and(|cell| cell.range == found.at));
        let is_doubtful = row.is_some_and(|row| {
            tells_something_else(row)
                || is_made_up(row, found, column, parts)
                || empty.iter().any(|part| !is_nothing(row, *part))
                || !noted && has_note(row, column)
        });
        if is_doubtful {
            found.set_aside();
        }
    }
    if is_rounded(grid, column, parts) {
        judged.iter_mut().for_each(Calculation::set_aside);
    }
    judged
}

/// The columns in which nothing stands wherever a row holds. Whether they are parts of the total, taken off, or held by
/// another column, no row says.
fn empty_where_it_holds(
    grid: &Grid<'_>,
    judged: &[Calculation],
    column: usize,
    parts: &[usize],
) -> Vec<usize> {
    let empty =
        |part: &&usize| holding_rows(grid, judged, column).all(|row| is_nothing(row, **part));
    parts.iter().filter(empty).copied().collect()
}

/// The rows that hold.
fn holding_rows<'g, 'a>(
    grid: &'g Grid<'a>,
    judged: &'g [Calculation],
    column: usize,
) -> impl Iterator<Item = &'g Vec<GridCell<'a>>> {
    let holding = judged
        .iter()
        .filter(|found| matches!(found.outcome, Calculated::Holds));
    let holding: Vec<TextRange> = holding.map(|found| found.at).collect();
    let rows = grid.rows.iter();
    rows.filter(move |row| {
        row.get(column)
            .is_some_and(|cell| holding.contains(&cell.range))
    })
}

/// Whether something more is told of a row or of its total: a mark or brackets at the end.
fn has_note(row: &[GridCell<'_>], column: usize) -> bool {
    let mut cells = row.iter();
    let label = cells.find(|cell| !cell.text.is_empty() && cell.amount.is_none());
    let cells = label.into_iter().chain(row.get(column));
    if cells.clone().any(|cell| cell.noted) {
        return true;
    }
    let mut cells = cells.filter(|cell| !cell.text.starts_with('('));
    cells.any(|cell| {
        cell.text
            .ends_with([')', '）', ']', '*', '†', '‡', '¹', '²', '³'])
    })
}

/// Whether something else in the row makes the difference: another of its numbers, a part that is not told, or a hundred as the
/// most that there can be.
fn is_made_up(row: &[GridCell<'_>], found: &Calculation, column: usize, parts: &[usize]) -> bool {
    let Calculated::Fails(failure) = &found.outcome else {
        return false;
    };
    let amount = |at: usize| row.get(at)?.amount.as_ref().map(|amount| &amount.value);
    let off = failure.excess.abs();
    let mut others = (0..row.len()).filter(|at| *at != column && !parts.contains(at));
    let is_blank = |at: &usize| row.get(*at).is_some_and(GridCell::is_blank);
    let is_most = amount(column) == Some(&Number::from(100)) && !failure.excess.is_negative();
    is_most
        || parts.iter().any(is_blank)
        || others.any(|at| amount(at).is_some_and(|other| other.abs() == off))
}

/// Whether a row is named as one that does not add up: `Median weight`.
fn tells_something_else(row: &[GridCell<'_>]) -> bool {
    name(row).is_some_and(|name| {
        let label = name.text.to_lowercase();
        let mut words = label.split(|c: char| !(c.is_alphanumeric() || c == '%'));
        words.any(|word| Words::BehindTotal.has(word)) || Words::NoSumsSign.stands_in(&label)
    })
}

/// Whether a cell holds nothing, or none.
fn is_nothing(row: &[GridCell<'_>], column: usize) -> bool {
    let amount = row.get(column).and_then(|cell| cell.amount.as_ref());
    amount.is_none_or(|amount| amount.value.is_zero())
}

/// Whether rounding is what keeps rows from adding up: all numbers are so round, and several rows are off by no more than that
/// explains. A single row may be a slip.
fn is_rounded(grid: &Grid<'_>, column: usize, parts: &[usize]) -> bool {
    let value = |row: &[GridCell<'_>], at: usize| Some(row.get(at)?.amount.as_ref()?.value.clone());
    let rows = grid.rows.iter().filter_map(|row| {
        let parts: Vec<Number> = parts.iter().filter_map(|at| value(row, *at)).collect();
        Some((parts, value(row, column)?))
    });
    let rows: Vec<(Vec<Number>, Number)> = rows.collect();
    let numbers = || {
        rows.iter()
            .flat_map(|(parts, total)| parts.iter().chain([total]))
    };
    let all_multiples = |step: &Number| {
        let mut quotients = numbers().map(|number| number.checked_div(step));
        quotients.all(|quotient| quotient.is_some_and(|quotient| quotient.is_integer()))
    };
    let mut step = Number::from(LEAST_ROUND);
    if !all_multiples(&step) || numbers().all(Number::is_zero) {
        return false;
    }
    let ten = Number::from(10);
    while all_multiples(&(&step * &ten)) {
        step = &step * &ten;
    }
    let off = rows.iter().filter_map(|(parts, total)| {
        let sum = parts.iter().fold(Number::ZERO, |sum, part| &sum + part);
        let off = (&sum - total).abs();
        let rounded = i64::try_from(parts.len() + 1).unwrap_or(i64::MAX);
        let explained = &off * &Number::from(2) <= &step * &Number::from(rounded);
        (!off.is_zero()).then_some(explained)
    });
    let off: Vec<bool> = off.collect();
    off.len() >= SEVERAL && off.iter().all(|explained| *explained)
}

/// What a row comes to, where it says so in a column.
fn judge_row(
    row: &[GridCell<'_>],
    grid: &Grid<'_>,
    column: usize,
    parts: &[usize],
) -> Option<Calculation> {
    let result = row.get(column)?;
    let amount = result
        .amount
        .as_ref()
        .filter(|amount| !amount.is_percentage())?;
    let cells: Vec<&GridCell<'_>> = parts.iter().filter_map(|part| row.get(*part)).collect();
    let amounts: Vec<(StatedAmount, TextRange)> = cells
        .iter()
        .filter_map(|cell| Some((cell.amount.clone()?, cell.range)))
        .collect();
    if amounts.len() < 2 {
        return None;
    }
    let numbers: Vec<&StatedAmount> = amounts.iter().map(|(amount, _)| amount).collect();
    let outcome = if !one_unit(&numbers, amount)
        || !adds_up(&numbers, amount)
            && grid.is_rounded(column)
            && rounding_explains(&numbers, amount)
    {
        Calculated::Unread
    } else if adds_up(&numbers, amount) {
        if amount.value.is_zero() {
            return None;
        }
        Calculated::Holds
    } else {
        let mut labels = row.iter();
        let label = labels.find(|cell| !cell.text.is_empty() && cell.amount.is_none());
        let label = label.map_or("", |label| label.text);
        let identity = [grid.heading(column), label, result.text].map(str::to_owned);
        Broken {
            text: result.text,
            total: amount.clone(),
            of: label,
            line: "row",
            identity: identity.to_vec(),
            parts: amounts,
        }
        .outcome()
    };
    Some(Calculation {
        at: result.range,
        outcome,
    })
}
