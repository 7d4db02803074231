//! What rooms below tell of facts, figures and the vocabulary as data: each rule words the problems of its kinds, and what
//! many of them say is said here.

use crate::diagnostic::{About, Diagnostic, Label};
use crate::fact::{FactProblem, RELATED_USES};
use crate::source::{Span, TextRange};
use crate::words::counted;

use super::context::Context;
use super::reporter::Reporter;

/// Reports those problems that a rule has words for.
pub(super) fn report_worded(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    word: impl Fn(&Context<'_>, &Reporter<'_>, &FactProblem) -> Option<Diagnostic>,
) {
    for problem in context.fact_problems {
        if let Some(found) = word(context, reporter, problem) {
            reporter.report(found);
        }
    }
}

/// The subject of a problem that makes a value mean nothing.
pub(super) fn meaningless(problem: &FactProblem) -> About {
    let places = std::iter::once(&problem.span).chain(&problem.related);
    About::meaningless(places.copied())
}

/// A headline that names the value as written, once.
pub(super) fn naming(text: &str, kind: &str, message: &str) -> String {
    let quoted = format!("`{text}`");
    if text.trim().is_empty() || message.contains(&quoted) {
        message.to_owned()
    } else {
        format!("{quoted} cannot be read as a {kind}: {message}")
    }
}

/// The part of a value that an error is about, where the value stands verbatim in its file; else the whole value.
pub(super) fn part_to_blame(
    context: &Context<'_>,
    span: Span,
    text: &str,
    part: TextRange,
) -> Span {
    let verbatim = context.sources.get(span.file).and_then(|source| {
        let range = span.range?;
        (range.slice(&source.text) == text && !part.is_empty()).then_some(range)
    });
    verbatim.map_or(span, |range| {
        Span::new(
            span.file,
            TextRange::new(range.start + part.start, range.start + part.end),
        )
    })
}

/// Labels for what belongs to a problem: `about` names the first of it, where the vocabulary has a say. What stands
/// after that is the value that an alias stands for.
pub(super) fn related(problem: &FactProblem, about: Option<&str>) -> Vec<Label> {
    let words = about
        .into_iter()
        .chain(std::iter::repeat("the value itself"));
    let spans = problem.related.iter();
    spans
        .zip(words)
        .map(|(span, words)| Label::new(*span, words))
        .collect()
}

/// Labels for the same mistake at further places, as many as are shown.
pub(super) fn here_too(places: impl IntoIterator<Item = Span>) -> impl Iterator<Item = Label> {
    let shown = places.into_iter().take(RELATED_USES);
    shown.map(|place| Label::new(place, "here too"))
}

/// A help that says of how many more figures, of so many beside the first, the same is to be said; `says` begins that.
pub(super) fn with_more(help: &str, says: &str, others: usize) -> String {
    match others.saturating_sub(RELATED_USES) {
        0 => help.to_owned(),
        more => {
            let more = counted(more, "more figure", "more figures");
            format!("{help}\n{says} {more}.")
        }
    }
}
