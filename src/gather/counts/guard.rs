//! Figures with a noun in a text, for who reads them as facts: those that count all there is now, by the words around them,
//! whether a scan has found them before their noun or they stand behind it, as behind a label.

use std::collections::BTreeSet;

use super::catch::{Reader, sentence};
use super::number::{HowMany, Kind as Token, Qualified, Tokens, qualified};
use super::own::Own;
use super::page_reader::tally;
use super::passage::{Kind, Passage, passages};
use super::tally::Tally;
use crate::config::Saying;
use crate::document::Markdown;
use crate::figure::{Figure, FigureContext};
use crate::source::{FileId, Span, TextRange};
use crate::words::singular;

/// The nouns beside which figures are looked for.
pub(in crate::gather) struct Nouns {
    says: Vec<Saying>,
    /// The last word of each, as one.
    last: Vec<String>,
    /// Whether what was is meant too, as of facts with a period.
    past_too: bool,
}

impl Nouns {
    pub(in crate::gather) fn new(nouns: &[&str], past_too: bool) -> Self {
        let words = |noun: &&str| noun.split_whitespace().map(str::to_lowercase).collect();
        let nouns: Vec<Vec<String>> = nouns.iter().map(words).collect();
        let last = nouns.iter().filter_map(|words| words.last());
        Self {
            last: last.map(|word| singular(word)).collect(),
            says: nouns.into_iter().map(Saying::Noun).collect(),
            past_too,
        }
    }
}

/// A page, cut up for the figures of some nouns.
pub(in crate::gather) struct Guard<'a> {
    file: FileId,
    passages: Vec<Passage>,
    own: Own,
    figures: FigureContext<'a>,
    nouns: &'a Nouns,
}

/// A figure that stands where no scan finds it with its noun.
pub(in crate::gather) struct Labelled {
    pub(in crate::gather) text: String,
    pub(in crate::gather) tally: Tally,
}

impl<'a> Guard<'a> {
    pub(in crate::gather) fn new(
        file: FileId,
        page: &Markdown,
        own: &Own,
        figures: FigureContext<'a>,
        nouns: &'a Nouns,
    ) -> Self {
        Self {
            file,
            passages: passages(page),
            own: own.with_page(page),
            figures,
            nouns,
        }
    }

    /// A figure that a scan has found with its noun; nothing where it does not count all there is.
    pub(in crate::gather) fn tally(&self, range: TextRange, figure: &Figure) -> Option<Tally> {
        let (at, passage, start) = self.passage_at(range.start)?;
        if passage.is_history && !self.nouns.past_too {
            return None;
        }
        let end = passage.offset_of(range.end.saturating_sub(1))? + 1;
        let reader = self.reader(passage);
        let all = reader.tokens.all.iter();
        let first = all.clone().take_while(|token| token.end <= start).count();
        let behind = all.take_while(|token| token.start < end).count();
        let mut numbers = (first..behind).filter(|at| {
            let kind = reader.tokens.kind(*at);
            matches!(kind, Some(Token::Number | Token::Joined))
        });
        let number = numbers.next()?;
        // `31/40 rules` are some.
        let last = numbers.next_back().unwrap_or(number);
        let token = reader.tokens.all.get(last)?;
        let (kind, number_end) = (reader.tokens.kind(number), token.end);
        if kind == Some(Token::Joined) && reader.tokens.text_of(number).contains('/') {
            return None;
        }
        let plain = qualified(&reader.tokens, number, &self.figures).filter(|_| last == number);
        let whole = plain.unwrap_or_else(|| Qualified {
            amount: HowMany::of(figure),
            signed: String::new(),
            start,
            end: number_end,
            first,
        });
        // `38-rule linter`.
        let is_hyphened = reader.tokens.is_sign(last + 1, &["-", "‑"]);
        if !is_hyphened && reader.is_owned_behind(&whole, behind) {
            return None;
        }
        let weight = reader.counts_all(&whole, number, behind)?;
        if reader.is_quoted(&(whole.start..end)) {
            return None;
        }
        Some(Tally {
            of: 0,
            amount: whole.amount,
            weight,
            is_bare: true,
            figure: Span::new(self.file, range),
            group: passage.group,
            sentence: (at, sentence(&passage.text, whole.start).start),
        })
    }

    /// The figures of the nouns that a scan does not find with them.
    pub(in crate::gather) fn others(&self, seen: &[TextRange]) -> Vec<Labelled> {
        let mut found = Vec::new();
        let mut places: BTreeSet<TextRange> = BTreeSet::new();
        let is_read = |passage: &&Passage| {
            (self.nouns.past_too || !passage.is_history)
                && matches!(passage.kind, Kind::Prose | Kind::Heading | Kind::Labelled)
        };
        for (at, passage) in self.passages.iter().enumerate() {
            if !is_read(&passage) {
                continue;
            }
            let reader = self.reader(passage);
            for hit in self.nouns.says.iter().flat_map(|says| reader.hits(says).0) {
                let place = passage.source(hit.figure.start, hit.figure.end);
                let overlaps =
                    |other: &TextRange| other.start < place.end && place.start < other.end;
                if seen.iter().any(overlaps) || !places.insert(place) {
                    continue;
                }
                let text = passage.text.get(hit.figure.clone()).unwrap_or_default();
                found.push(Labelled {
                    text: text.to_owned(),
                    tally: tally(passage, at, hit, self.file, 0),
                });
            }
        }
        found
    }

    fn reader<'p>(&'p self, passage: &'p Passage) -> Reader<'p> {
        Reader {
            passage,
            tokens: Tokens::of(&passage.text),
            figures: self.figures,
            nouns: &self.nouns.last,
            own: &self.own,
            past_too: self.nouns.past_too,
            yearly: true,
        }
    }

    /// The running text in which a byte of the file stands, with its position, and where it stands in it.
    fn passage_at(&self, place: u32) -> Option<(usize, &Passage, usize)> {
        let mut all = self.passages.iter().enumerate();
        all.find_map(|(at, passage)| {
            let is_text = matches!(passage.kind, Kind::Prose | Kind::Heading);
            let offset = is_text.then(|| passage.offset_of(place)).flatten()?;
            Some((at, passage, offset))
        })
    }
}
