//! Capitalised words that a number after them belongs to, although no list knows them: `Pier 7`, `Apollo 11 was …`,
//! `Marlow 310 prices have`. Labels that are known are `label.rs`; measures that
//! begin a name: `Ten Mile Creek`.

use super::super::language::{WordList, ends_as_plural, is_manner, is_plural};
use super::super::number::Number;
use super::super::unit::{Units, is_money};
use super::amount::Amount;
use super::label::{Labels, Numbered};
use super::line::{Line, is_blank, is_digit};

/// No sentence is looked at further behind a number than so many words.
const FURTHEST_VERB: usize = 3;

impl Labels {
    /// `Year 7 pupils`, `the Group 12 boats`: a number that tells which of many are counted behind it. At the beginning of a
    /// sentence some of these labels are verbs: `Group 12 boats together`.
    pub(super) fn is_classing(&self, label: &str, number: &Numbered<'_>, inside: bool) -> bool {
        let small = number.end <= number.hit + 2 && !number.decimal;
        // `Grade 5 pupils` go by it, where `Grade 5 eggs` may ask somebody to.
        let verb = WordList::ClassVerb.has(label);
        let school = || verb && WordList::SchoolPeople.has(number.next);
        let known = WordList::ClassLabel.has(label) || inside && verb || school();
        small && known && self.counted(number.next)
    }

    /// A capitalised word that a small number after it belongs to: `Pier 7`, `Apollo 11 was …`.
    pub(super) fn is_proper(
        &self,
        label: &str,
        number: &Numbered<'_>,
        start: usize,
        floor: usize,
    ) -> bool {
        let line = number.line;
        let length = number.end - number.hit;
        let article = line.word_before(line.back_blank(start, floor), floor);
        // `a Nokia 3310`, `the BMW 320`: one of a kind.
        let kind = WordList::AttributeArticle.has(article) && length <= 4;
        if kind
            && label.len() > 1
            && label.starts_with(char::is_uppercase)
            && !self.counted(number.next)
        {
            return true;
        }
        if length > 3 && !(number.decimal && length <= 5) || label.len() < 3 {
            return false;
        }
        let lower = label.chars().any(char::is_lowercase);
        let inner = label.chars().skip(1).any(char::is_uppercase);
        let capital = label.starts_with(char::is_uppercase);
        // From the start of the line on: `U2, Maroon 5 and others`.
        let sentence = line
            .slice(0, start)
            .trim_end_matches(|c| is_blank(c) || "*_“‘\"'".contains(c));
        let inside = sentence
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '(' | '-'))
            && sentence.contains(char::is_alphanumeric);
        let before = line.word_before(sentence.len(), 0).to_ascii_lowercase();
        let place = WordList::NameLead.has(&before);
        // `in Marlow 300 lorries`, `in Marlow 5.4`
        let counts = place
            && (number.decimal
                && !WordList::LevelWord.has(&before)
                && !line.slice(number.hit, number.end).ends_with(".0")
                || WordList::PluralVerb.has(number.next)
                || self.counted(number.next));
        // `on Monday 300 were hurt`
        let day = WordList::Weekday.names(label);
        let known = inside && !counts || !inside && opens_sentence(label, number);
        lower
            && (capital || inner)
            && known
            && !(day && (WordList::NumberOn.names(&before) || place || ends_as_plural(label)))
            && !is_manner(label)
            && !WordList::SentenceOpener.has_small(label)
    }
}

/// Whether what follows tells that the first word of a sentence and its number are a name: `Harbour 5 sang`, `Marlow 310
/// prices have`, `Thunder 6.`; `Population 300.` and `Rooms 300.` tell how many.
fn opens_sentence(label: &str, number: &Numbered<'_>) -> bool {
    let Numbered { line, end, .. } = *number;
    if number.decimal || WordList::LevelNoun.has_small(label) {
        return false;
    }
    let plural = is_plural(label);
    // `Voyage 10, the next one,`
    let (aside, _) = line.word(line.past_blank(line.next(end)));
    if line.at(end) == Some(',') && WordList::AttributeArticle.has(aside) {
        return !plural;
    }
    if ends_sentence(line, end) {
        return !plural;
    }
    if WordList::StatedVerb.has(number.next) || WordList::PastVerb.has(number.next) {
        return true;
    }
    // `Marlow 310 prices have doubled`: of what is counted nothing is said so behind a bare noun.
    let mut at = end;
    for _ in 0..FURTHEST_VERB {
        let (word, after) = line.word(line.past_blank(at));
        if word.is_empty() || !word.starts_with(char::is_lowercase) {
            return false;
        }
        if at > end && WordList::FiniteVerb.has(word) {
            return !plural;
        }
        at = after;
    }
    false
}

/// Whether the sentence ends at `end`; a point before a digit ends none.
fn ends_sentence(line: Line<'_>, end: usize) -> bool {
    let after = line.next(end);
    match line.at(end) {
        None => true,
        Some('.' | '!' | '?') => !line.at(after).is_some_and(is_digit),
        Some('\'' | '’') => {
            let (letter, _) = line.word(after);
            WordList::DecadeSuffix.has(letter)
        }
        Some(_) => false,
    }
}

/// `Ten Mile Creek`, `Two Ton Harry`: whether a measure of several in the form of one, with a capital, begins a name.
pub(super) fn is_named_measure(line: Line<'_>, amount: &Amount, units: &Units) -> bool {
    let written = line.slice(amount.start, amount.end);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let mut words = written.split_whitespace();
    let worded = words.clone().count() > 1 && words.all(capital);
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    let measure = unit.is_some_and(|unit| !unit.whole && !is_money(unit));
    let last = line.word_before(amount.end, amount.start).to_lowercase();
    let one = !is_plural(&last) && amount.figure.value > Number::ONE;
    let (name, _) = line.word(line.past_blank(amount.end));
    worded && measure && one && capital(name)
}
