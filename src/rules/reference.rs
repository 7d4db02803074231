//! Every name that is used is declared, and names do not run in circles. Found where facts and checks are read.

use crate::config::UnknownName;
use crate::diagnostic::{
    About, Diagnostic, Fix, Ground, Label, Level, Matter, Needs, RuleMetadata,
};
use crate::fact::{FactProblem, FactProblemKind, NameKind};
use crate::source::Span;
use crate::words::{Near, counted, did_you_mean};

use super::Rule;
use super::context::Context;
use super::fact_problems::{here_too, related, report_worded};
use super::mistaken::mistaken;
use super::reporter::Reporter;
use super::respell::renamed;

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
    report_worded(context, reporter, word);
    let declared = context.checks.iter();
    for declared in declared.filter(|declared| mistaken(context, declared).is_none()) {
        for name in &declared.selection.unknown {
            // Such a fact is there, and is reported where it cannot be read.
            if name.what == NameKind::Fact && context.index.is_unread(&name.name) {
                continue;
            }
            reporter.report(unknown_in_check(context, reporter, name));
        }
    }
}

fn word(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    problem: &FactProblem,
) -> Option<Diagnostic> {
    let found = |message: String| reporter.found_at(problem.span, message);
    Some(match &problem.kind {
        FactProblemKind::Unknown {
            what,
            within,
            name,
            close,
            further,
        } => {
            let message = match within {
                Some(dimension) => format!("`{dimension}` has no member `{name}`"),
                None => missing(context, *what, name),
            };
            let mut help = advice(context, *what, name, close.as_deref());
            if !further.is_empty() {
                let more = counted(further.len(), "more place", "more places");
                help = format!("{help}\nIt is used in {more}.");
            }
            let uses = std::iter::once(&problem.span).chain(&problem.related);
            let uses: Vec<Span> = uses.chain(further).copied().collect();
            found(message)
                .related(here_too(problem.related.iter().copied()))
                .help(help)
                .fix(respelt(context, &uses, name, close.as_ref()))
                .about(undeclared(context, *what, uses))
        }
        FactProblemKind::Cycle { what, ids } => {
            let chain = ids.iter().chain(ids.first());
            let chain: Vec<String> = chain.map(|id| format!("`{id}`")).collect();
            let of = what.with_article();
            let links = problem.related.iter().map(|span| Label::new(*span, ""));
            found(format!("{of} leads back to itself: {}", chain.join(" → ")))
                .related(links)
                .help("Remove one of the links. Until then none of them is used.")
        }
        FactProblemKind::ValueKindMismatch { metric, states } => {
            let name = context.vocabulary.metric_name(*metric);
            let metric = context.vocabulary.metric(*metric);
            let wanted = metric.map_or("figure", |metric| metric.value.as_str());
            let states = states.as_str();
            found(format!(
                "`{name}` is stated as a {wanted}, not as a {states}"
            ))
            .related(related(problem, Some("the metric")))
            .help(format!(
                "Write `{wanted}: …`, or declare the metric with `value: {states}`."
            ))
        }
        _ => return None,
    })
}

fn unknown_in_check(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    name: &UnknownName,
) -> Diagnostic {
    let close = name.close.as_ref();
    reporter
        .found_at(name.span, missing(context, name.what, &name.name))
        .help(advice(
            context,
            name.what,
            &name.name,
            close.map(|close| &**close),
        ))
        .fix(respelt(context, &[name.span], &name.name, close))
        .about(undeclared(context, name.what, vec![name.span]))
}

/// What writes the only name that is near in all these places.
fn respelt(
    context: &Context<'_>,
    places: &[Span],
    name: &str,
    near: Option<&Near>,
) -> Option<Box<Fix>> {
    let near = near.filter(|near| near.is_only)?;
    renamed(context.sources, places.iter().copied(), name, near)
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
