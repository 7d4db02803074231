//! Rows that may be no parts of the total below them, where that explains by how much it is off: what is taken off, what
//! another row holds already, and what is not listed. Numbers say so where they can, so that few words are needed.

use super::grid::{Around, GridCell};
use super::labels::label;
use super::sections::Row;
use super::words::Words;
use crate::figure::Number;
use crate::words::WordLists;

/// So many columns have to hold before they say that a row which is empty in all of them is no part.
const ENOUGH: usize = 3;

/// A column whose total is something else than the sum.
pub(super) struct Off<'s, 'a> {
    /// The rows above the total.
    pub(super) rows: &'s [Vec<GridCell<'a>>],
    pub(super) column: usize,
    /// By how much the sum is more than the total.
    pub(super) excess: Number,
    /// The columns whose totals hold.
    pub(super) holding: &'s [usize],
    pub(super) around: Around,
}

impl Off<'_, '_> {
    /// Whether rows that may be no parts explain the difference.
    pub(super) fn is_explained(&self) -> bool {
        let missing = self.excess.is_negative();
        // What other columns add up to is all there is.
        let partial = self.around.partial && self.holding.is_empty();
        missing && (partial || self.has_gap())
            || !missing && (self.around.overlap || self.is_taken_off() || self.is_contained())
    }

    /// Whether twice the number of a row, or of all rows from one on, is the difference: it is taken off.
    fn is_taken_off(&self) -> bool {
        let half = self.excess.checked_div(&Number::from(2));
        let is_half = |number: &Number| half.as_ref() == Some(number) && !number.is_zero();
        let mut below = Number::ZERO;
        let mut last = true;
        for (at, row) in self.rows.iter().enumerate().rev() {
            let value = value(row, self.column);
            last &= !self.is_added(row);
            below = &below + &value;
            let alone = is_half(&value) && !self.is_added(row);
            if alone || last && at > 0 && is_half(&below) {
                return true;
            }
        }
        false
    }

    /// Whether the rows that are marked as parts of others are the difference, together or one of them; or any row where a note
    /// leaves one out.
    fn is_contained(&self) -> bool {
        let mut values = self.rows.iter().map(|row| value(row, self.column));
        if self.around.excludes && values.any(|value| value == self.excess) {
            return true;
        }
        let mut together = Number::ZERO;
        for row in self.rows {
            let empty = self.holding.len() >= ENOUGH && !self.is_added(row);
            if !(empty || self.is_marked(row)) || self.is_added(row) {
                continue;
            }
            let value = value(row, self.column);
            if !value.is_zero() && value == self.excess {
                return true;
            }
            together = &together + &value;
        }
        !together.is_zero() && together == self.excess
    }

    /// Whether a row is a part for certain: a column to whose total it adds something holds.
    fn is_added(&self, row: &Row<'_>) -> bool {
        let mut holding = self.holding.iter();
        holding.any(|column| !value(row, *column).is_zero())
    }

    /// Whether a label says that its row is a part of another: by a sign before it, a word, or as it joins two other labels.
    fn is_marked(&self, row: &Row<'_>) -> bool {
        let Some(cell) = named(row) else {
            return false;
        };
        if cell.noted || row.get(self.column).is_some_and(|cell| cell.noted) {
            return true;
        }
        let text = label(cell.text);
        let sign = text.chars().next();
        let sign = sign.is_some_and(|c| {
            !c.is_alphanumeric() && !matches!(c, '`' | '"' | '“' | '/' | '.' | '$' | '@')
        });
        // Where all begin so it says nothing.
        let all = self
            .rows
            .iter()
            .filter_map(|row| named(row))
            .all(|cell| cell.text.starts_with(|c: char| !c.is_alphanumeric()));
        sign && !all
            || text.starts_with("...")
            || Words::PartAbove.starts(&text)
            || Words::Contained.stands_in(&text)
            || self.joins_others(&text)
    }

    /// Whether two other labels stand in a label: `Salmon + Cod`.
    fn joins_others(&self, text: &str) -> bool {
        let others = self.rows.iter().filter_map(|row| named(row));
        let others = others.map(|cell| label(cell.text));
        let within = others
            .filter(|other| !other.is_empty() && other != text && text.contains(other.as_str()));
        within.count() > 1
    }

    /// Whether a row stands for others that are not listed: dots without a number.
    fn has_gap(&self) -> bool {
        let gap = |row: &&Vec<GridCell<'_>>| {
            let empty = row.get(self.column).is_none_or(GridCell::is_blank);
            let text = named(row).map(|cell| label(cell.text)).unwrap_or_default();
            let dots = ["...", "…"]
                .iter()
                .any(|dots| text.starts_with(dots) || text.ends_with(dots));
            let nameless = !text.is_empty() && !text.chars().any(char::is_alphanumeric);
            empty
                && (dots || nameless || Words::OpenEnd.has(&text) || Words::OpenStart.starts(&text))
        };
        self.rows.iter().any(|row| gap(&row))
    }
}

fn named<'r, 'a>(row: &'r Row<'a>) -> Option<&'r GridCell<'a>> {
    row.iter().find(|cell| !cell.text.is_empty())
}

/// The number in a column of a row; nothing where there is none.
fn value(row: &Row<'_>, column: usize) -> Number {
    let amount = row.get(column).and_then(|cell| cell.amount.as_ref());
    amount.map_or(Number::ZERO, |amount| amount.value.clone())
}
