//! Hours in English words: `ten o'clock`, `at eleven thirty`, `from two to five pm`, `twelve thirty AM`. Those in digits are
//! `hour.rs`.

use super::super::language::{NumberRole, WordList, number};
use super::super::unit::Units;
use super::clause::{clause, counts};
use super::date_english::part_of_day;
use super::label::Labels;
use super::line::{Line, is_blank};

/// The hours of half a day, which are told in words.
const HALF_DAY: u32 = 12;
/// A word further before an hour than so many words is not about it.
const FURTHEST: usize = 6;

/// An hour in words.
#[derive(Clone, Copy)]
struct Told {
    end: usize,
    /// Whether minutes are told too.
    minutes: bool,
}

/// Where the hour ends that is told at `hit`, with the second one of a span.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let first = told(line, hit)?;
    if is_past(line, hit) && ends_time(line, first.end) {
        return Some(first.end);
    }
    if let Some(end) = part_of_day(line, first.end) {
        return Some(end);
    }
    let second = second(line, first.end);
    if let Some(end) = second.and_then(|second| part_of_day(line, second.end)) {
        return Some(end);
    }
    let last = second.map_or(first.end, |second| second.end);
    let mut words = clause(line, hit);
    let lead = words.next().unwrap_or_default();
    let at = WordList::HourAt.names(lead);
    let from = WordList::HourFrom.names(lead);
    let minutes = first.minutes && second.is_none_or(|second| second.minutes);
    let joint = second.is_none() && WordList::HourJoint.has(lead);
    let clock = minutes && (at || from || joint);
    let about = |word: &str| WordList::HourLead.names(word);
    let hours = second.is_some() && from && words.take(FURTHEST).any(about);
    ((clock || hours) && ends_time(line, last) && !counts(line, last, units, labels))
        .then_some(last)
}

/// Whether `half past` or `a quarter to` stands before an hour.
fn is_past(line: Line<'_>, hit: usize) -> bool {
    let mut words = clause(line, hit);
    let joint = words.next().unwrap_or_default();
    let part = words.next().unwrap_or_default();
    let quarter = WordList::QuarterOfHour.has(part);
    WordList::PastHour.has(joint) && (quarter || WordList::HalfWord.names(part))
        || WordList::ScoreJoint.has(joint) && quarter
}

/// An hour, and its minutes where they are told: `eleven`, `eleven thirty`, `eleven fifty-five`, `nine oh five`.
fn told(line: Line<'_>, at: usize) -> Option<Told> {
    let (word, end) = line.word(at);
    number(NumberRole::Small, word).filter(|hour| (1..=HALF_DAY).contains(hour))?;
    let next = line.run(end, |c| is_blank(c) || c == '-');
    let minutes = if next > end {
        past_minutes(line, next)
    } else {
        None
    };
    Some(Told {
        end: minutes.unwrap_or(end),
        minutes: minutes.is_some(),
    })
}

/// Past `thirty`, `fifty-five`, `ten`, `oh five`.
fn past_minutes(line: Line<'_>, at: usize) -> Option<usize> {
    let (word, end) = line.word(at);
    let next = line.run(end, |c| is_blank(c) || c == '-');
    let (digit, after) = line.word(next);
    let one = number(NumberRole::Small, digit).is_some_and(|digit| (1..10).contains(&digit));
    if number(NumberRole::Decimal, word).is_some() {
        return (one && next > end).then_some(after);
    }
    if let Some(tens) = number(NumberRole::Tens, word) {
        let whole = if one && next > end { after } else { end };
        return (tens < 60).then_some(whole);
    }
    number(NumberRole::Small, word).filter(|minutes| *minutes >= 10)?;
    Some(end)
}

/// The second hour of `two to five`, `ten till four`.
fn second(line: Line<'_>, end: usize) -> Option<Told> {
    let joint = line.run(end, is_blank);
    let (word, after) = line.word(joint);
    let at = if WordList::HourJoint.has(word) {
        line.run(after, is_blank)
    } else {
        line.run(end, |c| matches!(c, '-' | '–'))
    };
    (at > joint || at > end && joint == end).then(|| told(line, at))?
}

/// Whether nothing that could be counted follows an hour.
fn ends_time(line: Line<'_>, end: usize) -> bool {
    let next = line.run(end, is_blank);
    let (word, _) = line.word(next);
    let alone = word.is_empty()
        && !line.at(next).is_some_and(char::is_alphanumeric)
        && line.at(end) != Some('-');
    alone || WordList::HourFollower.has(word) || WordList::ScoreJoint.has(word)
}
