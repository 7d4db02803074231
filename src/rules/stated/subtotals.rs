//! A table whose rows are parted by sums of their own, each headed as one: whether the rows since the last such sum add up to
//! it, and these sums to the total.

use super::amount::StatedAmount;
use super::calculation::{Calculated, Calculation, by_majority};
use super::grid::{Grid, GridCell};
use super::labels::is_total;
use super::sections::{is_parted, is_subtotal, up_to_total};
use super::total_row::{Broken, adds_up, is_near, one_unit};
use crate::source::TextRange;

/// Calculations of the sums that part the rows of a table, and of the totals below these.
pub(in crate::rules) fn subtotals(grid: &Grid<'_>) -> Vec<Calculation> {
    let sections = grid.sections().filter_map(up_to_total);
    let parted = sections.filter(|(_, above)| is_parted(above));
    let judged = parted.flat_map(|(last, above)| {
        let columns = (0..grid.width()).filter(|column| grid.adds_up(*column));
        let columns = columns.flat_map(move |column| of_column(grid, column, above, last));
        columns.collect::<Vec<_>>()
    });
    judged.collect()
}

fn of_column(
    grid: &Grid<'_>,
    column: usize,
    rows: &[Vec<GridCell<'_>>],
    last: &[GridCell<'_>],
) -> Vec<Calculation> {
    let mut all = Vec::new();
    let (mut open, mut sums, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let Some(cell) = row.get(column) else {
            continue;
        };
        if is_subtotal(row) {
            all.extend(judge(grid, column, &open, cell));
            open.clear();
            sums.push(cell);
        } else if !cell.is_blank() {
            open.push(cell);
            plain.push(cell);
        }
    }
    let is_last = last.iter().any(|cell| is_total(cell.text));
    if let Some(total) = last.get(column).filter(|_| is_last) {
        // The rows themselves add up to it where a sum of some does not, or where each is one of all so far.
        let plain = judge(grid, column, &plain, total);
        let holds = plain.filter(|found| matches!(found.outcome, Calculated::Holds));
        all.extend(holds.or_else(|| judge(grid, column, &sums, total)));
    }
    by_majority(all)
}

/// Whether cells add up to another. `None` where nothing is added up.
fn judge(
    grid: &Grid<'_>,
    column: usize,
    cells: &[&GridCell<'_>],
    result: &GridCell<'_>,
) -> Option<Calculation> {
    let total = result
        .amount
        .as_ref()
        .filter(|amount| !amount.is_percentage())?;
    let parts: Vec<(StatedAmount, TextRange)> = cells
        .iter()
        .filter_map(|cell| Some((cell.amount.clone()?, cell.range)))
        .collect();
    let amounts: Vec<&StatedAmount> = parts.iter().map(|(amount, _)| amount).collect();
    let outcome = if parts.len() < 2 {
        return None;
    } else if parts.len() < cells.len() || !one_unit(&amounts, total) {
        Calculated::Unread
    } else if adds_up(&amounts, total) {
        Calculated::Holds
    } else if !is_near(&amounts, total) {
        Calculated::Unread
    } else {
        Broken {
            text: result.text,
            total: total.clone(),
            of: grid.heading(column),
            line: "column",
            identity: vec![grid.heading(column).to_owned(), result.text.to_owned()],
            parts,
        }
        .outcome()
    };
    Some(Calculation {
        at: result.range,
        outcome,
    })
}
