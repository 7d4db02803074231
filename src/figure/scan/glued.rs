//! Numbers that letters are joined to: `A4`, `COVID-19`, `FY24`, `ASN.1`, `INT4/8`, 碳-14.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// `K–12`: a letter and a dash before the digits.
pub(super) fn dashed(line: Line<'_>, hit: usize, floor: usize) -> Option<Outcome> {
    let dash = line.back(hit);
    let letter = line.word_before(dash, floor);
    let joined = line.before(hit) == Some('–') && letter.len() == 1;
    let end = line.run(hit, is_digit);
    joined.then(|| Outcome::found(dash - letter.len(), end, FoundKind::Name))
}

/// Letters right before the digits, or joined to them with a hyphen.
pub(super) fn after_letters(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
) -> Option<Outcome> {
    let before = line.before(hit).filter(|_| hit > floor)?;
    let joined = matches!(before, '-' | '_' | '/' | '+');
    let letters_end = if joined { line.back(hit) } else { hit };
    if before == '.'
        && let Some(named) = pointed(line, hit, floor)
    {
        return Some(named);
    }
    if joined && let Some(named) = hyphened(line, hit, letters_end, units) {
        return Some(named);
    }
    let attached = line
        .before(letters_end)
        .is_some_and(|c| is_latin(c) || joined && is_digit(c));
    if !attached || letters_end <= floor {
        return None;
    }
    let start = line.run_back(hit, floor, |c| {
        is_latin(c) || is_digit(c) || matches!(c, '-' | '_' | '/' | '+')
    });
    let prefix = line.slice(start, hit);
    // `sub-5 ms` is a bound.
    let bound = WordList::SubLead.names(prefix) && {
        let digits = Amount::numeral_end(line, hit);
        units.begin(line.rest(line.past_blank(digits)))
    };
    if bound {
        return None;
    }
    if let Some(unread) = bounded_by_hyphen(line, hit, start) {
        return Some(unread);
    }
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
    let end = past_scale(line, past_choices(line, end, units));
    // K125+300: a place along a road.
    let stake = line.run(line.next(end), is_digit);
    let end = if line.at(end) == Some('+') && stake > line.next(end) {
        stake
    } else {
        end
    };
    if let Some(end) = past_period(line, hit, prefix) {
        return Some(Outcome::date(start, end, None));
    }
    Some(Outcome::found(start, past_size(line, end), FoundKind::Name))
}

/// `M10×60`, `M8 × 40`: the end of a second size behind a name.
fn past_size(line: Line<'_>, end: usize) -> usize {
    let sign = line.past_blank(end);
    let next = line.next(sign);
    let number = line.past_blank(next);
    let last = line.run(number, is_digit);
    let even = (sign > end) == (number > next);
    let goes_on = line.at(last).is_some_and(|c| c == '%' || is_latin(c));
    if line.at(sign) == Some('×') && even && last > number && !goes_on {
        last
    } else {
        end
    }
}

/// `FY24`, `Q3`: the end of a year or a quarter behind the letters that say so.
fn past_period(line: Line<'_>, hit: usize, prefix: &str) -> Option<usize> {
    let end = line.run(hit, is_digit);
    let alone = !line
        .at(end)
        .is_some_and(|c| is_latin(c) || matches!(c, '-' | '_'));
    let quarter = matches!(line.slice(hit, end), "1" | "2" | "3" | "4");
    let told = WordList::YearPrefix.has(prefix) || WordList::QuarterPrefix.has(prefix) && quarter;
    // `Q3 23`, `Q3/23`
    let year = line.run(end, |c| is_blank(c) || matches!(c, '/' | '\'' | '’'));
    let last = line.run(year, is_digit);
    let next = line.run(last, is_blank);
    let counts = line
        .at(next)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '$' | '-'))
        || matches!(line.at(last), Some('.' | ','))
            && line.at(line.next(last)).is_some_and(is_digit);
    let joined = line
        .at(last)
        .is_some_and(|c| c.is_alphanumeric() || c == '%');
    let marked = year == end + 1 && !line.at(end).is_some_and(is_blank) && !joined;
    let short = quarter && year > end && last == year + 2 && (marked || !counts);
    (alone && told).then_some(if short { last } else { end })
}

/// `the near-400,000 boats`: a word that bounds the number behind its hyphen.
fn bounded_by_hyphen(line: Line<'_>, hit: usize, start: usize) -> Option<Outcome> {
    let bound = line.slice(start, hit).strip_suffix('-')?;
    if !WordList::NearLead.has(bound) {
        return None;
    }
    let end = line.run(hit, |c| is_digit(c) || matches!(c, ',' | '.'));
    let end = start + line.slice(start, end).trim_end_matches([',', '.']).len();
    let reason = format!("`{bound}-` before the number is not understood");
    Some(Outcome::unread(start, past_scale(line, end), reason))
}

/// `INT4/8`, `room 12/3-4`: past further numbers of a name.
pub(super) fn past_choices(line: Line<'_>, end: usize, units: &Units) -> usize {
    let mut at = end;
    while line.at(at) == Some('/') && line.before(at).is_some_and(is_digit) {
        let next = line.run(line.next(at), is_digit);
        if next == line.next(at) {
            break;
        }
        at = next;
    }
    let last = line.run(line.next(at), is_digit);
    if at > end && line.at(at) == Some('-') && last > line.next(at) {
        at = last;
    }
    let point = || line.at(line.next(at)).is_some_and(is_digit);
    let more = line
        .at(at)
        .is_some_and(|c| is_latin(c) || c == '%' || c == '.' && point());
    let measured = units.match_at(line.rest(line.past_blank(at))).is_some();
    if more || measured { end } else { at }
}

/// `euro4.4 billion`: past a scale word, since no piece of an amount is one.
pub(super) fn past_scale(line: Line<'_>, end: usize) -> usize {
    let start = line.past_blank(end);
    let (scale, after) = line.word(start);
    let scaled = start > end && WordList::CountedScale.names(scale);
    if scaled { after } else { end }
}

/// `ASN.1`, `Table B.2`: capitals and a point before the digits.
fn pointed(line: Line<'_>, hit: usize, floor: usize) -> Option<Outcome> {
    let point = line.back(hit);
    let label = line.word_before(point, floor);
    // `QuayCore.6.0.x64`
    let whole = line.run(hit, |c| is_digit(c) || c == '.');
    let parts = line.slice(hit, whole).trim_end_matches('.');
    let inner = line.before(whole) == Some('.') && line.at(whole).is_some_and(is_latin);
    if inner && !label.is_empty() {
        return Some(Outcome::found(
            point - label.len(),
            hit + parts.len(),
            FoundKind::Name,
        ));
    }
    let capitals = !label.is_empty() && label.chars().all(|c| c.is_ascii_uppercase());
    let end = if label.len() == 1 {
        Amount::numeral_end(line, hit)
    } else {
        line.run(hit, is_digit)
    };
    capitals.then(|| Outcome::found(point - label.len(), end, FoundKind::Name))
}

/// 碳-14, 图-160: an element or an aircraft before the hyphen.
fn hyphened(line: Line<'_>, hit: usize, element: usize, units: &Units) -> Option<Outcome> {
    let named = line.is_before(element, WordList::HyphenedName);
    let counted = units.begin(line.rest(line.run(hit, is_digit)));
    let end = line.run(hit, |c| is_digit(c) || is_latin(c));
    (named && !counted).then(|| Outcome::found(hit, end, FoundKind::Name))
}
