//! Numerals in Arabic digits: separators, a point, an exponent, scale words, and several of these in a row (3万5千).

use num_bigint::BigInt;

use super::super::cursor::{Cursor, is_latin};
use super::super::digits::Digits;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::number_text::DIGIT_LIMIT;
use super::chinese::{Run, refuse_more, row};
use super::places::Part;
use super::scale::{is_letter, match_scale, scale_character};
use super::{Numeral, NumeralError, Read, Stop, add_exponents};

/// Reads the numeral, scale words included, when a digit stands here.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: Stop<'_>) -> Read<'a, Numeral> {
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
    stop: Stop<'_>,
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

/// Digits with separators and a point.
pub(super) fn read_digits(cursor: Cursor<'_>) -> Read<'_, Digits> {
    let (mut digits, mut after) = digit_run(cursor);
    if digits.is_empty() && !starts_with_point(cursor) {
        return Ok(None);
    }
    refuse_doubled(after)?;
    (digits, after) = read_groups(digits, after)?;
    let mut decimals = 0;
    if let Some(point) = past_point(after) {
        let (fraction, end) = digit_run(point);
        if !fraction.is_empty() {
            decimals = u32::try_from(fraction.len()).map_err(|_| NumeralError::TooLong)?;
            digits.push_str(&fraction);
            after = end;
            if matches!(after.peek(), Some('.' | ',' | '·')) && next_is_digit(after) {
                return Err(NumeralError::Grouping(whole_end(after).at));
            }
        }
    }
    refuse_doubled(after)?;
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

/// `.5`: a point before the first digit, and nothing before the point that it could end.
fn starts_with_point(cursor: Cursor<'_>) -> bool {
    let before = cursor.text.get(..cursor.at).unwrap_or_default();
    let joined = |c: char| c.is_ascii_digit() || is_latin(c) || matches!(c, '.' | '/' | '_');
    cursor.peek() == Some('.') && next_is_digit(cursor) && !before.ends_with(joined)
}

/// Past the point before decimals. 点 is one only before a scale word (3点5万): elsewhere it tells the time.
fn past_point(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = cursor.next();
    match cursor.peek() {
        Some(c) if WordList::PointCharacter.holds(c) => {
            let (decimals, end) = digit_run(after);
            let scale = scale_character(end).filter(|power| *power > 1);
            (!decimals.is_empty() && scale.is_some()).then_some(after)
        }
        c => is_point(c).then_some(after),
    }
}

/// Two points or commas between digits part no number: `1,,200`, `3..5`.
fn refuse_doubled(cursor: Cursor<'_>) -> Result<(), NumeralError> {
    let sign = |c: char| matches!(c, '.' | ',');
    let length = cursor.rest().find(|c| !sign(c)).unwrap_or_default();
    let digits = cursor.plus(length);
    if length < 2 || !digits.peek().is_some_and(|c| c.is_ascii_digit()) {
        return Ok(());
    }
    let mut end = digits;
    while let Some(c) = end.peek() {
        let (_, next) = digit_run(end);
        let joint = next.plus(next.rest().find(|c| !sign(c)).unwrap_or_default());
        if !c.is_ascii_digit() || !joint.peek().is_some_and(|c| c.is_ascii_digit()) {
            end = next;
            break;
        }
        end = joint;
    }
    Err(NumeralError::Grouping(end.at))
}

/// A decimal point: on the line, or in the middle of it as older texts have it.
fn is_point(c: Option<char>) -> bool {
    matches!(c, Some('.' | '·'))
}

fn next_is_digit(cursor: Cursor<'_>) -> bool {
    cursor.next().peek().is_some_and(|c| c.is_ascii_digit())
}

/// Zeros before a whole number belong to codes and dates, or to a number of which the beginning was lost.
fn has_idle_zero(cursor: Cursor<'_>, digits: &Digits, after: Cursor<'_>) -> bool {
    let two = cursor.peek() == Some('0') && next_is_digit(cursor);
    let whole = cursor.text.get(cursor.at..after.at);
    two && (digits.decimals == 0 || whole.is_some_and(|text| !text.starts_with("0.")))
}

/// The groups of digits after the first, each behind the same separator.
fn read_groups(first: String, after: Cursor<'_>) -> Result<(String, Cursor<'_>), NumeralError> {
    let parts = |c: &char| is_separator(*c) && past_feet(after).is_none();
    let Some(separator) = after.peek().filter(parts) else {
        return Ok((first, after));
    };
    let mut groups = vec![first];
    let mut end = after;
    while end.peek() == Some(separator) && next_is_digit(end) {
        let (group, next) = digit_run(end.next());
        groups.push(group);
        end = next;
    }
    // `1''200`: one sign too many parts nothing.
    let doubled = matches!(separator, '\'' | '’' | ',') && end.peek() == Some(separator);
    if doubled && end.next().peek() == Some(separator) && next_is_digit(end.next()) {
        let (_, end) = digit_run(end.next().next());
        return Err(NumeralError::Grouping(end.at));
    }
    if separator == '_' && !in_threes(&groups) {
        // A code.
        return Ok((groups.swap_remove(0), after));
    }
    if separator == ' ' || separator == '\u{A0}' {
        // A number after a number, unless both look like groups of one.
        let leading = groups
            .first()
            .is_some_and(|first| first.len() <= 3 && !first.starts_with('0'));
        let second = groups.get(1).is_some_and(|second| second.len() == 3);
        if !(leading && second) {
            return Ok((groups.swap_remove(0), after));
        }
    }
    if groups.len() == 1 {
        return Ok((groups.concat(), after));
    }
    let mixed = end
        .peek()
        .is_some_and(|c| is_separator(c) && !matches!(c, ' ' | '\u{A0}'))
        && next_is_digit(end);
    if mixed || !(in_threes(&groups) || separator == ',' && in_lakhs(&groups)) {
        return Err(NumeralError::Grouping(whole_end(end).at));
    }
    Ok((groups.concat(), end))
}

/// `1,234,567`.
fn in_threes(groups: &[String]) -> bool {
    let mut rest = groups.iter().skip(1);
    let first = groups
        .first()
        .is_some_and(|first| first.len() <= 3 && !first.starts_with('0'));
    first && rest.all(|group| group.len() == 3)
}

/// `12,34,567`: lakhs and crores count in twos above the thousands.
fn in_lakhs(groups: &[String]) -> bool {
    let [first, middle @ .., last] = groups else {
        return false;
    };
    let leading = first.len() <= 2 && !first.starts_with('0');
    leading && !middle.is_empty() && last.len() == 3 && middle.iter().all(|group| group.len() == 2)
}

/// The end of all digits, points and separators that stand here together.
fn whole_end(cursor: Cursor<'_>) -> Cursor<'_> {
    let mut end = cursor;
    while let Some(c) = end.peek() {
        let joint = (is_point(Some(c)) || is_separator(c) && c != ' ') && next_is_digit(end);
        if !c.is_ascii_digit() && !joint {
            break;
        }
        end = end.next();
    }
    end
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

/// Signs that part thousands: comma, apostrophes, the low line of programs, and blanks.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        ',' | '\'' | '’' | '_' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}'
    )
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
    stop: Stop<'_>,
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
