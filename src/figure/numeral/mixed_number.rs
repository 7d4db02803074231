//! A whole number with a part of one, and which fraction a whole number begins: `two and a half`, `3¾`, `1-1/2`. The fractions
//! themselves are `fraction.rs`.

use num_traits::ToPrimitive;

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::language::WordList;
use super::english::small_number;
use super::fraction::{
    LONGEST_NUMBER, and_part, dozens, is_counted_in, joined_part, measured_name, named_parts,
    offers, one_in, one_name, parts_first, read_article, scaled_parts, slash, vulgar,
};
use super::{Numeral, UnitBoundary};

/// A number from which on no parts follow behind `and`.
const LEAST_WITHOUT_PARTS: u32 = 1000;

/// Into how many parts an inch is divided, of which there may be ten and more.
const PARTS_OF_INCH: [u32; 3] = [16, 32, 64];

/// The fraction that a whole number begins, else the number itself.
pub(super) fn extend<'a>(
    numeral: Numeral,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> (Numeral, Cursor<'a>) {
    let single = numeral.upper.is_none() && !numeral.several && !numeral.has_exponent;
    if single && let Some((digits, end)) = mixed(&numeral.digits, after, stop) {
        return (Numeral::of(digits), end);
    }
    if single
        && let Some((digits, end)) =
            joined_part(&numeral.digits, after, stop).or_else(|| and_part(&numeral.digits, after))
    {
        return (Numeral::of(digits), end);
    }
    if single && let Some(found) = parts_first(&numeral.digits, after, stop) {
        return found;
    }
    let whole = single && numeral.digits.is_plain_integer();
    let found = whole.then(|| {
        let first = &numeral.digits;
        dozens(first, after)
            .or_else(|| slash(first, after).filter(|(part, end)| !offers(part, *end, stop)))
            .or_else(|| named_parts(first, after))
            .or_else(|| scaled_parts(first, after))
            .or_else(|| one_in(first, after, stop))
    });
    found.flatten().unwrap_or((numeral, after))
}

/// A whole number and a part of one: `two and a half`, `3¾`, `2 1/2`, `a million and a half`.
fn mixed<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Digits, Cursor<'a>)> {
    let countable = first.parts == 1 && first.decimals == 0;
    if !countable {
        return None;
    }
    let next = after.past_blanks();
    let half = next
        .past_any(WordList::And)
        .and_then(|and| and.past_blanks().past_any(WordList::AHalf))
        .or_else(|| after.past_any(WordList::AndHalf));
    if let Some(half) = half {
        // A dozen and a half is not twelve and a half.
        let from = after
            .text
            .ceil_char_boundary(after.at.saturating_sub(LONGEST_NUMBER));
        let written = after.text.get(from..after.at)?.to_ascii_lowercase();
        if WordList::Dozen.ending(&written).is_some() {
            let count = &first.coefficient + 6;
            return Some((Digits::integer(count), half));
        }
        let and_half = first.and_half();
        return Some(match half.past_blanks().past_any(WordList::Dozen) {
            Some(dozen) if first.is_plain_integer() => {
                let count = &first.coefficient * 12 + 6;
                (Digits::integer(count), dozen)
            }
            _ => (and_half, half),
        });
    }
    // `on 2023 and two thirds below 1998`: nobody adds parts to so many.
    let few =
        || first.coefficient < LEAST_WITHOUT_PARTS.into() || next.past_any(WordList::And).is_none();
    let plain = |_: &_| first.is_plain_integer() && few();
    let (count, parts, end) = mixed_part(next, stop).filter(plain)?;
    let coefficient = &first.coefficient * parts + count;
    let digits = Digits {
        parts,
        ..Digits::integer(coefficient)
    };
    Some((digits, end))
}

/// The part of a mixed number: how many of how many.
fn mixed_part<'a>(next: Cursor<'a>, stop: UnitBoundary<'_>) -> Option<(u32, u32, Cursor<'a>)> {
    if let Some((count, parts)) = next.peek().and_then(vulgar) {
        return Some((count, parts, next.next()));
    }
    let found = if let Some(and) = next.past_any(WordList::And) {
        let start = and.past_blanks();
        read_article(start)
            .or_else(|| slashed_part(start))
            .or_else(|| {
                let (word, after) = start.latin_word()?;
                let count = small_number(&word)?;
                let count = Digits::integer(count.into());
                named_parts(&count, after)
                    .or_else(|| one_name(&count, after))
                    .or_else(|| measured_name(&count, after, stop))
            })
    } else {
        // `1-1/2`
        slashed_part(next.past("-").unwrap_or(next))
    };
    let (fraction, end) = found?;
    let count = fraction.digits.coefficient.to_u32()?;
    let parts = fraction.digits.parts;
    (count < parts).then_some((count, parts, end))
}

/// `1/2`, `15/16`: one digit over parts that people count in, or two over those of an inch.
fn slashed_part(next: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let digits = |c: char| !c.is_ascii_digit();
    let length = next.rest().find(digits).filter(|length| *length <= 2)?;
    let count: u32 = next.rest().get(..length)?.parse().ok()?;
    slash(&Digits::integer(count.into()), next.plus(length)).filter(|(fraction, _)| {
        let parts = fraction.digits.parts;
        if length == 1 {
            is_counted_in(parts)
        } else {
            PARTS_OF_INCH.contains(&parts)
        }
    })
}
