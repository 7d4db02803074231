//! Fractions: 三分之二, `2/3`, `two thirds`, `a quarter`, `one in five`. Their last digit counts parts of one, so that its
//! place value is one part.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::language::{NumberRole, WordList, number, ones, word_value};
use super::super::scale::{chinese_scale, match_scale};
use super::english::small_number;
use super::han_digit::small_digit;
use super::{Numeral, Sense, UnitBoundary, read_whole};

/// Nothing that is written in words or as `2/3` is divided into more parts.
const MOST_PARTS: u32 = 1000;

/// A bar with blanks around it parts one thing into no more.
const MOST_SPACED: u32 = 12;

/// `1/2000` may be a month.
const LATEST_YEAR: u32 = 2000;

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
    // `a third to a half of the boats`
    let half = || {
        let of = after.past_blanks().past_any(WordList::Of);
        let ends = of.is_some() || after.rest().is_empty();
        (ends && WordList::HalfWord.has(&word)).then_some(2)
    };
    let parts = number(NumberRole::Part, &word).or_else(half)?;
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

pub(super) fn vulgar(c: char) -> Option<(u32, u32)> {
    // Hardly any character is one, and all are asked.
    let near = matches!(c, '¼'..='¾' | '⅐'..='⅞');
    near.then_some(())?;
    VULGAR
        .iter()
        .find(|(sign, ..)| *sign == c)
        .map(|(_, count, parts)| (*count, *parts))
}

/// A fraction, and what it is a part of: `a quarter of a million`, `three quarter million`.
pub(super) fn of_scale(numeral: Numeral, after: Cursor<'_>) -> (Numeral, Cursor<'_>) {
    let one = || {
        let scale = if let Some(of) = after.past_blanks().past_any(WordList::Of) {
            let article = of.past_blanks().past_any(WordList::UnitArticle)?;
            article.past_blanks()
        } else {
            let next = after.past("-").unwrap_or(after.past_blanks());
            let (word, _) = next.latin_word()?;
            word_value(NumberRole::Scale, &word).map(|_| next)?
        };
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

fn fraction(coefficient: BigInt, parts: u32, share: bool) -> Numeral {
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

/// 三分之二, 一万分之三, 三 分 之 二.
pub(super) fn parts_first<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    past_parts_of(after)?;
    let parts = integer(first)?;
    // 百分之 and its kin stand for a sign: what stands so alone is no count of parts.
    let written = after.text.get(..after.at)?;
    let mut before = written.chars().rev();
    let scale = before.next().and_then(chinese_scale);
    let bare = scale.is_some_and(|power| ten_to(power.unsigned_abs()) == parts);
    let led = before
        .next()
        .is_some_and(|c| small_digit(c).is_some() || chinese_scale(c).is_some());
    if bare && !led && (100.into()..=10_000.into()).contains(&parts) {
        return None;
    }
    parts_behind(&parts, after, stop)
}

/// So many parts of one: what 分之 and a number make of the number before them.
fn parts_behind<'a>(
    parts: &BigInt,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    let number = past_parts_of(after)?;
    let (second, end) = read_whole(number, stop).ok()??;
    if second.upper.is_some() {
        return None;
    }
    let text = parts.to_string();
    let power = text.trim_end_matches('0') == "1" && text.len() > "1000".len();
    if second.digits.decimals > 0 || power {
        // Parts of a power of ten are decimals.
        let places = u32::try_from(
            text.strip_prefix('1')
                .filter(|_| text.trim_end_matches('0') == "1")?
                .len(),
        )
        .ok()?;
        let exponent = u32::try_from(second.digits.exponent).ok()?;
        let digits = Digits {
            coefficient: second.digits.coefficient * ten_to(exponent),
            decimals: second.digits.decimals.checked_add(places)?,
            exponent: 0,
            ..second.digits
        };
        let share = Numeral {
            sense: Sense::Share,
            ..Numeral::of(digits)
        };
        return Some((share, end));
    }
    let parts = parts.to_u32().filter(|parts| *parts > 1)?;
    Some((fraction(integer(&second.digits)?, parts, true), end))
}

/// Past 分之, with blanks around its characters or without.
fn past_parts_of(after: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) = after.past_any(WordList::PartsOf) {
        return Some(end);
    }
    let mut at = after.past_blanks();
    for c in WordList::PartsOf.first().chars() {
        at = at.past_blanks();
        at = (at.peek() == Some(c)).then(|| at.next())?;
    }
    Some(at.past_blanks())
}

/// What a numeral amounts to, where that is a whole number.
fn integer(digits: &Digits) -> Option<BigInt> {
    let (whole, one) = digits.size().parts();
    (digits.parts == 1 && one == 1.into()).then_some(whole)
}

/// 三百又二分之一: a whole number and a part of one.
pub(super) fn joined_part<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Digits, Cursor<'a>)> {
    let next = after.past_blanks().past_any(WordList::MixedJoint)?;
    let (parts, end) = read_whole(next.past_blanks(), stop).ok()??;
    // 2又1/2
    let slashed = || slash(&parts.digits, end).filter(|_| parts.digits.is_plain_integer());
    let (part, end) = parts_behind(&integer(&parts.digits)?, end, stop).or_else(slashed)?;
    let whole = integer(first)?;
    let part = part.digits;
    let coefficient = if part.parts > 1 {
        whole * part.parts + part.coefficient
    } else {
        whole * ten_to(part.decimals) + part.coefficient
    };
    let digits = Digits {
        coefficient,
        ..part
    };
    (digits.exponent == 0).then_some((digits, end))
}

/// Parts of one and larger numbers are hardly ends of one range.
const LARGEST_WITH_PARTS: u32 = 10;

/// No number in words has more bytes.
pub(super) const LONGEST_NUMBER: usize = 400;

/// No word below a hundred has as many bytes.
const LONGEST_WORD: usize = 24;

/// `two hundred and fifty-four hundredths`: the number behind the last `and` counts parts. Behind a scale word they are parts of
/// it: `two million and three fifths`.
pub(super) fn and_part<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Digits, Cursor<'a>)> {
    let from = after
        .text
        .ceil_char_boundary(after.at.saturating_sub(LONGEST_NUMBER));
    let written = after.text.get(from..after.at)?;
    let scaled = first.exponent >= LEAST_SCALE_OF_PARTS;
    let parts = |c: char| c == '-' || c.is_whitespace();
    let near = written.ceil_char_boundary(written.len().saturating_sub(LONGEST_WORD));
    let near = written.get(near..).unwrap_or_default();
    let last = near.rsplit(parts).next().and_then(small_number);
    (scaled || last.is_some()).then_some(())?;
    let written = written.to_ascii_lowercase();
    let (count, parts, end, whole) =
        if scaled && let Some(and) = after.past_blanks().past_any(WordList::And) {
            let (part, end) = read_article(and.past_blanks())?;
            (1, part.digits.parts, end, integer(first)?)
        } else {
            let mut words = written.rsplit(char::is_whitespace);
            let last = words.by_ref().take_while(|word| !WordList::And.has(word));
            let count = last
                .flat_map(|word| word.split('-'))
                .map(small_number)
                .sum::<Option<u32>>()?;
            words.next()?;
            let counted = Digits::integer(count.into());
            let (part, end) =
                named_parts(&counted, after).filter(|(part, _)| count < part.digits.parts)?;
            (count, part.digits.parts, end, integer(first)? - count)
        };
    let scale = if scaled { first.exponent } else { 0 };
    let ten = ten_to(scale.unsigned_abs());
    let thousands = &whole % &ten == 0.into() && whole > 0.into();
    let coefficient = whole / ten * parts + count;
    let digits = Digits {
        parts,
        exponent: scale,
        ..Digits::integer(coefficient)
    };
    thousands.then_some((digits, end))
}

/// The scale word from which on the part of a number is one of it: `two million and a quarter`.
const LEAST_SCALE_OF_PARTS: i32 = 6;

/// `3 dozens`.
pub(super) fn dozens<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let start = after.past_blanks();
    let (word, end) = start.latin_word()?;
    let several = start.at > after.at && WordList::Dozens.has(&word);
    several.then(|| (Numeral::of(Digits::integer(&first.coefficient * 12)), end))
}

/// `three-quarter`, after a whole number (`two and three-quarter`); with a blank only before a scale word.
pub(super) fn one_name<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let hyphened = after.past("-");
    let (word, end) = hyphened.unwrap_or(after.past_blanks()).latin_word()?;
    let scale = || match_scale(end.past_blanks()).is_some();
    (hyphened.is_some() || scale()).then_some(())?;
    let parts = number(NumberRole::Part, &word)?;
    Some((fraction(first.coefficient.clone(), parts, true), end))
}

/// `six and three quarter miles`: without a plural or a hyphen, behind a whole number and before a unit.
pub(super) fn measured_name<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    let (word, end) = after.past_blanks().latin_word()?;
    let parts = number(NumberRole::Part, &word)?;
    let measured = stop.units.begin(end.past_blanks().rest());
    measured.then(|| (fraction(first.coefficient.clone(), parts, true), end))
}

/// `three quarter million`: parts of a scale word, without a hyphen or a plural.
pub(super) fn scaled_parts<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let (numeral, end) = one_name(first, after)?;
    let proper = first.coefficient > 0.into() && first.coefficient < numeral.digits.parts.into();
    let scale = match_scale(end.past_blanks()).is_some();
    (proper && scale).then_some((numeral, end))
}

/// `2/3`, with nothing more of the kind after it.
pub(super) fn slash<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let glued = after.past("/").or_else(|| after.past("⁄"));
    let start = glued.or_else(|| past_spaced_bar(after))?;
    let length = start.rest().find(|c: char| !c.is_ascii_digit());
    let end = start.plus(length.unwrap_or(start.rest().len()));
    // `1 / 3 of the boats`; without a share `1 / 3` are two, and so are `45 / 76 of 94`.
    let shared = end.past_blanks().past_any(WordList::Of).is_some() || end.rest().is_empty();
    let digits = start.text.get(start.at..end.at)?;
    let written = Digits::integer(digits.parse().ok()?);
    let parts = parts_of(&written).or_else(|| many_parts(&written))?;
    let common = parts <= MOST_SPACED && first.coefficient < parts.into();
    if glued.is_none() && !(shared && common) {
        return None;
    }
    let more = match end.peek() {
        Some('/' | '.') => end.next().peek().is_some_and(|c| c.is_ascii_digit()),
        Some('-') => {
            let number = end.next().peek().is_some_and(|c| c.is_ascii_digit());
            number && !rises_to(&first.coefficient, parts, end.next())
        }
        _ => false,
    };
    (!more && !digits.starts_with('0'))
        .then(|| (fraction(first.coefficient.clone(), parts, false), end))
}

/// `1/4-1/2`, `3/4-1`: whether the number behind the hyphen is the upper end of a range that begins with so many parts.
fn rises_to(count: &BigInt, parts: u32, upper: Cursor<'_>) -> bool {
    let Some((number, end)) =
        small_integer(upper).filter(|_| is_counted_in(parts) && *count < parts.into())
    else {
        return false;
    };
    let second = end.past("/").and_then(small_integer);
    let (rises, end) = match second {
        Some((other, end)) => {
            let proper = is_counted_in(other) && number < other;
            (proper && count * other < BigInt::from(number) * parts, end)
        }
        None => (number > 0 && number < LARGEST_WITH_PARTS, end),
    };
    let apart = |c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | ':'));
    let closes = |c: char| {
        matches!(c, '.' | ',' | '-') && !end.next().peek().is_some_and(|c| c.is_ascii_digit())
    };
    rises && end.peek().is_none_or(|c| apart(c) || closes(c))
}

/// The whole number in digits that stands here.
fn small_integer(at: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let length = at.rest().find(|c: char| !c.is_ascii_digit());
    let end = at.plus(length.unwrap_or(at.rest().len()));
    let number = at.text.get(at.at..end.at)?.parse().ok()?;
    Some((number, end))
}

/// Whether people count in such parts of one.
pub(super) fn is_counted_in(parts: u32) -> bool {
    matches!(parts, 2..=6 | 8 | 10 | 12 | 16)
}

/// Past a bar with a blank on each side.
fn past_spaced_bar(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let bar = after.past(" ")?;
    let bar = bar.past("/").or_else(|| bar.past("⁄"))?;
    bar.past(" ")
}

/// `1/5000000`, as `one in five million` is printed.
fn many_parts(digits: &Digits) -> Option<u32> {
    let parts = digits.coefficient.to_u32()?;
    (parts > LATEST_YEAR && (parts % 1000 == 0 || parts > 9999)).then_some(parts)
}

/// `8/16 GB`: a measure that nobody parts so, and may be one or the other.
pub(super) fn offers(fraction: &Numeral, end: Cursor<'_>, stop: UnitBoundary<'_>) -> bool {
    let (_, reduced) = fraction.digits.size().parts();
    reduced != fraction.digits.parts.into()
        && stop.units.match_at(end.past_blanks().rest()).is_some()
}

/// `two thirds`, `three-quarters`.
pub(super) fn named_parts<'a>(first: &Digits, after: Cursor<'a>) -> Option<(Numeral, Cursor<'a>)> {
    let start = match after.peek()? {
        '-' => after.next(),
        c if c.is_whitespace() => after.past_blanks(),
        _ => return None,
    };
    let (word, end) = start.latin_word()?;
    let one = first.coefficient == 1.into();
    let half = one && WordList::HalfWord.has(&word);
    let part = |name: &str| number(NumberRole::Part, name);
    let named = if one {
        part(&word)
    } else {
        ones(&word).find_map(part)
    };
    let parts = if half { 2 } else { named? };
    // `twenty-three fifths`; quarters are of years too.
    let improper = !one && parts > 4;
    let proper = first.coefficient > 0.into() && (improper || first.coefficient < parts.into());
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
pub(super) fn one_in<'a>(
    first: &Digits,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<(Numeral, Cursor<'a>)> {
    let number = after.past_blanks().past_any(WordList::OutOf)?.past_blanks();
    let every = number.past_any(WordList::Every);
    let number = every.map_or(number, Cursor::past_blanks);
    let (second, end) = read_whole(number, stop).ok()??;
    let parts = second.digits.size().parts().0.to_u32()?;
    let whole = second.digits.decimals == 0 || second.digits.exponent > 0;
    (whole && second.digits.parts == 1 && parts > 1).then_some(())?;
    // `one in 1998`
    let round = parts > 2000 && parts % 1000 == 0 || parts > 9999;
    let rate = first.coefficient == 1.into() && (parts < 1000 || round) || every.is_some();
    let told = after.past_blanks().past_any(WordList::OutOfAll).is_some();
    let usual = rate || told || parts <= 10 || matches!(parts, 20 | 50 | 100 | 1000);
    let proper = first.coefficient > 0.into() && first.coefficient < parts.into();
    (usual && proper && second.upper.is_none())
        .then(|| (fraction(first.coefficient.clone(), parts, true), end))
}
