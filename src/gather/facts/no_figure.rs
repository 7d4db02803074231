//! Entries that find nothing in their texts: what was asked for, and which figures stand there instead.

use std::collections::BTreeSet;

use super::gathering::{Gathering, wrong};
use super::prose::{Sighting, sightings};
use crate::config::{FactSource, Take, TextSource};
use crate::figure::Scanner;
use crate::source::FileId;
use crate::words::{listed, number_of};

/// So many of the figures that stand there are shown.
const SHOWN: usize = 5;

impl Gathering<'_> {
    /// Says that an entry has found nothing in its texts.
    pub(super) fn no_figure(&mut self, at: usize, entry: &FactSource, texts: &TextSource) {
        let files = self.from.texts.iter().filter(|text| text.entry == at);
        let files: Vec<FileId> = files.map(|text| text.file).collect();
        let is_marked =
            |file: &FileId| self.marked.get(file).is_some_and(|marks| !marks.is_empty());
        // Another entry that reads these texts has found their marks.
        if matches!(texts.take, Take::Marked) && files.iter().any(is_marked) {
            return;
        }
        let place = match files.as_slice() {
            [one] => format!("`{}`", self.name_of(*one)),
            many => number_of(many.len(), "text"),
        };
        let (what, span) = match &texts.take {
            Take::Nouns(nouns) => {
                let words: Vec<&str> = nouns.iter().map(|noun| noun.value.as_str()).collect();
                let words = listed(&words, "or");
                (
                    format!("no figure of {words}"),
                    nouns.first().and_then(|noun| noun.span),
                )
            }
            Take::Pattern(_, written) => {
                (format!("nothing like `{}`", written.value), written.span)
            }
            Take::Marked => ("no mark of a fact".to_owned(), None),
        };
        let others = self.others(&files);
        let others = match others.as_slice() {
            [] => "No figure at all is read there.".to_owned(),
            some => format!("What stands there is {}.", listed(some, "and")),
        };
        let past = if texts.history {
            ""
        } else {
            " What tells of the past is left out (changelogs, sections about a version or a date) unless `history: true` is written."
        };
        let help = format!("Correct the files or the words. {others}{past}");
        let message = format!("{what} is found in {place}");
        self.tell(wrong(span, entry, message).help(help));
    }

    /// The first figures of these texts, with the units that they are written with.
    fn others(&mut self, files: &[FileId]) -> Vec<String> {
        let names = self.vocabulary.names.iter().map(|name| &**name);
        let (units, readings) = (&self.vocabulary.units, &self.vocabulary.readings);
        let scanner = Scanner::with_vocabulary(units, readings, names);
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        for file in files {
            let Some(page) = self.page(*file) else {
                continue;
            };
            for sighting in sightings(&page, &scanner) {
                let text = with_word(&sighting, page.text());
                if found.len() < SHOWN && seen.insert(text.clone()) {
                    found.push(text);
                }
            }
        }
        found
    }
}

/// A figure as it stands, with the word behind it, which may be what it counts.
fn with_word(sighting: &Sighting, text: &str) -> String {
    const MOST: usize = 12;
    let behind = text.get(sighting.range.end as usize..).unwrap_or_default();
    let word = behind.strip_prefix(' ').unwrap_or(behind);
    let blank = if word.len() < behind.len() { " " } else { "" };
    let end = word.find(|letter: char| !letter.is_alphabetic());
    let word = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
    if word.is_empty() || word.chars().count() > MOST {
        return sighting.text.clone();
    }
    format!("{}{blank}{word}", sighting.text)
}
