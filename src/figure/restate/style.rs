//! The style in which a number is written: its digits and what parts them, or its words.

use super::super::cursor::is_unspaced;
use super::super::figure::Figure;
use super::super::number::Number;
use super::Surroundings;
use super::chinese::{chinese, is_numeral};
use super::english::{english, has_and, is_apart};
use crate::words::part_in_threes;

/// How a number is written.
pub(super) enum Style {
    /// In digits, with what parts them in threes, at full width or not.
    Digits { separator: Option<char>, wide: bool },
    /// In words of English.
    English { and: bool, case: Case, hyphen: bool },
    /// In Chinese numerals.
    Chinese,
}

#[derive(Clone, Copy)]
pub(super) enum Case {
    Lower,
    Title,
    Upper,
}

impl Style {
    /// The ways of writing that fit a number as it stands, the likeliest first.
    pub(super) fn of(core: &str, text: &str, around: Surroundings) -> Vec<Self> {
        let first = core.chars().next().unwrap_or('0');
        if is_numeral(first) {
            return vec![Self::Chinese];
        }
        if first.is_alphabetic() {
            let mut letters = core.chars().filter(|c| c.is_alphabetic());
            let case = if letters.clone().all(char::is_uppercase) {
                Case::Upper
            } else if letters.next().is_some_and(char::is_uppercase) {
                Case::Title
            } else {
                Case::Lower
            };
            return vec![Self::English {
                and: has_and(core),
                case,
                hyphen: !is_apart(core),
            }];
        }
        let whole = core.split(['.', '．']).next().unwrap_or(core);
        let digits = whole.chars().filter(|c| c.is_numeric()).count();
        let written = whole.chars().find(|c| !c.is_numeric());
        // Where nothing shows how long numbers are written, as they are mostly in the language around.
        let is_prose = around == Surroundings::Prose && !text.contains(is_unspaced);
        let usual = (digits < 4 && is_prose).then_some(',');
        let wide = !first.is_ascii();
        let separators = if written.is_none() && usual.is_some() {
            vec![usual, None]
        } else {
            vec![written]
        };
        let styles = separators.into_iter();
        styles
            .map(|separator| Self::Digits { separator, wide })
            .collect()
    }

    pub(super) fn is_digits(&self) -> bool {
        matches!(self, Self::Digits { .. })
    }

    /// A number as this style has it; `None` where it has no such number.
    pub(super) fn write(&self, number: &Number, figure: &Figure) -> Option<String> {
        match self {
            Self::Digits { separator, wide } => {
                let scaled = number.checked_div(&figure.digits().scale())?;
                digits(&scaled, *separator, *wide, figure.writing.decimals)
            }
            Self::English { and, case, hyphen } => {
                let words = english(number.to_i64()?, *and)?;
                let words = if *hyphen {
                    words
                } else {
                    words.replace('-', " ")
                };
                Some(match case {
                    Case::Lower => words,
                    Case::Upper => words.to_uppercase(),
                    Case::Title => {
                        let mut letters = words.chars();
                        let first = letters.next()?.to_uppercase();
                        first.chain(letters).collect()
                    }
                })
            }
            Self::Chinese => chinese(number.to_i64()?),
        }
    }
}

fn digits(number: &Number, separator: Option<char>, wide: bool, places: u32) -> Option<String> {
    let plain = number.to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    if !plain.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let mut text = separator.map_or_else(|| whole.to_owned(), |sign| part_in_threes(whole, sign));
    let places = usize::try_from(places).ok()?.max(decimals.len());
    if places > 0 {
        text.push('.');
        text.push_str(decimals);
        text.push_str(&"0".repeat(places - decimals.len()));
    }
    let widened = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - u32::from('0') + u32::from('０')).unwrap_or(c),
        _ => c,
    };
    Some(if wide {
        text.chars().map(widened).collect()
    } else {
        text
    })
}
