//! `Total: 1,600` on the line after a table: whether the one column that can be added up comes to it.

use super::amount::{StatedAmount, read_amount};
use super::calculation::{Calculated, Calculation};
use super::grid::{Grid, is_sample};
use super::labels::is_total;
use super::total_row::{Broken, adds_up, is_near, one_unit};
use crate::document::Run;
use crate::figure::{FigureContext, Number};
use crate::source::TextRange;

/// The calculation of the line after a table, where it is a total.
pub(in crate::rules) fn total_line(
    grid: &Grid<'_>,
    run: &Run,
    figures: &FigureContext<'_>,
) -> Option<Calculation> {
    let text = run.text().lines().next()?;
    let (label, stated) = text.split_once([':', '：'])?;
    if !is_total(label) {
        return None;
    }
    let stated = stated.trim().trim_end_matches(['.', '。']);
    let start = text.rfind(stated).filter(|_| !stated.is_empty())?;
    let at = run.source(start, start + stated.len());
    let unread = Some(Calculation {
        at,
        outcome: Calculated::Unread,
    });
    let Some(amount) = read_amount(stated, figures) else {
        return unread;
    };
    let columns: Vec<(usize, Vec<(StatedAmount, TextRange)>)> = (0..grid.width())
        .filter_map(|column| Some((column, numbers(grid, column)?)))
        .collect();
    let holds = columns
        .iter()
        .any(|(_, parts)| adds_up(&amounts(parts), &amount))
        || i64::try_from(grid.rows.len()).is_ok_and(|rows| Number::from(rows) == amount.value);
    // What numbers the rows, or does not add up, leaves the others.
    let may_be = |(column, parts): &&(usize, Vec<_>)| grid.adds_up(*column) && !numbers_rows(parts);
    let columns: Vec<_> = columns.iter().filter(may_be).collect();
    let outcome = match columns.as_slice() {
        _ if holds => Calculated::Holds,
        [(column, parts)] => {
            let amounts = amounts(parts);
            let certain = one_unit(&amounts, &amount)
                && is_near(&amounts, &amount)
                && parts.len() > 2
                && !is_sample(text)
                && !grid.rows.iter().flatten().any(|cell| is_total(cell.text));
            if !certain {
                return unread;
            }
            Broken {
                text: stated,
                of: grid.heading(*column),
                line: "column",
                identity: vec![
                    label.to_owned(),
                    grid.heading(*column).to_owned(),
                    stated.to_owned(),
                ],
                parts: parts.clone(),
                total: amount,
            }
            .outcome()
        }
        _ => Calculated::Unread,
    };
    Some(Calculation { at, outcome })
}

/// Whether the numbers of a column only count its rows: 1, 2, 3 and so on.
fn numbers_rows(parts: &[(StatedAmount, TextRange)]) -> bool {
    let mut numbered = parts.iter().zip(1..);
    numbered.all(|((amount, _), number)| amount.value == Number::from(number))
}

fn amounts(parts: &[(StatedAmount, TextRange)]) -> Vec<&StatedAmount> {
    parts.iter().map(|(amount, _)| amount).collect()
}

/// The numbers of a column in which nothing else stands, and whose heading does not say that they do not add up.
fn numbers(grid: &Grid<'_>, column: usize) -> Option<Vec<(StatedAmount, TextRange)>> {
    let cells = grid.rows.iter().filter_map(|row| row.get(column));
    let cells: Vec<_> = cells.filter(|cell| !cell.is_blank()).collect();
    let numbers = cells
        .iter()
        .filter_map(|cell| Some((cell.amount.clone()?, cell.range)));
    let numbers: Vec<_> = numbers.collect();
    let whole = !numbers.is_empty() && numbers.len() == cells.len();
    (whole && !numbers.iter().any(|(amount, _)| amount.is_percentage())).then_some(numbers)
}
