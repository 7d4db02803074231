//! Digits with what parts them: separators of thousands and a point. Which signs these are, the languages say.

use super::super::cursor::{Cursor, is_latin};
use super::super::digits::Digits;
use super::super::language::WordList;
use super::super::number::DIGIT_LIMIT;
use super::super::scale::scale_character;
use super::super::separators::{in_threes, parts_thousands};
use super::{NumeralError, Read};

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
            let further = is_point(after.peek()) || after.is_at(WordList::GroupComma);
            if further && next_is_digit(after) {
                return Err(NumeralError::Grouping(whole_end(after).at));
            }
        }
    }
    refuse_doubled(after)?;
    if digits.len() > DIGIT_LIMIT {
        return Err(NumeralError::TooLong);
    }
    let coefficient = match digits.parse::<u64>() {
        Ok(small) => small.into(),
        Err(_) => digits.parse().unwrap_or_default(),
    };
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
    let joined = |c: char| {
        let number = c.is_ascii_digit() || WordList::DecimalPoint.holds(c);
        number || is_latin(c) || matches!(c, '/' | '_')
    };
    cursor.is_at(WordList::DecimalPoint) && next_is_digit(cursor) && !before.ends_with(joined)
}

/// Past the point before decimals. 点 is one only before a scale word (3点5万) and behind 百分之: elsewhere it tells the time.
fn past_point(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = cursor.next();
    match cursor.peek() {
        Some(c) if WordList::PointCharacter.holds(c) => {
            let (decimals, end) = digit_run(after);
            let scale = scale_character(end).filter(|power| *power > 1);
            // 百分之1点5
            let before = cursor.text.get(..cursor.at).unwrap_or_default();
            let before = before.trim_end_matches(|c: char| c.is_ascii_digit());
            let parts = WordList::PartsOf.ending(before).is_some();
            (!decimals.is_empty() && (scale.is_some() || parts)).then_some(after)
        }
        c => is_point(c).then_some(after),
    }
}

/// Two points or commas between digits part no number: `1,,200`, `3..5`.
fn refuse_doubled(cursor: Cursor<'_>) -> Result<(), NumeralError> {
    let sign = |c: char| WordList::DecimalPoint.holds(c) || WordList::GroupComma.holds(c);
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
    c.is_some_and(|c| WordList::DecimalPoint.holds(c) || WordList::RaisedPoint.holds(c))
}

pub(super) fn next_is_digit(cursor: Cursor<'_>) -> bool {
    cursor.next().peek().is_some_and(|c| c.is_ascii_digit())
}

/// The groups of digits after the first, each behind the same separator.
fn read_groups(first: String, after: Cursor<'_>) -> Result<(String, Cursor<'_>), NumeralError> {
    let parts = |c: &char| parts_thousands(*c) && past_feet(after).is_none();
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
    let visible = WordList::GroupComma.holds(separator) || WordList::GroupMark.holds(separator);
    let doubled = visible && end.peek() == Some(separator);
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
        .is_some_and(|c| parts_thousands(c) && !matches!(c, ' ' | '\u{A0}'))
        && next_is_digit(end);
    if mixed || !(in_threes(&groups) || WordList::GroupComma.holds(separator) && in_lakhs(&groups))
    {
        return Err(NumeralError::Grouping(whole_end(end).at));
    }
    Ok((groups.concat(), end))
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
        let joint = (is_point(Some(c)) || parts_thousands(c) && c != ' ') && next_is_digit(end);
        if !c.is_ascii_digit() && !joint {
            break;
        }
        end = end.next();
    }
    end
}

/// The digits that stand here, as ASCII.
pub(super) fn digit_run(cursor: Cursor<'_>) -> (String, Cursor<'_>) {
    // Nearly always they are ASCII already.
    let length = cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
    let mut after = cursor.plus(length);
    let mut digits = cursor.rest().get(..length).unwrap_or_default().to_owned();
    while let Some(digit) = after.peek().filter(char::is_ascii_digit) {
        digits.push(digit);
        after = after.next();
    }
    (digits, after)
}

/// Past a sign of feet that stands here with its inches after it: `5'2"`.
pub(in super::super) fn past_feet(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = matches!(cursor.peek(), Some('\'' | '′')).then(|| cursor.next())?;
    let (inches, end) = digit_run(after);
    let signed = ["\"", "″", "''"]
        .iter()
        .any(|sign| end.past(sign).is_some());
    (signed && !inches.is_empty()).then_some(after)
}
