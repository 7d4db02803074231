//! Names and idioms that hold numerals: which of them stands at a numeral.

use std::collections::BTreeMap;

use super::super::clean::Clean;
use super::super::cursor::{Case, match_word};
use super::super::language::idioms;
use super::hit::next_hit;
use super::line::Line;

/// Phrases by the character at which a scan comes upon them.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    by_numeral: BTreeMap<char, Alike>,
    /// Whether capitals matter.
    case: Case,
}

/// Phrases whose numerals begin alike.
#[derive(Clone, Debug, Default)]
struct Alike {
    /// By the letter or digit of ASCII, in no case, behind the first character of the numeral.
    by_next: BTreeMap<u8, Vec<Phrase>>,
    /// Those that have another character there, or none.
    others: Vec<Phrase>,
}

impl Alike {
    fn add(&mut self, phrase: Phrase) {
        let next = phrase.text.as_bytes().get(phrase.lead + 1).copied();
        let own = match next.filter(u8::is_ascii_alphanumeric) {
            Some(next) => self.by_next.entry(next.to_ascii_lowercase()).or_default(),
            None => &mut self.others,
        };
        own.push(phrase);
    }

    /// Those that may stand at `hit` by the character behind it.
    fn at(&self, line: Line<'_>, hit: usize) -> impl Iterator<Item = &Phrase> {
        let next = line.text.as_bytes().get(hit + 1).copied();
        // What is none of ASCII may be read as a letter of it.
        let known = next.filter(u8::is_ascii);
        let own = known.and_then(|next| self.by_next.get(&next.to_ascii_lowercase()));
        let all = known.is_none().then(|| self.by_next.values());
        let all = all.into_iter().flatten();
        own.into_iter().chain(all).flatten().chain(&self.others)
    }
}

#[derive(Clone, Debug)]
struct Phrase {
    text: String,
    /// Bytes before its first numeral.
    lead: usize,
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
        let mut by_numeral: BTreeMap<char, Alike> = BTreeMap::new();
        for text in texts {
            let clean = Clean::new(text);
            let text = clean.text();
            let line = Line { text };
            let hit = next_hit(line, 0).and_then(|lead| Some((lead, key(line, lead)?)));
            if let Some((lead, first)) = hit {
                let text = text.to_owned();
                let alike = by_numeral.entry(first).or_default();
                alike.add(Phrase { text, lead });
            }
        }
        Self { by_numeral, case }
    }

    /// The longest phrase whose first numeral is the one at `hit` and that starts at `floor` or later: its bytes.
    pub(super) fn at(&self, line: Line<'_>, hit: usize, floor: usize) -> Option<(usize, usize)> {
        let phrases = self.by_numeral.get(&key(line, hit)?)?;
        phrases
            .at(line, hit)
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
            .max_by_key(|(start, end)| (end - start, *end))
    }
}

fn key(line: Line<'_>, at: usize) -> Option<char> {
    line.at(at).map(|c| c.to_ascii_lowercase())
}
