//! Numerals in English words: twenty-three, two hundred and five, three million, half, a dozen, hundreds of thousands.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::scale::match_scale;
use super::{Numeral, NumeralError, Read, add_exponents};

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const PLURALS: [(&str, u32, i32); 7] = [
    ("dozens", 12, 0),
    ("tens", 10, 0),
    ("hundreds", 100, 0),
    ("thousands", 1, 3),
    ("millions", 1, 6),
    ("billions", 1, 9),
    ("trillions", 1, 12),
];
/// More scale words than this make no number that anyone writes out.
const SCALE_LIMIT: u32 = 24;

/// Reads the numeral when a number word stands here.
pub(super) fn read(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    if let Some(found) = read_plural(cursor)? {
        return Ok(Some(found));
    }
    if let Some(after) = cursor.past("half") {
        let next = match after.peek() {
            Some('-') => after.next(),
            _ => skip_article(after).past_blanks(),
        };
        if let Some(end) = next.past("dozen") {
            return Ok(Some((Numeral::of(Digits::integer(BigInt::from(6))), end)));
        }
        let digits = Digits {
            decimals: 1,
            ..Digits::integer(BigInt::from(5))
        };
        let start = match after.peek() {
            Some('-') if match_scale(next).is_some() => next,
            _ => skip_article(after),
        };
        return read_scale(Numeral::of(digits), start);
    }
    read_words(cursor)
}

/// `hundreds`, `tens of thousands`, `dozens of`.
fn read_plural(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    let Some((number, exponent, after)) = plural(cursor) else {
        return Ok(None);
    };
    let mut numeral = Numeral {
        several: true,
        ..Numeral::of(Digits::integer(BigInt::from(number)))
    }
    .scaled(exponent)?;
    let mut end = after;
    while let Some(of) = end.past_blanks().past("of") {
        end = of;
        if let Some((number, exponent, after)) = plural(of.past_blanks()) {
            numeral.digits.coefficient *= BigInt::from(number);
            numeral.digits.exponent = add_exponents(numeral.digits.exponent, exponent)?;
            end = after;
        }
    }
    Ok(Some((numeral, end)))
}

fn plural(cursor: Cursor<'_>) -> Option<(u32, i32, Cursor<'_>)> {
    let (word, after) = cursor.latin_word()?;
    let (_, number, exponent) = PLURALS.iter().find(|(name, ..)| *name == word)?;
    Some((*number, *exponent, after))
}

fn skip_article(cursor: Cursor<'_>) -> Cursor<'_> {
    cursor.past_blanks().past("a").unwrap_or(cursor)
}

/// The scale words after `half`.
fn read_scale(mut numeral: Numeral, after: Cursor<'_>) -> Read<'_, Numeral> {
    let mut after = after;
    while let Some((exponent, end)) = match_scale(after.past_blanks()) {
        numeral = numeral.scaled(exponent)?;
        after = end;
    }
    Ok(Some((numeral, after)))
}

/// What a word does to the number before it.
enum Step {
    /// Adds, filling the places below this power of ten.
    Add(u32, u32),
    /// Multiplies what stands before it.
    Times(u32),
    /// Multiplies and closes the section: thousand and up.
    Close(u32),
}

/// What a word below a hundred says.
pub(super) fn small_number(word: &str) -> Option<u32> {
    let small = (0_u32..).zip(SMALL).find(|(_, name)| *name == word);
    let tens = || (2_u32..).zip(TENS).find(|(_, name)| *name == word);
    small
        .map(|(value, _)| value)
        .or_else(|| tens().map(|(index, _)| index * 10))
}

fn step(word: &str) -> Option<Step> {
    if let Some(value) = small_number(word) {
        return Some(Step::Add(value, if value < 10 { 1 } else { 2 }));
    }
    match word {
        "hundred" => Some(Step::Times(100)),
        "dozen" => Some(Step::Times(12)),
        "thousand" => Some(Step::Close(3)),
        "million" => Some(Step::Close(6)),
        "billion" => Some(Step::Close(9)),
        "trillion" => Some(Step::Close(12)),
        _ => None,
    }
}

/// Number words one after the other, with hyphens or `and` between them.
fn read_words(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    let (mut total, mut section, mut free) = (BigInt::ZERO, 0_u32, 3_u32);
    let (mut top, mut scales) = (0, 0);
    let (mut after, mut next) = (cursor, cursor);
    if let Some(article) = cursor.past("a").or_else(|| cursor.past("an")) {
        let follows = article
            .past_blanks()
            .latin_word()
            .and_then(|(word, _)| step(&word));
        if !matches!(follows, Some(Step::Times(_) | Step::Close(_))) {
            return Ok(None);
        }
        (section, free, next) = (1, 0, article.past_blanks());
    }
    let first = cursor.latin_word().and_then(|(word, _)| step(&word));
    if matches!(first, Some(Step::Times(_) | Step::Close(_))) {
        // `several hundred`: the one before it is left out.
        (section, free) = (1, 0);
    }
    while let Some((word, end)) = next.latin_word() {
        match step(&word) {
            Some(Step::Add(value, places)) if places <= free => {
                section += value;
                free = u32::from(value >= 20);
            }
            Some(Step::Times(factor)) if (1..100).contains(&section) => {
                section *= factor;
                free = 2;
            }
            Some(Step::Close(power)) if section > 0 => {
                total += BigInt::from(section) * ten_to(power);
                (section, free) = (0, 3);
                top = top.max(power);
            }
            Some(Step::Close(power)) if top > 0 => {
                total *= ten_to(power);
                top += power;
            }
            _ => break,
        }
        scales += 1;
        if scales > SCALE_LIMIT {
            return Err(NumeralError::TooLong);
        }
        after = end;
        next = past_joint(end);
    }
    let digits = Digits::composite(total + BigInt::from(section), top);
    Ok((after.at > cursor.at).then(|| (Numeral::of(digits), after)))
}

/// Past the hyphen, blank or `and` that joins number words.
fn past_joint(cursor: Cursor<'_>) -> Cursor<'_> {
    let next = match cursor.peek() {
        Some('-') => cursor.next(),
        _ => cursor.past_blanks(),
    };
    next.past("and").map_or(next, Cursor::past_blanks)
}
