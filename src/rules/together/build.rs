//! From facts and the relations between them to a system of variables: each data point is one.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Severity;
use crate::fact::{FactId, FactIndex, MetricId, Vocabulary};
use crate::figure::{Interval, ReadingKind};
use crate::relation::{System, VariableId};

use super::super::comparison::reading;
use super::super::context::Context;
use super::super::related::Related;

/// What is asked of a system, from what is certain to what is only asked: a question never hides what cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// The widest defensible readings, and the relations that allow an error.
    Certain,
    /// The same readings, and all relations.
    Strict,
    /// What a careful reader takes the figures to mean.
    Usual,
}

impl Pass {
    /// Whether a relation is looked at.
    pub(super) fn admits(self, relation: &Related) -> bool {
        match self {
            Self::Certain => !relation.inferred && relation.severity != Some(Severity::Warning),
            Self::Strict => true,
            Self::Usual => !relation.strict_only,
        }
    }

    fn reads(self) -> ReadingKind {
        match self {
            Self::Certain | Self::Strict => ReadingKind::Strict,
            Self::Usual => ReadingKind::Usual,
        }
    }
}

/// A system, and what its ids stand for.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// The system.
    pub system: System,
    /// The fact behind each statement.
    pub facts: Vec<FactId>,
    /// The relation behind each relation; `None` for one that only makes a factor of a stated figure.
    pub relations: Vec<Option<Related>>,
    /// What each variable stands for.
    pub variables: Vec<Unknown>,
}

/// What a variable stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// The data point of this fact.
    Point(FactId),
    /// A stated percentage, growth or rate as a plain factor.
    Factor,
    /// What a factor makes, where a total is not exactly that.
    Product,
}

/// Builds the system of all relations, without the facts in `out`.
pub(super) fn build(
    context: &Context<'_>,
    relations: &[Related],
    out: &BTreeSet<FactId>,
    pass: Pass,
) -> Built {
    let mut builder = Builder {
        context,
        point_of: point_of(context, relations),
        variables: BTreeMap::new(),
        built: Built::default(),
    };
    let facts: BTreeSet<FactId> = relations.iter().flat_map(Related::facts).collect();
    for fact in &facts {
        builder.variable(*fact);
    }
    for relation in relations {
        if pass.admits(relation) {
            builder.relate(relation);
        }
    }
    builder.state(out, pass);
    builder.built
}

/// The data point of each fact that the relations name, by the first of its facts.
pub(super) fn point_of(context: &Context<'_>, relations: &[Related]) -> BTreeMap<FactId, usize> {
    let wanted: BTreeSet<FactId> = relations.iter().flat_map(Related::facts).collect();
    let points = context.index.points().iter().enumerate();
    points
        .flat_map(|(at, point)| point.facts.iter().map(move |fact| (*fact, at)))
        .filter(|(fact, _)| wanted.contains(fact))
        .collect()
}

struct Builder<'a> {
    context: &'a Context<'a>,
    point_of: BTreeMap<FactId, usize>,
    /// The variable of each data point, with one of its facts.
    variables: BTreeMap<usize, (VariableId, FactId)>,
    built: Built,
}

impl Builder<'_> {
    fn variable(&mut self, fact: FactId) -> Option<VariableId> {
        let point = *self.point_of.get(&fact)?;
        if let Some((known, _)) = self.variables.get(&point) {
            return Some(*known);
        }
        let stated = self.context.index.fact(fact)?;
        let metric = stated.metric;
        let vocabulary = self.context.vocabulary;
        let domain = vocabulary
            .metric(metric)
            .filter(|_| stated.is_amount())
            .and_then(|metric| metric.range.clone())
            .unwrap_or(Interval::ALL);
        let variable = self
            .built
            .system
            .variable(is_whole(vocabulary, metric), domain);
        self.built.variables.push(Unknown::Point(fact));
        self.variables.insert(point, (variable, fact));
        Some(variable)
    }

    fn relate(&mut self, relation: &Related) {
        let Some(form) = relation.form.try_map(|fact| self.variable(fact)) else {
            return;
        };
        let built = &mut self.built;
        let added = built.system.add(&form);
        if added.multiplier.is_some() {
            built.variables.push(Unknown::Factor);
            built.relations.push(None);
        }
        if added.has_product {
            built.variables.push(Unknown::Product);
        }
        let said = added.relations.iter().map(|_| Some(relation.clone()));
        built.relations.extend(said);
    }

    /// What the facts state, each in the unit of its metric.
    fn state(&mut self, out: &BTreeSet<FactId>, pass: Pass) {
        let index = self.context.index;
        for (point, (variable, _)) in &self.variables {
            let Some(point) = index.points().get(*point) else {
                continue;
            };
            let stated = index
                .current(point)
                .filter(|(id, _)| !out.contains(id))
                .filter_map(|(id, fact)| {
                    let reading = reading(fact, self.context.vocabulary)?;
                    Some((id, reading.on(pass.reads()).clone()))
                })
                .collect();
            for (id, interval) in undisputed(index, stated) {
                self.built.system.statement(*variable, interval, id.index());
                self.built.facts.push(id);
            }
        }
    }
}

/// Facts of one data point that have a value in common. Where they have none, `agree` has said so, or has been told not
/// to: which of them is meant is not known, and those of an inferred period may be about another time.
fn undisputed(index: &FactIndex, mut stated: Vec<(FactId, Interval)>) -> Vec<(FactId, Interval)> {
    let have_one_value = |stated: &[(FactId, Interval)]| {
        let mut stated = stated.iter().map(|(_, interval)| interval);
        let all = stated.try_fold(Interval::ALL, |all, interval| all.intersect(interval));
        all.is_some()
    };
    if !have_one_value(&stated) {
        stated.retain(|(id, _)| {
            let fact = index.fact(*id);
            fact.is_some_and(|fact| !fact.period.is_inferred())
        });
    }
    if have_one_value(&stated) {
        stated
    } else {
        Vec::new()
    }
}

fn is_whole(vocabulary: &Vocabulary, metric: MetricId) -> bool {
    vocabulary
        .metric(metric)
        .and_then(|metric| metric.unit.as_ref())
        .is_some_and(|unit| vocabulary.units.counts_wholes(unit))
}
