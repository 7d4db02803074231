//! Every figure lies in what its metric allows. Found where figures are read; worded here.

use crate::diagnostic::{Diagnostic, Level, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind, MetricId};
use crate::figure::Oddity;

use super::Rule;
use super::bounds::bounds;
use super::context::Context;
use super::fact_problems::{related, report_worded};
use super::reporter::Reporter;
use super::wording::FactWords;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "range",
        summary: "every figure lies in what its metric allows",
        page: include_str!("range.md"),
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
    let FactProblemKind::Oddity {
        text,
        metric,
        oddity: Oddity::OutOfRange,
    } = &problem.kind
    else {
        return None;
    };
    let message = format!("`{text}` lies outside what its metric allows");
    let found = reporter.found_at(problem.span, message);
    let found = found.related(related(problem, Some(&allowed(context, *metric))));
    Some(found.help("Correct the figure, or the metric's `range` in the vocabulary."))
}

/// “`berth-use` is 0 to 100%”.
fn allowed(context: &Context<'_>, id: MetricId) -> String {
    let words = FactWords::new(context);
    let name = context.vocabulary.metric_name(id);
    let metric = context.vocabulary.metric(id);
    let range = metric.and_then(|metric| metric.range.as_ref());
    let range = range.map_or_else(String::new, |range| bounds(range, &words.metric_unit(id)));
    format!("`{name}` is {range}")
}
