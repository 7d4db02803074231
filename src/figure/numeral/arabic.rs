//! Numerals in Arabic digits: separators, a point, an exponent, scale words, and several of these in a row (3万5千).

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::number::Number;
use super::super::number_text::DIGIT_LIMIT;
use super::scale::{is_letter, match_scale};
use super::{Numeral, NumeralError, Read, Stop, add_exponents};

/// Reads the numeral, scale words included, when a digit stands here.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: Stop<'_>) -> Read<'a, Numeral> {
    let Some((mut digits, mut after)) = read_digits(cursor)? else {
        return Ok(None);
    };
    if let Some((exponent, end)) = read_exponent(after)? {
        digits.exponent = exponent;
        let numeral = Numeral {
            has_exponent: true,
            ..Numeral::of(digits)
        };
        return Ok(Some((numeral, end)));
    }
    let large = !stop.unit_given && digits.size() >= Number::from(1000);
    (digits.exponent, after) = read_scales(after, large, stop)?;
    read_sections(digits, after, stop)
}

/// Adds what follows a scale word without a blank: `3万5千`, `2亿3000万`.
fn read_sections<'a>(first: Digits, after: Cursor<'a>, stop: Stop<'_>) -> Read<'a, Numeral> {
    let mut smallest = first.exponent;
    let mut sections = vec![first];
    let mut after = after;
    while smallest > 1
        && after.peek().is_some_and(|c| c.is_ascii_digit())
        && let Some((mut digits, mut end)) = read_digits(after)?
    {
        let single = after.next().at == end.at;
        (digits.exponent, end) = read_scales(end, false, stop)?;
        // 3万5 is short for 3万5千.
        if digits.exponent == 0 && single {
            digits.exponent = smallest - 1;
        }
        if digits.exponent >= smallest {
            break;
        }
        smallest = digits.exponent;
        sections.push(digits);
        after = end;
    }
    let [first, _, ..] = sections.as_slice() else {
        return Ok(sections
            .into_iter()
            .next()
            .map(|digits| (Numeral::of(digits), after)));
    };
    // 1.5万2千 is not one number.
    if sections.iter().any(|section| section.decimals > 0) {
        return Err(NumeralError::Grouping(after.at));
    }
    let top = first.exponent.unsigned_abs();
    let value: BigInt = sections
        .iter()
        .map(|section| &section.coefficient * ten_to(section.exponent.unsigned_abs()))
        .sum();
    Ok(Some((Numeral::of(Digits::composite(value, top)), after)))
}

/// Digits with separators and a point.
fn read_digits(cursor: Cursor<'_>) -> Read<'_, Digits> {
    let (mut digits, mut after) = digit_run(cursor);
    if digits.is_empty() {
        return Ok(None);
    }
    if let Some(separator) = after
        .peek()
        .filter(|c| is_separator(*c) && past_feet(after).is_none())
    {
        let mut groups = 0;
        while after.peek() == Some(separator) && digits.len() <= 3 + groups * 3 {
            let (group, end) = digit_run(after.next());
            if group.len() != 3 {
                break;
            }
            digits.push_str(&group);
            groups += 1;
            after = end;
        }
        if after.peek().is_some_and(is_separator)
            && after.next().peek().is_some_and(|c| c.is_ascii_digit())
        {
            let (_, end) = digit_run(after.next());
            return Err(NumeralError::Grouping(end.at));
        }
    }
    let mut decimals = 0;
    if after.peek() == Some('.') {
        let (fraction, end) = digit_run(after.next());
        if !fraction.is_empty() {
            decimals = u32::try_from(fraction.len()).map_err(|_| NumeralError::TooLong)?;
            digits.push_str(&fraction);
            after = end;
            if after.peek() == Some('.') && after.next().peek().is_some_and(|c| c.is_ascii_digit())
            {
                return Err(NumeralError::Grouping(digit_run(after.next()).1.at));
            }
        }
    }
    if digits.len() > DIGIT_LIMIT {
        return Err(NumeralError::TooLong);
    }
    let coefficient = digits.parse().unwrap_or_default();
    Ok(Some((
        Digits {
            decimals,
            ..Digits::integer(coefficient)
        },
        after,
    )))
}

/// The digits that stand here, as ASCII.
fn digit_run(cursor: Cursor<'_>) -> (String, Cursor<'_>) {
    let mut digits = String::new();
    let mut after = cursor;
    while let Some(digit) = after.peek().filter(char::is_ascii_digit) {
        digits.push(digit);
        after = after.next();
    }
    (digits, after)
}

/// Past a sign of feet that stands here with its inches after it: `5'2"`.
pub(in super::super) fn past_feet(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = cursor.past("'").or_else(|| cursor.past("′"))?;
    let (inches, end) = digit_run(after);
    let signed = ["\"", "″", "''"]
        .iter()
        .any(|sign| end.past(sign).is_some());
    (signed && !inches.is_empty()).then_some(after)
}

/// Signs that part thousands: comma, apostrophes, and the blanks that do not break a line.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '\'' | '’' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// `e6`, `E-3` directly after the digits.
fn read_exponent(cursor: Cursor<'_>) -> Read<'_, i32> {
    if !matches!(cursor.peek(), Some('e' | 'E')) {
        return Ok(None);
    }
    let mut start = cursor.next();
    let negative = start.peek() == Some('-');
    if matches!(start.peek(), Some('-' | '+')) {
        start = start.next();
    }
    let (digits, after) = digit_run(start);
    if digits.is_empty() {
        return Ok(None);
    }
    let size: i32 = digits.parse().map_err(|_| NumeralError::TooLong)?;
    let exponent = add_exponents(0, if negative { -size } else { size })?;
    Ok(Some((exponent, after)))
}

/// All scale words that follow, multiplied: 千万, hundred thousand. After a large number no letter is one.
fn read_scales<'a>(
    cursor: Cursor<'a>,
    large: bool,
    stop: Stop<'_>,
) -> Result<(i32, Cursor<'a>), NumeralError> {
    let (mut exponent, mut after) = (0, cursor);
    while let Some((more, end)) = match_scale(after.past_blanks()) {
        let start = after.past_blanks();
        let letter = is_letter(start, end) && (large || exponent > 0);
        if letter || stop.is_unit(start, end.at - start.at) {
            break;
        }
        exponent = add_exponents(exponent, more)?;
        after = end;
    }
    Ok((exponent, after))
}
