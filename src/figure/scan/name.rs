//! Names that hold digits: `A4`, `COVID-19`, `5A`, `3D`, `3+1`, `GB/T 7714`, `FY2024`, `12×8`.

use super::super::cursor::is_latin;
use super::super::language::lists::{WordList, list};
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_han};
use super::scanner::Outcome;

/// The code or chain of numbers that the digit at `hit` is part of.
pub(super) fn code(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    short_year(line, hit)
        .or_else(|| reference(line, hit))
        .or_else(|| quoted(line, hit))
        .or_else(|| chain(line, hit))
        .or_else(|| equation(line, hit, units))
        .or_else(|| formation(line, hit))
        .or_else(|| generation(line, hit))
        .or_else(|| score(line, hit, units))
        .or_else(|| after_letters(line, hit, floor, units))
}

/// No equation and no formation has more numbers.
const MOST_NUMBERS: usize = 16;

/// `PLDI'18`, `the summer of '68`: the last two digits of a year behind an apostrophe.
fn short_year(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.before(hit).filter(|c| matches!(c, '\'' | '’'))?;
    let end = line.run(hit, is_digit);
    let opens = line
        .before(line.back(hit))
        .is_none_or(|c| is_blank(c) || is_latin(c));
    let alone = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == mark || c == '%');
    (opens && alone && end == hit + 2).then(|| Outcome::date(line.back(hit), end, None))
}

/// `x86(_64)`, `x86(-64)`: a number that goes on a name in brackets.
fn reference(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.back(hit);
    let before = line.before(mark);
    let joined = matches!(line.at(mark), Some('_' | '-')) && before == Some('(');
    let inside = line.before(line.back(mark));
    let named = joined && inside.is_some_and(|c| is_latin(c) || is_digit(c));
    let end = line.run(hit, is_digit);
    named.then(|| Outcome::found(mark, end, FoundKind::Name))
}

/// `"331"`: between plain quotation marks the second one is no sign of inches.
fn quoted(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.before(hit).filter(|c| matches!(c, '"' | '\''))?;
    let end = line.run(hit, is_digit);
    let opens = line
        .before(line.back(hit))
        .is_none_or(|c| is_blank(c) || matches!(c, '(' | ','));
    (opens && line.at(end) == Some(mark)).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `4-4-2`, `10/10/10`: three small numbers or more that are joined alike.
fn formation(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let (mut end, mut count) = (line.run(hit, is_digit), 1);
    let joint = line.at(end).filter(|c| matches!(c, '-' | '–' | '/'))?;
    while line.at(end) == Some(joint) {
        let next = line.run(line.next(end), is_digit);
        if next == line.next(end) || next - end > 4 || count == MOST_NUMBERS {
            return None;
        }
        (end, count) = (next, count + 1);
    }
    let apart = !line.at(end).is_some_and(|c| is_latin(c) || c == '%');
    (count > 2 && apart).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `2 + 2 = 4`: numbers that are reckoned with, and what comes out unless a unit makes a figure of it.
fn equation(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let (mut end, mut count) = (Amount::numeral_end(line, hit), 0);
    loop {
        let sign = line.run(end, is_blank);
        let next = line.run(line.next(sign), is_blank);
        let joined = matches!(
            line.at(sign),
            Some('+' | '-' | '−' | '–' | '×' | '*' | '/' | '÷')
        );
        let equal = matches!(line.at(sign), Some('='));
        let goes_on = (joined || equal) && count < MOST_NUMBERS;
        if !line.at(next).is_some_and(is_digit) || !goes_on {
            return None;
        }
        let last = Amount::numeral_end(line, next);
        if equal {
            let unit = units.match_at(line.rest(line.past_blank(last))).is_some();
            let more = line
                .at(last)
                .is_some_and(|c| c == '%' || is_latin(c) || is_han(c));
            let end = if unit || more { end } else { last };
            return (count > 0).then(|| Outcome::found(hit, end, FoundKind::Name));
        }
        (end, count) = (last, count + 1);
    }
}

/// `80后`, `95后`, those born in a decade or later; `500强`.
fn generation(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    let text = line.slice(hit, end);
    let two = text.chars().count() == 2 && text.ends_with(['0', '5']);
    let after = line.next(end);
    let other = line.at(after).is_some_and(|c| "来面续".contains(c));
    let born = two && line.at(end) == Some('后') && !other;
    // 500强: those at the top of a list, which is known by their number.
    let top =
        line.at(end) == Some('强') && !line.at(after).is_some_and(|c| "度烈制化调大劲".contains(c));
    (born || top).then(|| Outcome::found(hit, after, FoundKind::Name))
}

/// `5-3`: a score, since a range rises.
fn score(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let number = |at| {
        let end = line.run(at, is_digit);
        let value: u32 = line.slice(at, end).parse().ok()?;
        (end - at <= 3).then_some((value, end))
    };
    let (first, end) = number(hit)?;
    let joined = matches!(line.at(end), Some('-' | '–'));
    let (second, end) = number(line.next(end)).filter(|_| joined)?;
    let unit = units.match_at(line.rest(line.past_blank(end))).is_some();
    let more = line.at(end).is_some_and(|c| {
        is_digit(c) || is_latin(c) || is_han(c) || matches!(c, '-' | '–' | '%' | '.' | ',' | '+')
    });
    let further =
        matches!(line.at(end), Some('.' | ',')) && !line.at(line.next(end)).is_some_and(is_digit);
    (first >= second && !unit && (!more || further))
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `3+1`, `12×8`, `4*4`, `1:5`: numbers that are not one quantity.
fn chain(line: Line<'_>, hit: usize) -> Option<Outcome> {
    // `ICU4X 2.0`
    if line.before(hit).is_some_and(is_latin) {
        return None;
    }
    let mut end = Amount::numeral_end(line, hit);
    let first = end;
    loop {
        let joint = line.run(end, is_blank);
        let sign = line.at(joint);
        let times = matches!(sign, Some('×' | '*'));
        let plus = matches!(sign, Some('+' | ':' | '∶' | '比')) && joint == end;
        let cross = matches!(sign, Some('x' | 'X'));
        let next = line.run(line.next(joint), is_blank);
        let base = line.run(next, is_digit);
        let raised = line
            .at(base)
            .is_some_and(|c| c == '^' || "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c));
        let number =
            line.at(next).is_some_and(is_digit) && !(raised && line.slice(next, base) == "10");
        if !(number && (times || cross || plus && next == line.next(joint))) {
            break;
        }
        end = Amount::numeral_end(line, next);
    }
    (end > first).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// Letters right before the digits, or joined to them with a hyphen.
fn after_letters(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<Outcome> {
    let before = line.before(hit).filter(|_| hit > floor)?;
    let joined = before == '-' || before == '_' || before == '/';
    let letters_end = if joined { line.back(hit) } else { hit };
    if before == '.' && line.word_before(line.back(hit), floor).len() == 1 {
        // `Table B.2`
        let capital = line.before(line.back(hit)).is_some_and(char::is_uppercase);
        let start = line.back(line.back(hit));
        let end = Amount::numeral_end(line, hit);
        return capital.then(|| Outcome::found(start, end, FoundKind::Name));
    }
    let attached = line
        .before(letters_end)
        .is_some_and(|c| is_latin(c) || joined && is_digit(c));
    if !attached || letters_end <= floor {
        return None;
    }
    let start = line.run_back(hit, floor, |c| {
        is_latin(c) || is_digit(c) || matches!(c, '-' | '_' | '/')
    });
    let prefix = line.slice(start, hit);
    let money = units.match_before(prefix);
    if money.is_some_and(|found| found.length == prefix.len()) {
        return None;
    }
    let end = line.run(hit, |c| {
        is_digit(c) || is_latin(c) || matches!(c, '-' | '_' | '.')
    });
    let end = start
        + line
            .slice(start, end)
            .trim_end_matches(['-', '_', '.'])
            .len();
    let digits = line.run(hit, is_digit);
    let alone = !line.at(digits).is_some_and(|c| is_latin(c) || c == '-');
    if alone
        && (list(WordList::YearPrefix).contains(&prefix)
            || list(WordList::QuarterPrefix).contains(&prefix) && digits == hit + 1)
    {
        return Some(Outcome::date(start, digits, None));
    }
    Some(Outcome::found(start, end, FoundKind::Name))
}
