//! Numerals in Chinese characters, plain and financial: 一百二十, 两万五, 壹佰贰拾叁, 十二点五, 半; and with digits among
//! them: 3万5千. 余, 多 and 几 among them are qualifying words and end the numeral. Finding their parts is `run.rs`, how places
//! descend `places.rs`.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::language::{NumberRole, WordList, character};
use super::super::number::{DIGIT_LIMIT, Number};
use super::super::scale::{chinese_scale, scale_character};
use super::grouping::digit_run;
use super::han_digit::{digit, is_counting, small_digit, tens};
use super::run::{Run, past_scales};
use super::{Numeral, NumeralError, Read, UnitBoundary};

/// Reads the numeral when a Chinese digit or unit character stands here.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Read<'a, Numeral> {
    let half = cursor.past_any(WordList::HalfPart);
    if let Some(after) = half.or_else(|| cursor.past_any(WordList::Half)) {
        let digits = Digits {
            decimals: 1,
            ..Digits::integer(BigInt::from(5))
        };
        return Ok(Some((Numeral::of(digits), after)));
    }
    let Some(first) = cursor.peek() else {
        return Ok(None);
    };
    let role = character(first);
    if let Some((NumberRole::Pair, pair)) = role {
        let digits = Digits::integer(BigInt::from(pair.number));
        return Ok(Some((Numeral::of(digits), cursor.next())));
    }
    let prefix = matches!(role, Some((NumberRole::Prefix, _)));
    let starts = digit(first).is_some() || tens(first).is_some();
    if !starts && (prefix || scale_character(cursor).is_none()) {
        return Ok(None);
    }
    let mut run = Run::new(cursor);
    run.collect(stop, false)?;
    if run.parts.is_empty() {
        return Ok(None);
    }
    run.collect_apart(stop, MOST_PIECES)?;
    let (numeral, after) = run.number(stop)?;
    refuse_vague(after)?;
    if numeral.upper.is_some() {
        // 一二点五万: digits said one by one, or neighbours.
        let point = after.past_any(WordList::PointCharacter);
        if let Some(next) = point.filter(|next| next.peek().and_then(digit).is_some()) {
            return Err(NumeralError::Places(past_scales(next.next()).at));
        }
        return Ok(Some((numeral, after)));
    }
    read_point(numeral.digits, after, stop).map(Some)
}

/// A number is written in no more pieces with blanks between.
const MOST_PIECES: u32 = 8;

/// 一百零几万 leaves a digit open in the middle of the number.
fn refuse_vague(after: Cursor<'_>) -> Result<(), NumeralError> {
    let next = after.next();
    let zero = after.peek().and_then(small_digit) == Some(0);
    if zero
        && next
            .peek()
            .is_some_and(|c| WordList::VagueBehindZero.holds(c))
    {
        return Err(NumeralError::Places(past_scales(next.next()).at));
    }
    Ok(())
}

/// Adds 点 and the digits after it, and then scale words: 十二点五万.
fn read_point<'a>(
    mut digits: Digits,
    cursor: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Result<(Numeral, Cursor<'a>), NumeralError> {
    // 百分之一.五
    let mixed = stop.unit_given && cursor.rest().starts_with('.');
    if mixed && cursor.next().peek().and_then(small_digit).is_some() {
        let (_, end) = digit_row(cursor.next());
        return Err(NumeralError::Places(end.at));
    }
    let (fraction, mut after) = match cursor.peek() {
        Some(c) if WordList::PointCharacter.holds(c) => {
            let size = digits.size();
            let no_hour = digits.is_plain_integer() && (size.is_zero() || size > Number::from(24));
            match digit_run(cursor.next()) {
                // 零点77, 一百点123; 零点30分 is a time.
                (row, end) if no_hour && !row.is_empty() && is_decimals(end, stop) => (row, end),
                _ => digit_row(cursor.next()),
            }
        }
        // 二十六 点三三
        Some(' ') if cursor.next().is_at(WordList::PointCharacter) => {
            let (row, end) = digit_row(cursor.next().next());
            let long = row.len() > 1;
            (if long { row } else { String::new() }, end)
        }
        _ => (String::new(), cursor),
    };
    // 三点五十 is a time.
    let ten = after.peek().and_then(chinese_scale) == Some(1);
    if fraction.is_empty() || ten {
        return Ok((Numeral::of(digits), cursor));
    }
    if digits.exponent != 0 {
        return Ok(read_fraction(digits, &fraction, cursor, after, stop));
    }
    if fraction.len() > DIGIT_LIMIT {
        return Err(NumeralError::TooLong);
    }
    digits.decimals = u32::try_from(fraction.len()).map_err(|_| NumeralError::TooLong)?;
    digits.coefficient = digits.coefficient * ten_to(digits.decimals)
        + fraction.parse::<BigInt>().unwrap_or_default();
    let mut numeral = Numeral::of(digits);
    while let Some(exponent) = scale_character(after) {
        if stop.is_unit(after, after.next().at - after.at) {
            break;
        }
        numeral = numeral.scaled(exponent)?;
        after = after.next();
    }
    // 一点五点六 is no number.
    let again = after
        .past_any(WordList::PointCharacter)
        .filter(|next| next.peek().and_then(digit).is_some());
    if let Some(end) = again {
        return Err(NumeralError::Places(end.next().at));
    }
    refuse_more(after)?;
    Ok((numeral, after))
}

/// Whether digits behind 零点 are decimals here: nothing that is counted, and no time, goes on.
fn is_decimals(end: Cursor<'_>, stop: UnitBoundary<'_>) -> bool {
    let time = end.is_at(WordList::MinuteWord) || end.is_at(WordList::Minute);
    let counted = || {
        let found = stop.units.match_at(end.rest());
        let mut units = found.iter().flat_map(|found| &found.units);
        units.any(|id| stop.units.get(id).is_some_and(|unit| unit.whole))
    };
    !time && !counted()
}

/// Adds decimals to a number that has a scale word: 一万零十二点一五. One digit before a counter belongs to that: 三万点五次.
fn read_fraction<'a>(
    digits: Digits,
    fraction: &str,
    point: Cursor<'a>,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> (Numeral, Cursor<'a>) {
    let (whole, one) = digits.size().parts();
    let counted = fraction.len() == 1 && stop.units.begin(after.rest());
    let places = u32::try_from(fraction.len()).ok();
    let decimals = places.zip(u32::try_from(digits.exponent).ok());
    let (Some((places, exponent)), false) = (decimals, counted || one != 1.into()) else {
        return (Numeral::of(digits), point);
    };
    let part: BigInt = fraction.parse().unwrap_or_default();
    let digits = Digits {
        coefficient: whole * ten_to(places) + part,
        decimals: places.saturating_add(exponent),
        ..digits
    };
    (Numeral::of(digits), after)
}

/// After a decimal with its scale no further digits belong to the number: 1.5万2千.
pub(super) fn refuse_more(after: Cursor<'_>) -> Result<(), NumeralError> {
    let certain = |c: char| digit(c).is_some() && !WordList::LooseDigit.holds(c);
    let more = |c: char| c.is_ascii_digit() || certain(c);
    let mut end = after;
    while end
        .peek()
        .is_some_and(|c| more(c) || end.at > after.at && scale_character(end).is_some())
    {
        end = end.next();
    }
    if end.at > after.at {
        return Err(NumeralError::Grouping(end.at));
    }
    Ok(())
}

fn digit_row(cursor: Cursor<'_>) -> (String, Cursor<'_>) {
    let mut digits = String::new();
    let mut after = cursor;
    while let Some(value) = after.peek().filter(|c| !is_counting(*c)).and_then(digit) {
        digits.push_str(&value.to_string());
        after = after.next();
    }
    (digits, after)
}
