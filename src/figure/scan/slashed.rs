//! Days that are written as `6/26`: a month and a day, in either order. A fraction is written so too, so that it is a day only
//! where a day of the week or another such day stands beside it, or where nobody divides anything into so many parts.

use super::super::language::WordList;
use super::super::unit::Units;
use super::clause::clause;
use super::date_english::month;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

const MONTHS: u32 = 12;
const DAYS: u32 = 31;
/// Years that are told with their month so.
pub(super) const YEARS: std::ops::Range<u32> = 1900..2100;
/// Into so many parts and more hardly anything is divided but by these.
const MANY_PARTS: u32 = 11;
const USUAL_PARTS: [u32; 3] = [12, 16, 20];
/// Into so many parts one thing may be.
const USUAL_SCALES: [u32; 3] = [24, 25, 30];

/// The day at `hit`.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    if let Some(end) = with_year(line, hit, units, labels) {
        return Some(Outcome::date(hit, end, None));
    }
    if let Some(end) = two_days(line, hit).filter(|end| !counts(line, *end, units, labels)) {
        return Some(Outcome::date(hit, end, None));
    }
    let day @ (first, second, end) = day_at(line, hit)?;
    if counts(line, end, units, labels) {
        return None;
    }
    let told = is_rare(first, second)
        || follows_day(line, hit, day)
        || precedes_day(line, day)
        || heads_item(line, hit, end);
    told.then(|| Outcome::date(hit, end, None))
}

/// `11/2016`, `closed 11-2016`, `22/Jan/2019`: a month and its year, and a day with a month in letters between strokes.
fn with_year(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let first = line.run(hit, is_digit);
    let sign = line.at(first).filter(|c| matches!(c, '/' | '-'))?;
    let value: u32 = line.slice(hit, first).parse().ok()?;
    let (name, after) = line.word(line.next(first));
    let in_letters = !name.is_empty() && month(name).is_some() && line.at(after) == Some(sign);
    let year_at = line.next(if in_letters { after } else { first });
    let end = line.run(year_at, is_digit);
    let year: u32 = line.slice(year_at, end).parse().ok()?;
    let joined = line.before(hit).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_' | '$' | '+')
    }) || line.at(end).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '/' | '-' | '%' | '_')
            || matches!(c, '.' | ',') && line.at(line.next(end)).is_some_and(is_digit)
    });
    let least = if in_letters { DAYS } else { MONTHS };
    let dated = (1..=least).contains(&value) && first - hit <= 2 && YEARS.contains(&year);
    (dated && end == year_at + 4 && !joined && !counts(line, end, units, labels)).then_some(end)
}

/// Whether nobody divides into so many parts.
fn is_rare(first: u32, second: u32) -> bool {
    let usual = USUAL_PARTS.contains(&second) || first == 1 && USUAL_SCALES.contains(&second);
    second >= MANY_PARTS && !usual
}

/// `2/29-3/1`: two days without a blank, of which one can be no fraction; where the second ends.
fn two_days(line: Line<'_>, hit: usize) -> Option<usize> {
    let dash = line.run(hit, |c| is_digit(c) || c == '/');
    matches!(line.at(dash), Some('-' | '–')).then_some(())?;
    let first = day_at(
        Line {
            text: line.slice(0, dash),
        },
        hit,
    )?;
    let last = day_at(
        Line {
            text: line.slice(line.next(dash), line.text.len()),
        },
        0,
    )?;
    let rises = (first.0, first.1) < (last.0, last.1);
    let rare = is_rare(first.0, first.1) || is_rare(last.0, last.1);
    (rises && rare).then_some(line.next(dash) + last.2)
}

/// Two numbers, and where the second ends.
type Day = (u32, u32, usize);

/// What can be a month and a day, or a day and a month.
fn day_at(line: Line<'_>, hit: usize) -> Option<Day> {
    let first_end = line.run(hit, is_digit);
    let second_at = line.next(first_end);
    let end = line.run(second_at, is_digit);
    let slash = line.at(first_end) == Some('/') && end > second_at;
    let value = |from: usize, to: usize| {
        let few = (1..=2).contains(&(to - from));
        few.then(|| line.slice(from, to).parse::<u32>().ok())?
    };
    let joined_before = line
        .before(hit)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_' | '$'));
    let after = line.next(end);
    let joined = line.at(end).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '/' | '%' | '_' | '"' | '″')
            || matches!(c, '.' | ',' | '-') && line.at(after).is_some_and(char::is_alphanumeric)
    });
    if !slash || joined_before || joined {
        return None;
    }
    let (first, second) = (value(hit, first_end)?, value(second_at, end)?);
    let day = |month: u32, day: u32| (1..=MONTHS).contains(&month) && (1..=DAYS).contains(&day);
    (day(first, second) || day(second, first) && first > MONTHS).then_some((first, second, end))
}

/// Whether something is counted or measured, or parted: `2/3 of the boats`, `5/8 inch`.
fn counts(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let unit = units.begin(line.rest(next));
    unit || labels.counted(word) || WordList::Of.has(word) || WordList::HalfOf.has(word)
}

/// `Monday 2/5`, `from 4/12 to 4/14`: behind a day of the week, or the second of two days.
fn follows_day(line: Line<'_>, hit: usize, day: Day) -> bool {
    let mut words = clause(line, hit);
    let lead = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let joint = lead == "-" || lead == "–" || WordList::ScoreJoint.has(lead);
    let first = || day_at(Line { text: before }, 0).filter(|first| first.2 == before.len());
    let weekday = WordList::Weekday.has(lead.trim_end_matches(['.', ',']));
    // `until 7/12`
    let until = WordList::HourUntil.has(lead) || WordList::NumberOn.has(lead);
    weekday || until || joint && first().is_some_and(|first| goes_on(first, day))
}

/// `4/16 - 4/22`: the first of two days.
fn precedes_day(line: Line<'_>, day: Day) -> bool {
    let end = day.2;
    let joint = line.run(end, is_blank);
    let dash = line.run(joint, |c| matches!(c, '-' | '–' | '—'));
    let (word, after) = line.word(joint);
    let next = match () {
        () if dash > joint => line.run(dash, is_blank),
        () if WordList::ScoreJoint.has(word) => line.past_blank(after),
        () => return false,
    };
    day_at(line, next).is_some_and(|last| goes_on(day, last))
}

/// Whether two days of one month follow each other. Of two fractions that rise so the second part falls: `1/4 to 1/2`.
fn goes_on(first: Day, last: Day) -> bool {
    first.0 == last.0 && first.1 < last.1
}

/// `- 5/8: a meeting`: the day that an item of a list is about.
fn heads_item(line: Line<'_>, hit: usize, end: usize) -> bool {
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let opens = row
        .trim_matches(|c: char| is_blank(c) || "*-+#[_\t".contains(c))
        .is_empty();
    opens && line.at(end) == Some(':')
}
