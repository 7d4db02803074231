//! Facts that running texts state: figures with a noun, figures where a pattern has them, figures behind a mark.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::gathering::{Gathering, wrong};
use super::mark::{Mark, marks};
use super::passages::{is_apart, runs};
use super::slot::named;
use crate::config::{Computation, FactSource, Match, Spanned, StatedIn, Take, TextSource};
use crate::document::{MarkKind, Markdown, Run};
use crate::fact::{FactProblem, FactProblemKind, Named, Statement, StatementOrigin};
use crate::figure::decoded_figure;
use crate::figure::{Figure, FoundKind, Period, Scanner, parse_figure};
use crate::gather::found_figure::with_whole_figures;
use crate::gather::history::{is_in_past_section, is_past_file};
use crate::gather::page::page;
use crate::source::{FileId, Span, TextRange};

/// The number of words on either side of a figure that tell it from others of its text.
const WORDS_AROUND: usize = 3;

/// A figure of a page.
pub(super) struct Sighting {
    pub(super) range: TextRange,
    pub(super) text: String,
    pub(super) figure: Figure,
    pub(super) around: String,
}

impl Gathering<'_> {
    /// The facts of an entry that reads texts.
    pub(super) fn prose(&mut self, at: usize, entry: &FactSource, texts: &TextSource) {
        let files: BTreeSet<FileId> = (self.from.texts.iter())
            .filter(|text| text.entry == at)
            .map(|text| text.file)
            .collect();
        let mut pages = Vec::new();
        for file in files {
            let name = self.name_of(file);
            if !texts.history && is_past_file(name) && !texts.names(name) {
                continue;
            }
            let Some(page) = self.page(file) else {
                continue;
            };
            self.marked(file, &page, entry);
            if matches!(texts.take, Take::Pattern(..)) {
                self.with_pattern(entry, texts, file, &page);
            }
            pages.push((file, page));
        }
        if let Take::Nouns(nouns) = &texts.take {
            self.with_nouns(at, texts, nouns, &pages);
        }
    }

    /// A text, read once.
    pub(super) fn page(&mut self, file: FileId) -> Option<Arc<Markdown>> {
        if let Some(page) = self.pages.get(&file) {
            return Some(Arc::clone(page));
        }
        let source = self.from.sources.get(file)?;
        let page = Arc::new(page(&source.path, Arc::clone(&source.text)));
        self.pages.insert(file, Arc::clone(&page));
        Some(page)
    }

    fn with_pattern(
        &mut self,
        entry: &FactSource,
        texts: &TextSource,
        file: FileId,
        page: &Markdown,
    ) {
        let (Take::Pattern(search, pattern), Some(metric)) = (&texts.take, &texts.metric) else {
            return;
        };
        let text = page.text();
        let figure = search.names().iter().position(|name| name == "figure");
        let at: Vec<usize> = figure.into_iter().collect();
        let found = search.all(text).map_while(Result::ok);
        let found: Vec<Match> = found
            .filter_map(|found| with_whole_figures(found, &at, text))
            .collect();
        let figures = found
            .iter()
            .filter_map(|found| found.groups.get(figure?)?.clone());
        let figures = figures.map(|figure| {
            let written = text.get(figure.clone()).unwrap_or_default();
            (figure.end - written.trim_start().len(), figure.end)
        });
        for (start, end) in figures {
            let range = TextRange::from_usize(start, end);
            if page.is_off(range) || !texts.history && is_in_past_section(page, range.start) {
                continue;
            }
            let written = range.slice(text);
            let decoded = decoded_figure(written);
            let written = decoded.as_deref().unwrap_or(written);
            let id = self.vocabulary.metric_id(&metric.value);
            let Some(known) = id.and_then(|id| self.vocabulary.metric(id)) else {
                continue;
            };
            let context = self.vocabulary.figure_context(known, None, true);
            match parse_figure(written, &context) {
                Ok(mut figure) => {
                    // Whoever writes a pattern knows what stands there.
                    figure.unit = figure.unit.or_else(|| known.unit.clone());
                    let sighting = Sighting {
                        range,
                        text: written.to_owned(),
                        figure,
                        around: pattern.value.clone(),
                    };
                    if let Some(statement) = self.prose_statement(entry, metric, file, sighting) {
                        self.add(statement);
                    }
                }
                Err(error) => self.stated.fact_problems.push(FactProblem {
                    kind: FactProblemKind::Figure {
                        text: written.into(),
                        error,
                    },
                    span: Span::new(file, range),
                    related: Vec::new(),
                }),
            }
        }
    }

    /// What a figure of a text states as an entry says; nothing where that cannot be read, which is told.
    pub(super) fn prose_statement(
        &mut self,
        entry: &FactSource,
        metric: &Spanned<String>,
        file: FileId,
        sighting: Sighting,
    ) -> Option<Statement> {
        let word = |term: &crate::config::Term| named(entry, term.written());
        let mut about: Vec<(Named, Named)> = (entry.dimensions.iter())
            .map(|(name, term)| (named(entry, name), word(term)))
            .collect();
        let keyed = |key: &str, value: Named| {
            let name = key.into();
            let span = value.span;
            (Named { name, span }, value)
        };
        about.extend(
            entry
                .entity
                .as_ref()
                .map(|term| keyed("entity", word(term))),
        );
        about.extend(
            entry
                .period
                .as_ref()
                .map(|term| keyed("period", word(term))),
        );
        self.statement_about(named(entry, metric), about, file, sighting)
    }

    fn statement_about(
        &mut self,
        metric: Named,
        about: Vec<(Named, Named)>,
        file: FileId,
        sighting: Sighting,
    ) -> Option<Statement> {
        let is_count = sighting.figure.unit.is_none() && self.is_counted(&metric.name);
        let mut statement = Statement {
            name: format!("{}: {}", metric.name, sighting.around).into(),
            metric,
            entity: None,
            period: None,
            dimensions: Vec::new(),
            text: sighting.text.into(),
            site: Span::new(file, sighting.range),
            origin: StatementOrigin::Prose {
                figure: Box::new(sighting.figure),
                is_count,
            },
        };
        for (key, value) in about {
            match &*key.name {
                "entity" => statement.entity = Some(value),
                "period" => match Period::parse(&value.name) {
                    Ok(period) => statement.period = Some((period, value.span)),
                    Err(error) => {
                        let kind = FactProblemKind::Period {
                            text: value.name,
                            error,
                        };
                        let span = value.span;
                        self.stated.fact_problems.push(FactProblem {
                            kind,
                            span,
                            related: Vec::new(),
                        });
                        return None;
                    }
                },
                _ => statement.dimensions.push((key, value)),
            }
        }
        Some(statement)
    }

    /// Whether what a metric tells is counted one by one.
    fn is_counted(&self, metric: &str) -> bool {
        self.from.entries.iter().any(|entry| {
            matches!(&entry.stated, StatedIn::Computed { what: Computation::Number, metric: of, .. }
                if of.written().value == metric)
        })
    }

    /// States the marked figures of a page, unless another entry has.
    fn marked(&mut self, file: FileId, page: &Markdown, entry: &FactSource) {
        if self.marked.contains_key(&file) {
            return;
        }
        let text = page.text();
        let found: Vec<Mark> = marks(file, text)
            .into_iter()
            .filter(|mark| !is_apart(page, mark.range.start) && !page.is_off(mark.range))
            .collect();
        let mut begin = BTreeSet::new();
        if !found.is_empty() {
            let names = self.vocabulary.names.iter().map(|name| &**name);
            let (units, readings) = (&self.vocabulary.units, &self.vocabulary.readings);
            let scanner = Scanner::with_vocabulary(units, readings, names);
            let mut figures: BTreeMap<u32, Sighting> = sightings(page, &scanner)
                .into_iter()
                .map(|sighting| (sighting.range.start, sighting))
                .collect();
            for mark in found {
                let next = figures.range(mark.range.end..).next().map(|(at, _)| *at);
                let near = next.filter(|at| {
                    let between = TextRange::new(mark.range.end, *at).slice(text);
                    between.matches("\n\n").count() <= 1 && !between.contains("<!-- fact:")
                });
                if let Some(sighting) = near.and_then(|at| figures.remove(&at)) {
                    begin.insert(sighting.range.start);
                    let stated = self.statement_about(mark.metric, mark.about, file, sighting);
                    if let Some(statement) = stated {
                        self.add(statement);
                    }
                    continue;
                }
                let message = format!("no figure follows the mark of `{}`", mark.metric.name);
                let place = Some(Span::new(file, mark.range));
                self.tell(wrong(place, entry, message).help(
                    "Write the mark right before its figure: `<!-- fact: tests -->1,484 tests`.",
                ));
            }
        }
        self.marked.insert(file, begin);
    }
}

/// The figures of the running texts of a page.
pub(super) fn sightings(page: &Markdown, scanner: &Scanner) -> Vec<Sighting> {
    let mut all = Vec::new();
    for run in runs(page) {
        for found in scanner.scan(run.text()) {
            let (start, end) = (found.range.start as usize, found.range.end as usize);
            let range = run.source(start, end);
            let (FoundKind::Figure, Some(figure)) = (found.kind, found.figure.clone()) else {
                continue;
            };
            if run.is_marked(start, &MarkKind::Code) || page.is_off(range) {
                continue;
            }
            all.push(Sighting {
                range,
                text: found.text(run.text()).to_owned(),
                figure,
                around: around_in(page, run, start, end),
            });
        }
    }
    all
}

fn around_in(page: &Markdown, run: &Run, start: usize, end: usize) -> String {
    let words = around(run.text(), start, end);
    let section = page.section_at(run.range().start);
    match section.filter(|_| words == "…") {
        Some(section) => format!("{}: …", section.title),
        None => words,
    }
}

/// The words around a figure.
pub(super) fn around(text: &str, start: usize, end: usize) -> String {
    let (before, after) = (text.get(..start), text.get(end..));
    let line = before
        .unwrap_or_default()
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    let mut before: Vec<&str> = line.split_whitespace().rev().take(WORDS_AROUND).collect();
    before.reverse();
    let line = after
        .unwrap_or_default()
        .split('\n')
        .next()
        .unwrap_or_default();
    let after = line.split_whitespace().take(WORDS_AROUND);
    // Another figure beside it may change as well.
    let masked = |word: &str| -> String {
        let digit = |sign: char| if sign.is_ascii_digit() { '#' } else { sign };
        word.chars().map(digit).collect()
    };
    let before = before.into_iter().map(masked);
    let words = before.chain(["…".to_owned()]).chain(after.map(masked));
    words.collect::<Vec<_>>().join(" ")
}
