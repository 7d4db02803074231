//! Every figure lies in what its metric allows. Found where figures are read; worded here.

use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::fact::{FactProblemKind, MetricId};
use crate::figure::Oddity;

use super::Rule;
use super::bounds::bounds;
use super::context::Context;
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
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for problem in context.fact_problems {
        let FactProblemKind::Oddity {
            text,
            metric,
            oddity: Oddity::OutOfRange,
        } = &problem.kind
        else {
            continue;
        };
        let message = format!("`{text}` lies outside what its metric allows");
        let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
        let mut places = problem.related.iter();
        if let Some(declared) = places.next() {
            let label = allowed(context, *metric);
            diagnostic.related.push(Label::new(*declared, label));
        }
        let anchored = places.map(|place| Label::new(*place, "the value itself"));
        diagnostic.related.extend(anchored);
        diagnostic.help =
            Some("Correct the figure, or the metric's `range` in the vocabulary.".to_owned());
        diagnostic.identity = vec![message];
        reporter.report(diagnostic);
    }
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
