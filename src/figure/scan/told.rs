//! Small numbers that tell an age or an hour in English and count nothing: `Anna Berg, 52,`, `aged 35`, `she is 34`,
//! `opens at 9`, `daily from 10.30 to 6`. Those with a unit (`52 years`, `9 a.m.`) are durations and dates.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// Nobody is older.
const OLDEST: u32 = 110;
/// The hours of a day, and the minutes of an hour.
const HOURS: u32 = 24;
const MINUTES: u32 = 60;
/// A word further before an hour than so many words is not about it.
const FURTHEST: usize = 6;
/// Nothing further before it than so many bytes is looked at.
const LONGEST_CLAUSE: usize = 80;

/// The age or the hour that the number at `hit` tells; words that bound an age may stand before it.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    if let Some(end) = clock(line, hit).or_else(|| pointed(line, hit)) {
        return Some(Outcome::date(hit, end, None));
    }
    let apart = line.before(hit).is_none_or(|c| is_blank(c) || c == '(');
    let (value, end) = small(line, hit).filter(|_| apart)?;
    let last = second(line, end);
    let end = last.map_or(end, |(_, end)| end);
    let counts = || counts(line, end, units, labels);
    // `At 88, the painter still works`
    let opens = || {
        last.is_none() && end == hit + 2 && line.at(end) == Some(',') && {
            let word = line.word_before(line.back_blank(hit, 0), 0);
            WordList::AgeAt.has(word)
                && !line
                    .at(line.past_blank(line.next(end)))
                    .is_some_and(is_digit)
        }
    };
    let aged = value <= OLDEST
        && (opens()
            || is_apposition(line, hit, end)
            || last.is_none() && (is_aged(line, hit, end) && !counts() || is_life(line, hit, end)));
    if aged {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let timed = value <= HOURS && last.is_none_or(|(value, _)| value <= HOURS);
    let hour = || is_hour(line, hit, last.is_some()) && ends_time(line, end);
    (timed && hour()).then(|| Outcome::date(hit, end, None))
}

/// `ten past nine`, `20 past 4`: minutes and an hour; where the second ends.
fn clock(line: Line<'_>, hit: usize) -> Option<usize> {
    let number = |at: usize| {
        let digits = line.run(at, is_digit);
        if digits > at {
            return (digits - at <= 2).then_some(digits);
        }
        let (word, end) = line.word(at);
        is_number_word(word).then_some(end)
    };
    let first = number(hit)?;
    let (past, past_end) = line.word(line.past_blank(first));
    let (minutes, minutes_end) = if WordList::MinuteWord.has(past) {
        line.word(line.past_blank(past_end))
    } else {
        (past, past_end)
    };
    WordList::Past.has(minutes).then_some(())?;
    number(line.past_blank(minutes_end))
}

/// `opens from 10.30`, `at 9.15 and 11.45`: an hour with its minutes behind a point, where the clause is about hours; where it
/// ends.
fn pointed(line: Line<'_>, hit: usize) -> Option<usize> {
    let time = |at: usize| {
        let hour = line.run(at, is_digit);
        let minutes = line.next(hour);
        let end = line.run(minutes, is_digit);
        let early = line
            .slice(at, hour)
            .parse()
            .is_ok_and(|hour: u32| hour <= HOURS);
        let whole = line
            .slice(minutes, end)
            .parse()
            .is_ok_and(|minute: u32| minute < MINUTES);
        let joined = line
            .at(end)
            .is_some_and(|c| is_latin(c) || matches!(c, '%' | '/' | ':'));
        let fits = hour > at && line.at(hour) == Some('.') && end == minutes + 2 && early && whole;
        (fits
            && !joined
            && line
                .before(at)
                .is_none_or(|c| is_blank(c) || matches!(c, '-' | '–' | '(')))
        .then_some(end)
    };
    let end = time(hit)?;
    // `at 8.05, 9.35 and 11.05`
    let listed =
        |word: &&str| WordList::And.has(word) || word.contains('.') && word.starts_with(is_digit);
    let mut words = clause(line, hit).skip_while(listed);
    let lead = words.next()?;
    let told =
        WordList::HourAt.has(lead) || WordList::HourFrom.has(lead) || WordList::HourJoint.has(lead);
    let about = |word: &str| WordList::HourLead.names(word);
    let timed = told && words.take(FURTHEST).any(about) || about(lead);
    (timed && ends_time(line, end)).then_some(end)
}

/// A number of at most three digits that nothing is joined to.
fn small(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    let end = line.run(at, is_digit);
    let joined = line.at(end).is_some_and(|c| {
        is_latin(c)
            || matches!(c, '%' | '/' | ':' | '°')
            || matches!(c, ',' | '.') && line.at(line.next(end)).is_some_and(is_digit)
    });
    let length = end - at;
    let value = line.slice(at, end).parse().ok()?;
    ((1..=3).contains(&length) && !joined).then_some((value, end))
}

/// The other end of a span: `19 to 58`, `9–5`.
fn second(line: Line<'_>, end: usize) -> Option<(u32, usize)> {
    let joint = line.past_blank(end);
    let (word, word_end) = line.word(joint);
    let after = if WordList::HourJoint.has(word) {
        line.past_blank(word_end)
    } else {
        line.run(end, |c| matches!(c, '-' | '–'))
    };
    (after > joint).then(|| small(line, after)).flatten()
}

/// Whether something is counted by the number that ends at `end`.
fn counts(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let plural = labels.counted(word) && !WordList::Predicate.has(word);
    plural || units.match_at(line.rest(next)).is_some() || line.at(next).is_some_and(is_digit)
}

/// Whether nothing that could be counted follows an hour.
fn ends_time(line: Line<'_>, end: usize) -> bool {
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let alone = word.is_empty() && !line.at(next).is_some_and(char::is_alphanumeric);
    alone || WordList::HourFollower.has(word)
}

/// `Anna Berg, 52, said`, `the driver, 44, stopped`, `Anna Berg (52)`: between commas or in brackets behind whom it is said of.
fn is_apposition(line: Line<'_>, hit: usize, end: usize) -> bool {
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_CLAUSE));
    let before = line.slice(near, hit).trim_end_matches(is_blank);
    let (name, closed) = if let Some(name) = before.strip_suffix('(') {
        (Some(name.trim_end()), line.at(end) == Some(')'))
    } else {
        let name = before.trim_end_matches(WordList::Then.first()).trim_end();
        let comma = line.at(end) == Some(',') && line.at(line.next(end)).is_some_and(is_blank);
        (name.strip_suffix(','), comma)
    };
    let Some(name) = name else {
        return false;
    };
    let mut words = name.rsplit(is_blank);
    let last = words.next().unwrap_or_default();
    let first = words.next().unwrap_or_default();
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .skip(1)
                .all(|c| c.is_lowercase() || matches!(c, '.' | '-' | '’' | '\''))
    };
    let article = WordList::AttributeArticle.has(first);
    let person = capital(first) && capital(last) && !article || WordList::Someone.has(last);
    end == hit + 2 && closed && person
}

/// `she is 34`, `he turned 40 in May`: of a man or a woman, an age.
fn is_life(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let verb = words.next().unwrap_or_default();
    let turned = WordList::LifeTurn.has(verb);
    let told = turned || WordList::LifeVerb.has(verb);
    let subject = words.next().unwrap_or_default();
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let alone = word.is_empty() && !line.at(next).is_some_and(char::is_alphanumeric);
    told && end == hit + 2
        && (WordList::LifeSubject.names(subject)
            || turned && subject.starts_with(char::is_uppercase))
        && (alone || WordList::LifeFollower.has(word))
}

/// `aged 35`, `at the age of 16`; `aged 65 or over` and `aged 18 to 30` say whom something is for.
fn is_aged(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let mut word = words.next().unwrap_or_default();
    if WordList::Of.has(word) {
        word = words.next().unwrap_or_default();
    }
    let (next, _) = line.word(line.past_blank(end));
    let (limit, _) = line.word(line.past_blank(line.past_blank(end) + next.len()));
    let bounded = WordList::AgeBound.has(next) && WordList::AgeLimit.has(limit)
        || WordList::PlusWord.has(next)
        || line.at(end) == Some('+');
    !bounded && WordList::AgeWord.has(word)
}

/// `starts at 6`, `open daily from 10 to 6`, `open 9–5`.
fn is_hour(line: Line<'_>, hit: usize, span: bool) -> bool {
    let mut words = clause(line, hit);
    let Some(lead) = words.next() else {
        return false;
    };
    let about = |word: &str| WordList::HourLead.names(word);
    let told = if WordList::HourAt.has(lead) {
        !span
    } else if WordList::HourFrom.has(lead) {
        span
    } else {
        return span && about(lead);
    };
    told && words.take(FURTHEST).any(about)
}

/// The words of the clause before `hit`, the last first; a point inside a number ends none.
fn clause(line: Line<'_>, hit: usize) -> impl Iterator<Item = &str> {
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_CLAUSE));
    let clause = line.slice(near, hit);
    let sentence = clause.rsplit(". ").next().unwrap_or_default();
    let clause = sentence
        .rsplit([';', ':', '!', '?', '(', '|'])
        .next()
        .unwrap_or_default();
    let words = clause.rsplit(|c: char| is_blank(c) || c == ',');
    words.filter(|word| !word.is_empty())
}
