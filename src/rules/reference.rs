//! Every name that is used is declared, and names do not run in circles. Found where facts and checks are read.

use crate::diagnostic::{About, Ground, Label, Level, Matter, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind, NameKind};
use crate::source::Span;
use crate::words::{counted, did_you_mean};

use super::Rule;
use super::context::Context;
use super::mistaken::mistaken;
use super::reporter::Reporter;
use super::respell::renamed;
use super::unit::related;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "reference",
        summary: "every name that is used is declared",
        page: include_str!("reference.md"),
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
            FactProblemKind::Unknown { .. } => {
                unknown_in_facts(context, reporter, problem);
            }
            FactProblemKind::Cycle { .. } => cycle(reporter, problem),
            FactProblemKind::ValueKindMismatch { .. } => value_kind(context, reporter, problem),
            _ => {}
        }
    }
    let declared = context.checks.iter();
    for declared in declared.filter(|declared| mistaken(context, declared).is_none()) {
        for name in &declared.selection.unknown {
            // Such a fact is there, and is reported where it cannot be read.
            if name.what == NameKind::Fact && context.index.is_unread(&name.name) {
                continue;
            }
            let message = missing(context, name.what, &name.name);
            let help = advice(context, name.what, &name.name, name.close.as_deref());
            let found = reporter.report_at(name.span, &message, "", Some(help), &message);
            found.about = undeclared(context, name.what, vec![name.span]);
            let near = name.close.as_ref().filter(|near| near.is_only);
            found.fix =
                near.and_then(|near| renamed(context.sources, [name.span], &name.name, near));
        }
    }
}

/// The subject of a name that nothing has, in these places: what would declare it may not have been read.
fn undeclared(context: &Context<'_>, what: NameKind, places: Vec<Span>) -> About {
    let mut grounds = Vec::new();
    if matches!(what, NameKind::Document | NameKind::Fact) {
        grounds.push(Ground::Facts);
    } else {
        if !context.declares(what) {
            grounds.push(Ground::Vocabulary);
        }
        if context.lacks_vocabulary() {
            grounds.push(Ground::AnyVocabulary);
        }
        if what == NameKind::Unit {
            grounds.push(Ground::UnitOfMetric);
        }
    }
    About {
        matter: Matter::Undeclared,
        places,
        grounds,
        ..About::default()
    }
}

fn unknown_in_facts(context: &Context<'_>, reporter: &mut Reporter<'_>, problem: &FactProblem) {
    let FactProblemKind::Unknown {
        what,
        within,
        name,
        close,
        further,
    } = &problem.kind
    else {
        return;
    };
    let more = further.len();
    let message = match within {
        Some(dimension) => format!("`{dimension}` has no member `{name}`"),
        None => missing(context, *what, name),
    };
    let mut diagnostic = reporter.diagnostic(&message, Label::new(problem.span, ""));
    diagnostic.related = problem
        .related
        .iter()
        .map(|span| Label::new(*span, "here too"))
        .collect();
    let mut help = advice(context, *what, name, close.as_deref());
    if more > 0 {
        help = format!(
            "{help}\nIt is used in {}.",
            counted(more, "more place", "more places")
        );
    }
    diagnostic.help = Some(help);
    let places = [problem.span].into_iter().chain(problem.related.clone());
    let places = places.chain(further.iter().copied());
    let near = close.as_ref().filter(|near| near.is_only);
    diagnostic.fix = near.and_then(|near| renamed(context.sources, places, name, near));
    diagnostic.identity = vec![message];
    let uses = std::iter::once(&problem.span).chain(&problem.related);
    let uses = uses.chain(further).copied();
    diagnostic.about = undeclared(context, *what, uses.collect());
    reporter.report(diagnostic);
}

fn missing(context: &Context<'_>, what: NameKind, name: &str) -> String {
    let thing = what.as_str();
    if name.trim().is_empty() {
        format!("the name of the {thing} is empty")
    } else if needs_vocabulary(context, what) {
        format!("there is no {thing} `{name}`, and no vocabulary that could declare it")
    } else {
        format!("there is no {thing} `{name}`")
    }
}

/// Whether such a thing is declared in a vocabulary and the project has none.
fn needs_vocabulary(context: &Context<'_>, what: NameKind) -> bool {
    !matches!(what, NameKind::Document | NameKind::Fact) && context.lacks_vocabulary()
}

/// Advice about an unknown name, which may be close to a known one.
fn advice(context: &Context<'_>, what: NameKind, name: &str, close: Option<&str>) -> String {
    let thing = what.as_str();
    let of_the_project = matches!(what, NameKind::Document | NameKind::Fact);
    if needs_vocabulary(context, what) {
        return "Name a vocabulary in the configuration: `vocabulary: vocabulary.yaml`.\n`factlint schema vocabulary` describes what to write in it."
            .to_owned();
    }
    let declare = format!("declare the {thing} in the vocabulary.");
    let entities = &context.vocabulary.entities;
    let is_called = |close: &&str| {
        let id = entities.get(close).filter(|_| what == NameKind::Entity);
        id.is_some_and(|id| entities.label(id) == name)
    };
    if let Some(close) = close.filter(is_called) {
        return format!("That is how `{close}` is called. Write its name: `{close}`.");
    }
    match close {
        Some(close) if of_the_project => did_you_mean(close),
        None if what == NameKind::Fact => "Name a fact of the project: `DOCUMENT/FACT`.".to_owned(),
        None if of_the_project => format!("Name a {thing} of the project by its id."),
        Some(close) => format!("{} Otherwise {declare}", did_you_mean(close)),
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
