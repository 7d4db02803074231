//! Every figure can be read, and so can the numbers of the vocabulary. Found where facts are read; worded here.

use crate::diagnostic::{Diagnostic, Level, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind};
use crate::figure::FigureError;

use super::Rule;
use super::context::Context;
use super::fact_problems::{meaningless, naming, part_to_blame, report_worded};
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
    check: |context, reporter| report_worded(context, reporter, word),
};

fn word(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    problem: &FactProblem,
) -> Option<Diagnostic> {
    let found = |message: &str| reporter.found_at(problem.span, message);
    Some(match &problem.kind {
        FactProblemKind::Figure { text, error } if !error.kind.is_about_unit() => {
            unread(context, reporter, problem, text, error).about(meaningless(problem))
        }
        FactProblemKind::Number { text } => {
            found(&format!("`{text}` is not a number that can be used here"))
                .help("Write an integer, a decimal such as `0.45`, or a fraction such as `2000/3`. A factor is more than zero.")
                .known_by([&**text])
                .about(meaningless(problem))
        }
        FactProblemKind::Step { text } => {
            found(&format!("nothing is rounded to multiples of `{text}`"))
                .help("With `to: 5` every figure is a multiple of 5; the step is more than zero. Where figures are not rounded, write `rounding: none`.")
                .known_by([&**text])
                .about(meaningless(problem))
        }
        FactProblemKind::EmptyRange => {
            found("the range holds no number").help("Write the lower end first: `range: [0, 1]`.")
        }
        FactProblemKind::Reading { problem: refused } => {
            found(&refused.message).help(&refused.help)
        }
        _ => return None,
    })
}

/// What is said of a figure that cannot be read, at the part of it that is to blame.
pub(super) fn unread(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    problem: &FactProblem,
    text: &str,
    error: &FigureError,
) -> Diagnostic {
    let place = part_to_blame(context, problem.span, text, error.range);
    reporter
        .found_at(place, naming(text, "figure", &error.message))
        .help(&error.help)
        .known_by([text])
}
