//! Every name that is used is declared, and names do not run in circles. Found where facts and checks are read.

use crate::diagnostic::{Label, Level, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind, Thing};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::unit::related;
use super::wording::count;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "reference",
        summary: "every name that is used is declared",
        page: include_str!("reference.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for problem in context.fact_problems {
        match &problem.kind {
            FactProblemKind::Unknown { .. } => unknown_in_facts(context, reporter, problem),
            FactProblemKind::Cycle { .. } => cycle(reporter, problem),
            FactProblemKind::ValueKindMismatch { .. } => value_kind(context, reporter, problem),
            _ => {}
        }
    }
    for declared in context.checks {
        for name in &declared.selection.unknown {
            let message = missing(name.what, &name.name);
            let help = advice(context, name.what, name.close.as_deref());
            reporter.report_at(name.span, &message, ("", Some(help)), &message);
        }
    }
}

fn unknown_in_facts(context: &Context<'_>, reporter: &mut Reporter<'_>, problem: &FactProblem) {
    let FactProblemKind::Unknown {
        what,
        within,
        name,
        close,
        more,
    } = &problem.kind
    else {
        return;
    };
    let message = match within {
        Some(dimension) => format!("`{dimension}` has no member `{name}`"),
        None => missing(*what, name),
    };
    let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
    diagnostic.related = problem
        .related
        .iter()
        .map(|span| Label::new(*span, "here too"))
        .collect();
    let mut help = advice(context, *what, close.as_deref());
    if *more > 0 {
        help = format!(
            "{help}\nIt is used in {}.",
            count(*more, "more place", "more places")
        );
    }
    diagnostic.help = Some(help);
    diagnostic.identity = vec![message];
    reporter.report(diagnostic);
}

fn missing(what: Thing, name: &str) -> String {
    if name.trim().is_empty() {
        format!("the name of the {} is empty", what.as_str())
    } else {
        format!("there is no {} `{name}`", what.as_str())
    }
}

/// What to do about an unknown name.
fn advice(context: &Context<'_>, what: Thing, close: Option<&str>) -> String {
    let thing = what.as_str();
    let of_the_project = matches!(what, Thing::Document | Thing::Fact);
    let declare = match context.vocabulary.file {
        Some(_) => format!("declare the {thing} in the vocabulary."),
        None => "name a vocabulary in the configuration: `vocabulary: …`.".to_owned(),
    };
    match close {
        Some(close) if of_the_project => format!("Did you mean `{close}`?"),
        None if what == Thing::Fact => "Name a fact of the project: `DOCUMENT/FACT`.".to_owned(),
        None if of_the_project => format!("Name a {thing} of the project by its id."),
        Some(close) => format!("Did you mean `{close}`? Otherwise {declare}"),
        None => format!("Correct the name, or {declare}"),
    }
}

fn cycle(reporter: &mut Reporter<'_>, problem: &FactProblem) {
    let FactProblemKind::Cycle { what, ids } = &problem.kind else {
        return;
    };
    let Some(first) = ids.first() else { return };
    let chain: Vec<String> = ids
        .iter()
        .chain([first])
        .map(|id| format!("`{id}`"))
        .collect();
    let message = format!(
        "{} leads back to itself: {}",
        what.with_article(),
        chain.join(" → ")
    );
    let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
    diagnostic.related = problem
        .related
        .iter()
        .map(|span| Label::new(*span, ""))
        .collect();
    diagnostic.help = Some("Remove one of the links. Until then none of them is used.".to_owned());
    diagnostic.identity = vec![message];
    reporter.report(diagnostic);
}

fn value_kind(context: &Context<'_>, reporter: &mut Reporter<'_>, problem: &FactProblem) {
    let FactProblemKind::ValueKindMismatch { metric, states } = &problem.kind else {
        return;
    };
    let name = context.vocabulary.metric_name(*metric);
    let wanted = context
        .vocabulary
        .metric(*metric)
        .map_or("figure", |metric| metric.value.as_str());
    let message = format!(
        "`{name}` is stated as a {wanted}, not as a {}",
        states.as_str()
    );
    let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
    diagnostic.related = related(problem, Some("the metric"));
    diagnostic.help = Some(format!(
        "Write `{wanted}: …`, or declare the metric with `value: {}`.",
        states.as_str()
    ));
    diagnostic.identity = vec![message];
    reporter.report(diagnostic);
}
