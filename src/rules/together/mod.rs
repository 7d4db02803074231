//! Relations that share facts hold together: what single rules find possible one by one is solved as one system.
//!
//! Which relations there are, the other rules have noted; how a system is solved and a contradiction explained is in
//! `relation`; its arithmetic is worded in `steps`.

mod build;
mod steps;

use std::collections::BTreeSet;

use crate::diagnostic::{Level, RuleMetadata, Severity};
use crate::fact::FactId;
use crate::figure::Interval;
use crate::relation::{Explanation, Limits, Reason, Solution, Verdict, solve};

use super::Rule;
use super::context::Context;
use super::declared::Finding;
use super::related::Related;
use super::reporter::{Reporter, severity_of};
use super::wording::Words;
use build::{Built, Side, build};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "together",
        summary: "relations that share facts hold together",
        page: include_str!("../together.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

/// The strict readings first. What cannot hold on them is taken out, and the rest is solved on the usual readings.
fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let relations: Vec<Related> = reporter.relations().to_vec();
    if relations.is_empty() {
        return;
    }
    let mut out: BTreeSet<FactId> = relations
        .iter()
        .flat_map(Related::facts)
        .filter(|fact| reporter.is_reported(*fact))
        .collect();
    let mut found = 0;
    for side in [Side::Strict, Side::Usual] {
        let built = build(context, &relations, &out, side);
        if built.parts_left_out && side == Side::Strict {
            reporter.count(None, Verdict::NotChecked(Reason::LimitReached));
        }
        let solution = solve(&built.system, &Limits::default());
        let mut found_facts = Vec::new();
        for conflict in &solution.conflicts {
            let facts: Vec<FactId> = conflict
                .statements
                .iter()
                .filter_map(|id| built.facts.get(id.index()).copied())
                .collect();
            if facts.len() < 2 {
                continue;
            }
            found += 1;
            let without = |fact: FactId| {
                let mut out = out.clone();
                out.insert(fact);
                build(context, &relations, &out, side)
            };
            let allowed = allowed(&built, &facts, without);
            report(
                context,
                reporter,
                (&built, side),
                (conflict, &facts),
                allowed,
            );
            found_facts.extend(facts);
        }
        out.extend(found_facts);
        for _ in &solution.exhausted {
            reporter.count(None, Verdict::NotChecked(Reason::LimitReached));
        }
        count_feasible(reporter, &solution, side, found);
    }
}

/// One binding agrees when everything that is left can hold.
fn count_feasible(reporter: &mut Reporter<'_>, solution: &Solution, side: Side, found: usize) {
    if side == Side::Usual && found == 0 && solution.exhausted.is_empty() {
        reporter.count(None, Verdict::Agree);
    }
}

fn report(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    (built, side): (&Built, Side),
    (conflict, facts): (&Explanation, &[FactId]),
    allowed: Vec<(FactId, Interval)>,
) {
    let words = Words::new(context);
    let relations: Vec<&Related> = conflict
        .relations
        .iter()
        .filter_map(|id| built.relations.get(id.index())?.as_ref())
        .collect();
    let inferred = relations.iter().any(|relation| relation.inferred);
    let verdict = match side {
        Side::Strict if !inferred => Verdict::Conflict,
        Side::Strict | Side::Usual => Verdict::Doubtful,
    };
    reporter.count(None, verdict);
    let most = relations
        .iter()
        .filter_map(|relation| relation.severity)
        .min();
    let Some((kind, severity)) = severity_of(verdict, most) else {
        return;
    };
    let values: Vec<String> = facts.iter().map(|id| words.value(*id)).collect();
    let (all, both) = match facts.len() {
        2 => ("both", true),
        _ => ("all", false),
    };
    let listed = listed(&values);
    let finding = Finding {
        message: match severity {
            Severity::Warning => format!("can the figures {listed} {all} hold?"),
            Severity::Error => format!("the figures {listed} cannot {all} hold"),
        },
        facts: facts.to_vec(),
        read: 0,
        arithmetic: steps::lines(context, built, conflict),
        allowed,
    };
    let why = if both {
        "Each of them can hold without the other.".to_owned()
    } else {
        format!(
            "Any {} of these {} facts can hold without the last.",
            facts.len() - 1,
            facts.len()
        )
    };
    let advice = "Correct one of them, or the check that relates them.";
    let Some(mut diagnostic) = finding.diagnostic(context, reporter, Some(&why), advice) else {
        return;
    };
    diagnostic.verdict = Some(kind);
    diagnostic.severity = severity;
    reporter.report(diagnostic);
    reporter.settle(facts.iter().copied(), (kind, severity));
}

/// Up to four values, and how many more there are.
fn listed(values: &[String]) -> String {
    const NAMED: usize = 4;
    match values {
        [values @ .., last] if values.len() < NAMED && !values.is_empty() => {
            format!("{} and {last}", values.join(", "))
        }
        _ => {
            let named: Vec<&str> = values.iter().take(NAMED).map(String::as_str).collect();
            let more = values.len().saturating_sub(named.len());
            format!("{} and {more} more", named.join(", "))
        }
    }
}

/// What each fact would have to be, by what all others and the relations say without it. Of many facts none is asked.
fn allowed(
    built: &Built,
    facts: &[FactId],
    without: impl Fn(FactId) -> Built,
) -> Vec<(FactId, Interval)> {
    const ASKED: usize = 6;
    if facts.len() > ASKED {
        return Vec::new();
    }
    facts
        .iter()
        .filter_map(|fact| {
            let at = built.facts.iter().position(|stated| stated == fact)?;
            let variable = built.stated.get(at)?.index();
            let solution = solve(&without(*fact).system, &Limits::default());
            Some((*fact, solution.bounds.get(variable)?.clone()))
        })
        .collect()
}
