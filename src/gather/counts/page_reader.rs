//! Reading a page for what it states of the counts.

use std::collections::BTreeSet;

use super::catch::{Hit, Reader, sentence};
use super::number::Tokens;
use super::own::Own;
use super::passage::{Passage, passages};
use super::statement::{Statement, place, statement};
use super::tally::Tally;
use crate::config::{Saying, StatedCount, StatedSettings};
use crate::document::Markdown;
use crate::figure::{FigureContext, Readings, Units};
use crate::source::{FileId, Span, TextRange};
use crate::words::singular;

/// A figure that stands beside the words of a count.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) tally: Tally,
    pub(super) says: usize,
    /// How many words say what is counted.
    pub(super) words: usize,
    /// Left out whatever it says: history, or an exception.
    pub(super) is_out: bool,
    pub(super) statement: Statement,
}

/// The result of looking through one page.
pub(super) struct Looked {
    pub(super) found: Vec<Candidate>,
    /// The exceptions that took something out, by count and position.
    pub(super) excepted: BTreeSet<(usize, usize)>,
    /// The words beside which a figure counts something else, by count and position, and the figure.
    pub(super) others: BTreeSet<(usize, usize, Span)>,
}

/// What every page is read with.
#[derive(Clone, Copy)]
pub(super) struct PageReader<'a> {
    pub(super) settings: &'a StatedSettings,
    pub(super) readings: &'a Readings,
    /// The names that the pages have in common.
    pub(super) own: &'a Own,
}

impl PageReader<'_> {
    /// Reads what a page states, and which exceptions took something out.
    pub(super) fn read(self, file: FileId, page: &Markdown, is_past: bool) -> Looked {
        let own = self.own.with_page(page);
        let units = Units::default();
        let figures = FigureContext::new(&units, self.readings);
        let nouns = nouns(self.settings);
        let mut all = Vec::new();
        let (mut used, mut others) = (BTreeSet::new(), BTreeSet::new());
        for (at, passage) in passages(page).iter().enumerate() {
            let reader = Reader {
                passage,
                tokens: Tokens::of(&passage.text),
                figures,
                nouns: &nouns,
                own: &own,
                past_too: false,
                yearly: false,
            };
            for (count, spec) in self.settings.counts.iter().enumerate() {
                for (says, saying) in spec.says.iter().enumerate() {
                    let (hits, counts_else) = reader.hits(&saying.value);
                    others.extend(counts_else.into_iter().map(|figure| {
                        let figure = passage.source(figure.start, figure.end);
                        (count, says, Span::new(file, figure))
                    }));
                    for hit in hits {
                        let place = place(page, passage, &hit);
                        let excepted = excepted(spec, page, passage, &hit, place);
                        used.extend(excepted.iter().map(|except| (count, *except)));
                        all.push(Candidate {
                            says,
                            words: hit.words,
                            is_out: is_past || passage.is_history || !excepted.is_empty(),
                            statement: statement(passage, &hit, Span::new(file, place)),
                            tally: tally(passage, at, hit, file, count),
                        });
                    }
                }
            }
        }
        Looked {
            found: all,
            excepted: used,
            others,
        }
    }
}

/// The figure of a hit in the passage at this position of its page.
pub(super) fn tally(passage: &Passage, at: usize, hit: Hit, file: FileId, of: usize) -> Tally {
    Tally {
        of,
        group: passage.group,
        sentence: (at, sentence(&passage.text, hit.whole.start).start),
        figure: Span::new(file, passage.source(hit.figure.start, hit.figure.end)),
        weight: hit.weight,
        is_bare: hit.is_bare,
        amount: hit.amount,
    }
}

/// The last words of all nouns, each as one.
fn nouns(settings: &StatedSettings) -> Vec<String> {
    let says = settings.counts.iter().flat_map(|count| &count.says);
    let nouns = says.filter_map(|says| match &says.value {
        Saying::Noun(words) => words.last().map(|word| singular(word)),
        Saying::Pattern { .. } => None,
    });
    nouns.collect()
}

/// The exceptions in whose neighbourhood a statement stands: in its sentence, or in a heading above it.
fn excepted(
    spec: &StatedCount,
    page: &Markdown,
    passage: &Passage,
    hit: &Hit,
    place: TextRange,
) -> Vec<usize> {
    let text = passage.text.get(sentence(&passage.text, hit.whole.start));
    let text = text.unwrap_or_default().to_lowercase();
    let titles: Vec<String> = page
        .sections_at(place.start)
        .map(|section| section.title.to_lowercase())
        .collect();
    let excepts = spec.except.iter().enumerate();
    let holds =
        |words: &str| text.contains(words) || titles.iter().any(|title| title.contains(words));
    excepts
        .filter(|(_, except)| holds(&except.value.to_lowercase()))
        .map(|(at, _)| at)
        .collect()
}
