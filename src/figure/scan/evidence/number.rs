//! A bare number in a sentence, and what is asked of it in more than one place.

use super::super::super::unit::Units;
use super::super::counted::counted;
use super::super::label::Labels;
use super::super::line::{Line, is_digit, last_sentence};
use super::super::software::Software;

/// Nothing further from a number than so many bytes is looked at for the words of its sentence.
pub(super) const SENTENCE_BYTES: usize = 160;
/// Not more numbers of a sentence than so many speak one for the other.
pub(super) const MOST_PARALLELS: usize = 4;
/// What a whole number of four digits without a comma mostly is.
const YEARS: std::ops::Range<u32> = 1000..2100;

/// Where the numbers begin and end that a number is listed with, and how many before it may speak for it.
#[derive(Clone, Copy)]
pub(in super::super) struct Listed {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    pub(super) parallels: usize,
}

/// A bare number in a sentence.
pub(in super::super) struct Bare<'a> {
    pub(in super::super) line: Line<'a>,
    /// Where the words begin that bound it.
    pub(super) lead: usize,
    pub(in super::super) start: usize,
    pub(in super::super) end: usize,
    pub(in super::super) software: Software,
    pub(in super::super) units: &'a Units,
    pub(in super::super) labels: &'a Labels,
}

impl Bare<'_> {
    /// Whether a plural stands behind it.
    pub(super) fn counts(&self) -> bool {
        counted(self.line, self.end, self.units, self.labels)
    }

    /// What of the sentence stands before a place, as far as anything is looked at.
    pub(in super::super) fn sentence_before(&self, end: usize) -> &str {
        let from = self
            .line
            .text
            .ceil_char_boundary(end.saturating_sub(SENTENCE_BYTES));
        last_sentence(self.line.slice(from, end))
    }
}

/// Whether every number of a text can be a year.
pub(super) fn is_years(text: &str) -> bool {
    let mut numbers = text.split(|c| !is_digit(c)).filter(|part| !part.is_empty());
    numbers.all(|part| part.len() == 4 && part.parse().is_ok_and(|year| YEARS.contains(&year)))
}
