//! Names that hold digits: `A4`, `COVID-19`, `5A`, `3D`, `3+1`, `GB/T 7714`, `FY2024`, `12×8`.

use super::super::cursor::is_latin;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_han};
use super::scanner::Outcome;

/// Letters before a year.
const YEARS: [&str; 4] = ["FY", "CY", "mid-", "late-"];
/// Letters before the number of a quarter or a half of a year.
const QUARTERS: [&str; 2] = ["Q", "H"];

/// The code or chain of numbers that the digit at `hit` is part of.
pub(super) fn code(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    chain(line, hit)
        .or_else(|| generation(line, hit))
        .or_else(|| score(line, hit, units))
        .or_else(|| after_letters(line, hit, floor, units))
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
    let mut end = Amount::numeral_end(line, hit);
    let first = end;
    loop {
        let joint = line.run(end, is_blank);
        let sign = line.at(joint);
        let times = matches!(sign, Some('×' | '*'));
        let plus = matches!(sign, Some('+' | ':' | '∶')) && joint == end;
        let cross = matches!(sign, Some('x' | 'X'));
        let next = line.run(line.next(joint), is_blank);
        let number = line.at(next).is_some_and(is_digit);
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
    if alone && (YEARS.contains(&prefix) || QUARTERS.contains(&prefix) && digits == hit + 1) {
        return Some(Outcome::date(start, digits, None));
    }
    Some(Outcome::found(start, end, FoundKind::Name))
}
