//! Numerals in Arabic digits: a power of ten, scale words, and several of these in a row (3万5千). Separators and points
//! are `grouping.rs`.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::number::Number;
use super::super::scale::{is_letter, match_scale, scale_character};
use super::chinese::{Run, refuse_more, row};
use super::grouping::{digit_run, next_is_digit, read_digits};
use super::places::Part;
use super::{Numeral, NumeralError, Read, UnitBoundary, add_exponents};

/// Reads the numeral, scale words included, when a digit stands here.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Read<'a, Numeral> {
    let Some((digits, after)) = read_digits(cursor)? else {
        return Ok(None);
    };
    if let Some((digits, end)) = read_power(&digits, after)? {
        let numeral = Numeral {
            has_exponent: true,
            ..Numeral::of(digits)
        };
        return Ok(Some((numeral, end)));
    }
    if has_idle_zero(cursor, &digits, after) {
        return Err(NumeralError::LeadingZero(after.at));
    }
    if scale_character(after.past_blanks()).is_some() {
        return read_with_units(digits, cursor, after, stop);
    }
    let large = !stop.unit_given && digits.size() >= Number::from(1000);
    let (exponent, end) = read_scales(after, large, stop)?;
    Ok(Some((Numeral::of(Digits { exponent, ..digits }), end)))
}

/// Digits before Chinese unit characters: `5千万`, `3万5千`, `2亿3000万`.
fn read_with_units<'a>(
    digits: Digits,
    cursor: Cursor<'a>,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Read<'a, Numeral> {
    let large = !stop.unit_given && digits.size() >= Number::from(1000);
    let (exponent, end) = read_scales(after, large, stop)?;
    let simple = Numeral::of(Digits {
        exponent,
        ..digits.clone()
    });
    if digits.decimals > 0 {
        refuse_more(end)?;
        return Ok(Some((simple, end)));
    }
    let mut run = Run::new(cursor);
    let lone = after.at == cursor.next().at;
    run.push(row(digits.coefficient, lone), after);
    run.collect(stop, after.peek() == Some(' '))?;
    let units = run.parts.iter().skip(1);
    let plain = units.clone().all(|part| matches!(part, Part::Unit(_)));
    if plain && run.parts.len() <= 2 {
        return Ok(Some((simple, end)));
    }
    let (numeral, after) = run.number(stop)?;
    Ok(Some(if plain {
        (simple, end)
    } else {
        (numeral, after)
    }))
}

/// Zeros before a whole number belong to codes and dates, or to a number of which the beginning was lost.
fn has_idle_zero(cursor: Cursor<'_>, digits: &Digits, after: Cursor<'_>) -> bool {
    let two = cursor.peek() == Some('0') && next_is_digit(cursor);
    let whole = cursor.text.get(cursor.at..after.at);
    two && (digits.decimals == 0 || whole.is_some_and(|text| !text.starts_with("0.")))
}

/// A power of ten after the digits (`e6`, `×10^6`, `x 10⁶`), or as all of the number (`10^6`).
fn read_power<'a>(
    digits: &Digits,
    after: Cursor<'a>,
) -> Result<Option<(Digits, Cursor<'a>)>, NumeralError> {
    let with = |exponent: i32, end| {
        let exponent = add_exponents(0, exponent)?;
        Ok(Some((
            Digits {
                exponent,
                ..digits.clone()
            },
            end,
        )))
    };
    if let Some((exponent, end)) = read_e(after)? {
        return with(exponent, end);
    }
    let ten = digits.is_plain_integer() && digits.coefficient == BigInt::from(10);
    if let Some((exponent, end)) = read_superscript(after).filter(|_| ten) {
        let exponent = add_exponents(0, exponent.ok_or(NumeralError::TooLong)?)?;
        let one = Digits::integer(BigInt::from(1));
        return Ok(Some((Digits { exponent, ..one }, end)));
    }
    if after.peek() == Some('^') && next_is_digit(after) {
        return Err(NumeralError::Power(digit_run(after.next()).1.at));
    }
    let sign = after.past_blanks();
    if matches!(sign.peek(), Some('×' | 'x' | 'X' | '*' | '·' | '⋅'))
        && let (base, end) = digit_run(sign.next().past_blanks())
        && base == "10"
        && let Some((exponent, end)) = read_superscript(end)
    {
        return with(exponent.ok_or(NumeralError::TooLong)?, end);
    }
    Ok(None)
}

/// `^6`, `^-3`, `⁶`, `⁻³`; no value where it has too many digits.
fn read_superscript(cursor: Cursor<'_>) -> Option<(Option<i32>, Cursor<'_>)> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let mut text = String::new();
    let end = if cursor.peek() == Some('^') {
        let mut start = cursor.next();
        if start.peek() == Some('-') {
            text.push('-');
            start = start.next();
        }
        let (digits, end) = digit_run(start);
        text.push_str(&digits);
        end
    } else {
        let mut end = cursor;
        if end.peek() == Some('⁻') {
            text.push('-');
            end = end.next();
        }
        while let Some(digit) = end.peek().and_then(|c| RAISED.chars().position(|r| r == c)) {
            text.push_str(&digit.to_string());
            end = end.next();
        }
        end
    };
    text.ends_with(|c: char| c.is_ascii_digit())
        .then(|| (text.parse().ok(), end))
}

/// `e6`, `E-3` directly after the digits.
fn read_e(cursor: Cursor<'_>) -> Read<'_, i32> {
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
    stop: UnitBoundary<'_>,
) -> Result<(i32, Cursor<'a>), NumeralError> {
    let (mut exponent, mut after) = (0, cursor);
    loop {
        let start = scale_start(after);
        let Some((more, end)) = match_scale(start) else {
            break;
        };
        let letter = is_letter(start, end) && (large || exponent > 0);
        if letter || stop.is_unit(start, end.at - start.at) {
            break;
        }
        exponent = add_exponents(exponent, more)?;
        after = end;
    }
    Ok((exponent, after))
}

/// Past blanks, or past the hyphen of `8-billion`.
fn scale_start(cursor: Cursor<'_>) -> Cursor<'_> {
    let word = cursor.next();
    let hyphened = matches!(cursor.peek(), Some('-' | '‑'))
        && match_scale(word).is_some_and(|(_, end)| !is_letter(word, end));
    if hyphened { word } else { cursor.past_blanks() }
}
