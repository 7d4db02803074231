//! Texts about software: once a release (`1.4.0`) was seen in a text, its bare decimals are versions unless
//! something says that they measure. What a decimal is in any text is `release.rs`.

use super::super::cursor::is_latin;
use super::super::language::{WordList, is_plural};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::release::Number;
use super::thing_behind::is_whole;
use super::token::is_version;

/// So many words before a colon are asked what stands behind it.
const FURTHEST: usize = 10;

/// No number of a version that is whole has more digits.
const LONGEST_WHOLE: usize = 3;

/// What was seen of a text up to some place in it that tells what it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Software {
    code: bool,
    release: bool,
    /// Whether a release was a heading, as in a changelog.
    changes: bool,
}

impl Software {
    /// The same after a further part of the text.
    pub(super) fn after(self, text: &str) -> Self {
        Self {
            code: self.code || text.contains('`'),
            release: self.release || holds_release(text),
            changes: self.changes || is_heading_of_release(text),
        }
    }

    /// Whether code was seen.
    pub(super) fn holds_code(self) -> bool {
        self.code
    }

    /// Whether a release was named.
    pub(super) fn holds_release(self) -> bool {
        self.release
    }

    /// Whether the text is about software for certain.
    pub(super) fn is_certain(self) -> bool {
        self.changes || self.release
    }
}

/// Whether a release is named: `1.4.0`, `v2.1`.
fn holds_release(text: &str) -> bool {
    if !text.contains('.') {
        return false;
    }
    let mut left = text;
    // Only words with a digit are looked at.
    while let Some(digit) = left.bytes().position(|byte| byte.is_ascii_digit()) {
        let (before, rest) = left.split_at_checked(digit).unwrap_or_default();
        let end = rest.find(is_blank).unwrap_or(rest.len());
        let start = before.trim_end_matches(|c| !is_blank(c)).len();
        if left.get(start..digit + end).is_some_and(is_release) {
            return true;
        }
        left = rest.get(end..).unwrap_or_default();
    }
    false
}

fn is_release(word: &str) -> bool {
    let beside = |c: char| "()[]{}`*_,;:!?\"'.".contains(c);
    word.contains('.') && is_version(word.trim_matches(beside))
}

/// `## [1.4.0] - 2024-05-02`: a heading that a release and nothing in words makes.
fn is_heading_of_release(text: &str) -> bool {
    let heading = text.trim_start_matches('#');
    if heading.len() == text.len() {
        return false;
    }
    let mut words = heading.split(is_blank).filter(|word| !word.is_empty());
    words.next().is_some_and(is_release) && words.all(|word| !word.contains(is_latin))
}

/// The version whose number is at `hit`, in a text about software. `worded` tells whether words bound the number, as in
/// `exceeds 0.7`.
pub(super) fn read(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    worded: bool,
    units: &Units,
    labels: &Labels,
) -> Option<Outcome> {
    if let Some(end) = noted(line, hit).or_else(|| of_one_thing(line, hit, units)) {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let number = Number::at(line, hit, units)?;
    let (next, _) = line.word(line.past_blank(number.end));
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let cell = row.trim_start().starts_with('|');
    // `1.2&times;`
    let entity = line.at(number.end) == Some('&');
    // `the 1.11 docs`: nobody counts hundredths of things.
    let counts = labels.counted(next) && !(number.decimal && is_minor(line.slice(hit, number.end)));
    if cell || entity || counts || is_number_word(next) {
        return None;
    }
    let named = if number.decimal {
        let fraction = line.slice(hit, number.end).starts_with("0.") && number.end > hit + 4;
        !worded && !fraction && !measures(line, hit, floor)
    } else {
        number.end <= hit + LONGEST_WHOLE && (is_bumped(row) || is_set(line, hit))
    };
    named.then(|| Outcome::found(hit, number.listed(line, units), FoundKind::Name))
}

/// `for Tidelib 1.0.`, `Remote-Quay 2.0`: a decimal behind a word with a capital inside a sentence.
pub(super) fn is_of_name(line: Line<'_>, hit: usize) -> bool {
    let end = line.back_blank(hit, 0);
    let start = line.run_back(end, 0, |c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let word = line.slice(start, end);
    let last = word.rsplit('-').next().unwrap_or_default();
    let inside = line
        .slice(0, start)
        .trim_end_matches(|c| is_blank(c) || "*_".contains(c))
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '/' | '('));
    end < hit
        && inside
        && last.len() > 1
        && last.starts_with(char::is_uppercase)
        && !WordList::LevelNoun.names(last)
        && !WordList::AmountCapital.has(last)
        && !WordList::SentenceOpener.names(last)
}

/// `(195).` at the end of an item: the number of a change.
fn noted(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, is_digit);
    let after = line.rest(line.next(end)).trim_start_matches('.');
    let opened = line.before(hit) == Some('(');
    let apart = line
        .before(line.back(hit))
        .is_some_and(|c| is_blank(c) || c == '#');
    let closed = line.at(end) == Some(')') && (after.is_empty() || after.starts_with('\n'));
    (opened && apart && closed && end > hit + 1).then_some(end)
}

/// `` `tide` 0.1 crate``, `QUAY 7.1-iosock`: a decimal of one thing that is only counted whole, or that letters follow.
fn of_one_thing(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let end = Amount::numeral_end(line, hit);
    let decimal = line.slice(hit, end).contains('.') && end <= hit + "100.100".len();
    let next = line.next(end);
    let (word, _) = line.word(next);
    let one = is_blank(line.at(end)?) && word.len() > 2 && !is_plural(word);
    let thing = one && is_whole(word, units);
    let letters = line.at(end) == Some('-') && word.len() > 3 && !units.begin(word);
    (decimal && (thing || letters)).then_some(end)
}

/// `1.11`: with two digits behind the point, of which the first is small, as releases are numbered that come often.
pub(super) fn is_minor(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or_default();
    whole.len() == 1 && part.len() == 2 && part.starts_with(['1', '2', '3']) && whole != "0"
}

/// Whether the words before a number say that it measures: `a score of 4.6`, `grew by 1.5`.
fn measures(line: Line<'_>, hit: usize, floor: usize) -> bool {
    let lead = line.word_before(line.back_blank(hit, floor), floor);
    let bare = |word: &'_ str| {
        word.trim_matches(|c: char| !c.is_ascii_alphabetic())
            .to_ascii_lowercase()
    };
    // `The number of boats (counted once): 13.8`
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let colon = row.trim_end_matches(is_blank).ends_with([':', '=']);
    let words: Vec<String> = if colon {
        let words = row.rsplit(|c: char| is_blank(c) || c == ',');
        words.take(FURTHEST).map(bare).collect()
    } else {
        clause(line, hit).map(bare).collect()
    };
    let level = |word: &String| WordList::LevelNoun.has(word);
    // `The minimum supported compiler is now 1.56`
    let needed = |word: &String| WordList::NeedingVerb.has(word) && !level(word);
    WordList::By.has(lead) || !words.iter().any(needed) && words.iter().any(level)
}

/// `Bump harbour/checkout from 3 to 4`, `the Quay version was raised from 11 to 12`: whole numbers of which one leads to
/// another, of something that has versions.
fn is_bumped(row: &str) -> bool {
    let mut words = row.split_whitespace().rev();
    let mut lead = words.next().unwrap_or_default();
    if WordList::LevelWord.has(lead) && !WordList::VersionFrom.has(lead) {
        let first = words.next().unwrap_or_default();
        if !first.chars().all(is_digit) {
            return false;
        }
        lead = words.next().unwrap_or_default();
    }
    let path = |word: &str| {
        let (owner, name) = word.split_once('/').unwrap_or_default();
        owner.ends_with(|c: char| c.is_ascii_alphanumeric())
            && name.starts_with(|c: char| c.is_ascii_lowercase())
    };
    WordList::VersionFrom.has(lead)
        && words
            .take(8)
            .any(|word| path(word) || WordList::VersionWord.has(word))
}

/// `textwidth=99`, `N=32`: a name that a value is given.
fn is_set(line: Line<'_>, hit: usize) -> bool {
    let name = line.slice(0, hit).strip_suffix('=').unwrap_or_default();
    name.ends_with(is_latin)
}
