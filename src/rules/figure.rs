//! Every figure can be read, and so can the numbers of the vocabulary. Found where facts are read; worded here.

use crate::diagnostic::{About, Diagnostic, Level, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind};
use crate::figure::FigureError;
use crate::source::{Span, TextRange};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "figure",
        summary: "every figure can be read",
        page: include_str!("figure.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for problem in context.fact_problems {
        match &problem.kind {
            FactProblemKind::Figure { text, error } if !error.kind.is_about_unit() => {
                let found = report_error(context, reporter, problem.span, text, error);
                found.about = meaningless(problem);
            }
            FactProblemKind::Number { text } => {
                let message = format!("`{text}` is not a number that can be used here");
                let help = "Write an integer, a decimal such as `0.45`, or a fraction such as `2000/3`. A factor is more than zero.";
                let help = Some(help.to_owned());
                let found = reporter.report_at(problem.span, message, "", help, &**text);
                found.about = meaningless(problem);
            }
            FactProblemKind::Step { text } => {
                let message = format!("nothing is rounded to multiples of `{text}`");
                let help = "With `to: 5` every figure is a multiple of 5; the step is more than zero. Where figures are not rounded, write `rounding: none`.";
                let help = Some(help.to_owned());
                let found = reporter.report_at(problem.span, message, "", help, &**text);
                found.about = meaningless(problem);
            }
            FactProblemKind::EmptyRange => {
                let help = "Write the lower end first: `range: [0, 1]`.".to_owned();
                let message = "the range holds no number";
                reporter.report_at(problem.span, message, "", Some(help), message);
            }
            FactProblemKind::Reading { problem: refused } => {
                let help = Some(refused.help.clone());
                reporter.report_at(problem.span, &refused.message, "", help, &refused.message);
            }
            _ => {}
        }
    }
}

/// Reports a figure that cannot be read, at the part of it that is to blame.
pub(super) fn report_error<'r>(
    context: &Context<'_>,
    reporter: &'r mut Reporter<'_>,
    span: Span,
    text: &str,
    error: &FigureError,
) -> &'r mut Diagnostic {
    let span = within(context, span, text, error.range);
    let message = naming(text, "figure", &error.message);
    reporter.report_at(span, message, "", Some(error.help.clone()), text)
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
pub(super) fn within(context: &Context<'_>, span: Span, text: &str, part: TextRange) -> Span {
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
