//! What texts say how many there are of something is what there is.

use crate::diagnostic::{Diagnostic, Fix, Label, Level, Needs, RuleMetadata, Severity};
use crate::gather::{Count, Standing, Statement, Truth};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "stated-counts",
        summary: "what the texts say of a count under `stated` is what there is",
        page: include_str!("stated_counts.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for count in &context.counts.all {
        for statement in &count.statements {
            let calculations = reporter.calculations();
            match statement.outcome {
                Standing::Holds => calculations.hold += 1,
                Standing::Stale | Standing::Drifted | Standing::Minority(..) => {
                    calculations.fail += 1;
                }
            }
            if let Some(diagnostic) = diagnostic(reporter, count, statement) {
                reporter.report(identified(context, count, statement, diagnostic));
            }
        }
        reporter.calculations().unread += count.passed_over.figures.len() as u64;
    }
}

fn diagnostic(reporter: &Reporter<'_>, count: &Count, statement: &Statement) -> Option<Diagnostic> {
    let text = &statement.text;
    let place = |label: &str| Label::new(statement.span, label);
    let (message, primary, related, severity, help) = match (&statement.outcome, &count.truth) {
        (Standing::Drifted, Some(truth)) => (
            format!(
                "`{text}` is stated, and the repository has {}",
                there_are(truth)
            ),
            place(""),
            counted(truth),
            Severity::Error,
            "Correct the number. If it counts something else, name words that stand beside it under `except`.",
        ),
        (Standing::Stale, Some(truth)) => (
            format!(
                "`{text}` holds and is out of date: the repository has {}",
                there_are(truth)
            ),
            place(""),
            counted(truth),
            Severity::Warning,
            "State a greater number.",
        ),
        (Standing::Minority(most, span), _) => (
            format!(
                "`{text}` is stated of `{}`, and elsewhere `{most}`",
                count.name
            ),
            place(""),
            vec![Label::new(*span, "what most say")],
            Severity::Warning,
            "Correct the one that is not right, or say under `is` how it is counted.",
        ),
        _ => return None,
    };
    let mut diagnostic = reporter.diagnostic(message, primary);
    diagnostic.related = related;
    diagnostic.severity = severity;
    diagnostic.help = Some(help.to_owned());
    diagnostic.fix = statement.correction.as_ref().map(|correction| {
        let title = format!("Write `{}`", correction.figure);
        let fix = if correction.is_certain {
            Fix::safe
        } else {
            Fix::guess
        };
        Box::new(fix(title, correction.span, &correction.number))
    });
    Some(diagnostic)
}

fn there_are(truth: &Truth) -> String {
    format!("{} ({})", truth.number.grouped(), truth.files)
}

fn counted(truth: &Truth) -> Vec<Label> {
    let label = format!("{} counted here", truth.number.grouped());
    vec![Label::new(truth.place, label)]
}

/// A finding is known again by its file and the words around it; equal ones are told apart by their order.
fn identified(
    context: &Context<'_>,
    count: &Count,
    statement: &Statement,
    mut diagnostic: Diagnostic,
) -> Diagnostic {
    let file = statement.span.file;
    let name = |file| context.sources.get(file).map_or("", |source| &source.name);
    diagnostic.identity = vec![
        name(file).to_owned(),
        count.name.clone(),
        statement.around.clone(),
    ];
    let equal = count.statements.iter();
    let equal = equal.filter(|other| {
        other.span.file == file && other.around == statement.around && other.span < statement.span
    });
    let before = equal.count();
    if before > 0 {
        diagnostic.identity.push(format!("#{before}"));
    }
    diagnostic
}
