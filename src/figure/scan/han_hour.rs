//! Hours of the day in Chinese that `date.rs` does not tell: 八点零五分, 十点差五分, 今天十点以后, 5-7点营业.

use super::super::language::WordList;
use super::super::numeral::small_digit;
use super::date::{Small, small};
use super::line::{Line, is_digit, is_han_digit};

/// The hours of a day, and the minutes of an hour.
const HOURS: u32 = 24;
const MINUTES: u32 = 60;

/// Where the hour ends that the number at `hit` tells.
pub(super) fn read(line: Line<'_>, hit: usize) -> Option<usize> {
    if let Some(end) = before_hour(line, hit) {
        return Some(end);
    }
    let first = small(line, hit).filter(is_hour)?;
    let joint = |c: char| matches!(c, '-' | '–' | '—' | '~') || WordList::JointCharacter.holds(c);
    let after = line.run(first.end, joint);
    // 5-7点营业
    if after > first.end {
        let last = small(line, after).filter(is_hour)?;
        let end = line.next(last.end);
        let told = line.is_at(last.end, WordList::Oclock) && begins_something(line, end);
        return told.then_some(end);
    }
    line.is_at(first.end, WordList::Oclock).then_some(())?;
    let oclock = line.next(first.end);
    let scored = WordList::ScoredLead.ending(line.slice(0, hit)).is_some();
    minutes(line, oclock, hit, scored)
        .or_else(|| wanting(line, oclock))
        .or_else(|| behind_day(line, hit, oclock))
}

/// 差五分十点: past the hour behind the minutes that are wanting to it.
fn before_hour(line: Line<'_>, hit: usize) -> Option<usize> {
    WordList::HourShort.ending(line.slice(0, hit))?;
    let minutes = small(line, hit).filter(|minutes| minutes.value < MINUTES)?;
    let at = line.next(minutes.end);
    let hour = small(line, at).filter(is_hour)?;
    let told = line.is_at(minutes.end, WordList::Minute) && line.is_at(hour.end, WordList::Oclock);
    told.then(|| line.next(hour.end))
}

fn is_hour(number: &Small) -> bool {
    number.value <= HOURS && number.digits <= 2
}

/// 八点零五分: minutes with a zero before them.
fn minutes(line: Line<'_>, oclock: usize, hit: usize, scored: bool) -> Option<usize> {
    let zero = line.at(oclock).and_then(small_digit) == Some(0);
    let one = line.next(oclock);
    let end = line.run(one, is_han_digit);
    (zero && end == line.next(one)).then_some(())?;
    let minute = line.is_at(end, WordList::Minute);
    let end = if minute { line.next(end) } else { end };
    let day = WordList::PartOfDay.ending(line.slice(0, hit)).is_some();
    (!scored && (minute || day || begins_something(line, end))).then_some(end)
}

/// Whether what begins or ends at an hour follows: 开会.
fn begins_something(line: Line<'_>, at: usize) -> bool {
    line.past_any(at, WordList::HourEnd).is_some()
}

/// 十点差五分: past the minutes that are wanting to an hour.
fn wanting(line: Line<'_>, oclock: usize) -> Option<usize> {
    let number = line.past_any(oclock, WordList::HourShort)?;
    let minutes = small(line, number).filter(|minutes| minutes.value < MINUTES)?;
    let minute = line.is_at(minutes.end, WordList::Minute);
    minute.then(|| line.next(minutes.end))
}

/// 今天大约十点以后, 15号4点: an hour behind its day, or with words behind it that say when.
fn behind_day(line: Line<'_>, hit: usize, oclock: usize) -> Option<usize> {
    let before = line.slice(0, hit);
    let about = WordList::DateAbout.ending(before).unwrap_or_default();
    let before = before.strip_suffix(about).unwrap_or(before);
    let day = WordList::PartOfDay.ending(before).is_some();
    let dated = WordList::DayEnd.ending(before).is_some_and(|end| {
        let number = before.len() - end.len();
        line.before(number)
            .is_some_and(|c| is_digit(c) || small_digit(c).is_some())
    });
    let past = line.past_any(oclock, WordList::HourPast).is_some();
    let set = WordList::HourSet.ending(before).is_some();
    (dated || set || day && past).then_some(oclock)
}
