//! Names and idioms that hold numerals: which of them stands at a numeral.

use std::collections::BTreeMap;

use super::super::alike::Alike;
use super::super::clean::Clean;
use super::super::cursor::{Case, first_key, match_word};
use super::super::language::idioms;
use super::hit::next_hit;
use super::line::{Line, is_blank, is_digit};

/// Phrases by the character at which a scan comes upon them.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    by_numeral: BTreeMap<char, Alike<Phrase>>,
    /// Whether capitals matter.
    case: Case,
}

#[derive(Clone, Debug)]
struct Phrase {
    text: String,
    /// Bytes before its first numeral.
    lead: usize,
    /// The word behind the first blank behind that.
    word: Option<NextWord>,
}

/// A word that goes on a phrase.
#[derive(Clone, Copy, Debug)]
struct NextWord {
    /// The characters of the phrase before the blank.
    behind: usize,
    /// The key of its first character.
    first: char,
}

impl NextWord {
    /// Whether it may stand in a text that begins as the phrase does from its first numeral on.
    fn is_in(self, text: &str) -> bool {
        let mut rest = text.chars().skip(self.behind);
        let blank = rest.next().is_some_and(is_blank);
        let mut next = || rest.find(|c| !is_blank(*c)).and_then(first_key);
        blank && next() == Some(self.first)
    }
}

impl Phrases {
    /// The idioms that come with factlint.
    pub(super) fn idioms() -> Self {
        // Before its sign a share may have a blank.
        let apart = idioms().filter(|phrase| phrase.contains('%'));
        let apart = apart.map(|phrase| phrase.replace('%', " %"));
        let all: Vec<String> = idioms().map(str::to_owned).chain(apart).collect();
        Self::new(Case::Any, all.iter().map(String::as_str))
    }

    /// Phrases as they are written; one without any numeral is never met.
    pub(super) fn new<'t>(case: Case, texts: impl Iterator<Item = &'t str>) -> Self {
        let mut by_numeral: BTreeMap<char, Alike<Phrase>> = BTreeMap::new();
        for text in texts {
            let clean = Clean::new(text);
            let text = clean.text();
            let line = Line { text };
            let hit = next_hit(line, 0).and_then(|lead| Some((lead, key(line, lead)?)));
            if let Some((lead, first)) = hit {
                let behind = line.rest(lead).split_once(is_blank);
                let word = behind.and_then(|(before, word)| {
                    Some(NextWord {
                        behind: before.chars().count(),
                        first: word.trim_start().chars().next().and_then(first_key)?,
                    })
                });
                let next = line.rest(lead).chars().nth(1);
                let phrase = Phrase {
                    text: text.to_owned(),
                    lead,
                    word,
                };
                by_numeral.entry(first).or_default().add(next, phrase);
            }
        }
        Self { by_numeral, case }
    }

    /// The longest phrase whose first numeral is the one at `hit` and that starts at `floor` or later: its bytes.
    pub(super) fn at(&self, line: Line<'_>, hit: usize, floor: usize) -> Option<(usize, usize)> {
        let phrases = self.by_numeral.get(&key(line, hit)?)?;
        let next = line.rest(line.next(hit)).chars().next();
        let behind = line.rest(hit);
        phrases
            .beside(next)
            .filter(|phrase| phrase.word.is_none_or(|word| word.is_in(behind)))
            .filter_map(|phrase| {
                // A blank of the phrase may be a wider one of the text.
                let start = line.back_word(hit, floor, phrase.text.get(..phrase.lead)?)?;
                let rest = line.text.get(start..)?;
                let length = match self.case {
                    Case::Any if phrase.text.is_ascii() => {
                        match_word(rest, &phrase.text, self.case)?
                    }
                    _ if rest.starts_with(&phrase.text) => phrase.text.len(),
                    _ => return None,
                };
                Some((start, start + length))
            })
            .filter(|(start, end)| !cuts_digits(line, *start, *end))
            .max_by_key(|(start, end)| (end - start, *end))
    }
}

/// Whether a phrase begins or ends inside digits: `24/7` is no name in `24/70`, nor `9 to 5` in `9 to 5,000`.
fn cuts_digits(line: Line<'_>, start: usize, end: usize) -> bool {
    let digit = |at: usize| line.at(at).is_some_and(is_digit);
    let joins = |c: char| matches!(c, ',' | '.');
    let behind = digit(end) || line.at(end).is_some_and(joins) && digit(line.next(end));
    let before = line.before(start);
    let further = || line.before(line.back(start)).is_some_and(is_digit);
    let led = before.is_some_and(is_digit) || before.is_some_and(joins) && further();
    line.before(end).is_some_and(is_digit) && behind || digit(start) && led
}

fn key(line: Line<'_>, at: usize) -> Option<char> {
    line.at(at).map(|c| c.to_ascii_lowercase())
}
