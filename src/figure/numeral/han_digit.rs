//! Chinese characters that are digits, one by one: 一, 两, 壹, 廿. What a row of them says is `run.rs`, which characters there
//! are the tables of the language.

use super::super::language::{NumberRole, character};

/// The value of a digit of plain writing or of cheques.
pub(super) fn digit(c: char) -> Option<u32> {
    let (role, amount) = character(c)?;
    let digits = [NumberRole::Small, NumberRole::Counting, NumberRole::Cheque];
    (digits.contains(&role) && amount.power == 0).then_some(amount.number)
}

/// The value of a digit of plain writing.
pub(in super::super) fn small_digit(c: char) -> Option<u32> {
    let (role, amount) = character(c)?;
    matches!(role, NumberRole::Small | NumberRole::Counting).then_some(amount.number)
}

/// Whether a digit counts things and stands in no row of digits: 两.
pub(in super::super) fn is_counting(c: char) -> bool {
    matches!(character(c), Some((NumberRole::Counting, _)))
}

/// Whether a character of plain writing multiplies by ten: 十.
pub(in super::super) fn is_ten(c: char) -> bool {
    matches!(character(c), Some((NumberRole::Scale, amount)) if amount.power == 1)
}

/// 廿 and its kin are two characters in one: 二十.
pub(super) fn tens(c: char) -> Option<u32> {
    let (role, amount) = character(c)?;
    (role == NumberRole::Tens).then_some(amount.number / 10)
}
