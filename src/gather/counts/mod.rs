//! Counts in prose: how many there are of something, and every place of the texts that states it.
//!
//! `truth` counts, `passage` cuts pages into stretches of text, `catch` finds the figures in them, `page_reader` goes through
//! a page, and `decide` says which of them count all there is, and what becomes of each. How that is said is left to `rules`.

mod around;
mod catch;
mod decide;
mod guard;
mod label;
mod mend;
mod number;
mod own;
mod page_reader;
mod passage;
mod pattern;
mod problems;
mod reach;
mod statement;
mod tally;
mod truth;
mod weigh;
mod words;

use super::{PassedOver, history};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use self::decide::{Purpose, Verdict, verdicts};
pub(super) use self::guard::{Guard, Nouns};
pub use self::mend::Correction;
use self::mend::correction;
pub(super) use self::own::Own;
use self::page_reader::{Candidate, Looked, PageReader};
pub use self::statement::{Standing, Statement};
pub(super) use self::tally::Tally;
use self::truth::Counting;
pub use self::truth::Truth;
use crate::config::{CountedFile, StatedSettings};
use crate::diagnostic::Problem;
use crate::document::{Markdown, Parsed};
use crate::figure::{FigureContext, Readings, Units};
use crate::source::{FileId, Sources, Span};

/// The counts of a configuration, with all that states them.
#[derive(Debug, Default)]
pub struct Counts {
    /// Each count, in the order written.
    pub all: Vec<Count>,
    /// Problems of what the configuration says of them.
    pub problems: Vec<Problem>,
}

/// A count and where it is stated.
#[derive(Debug)]
pub struct Count {
    /// Its name.
    pub name: String,
    /// How many there are; `None` where nothing says so and the texts have to agree.
    pub truth: Option<Truth>,
    /// Where it is stated, in the order of files and places.
    pub statements: Vec<Statement>,
    /// The figures beside its words that count something else.
    pub passed_over: PassedOver,
}

/// The texts in which counts are looked for.
#[derive(Debug)]
pub struct Texts<'a> {
    /// Every text of the run.
    pub sources: &'a Sources,
    /// The pages, in the order of their paths.
    pub pages: Vec<(FileId, &'a Markdown)>,
    /// The files in which something is counted.
    pub files: &'a [CountedFile],
    /// The trees of these.
    pub trees: BTreeMap<FileId, Arc<Parsed>>,
}

/// Counts, and reads every page for what it states.
pub fn count(settings: &StatedSettings, readings: &Readings, texts: &Texts<'_>) -> Counts {
    let mut counts = Counts::default();
    if settings.counts.is_empty() {
        return counts;
    }
    let counting = Counting {
        sources: texts.sources,
        files: texts.files,
        trees: &texts.trees,
    };
    for (at, spec) in settings.counts.iter().enumerate() {
        let truth = match counting.truth(at, spec) {
            Some(Ok(truth)) => Some(truth),
            Some(Err(problem)) => {
                counts.problems.push(*problem);
                None
            }
            None => None,
        };
        counts.all.push(Count {
            name: spec.name.value.clone(),
            truth,
            statements: Vec::new(),
            passed_over: PassedOver {
                of: spec.name.value.clone(),
                ..PassedOver::default()
            },
        });
    }
    let pages = with_past(settings, texts);
    let own = Own::names(texts.pages.iter().map(|(_, page)| *page));
    let reader = PageReader {
        settings,
        readings,
        own: &own,
    };
    let looked: Vec<Looked> = pages
        .into_par_iter()
        .map(|(file, page, is_past)| reader.read(file, page, is_past))
        .collect();
    let (mut said, mut excepted, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut candidates = Vec::new();
    for looked in looked {
        said.extend(
            looked
                .found
                .iter()
                .map(|found| (found.tally.of, found.says)),
        );
        excepted.extend(looked.excepted);
        others.extend(counts.pass_over(looked.others));
        candidates.extend(most_telling(looked.found));
    }
    // That there is no text is told at the pattern.
    if !texts.pages.is_empty() {
        counts.idle(settings, &said, &others, &excepted);
    }
    counts.decide(settings, candidates);
    counts.correct(settings, readings, texts.sources);
    counts.uncompared(settings, &said);
    counts
}

/// The pages, and whether each is one of the past that is not named in full.
fn with_past<'a>(
    settings: &StatedSettings,
    texts: &Texts<'a>,
) -> Vec<(FileId, &'a Markdown, bool)> {
    let told: BTreeSet<&str> = settings
        .files
        .iter()
        .map(|file| file.value.as_str())
        .collect();
    let pages = texts.pages.iter().map(|(file, page)| {
        let name = texts.sources.get(*file).map_or("", |source| &source.name);
        let is_past = history::is_past_file(name) && !told.contains(name);
        (*file, *page, is_past)
    });
    pages.collect()
}

/// The most telling of what several counts or words catch in one figure.
fn most_telling(found: Vec<Candidate>) -> Vec<Candidate> {
    let mut most: BTreeMap<Span, usize> = BTreeMap::new();
    for candidate in &found {
        let words = most.entry(candidate.tally.figure).or_default();
        *words = candidate.words.max(*words);
    }
    let mut seen = BTreeSet::new();
    let mut kept: Vec<Candidate> = found
        .into_iter()
        .filter(|candidate| most.get(&candidate.tally.figure) == Some(&candidate.words))
        .filter(|candidate| seen.insert((candidate.tally.figure, candidate.tally.of)))
        .collect();
    kept.sort_by_key(|candidate| (candidate.tally.figure, candidate.tally.of));
    kept
}

impl Counts {
    /// Notes figures that count something else; the words beside which they stand.
    fn pass_over(
        &mut self,
        others: BTreeSet<(usize, usize, Span)>,
    ) -> impl Iterator<Item = (usize, usize)> {
        for (of, _, figure) in &others {
            if let Some(count) = self.all.get_mut(*of) {
                count.passed_over.figures.insert(*figure);
            }
        }
        others.into_iter().map(|(count, says, _)| (count, says))
    }

    /// Finds what mends each statement that is not what was counted.
    fn correct(&mut self, settings: &StatedSettings, readings: &Readings, sources: &Sources) {
        let units = Units::default();
        let figures = FigureContext::new(&units, readings);
        for (count, spec) in self.all.iter_mut().zip(&settings.counts) {
            let Some(truth) = &count.truth else { continue };
            let (truth, stale) = (&truth.number, spec.stale_after.as_ref());
            for statement in &mut count.statements {
                if matches!(statement.outcome, Standing::Drifted | Standing::Stale) {
                    let place = Span::new(statement.span.file, statement.figure_range);
                    let text = &statement.figure;
                    let found = correction(sources, figures, place, text, truth, stale);
                    statement.correction = found.map(|found| Correction {
                        is_certain: found.is_certain || statement.is_plain,
                        ..found
                    });
                }
            }
        }
    }
}
