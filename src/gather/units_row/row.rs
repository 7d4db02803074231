//! What a row below headings is: units, nothing that a record would have, or both. Only its cells and the numbers below
//! them are looked at; what follows from it is left to the file above.

use std::collections::BTreeMap;

use crate::fact::is_number;
use crate::figure::{Units, names_unit};
use crate::source::Span;
use crate::words::{WordLists, word_lists};

word_lists! {
    /// A list of words, by what they say in the first row of a table.
    enum Words from [include_str!("en.txt"), include_str!("zh.txt")] {
        Unknown Caption
    }
}

/// Longest name of a unit, in letters.
const LONGEST: usize = 16;
/// So many more texts than numbers make a column one of texts before the last row is reached.
const TEXTS: usize = 2;

/// A cell with its column, what is written in it, and where.
pub(super) type Cell<'a> = (&'a str, &'a str, Span);

/// What stands below a cell.
#[derive(Default)]
pub(super) struct Below {
    numbers: usize,
    texts: usize,
}

impl Below {
    /// Takes a further cell in.
    pub(super) fn add(&mut self, text: &str) {
        if is_number(text) {
            self.numbers += 1;
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
    pub odd: Vec<(String, Span)>,
    /// How many records have numbers below them.
    pub below: usize,
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
        let (mut known, mut possible, mut odd) = (Vec::new(), Vec::new(), Vec::new());
        let mut is_nameless = true;
        for cell in cells {
            let (column, text, span) = cell;
            let is_label = says_nothing(text) || is_caption(column, text);
            let of_numbers = columns
                .get(column)
                .filter(|below| below.numbers > below.texts);
            match of_numbers {
                Some(_) if is_unit(text, units) => known.push(cell),
                Some(Below { texts: 0, .. }) if !says_nothing(text) && may_be_unit(text) => {
                    possible.push(cell);
                }
                _ if is_label => {}
                Some(_) => odd.push((text.to_owned(), span)),
                None => is_nameless = false,
            }
        }
        let is_known = !known.is_empty();
        if !(is_known || is_nameless && odd.is_empty()) {
            return None;
        }
        let is_certain =
            is_known && (is_heading || is_nameless && odd.len() <= known.len() + possible.len());
        // Beside a name only what everybody knows is taken for a unit.
        let possible = possible.into_iter().filter(|_| is_certain || !is_known);
        let cells = known.into_iter().chain(possible);
        let mut cells: Vec<_> = cells
            .map(|(column, text, span)| (column.to_owned(), text.to_owned(), span))
            .collect();
        cells.sort_by_key(|(.., span)| *span);
        (!cells.is_empty()).then_some(Self {
            cells,
            odd,
            below,
            is_certain,
        })
    }

    /// Whether one of them is a unit that everybody knows.
    pub(super) fn has_known(&self, units: &Units) -> bool {
        self.cells.iter().any(|(_, text, _)| is_unit(text, units))
    }
}

/// A unit without the brackets around it.
pub(super) fn bare(text: &str) -> String {
    text.trim_matches(['(', ')', '[', ']']).trim().to_owned()
}

/// Whether a text may be the unit of a column of numbers.
pub(super) fn may_be_unit(text: &str) -> bool {
    let has_sign = text.chars().any(|sign| {
        sign.is_alphabetic() || matches!(sign, '%' | '‰' | '°' | '$' | '€' | '£' | '¥')
    });
    has_sign
        && text.chars().count() <= LONGEST
        && !text.contains(|sign: char| sign.is_ascii_digit() && !matches!(sign, '2' | '3'))
        && !says_nothing(text)
}

fn is_unit(text: &str, units: &Units) -> bool {
    may_be_unit(text) && names_unit(text, units)
}

/// Whether a cell says that nothing is known, in words or with a sign.
fn says_nothing(text: &str) -> bool {
    let text = bare(text).to_lowercase();
    !text.chars().any(char::is_alphanumeric) && !may_be_sign(&text) || Words::Unknown.has(&text)
}

/// Whether a text without letters is the sign of a unit.
fn may_be_sign(text: &str) -> bool {
    text.contains(['%', '‰', '°', '$', '€', '£', '¥'])
}

/// Whether a cell names its column, in a row of units.
fn is_caption(column: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    text == column.to_lowercase() || Words::Caption.has(&bare(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::assert_lists_are_sound;

    #[test]
    fn lists_are_sound() {
        assert_lists_are_sound::<Words>();
    }
}
