//! Years in words: `in nineteen eighty-four`, `since twenty nineteen`, `in nineteen hundred and five`, `in two thousand and eight`.
//! Years in digits are `year.rs`.

use super::super::language::{NumberRole, WordList, number, word_value};
use super::super::unit::Units;
use super::clause::counts;
use super::date_english::month;
use super::label::Labels;
use super::line::{Line, is_blank};
use super::outcome::Outcome;
use super::spoken::Spoken;

/// Centuries that years are told of so: `sixteen` to `twenty`.
const CENTURIES: std::ops::RangeInclusive<u32> = 16..=20;

/// The year at `hit`, behind a word that a year follows and with nothing counted behind it.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    if let Some(end) = decade(line, hit).or_else(|| day(line, hit, units, labels)) {
        return Some(Outcome::date(hit, end, None));
    }
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    // `on 5 January nineteen eighty-six`
    let dated = month(lead).is_some();
    (dated || WordList::YearWordLead.names(lead)).then_some(())?;
    let (first, end) = line.word(hit);
    let century = small(first)?;
    let next = line.run(end, |c| is_blank(c) || c == '-');
    let (word, after) = line.word(next);
    let last = if CENTURIES.contains(&century) && number(NumberRole::Times, word) == Some(100) {
        past_rest(line, after).unwrap_or(after)
    } else if century == 2
        && word_value(NumberRole::Scale, word).is_some_and(|scale| scale.power == 3)
    {
        // `in the year two thousand`
        let alone = || WordList::YearNumbered.has(lead).then_some(after);
        past_rest(line, after).or_else(alone)?
    } else {
        CENTURIES.contains(&century).then_some(())?;
        past_tens(line, next).filter(|_| next > end)?
    };
    let (thing, _) = line.word(line.past_blank(last));
    let counted = labels.counted(thing) || line.at(last) == Some('-');
    // `since two thousand one hundred tonnes came`
    let scale = [NumberRole::Scale, NumberRole::Times]
        .into_iter()
        .any(|role| word_value(role, thing).is_some());
    let more = scale || small(thing).is_some() || units.begin(line.rest(line.past_blank(last)));
    (!counted && !more).then(|| Outcome::date(hit, last, None))
}

/// `the nineteen seventies`, `the two thousands`.
fn decade(line: Line<'_>, hit: usize) -> Option<usize> {
    let (first, end) = line.word(hit);
    let century = small(first)?;
    let next = line.run(end, |c| is_blank(c) || c == '-');
    let (word, after) = line.word(next);
    let article = line.word_before(line.back_blank(hit, 0), 0);
    let (of, _) = line.word(line.run(after, is_blank));
    let told = CENTURIES.contains(&century) && WordList::DecadePlural.has(word)
        || century == 2 && WordList::ThousandsWord.has(word) && WordList::DecadeLead.names(article);
    (told && next > end && !WordList::Of.has(of)).then_some(after)
}

/// `On May twenty-nine we`, `Monday, January twenty two`: a day behind its month, where nothing is counted.
fn day(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let blank = line.back_blank(hit, 0);
    let name = line.word_before(blank, 0);
    month(name).filter(|_| blank < hit)?;
    let (word, _) = line.word(hit);
    let day = Spoken::at(line, hit).filter(|day| !day.decimal && !day.scaled)?;
    small(word).filter(|tens| (1..=30).contains(tens))?;
    let start = line.back_blank(blank - name.len(), 0);
    let comma = line.before(start) == Some(',');
    let lead = line.word_before(if comma { line.back(start) } else { start }, 0);
    let told = WordList::NumberOn.names(lead) || WordList::Weekday.has(lead);
    (told && !counts(line, day.end, units, labels)).then_some(day.end)
}

/// Past `eighty-four`, `nineteen`, `oh five`: the last two digits of a year.
fn past_tens(line: Line<'_>, at: usize) -> Option<usize> {
    let (word, end) = line.word(at);
    if number(NumberRole::Decimal, word).is_some() {
        let (digit, end) = line.word(line.past_blank(end));
        return small(digit).filter(|value| *value < 10).map(|_| end);
    }
    let value = small(word).filter(|value| *value >= 10)?;
    let digit = line.run(end, |c| is_blank(c) || c == '-');
    let (unit, after) = line.word(digit);
    let more =
        value >= 20 && digit > end && small(unit).is_some_and(|value| (1..10).contains(&value));
    Some(if more { after } else { end })
}

/// Past `and five` behind a hundred or a thousand.
fn past_rest(line: Line<'_>, at: usize) -> Option<usize> {
    let (word, after) = line.word(line.past_blank(at));
    let rest = if WordList::And.has(word) {
        line.past_blank(after)
    } else {
        line.past_blank(at)
    };
    let (word, end) = line.word(rest);
    let value = small(word)?;
    past_tens(line, rest).or_else(|| (value > 0).then_some(end))
}

fn small(word: &str) -> Option<u32> {
    number(NumberRole::Small, word).or_else(|| number(NumberRole::Tens, word))
}
