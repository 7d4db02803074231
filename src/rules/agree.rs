//! Facts about one thing agree: automatically for each data point, and where a declared check says that facts which
//! differ in some dimension state one thing.

use crate::diagnostic::{Diagnostic, Level, RuleMetadata, Severity, sentence};
use crate::fact::{FactId, PeriodSource, PeriodType};
use crate::relation::{Reason, Verdict};

use super::Rule;
use super::comparison::{Outcome, compare};
use super::context::{Context, DeclaredCheck};
use super::reporter::{Reporter, severity_of};
use super::wording::{Words, count, sides};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "agree",
        summary: "facts about one thing agree",
        page: include_str!("agree.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    check,
};

/// Declared checks come first: a data point whose disagreement one of them has reported is not reported again.
fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for declared in context.checks {
        if declared.check.rule.value == RULE.metadata.id {
            check_declared(context, reporter, declared);
        }
    }
    for (point, outcome) in context.index.points().iter().zip(context.points) {
        let facts: Vec<FactId> = context.index.current(point).map(|(id, _)| id).collect();
        check_point(context, reporter, &facts, outcome);
    }
}

fn check_declared(context: &Context<'_>, reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    let id = &declared.check.id.value;
    for group in &declared.selection.groups {
        let outcome = compare(group, context.index, context.vocabulary);
        reporter.count(Some(id), outcome.verdict);
        let Some((verdict, severity)) = severity_of(outcome.verdict, declared.check.severity)
        else {
            continue;
        };
        let question = declared.check.severity == Some(Severity::Warning);
        let Some(mut diagnostic) = describe(context, reporter, &outcome, question) else {
            continue;
        };
        diagnostic.check = Some(id.clone());
        diagnostic.verdict = Some(verdict);
        diagnostic.severity = severity;
        let advice = if question {
            "If they state the same quantity, correct one; if not, give them different metrics."
        } else {
            "Correct one of them, give them different metrics, or accept the difference in the baseline."
        };
        let because = declared.check.because.as_deref().map(sentence);
        let lines = because
            .as_deref()
            .into_iter()
            .chain(diagnostic.help.as_deref())
            .chain([advice]);
        diagnostic.help = Some(lines.collect::<Vec<_>>().join("\n"));
        reporter.report(diagnostic);
        reporter.settle(group.iter().copied());
    }
}

fn check_point(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    facts: &[FactId],
    outcome: &Outcome,
) {
    let Some(verdict) = point_verdict(context, facts, outcome) else {
        return;
    };
    reporter.count(None, verdict);
    let Some((kind, severity)) = severity_of(verdict, None) else {
        return;
    };
    if reporter.is_settled(facts) {
        return;
    }
    let Some(mut diagnostic) = describe(context, reporter, outcome, false) else {
        return;
    };
    diagnostic.verdict = Some(kind);
    diagnostic.severity = severity;
    let scope = if verdict == outcome.verdict {
        "They share metric, entity and period."
    } else {
        "They share metric and entity. The period is inferred, so this is a question."
    };
    let advice = "Correct one of them. If all are right, say in which dimension they differ.";
    let lines = [scope]
        .into_iter()
        .chain(diagnostic.help.as_deref())
        .chain([advice]);
    diagnostic.help = Some(lines.collect::<Vec<_>>().join("\n"));
    reporter.report(diagnostic);
    reporter.settle(facts.iter().copied());
}

/// What the automatic comparison of a data point's current facts comes to; `None` for a fact that stands alone. A flow
/// of which nobody says when it took place is not compared, and what rests on an inferred period is at most doubtful.
pub fn point_verdict(
    context: &Context<'_>,
    facts: &[FactId],
    outcome: &Outcome,
) -> Option<Verdict> {
    let stated = || facts.iter().filter_map(|id| context.index.fact(*id));
    let first = stated().next().filter(|_| facts.len() > 1)?;
    let is_duration = context
        .vocabulary
        .metric(first.metric)
        .is_some_and(|metric| metric.period_type == Some(PeriodType::Duration));
    if is_duration && first.period.source == PeriodSource::Absent {
        return Some(Verdict::NotChecked(Reason::NoPeriod));
    }
    Some(if stated().any(|fact| fact.period.is_inferred()) {
        outcome.verdict.at_most_doubtful()
    } else {
        outcome.verdict
    })
}

/// The diagnostic for an outcome that is not agreement, with its labels; in its help how the two figures are read.
fn describe(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    outcome: &Outcome,
    question: bool,
) -> Option<Diagnostic> {
    let words = Words::new(context);
    let all: Vec<FactId> = outcome.clusters.iter().flatten().copied().collect();
    let (greater, smaller) = outcome.culprits?;
    let first = context.index.fact(greater)?;
    let mut facts = vec![greater, smaller];
    facts.extend(all.iter().filter(|id| **id != greater && **id != smaller));
    let what = if all.len() == 2 {
        let (one, other) = (words.value(greater), words.value(smaller));
        match outcome.verdict {
            _ if question => format!("do {one} and {other} state the same thing?"),
            Verdict::Conflict => format!("{one} and {other} cannot both hold"),
            _ => format!("{one} and {other} agree only on their widest readings"),
        }
    } else {
        sides(words, &outcome.clusters)
    };
    let message = format!("{}: {what}", words.metric(greater));
    let mut diagnostic = reporter.diagnostic(message, words.label(first));
    let left_out = words.place(&mut diagnostic, &facts);
    let mut lines: Vec<String> = [greater, smaller]
        .into_iter()
        .filter_map(|id| words.reading(id))
        .collect();
    if left_out > 0 {
        lines.push(format!(
            "Not all are shown: there are {}.",
            count(left_out, "fact more", "facts more")
        ));
    }
    diagnostic.help = (!lines.is_empty()).then(|| lines.join("\n"));
    Some(diagnostic)
}
