//! A number right behind a noun that it tells which of: `area 17 lights up`, `the tidelib 13 release`, `on axis 8`, `dropped
//! quay 2`. In English what counts stands before what it counts, so such a number is a name where nothing follows that it
//! could count, and where the words before it show that the noun is one. Nouns that a list knows are `label.rs`, those with
//! a capital `proper.rs`.

use super::super::language::{NameRole, NumberRole, WordList, is_past, is_plural, number};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::release::Number;
use super::year::is_bare_year;

/// So far behind a number a list of numbers goes on.
const MOST_NUMBERS: usize = 8;

/// The name that the number at `hit` is by the noun before it.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    let number = Number::at(line, hit, units)?;
    let year = !number.decimal && is_bare_year(line, hit, number.end);
    // `1_000`
    let grouped = line.at(number.end) == Some('_');
    let noun = Noun::before(line, hit).filter(|_| !year && !grouped)?;
    let named = noun.is_one(line, number.end, labels)
        && counts_nothing(line, number.end, units, labels)
        && !noun.tells_how_much();
    named.then(|| Outcome::found(hit, number.listed(line, units), FoundKind::Name))
}

/// The word right before a number, and those before that.
struct Noun<'a> {
    word: &'a str,
    /// The word before it, and the one before that; empty where the clause begins.
    before: &'a str,
    further: &'a str,
}

impl<'a> Noun<'a> {
    fn before(line: Line<'a>, hit: usize) -> Option<Self> {
        let end = line.back_blank(hit, 0);
        let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let start = line.run_back(end, 0, part);
        let word = line.slice(start, end);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let sound = end < hit && letters > 1 && word.ends_with(char::is_alphanumeric);
        // A word of a clause that a comma ended is not before the noun.
        let near = line.before(line.back_blank(start, 0));
        let comma = near.is_some_and(|c| !c.is_alphanumeric());
        let mut words = clause(line, start).filter(|_| !comma);
        sound.then(|| Self {
            word,
            before: words.next().unwrap_or_default(),
            further: words.next().unwrap_or_default(),
        })
    }

    /// Whether the word is written as no ordinary one is: `k8s`, `libQuay`, `tide_core`.
    fn is_coined(&self) -> bool {
        let inner = self.word.chars().skip(1).any(char::is_uppercase);
        let small = self.word.contains(|c: char| c.is_ascii_lowercase());
        let digit = self.word.contains(is_digit) && !self.word.starts_with(is_digit);
        self.word.is_ascii()
            && (inner && small && !self.word.contains('-') || digit || self.word.contains('_'))
    }

    /// Whether the word is a noun in the singular for all that one can see.
    fn is_one(&self, line: Line<'_>, end: usize, labels: &Labels) -> bool {
        if self.is_coined() {
            return true;
        }
        let small = self
            .word
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '-');
        let plain =
            small && self.word.len() > 2 && is_singular(self.word) && !is_function(self.word);
        let lead = |word: &str| WordList::NounLead.names(word);
        // `the cortex area 17`
        let inner = || {
            let article = WordList::AttributeArticle.has(self.further) || lead(self.further);
            let between = self.before.chars().all(|c| c.is_ascii_lowercase());
            article && between && is_singular(self.before) && !is_function(self.before)
        };
        let object = || {
            WordList::DoingEnd.ending(self.before).is_some() && self.before.len() > 5
                || WordList::NeedingVerb.names(self.before)
                || WordList::UpdatingVerb.names(self.before)
        };
        let (next, _) = line.word(line.past_blank(end));
        // `upgraded to tidelib 2`
        let onto =
            || WordList::ScoreJoint.has(self.before) && WordList::UpdatingVerb.names(self.further);
        let verb = || labels.is(NameRole::Singular, next) || WordList::StatedVerb.has(next);
        let opens = || (self.before.is_empty() || WordList::ListEnd.has(self.before)) && verb();
        plain && (lead(self.before) || inner() || object() || onto() || opens())
    }

    /// `a record 512`, `a profit of`: what is followed by how much it is.
    fn tells_how_much(&self) -> bool {
        let word = self.word.to_ascii_lowercase();
        let last = word.rsplit('-').next().unwrap_or_default();
        WordList::LevelNoun.has(last)
            || WordList::GroupNoun.has(last)
            || WordList::LevelAt.has(last)
    }
}

/// Whether a word can be a noun in the singular by its end.
fn is_singular(word: &str) -> bool {
    let other =
        WordList::DoingEnd.ending(word).is_some() || WordList::MannerEnd.ending(word).is_some();
    word.len() > 2 && !is_plural(word) && !other
}

/// Whether a word stands before how many there are, is done to them, or tells when or where they are.
fn is_function(word: &str) -> bool {
    let lists = [
        WordList::SentenceOpener,
        WordList::NoLabel,
        WordList::NoName,
        WordList::StopWord,
        WordList::FiniteVerb,
        WordList::PastVerb,
        WordList::StrongVerb,
        WordList::Change,
        WordList::Determiner,
        WordList::NounLead,
        WordList::NumberAdjective,
        WordList::DoneVerb,
        WordList::DayPart,
        WordList::CountingVerb,
    ];
    lists.iter().any(|list| list.names(word))
        || is_number_word(word)
        || number(NumberRole::Month, word).is_some()
        || number(NumberRole::Ordinal, word).is_some()
}

/// Whether nothing follows that the number which ends at `end`, or the last of those that are listed with it, could count.
fn counts_nothing(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    let mut end = end;
    for _ in 0..MOST_NUMBERS {
        let joint = line.run(end, |c| is_blank(c) || c == ',');
        let (word, after) = line.word(joint);
        let next = if WordList::ListJoint.has(word) {
            line.past_blank(after)
        } else {
            joint
        };
        match Number::at(line, next, units) {
            Some(further) if next > line.past_blank(end) => end = further.end,
            None if next > line.past_blank(end) && line.at(next).is_some_and(is_digit) => {
                return false;
            }
            _ => break,
        }
    }
    let start = line.past_blank(end);
    let (next, after) = line.word(start);
    if next.is_empty() {
        let sign = line.at(start);
        return !sign.is_some_and(|c| c.is_alphanumeric() || "%$£€¥°/×".contains(c));
    }
    let (follower, _) = line.word(line.past_blank(after));
    let verb = labels.is(NameRole::Singular, next) && !WordList::NoVerb.has(next)
        || is_past(next) && !labels.counted(follower)
        || WordList::FiniteVerb.has(next)
        || WordList::PastVerb.has(next);
    let stops =
        (WordList::StopWord.has(next) || WordList::NoObject.has(next)) && !WordList::Of.has(next);
    // `the tidelib 13 release`: of several there would be a plural.
    let ends = follower.is_empty()
        || WordList::StopWord.has(follower)
        || WordList::NoObject.has(follower)
        || WordList::FiniteVerb.has(follower);
    let one = next.chars().all(|c| c.is_ascii_lowercase())
        && is_singular(next)
        && !is_function(next)
        && !WordList::People.has(next)
        && !labels.counted(follower)
        && start > end
        && ends;
    (verb || stops || one) && !is_number_word(next)
}
