//! The configuration and the declared checks say something that can be done.

use crate::config::{Check, Spanned};
use crate::diagnostic::{Level, RuleMetadata};
use crate::fact::{FactId, Metric, ValueKind};
use crate::source::Span;
use crate::words::nearest;

use super::agree;
use super::comparison::unlike;
use super::context::{Context, DeclaredCheck};
use super::figure::naming;
use super::found::report_found;
use super::limits::senseless;
use super::reporter::Reporter;
use super::{RULES, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "config",
        summary: "the configuration and the declared checks say something that can be done",
        page: include_str!("config.md"),
        level: Level::Error,
        fails_run: true,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_found(context, reporter);
    for (name, _) in &context.settings.levels {
        check_rule_name(reporter, name);
    }
    for declared in context.checks {
        check_declared_rule(reporter, &declared.check.rule);
        check_where(reporter, declared);
        check_ignored_period(context, reporter, &declared.check);
        check_unlike(context, reporter, declared);
        check_numbers(context, reporter, &declared.check);
    }
}

fn check_rule_name(reporter: &mut Reporter<'_>, name: &Spanned<String>) {
    let known = || RULES.iter().map(|rule| rule.metadata.id);
    let (Some(span), false) = (name.span, known().any(|id| id == name.value)) else {
        return;
    };
    let help = nearest(&name.value, known()).map_or_else(
        || "`factlint explain` lists the rules.".to_owned(),
        |close| format!("Did you mean `{close}`?"),
    );
    let message = format!("there is no rule `{}`", name.value);
    reporter.report_at(span, message.clone(), ("", Some(help)), message);
}

fn check_declared_rule(reporter: &mut Reporter<'_>, rule: &Spanned<String>) {
    let declarable = || {
        RULES
            .iter()
            .filter(|rule| rule.declaration.is_some())
            .map(|rule| rule.metadata.id)
    };
    let (Some(span), false) = (rule.span, declarable().any(|id| id == rule.value)) else {
        return;
    };
    let message = format!("`{}` is not a rule that a check can declare", rule.value);
    let names: Vec<&str> = declarable().collect();
    let mut help = format!("A check can declare `{}`.", names.join("`, `"));
    if let Some(close) = nearest(&rule.value, declarable()) {
        help = format!("Did you mean `{close}`? {help}");
    }
    reporter.report_at(span, message.clone(), ("", Some(help)), message);
}

fn check_where(reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    for malformed in &declared.selection.malformed {
        let message = naming(&malformed.text, "period", &malformed.message);
        let help = Some(malformed.help.clone());
        reporter.report_at(malformed.span, message.clone(), ("", help), message);
    }
}

fn check_ignored_period(context: &Context<'_>, reporter: &mut Reporter<'_>, check: &Check) {
    let Some((metric, span)) = mixed_lengths(context, check) else {
        return;
    };
    let message = format!(
        "check `{}` would compare totals of different length",
        check.id.value
    );
    let label = format!("`{metric}` accumulates over its period");
    let help = "Choose the facts with `where: {period: …}` or `facts: […]`.".to_owned();
    reporter.report_at(span, message.clone(), (label, Some(help)), message);
}

fn check_numbers(context: &Context<'_>, reporter: &mut Reporter<'_>, check: &Check) {
    let Some(wrong) = senseless(context, check) else {
        return;
    };
    if let Some(span) = wrong.span {
        let help = Some(wrong.help);
        reporter.report_at(span, wrong.message.clone(), ("", help), wrong.message);
    }
}

/// Facts of metrics that are not stated in the same way cannot agree or disagree.
fn check_unlike(context: &Context<'_>, reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    let check = &declared.check;
    if check.rule.value != agree::RULE.metadata.id || mixed_lengths(context, check).is_some() {
        return;
    }
    let unlike = |group: &Vec<FactId>| unlike(group, context.index, context.vocabulary);
    let Some((first, other, _)) = declared.selection.groups.iter().find_map(unlike) else {
        return;
    };
    let metric = |id: FactId| context.vocabulary.metric(context.index.fact(id)?.metric);
    let (Some(one), Some(two)) = (metric(first), metric(other)) else {
        return;
    };
    let Some(span) = named_at(context, check, other, &two.id) else {
        return;
    };
    let message = format!(
        "check `{}` would compare `{}` with `{}`",
        check.id.value, one.id, two.id
    );
    let label = format!("`{}` {}, `{}` {}", one.id, stated(one), two.id, stated(two));
    let help = "Choose metrics that are stated in one kind of value and in units that convert, with `metric`, `where` or `facts`.".to_owned();
    reporter.report_at(span, message.clone(), (label, Some(help)), message);
}

/// How the facts of a metric are stated.
fn stated(metric: &Metric) -> String {
    match (metric.value, &metric.unit) {
        (ValueKind::Figure, Some(unit)) => format!("is in `{}`", unit.as_str()),
        (ValueKind::Figure, None) => "has no unit".to_owned(),
        (kind @ (ValueKind::Date | ValueKind::Text), _) => format!("is a {}", kind.as_str()),
    }
}

/// Where a check names a fact or its metric; else the name of the check.
fn named_at(context: &Context<'_>, check: &Check, fact: FactId, metric: &str) -> Option<Span> {
    let named = check
        .facts
        .iter()
        .find(|name| context.index.find(&name.value) == Some(fact));
    let metric = || {
        let metrics = check.named_metrics(&["metric"]);
        metrics.into_iter().find(|name| name.value == metric)
    };
    named.or_else(metric).unwrap_or(&check.id).span
}

/// The metric over whose periods a check would compare totals of different length, and where the check says so:
/// ignoring the period of a metric that accumulates over it does, unless the facts are chosen one by one or by a
/// condition.
pub(super) fn mixed_lengths<'a>(
    context: &Context<'_>,
    check: &'a Check,
) -> Option<(&'a str, Span)> {
    let ignored = check.ignoring.iter().find(|name| name.value == "period")?;
    if !check.facts.is_empty() || !check.filters.is_empty() {
        return None;
    }
    let vocabulary = context.vocabulary;
    let metric = check.named_metrics(&["metric"]).into_iter().find(|name| {
        let metric = vocabulary.metric_id(&name.value);
        metric
            .and_then(|id| vocabulary.metric(id))
            .is_some_and(|metric| metric.accumulates_period)
    })?;
    Some((&metric.value, ignored.span?))
}
