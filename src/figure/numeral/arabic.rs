//! Numerals in Arabic digits: a power of ten, scale words, and several of these in a row (3万5千). Separators and points
//! are `grouping.rs`.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::language::WordList;
use super::super::number::Number;
use super::super::scale::{is_letter, match_scale, scale_character};
use super::chinese::refuse_more;
use super::english::small_number;
use super::grouping::{digit_run, next_is_digit, read_digits};
use super::neighbours::is_either;
use super::places::Part;
use super::run::{Run, past_list_mark, row};
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
    if let Some(run) = read_neighbours(&digits, cursor, after, stop)? {
        return run.number(stop).map(Some);
    }
    let large = !stop.unit_given && digits.size() >= Number::from(1000);
    let (exponent, end) = read_scales(after, large, stop)?;
    let joined = joined_hundreds(&digits, exponent, after, end);
    let (digits, end) = joined.unwrap_or((Digits { exponent, ..digits }, end));
    Ok(Some((Numeral::of(digits), end)))
}

/// `3 hundred and 21`, `4 thousand 3 hundred and 21`: numbers that fill the places of `hundred` or `thousand` behind digits.
fn joined_hundreds<'a>(
    digits: &Digits,
    exponent: i32,
    word: Cursor<'a>,
    end: Cursor<'a>,
) -> Option<(Digits, Cursor<'a>)> {
    let (name, _) = word.past_blanks().latin_word()?;
    let written = name.len() > 2 && digits.is_plain_integer() && matches!(exponent, 2 | 3);
    let mut free = u32::try_from(exponent).ok().filter(|_| written)?;
    let top = free;
    let mut total = &digits.coefficient * ten_to(free);
    let mut after = end;
    loop {
        let blank = after.past_blanks();
        let and = blank.past_any(WordList::And).map(Cursor::past_blanks);
        let number = and.unwrap_or(blank);
        let (run, number_end) = digit_run(number);
        let word = || small_word(number).filter(|_| and.is_some());
        let digits = run.parse::<u32>().ok().map(|value| (value, number_end));
        let Some((value, number_end)) = digits.or_else(word) else {
            break;
        };
        let scale = match_scale(number_end.past_blanks()).filter(|(power, _)| *power == 2);
        let places = scale.map_or(0, |_| 2);
        let fills = value > 0 && BigInt::from(value) * ten_to(places) < ten_to(free);
        let goes_on = number_end
            .peek()
            .is_some_and(|c| matches!(c, '.' | ',' | '%' | '-'))
            && number_end.next().peek().is_some_and(|c| c.is_ascii_digit())
            || number_end.peek() == Some('%');
        if !fills || goes_on || and.is_none() && scale.is_none() {
            break;
        }
        total += BigInt::from(value) * ten_to(places);
        after = scale.map_or(number_end, |(_, end)| end);
        free = places;
        if scale.is_none() {
            break;
        }
    }
    (after.at > end.at).then(|| (Digits::composite(total, top), after))
}

/// A number below a hundred in words: `one`, `forty-two`.
fn small_word(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, end) = cursor.latin_word()?;
    let value = small_number(&word)?;
    let unit = end.past("-").and_then(Cursor::latin_word);
    let joined = unit.and_then(|(word, end)| Some((small_number(&word)?, end)));
    match joined.filter(|(unit, _)| *unit < 10 && value % 10 == 0) {
        Some((unit, end)) => Some((value + unit, end)),
        None => Some((value, end)),
    }
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
    run.collect(stop, true)?;
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

/// Two neighbouring digits of which one or the other is meant, before a unit character: 2、3百.
fn read_neighbours<'a>(
    digits: &Digits,
    cursor: Cursor<'a>,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Result<Option<Run<'a>>, NumeralError> {
    let before = cursor.text.get(..cursor.at).unwrap_or_default();
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '、');
    let lone = after.at == cursor.next().at && !before.ends_with(joined);
    let first = digits.coefficient.to_u32().filter(|_| lone);
    let found = first.zip(past_list_mark(after));
    let Some((first, (second, end))) = found else {
        return Ok(None);
    };
    let second = second.to_digit(10);
    let pair = second.map(|second| [Part::Digit(first), Part::Digit(second)]);
    let Some([first, second]) = pair.filter(|pair| is_either(pair)) else {
        return Ok(None);
    };
    if scale_character(end).is_none() || stop.is_unit(end, end.next().at - end.at) {
        return Ok(None);
    }
    let mut run = Run::new(cursor);
    run.push(first, after);
    run.push(second, end);
    run.collect(stop, false)?;
    Ok(Some(run))
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
    if after.peek() == Some('^') {
        let mut exponent = after.next();
        while matches!(exponent.peek(), Some('-' | '+')) {
            exponent = exponent.next();
        }
        let (digits, end) = digit_run(exponent);
        if !digits.is_empty() {
            return Err(NumeralError::Power(end.at));
        }
    }
    let sign = after.past_blanks();
    if matches!(sign.peek(), Some('×' | 'x' | 'X' | '*' | '·' | '⋅'))
        && let (base, end) = digit_run(sign.next().past_blanks())
        && base == "10"
        && matches!(end.peek(), Some('-' | '−'))
        && next_is_digit(end)
    {
        // `2.48×10−5`: a power that lost its place above the line, or ten to five of something.
        return Err(NumeralError::Power(digit_run(end.next()).1.at));
    }
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
        // `1200k`: no unit is written so.
        let thousand = start.peek() == Some('k') && exponent == 0 && start.at == after.at;
        let letter = is_letter(start, end) && (large || exponent > 0) && !thousand;
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
