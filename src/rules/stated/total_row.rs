//! The row of a table that is headed as a total, most often the last: whether each column adds up to it.

use crate::figure::Number;
use crate::source::TextRange;
use crate::words::WordLists;

use super::amount::StatedAmount;
use super::calculation::{Calculated, Calculation, Failure, by_majority};
use super::grid::{Around, Grid, GridCell};
use super::not_added::Off;
use super::sections::{Row, is_aggregate, name};
use super::siblings::{SEVERAL, Sibling, shown, slip};
use super::summands::{part_labels, total, written_sum};
use super::summed::summed;
use super::words::Words;

/// Calculations of the cells of a table's total rows.
pub(in crate::rules) fn total_rows(grid: &Grid<'_>, around: Around) -> Vec<Calculation> {
    let mut all = Vec::new();
    for (at, section) in grid.sections().enumerate() {
        let Some(summed) = summed(grid, section) else {
            continue;
        };
        let columns = (0..grid.width()).filter(|column| grid.adds_up(*column));
        let totals = columns.filter_map(|column| {
            let said = summed.is_said(grid, column);
            let result = summed.total.get(column)?;
            let amount = result
                .amount
                .as_ref()
                .filter(|amount| !amount.is_percentage())?;
            let parts = Column {
                grid,
                above: summed.rows,
                at: column,
                first: at == 0,
            };
            let (needed, found) = parts.judge(summed.total, result, amount, around)?;
            Some(Sibling {
                column,
                said,
                needed,
                found,
            })
        });
        let off = |column, excess, holding: &[usize]| {
            Off {
                rows: summed.rows,
                column,
                excess,
                holding,
                around,
            }
            .is_explained()
        };
        all.extend(by_majority(shown(totals.collect(), off)));
    }
    all
}

/// A column above its total.
struct Column<'g, 'a> {
    grid: &'g Grid<'a>,
    above: &'g [Vec<GridCell<'a>>],
    at: usize,
    /// Whether the headings of the table stand above it.
    first: bool,
}

/// A total that the parts do not add up to.
pub(super) struct Broken<'a> {
    /// The total as written.
    pub(super) text: &'a str,
    pub(super) total: StatedAmount,
    pub(super) parts: Vec<(StatedAmount, TextRange)>,
    /// The name of what it totals: the heading of the column, the label of the row.
    pub(super) of: &'a str,
    /// The line that is added up: `column` or `row`.
    pub(super) line: &'static str,
    /// The headings of the table and what else it is known again by.
    pub(super) identity: Vec<String>,
}

impl<'a> Column<'_, 'a> {
    fn cells(&self) -> Vec<&GridCell<'a>> {
        let cells = self.above.iter().filter_map(|row| row.get(self.at));
        cells.filter(|cell| !cell.is_blank()).collect()
    }

    /// What a column comes to, and how many of its siblings have to hold before it is told. `None` where nothing is added up.
    fn judge(
        &self,
        last: &Row<'a>,
        result: &GridCell<'a>,
        amount: &StatedAmount,
        around: Around,
    ) -> Option<(usize, Calculation)> {
        let cells = self.cells();
        if cells.len() < 2 {
            return None;
        }
        // Two numbers are a total and something else beside it as often as two parts.
        let mut needed = if cells.len() < 3 { SEVERAL } else { 0 };
        let parts: Vec<(StatedAmount, TextRange)> = cells
            .iter()
            .filter_map(|cell| Some((cell.amount.clone()?, cell.range)))
            .collect();
        let amounts: Vec<&StatedAmount> = parts.iter().map(|(amount, _)| amount).collect();
        let judged = |needed, outcome| {
            let at = result.range;
            Some((needed, Calculation { at, outcome }))
        };
        if amounts.iter().any(|amount| amount.is_percentage()) || amounts.len() * 2 < cells.len() {
            return None;
        }
        let complete = parts.len() == cells.len() && one_unit(&amounts, amount);
        if complete && (adds_up(&amounts, amount) || self.adds_up_with_heading(&amounts, amount)) {
            // Nothing adds up to nothing, which says little of the other columns.
            let says = !amounts.iter().all(|part| part.value.is_zero());
            return says.then(|| judged(needed, Calculated::Holds))?;
        }
        if !complete || has_bound(last) || self.has_aggregates() {
            let holds = complete && self.adds_up_without_subtotals(amount);
            let outcome = if holds {
                Calculated::Holds
            } else {
                Calculated::Unread
            };
            return judged(needed, outcome);
        }
        let rounded = self.is_rounded(amount, around);
        // What other columns add up to is no sample.
        if around.sample {
            needed = needed.max(1);
        }
        if rounded && rounding_explains(&amounts, amount) || is_something_else(&amounts, amount) {
            return judged(needed, Calculated::Unread);
        }
        if !is_near(&amounts, amount) {
            match slip(&amounts, amount) {
                Some(siblings) => needed = needed.max(siblings),
                None => return judged(needed, Calculated::Unread),
            }
        }
        let headings = self.grid.headings.iter().map(|cell| cell.text);
        let broken = Broken {
            text: result.text,
            total: amount.clone(),
            parts,
            of: self.grid.heading(self.at),
            line: "column",
            identity: vec![
                headings.collect::<Vec<_>>().join("|"),
                self.grid.heading(self.at).to_owned(),
                result.text.to_owned(),
            ],
        };
        judged(needed, broken.outcome())
    }

    /// Whether rounding may explain what is off: something says so, or these are shares of a hundred.
    fn is_rounded(&self, result: &StatedAmount, around: Around) -> bool {
        let of_hundred = result.value == Number::from(100);
        around.rounded || of_hundred || self.grid.is_rounded(self.at)
    }

    /// Whether one of the rows sums up others or is a part of one: by its label, or as it alone is moved to the right.
    fn has_aggregates(&self) -> bool {
        let is_indented = |row: &&Vec<GridCell<'_>>| name(row).is_some_and(|name| name.indented);
        let indented = self.above.iter().filter(is_indented).count();
        let some = indented > 0 && indented < self.above.len();
        some || self.above.iter().any(|row| is_aggregate(row))
    }

    /// Whether it adds up once rows that are sums themselves are left out, or these alone do.
    fn adds_up_without_subtotals(&self, result: &StatedAmount) -> bool {
        let amounts = |wanted: bool| {
            let rows = self.above.iter().filter(|row| is_aggregate(row) == wanted);
            let amounts = rows.filter_map(|row| row.get(self.at)?.amount.as_ref());
            amounts.collect::<Vec<_>>()
        };
        [true, false].into_iter().any(|wanted| {
            let amounts = amounts(wanted);
            amounts.len() > 1 && adds_up(&amounts, result)
        })
    }

    /// Whether what looks like headings is the first row of a table without any.
    fn adds_up_with_heading(&self, amounts: &[&StatedAmount], result: &StatedAmount) -> bool {
        let heading = self.grid.headings.get(self.at).filter(|_| self.first);
        heading
            .and_then(|heading| heading.amount.as_ref())
            .is_some_and(|first| {
                let all: Vec<&StatedAmount> =
                    [first].into_iter().chain(amounts.iter().copied()).collect();
                adds_up(&all, result)
            })
    }
}

/// Whether a number of a row is only bounded: `~5`, `5+`. A sign before it tells a change.
fn has_bound(row: &Row<'_>) -> bool {
    let mut texts = row.iter().map(|cell| cell.text.trim_start_matches('+'));
    texts.any(|text| text.contains(['~', '+', '≈', '<', '>']))
}

/// Whether amounts are in one unit; those without one go with any.
pub(super) fn one_unit(parts: &[&StatedAmount], result: &StatedAmount) -> bool {
    let units = parts.iter().map(|part| &*part.unit).chain([&*result.unit]);
    let mut written: Vec<&str> = units.filter(|unit| !unit.is_empty()).collect();
    written.sort_unstable();
    written.dedup();
    let multiple = written
        .first()
        .is_some_and(|unit| *unit == "×" || Words::Multiple.has(unit));
    written.len() < 2 && !multiple
}

/// Whether parts can add up to a total: whole numbers exactly, others within half of their last digits. Three digits
/// behind a point may be thousands.
pub(in crate::rules) fn adds_up(parts: &[&StatedAmount], result: &StatedAmount) -> bool {
    let intervals = parts.iter().map(|part| &part.interval);
    let sum = intervals.cloned().reduce(|sum, part| sum.plus(&part));
    let meets = sum.is_some_and(|sum| sum.meets(&result.interval));
    let thousand = Number::from(1000);
    let ambiguous = parts.iter().any(|part| part.ambiguous) || result.ambiguous;
    let scaled = |amount: &StatedAmount| {
        let number = &amount.value;
        if amount.ambiguous {
            number * &thousand
        } else {
            number.clone()
        }
    };
    let in_thousands = || {
        let sum = parts
            .iter()
            .fold(Number::ZERO, |sum, part| &sum + &scaled(part));
        sum == scaled(result)
    };
    meets || ambiguous && in_thousands()
}

/// Whether each number and the total being rounded to its last digit explains that whole numbers do not add up.
pub(super) fn rounding_explains(parts: &[&StatedAmount], result: &StatedAmount) -> bool {
    let off = (&total(parts) - &result.value).abs();
    let rounded = i64::try_from(parts.len() + 1).unwrap_or(i64::MAX);
    let steps = parts.iter().map(|part| &part.step).chain([&result.step]);
    let step = steps.max().filter(|step| !step.is_zero());
    let step = step.cloned().unwrap_or(Number::ONE);
    &off * &Number::from(2) <= &step * &Number::from(rounded)
}

/// Whether a sum that is not the total is near enough to be meant as one.
pub(in crate::rules) fn is_near(parts: &[&StatedAmount], result: &StatedAmount) -> bool {
    are_near(&total(parts), &result.value)
}

/// Whether what is computed is near enough to what is stated to be meant as it.
pub(in crate::rules) fn are_near(computed: &Number, stated: &Number) -> bool {
    let (sum, stated) = (computed.abs(), stated.abs());
    // Neither is more than one and a half times the other.
    let (less, more) = ((&sum).min(&stated), (&sum).max(&stated));
    more * &Number::from(2) <= less * &Number::from(3)
}

/// Whether a total is the mean, the greatest, the least or the number of its parts, and so no sum of them.
fn is_something_else(parts: &[&StatedAmount], result: &StatedAmount) -> bool {
    let many = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let count = Number::from(many);
    let mean = total(parts).checked_div(&count);
    let near_mean = mean.is_some_and(|mean| {
        let step = if result.is_exact() {
            Number::ONE
        } else {
            result.step.clone()
        };
        (&mean - &result.value).abs() <= step
    });
    near_mean || result.value == count || parts.iter().any(|part| part.value == result.value)
}

impl Broken<'_> {
    /// Says so.
    pub(super) fn outcome(self) -> Calculated {
        Calculated::Fails(Box::new(self.failure()))
    }

    fn failure(self) -> Failure {
        let amounts: Vec<&StatedAmount> = self.parts.iter().map(|(amount, _)| amount).collect();
        let ranges: Vec<TextRange> = self.parts.iter().map(|(_, range)| *range).collect();
        let sum = total(&amounts);
        let excess = &sum - &self.total.value;
        let sum = sum.grouped();
        let of = match self.of {
            "" => format!("the {} above", self.line),
            heading => format!("the {} `{heading}`", self.line),
        };
        let mut help = format!(
            "`{} = {sum}`, not {}.",
            written_sum(&amounts),
            self.total.value.grouped()
        );
        if amounts.iter().any(|amount| !amount.is_exact()) {
            help.push_str("\nThis is more than rounding each of them explains.");
        }
        help.push_str("\nCorrect the total or a part of it; if the rows are only some of what it counts, say so.");
        Failure {
            message: format!("{of} adds up to {sum}, and its total is `{}`", self.text),
            label: "the total".to_owned(),
            related: part_labels(&ranges),
            help,
            excess,
            identity: self.identity,
        }
    }
}
