//! Fractions: 三分之二, `2/3`, `two thirds`, `a quarter`, `one in five`. Their last digit counts parts of one, so that its
//! place value is one part.

use num_traits::ToPrimitive;

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::{Numeral, Stop, read_whole};

/// Nothing that is written in words or as `2/3` is divided into more parts.
const MOST_PARTS: u32 = 1000;

/// English names of parts, and how many of them make one.
const PARTS: [(&str, u32); 9] = [
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// Whether a word is the English name of one part: `third`.
pub(in super::super) fn is_part_name(word: &str) -> bool {
    PARTS
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case(word))
}

/// `a third`, `a quarter`.
pub(super) fn read_article(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let (word, after) = cursor.past("a")?.past_blanks().latin_word()?;
    let (_, parts) = PARTS.iter().find(|(name, _)| *name == word)?;
    Some((fraction(1.into(), *parts, true), after))
}

/// The fraction that a whole number begins, else the number itself.
pub(super) fn extend<'a>(
    numeral: Numeral,
    after: Cursor<'a>,
    stop: Stop<'_>,
) -> (Numeral, Cursor<'a>) {
    let whole = numeral.digits.is_plain_integer() && numeral.upper.is_none() && !numeral.several;
    let found = whole.then(|| {
        let first = &numeral.digits;
        parts_first(first, after, stop)
            .or_else(|| slash(first, after))
            .or_else(|| named_parts(first, after))
            .or_else(|| one_in(first, after, stop))
    });
    found.flatten().unwrap_or((numeral, after))
}

fn fraction(coefficient: num_bigint::BigInt, parts: u32, share: bool) -> Numeral {
    Numeral {
        share,
        ..Numeral::of(Digits {
            parts,
            ..Digits::integer(coefficient)
        })
    }
}

/// As a number of parts.
fn parts_of(digits: &Digits) -> Option<u32> {
    let parts = digits.coefficient.to_u32()?;
    (digits.is_plain_integer() && (2..=MOST_PARTS).contains(&parts)).then_some(parts)
}

/// 三分之二.
fn parts_first<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: Stop<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    let number = after.past("分之")?;
    let parts = parts_of(first)?;
    let (second, end) = read_whole(number, stop).ok()??;
    let whole = second.digits.is_plain_integer() && second.upper.is_none();
    whole.then(|| (fraction(second.digits.coefficient, parts, true), end))
}

/// `2/3`, with nothing more of the kind after it.
fn slash<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let start = after.past("/")?;
    let length = start.rest().find(|c: char| !c.is_ascii_digit());
    let end = start.plus(length.unwrap_or(start.rest().len()));
    let digits = start.text.get(start.at..end.at)?;
    let parts = parts_of(&Digits::integer(digits.parse().ok()?))?;
    let more = matches!(end.peek(), Some('/' | '.' | '-'))
        && end.next().peek().is_some_and(|c| c.is_ascii_digit());
    (!more && !digits.starts_with('0'))
        .then(|| (fraction(first.coefficient.clone(), parts, false), end))
}

/// `two thirds`, `three-quarters`.
fn named_parts<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let start = match after.peek()? {
        '-' => after.next(),
        c if c.is_whitespace() => after.past_blanks(),
        _ => return None,
    };
    let (word, end) = start.latin_word()?;
    let one = first.coefficient == 1.into();
    let singular = if one {
        Some(word.as_str())
    } else {
        word.strip_suffix('s')
    };
    let (_, parts) = PARTS.iter().find(|(name, _)| Some(*name) == singular)?;
    let proper = first.coefficient > 0.into() && first.coefficient < (*parts).into();
    proper.then(|| (fraction(first.coefficient.clone(), *parts, true), end))
}

/// `one in five`, `3 in 10`.
fn one_in<'a>(first: &Digits, after: Cursor<'a>, stop: Stop<'_>) -> Option<(Numeral, Cursor<'a>)> {
    let joint = ["in", "out of"];
    let number = joint
        .iter()
        .find_map(|word| after.past_blanks().past(word))?;
    let (second, end) = read_whole(number.past_blanks(), stop).ok()??;
    let parts = parts_of(&second.digits)?;
    let usual = parts <= 10 || matches!(parts, 20 | 50 | 100 | 1000);
    let proper = first.coefficient > 0.into() && first.coefficient < parts.into();
    (usual && proper && second.upper.is_none())
        .then(|| (fraction(first.coefficient.clone(), parts, true), end))
}
