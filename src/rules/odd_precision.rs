//! The words of a figure and its digits promise the same precision. Found where figures are read; worded here.

use crate::diagnostic::{Diagnostic, Label, Level, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind, MetricId};
use crate::figure::Oddity;
use crate::words::in_backticks;

use super::Rule;
use super::context::Context;
use super::fact_problems::report_worded;
use super::reporter::Reporter;
use super::vague::vague;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "odd-precision",
        summary: "the words of a figure and its digits promise the same precision",
        page: include_str!("odd_precision.md"),
        level: Level::Warning,
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
    match &problem.kind {
        FactProblemKind::Oddity {
            text,
            metric,
            oddity,
        } => {
            let (message, help) = words(context, text, *metric, *oddity)?;
            Some(reporter.found_at(problem.span, message).help(help))
        }
        FactProblemKind::NotRounded { text, step } => {
            let message = format!(
                "`{text}` is no multiple of {}, to which such figures are rounded",
                step.grouped()
            );
            let declared = problem.related.first();
            let declared = declared.map(|place| Label::new(*place, "here it is said"));
            let found = reporter.found_at(problem.span, message).related(declared);
            Some(found.help("Correct the figure, or say how it is rounded. Until then it is read as widely as it can be meant."))
        }
        _ => None,
    }
}

/// Headline and advice for an oddity; nothing where another rule, or another kind of problem, says it.
fn words(
    context: &Context<'_>,
    text: &str,
    metric: MetricId,
    oddity: Oddity,
) -> Option<(String, String)> {
    Some(match oddity {
        Oddity::OddPrecision => {
            let (word, round) = match vague(context, text, metric) {
                Some(vague) => (in_backticks(&vague.word), vague.rounded),
                None => ("the word".to_owned(), None),
            };
            let as_in = round.map_or_else(String::new, |text| format!(": `{text}`"));
            (
                format!("`{text}` is vague in words and exact in digits"),
                format!(
                    "Drop {word}, or round the number{as_in}. Until then the figure is read as widely as it can be meant."
                ),
            )
        }
        Oddity::StackedWords => (
            format!("the words of `{text}` say different things"),
            "Keep one of the words. Until then the figure is read as widely as any of them can be meant."
                .to_owned(),
        ),
        Oddity::NotRounded | Oddity::OutOfRange => return None,
    })
}
