//! Relations that share facts hold together: what single rules find possible one by one is solved as one system.
//!
//! Which relations there are, the other rules have noted; how a system is solved and a contradiction explained is in
//! `relation`; its arithmetic is worded in `steps`.

mod build;
mod parts;
mod steps;
mod undecided;

use std::collections::BTreeSet;

use crate::diagnostic::{About, Level, Matter, Needs, RuleMetadata, Severity};
use crate::fact::FactId;
use crate::figure::Interval;
use crate::relation::{Explanation, Limits, Reason, Solver, Verdict};
use crate::words::joined_most;

use super::Rule;
use super::context::Context;
use super::declared::Finding;
use super::related::Related;
use super::reporter::{Gravity, Reporter};
use super::wording::FactWords;
use build::{Built, Pass, build};
use parts::parts;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "together",
        summary: "relations that share facts hold together",
        page: include_str!("../together.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

/// What is certain first. What cannot hold is taken out, and the rest is asked of with all relations, and then on the
/// usual readings. What another rule has only asked about may still be impossible.
fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let mut relations: Vec<Related> = reporter.relations().to_vec();
    if relations.is_empty() {
        return;
    }
    let parts = parts(context, &relations);
    relations.extend(parts.related);
    for _ in 0..parts.left_out {
        reporter.count(None, Verdict::NotChecked(Reason::LimitReached));
    }
    let all = |wanted: &dyn Fn(FactId) -> bool| -> BTreeSet<FactId> {
        let facts = context.index.iter().map(|(id, _)| id);
        facts.filter(|id| wanted(*id)).collect()
    };
    let asked = all(&|fact| reporter.told().is_about(fact.index()));
    let mut search = Search {
        context,
        relations: &relations,
        out: all(&|fact| reporter.told().refutes(fact.index())),
        found: 0,
        told: BTreeSet::new(),
        possible: None,
    };
    search.run(reporter, Pass::Certain);
    search.out.extend(asked);
    search.run(reporter, Pass::Strict);
    search.run(reporter, Pass::Usual);
}

/// What is solved pass by pass.
struct Search<'a> {
    context: &'a Context<'a>,
    relations: &'a [Related],
    /// The facts that something is said of already.
    out: BTreeSet<FactId>,
    /// How many contradictions were found.
    found: usize,
    /// The checks of which contradictions were told.
    told: BTreeSet<String>,
    /// The facts that were last found to hold together, by all relations that are certain and on the widest readings.
    possible: Option<BTreeSet<FactId>>,
}

impl Search<'_> {
    /// Whether all relations and no other facts were found to hold already, on the same readings.
    fn is_known_to_hold(&self, built: &Built) -> bool {
        let all_certain = |relation: &Related| Pass::Certain.admits(relation);
        self.relations.iter().all(all_certain)
            && self.possible.as_ref().is_some_and(|possible| {
                let mut facts = built.facts.iter();
                facts.all(|fact| possible.contains(fact))
            })
    }

    fn run(&mut self, reporter: &mut Reporter<'_>, pass: Pass) {
        let built = build(self.context, self.relations, &self.out, pass);
        if pass == Pass::Strict && self.is_known_to_hold(&built) {
            return;
        }
        let mut limits = Limits::default();
        limits.effort = self.context.settings.steps.unwrap_or(limits.effort);
        let solver = Solver::new(&built.system, &limits);
        let solution = solver.solve();
        let mut found_facts = BTreeSet::new();
        for explanation in &solution.conflicts {
            let facts: Vec<FactId> = explanation
                .statements
                .iter()
                .filter_map(|id| built.facts.get(id.index()).copied())
                .collect();
            // What one figure contradicts by itself, such as the range of its metric, other rules say.
            if explanation.relations.is_empty() {
                continue;
            }
            let conflict = Conflict {
                built: &built,
                pass,
                explanation,
                facts,
            };
            if conflict.facts.is_empty() {
                self.found += usize::from(conflict.report_relations(self.context, reporter));
                continue;
            }
            self.found += 1;
            let relations = conflict.relations().into_iter();
            self.told
                .extend(relations.filter_map(|of| of.check.clone()));
            let allowed = allowed(&built, &solver, explanation);
            conflict.report(self.context, reporter, allowed);
            found_facts.extend(conflict.facts);
        }
        if pass == Pass::Certain && solution.exhausted.is_empty() {
            let left = built.facts.iter().copied();
            self.possible = Some(left.filter(|fact| !found_facts.contains(fact)).collect());
        }
        self.out.extend(found_facts);
        // All that is certain is asked again with the rest.
        let undecided = solution.exhausted.iter().filter(|_| pass != Pass::Certain);
        for exhausted in undecided {
            reporter.count(None, Verdict::NotChecked(Reason::LimitReached));
            if pass == Pass::Strict {
                undecided::report(self.context, reporter, &built, exhausted, &self.told);
            }
        }
        // One binding agrees when everything that is left can hold.
        if pass == Pass::Usual && self.found == 0 && solution.exhausted.is_empty() {
            reporter.count(None, Verdict::Agree);
        }
    }
}

/// Facts that cannot all hold, or relations that cannot whatever is stated.
struct Conflict<'a> {
    built: &'a Built,
    pass: Pass,
    explanation: &'a Explanation,
    facts: Vec<FactId>,
}

impl Conflict<'_> {
    fn relations(&self) -> Vec<&Related> {
        let relations = self.explanation.relations.iter();
        relations
            .filter_map(|id| self.built.relations.get(id.index())?.as_ref())
            .collect()
    }

    /// The verdict, and the gravest severity that the relations allow.
    fn verdict(&self) -> (Verdict, Option<Severity>) {
        let relations = self.relations();
        let inferred = relations.iter().any(|relation| relation.inferred);
        let verdict = match self.pass {
            Pass::Certain | Pass::Strict if !inferred => Verdict::Conflict,
            _ => Verdict::Doubtful,
        };
        let most = relations.iter().filter_map(|relation| relation.severity);
        (verdict, most.min())
    }

    fn report(
        &self,
        context: &Context<'_>,
        reporter: &mut Reporter<'_>,
        allowed: Vec<(FactId, Interval)>,
    ) {
        let (verdict, most) = self.verdict();
        reporter.count(None, verdict);
        let Some(gravity) = Gravity::of(verdict, most) else {
            return;
        };
        let why = match self.facts.len() {
            _ if !self.explanation.smallest => {
                "Some of them may be too much already: fewer were not looked for to the end, which takes too many steps."
                    .to_owned()
            }
            1 => "Whatever else is stated, what relates it to other figures leaves no room for it."
                .to_owned(),
            2 => "Each of them can hold without the other.".to_owned(),
            facts => format!(
                "Any {} of these {facts} facts can hold without the last.",
                facts - 1
            ),
        };
        let advice = match self.facts.len() {
            1 => "Correct it, or the check that relates it.",
            _ => "Correct one of them, or the check that relates them.",
        };
        let finding = Finding {
            message: headline(context, &self.facts, gravity.severity),
            facts: self.facts.clone(),
            arithmetic: steps::lines(context, self.built, self.explanation),
            allowed,
            why: Some(why),
            advice: Some(advice.to_owned()),
            about: About::facts(Matter::Other, self.facts.iter().map(|fact| fact.index())),
            ..Finding::default()
        };
        finding.report(context, reporter, gravity);
    }

    /// Says that relations and metrics contradict each other whatever is stated, once; whether it did.
    fn report_relations(&self, context: &Context<'_>, reporter: &mut Reporter<'_>) -> bool {
        let relations = self.relations();
        let is_news = match self.pass {
            Pass::Certain => true,
            Pass::Strict => relations
                .iter()
                .any(|related| !Pass::Certain.admits(related)),
            Pass::Usual => false,
        };
        let (verdict, most) = self.verdict();
        let Some(gravity) = Gravity::of(verdict, most).filter(|_| is_news) else {
            return false;
        };
        reporter.count(None, verdict);
        let related: BTreeSet<FactId> = relations.iter().flat_map(|of| of.facts()).collect();
        let names: BTreeSet<String> = relations.iter().map(|of| of.name()).collect();
        let names: Vec<String> = names.into_iter().collect();
        let why =
            "Whatever is stated here, what the metrics allow and what relates them leave nothing.";
        let advice = "Correct the check, or the `range` of a metric in the vocabulary.";
        let finding = Finding {
            message: format!("no figures at all satisfy {}", names.join(" and ")),
            facts: related.into_iter().collect(),
            arithmetic: steps::lines(context, self.built, self.explanation),
            why: Some(why.to_owned()),
            advice: Some(advice.to_owned()),
            ..Finding::default()
        };
        finding.report(context, reporter, gravity)
    }
}

/// The most figures that a headline names.
const NAMED: usize = 4;

/// “the figures `24 t` and `30 t` cannot both hold”, or the question whether they can.
fn headline(context: &Context<'_>, facts: &[FactId], severity: Severity) -> String {
    let words = FactWords::new(context);
    let values: Vec<String> = facts.iter().map(|id| words.quoted(*id)).collect();
    let named = joined_most(&values, NAMED, "and");
    let (figures, all) = match values.len() {
        1 => (format!("the figure {named}"), ""),
        2 => (format!("the figures {named}"), " both"),
        _ => (format!("the figures {named}"), " all"),
    };
    match severity {
        Severity::Warning => format!("can {figures}{all} hold?"),
        Severity::Error => format!("{figures} cannot{all} hold"),
    }
}

/// What each fact would have to be, by what all others and the relations say without it. Of many facts none is asked.
fn allowed(
    built: &Built,
    solver: &Solver<'_>,
    explanation: &Explanation,
) -> Vec<(FactId, Interval)> {
    const ASKED: usize = 6;
    let statements = &explanation.statements;
    let asked = statements.iter().filter(|_| statements.len() <= ASKED);
    asked
        .filter_map(|id| {
            let fact = built.facts.get(id.index())?;
            Some((*fact, solver.bounds_without(*id)?))
        })
        .collect()
}
