//! Every declared check compares something.

use crate::diagnostic::{Level, RuleMetadata};
use crate::fact::FactId;

use super::context::{Context, DeclaredCheck};
use super::reporter::Reporter;
use super::wording::count;
use super::{RULES, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "idle-check",
        summary: "every declared check compares something",
        page: include_str!("idle_check.md"),
        level: Level::Warning,
        fails_run: false,
        since: "0.1.0",
    },
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for declared in context.checks {
        let known = RULES
            .iter()
            .any(|rule| rule.metadata.id == declared.check.rule.value);
        let selection = &declared.selection;
        // Names and rules that do not exist are reported as such; that the check is idle follows from it.
        if !known || !selection.unknown.is_empty() || !selection.malformed.is_empty() {
            continue;
        }
        if selection.groups.iter().all(|group| group.len() < 2) {
            report(context, reporter, declared);
        }
    }
}

fn report(context: &Context<'_>, reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    let id = &declared.check.id;
    let Some(span) = id.span else { return };
    let facts = &declared.selection.facts;
    let why = match facts.as_slice() {
        [] => "It selects no fact.".to_owned(),
        [one] => format!("It selects one fact only, `{}`.", context.index.name(*one)),
        [first, second, ..] => format!(
            "It selects {}, but each stands alone: `{}` and `{}` differ in {}.",
            count(facts.len(), "fact", "facts"),
            context.index.name(*first),
            context.index.name(*second),
            differences(context, declared, *first, *second).join(", "),
        ),
    };
    let help = format!(
        "{why}\nWiden `metric`, `facts` or `where`, name what differs under `ignoring`, or remove the check."
    );
    let message = format!("check `{}` compares nothing", id.value);
    reporter.report_at(span, &message, ("", Some(help)), &message);
}

/// The dimensions in which two facts differ and which the check does not ignore.
fn differences(
    context: &Context<'_>,
    declared: &DeclaredCheck,
    first: FactId,
    second: FactId,
) -> Vec<String> {
    let (Some(a), Some(b)) = (context.index.fact(first), context.index.fact(second)) else {
        return Vec::new();
    };
    let (a, b) = (a.key(), b.key());
    let own = [
        ("metric", a.metric != b.metric),
        ("entity", a.entity != b.entity),
        ("period", a.period != b.period),
        ("per", a.per != b.per),
        ("change", a.change != b.change),
    ];
    let further = context.vocabulary.dimensions.iter().map(|dimension| {
        let id = context.vocabulary.dimension_id(&dimension.name);
        let of = |dimensions: &[_]| {
            dimensions
                .iter()
                .find(|(of, _)| Some(*of) == id)
                .map(|(_, member)| *member)
        };
        (&*dimension.name, of(a.dimensions) != of(b.dimensions))
    });
    own.into_iter()
        .chain(further)
        .filter(|(name, differs)| {
            *differs
                && !declared
                    .check
                    .ignoring
                    .iter()
                    .any(|ignored| ignored.value == *name)
        })
        .map(|(name, _)| format!("`{name}`"))
        .collect()
}
