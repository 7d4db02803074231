//! Every figure has a unit that its metric can be stated in, and metrics that are parts can be compared with their
//! wholes.

use std::collections::BTreeMap;

use crate::diagnostic::{About, Diagnostic, Ground, Level, Matter, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind, MetricId, NameKind, ValueKind};
use crate::figure::{FigureError, FigureErrorKind, RATIO, RATIO_POINTS, UnitId};
use crate::source::Span;

use super::Rule;
use super::context::Context;
use super::fact_problems::{
    here_too, meaningless, naming, part_to_blame, related, report_worded, with_more,
};
use super::figure::unread;
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
    report_worded(context, reporter, word);
    report_all_unknown(context, reporter);
    report_all_unmeasured(context, reporter);
}

fn word(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    problem: &FactProblem,
) -> Option<Diagnostic> {
    let found = |said: Said, about: Option<&str>| {
        let found = reporter.found_at(problem.span, said.message);
        let found = found.related(related(problem, about)).help(said.help);
        Some(found.about(about_unit(context, problem)))
    };
    match &problem.kind {
        FactProblemKind::UnitNotOfMetric {
            text,
            unit,
            metric,
            expected: Some(expected),
        } => found(
            foreign(context, text, unit, *metric, expected),
            Some("the metric"),
        ),
        FactProblemKind::NotWhole { text, unit } => found(not_whole(text, unit), None),
        FactProblemKind::Incomparable { part, whole } => {
            let name = |metric| context.vocabulary.metric_name(metric);
            found(incomparable(name(*part), name(*whole)), Some("the whole"))
        }
        FactProblemKind::Figure { text, error }
            if error.kind.is_about_unit() && error.kind != FigureErrorKind::UnknownUnit =>
        {
            let found = unread(context, reporter, problem, text, error);
            Some(found.about(in_units(context, meaningless(problem))))
        }
        FactProblemKind::UnitDefinition { problem: refused } => found(
            Said {
                message: refused.message.clone(),
                help: refused.help.clone(),
            },
            None,
        ),
        _ => None,
    }
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
    let help = "Write the bare number, or give the metric a unit.";
    let found = reporter
        .found_at(problem.span, message)
        .related(here_too(others.iter().map(|(_, problem)| problem.span)))
        .related(related(problem, Some("the metric")))
        .help(with_more(help, "It is so of", others.len()));
    reporter.report(found.about(about_unit(context, problem)));
}

/// A figure that cannot be read.
struct UnreadFigure<'a> {
    /// The place that is to blame.
    place: Span,
    text: &'a str,
    error: &'a FigureError,
    problem: &'a FactProblem,
}

/// Reports each unit that nobody has declared, once.
fn report_all_unknown(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let mut unknown: BTreeMap<&str, Vec<UnreadFigure<'_>>> = BTreeMap::new();
    for problem in context.fact_problems {
        if let FactProblemKind::Figure { text, error } = &problem.kind
            && error.kind == FigureErrorKind::UnknownUnit
        {
            let figures = unknown.entry(error.message.as_str()).or_default();
            figures.push(UnreadFigure {
                place: part_to_blame(context, problem.span, text, error.range),
                text,
                error,
                problem,
            });
        }
    }
    for figures in unknown.into_values() {
        report_unknown(context, reporter, &figures);
    }
}

/// Reports it at the first of the figures that are in it.
fn report_unknown(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    figures: &[UnreadFigure<'_>],
) {
    let Some((first, others)) = figures.split_first() else {
        return;
    };
    let places = figures.iter().map(|figure| meaningless(figure.problem));
    let mut about = About::meaningless(places.flat_map(|figure| figure.places));
    about.grounds.push(Ground::Units);
    let message = naming(first.text, "figure", &first.error.message);
    let help = with_more(&first.error.help, "It is used in", others.len());
    let found = reporter
        .found_at(first.place, message)
        .related(here_too(others.iter().map(|figure| figure.place)))
        .help(help)
        .known_by([first.text]);
    reporter.report(found.about(in_units(context, about)));
}

/// The subject of a problem that is not how a unit is written. Where the metric has no unit, it may have been given one
/// that could not be read; then the problem follows from that one.
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

/// The same subject. Where no unit of the vocabulary could be read, the problem may follow from that.
fn in_units(context: &Context<'_>, mut about: About) -> About {
    if !context.declares(NameKind::Unit) {
        about.grounds.push(Ground::Vocabulary);
    }
    about
}

/// A headline, and what to do.
struct Said {
    message: String,
    help: String,
}

/// What is to be said of a figure in a unit that its metric cannot be stated in.
fn foreign(
    context: &Context<'_>,
    text: &str,
    unit: &UnitId,
    metric: MetricId,
    expected: &UnitId,
) -> Said {
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
    Said { message, help }
}

/// What is to be said of a count that is no whole number.
fn not_whole(text: &str, unit: &UnitId) -> Said {
    let counted = name_of(unit);
    let message = format!("`{text}` is no whole number, as a count in {counted} has to be");
    let help = format!(
        "Correct the figure. A rate needs `per: …`; an average of {counted} needs a unit that is not `whole`."
    );
    Said { message, help }
}

/// What is to be said of a part that is measured in another way than its whole.
fn incomparable(part: &str, whole: &str) -> Said {
    Said {
        message: format!("`{part}` is part of `{whole}`, but the two cannot be compared"),
        help: "Declare both with one kind of `value` and with units of one dimension, or remove `part_of`.".to_owned(),
    }
}

/// A unit's name in backticks.
fn name_of(unit: &UnitId) -> String {
    format!("`{unit}`")
}
