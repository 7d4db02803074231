//! Counts in prose: how many there are of something, and every place of the texts that states it.
//!
//! `truth` counts, `passage` cuts pages into stretches of text, `catch` finds the figures in them, and `decide` says which
//! of them count all there is, and what becomes of each. How that is said is left to `rules`.

mod around;
mod catch;
mod decide;
mod label;
mod mend;
mod number;
mod own;
mod passage;
mod pattern;
mod reach;
mod truth;
mod weigh;
mod words;

use super::history;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::catch::{Hit, Reader, sentence};
pub use self::mend::Correction;
use self::mend::correction;
use self::number::{HowMany, Tokens};
use self::own::Own;
use self::passage::{Passage, passages};
use self::reach::{Reach, Weight};
use self::truth::Counting;
pub use self::truth::Truth;
use crate::config::{CountedFile, Saying, StatedCount, StatedSettings};
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::{Markdown, Parsed};
use crate::figure::{FigureContext, Readings, Units};
use crate::source::{FileId, Sources, Span, TextRange};
use crate::words::singular;

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
    /// How many figures beside its words count something else.
    pub passed_over: u64,
}

/// A place of a text that states a count.
#[derive(Clone, Debug)]
pub struct Statement {
    /// All of it in the file.
    pub span: Span,
    /// The statement as it is written, without marks.
    pub text: String,
    /// The words around it.
    pub around: String,
    /// The figure as it is written.
    pub figure: String,
    /// Where it stands in the file.
    pub figure_range: TextRange,
    /// Its outcome.
    pub outcome: Standing,
    /// Whether its words say plainly that it counts all.
    pub is_plain: bool,
    /// The correction that mends it, of one that is not what was counted.
    pub correction: Option<Correction>,
}

/// The outcome of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is right.
    Holds,
    /// It is right, and says less than half or another configured part of what there is.
    Stale,
    /// It is not what was counted.
    Drifted,
    /// It is not what most others say, as a figure, and where one of them says so.
    Minority(String, Span),
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

/// A figure that stands beside the words of a count.
#[derive(Clone, Debug)]
struct Candidate {
    count: usize,
    says: usize,
    amount: HowMany,
    words: usize,
    is_bare: bool,
    weight: Weight,
    /// Left out whatever it says: history, or an exception.
    is_out: bool,
    figure: TextRange,
    group: Option<usize>,
    /// The passage and the sentence in it.
    sentence: (usize, usize),
    statement: Statement,
}

/// The result of looking through one page.
struct Looked {
    found: Vec<Candidate>,
    /// The exceptions that took something out, by count and position.
    excepted: BTreeSet<(usize, usize)>,
    /// The words beside which a figure counts something else, by count and position.
    others: BTreeSet<(usize, usize)>,
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
            passed_over: 0,
        });
    }
    let pages = with_past(settings, texts);
    let own = Own::names(texts.pages.iter().map(|(_, page)| *page));
    let reading = Reading {
        settings,
        readings,
        own: &own,
    };
    let looked: Vec<Looked> = pages
        .into_par_iter()
        .map(|(file, page, is_past)| read_page(reading, file, page, is_past))
        .collect();
    let (mut said, mut excepted, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut candidates = Vec::new();
    for looked in looked {
        said.extend(looked.found.iter().map(|found| (found.count, found.says)));
        excepted.extend(looked.excepted);
        others.extend(looked.others);
        candidates.extend(most_telling(looked.found));
    }
    // That there is no text is told at the pattern.
    if !texts.pages.is_empty() {
        counts.idle(settings, &said, &others, &excepted);
    }
    counts.decide(settings, candidates);
    counts.correct(settings, readings, texts.sources);
    counts.uncompared(settings);
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

/// What every page is read with.
#[derive(Clone, Copy)]
struct Reading<'a> {
    settings: &'a StatedSettings,
    readings: &'a Readings,
    /// The names that the pages have in common.
    own: &'a Own,
}

/// Reads what a page states, and which exceptions took something out.
fn read_page(reading: Reading<'_>, file: FileId, page: &Markdown, is_past: bool) -> Looked {
    let Reading {
        settings, readings, ..
    } = reading;
    let own = reading.own.with_page(page);
    let units = Units::default();
    let figures = FigureContext::new(&units, readings);
    let nouns = nouns(settings);
    let mut all = Vec::new();
    let (mut used, mut others) = (BTreeSet::new(), BTreeSet::new());
    for (at, passage) in passages(page).iter().enumerate() {
        let reader = Reader {
            passage,
            tokens: Tokens::of(&passage.text),
            figures,
            nouns: &nouns,
            own: &own,
        };
        for (count, spec) in settings.counts.iter().enumerate() {
            for (says, saying) in spec.says.iter().enumerate() {
                let (hits, counts_else) = reader.hits(&saying.value);
                others.extend(counts_else.then_some((count, says)));
                for hit in hits {
                    let place = place(page, passage, &hit);
                    let excepted = excepted(spec, page, passage, &hit, place);
                    used.extend(excepted.iter().map(|except| (count, *except)));
                    all.push(Candidate {
                        count,
                        says,
                        is_out: is_past || passage.is_history || !excepted.is_empty(),
                        group: passage.group,
                        sentence: (at, sentence(&passage.text, hit.whole.start).start),
                        figure: passage.source(hit.figure.start, hit.figure.end),
                        statement: statement(passage, &hit, Span::new(file, place)),
                        words: hit.words,
                        weight: hit.weight,
                        is_bare: hit.is_bare,
                        amount: hit.amount,
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

/// The last words of all nouns, each as one.
fn nouns(settings: &StatedSettings) -> Vec<String> {
    let says = settings.counts.iter().flat_map(|count| &count.says);
    let nouns = says.filter_map(|says| match &says.value {
        Saying::Noun(words) => words.last().map(|word| singular(word)),
        Saying::Pattern { .. } => None,
    });
    nouns.collect()
}

fn statement(passage: &Passage, hit: &Hit, span: Span) -> Statement {
    const AROUND: usize = 24;
    let text = passage.text.as_str();
    let from = text.floor_char_boundary(hit.whole.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((hit.whole.end + AROUND).min(text.len()));
    let piece = |range: std::ops::Range<usize>| {
        let piece = text.get(range).unwrap_or_default();
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    Statement {
        span,
        text: piece(hit.whole.clone()),
        around: piece(from..to),
        figure: piece(hit.figure.clone()),
        figure_range: passage.source(hit.figure.start, hit.figure.end),
        // Until it is compared nothing speaks against it.
        outcome: Standing::Holds,
        is_plain: hit.weight.reach == Reach::Firm || passage.is_heading(),
        correction: None,
    }
}

/// Where a statement stands. Of a heading and the cell below it only the figure is underlined.
fn place(page: &Markdown, passage: &Passage, hit: &Hit) -> TextRange {
    let whole = passage.source(hit.whole.start, hit.whole.end);
    if passage.is_labelled() && whole.slice(page.text()).contains('\n') {
        passage.source(hit.figure.start, hit.figure.end)
    } else {
        whole
    }
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

/// The most telling of what several counts or words catch in one figure.
fn most_telling(found: Vec<Candidate>) -> Vec<Candidate> {
    let mut most: BTreeMap<TextRange, usize> = BTreeMap::new();
    for candidate in &found {
        let words = most.entry(candidate.figure).or_default();
        *words = candidate.words.max(*words);
    }
    let mut seen = BTreeSet::new();
    let mut kept: Vec<Candidate> = found
        .into_iter()
        .filter(|candidate| most.get(&candidate.figure) == Some(&candidate.words))
        .filter(|candidate| seen.insert((candidate.figure, candidate.count)))
        .collect();
    kept.sort_by_key(|candidate| (candidate.figure.start, candidate.count));
    kept
}

impl Counts {
    fn wrong(&mut self, span: Option<Span>, message: String, help: &str) {
        self.problems.extend(
            span.map(|span| Problem::new(ProblemKind::Configuration, span, message).help(help)),
        );
    }

    /// Says which words find nothing anywhere, and which exceptions except nothing.
    fn idle(
        &mut self,
        settings: &StatedSettings,
        said: &BTreeSet<(usize, usize)>,
        others: &BTreeSet<(usize, usize)>,
        used: &BTreeSet<(usize, usize)>,
    ) {
        for (count, spec) in settings.counts.iter().enumerate() {
            for (at, says) in spec.says.iter().enumerate() {
                if said.contains(&(count, at)) {
                    continue;
                }
                let name = &spec.name.value;
                if others.contains(&(count, at)) {
                    let message =
                        format!("figures beside these words count something else than `{name}`");
                    let help = "They are parts, rates, goals or what was: `stated-counts` says what is passed over. Remove the words, or write a pattern around `{figure}` that says which are meant.";
                    self.wrong(says.span, message, help);
                    continue;
                }
                let message = format!("no text states `{name}` in these words");
                let help = "Correct the words, or remove them; a noun stands behind its figure or before a colon, a pattern has its words around `{figure}`.";
                self.wrong(says.span, message, help);
            }
            for (at, except) in spec.except.iter().enumerate() {
                if !used.contains(&(count, at)) {
                    let message = format!("`{}` excepts no statement", except.value);
                    let help = "Remove it, or correct it: it stands in the sentence of the statement or in a heading above it.";
                    self.wrong(except.span, message, help);
                }
            }
        }
    }

    /// Says of what nothing was compared, though it was found.
    fn uncompared(&mut self, settings: &StatedSettings) {
        for (at, spec) in settings.counts.iter().enumerate() {
            let Some(count) = self.all.get(at) else {
                continue;
            };
            let found = count.passed_over;
            let is_counted = count.truth.is_some() || spec.counted.is_none();
            if found > 0 && count.statements.is_empty() && is_counted {
                let message = format!("no statement of `{}` was compared", count.name);
                let all = crate::words::number_of(found, "figure");
                let help = format!(
                    "{all} of it were found and passed over: they tell of the past, or are less than a quarter or more than four times of what there is."
                );
                self.wrong(spec.name.span, message, &help);
            }
        }
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
