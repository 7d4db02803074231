//! Small numbers that tell an age in English and count nothing: `Anna Berg, 52,`, `aged 35`, `she is 34`, `At 88, he`. Those
//! with a unit (`52 years`) are durations.

use super::super::language::{NumberRole, WordList, is_past, is_plural, number};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::clause::{LONGEST_CLAUSE, clause, counts, second, small, stands_apart};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_money_sign};
use super::outcome::Outcome;

/// In a clause about a life words up to this number count boats and children as often as years, and those above it tell an age.
const MOST_COUNTED: u32 = 12;

/// Nobody is older.
const OLDEST: u32 = 110;

/// The age that the number at `hit` tells; words that bound an age may stand before it.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    if let Some(end) = in_words(line, hit) {
        let aged = is_aged(line, hit, end)
            || is_group(line, hit, hit + 2)
            || is_person_of(line, hit, hit + 2)
            || is_old(line, hit) && is_life_told(line, hit, end);
        let aged = aged && !counts(line, end, units, labels);
        return aged.then(|| Outcome::found(hit, past_words(line, end), FoundKind::Name));
    }
    let (value, end) = small(line, hit).filter(|_| stands_apart(line, hit))?;
    let last = second(line, end);
    let end = last.map_or(end, |(_, end)| end);
    let single = || {
        is_event(line, hit, end)
            || is_told_at(line, hit, end)
            || is_life(line, hit, end)
            || (is_person_of(line, hit, end) || is_group(line, hit, end))
                && !counts(line, end, units, labels)
    };
    let aged = is_apposition(line, hit, end)
        || last.is_some_and(|(upper, _)| upper > value)
            && is_span_of_group(line, hit)
            && !counted_behind(line, end, units, labels)
        || last.is_some() && is_between(line, hit) && !counts(line, end, units, labels)
        || is_aged(line, hit, end) && !counts(line, end, units, labels)
        || last.is_none() && single();
    let aged = value <= OLDEST && aged;
    aged.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// The end of a number in words: `under the age of thirty-five`.
fn in_words(line: Line<'_>, hit: usize) -> Option<usize> {
    let (word, end) = line.word(hit);
    let (second, last) = line.word(line.next(end));
    let joined = line.at(end) == Some('-') && is_number_word(second);
    is_number_word(word).then_some(if joined { last } else { end })
}

/// Whether a number in words is greater than what is counted as often as it tells an age.
fn is_old(line: Line<'_>, hit: usize) -> bool {
    let (word, _) = line.word(hit);
    let small = number(NumberRole::Small, word);
    small.is_none_or(|value| value > MOST_COUNTED)
}

/// Past the other end of a span of ages: `age thirty-five to fifty-five`.
fn past_words(line: Line<'_>, end: usize) -> usize {
    let (joint, after) = line.word(line.past_blank(end));
    let second = WordList::HourJoint
        .has(joint)
        .then(|| in_words(line, line.past_blank(after)));
    second.flatten().unwrap_or(end)
}

/// `At 88, the painter still works`, `at 21 he married`.
fn is_told_at(line: Line<'_>, hit: usize, end: usize) -> bool {
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let digit = |at: usize| line.at(at).is_some_and(is_digit);
    let comma = line.at(end) == Some(',') && !digit(line.past_blank(line.next(end)));
    let (next, _) = line.word(line.past_blank(end));
    let subject = WordList::LifeSubject.has(next);
    let opens = WordList::AgeAt.has(lead) && comma;
    end == hit + 2 && (opens || WordList::AgeAt.names(lead) && subject)
}

/// `he retired at 65`: what is done once in a life.
fn is_event(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let at = words.next().is_some_and(|word| WordList::AgeAt.names(word));
    let verb = words.next().unwrap_or_default();
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let alone = word.is_empty() && !line.at(next).is_some_and(char::is_alphanumeric);
    let ends = alone || WordList::LifeFollower.has(word);
    at && end == hit + 2 && WordList::LifeEvent.has(verb) && ends
}

/// `Anna Berg, 52, said`, `the driver, now 44, stopped`, `Anna Berg (52)`, `Tim, 7, laughed`: between commas or in brackets
/// behind whom it is said of.
fn is_apposition(line: Line<'_>, hit: usize, end: usize) -> bool {
    if !matches!(line.at(end), Some(')' | ',' | '.')) {
        return false;
    }
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_CLAUSE));
    let before = line.slice(near, hit).trim_end_matches(is_blank);
    let (name, closed) = if let Some(name) = before.strip_suffix('(') {
        (Some(name.trim_end()), line.at(end) == Some(')'))
    } else {
        let word = line.word_before(near + before.len(), near);
        let name = if WordList::AgeThen.has(word) {
            before.trim_end_matches(word).trim_end()
        } else {
            before
        };
        let after = line.next(end);
        let comma = line.at(end) == Some(',') && line.at(after).is_some_and(is_blank);
        // `said the skipper, Noor Vance, 44.`
        let stop = || {
            let lower = line.word_before(line.back_blank(name_start(line, near, name), near), near);
            matches!(line.at(end), Some('.'))
                && !line.at(after).is_some_and(is_digit)
                && lower.starts_with(char::is_lowercase)
        };
        (name.strip_suffix(','), comma || stop())
    };
    let Some(name) = name else {
        return false;
    };
    let mut words = name.rsplit(is_blank);
    let last = words.next().unwrap_or_default();
    let first = words.next().unwrap_or_default();
    let article = WordList::AttributeArticle.has(first);
    let alone = || {
        // `Tim, 7, laughed`: a name alone begins its sentence, and what it did follows.
        let opens = first.is_empty() || first.ends_with(['.', '!', '?', '”', '"']);
        let (next, _) = line.word(line.past_blank(line.next(end)));
        let verb = is_past(next) || WordList::PastVerb.has(next) || WordList::StatedVerb.has(next);
        opens && verb && !WordList::LevelNoun.has_small(last) && !is_plural(last)
    };
    let two = capital(first) && end == hit + 2 && !article;
    // `The winger, 21, has`; `The total, 21, has` tells how many.
    let (next, _) = line.word(line.past_blank(line.next(end)));
    let said = is_past(next) || WordList::PastVerb.has(next) || WordList::StatedVerb.has(next);
    let noun = WordList::DecadeLead.names(first) && last.chars().all(char::is_lowercase);
    let kind = noun && said && !is_plural(last) && !WordList::LevelNoun.has(last);
    let someone = (WordList::Someone.has(last) || kind) && end == hit + 2;
    closed && (capital(last) && (two || alone()) || someone)
}

/// Where the two words begin that a text ends with, before a comma.
fn name_start(line: Line<'_>, near: usize, before: &str) -> usize {
    let name = before.trim_end_matches(',');
    let word = |end: usize| line.run_back(end, near, |c| !is_blank(c));
    word(line.back_blank(word(near + name.len()), near))
}

/// Whether something is counted by what ends at `end`; money behind it is an amount of its own.
fn counted_behind(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    let money = line.at(line.past_blank(end)).is_some_and(is_money_sign);
    !money && counts(line, end, units, labels)
}

/// A word with a capital and nothing but small letters behind it.
fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word
            .chars()
            .skip(1)
            .all(|c| c.is_lowercase() || matches!(c, '.' | '-' | '’' | '\''))
}

/// `she is 34`, `he turned 40 in May`: of a man or a woman, an age.
fn is_life(line: Line<'_>, hit: usize, end: usize) -> bool {
    end == hit + 2 && is_life_told(line, hit, end)
}

/// The same of a number of any form.
fn is_life_told(line: Line<'_>, hit: usize, end: usize) -> bool {
    // `He is over forty.`
    let bounds = |word: &&str| WordList::AgeOver.has(word) || WordList::NearLead.has(word);
    let mut words = clause(line, hit).peekable();
    let _ = words.next_if(bounds);
    let verb = words.next().unwrap_or_default();
    let turned = WordList::LifeTurn.has(verb);
    // `I'm 42`
    let short = WordList::LifeContraction.has(verb);
    let told = turned || WordList::LifeVerb.has(verb);
    let subject = words.next().unwrap_or_default();
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let alone = word.is_empty() && !line.at(next).is_some_and(char::is_alphanumeric);
    // `my mother is 62`, `Gran is 83`
    let first = words.next().unwrap_or_default();
    let two = capital(subject) && capital(first) && !WordList::LevelNoun.names(subject);
    let kin = WordList::Someone.names(subject) || WordList::Kin.names(subject) || two;
    let someone = told && (WordList::LifeSubject.names(subject) || kin);
    (someone || short || turned && subject.starts_with(char::is_uppercase))
        && (alone || WordList::LifeFollower.has(word))
}

/// `a man of 38`: how old somebody is.
fn is_person_of(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let of = words.next().is_some_and(|word| WordList::Of.has(word));
    let person = words.next().unwrap_or_default();
    let article = words.next().unwrap_or_default();
    end == hit + 2 && of && WordList::Someone.has(person) && WordList::AttributeArticle.has(article)
}

/// `children under 12`, `staff over 55`: whom something is for, by their age.
fn is_group(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let lead = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let group = |word: &str| WordList::AgeGroup.names(word);
    // `children up to 5`
    let up = || WordList::ScoreJoint.has(lead) && WordList::Up.has(before);
    let over = WordList::AgeOver.has(lead) && group(before);
    end <= hit + 2 && (over || up() && words.next().is_some_and(group))
}

/// `children 4 to 14`: the same with two ends.
fn is_span_of_group(line: Line<'_>, hit: usize) -> bool {
    let group = line.word_before(line.back_blank(hit, 0), 0);
    WordList::AgeGroup.names(group) && !WordList::LifeSubject.names(group)
}

/// `boys between 3 and 5`
fn is_between(line: Line<'_>, hit: usize) -> bool {
    let mut words = clause(line, hit);
    let between = words.next().is_some_and(|word| WordList::Between.has(word));
    between
        && words
            .next()
            .is_some_and(|word| WordList::AgeGroup.names(word))
}

/// `aged 35`, `at the age of 16`; `aged 65 or over` and `aged 18 to 30` say whom something is for.
fn is_aged(line: Line<'_>, hit: usize, end: usize) -> bool {
    let mut words = clause(line, hit);
    let mut word = words.next().unwrap_or_default();
    // `aged between 18 and 65`
    if WordList::Of.has(word) || WordList::Between.has(word) {
        word = words.next().unwrap_or_default();
    }
    let (next, _) = line.word(line.past_blank(end));
    let (limit, _) = line.word(line.past_blank(line.past_blank(end) + next.len()));
    let bounded = WordList::AgeBound.has(next) && WordList::AgeLimit.has(limit)
        || WordList::PlusWord.has(next)
        || line.at(end) == Some('+');
    !bounded && WordList::AgeWord.has(word)
}
