//! Fractions: 三分之二, `2/3`, `two thirds`, `a quarter`, `one in five`. Their last digit counts parts of one, so that its
//! place value is one part.

use num_traits::ToPrimitive;

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::language::{NumberRole, WordList, number};
use super::super::scale::match_scale;
use super::english::small_number;
use super::{Numeral, Sense, UnitBoundary, read_whole};

/// Nothing that is written in words or as `2/3` is divided into more parts.
const MOST_PARTS: u32 = 1000;

/// Fractions that are one character.
const VULGAR: [(char, u32, u32); 15] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

/// Whether a word is the English name of one part: `third`.
pub(in super::super) fn is_part_name(word: &str) -> bool {
    number(NumberRole::Part, word).is_some()
}

/// `a third`, `a quarter`.
pub(super) fn read_article(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let article = cursor.past_any(WordList::Article)?;
    let (word, after) = article.past_blanks().latin_word()?;
    let parts = number(NumberRole::Part, &word)?;
    Some((fraction(1.into(), parts, true), after))
}

/// `½`, `¾`.
pub(super) fn read_vulgar(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let (count, parts) = vulgar(cursor.peek()?)?;
    Some((fraction(count.into(), parts, false), cursor.next()))
}

/// Whether a character is a fraction.
pub(in super::super) fn is_vulgar(c: char) -> bool {
    vulgar(c).is_some()
}

fn vulgar(c: char) -> Option<(u32, u32)> {
    // Hardly any character is one, and all are asked.
    let near = matches!(c, '¼'..='¾' | '⅐'..='⅞');
    near.then_some(())?;
    VULGAR
        .iter()
        .find(|(sign, ..)| *sign == c)
        .map(|(_, count, parts)| (*count, *parts))
}

/// A fraction, and what it is a part of: `a quarter of a million`.
pub(super) fn of_scale(numeral: Numeral, after: Cursor<'_>) -> (Numeral, Cursor<'_>) {
    let one = || {
        let article = after.past_blanks().past_any(WordList::Of)?.past_blanks();
        let scale = article.past_any(WordList::UnitArticle)?.past_blanks();
        let (word, end) = scale.latin_word().filter(|(word, _)| word.len() > 1)?;
        if WordList::Dozen.has(&word) {
            let whole = &numeral.digits.coefficient * 12_u32;
            let count = &whole / numeral.digits.parts;
            let exact = &count * numeral.digits.parts == whole;
            return exact.then(|| (Numeral::of(Digits::integer(count)), end));
        }
        let (exponent, end) = match_scale(scale)?;
        let digits = Digits {
            exponent,
            ..numeral.digits.clone()
        };
        Some((Numeral::of(digits), end))
    };
    let part = numeral.digits.parts > 1 && numeral.digits.exponent == 0;
    part.then(one).flatten().unwrap_or((numeral, after))
}

/// The fraction that a whole number begins, else the number itself.
pub(super) fn extend<'a>(
    numeral: Numeral,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> (Numeral, Cursor<'a>) {
    let single = numeral.upper.is_none() && !numeral.several && !numeral.has_exponent;
    if single && let Some((digits, end)) = mixed(&numeral.digits, after) {
        return (Numeral::of(digits), end);
    }
    let whole = single && numeral.digits.is_plain_integer();
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
        sense: if share { Sense::Share } else { Sense::Number },
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
    stop: UnitBoundary<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    let number = after.past_any(WordList::PartsOf)?;
    let parts = parts_of(first)?;
    let (second, end) = read_whole(number, stop).ok()??;
    let whole = second.digits.is_plain_integer() && second.upper.is_none();
    whole.then(|| (fraction(second.digits.coefficient, parts, true), end))
}

/// A whole number and a part of one: `two and a half`, `3¾`, `2 1/2`, `a million and a half`.
fn mixed<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Digits, Cursor<'a>)> {
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
        let written = after.text.get(..after.at)?.to_ascii_lowercase();
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
        first.coefficient < LEAST_WITHOUT_PARTS.into() || next.past_any(WordList::And).is_none();
    let plain = first.is_plain_integer() && few;
    let (count, parts, end) = mixed_part(next).filter(|_| plain)?;
    let coefficient = &first.coefficient * parts + count;
    let digits = Digits {
        parts,
        ..Digits::integer(coefficient)
    };
    Some((digits, end))
}

/// The part of a mixed number: how many of how many.
fn mixed_part(next: Cursor<'_>) -> Option<(u32, u32, Cursor<'_>)> {
    if let Some((count, parts)) = next.peek().and_then(vulgar) {
        return Some((count, parts, next.next()));
    }
    let found = if let Some(and) = next.past_any(WordList::And) {
        let start = and.past_blanks();
        read_article(start).or_else(|| {
            let (word, after) = start.latin_word()?;
            let count = small_number(&word)?;
            let count = Digits::integer(count.into());
            named_parts(&count, after).or_else(|| one_name(&count, after))
        })
    } else {
        let digits = |c: char| !c.is_ascii_digit();
        let length = next.rest().find(digits).filter(|length| *length == 1)?;
        let count: u32 = next.rest().get(..length)?.parse().ok()?;
        slash(&Digits::integer(count.into()), next.plus(length))
            .filter(|(fraction, _)| matches!(fraction.digits.parts, 2 | 3 | 4 | 8 | 16))
    };
    let (fraction, end) = found?;
    let count = fraction.digits.coefficient.to_u32()?;
    let parts = fraction.digits.parts;
    (count < parts).then_some((count, parts, end))
}

/// A number from which on no parts follow behind `and`.
const LEAST_WITHOUT_PARTS: u32 = 1000;

/// `three-quarter`, after a whole number (`two and three-quarter`); with a blank only before a scale word.
fn one_name<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let hyphened = after.past("-");
    let (word, end) = hyphened.unwrap_or(after.past_blanks()).latin_word()?;
    let scale = || match_scale(end.past_blanks()).is_some();
    (hyphened.is_some() || scale()).then_some(())?;
    let parts = number(NumberRole::Part, &word)?;
    Some((fraction(first.coefficient.clone(), parts, true), end))
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
        Some(&*word)
    } else {
        word.strip_suffix('s')
    };
    let half = one && WordList::HalfWord.has(&word);
    let named = singular.and_then(|name| number(NumberRole::Part, name));
    let parts = if half { 2 } else { named? };
    let proper = first.coefficient > 0.into() && first.coefficient < parts.into();
    // `the one hundredth boat` is one in an order.
    let ordinal = one && parts > 10 && end.past_blanks().past_any(WordList::Of).is_none();
    (proper && !ordinal).then(|| (fraction(first.coefficient.clone(), parts, true), end))
}

/// The measure that a part is of: past the `of a` before it. `a quarter of a litre`, `one tenth of one percent`.
pub(in super::super) fn past_of_one(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let of = after.past_blanks().past_any(WordList::Of)?.past_blanks();
    let one = of.past_any(WordList::MeasureArticle)?;
    let measure = one.past_blanks();
    (measure.at > one.at || one.peek() == Some('%')).then_some(measure)
}

/// `one in five`, `3 in 10`, `seven out of every ten`.
fn one_in<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    let number = after.past_blanks().past_any(WordList::OutOf)?.past_blanks();
    let every = number.past_any(WordList::Every);
    let number = every.map_or(number, Cursor::past_blanks);
    let (second, end) = read_whole(number, stop).ok()??;
    let parts = parts_of(&second.digits)?;
    // `one in 1998`
    let rate = first.coefficient == 1.into() && parts < 1000 || every.is_some();
    let usual = rate || parts <= 10 || matches!(parts, 20 | 50 | 100 | 1000);
    let proper = first.coefficient > 0.into() && first.coefficient < parts.into();
    (usual && proper && second.upper.is_none())
        .then(|| (fraction(first.coefficient.clone(), parts, true), end))
}
