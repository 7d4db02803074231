//! Why a text is not a figure: what stands there, why it cannot be read, and what to write.

use std::fmt;

use super::super::cursor::{Case, Cursor, match_word};
use super::super::language::WordPlace;
use super::super::number::DIGIT_LIMIT;
use super::super::scale::near_scale;
use super::{FigureContext, UnitSpot};
use crate::source::TextRange;
use crate::words::did_you_mean;

/// So many units of one symbol are named; 个 may have dozens.
const NAMED_UNITS: usize = 4;

/// A text that is not a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureError {
    /// The bytes of the text that are not understood.
    pub range: TextRange,
    /// Which kind of mistake it is.
    pub kind: FigureErrorKind,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The kinds of mistake in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureErrorKind {
    /// There is no number.
    NoNumber,
    /// There is a second number.
    TwoNumbers,
    /// The unit is not declared.
    UnknownUnit,
    /// The symbol belongs to several units.
    AmbiguousUnit,
    /// Two units, before and after the number, that differ.
    TwoUnits,
    /// The number has too many digits.
    TooLong,
    /// The number is not grouped or pointed as numbers are.
    Grouping,
    /// The range ends below its start.
    Backwards,
    /// Words that bound the number in a way that is not understood.
    OpenBound,
    /// Words that are no part of a figure.
    NotUnderstood,
}

impl FigureErrorKind {
    /// Whether the unit is to blame, not the number.
    pub fn is_about_unit(self) -> bool {
        matches!(
            self,
            Self::UnknownUnit | Self::AmbiguousUnit | Self::TwoUnits
        )
    }
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FigureError {}

impl FigureError {
    fn new(
        kind: FigureErrorKind,
        bytes: (usize, usize),
        message: String,
        help: impl Into<String>,
    ) -> Self {
        Self {
            range: TextRange::from_usize(bytes.0, bytes.1),
            kind,
            message,
            help: help.into(),
        }
    }

    /// Nothing from here on is a number.
    pub(super) fn no_number(cursor: Cursor<'_>) -> Self {
        let rest = cursor.rest().trim_end();
        let end = cursor.at + rest.len();
        let help = "Write the number with its unit as the source has it, such as `12 boats` or `about 5%`.";
        if rest.is_empty() {
            let message = match cursor.text.trim() {
                "" => "the figure is empty".to_owned(),
                words => format!("there is no number in `{words}`"),
            };
            return Self::new(FigureErrorKind::NoNumber, (cursor.at, end), message, help);
        }
        match rest.find(|c| super::super::cursor::fold(c).is_ascii_digit()) {
            Some(digit) if digit > 0 => {
                let words = rest.get(..digit).unwrap_or(rest).trim_end();
                let message = format!("`{words}` before the number is not understood");
                let help = "Leave out words that are not part of the figure.";
                let range = (cursor.at, cursor.at + words.len());
                Self::new(FigureErrorKind::NotUnderstood, range, message, help)
            }
            _ => {
                let message = format!("there is no number in `{rest}`");
                Self::new(FigureErrorKind::NoNumber, (cursor.at, end), message, help)
            }
        }
    }

    /// Words from `from` to `to` about the bound of the number that leave it open.
    pub(super) fn open_bound(from: Cursor<'_>, to: Cursor<'_>) -> Self {
        let words = from.text.get(from.at..to.at).unwrap_or_default().trim_end();
        let message = format!("`{words}` does not say on which side of the number the truth is");
        let help = "Write what is known: `more than`, `at least`, `at most`, `less than` or `about`. Otherwise leave the figure out.";
        let range = (from.at, from.at + words.len());
        Self::new(FigureErrorKind::OpenBound, range, message, help)
    }

    /// A number beyond the limit.
    pub(super) fn too_long(cursor: Cursor<'_>) -> Self {
        let message = format!("this number has more than {DIGIT_LIMIT} digits");
        let help = "Figures of that size cannot be compared. Check what the source says.";
        let range = (cursor.at, cursor.text.trim_end().len());
        Self::new(FigureErrorKind::TooLong, range, message, help)
    }

    /// Digits whose separators do not fit, up to `end`.
    pub(super) fn grouping(cursor: Cursor<'_>, end: usize) -> Self {
        let help =
            "Separate thousands in threes (`1,234,567`) and write a point before decimals (`3.5`).";
        Self::no_one_number(cursor, end, "", help)
    }

    /// Unit characters that do not descend, up to `end`.
    pub(super) fn places(cursor: Cursor<'_>, end: usize) -> Self {
        let why = ": its places do not descend";
        let help =
            "Write one number (`三千四百`), or a range with a sign between its ends (`500–600`).";
        Self::no_one_number(cursor, end, why, help)
    }

    /// Number words that do not fit together, up to `end`.
    pub(super) fn number_words(cursor: Cursor<'_>, end: usize) -> Self {
        let help = "Write one number (`five hundred and six`), or a range (`500 to 600`).";
        Self::no_one_number(cursor, end, "", help)
    }

    /// Zeros before a whole number, up to `end`.
    pub(super) fn leading_zero(cursor: Cursor<'_>, end: usize) -> Self {
        let why = ": it begins with a zero";
        let help = "Leave out the zeros before it, and check that nothing of it was lost.";
        let error = Self::no_one_number(cursor, end, why, help);
        Self {
            kind: FigureErrorKind::NoNumber,
            ..error
        }
    }

    /// A power of another number than ten, up to `end`.
    pub(super) fn power(cursor: Cursor<'_>, end: usize) -> Self {
        let help = "Write a power of ten (`1.5×10^6`), or the number that it amounts to.";
        Self::no_one_number(cursor, end, " as figures are written", help)
    }

    /// A range of which what stands behind the upper end, its thousands or its power, may be meant for both, up to `end`.
    pub(super) fn shared(cursor: Cursor<'_>, end: usize, what: &str) -> Self {
        let written = cursor.text.get(cursor.at..end).unwrap_or_default();
        let message =
            format!("`{written}` can be read in two ways: {what} number may be meant for both");
        let help = "Write each number in full and with its unit, such as `110,000 t to 120,000 t`.";
        Self::new(FigureErrorKind::Grouping, (cursor.at, end), message, help)
    }

    /// A range whose upper end is told in two units, up to `end`.
    pub(super) fn in_two_units(cursor: Cursor<'_>, end: usize) -> Self {
        let written = cursor.text.get(cursor.at..end).unwrap_or_default();
        let message = format!("an end of the range `{written}` is told in two units");
        let help = "Write each end in one unit (`160 to 244 oz`).";
        Self::new(FigureErrorKind::Grouping, (cursor.at, end), message, help)
    }

    fn no_one_number(cursor: Cursor<'_>, end: usize, why: &str, help: &str) -> Self {
        let written = cursor.text.get(cursor.at..end).unwrap_or_default();
        let message = format!("`{written}` is not one number{why}");
        Self::new(FigureErrorKind::Grouping, (cursor.at, end), message, help)
    }

    /// A symbol of several units.
    pub(super) fn ambiguous(text: &str, spot: &UnitSpot, context: &FigureContext<'_>) -> Self {
        let symbol = text.get(spot.start..spot.end).unwrap_or_default();
        let shown = spot
            .candidates
            .iter()
            .take(NAMED_UNITS)
            .map(|unit| format!("`{unit}`"));
        let mut names = shown.collect::<Vec<_>>();
        match spot.candidates.len().saturating_sub(NAMED_UNITS) {
            0 => {}
            1 => names.push("one more unit".to_owned()),
            count => names.push(format!("{count} more units")),
        }
        let last = names.pop().unwrap_or_default();
        let message = format!("`{symbol}` may mean {} or {last}", names.join(", "));
        let help = match context.preferred_unit {
            Some(unit) => format!(
                "Add `{symbol}` to the symbols of `{unit}`, or give the metric one of these units."
            ),
            None => {
                "Give the metric one of these units, or write the unit's id instead of its symbol."
                    .to_owned()
            }
        };
        Self::new(
            FigureErrorKind::AmbiguousUnit,
            (spot.start, spot.end),
            message,
            help,
        )
    }

    /// Two units in one figure.
    pub(super) fn two_units(text: &str, start: usize, end: usize) -> Self {
        let symbol = text.get(start..end).unwrap_or_default();
        let message = format!("`{symbol}` is a second unit in this figure");
        Self::new(
            FigureErrorKind::TwoUnits,
            (start, end),
            message,
            "Write the unit once.",
        )
    }

    /// A range whose ends are in the wrong order.
    pub(super) fn backwards(text: &str, start: usize, end: usize) -> Self {
        let range = text.get(start..end).unwrap_or_default().trim();
        let message = format!("the range `{range}` ends below its start");
        let help = "Write the smaller number first. A date belongs under `date:`.";
        Self::new(FigureErrorKind::Backwards, (start, end), message, help)
    }

    /// Something is left over after the figure. `unit` is where its unit starts, when it has one.
    pub(super) fn left_over(
        cursor: Cursor<'_>,
        unit: Option<usize>,
        context: &FigureContext<'_>,
    ) -> Self {
        let mut cursor = cursor.past_blanks();
        let mut rest = cursor.rest().trim_end();
        if rest
            .chars()
            .any(|c| super::super::cursor::fold(c).is_ascii_digit())
        {
            let message =
                format!("`{rest}` is a second number, or part of one that is written oddly");
            let help = "A figure states one number. Make the other a fact of its own.";
            let range = (cursor.at, cursor.at + rest.len());
            return Self::new(FigureErrorKind::TwoNumbers, range, message, help);
        }
        // 人次 where only 人 is known: the unknown unit is the whole word.
        let glued = unit.filter(|_| {
            !cursor.rest().is_empty()
                && cursor
                    .text
                    .get(..cursor.at)
                    .is_some_and(|before| !before.ends_with(char::is_whitespace))
        });
        if let Some(start) = glued {
            cursor.at = start;
            rest = cursor.rest().trim_end();
        } else if unit.is_some() {
            let message = format!("`{rest}` after the unit is not understood");
            let help = "Leave out words that are not part of the figure.";
            let range = (cursor.at, cursor.at + rest.len());
            return Self::new(FigureErrorKind::NotUnderstood, range, message, help);
        }
        let name = without_words(rest, context);
        let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
        let scale = near_scale(first);
        let help = match context.units.closest(name) {
            _ if let Some(scale) = scale => {
                let unit = if rest.is_empty() {
                    String::new()
                } else {
                    format!(" {rest}")
                };
                did_you_mean(&format!("{scale}{unit}"))
            }
            Some(close) => format!(
                "{} Otherwise declare `{name}` as a symbol under `units` in the vocabulary.",
                did_you_mean(close)
            ),
            None => {
                format!("Declare `{name}` as a symbol of a unit under `units` in the vocabulary.")
            }
        };
        let range = (cursor.at, cursor.at + name.len());
        Self::new(
            FigureErrorKind::UnknownUnit,
            range,
            format!("unknown unit `{name}`"),
            help,
        )
    }
}

/// The text without a qualifying word at its end.
fn without_words<'a>(text: &'a str, context: &FigureContext<'_>) -> &'a str {
    let found = context.readings.words(WordPlace::After).find_map(|word| {
        text.char_indices()
            .map(|(at, _)| at)
            .filter(|at| *at > 0)
            .find(|at| {
                let tail = text.get(*at..).unwrap_or_default();
                match_word(tail, &word.text, Case::Any) == Some(tail.len())
            })
    });
    found
        .and_then(|at| text.get(..at))
        .map_or(text, str::trim_end)
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
