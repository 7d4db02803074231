//! A column that is headed as a total: whether the other columns of each row add up to it. It is one only where they do
//! in most rows, since a column headed so often counts something of its own.

use super::amount::StatedAmount;
use super::calculation::{Calculated, Calculation, by_majority};
use super::grid::{Grid, GridCell};
use super::labels::is_total;
use super::total_row::{Broken, adds_up, one_unit};
use crate::figure::Number;
use crate::source::TextRange;

/// The number of rows that have to hold before another can fail.
const ENOUGH: usize = 3;
/// Numbers that are all multiples of this have probably been rounded, where their sums say so.
const LEAST_ROUND: i64 = 1000;
/// So many rows that are off by rounding tell it from a slip.
const SEVERAL: usize = 2;

/// Calculations of the cells of a table's total columns.
pub(in crate::rules) fn total_columns(grid: &Grid<'_>) -> Vec<Calculation> {
    let columns = (0..grid.width()).filter(|column| is_total(grid.heading(*column)));
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
        .filter_map(|row| judge_row(row, grid.heading(column), column, parts))
        .collect();
    if is_rounded(grid, column, parts) {
        judged.iter_mut().for_each(Calculation::set_aside);
    }
    judged
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

/// What a row comes to, where it says so under `heading`.
fn judge_row(
    row: &[GridCell<'_>],
    heading: &str,
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
    let outcome = if !one_unit(&numbers, amount) {
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
        let identity = [heading, label, result.text].map(str::to_owned);
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
