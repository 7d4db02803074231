//! What a row below headings is: units, nothing that a record would have, or both. Only its cells and the numbers below
//! them are looked at; what follows from it is left to the file above.

use std::collections::BTreeMap;

use super::super::cell::{is_caption, is_label, is_year, may_be_unit, says_nothing};
use crate::fact::is_number;
use crate::figure::{Units, names_unit};
use crate::source::Span;

/// Fewest headings that are asked about.
const FEWEST: usize = 2;
/// So many more texts than numbers make a column one of texts before the last row is reached.
const TEXTS: usize = 2;

/// A cell with its column, what is written in it, and where.
pub(super) type Cell<'a> = (&'a str, &'a str, Span);

/// What stands below a cell.
#[derive(Default)]
pub(super) struct Below {
    numbers: usize,
    years: usize,
    texts: usize,
}

impl Below {
    /// Takes a further cell in.
    pub(super) fn add(&mut self, text: &str) {
        if is_number(text) {
            self.numbers += 1;
            self.years += usize::from(is_year(text));
        } else if !says_nothing(text) {
            self.texts += 1;
        }
    }

    /// Whether it is certainly no column of numbers.
    pub(super) fn is_text(&self) -> bool {
        self.texts > self.numbers + TEXTS
    }
}

/// A row whose cells stand above columns of numbers, as far as they say something.
pub(super) struct UnitsRow {
    /// Column, unit and place.
    pub cells: Vec<(String, String, Span)>,
    /// What stands above numbers and is no unit.
    pub odd: Vec<(String, String, Span)>,
    /// How many records have numbers below them.
    pub below: usize,
    /// Whether its cells are headings rather than units: there are digits in them.
    pub has_headings: bool,
    /// Whether it certainly gives units: one of them is known, and nothing in it names anything.
    pub is_certain: bool,
}

impl UnitsRow {
    /// The row as cells tell it, with what stands below them. `None` where it is a record.
    pub(super) fn read(
        cells: Vec<Cell<'_>>,
        columns: &BTreeMap<&str, Below>,
        below: usize,
        units: &Units,
        is_heading: bool,
    ) -> Option<Self> {
        let (mut known, mut possible, mut headings) = (Vec::new(), Vec::new(), Vec::new());
        let mut odd = Vec::new();
        let mut is_nameless = true;
        for cell in cells {
            let (column, text, _) = cell;
            let is_label = says_nothing(text) || is_caption(column, text);
            let of_numbers = columns
                .get(column)
                .filter(|below| below.numbers > below.texts);
            match of_numbers {
                Some(_) if is_unit(text, units) => known.push(cell),
                Some(Below { texts: 0, .. }) if may_be_unit(text) => possible.push(cell),
                _ if is_label => {}
                Some(below) if is_heading_over(text, below) => headings.push(cell),
                Some(_) if is_heading || !is_number(text) => odd.push(cell),
                // A record that has no number in one place has one in another.
                Some(_) => return None,
                None => is_nameless = false,
            }
        }
        let is_known = !known.is_empty();
        let has_headings = !is_known && !headings.is_empty();
        if !(is_known || is_nameless && odd.is_empty()) {
            return None;
        }
        if has_headings && headings.len() + possible.len() < FEWEST {
            return None;
        }
        if is_known {
            odd.append(&mut headings);
        }
        let is_enough = odd.len() <= known.len() + possible.len();
        let is_certain = is_known && (is_heading || is_nameless && is_enough);
        // Beside a name only what everybody knows is taken for a unit.
        let possible = possible.into_iter().filter(|_| is_certain || !is_known);
        let mut cells: Vec<Cell<'_>> = known.into_iter().chain(possible).chain(headings).collect();
        cells.sort_by_key(|(.., span)| *span);
        let owned = |(column, text, span): Cell<'_>| (column.to_owned(), text.to_owned(), span);
        (!cells.is_empty()).then(|| Self {
            cells: cells.into_iter().map(owned).collect(),
            odd: odd.into_iter().map(owned).collect(),
            below,
            has_headings,
            is_certain,
        })
    }

    /// Whether one of them is a unit that everybody knows.
    pub(super) fn has_known(&self, units: &Units) -> bool {
        self.cells.iter().any(|(_, text, _)| is_unit(text, units))
    }
}

fn is_unit(text: &str, units: &Units) -> bool {
    may_be_unit(text) && names_unit(text, units)
}

/// Whether a text is the heading of a column and no number of it.
fn is_heading_over(text: &str, below: &Below) -> bool {
    below.texts == 0 && (is_label(text) || below.years == 0 && is_year(text))
}
