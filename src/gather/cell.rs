//! What a cell of a table says by itself: nothing, how its column is called, what may be a unit, a year, a heading. What
//! stands below or beside it is looked at by those that ask.

use crate::fact::is_number;
use crate::words::{WordLists, word_lists};

word_lists! {
    /// A list of words, by what they say in the first row of a table.
    enum Words from [include_str!("cell/en.txt"), include_str!("cell/zh.txt")] {
        Unknown Caption
    }
}

/// Longest name of a unit, in letters.
const LONGEST: usize = 16;
/// The signs that units have in place of letters.
const SIGNS: [char; 7] = ['%', '‰', '°', '$', '€', '£', '¥'];
/// What stands beside a number and leaves it one.
const MARKS: [char; 12] = ['~', '<', '>', '≈', '±', '*', '†', '‡', '(', ')', '[', ']'];

/// A unit without the brackets around it.
pub(super) fn bare(text: &str) -> String {
    text.trim_matches(['(', ')', '[', ']']).trim().to_owned()
}

/// Whether a text may be the unit of a column of numbers.
pub(super) fn may_be_unit(text: &str) -> bool {
    text.contains(|sign: char| sign.is_alphabetic() || SIGNS.contains(&sign))
        && text.chars().count() <= LONGEST
        && !text.contains(|sign: char| sign.is_ascii_digit() && !matches!(sign, '2' | '3'))
        && !says_nothing(text)
}

/// Whether a cell says that nothing is known, in words or with a sign.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = bare(text).to_lowercase();
    let is_sign = !text.contains(char::is_alphanumeric) && !text.contains(SIGNS);
    is_sign || Words::Unknown.has(&text)
}

/// Whether a cell names its column, in a row of units.
pub(super) fn is_caption(column: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    text == column.to_lowercase() || Words::Caption.has(&bare(&text))
}

/// Whether a text can be the heading of a column and no value of it, where all others are numbers: `5-shot`, `Q1 2024`.
pub(super) fn is_label(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.trim_matches(MARKS).trim_matches(SIGNS);
    let has_letter = text.contains(char::is_alphabetic);
    has_letter && !says_nothing(text) && (!is_number(first) || is_year(first))
}

/// Whether a text is the number of a year of our time.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && ["18", "19", "20"]
            .iter()
            .any(|century| text.starts_with(century))
        && {
            let mut signs = text.chars();
            signs.all(|sign| sign.is_ascii_digit())
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::assert_lists_are_sound;

    #[test]
    fn lists_are_sound() {
        assert_lists_are_sound::<Words>();
    }

    #[test]
    fn a_heading_is_no_value() {
        for label in [
            "5-shot", "Q1 2024", "2023 Q1", "1st half", "FY24", "p50", "第1季",
        ] {
            assert!(is_label(label), "{label}");
        }
        for value in [
            "12 kg",
            "45*",
            "(45)",
            "~45 t",
            "45%",
            "€ 45",
            "2023",
            "n/a",
            "–",
            "45.5 est.",
        ] {
            assert!(!is_label(value), "{value}");
        }
    }
}
