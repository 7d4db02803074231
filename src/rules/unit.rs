//! Every figure has a unit that its metric can be stated in, and metrics that are parts can be compared with their
//! wholes.

use std::collections::BTreeMap;

use crate::diagnostic::{About, Ground, Label, Level, Matter, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind, MetricId, NameKind, RELATED_USES, ValueKind};
use crate::figure::{FigureError, FigureErrorKind, RATIO, RATIO_POINTS, UnitId};
use crate::source::Span;
use crate::words::counted;

use super::Rule;
use super::context::Context;
use super::figure::{meaningless, naming, report_error, within};
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "unit",
        summary: "every figure has a unit that its metric can be stated in",
        page: include_str!("unit.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let vocabulary = context.vocabulary;
    let mut unknown: BTreeMap<&str, Vec<UnreadFigure<'_>>> = BTreeMap::new();
    for problem in context.fact_problems {
        let (message, help, about) = match &problem.kind {
            FactProblemKind::UnitNotOfMetric {
                text,
                unit,
                metric,
                expected: Some(expected),
            } => {
                let (message, help) = foreign(context, text, unit, *metric, expected);
                (message, help, Some("the metric"))
            }
            FactProblemKind::NotWhole { text, unit } => {
                let (message, help) = not_whole(text, unit);
                (message, help, None)
            }
            FactProblemKind::Incomparable { part, whole } => {
                let (part, whole) = (
                    vocabulary.metric_name(*part),
                    vocabulary.metric_name(*whole),
                );
                let message =
                    format!("`{part}` is part of `{whole}`, but the two cannot be compared");
                let help = "Declare both with one kind of `value` and with units of one dimension, or remove `part_of`.";
                (message, help.to_owned(), Some("the whole"))
            }
            FactProblemKind::Figure { text, error }
                if error.kind == FigureErrorKind::UnknownUnit =>
            {
                let place = within(context, problem.span, text, error.range);
                let figures = unknown.entry(error.message.as_str()).or_default();
                figures.push((place, text, error, problem));
                continue;
            }
            FactProblemKind::Figure { text, error } if error.kind.is_about_unit() => {
                let found = report_error(context, reporter, problem.span, text, error);
                found.about = in_units(context, meaningless(problem));
                continue;
            }
            FactProblemKind::UnitDefinition { problem: refused } => {
                (refused.message.clone(), refused.help.clone(), None)
            }
            _ => continue,
        };
        let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
        diagnostic.related = related(problem, about);
        diagnostic.help = Some(help);
        diagnostic.identity = vec![message];
        diagnostic.about = about_unit(context, problem);
        reporter.report(diagnostic);
    }
    for figures in unknown.into_values() {
        report_unknown(context, reporter, &figures);
    }
    report_all_unmeasured(context, reporter);
}

/// Reports the metrics that have no unit and figures that have one.
fn report_all_unmeasured(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let mut unmeasured: BTreeMap<(MetricId, &UnitId), Vec<(&str, &FactProblem)>> = BTreeMap::new();
    for problem in context.fact_problems {
        if let FactProblemKind::UnitNotOfMetric {
            text,
            unit,
            metric,
            expected: None,
        } = &problem.kind
        {
            let figures = unmeasured.entry((*metric, unit)).or_default();
            figures.push((text, problem));
        }
    }
    for ((metric, unit), figures) in unmeasured {
        report_unmeasured(context, reporter, metric, unit, &figures);
    }
}

/// Reports once that a metric has no unit, at the first of the figures that have one.
fn report_unmeasured(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    metric: MetricId,
    unit: &UnitId,
    figures: &[(&str, &FactProblem)],
) {
    let Some(((text, problem), others)) = figures.split_first() else {
        return;
    };
    let metric = context.vocabulary.metric_name(metric);
    let message = format!(
        "`{metric}` has no unit, but `{text}` is in {}",
        name_of(unit)
    );
    let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
    let shown = others.iter().take(RELATED_USES);
    diagnostic.related = shown
        .map(|(_, problem)| Label::new(problem.span, "here too"))
        .collect();
    diagnostic
        .related
        .extend(related(problem, Some("the metric")));
    let more = others.len().saturating_sub(RELATED_USES);
    let more = (more > 0).then(|| {
        let more = counted(more, "more figure", "more figures");
        format!("\nIt is so of {more}.")
    });
    let help = "Write the bare number, or give the metric a unit.";
    diagnostic.help = Some(format!("{help}{}", more.unwrap_or_default()));
    diagnostic.identity = vec![message];
    diagnostic.about = about_unit(context, problem);
    reporter.report(diagnostic);
}

/// A figure that cannot be read: the place that is to blame, the figure as written, why, and all that is known of it.
type UnreadFigure<'a> = (Span, &'a str, &'a FigureError, &'a FactProblem);

/// Reports a unit that nobody has declared once, at the first of the figures that are in it.
fn report_unknown(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    figures: &[UnreadFigure<'_>],
) {
    let Some(((place, text, error, _), others)) = figures.split_first() else {
        return;
    };
    let message = naming(text, "figure", &error.message);
    let mut diagnostic = reporter.diagnostic(&message, Label::new(*place, ""));
    let shown = others.iter().take(RELATED_USES);
    diagnostic.related = shown
        .map(|(place, ..)| Label::new(*place, "here too"))
        .collect();
    let mut help = error.help.clone();
    if let Some(more) = others
        .len()
        .checked_sub(RELATED_USES)
        .filter(|more| *more > 0)
    {
        let more = counted(more, "more figure", "more figures");
        help = format!("{help}\nIt is used in {more}.");
    }
    diagnostic.help = Some(help);
    diagnostic.identity = vec![(*text).to_owned()];
    let figures = figures.iter().map(|(.., problem)| meaningless(problem));
    let places = figures.flat_map(|figure| figure.places);
    diagnostic.about = in_units(context, About::meaningless(places));
    reporter.report(diagnostic);
}

/// What a problem of a unit that is no figure's spelling has to do with others: a metric without a unit may have one that
/// could not be read.
fn about_unit(context: &Context<'_>, problem: &FactProblem) -> About {
    let has_no_unit = |metric: &MetricId| {
        let metric = context.vocabulary.metric(*metric);
        metric.is_some_and(|metric| metric.value == ValueKind::Figure && metric.unit.is_none())
    };
    let lacks_unit = match &problem.kind {
        FactProblemKind::UnitNotOfMetric { metric, .. } => has_no_unit(metric),
        FactProblemKind::Incomparable { part, whole } => has_no_unit(part) || has_no_unit(whole),
        FactProblemKind::UnitDefinition { .. } => return meaningless(problem),
        _ => false,
    };
    if !lacks_unit {
        return About::default();
    }
    let lacking = About {
        matter: Matter::Unmeasured,
        grounds: vec![Ground::UnitOfMetric],
        ..About::default()
    };
    in_units(context, lacking)
}

/// The same, resting on the units of the vocabulary, where of these none was read.
fn in_units(context: &Context<'_>, mut about: About) -> About {
    if !context.declares(NameKind::Unit) {
        about.grounds.push(Ground::Vocabulary);
    }
    about
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

/// What is to be said of a figure in a unit that its metric cannot be stated in.
fn foreign(
    context: &Context<'_>,
    text: &str,
    unit: &UnitId,
    metric: MetricId,
    expected: &UnitId,
) -> (String, String) {
    let metric = context.vocabulary.metric_name(metric);
    let found = name_of(unit);
    let message = format!(
        "`{metric}` is measured in {}, but `{text}` is in {found}",
        name_of(expected)
    );
    let dimension = |unit| context.vocabulary.units.get(unit)?.dimension.as_deref();
    let help = match dimension(unit) {
        Some(RATIO | RATIO_POINTS) => format!(
            "A growth or a share has a metric of its own, in {found}. A declared check relates the two: `change` a growth, `share` a share."
        ),
        _ => "Correct the figure, or state it under another metric.".to_owned(),
    };
    (message, help)
}

/// What is to be said of a count that is no whole number.
fn not_whole(text: &str, unit: &UnitId) -> (String, String) {
    let counted = name_of(unit);
    let message = format!("`{text}` is no whole number, as a count in {counted} has to be");
    let help = format!(
        "Correct the figure. A rate needs `per: …`; an average of {counted} needs a unit that is not `whole`."
    );
    (message, help)
}

/// A unit's name in backticks.
fn name_of(unit: &UnitId) -> String {
    format!("`{unit}`")
}
