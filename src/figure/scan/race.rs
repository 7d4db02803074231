//! Distances and speeds that name a race or how soon a car is fast: `the 100m hurdles`, `0 to 60 in 6.8 seconds`.

use super::super::language::{WordList, is_owner};
use super::super::unit::Units;
use super::FoundKind;
use super::clause::clause;
use super::line::{Line, is_digit};
use super::outcome::Outcome;

/// So many words behind a distance may name a race.
const MOST_RACE_WORDS: usize = 3;

/// `the 100m hurdles`, `ran the 100 metres`: a race, and no million and no distance.
pub(super) fn race(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    // `the 1,500 metres`
    let thousands = line.at(digits) == Some(',');
    let digits = if thousands {
        line.run(line.next(digits), is_digit)
    } else {
        digits
    };
    let letter_at = line.past_blank(digits);
    let (letter, end) = line.word(letter_at);
    // `in the 400 hurdles`
    let round = line.slice(hit, digits).ends_with('0');
    if round && letter_at > digits && WordList::Discipline.has(letter) {
        return Some(Outcome::found(hit, digits, FoundKind::Name));
    }
    if let Some(end) = kilometres(line, hit, digits) {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let metre = letter == WordList::ScaleLetter.first() || WordList::Metres.has(letter);
    metre.then_some(())?;
    let (event, _) = line.word(line.past_blank(end));
    let glued = letter_at == digits && !thousands;
    // `my 100m world title`
    let raced = || {
        let mut at = end;
        (0..MOST_RACE_WORDS).any(|_| {
            let (word, after) = line.word(line.past_blank(at));
            at = after;
            WordList::Race.has(word)
        })
    };
    let metres = glued && letter == WordList::ScaleLetter.first() && raced();
    let round = line.slice(hit, digits).ends_with("00");
    let mut words = clause(line, hit);
    let shown = words
        .next()
        .is_some_and(|word| WordList::DecadeLead.names(word));
    let lead = words.next().unwrap_or_default();
    let run = WordList::RaceLead.names(lead);
    let at = WordList::RaceAt.names(lead) && !WordList::RaceNot.has(event);
    // `the women's 800m`
    let before = line.slice(0, line.back_blank(hit, 0));
    let owned = is_owner(before);
    if owned && round {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let named = run || at || WordList::Race.has(event);
    // `ran the 1,500m`
    let long = thousands && letter_at == digits && letter == WordList::ScaleLetter.first();
    let distance = round && shown && (long || WordList::Metres.has(letter)) && named;
    (metres || distance).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `ran a 10K`, `the 5K race`: where a race ends that is named by its thousands of metres.
fn kilometres(line: Line<'_>, hit: usize, digits: usize) -> Option<usize> {
    let (letter, end) = line.word(digits);
    let short = digits > hit && digits <= hit + 3 && WordList::RaceLetter.has(letter);
    short.then_some(())?;
    let (event, _) = line.word(line.past_blank(end));
    let mut words = clause(line, hit);
    let lead = words.find(|word| !WordList::RaceArticle.has(word));
    let run = lead.is_some_and(|word| WordList::RunVerb.has(word));
    let alone = event.is_empty() || WordList::StopWord.has(event);
    (WordList::Race.has(event) || WordList::RunVerb.has(event) || run && alone).then_some(end)
}

/// `0 to 60 in 6.8 seconds`, `a 0-62 mph time`: how soon a car is fast; `from 0 to 60` tells two levels.
pub(super) fn from_rest(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    (line.slice(hit, first) == "0").then_some(())?;
    let (word, after) = line.word(line.past_blank(first));
    let second = if WordList::RestJoint.has(word) {
        line.past_blank(after)
    } else {
        line.run(first, |c| matches!(c, '-' | '–'))
    };
    let end = line.run(second, is_digit);
    let two = second > first && (2..=3).contains(&(end - second));
    let next = line.past_blank(end);
    let unit = units.length_at(line.rest(next));
    let after = unit.map_or(end, |length| next + length);
    let (behind, _) = line.word(line.past_blank(after));
    let levels = WordList::From.names(line.word_before(line.back_blank(hit, 0), 0));
    (two && !levels && WordList::RestBehind.has(behind))
        .then(|| Outcome::found(hit, after, FoundKind::Name))
}
