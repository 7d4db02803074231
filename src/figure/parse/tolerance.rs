//! A number with its tolerance, `120 ± 3 t`: one figure, from 117 to 123.

use num_bigint::BigInt;
use num_traits::Signed;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::language::WordList;

/// The sign or the words between a number and its tolerance; the place after them.
pub(super) fn sign(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = cursor.past_blanks();
    // `90 t, plus or minus 5 t`
    let start = start.past(",").map_or(start, Cursor::past_blanks);
    start.past_any(WordList::Tolerance).map(Cursor::past_blanks)
}

/// Both ends; `None` for fractions, and for a tolerance that is below zero.
pub(super) fn ends(number: &Digits, by: &Digits) -> Option<(Digits, Digits)> {
    if number.parts != 1 || by.parts != 1 || by.negative {
        return None;
    }
    let place = last_place(number)?.min(last_place(by)?);
    let middle = signed(number, place)?;
    let by = signed(by, place)?;
    let written = |value: BigInt| {
        Some(Digits {
            negative: value.is_negative(),
            decimals: u32::try_from(-place.min(0)).ok()?,
            exponent: place.max(0),
            ..Digits::integer(value.abs())
        })
    };
    Some((written(&middle - &by)?, written(middle + by)?))
}

/// The place value of the last digit, as a power of ten.
fn last_place(digits: &Digits) -> Option<i32> {
    digits
        .exponent
        .checked_sub(i32::try_from(digits.decimals).ok()?)
}

/// The number in units of a place that is no greater than its last one.
fn signed(digits: &Digits, place: i32) -> Option<BigInt> {
    let zeros = u32::try_from(last_place(digits)?.checked_sub(place)?).ok()?;
    let size = &digits.coefficient * ten_to(zeros);
    Some(if digits.negative { -size } else { size })
}
