//! Every declared check compares something.

use crate::config::UnknownName;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::FactId;
use crate::relation::Reason;
use crate::rules;
use crate::words::counted;
use crate::words::sentence;

use super::Rule;
use super::agree;
use super::context::{Context, DeclaredCheck};
use super::reporter::{Reporter, Tally};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "idle-check",
        summary: "every declared check compares something",
        page: include_str!("idle_check.md"),
        level: Level::Warning,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for declared in context.checks {
        // A check over records says itself that it compares nothing, as an error.
        if declared.is_over_records() {
            continue;
        }
        if excuse(context, declared).is_some() {
            continue;
        }
        if has_bound(reporter.tally(), declared) {
            report_left_out(context, reporter, declared);
        } else {
            report(context, reporter, declared);
        }
    }
}

/// Why a check has compared nothing, in a sentence, when it has not. `tally` is that of the whole run.
pub fn idle_reason(
    context: &Context<'_>,
    tally: &Tally,
    declared: &DeclaredCheck,
) -> Option<String> {
    let idle = !has_bound(tally, declared);
    idle.then(|| excuse(context, declared).unwrap_or_else(|| reason(context, declared)))
}

/// Whether a check has compared something, or could not for a reason of its own.
fn has_bound(tally: &Tally, declared: &DeclaredCheck) -> bool {
    let check = &declared.check;
    let key = (check.rule.value.clone(), check.id.value.clone());
    tally.get(&key).is_some_and(|counts| {
        let compared = counts.bindings.agree + counts.bindings.doubtful + counts.bindings.conflict;
        let stated = |reason: &Reason| !Reason::ABSENCES.contains(reason);
        compared > 0 || !counts.left.is_empty() || counts.reasons.keys().any(stated)
    })
}

/// Why a check compares nothing that is said elsewhere: what is wrong with it is reported as such, and a rule that is off
/// is idle on purpose.
fn excuse(context: &Context<'_>, declared: &DeclaredCheck) -> Option<String> {
    let rule = &declared.check.rule.value;
    let selection = &declared.selection;
    if declared.is_over_records() {
        return Some("Its records have nothing to compare; `factlint check` says why.".to_owned());
    }
    let declarable = rules::find(rule).is_some_and(|rule| rule.declaration.is_some());
    if !declarable {
        return Some(format!("`{rule}` is not a rule that a check can declare."));
    }
    if context.settings.level(rule) == Some(Level::Off) {
        return Some(format!("The rule `{rule}` is off."));
    }
    if let Some(wrong) = selection.problems.first() {
        let check = format!("check `{}` ", declared.check.id.value);
        let of_check = wrong.message.strip_prefix(&check);
        return Some(match of_check {
            Some(what) => sentence(&format!("It {what}")),
            None => sentence(&wrong.message),
        });
    }
    let unread = |name: &&UnknownName| context.index.is_unread(&name.name);
    if let Some(fact) = selection.unknown.iter().find(unread) {
        return Some(format!("The fact `{}` cannot be read.", fact.name));
    }
    let unknown = selection.unknown.first().map(|name| {
        let what = name.what.as_str();
        format!("There is no {what} `{}`.", name.name)
    });
    let malformed = selection.malformed.first();
    unknown
        .or_else(|| malformed.map(|text| format!("`{}` is not a period.", text.text)))
        .or_else(|| {
            let misshapen = context.is_error("schema") && is_misshapen(context, declared);
            misshapen.then(|| "It does not fit its schema.".to_owned())
        })
        .or_else(|| {
            let unread = context.index.unread > 0 || context.has_unread_file();
            unread.then(|| "Not every fact can be read.".to_owned())
        })
}

/// Whether the schema of checks refuses the check or a part of it.
fn is_misshapen(context: &Context<'_>, declared: &DeclaredCheck) -> bool {
    let mut failures = context.schema_failures.iter();
    failures.any(|failure| {
        declared
            .check
            .holds(failure.problem.primary.span.file, &failure.pointer)
    })
}

fn report(context: &Context<'_>, reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    let id = &declared.check.id;
    let Some(span) = id.span else { return };
    let why = reason(context, declared);
    let help = format!(
        "{why}\nWiden `metric`, `facts` or `where`, name what differs under `ignoring`, or remove the check."
    );
    let message = format!("check `{}` compares nothing", id.value);
    reporter.report(reporter.found_at(span, message).help(help));
}

fn reason(context: &Context<'_>, declared: &DeclaredCheck) -> String {
    let facts = &declared.selection.facts;
    match facts.as_slice() {
        [] => "It selects no fact.".to_owned(),
        [one] => format!("It selects one fact only, `{}`.", context.index.name(*one)),
        [first, second, ..] => {
            let selected = format!("It selects {}", counted(facts.len(), "fact", "facts"));
            match differences(context, declared, *first, *second) {
                found if found.is_empty() => {
                    format!("{selected}, but none that its rule can relate to each other.")
                }
                found => format!(
                    "{selected}, but each stands alone: `{}` and `{}` differ in {}.",
                    context.index.name(*first),
                    context.index.name(*second),
                    found.join(", "),
                ),
            }
        }
    }
}

/// Reports the facts that a check names and yet compares with nothing, while it compares others.
fn report_left_out(context: &Context<'_>, reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    let check = &declared.check;
    for name in &check.facts {
        let Some(why) = context
            .index
            .find(&name.value)
            .and_then(|id| left_out(context, declared, id))
        else {
            continue;
        };
        let Some(span) = name.span else { continue };
        let message = format!(
            "check `{}` does not compare `{}`",
            check.id.value, name.value
        );
        reporter.report(reporter.found_at(span, message).help(why));
    }
}

/// Why a check does not compare a fact that it names, and what to do; `None` when it does.
fn left_out(context: &Context<'_>, declared: &DeclaredCheck, id: FactId) -> Option<String> {
    let selection = &declared.selection;
    if context.index.fact(id)?.retired.is_some() {
        return Some("Another fact replaces it. Name that one instead.".to_owned());
    }
    if !selection.facts.contains(&id) {
        return Some(
            "It is named under `facts`, but `metric` or `where` leaves it out.\nWiden these, or remove the name."
                .to_owned(),
        );
    }
    // Other rules may look at facts one by one.
    let alone = declared.check.rule.value == agree::RULE.metadata.id
        && selection.groups.iter().any(|group| *group == [id]);
    let other = selection.facts.iter().find(|other| **other != id)?;
    alone.then(|| {
        format!(
            "It differs from `{}` in {}.\nName what differs under `ignoring`, or remove the fact from the check.",
            context.index.name(*other),
            differences(context, declared, id, *other).join(", "),
        )
    })
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
    let related = &declared.selection.relates;
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
                && !related.contains(name)
                && !declared
                    .check
                    .ignoring
                    .iter()
                    .any(|ignored| ignored.value == *name)
        })
        .map(|(name, _)| format!("`{name}`"))
        .collect()
}
