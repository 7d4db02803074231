//! Columns of a table that say of each row how two others compare: a part, a whole and the share that it is; a level before,
//! one after and the change. Which columns are compared is not said: they are where most rows hold.

use super::amount::{StatedAmount, read_amount, rounded_or_cut};
use super::calculation::{Calculated, Calculation, Failure, Page};
use super::grid::{Grid, GridCell};
use super::labels::{is_total, label};
use super::sections::{Row, name};
use super::words::Words;
use crate::document::Table;
use crate::figure::{FigureContext, Interval, Number};
use crate::source::TextRange;
use crate::words::WordLists;

/// So many rows have to hold before another can fail.
const ENOUGH: usize = 2;
/// Wider tables are no such ones.
const WIDEST: usize = 16;

/// How two numbers of a row compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Comparison {
    /// The first is a part of the second.
    Share,
    /// The first has become the second.
    Change,
}

/// A number of a table with its place.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Placed<'a> {
    pub(in crate::rules) amount: StatedAmount,
    pub(in crate::rules) range: TextRange,
    pub(in crate::rules) text: &'a str,
}

/// Two numbers of a row and the percentage that stands for how they compare.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Compared<'a> {
    pub(in crate::rules) first: Placed<'a>,
    pub(in crate::rules) second: Placed<'a>,
    pub(in crate::rules) result: Placed<'a>,
    /// Whether it holds.
    holds: bool,
}

/// The calculations of a column that two others tell the numbers of; `failure` words one that does not hold, if it can.
pub(in crate::rules) fn told_by_columns(
    page: Page<'_>,
    table: &Table,
    comparison: Comparison,
    failure: impl Fn(&Compared<'_>) -> Option<Failure>,
) -> Vec<Calculation> {
    let grid = Grid::of_table(table, &page.figures);
    let told = compared(&grid, comparison, &page.figures).into_iter();
    told.filter_map(|told| {
        let outcome = if told.holds {
            Calculated::Holds
        } else {
            Calculated::Fails(Box::new(failure(&told)?))
        };
        let at = told.result.range;
        Some(Calculation { at, outcome })
    })
    .collect()
}

/// What is compared in the rows of a table, where it is plain which columns are.
fn compared<'a>(
    grid: &Grid<'a>,
    comparison: Comparison,
    figures: &FigureContext<'_>,
) -> Vec<Compared<'a>> {
    if grid.width() > WIDEST {
        return Vec::new();
    }
    let mut all = Vec::new();
    for column in 0..grid.width() {
        let percent = grid.heading(column).contains(['%', '％']);
        let percentages: Vec<Option<Placed<'a>>> = rows(grid)
            .map(|row| percentage(row.get(column)?, percent, figures))
            .collect();
        if percentages.iter().flatten().count() > ENOUGH {
            let plain: Vec<usize> = (0..grid.width()).filter(|at| *at != column).collect();
            let mut candidates = pairs(grid, &plain, &percentages, comparison);
            if comparison == Comparison::Share {
                candidates.extend(parts(grid, &plain, column, &percentages, figures));
            }
            all.extend(plainest(candidates));
        }
    }
    all
}

/// The rows that do not tell a mean or the like of the others.
fn rows<'g, 'a>(grid: &'g Grid<'a>) -> impl Iterator<Item = &'g Vec<GridCell<'a>>> {
    grid.rows
        .iter()
        .filter(|row| name(row).is_none_or(|name| !Words::BehindTotal.has(&label(name.text))))
}

/// The percentage of a cell: by itself, or behind the number that it is of.
fn percentage<'a>(
    cell: &GridCell<'a>,
    percent: bool,
    figures: &FigureContext<'_>,
) -> Option<Placed<'a>> {
    let placed = |amount| Placed {
        amount,
        range: cell.range,
        text: cell.text,
    };
    if let Some((_, inside)) = cell.text.split_once(['(', '（']) {
        let share = read_amount(inside.trim_end_matches([')', '）']), figures)?;
        return share.is_percentage().then(|| placed(share));
    }
    let signed = cell.text.starts_with(['+', '-', '−', '–']);
    let amount = cell.amount.clone()?;
    let counts = amount.is_percentage() || percent && amount.unit.is_empty();
    (counts && (!signed || percent || amount.is_percentage())).then(|| placed(amount))
}

fn number<'a>(row: &Row<'a>, at: usize) -> Option<Placed<'a>> {
    let cell = row.get(at)?;
    let amount = cell
        .amount
        .clone()
        .filter(|amount| !amount.is_percentage())?;
    Some(Placed {
        amount,
        range: cell.range,
        text: cell.text,
    })
}

/// What each pair of other columns comes to.
fn pairs<'a>(
    grid: &Grid<'a>,
    plain: &[usize],
    percentages: &[Option<Placed<'a>>],
    comparison: Comparison,
) -> Vec<Vec<Compared<'a>>> {
    let ordered = plain.iter().flat_map(|first| {
        let others = plain.iter().filter(move |second| *second != first);
        others.map(move |second| (*first, *second))
    });
    let ordered =
        ordered.filter(|(first, second)| comparison == Comparison::Share || first < second);
    ordered
        .map(|(first, second)| {
            let rows = rows(grid).zip(percentages);
            rows.filter_map(|(row, result)| {
                let (first, second) = (number(row, first)?, number(row, second)?);
                judge(first, second, result.clone()?, comparison)
            })
            .collect()
        })
        .collect()
}

/// What each other column comes to as a part of its total, or of the number of those asked in its heading, `Boats (n = 80)`;
/// the column itself where each cell has a number and its share.
fn parts<'a>(
    grid: &Grid<'a>,
    plain: &[usize],
    column: usize,
    percentages: &[Option<Placed<'a>>],
    figures: &FigureContext<'_>,
) -> Vec<Vec<Compared<'a>>> {
    let wholes = plain.iter().chain([&column]);
    wholes
        .filter_map(|at| {
            let whole = whole(grid, *at, figures)?;
            let rows = rows(grid).zip(percentages);
            let compared = rows.filter_map(|(row, result)| {
                let part = number(row, *at).filter(|part| part.range != whole.range)?;
                judge(part, whole.clone(), result.clone()?, Comparison::Share)
            });
            Some(compared.collect())
        })
        .collect()
}

/// The number of all of which a column tells parts.
fn whole<'a>(grid: &Grid<'a>, column: usize, figures: &FigureContext<'_>) -> Option<Placed<'a>> {
    let heading = grid.headings.get(column)?;
    let asked = heading.text.rsplit_once('=').and_then(|(lead, number)| {
        let named = lead.trim_end().to_lowercase();
        let named = named.ends_with(['n', 'ｎ']);
        let number = number.trim().trim_end_matches([')', '）', ']']);
        named.then(|| read_amount(number, figures))?
    });
    if let Some(amount) = asked {
        return Some(Placed {
            amount,
            range: heading.range,
            text: heading.text,
        });
    }
    let total = grid.rows.last()?;
    let is_one = name(total).is_some_and(|name| is_total(name.text));
    is_one.then(|| number(total, column))?
}

fn judge<'a>(
    first: Placed<'a>,
    second: Placed<'a>,
    result: Placed<'a>,
    comparison: Comparison,
) -> Option<Compared<'a>> {
    let hundred = Number::from(100);
    let (a, b) = (&first.amount, &second.amount);
    let is_alike = a.unit == b.unit && !a.value.is_negative() && !b.value.is_negative();
    let base = if comparison == Comparison::Share {
        b
    } else {
        a
    };
    if !is_alike || base.value.is_zero() || result.amount.value.is_zero() {
        return None;
    }
    let stated = StatedAmount {
        value: result.amount.value.abs(),
        ..result.amount.clone()
    };
    let mut stated = rounded_or_cut(&stated);
    if comparison == Comparison::Change {
        // Some round it up.
        let step = if result.amount.is_exact() {
            Number::ONE
        } else {
            result.amount.step.clone()
        };
        stated = stated.plus(&Interval::closed(-&step, Number::ZERO));
    }
    let quotient = match comparison {
        Comparison::Share if a.value > b.value => return None,
        Comparison::Share => a.interval.divide_by(&b.interval)?.scale_by(&hundred),
        Comparison::Change => {
            let grown = b.interval.divide_by(&a.interval)?.scale_by(&hundred);
            grown.minus(&Interval::exact(hundred))
        }
    };
    let fallen = quotient.scale_by(&-Number::ONE);
    let holds =
        quotient.meets(&stated) || comparison == Comparison::Change && fallen.meets(&stated);
    Some(Compared {
        first,
        second,
        result,
        holds,
    })
}

/// The candidate of which most rows hold, where enough do; what another candidate explains is left alone.
fn plainest(candidates: Vec<Vec<Compared<'_>>>) -> Vec<Compared<'_>> {
    let hundred = Number::from(100);
    let holding = |rows: &[Compared<'_>]| {
        let told = rows
            .iter()
            .filter(|row| row.holds && row.result.amount.value != hundred);
        told.count()
    };
    let plain = |rows: &Vec<Compared<'_>>| {
        let fails = rows.iter().filter(|row| !row.holds).count();
        holding(rows) >= ENOUGH && fails * 2 <= holding(rows)
    };
    let mut plain: Vec<Vec<Compared<'_>>> = candidates.into_iter().filter(plain).collect();
    plain.sort_by_key(|rows| holding(rows));
    let Some(mut best) = plain.pop() else {
        return Vec::new();
    };
    let holds_elsewhere = |row: &Compared<'_>| {
        let mut others = plain.iter().flatten();
        others.any(|other| other.holds && other.result.range == row.result.range)
    };
    best.retain(|row| row.holds || !holds_elsewhere(row));
    best
}
