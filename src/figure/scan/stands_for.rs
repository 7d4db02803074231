//! Numbers that stand for something, by what is said of them: `0 means closed`, 1 表示成功, 下标为 9, `Quay 2024.2`. They are values
//! and names, and no amounts.

use super::super::language::WordList;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::clause::clause;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// No value that is said to mean something has more digits.
const LONGEST_VALUE: usize = 3;
/// The years in which releases may be named after their year.
const RELEASE_YEARS: std::ops::Range<u32> = 2000..2100;
/// The months of a year.
const MONTHS: std::ops::RangeInclusive<u32> = 1..=12;

/// The name that the number at `hit` is.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    let digit = line.before(line.back(hit)).is_some_and(is_digit);
    let joined = digit
        && line
            .before(hit)
            .is_some_and(|c| matches!(c, '.' | ',' | '/'));
    if joined {
        return None;
    }
    let end = if means(line, hit, end) || is_index(line, hit, end, units) || is_item(line, hit, end)
    {
        end
    } else {
        answers(line, hit)
            .or_else(|| coordinates(line, hit))
            .or_else(|| dated_release(line, hit, units))?
    };
    Some(Outcome::found(hit, end, FoundKind::Name))
}

/// `0 means closed`, 1 表示成功.
fn means(line: Line<'_>, hit: usize, end: usize) -> bool {
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let verb = if word.is_empty() {
        WordList::Meaning
            .starting(line.rest(next))
            .is_some_and(|verb| !verb.is_ascii())
    } else {
        WordList::Meaning.has(word)
    };
    // `a pH < 7 indicates` bounds what it speaks of.
    let bounded = line
        .slice(0, hit)
        .trim_end_matches(is_blank)
        .ends_with(['<', '>', '=', '≈', '≤', '≥', '~']);
    verb && !bounded && end <= hit + LONGEST_VALUE
}

/// 下标为 9, 发送比特 0: which of many, behind a word for what they are told apart by.
fn is_index(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let before = line.slice(0, hit).trim_end_matches(is_blank);
    let joint = WordList::IndexJoint.ending(before).unwrap_or_default();
    let before = before.strip_suffix(joint).unwrap_or(before);
    let before = before.trim_end_matches(is_blank);
    let next = line.rest(line.past_blank(end));
    let more = line.at(end).is_some_and(|c| matches!(c, '%' | '.' | ','))
        && line.at(line.next(end)).is_some_and(is_digit)
        || line.at(end) == Some('%');
    WordList::IndexNoun.ending(before).is_some() && !more && units.match_at(next).is_none()
}

/// `**2\. Ropes**`: the number of an item that is written so that it begins no list.
fn is_item(line: Line<'_>, hit: usize, end: usize) -> bool {
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let first = row.chars().all(|c| is_blank(c) || "*_#>".contains(c));
    first && line.rest(end).starts_with("\\.")
}

/// 301/302 状态码, 404 状态码: what servers answer; where they end.
fn answers(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, |c| is_digit(c) || c == '/');
    let mut codes = line.slice(hit, end).split('/');
    let behind = line.rest(line.past_blank(end));
    (codes.all(|code| WordList::ServerAnswer.has(code))
        && WordList::IndexNoun.starting(behind).is_some())
    .then_some(end)
}

/// 坐标 (0, 0), 方格 (35,37): the numbers of a place; where they end.
fn coordinates(line: Line<'_>, hit: usize) -> Option<usize> {
    let inner = |c| is_digit(c) || is_blank(c) || matches!(c, ',' | '-' | '.');
    let open = line.run_back(hit, 0, inner);
    let noun = line.slice(0, line.back_blank(line.back(open), 0));
    let end = line.run(hit, inner);
    let several = line.slice(open, end).contains(',');
    (line.before(open) == Some('(')
        && line.at(end) == Some(')')
        && several
        && WordList::PlaceNoun.ending(noun).is_some())
    .then_some(end)
}

/// `In Quay 2024.2, we`: a release that is named after its year and its month or its place in the year; where it ends.
fn dated_release(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let end = Amount::numeral_end(line, hit);
    let (year, part) = line.slice(hit, end).split_once('.')?;
    let year = RELEASE_YEARS.contains(&year.parse().ok()?) && year.len() == 4;
    let part = MONTHS.contains(&part.parse().ok()?);
    let measured = units.match_at(line.rest(line.past_blank(end))).is_some();
    let named = line
        .word_before(line.back_blank(hit, 0), 0)
        .starts_with(char::is_uppercase);
    let level = clause(line, hit).any(|word| {
        WordList::Change.names(word)
            || WordList::LevelNoun.names(word)
            || WordList::LevelAt.names(word)
    });
    let joined = line.at(end).is_some_and(char::is_alphanumeric);
    (year && part && named && !measured && !level && !joined).then_some(end)
}
