//! Calculations that texts state: how they are looked for in all texts, counted, and reported where they cannot hold.

use rayon::prelude::*;

use crate::diagnostic::{Label, Severity};
use crate::document::{BlockKind, Markdown, NodeRef, Run};
use crate::figure::{FigureContext, Number, Scanner};
use crate::rules::context::{Context, ParsedFile};
use crate::rules::reporter::Reporter;
use crate::source::{FileId, Span, TextRange};

/// A calculation that stands in a text.
#[derive(Debug)]
pub(in crate::rules) struct Calculation {
    /// Its result, in the file.
    pub(in crate::rules) at: TextRange,
    /// The outcome.
    pub(in crate::rules) outcome: Calculated,
}

#[derive(Debug)]
pub(in crate::rules) enum Calculated {
    /// It can hold.
    Holds,
    /// What it adds up or compares is not certain.
    Unread,
    /// It cannot hold.
    Fails(Box<Failure>),
}

impl Calculation {
    /// Counts it as not read where it would be told.
    pub(in crate::rules) fn set_aside(&mut self) {
        if matches!(self.outcome, Calculated::Fails(_)) {
            self.outcome = Calculated::Unread;
        }
    }
}

/// Calculations of which those that fail are told only where most of their siblings hold; one without any is told.
pub(in crate::rules) fn by_majority(mut all: Vec<Calculation>) -> Vec<Calculation> {
    let holds = all
        .iter()
        .filter(|found| matches!(found.outcome, Calculated::Holds))
        .count();
    let decided = all
        .iter()
        .filter(|found| !matches!(found.outcome, Calculated::Unread))
        .count();
    let siblings = decided.saturating_sub(1);
    if siblings > 0 && holds * 2 <= siblings {
        all.iter_mut().for_each(Calculation::set_aside);
    }
    all
}

/// A calculation that cannot hold, in words.
#[derive(Debug)]
pub(in crate::rules) struct Failure {
    pub(in crate::rules) message: String,
    /// The label at the result.
    pub(in crate::rules) label: String,
    pub(in crate::rules) related: Vec<Label<TextRange>>,
    pub(in crate::rules) help: String,
    /// By how much what is added up is more than its sum as stated; nothing where nothing is added up.
    pub(in crate::rules) excess: Number,
    /// The words around it, by which it is known again.
    pub(in crate::rules) identity: Vec<String>,
}

/// A text in which calculations are looked for.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Page<'a> {
    pub(in crate::rules) text: &'a Markdown,
    pub(in crate::rules) figures: FigureContext<'a>,
}

impl<'a> Page<'a> {
    /// The paragraphs, headings and cells outside quotations.
    pub(in crate::rules) fn running_text(&self) -> Vec<&'a Run> {
        let mut runs = Vec::new();
        for siblings in self
            .text
            .siblings()
            .iter()
            .filter(|siblings| !siblings.quoted)
        {
            for block in siblings.blocks {
                match &block.kind {
                    BlockKind::Paragraph(run) | BlockKind::Heading { title: run, .. } => {
                        runs.push(run);
                    }
                    BlockKind::Table(table) => runs.extend(table.rows.iter().flatten()),
                    _ => {}
                }
            }
        }
        runs
    }

    /// The heading above a place, as a part of the identity of what stands there.
    pub(in crate::rules) fn heading(&self, range: TextRange) -> String {
        let section = self.text.section_at(range.start);
        section.map_or_else(String::new, |section| section.title.clone())
    }
}

/// Looks for calculations in every text, and reports those that cannot hold, as `severity` at most.
pub(in crate::rules) fn check(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    severity: Severity,
    find: impl Fn(Page<'_>) -> Vec<Calculation> + Sync,
) {
    // A scanner is dear, and most runs have no texts.
    if context.texts.is_empty() {
        return;
    }
    let scanner = Scanner::new(&context.settings.readings);
    let texts = context.texts.par_iter().map(|text| {
        let page = Page {
            text: &text.markdown,
            figures: scanner.context(),
        };
        let mut found = find(page);
        found.retain(|calculation| !text.markdown.is_off(calculation.at));
        (text.file, found)
    });
    for (file, found) in texts.collect::<Vec<_>>() {
        report(context, reporter, severity, file, found);
    }
}

/// Looks for calculations in the running text of every page, where arithmetic is strict.
pub(in crate::rules) fn check_strictly(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    find: impl Fn(Page<'_>, &Run) -> Vec<Calculation> + Sync,
) {
    if context.settings.stated.strict {
        check(context, reporter, Severity::Error, |page| {
            let runs = page.running_text().into_iter();
            runs.flat_map(|run| find(page, run)).collect()
        });
    }
}

/// Looks for calculations in every file of rows and cells that is parsed, and reports those that cannot hold.
pub(in crate::rules) fn check_cells(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    severity: Severity,
    find: impl Fn(NodeRef<'_>, FigureContext<'_>) -> Vec<Calculation> + Sync,
) {
    let is_cells = |file: &&ParsedFile| file.parsed.document.format().is_cells();
    let tables: Vec<&ParsedFile> = context.files.iter().filter(is_cells).collect();
    if tables.is_empty() {
        return;
    }
    let scanner = Scanner::new(&context.settings.readings);
    let files = tables.par_iter().filter_map(|file| {
        let root = file.parsed.document.root()?;
        Some((file.file, find(root, scanner.context())))
    });
    for (file, found) in files.collect::<Vec<_>>() {
        report(context, reporter, severity, file, found);
    }
}

/// Counts what was found in a file, and reports what cannot hold.
fn report(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    severity: Severity,
    file: FileId,
    found: Vec<Calculation>,
) {
    let name = context.sources.get(file).map_or("", |source| &source.name);
    let place = |range| Span::new(file, range);
    for Calculation { at, outcome } in found {
        if !matches!(outcome, Calculated::Unread) {
            reporter.is_calculated(file);
        }
        match outcome {
            Calculated::Holds => reporter.calculations().hold += 1,
            Calculated::Unread => reporter.calculations().unread += 1,
            Calculated::Fails(_) if reporter.is_added_up(place(at)) => {}
            Calculated::Fails(failure) => {
                reporter.calculations().fail += 1;
                let primary = Label::new(place(at), failure.label);
                let mut diagnostic = reporter.diagnostic(failure.message, primary);
                let related = failure.related.into_iter();
                diagnostic.related = related
                    .map(|label| Label::new(place(label.span), label.message))
                    .collect();
                diagnostic.severity = severity;
                diagnostic.help = Some(failure.help);
                diagnostic.identity = failure.identity;
                diagnostic.identity.push(name.to_owned());
                reporter.report(diagnostic);
            }
        }
    }
}
