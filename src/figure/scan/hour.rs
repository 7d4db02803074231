//! Small numbers that tell an hour in English and count nothing: `opens at 9`, `daily from 10.30 to 6`, `ten past nine`,
//! `at 10 to 6`, `noon to 3`. Those with a mark of the day (`9 a.m.`, `14:30`) are dates of their own.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::clause::{clause, counts, second, small, stands_apart};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::spoken::Spoken;
use super::spoken_hour;

/// The hours of a day and of its half, and the minutes of an hour.
const HOURS: u32 = 24;
const HALF_DAY: u32 = 12;
const MINUTES: u32 = 60;
/// The zone of time is so many bytes behind its hour at most.
const FURTHEST_ZONE: usize = 16;
/// A word further before an hour than so many words is not about it.
const FURTHEST: usize = 6;

/// The hour that the number at `hit` tells.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    let clock = spoken_hour::read(line, hit, units, labels)
        .or_else(|| clock(line, hit))
        .or_else(|| to_minutes(line, hit))
        .or_else(|| short_of(line, hit, units, labels))
        .or_else(|| pointed(line, hit))
        .or_else(|| departure(line, hit))
        .or_else(|| in_part(line, hit))
        .or_else(|| half_marked(line, hit));
    if let Some(end) = clock {
        return Some(Outcome::date(hit, end, None));
    }
    let (value, end) = small(line, hit).filter(|_| stands_apart(line, hit))?;
    let last = second(line, end);
    let end = last.map_or(end, |(_, end)| end);
    let timed = value <= HOURS && last.is_none_or(|(value, _)| value <= HOURS);
    let hour = || {
        is_hour(line, hit, last.is_some()) && ends_time(line, end)
            || last.is_none() && is_of_day(line, hit, end)
    };
    (timed && hour()).then(|| Outcome::date(hit, end, None))
}

/// `ten past nine`, `20 past 4`: minutes and an hour; where the second ends.
fn clock(line: Line<'_>, hit: usize) -> Option<usize> {
    let first = number(line, hit)?;
    let (past, past_end) = line.word(line.past_blank(first));
    let (minutes, minutes_end) = if WordList::MinuteWord.has(past) {
        line.word(line.past_blank(past_end))
    } else {
        (past, past_end)
    };
    WordList::PastHour.has(minutes).then_some(())?;
    number(line, line.past_blank(minutes_end))
}

/// `at 10 to 6`, `at twenty to four`: minutes before an hour, where nothing is counted; where it ends.
fn short_of(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let first = number(line, hit)?;
    let (to, to_end) = line.word(line.past_blank(first));
    let hour = line.past_blank(to_end);
    let end = number(line, hour)?;
    let value = |at: usize, to: usize| line.slice(at, to).parse::<u32>().ok();
    let early = value(hour, end).is_none_or(|value| (1..=HALF_DAY).contains(&value));
    let minutes =
        value(hit, first).is_none_or(|value| value < MINUTES / 2 && value.is_multiple_of(5));
    let told = WordList::HourAt.names(lead) && WordList::ScoreJoint.has(to);
    let ends = ends_time(line, end) && !counts(line, end, units, labels);
    (told && early && minutes && ends).then_some(end)
}

/// `between 10 and 11:30`, `from 3 to 3:30`: an hour before one with minutes; where the second ends.
fn to_minutes(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, is_digit);
    let hour: u32 = line.slice(hit, end).parse().ok()?;
    let joint = line.run(end, is_blank);
    let (word, after) = line.word(joint);
    let last = if WordList::HourJoint.has(word) {
        line.run(after, is_blank)
    } else {
        let dash = line.run(joint, |c| matches!(c, '-' | '–'));
        (dash > joint).then(|| line.run(dash, is_blank))?
    };
    let colon = line.run(last, is_digit);
    let minutes = line.run(line.next(colon), is_digit);
    let second: u32 = line.slice(last, colon).parse().ok()?;
    let clock = line.at(colon) == Some(':') && minutes == colon + 3;
    let apart = !line
        .at(minutes)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | ','));
    (clock && apart && hour <= HOURS && second <= HOURS && stands_apart(line, hit))
        .then_some(minutes)
}

/// One or two digits, or a number in words.
fn number(line: Line<'_>, at: usize) -> Option<usize> {
    let digits = line.run(at, is_digit);
    if digits > at {
        return (digits - at <= 2).then_some(digits);
    }
    let number = Spoken::at(line, at)?;
    (!number.decimal && !number.scaled).then_some(number.end)
}

/// An hour with its minutes behind a point: `10.30`.
fn dotted(line: Line<'_>, at: usize) -> Option<usize> {
    let hour = line.run(at, is_digit);
    let minutes = line.next(hour);
    let end = line.run(minutes, is_digit);
    let below = |from: usize, to: usize, limit: u32| {
        line.slice(from, to)
            .parse()
            .is_ok_and(|value: u32| value < limit)
    };
    let joined = line
        .at(end)
        .is_some_and(|c| is_latin(c) || matches!(c, '%' | '/' | ':'));
    let opens = line
        .before(at)
        .is_none_or(|c| is_blank(c) || matches!(c, '-' | '–' | '('));
    let point = hour > at && line.at(hour) == Some('.') && end == minutes + 2;
    let time = below(at, hour, HOURS + 1) && below(minutes, end, MINUTES);
    (point && time && !joined && opens).then_some(end)
}

/// `opens from 10.30`, `at 9.15 and 11.45`: an hour with its minutes, where the clause is about hours; where it ends.
fn pointed(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = dotted(line, hit)?;
    // `at 8.05, 9.35 and 11.05`
    let listed =
        |word: &&str| WordList::And.has(word) || word.contains('.') && word.starts_with(is_digit);
    let mut words = clause(line, hit).skip_while(listed);
    let lead = words.next()?;
    let told = WordList::HourAt.names(lead)
        || WordList::HourFrom.names(lead)
        || WordList::HourJoint.has(lead);
    let about = |word: &str| WordList::HourLead.names(word);
    let timed = told && words.take(FURTHEST).any(about) || about(lead);
    // `From 9.30 until 4.`
    let last = WordList::HourFrom
        .names(lead)
        .then(|| until(line, end))
        .flatten();
    let of_day = || WordList::HourAt.names(lead) && is_told_of_day(line, end);
    last.or((timed && ends_time(line, end) || of_day()).then_some(end))
}

/// `caught the 10.42`, `the 4.50 from Kelder`: a train or a bus that is known by its hour.
fn departure(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = dotted(line, hit)?;
    let mut words = clause(line, hit);
    let article = words
        .next()
        .is_some_and(|word| WordList::DecadeLead.names(word));
    let rides = article
        && words
            .next()
            .is_some_and(|word| WordList::RideVerb.names(word));
    let (next, after) = line.word(line.past_blank(end));
    let (town, _) = line.word(line.past_blank(after));
    let place = article && WordList::LevelWord.has(next) && town.starts_with(char::is_uppercase);
    (place || rides && ends_time(line, end)).then_some(end)
}

/// Where the hour ends until which something that begins at an hour goes on: `until 4`.
fn until(line: Line<'_>, end: usize) -> Option<usize> {
    let (word, after) = line.word(line.past_blank(end));
    let hour = line.past_blank(after);
    let last = dotted(line, hour).or_else(|| small(line, hour).map(|(_, end)| end));
    last.filter(|end| WordList::HourUntil.has(word) && ends_time(line, *end))
}

/// Whether nothing that could be counted follows an hour.
fn ends_time(line: Line<'_>, end: usize) -> bool {
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let alone = word.is_empty() && !line.at(next).is_some_and(char::is_alphanumeric);
    alone || WordList::HourFollower.has(word)
}

/// `at 6 this morning`, `at 8 tonight`, `quarter past 7`: the words beside an hour say so, whatever the clause is about.
fn is_of_day(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let lead = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let past = WordList::PastHour.has(lead) || WordList::ScoreJoint.has(lead);
    if past && WordList::QuarterOfHour.has(before) {
        return ends_time(line, end);
    }
    let about = WordList::HourAt.names(lead) || WordList::HourAbout.names(lead);
    about && is_told_of_day(line, end)
}

/// Whether `this morning` and the like follow.
fn is_told_of_day(line: Line<'_>, end: usize) -> bool {
    let (word, after) = line.word(line.past_blank(end));
    let (part, _) = line.word(line.past_blank(after));
    let day = WordList::ThisDay.has(word) && WordList::DayPart.has(part);
    WordList::HourDay.has(word) || day || is_in_part(line, end)
}

/// Whether `in the morning` and the like follow.
fn is_in_part(line: Line<'_>, end: usize) -> bool {
    let mut at = end;
    [WordList::PartIn, WordList::DecadeLead, WordList::DayPart]
        .into_iter()
        .all(|list| {
            let (word, after) = line.word(line.past_blank(at));
            at = after;
            list.has(word)
        })
}

/// `230p and 8pm UTC`, `ends at 8p`: the half of the day in one letter, where a zone of time or words about hours say so.
fn half_marked(line: Line<'_>, hit: usize) -> Option<usize> {
    let digits = line.run(hit, is_digit);
    let (letter, end) = line.word(digits);
    let value: u32 = line.slice(hit, digits).parse().ok()?;
    let hour = if digits - hit > 2 { value / 100 } else { value };
    let fits = (1..=HALF_DAY).contains(&hour)
        && WordList::HalfDayLetter.has(letter)
        && !line.at(end).is_some_and(char::is_alphanumeric);
    if !fits {
        return None;
    }
    let zoned = || {
        let ahead = line.slice(end, line.text.floor_char_boundary(end + FURTHEST_ZONE));
        let mut words = ahead.split(|c: char| !is_latin(c));
        words.any(|word| WordList::TimeZone.has(word))
    };
    let mut words = clause(line, hit);
    let at = words
        .next()
        .is_some_and(|lead| WordList::HourAt.names(lead));
    let told = at
        && words
            .take(FURTHEST)
            .any(|word| WordList::HourLead.names(word));
    (told || at && is_told_of_day(line, end) || zoned()).then_some(end)
}

/// `four in the morning`: where the hour ends.
fn in_part(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = number(line, hit)?;
    is_in_part(line, end).then_some(end)
}

/// `starts at 6`, `open daily from 10 to 6`, `open 9–5`, `struck 12`, `noon to 3`, `checkout by 11`.
fn is_hour(line: Line<'_>, hit: usize, span: bool) -> bool {
    let mut words = clause(line, hit);
    let Some(lead) = words.next() else {
        return false;
    };
    let about = |word: &str| WordList::HourLead.names(word);
    let told = if WordList::HourAt.names(lead) {
        !span
    } else if WordList::HourFrom.names(lead) {
        if span && until(line, line.run(hit, is_digit)).is_some() {
            return true;
        }
        span
    } else if WordList::HourJoint.has(lead) {
        return !span
            && words
                .next()
                .is_some_and(|word| WordList::MiddleOfDay.names(word));
    } else {
        return span && about(lead) || !span && WordList::HourStruck.has(lead);
    };
    told && words.take(FURTHEST).any(about)
}
