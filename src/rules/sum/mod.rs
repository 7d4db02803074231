//! A total is the sum of its parts, or bounds it: of facts, or of records. What the parts of which total are is said here
//! for facts and in `of_records` for records, what is to be said of them in `binding`, and in `group` and `misfit`; the
//! arithmetic of both is in `relation`.

mod binding;
mod group;
mod misfit;
mod of_records;
mod parameters;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{Given, MetricOrFigure};
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{FactId, MemberId, MetricId};
use crate::figure::Number;
use crate::relation::{Reason, RelationKind};

use super::context::Context;
use super::declared::{Operand, by_metric, states_amount};
use super::run::Run;
use super::{Declaration, Parameters, ReadParameters as _, Rule};
use binding::{Binding, facts_of};
use of_records::SumOfRecords;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "sum",
        summary: "a total is the sum of its parts, or bounds it",
        page: include_str!("../sum.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration { read }),
    check: |_, _| {},
};

/// Reads what a check says: of fields of records where it names such, else of metrics.
fn read(given: &mut Given<'_>) -> Option<Arc<dyn Parameters>> {
    if of_records::names_fields(given) {
        return Some(Arc::new(SumOfRecords::read(given)?));
    }
    Some(Arc::new(Sum::read(given)?))
}

/// What a check says of a sum of facts.
#[derive(Debug)]
struct Sum {
    total: MetricOrFigure,
    parts: Parts,
    kind: RelationKind,
    ignores_entity: bool,
}

/// A sum while it is checked.
struct SumOfFacts<'a> {
    total: TotalOf,
    parts: &'a Parts,
    kind: RelationKind,
    /// Whether a file could not be read; asked once, for it looks at all of them.
    has_unread_file: bool,
}

/// What the parts add up to.
enum TotalOf {
    /// What facts state of this metric.
    Metric(MetricId),
    /// A figure that the check states itself.
    Constant(Box<Operand>),
}

impl TotalOf {
    /// The operand, where it is stated; `of_metric` has those of facts.
    fn operand<'a>(
        &'a self,
        of_metric: impl FnOnce(MetricId) -> Option<&'a Operand>,
    ) -> Option<&'a Operand> {
        match self {
            Self::Metric(metric) => of_metric(*metric),
            Self::Constant(operand) => Some(operand),
        }
    }
}

/// What the parts of a total are.
#[derive(Debug)]
enum Parts {
    /// Metrics of the total's entity, each with its weight.
    Metrics(Vec<(MetricId, Number)>),
    /// This metric, for all entities that are directly part of one.
    Entities(MetricId),
}

/// A total and its parts, as far as they are stated.
struct StatedSum<'a> {
    total: Option<&'a Operand>,
    parts: Vec<(Number, &'a Operand)>,
    /// A part is not among them.
    is_incomplete: bool,
    /// A part that is not among them may be stated where it cannot be read.
    is_partly_unread: bool,
}

impl Parameters for Sum {
    fn check(&self, run: &mut Run<'_, '_>) {
        let context = run.context;
        let plan = SumOfFacts {
            total: match &self.total {
                MetricOrFigure::Metric(metric) => TotalOf::Metric(*metric),
                MetricOrFigure::Figure(constant) => {
                    let operand = Operand::of_constant(context, constant.clone());
                    TotalOf::Constant(Box::new(operand))
                }
            },
            parts: &self.parts,
            kind: self.kind,
            has_unread_file: context.has_unread_file(),
        };
        for group in &run.declared.selection.groups {
            let amounts = group.iter().filter(|id| states_amount(context, **id));
            let group: Vec<FactId> = amounts.copied().collect();
            match &self.parts {
                Parts::Metrics(parts) => {
                    for group in self.by_entity(context, group) {
                        check_metrics(run, &plan, parts, &group);
                    }
                }
                Parts::Entities(_) => check_entities(run, &plan, &group),
            }
        }
    }
}

impl Sum {
    /// The facts of each entity by themselves, unless the check ignores the entity.
    fn by_entity(&self, context: &Context<'_>, group: Vec<FactId>) -> Vec<Vec<FactId>> {
        if self.ignores_entity {
            return vec![group];
        }
        let mut entities: BTreeMap<Option<MemberId>, Vec<FactId>> = BTreeMap::new();
        for id in group {
            let entity = context.index.fact(id).and_then(|fact| fact.entity);
            entities.entry(entity).or_default().push(id);
        }
        entities.into_values().collect()
    }
}

/// The total and the parts of one entity.
fn check_metrics(
    run: &mut Run<'_, '_>,
    plan: &SumOfFacts<'_>,
    parts: &[(MetricId, Number)],
    group: &[FactId],
) {
    let operands = by_metric(run.context, group);
    let listed = parts.len();
    let parts = parts
        .iter()
        .filter_map(|(metric, weight)| Some((weight.clone(), operands.get(metric)?)));
    let parts: Vec<(Number, &Operand)> = parts.collect();
    let stated = StatedSum {
        total: plan.total.operand(|metric| operands.get(&metric)),
        is_incomplete: parts.len() < listed,
        parts,
        is_partly_unread: plan
            .is_partly_unread(run.context, |metric| operands.contains_key(&metric)),
    };
    check_one(run, plan, stated);
}

impl SumOfFacts<'_> {
    /// Whether a part may be stated in what could not be read; `is_stated` says of which metrics one was read.
    fn is_partly_unread(
        &self,
        context: &Context<'_>,
        is_stated: impl Fn(MetricId) -> bool,
    ) -> bool {
        let is_unread = |metric: MetricId| {
            !is_stated(metric) && (self.has_unread_file || context.index.has_unread(metric))
        };
        match self.parts {
            Parts::Metrics(parts) => parts.iter().any(|(metric, _)| is_unread(*metric)),
            Parts::Entities(metric) => is_unread(*metric),
        }
    }

    /// How the parts that are stated have to stand to the total. A total that the check states is there for every
    /// entity and period, also for those of which only some parts are told: these are then some of it.
    fn kind_of(&self, stated: &StatedSum<'_>) -> Result<RelationKind, Reason> {
        if !stated.is_incomplete || matches!(self.total, TotalOf::Metric(_)) {
            return Ok(self.kind);
        }
        let adds = stated.parts.iter().all(|(weight, _)| !weight.is_negative());
        match self.kind {
            RelationKind::Equal | RelationKind::AtMost if adds => Ok(RelationKind::AtMost),
            _ => Err(Reason::MissingPart),
        }
    }
}

/// Compares each entity that has parts, by the vocabulary, with those parts, where something is stated of it or of one
/// of them.
fn check_entities(run: &mut Run<'_, '_>, plan: &SumOfFacts<'_>, group: &[FactId]) {
    let context = run.context;
    let tree = &context.vocabulary.entities;
    let mut stated: BTreeMap<MemberId, Vec<FactId>> = BTreeMap::new();
    for id in group {
        if let Some(entity) = context.index.fact(*id).and_then(|fact| fact.entity) {
            stated.entry(entity).or_default().push(*id);
        }
    }
    let operands: BTreeMap<MemberId, Operand> = stated
        .into_iter()
        .map(|(entity, facts)| (entity, Operand::new(context, facts)))
        .collect();
    let parents = operands.keys().filter_map(|part| tree.parent(*part));
    let totals: BTreeSet<MemberId> = operands
        .keys()
        .copied()
        .filter(|entity| !tree.parts(*entity).is_empty())
        .chain(parents)
        .collect();
    for total in totals {
        let parts = tree.parts(total).iter();
        let parts = parts.filter_map(|part| operands.get(part));
        let parts: Vec<_> = parts.map(|operand| (Number::ONE, operand)).collect();
        let is_incomplete = parts.len() < tree.parts(total).len();
        let stated = StatedSum {
            total: plan.total.operand(|_| operands.get(&total)),
            parts,
            is_incomplete,
            is_partly_unread: is_incomplete && plan.is_partly_unread(context, |_| false),
        };
        check_one(run, plan, stated);
    }
}

/// Compares one total with its parts, as far as either is stated.
fn check_one(run: &mut Run<'_, '_>, plan: &SumOfFacts<'_>, stated: StatedSum<'_>) {
    let context = run.context;
    let parts = stated.parts.iter().map(|(_, part)| *part);
    let facts = facts_of(parts.chain(stated.total));
    if facts.is_empty() {
        return;
    }
    let binding = plan.kind_of(&stated).and_then(|kind| match stated.total {
        None => Err(Reason::NoTotal),
        Some(_) if stated.is_partly_unread => Err(Reason::UnreadPart),
        Some(_) if stated.parts.is_empty() => Err(Reason::NoPart),
        Some(total) => Binding::of(context, kind, total, stated.parts),
    });
    run.compare(binding, &facts, |binding, tone| {
        Some(binding.finding(context, tone))
    });
}
