//! Calculations that texts state: how they are looked for in all texts, counted, and reported where they cannot hold.

use rayon::prelude::*;

use crate::diagnostic::{Label, Severity};
use crate::document::Markdown;
use crate::figure::{FigureContext, Scanner};
use crate::rules::context::{Context, StatedText};
use crate::rules::reporter::Reporter;
use crate::source::{Span, TextRange};

/// A calculation that stands in a text.
#[derive(Debug)]
pub(in crate::rules) struct Calculation {
    /// Its result, in the file.
    pub(in crate::rules) at: TextRange,
    /// What became of it.
    pub(in crate::rules) outcome: Outcome,
}

#[derive(Debug)]
pub(in crate::rules) enum Outcome {
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
        if matches!(self.outcome, Outcome::Fails(_)) {
            self.outcome = Outcome::Unread;
        }
    }
}

/// What fails is told only where most of its siblings hold; where it has none, it is told.
pub(in crate::rules) fn by_majority(mut all: Vec<Calculation>) -> Vec<Calculation> {
    let holds = all
        .iter()
        .filter(|found| matches!(found.outcome, Outcome::Holds))
        .count();
    let decided = all
        .iter()
        .filter(|found| !matches!(found.outcome, Outcome::Unread))
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
    /// What to say at the result.
    pub(in crate::rules) label: String,
    pub(in crate::rules) related: Vec<Label<TextRange>>,
    pub(in crate::rules) help: String,
    /// The words around it, by which it is known again.
    pub(in crate::rules) identity: Vec<String>,
}

/// A text in which calculations are looked for.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Page<'a> {
    pub(in crate::rules) text: &'a Markdown,
    pub(in crate::rules) figures: FigureContext<'a>,
}

impl Page<'_> {
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
    let scanner = Scanner::new(&context.settings.readings);
    let found: Vec<(&StatedText, Vec<Calculation>)> = context
        .texts
        .par_iter()
        .map(|text| {
            let page = Page {
                text: &text.markdown,
                figures: scanner.context(),
            };
            (text, find(page))
        })
        .collect();
    for (text, calculations) in found {
        let name = context
            .sources
            .get(text.file)
            .map_or("", |source| &source.name);
        for Calculation { at, outcome } in calculations {
            if text.markdown.is_off(at) {
                continue;
            }
            let counts = reporter.calculations();
            match outcome {
                Outcome::Holds => counts.hold += 1,
                Outcome::Unread => counts.unread += 1,
                Outcome::Fails(failure) => {
                    counts.fail += 1;
                    let place = |range| Span::new(text.file, range);
                    let mut diagnostic =
                        reporter.diagnostic(failure.message, Label::new(place(at), failure.label));
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
}
