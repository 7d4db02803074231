//! From facts and the relations between them to a system of variables: each data point is one.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{FactId, MetricId, Vocabulary};
use crate::figure::{Interval, Number};
use crate::relation::{RelationId, RelationKind, System, VariableId};

use super::super::comparison::reading;
use super::super::context::Context;
use super::super::part::{factor_between, is_part_of};
use super::super::related::{Form, Related, at_most};

/// Which of a figure's two readings is solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The widest defensible reading.
    Strict,
    /// What a careful reader takes it to mean.
    Usual,
}

/// With more data points than this, parts and wholes among them are left to the rule `part`.
const PART_POINTS: usize = 400;

/// A system, and what its ids stand for.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// The system.
    pub system: System,
    /// The fact behind each statement.
    pub facts: Vec<FactId>,
    /// The variable of each statement.
    pub stated: Vec<VariableId>,
    /// The relation behind each relation; `None` for one that only makes a factor of a stated figure.
    pub relations: Vec<Option<Related>>,
    /// What each variable stands for.
    pub variables: Vec<Unknown>,
    /// Whether there are too many data points for parts and wholes among them to be told.
    pub parts_left_out: bool,
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
    side: Side,
) -> Built {
    let mut builder = Builder {
        context,
        point_of: points(context, relations),
        variables: BTreeMap::new(),
        built: Built::default(),
    };
    let facts: BTreeSet<FactId> = relations.iter().flat_map(Related::facts).collect();
    for fact in &facts {
        builder.variable(*fact);
    }
    for relation in relations {
        if side == Side::Strict || !relation.strict_only {
            builder.relate(relation);
        }
    }
    builder.relate_parts();
    builder.state(out, side);
    builder.built
}

/// The data point of each fact that the relations name, by the first of its facts.
fn points(context: &Context<'_>, relations: &[Related]) -> BTreeMap<FactId, usize> {
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
        match &relation.form {
            Form::Linear { terms, bound } => {
                let terms: Option<Vec<(VariableId, Number)>> = terms
                    .iter()
                    .map(|(fact, weight)| Some((self.variable(*fact)?, weight.clone())))
                    .collect();
                if let Some(terms) = terms {
                    let id = self.built.system.linear(&terms, bound.clone());
                    self.note(id, Some(relation.clone()));
                }
            }
            Form::Product { .. } => self.relate_product(relation),
        }
    }

    fn relate_product(&mut self, relation: &Related) {
        let Form::Product {
            left,
            factor,
            scale,
            offset,
            kind,
            total,
        } = &relation.form
        else {
            return;
        };
        let stated = |builder: &mut Self| {
            Some((
                builder.variable(*left)?,
                builder.variable(*factor)?,
                builder.variable(*total)?,
            ))
        };
        let Some((left, factor, total)) = stated(self) else {
            return;
        };
        let multiplier = self.unknown(Unknown::Factor);
        let terms = [(multiplier, Number::ONE), (factor, -scale.clone())];
        let id = self.built.system.linear(&terms, offset.clone());
        self.note(id, None);
        if *kind == RelationKind::Equal {
            let id = self.built.system.product(total, left, multiplier);
            self.note(id, Some(relation.clone()));
            return;
        }
        let product = self.unknown(Unknown::Product);
        let id = self.built.system.product(product, left, multiplier);
        self.note(id, Some(relation.clone()));
        let terms = [(product, Number::ONE), (total, -Number::ONE)];
        let bound = kind.bound(&Interval::exact(Number::ZERO));
        let id = self.built.system.linear(&terms, bound);
        self.note(id, Some(relation.clone()));
    }

    /// A variable that no fact states.
    fn unknown(&mut self, unknown: Unknown) -> VariableId {
        self.built.variables.push(unknown);
        self.built.system.variable(false, Interval::ALL)
    }

    /// Parts are at most their wholes, among the data points of the system.
    fn relate_parts(&mut self) {
        let points: Vec<(VariableId, FactId)> = self.variables.values().copied().collect();
        if points.len() > PART_POINTS {
            self.built.parts_left_out = true;
            return;
        }
        let index = self.context.index;
        for (inner, part) in &points {
            for (outer, whole) in &points {
                let (Some(small), Some(great)) = (index.fact(*part), index.fact(*whole)) else {
                    continue;
                };
                let vocabulary = self.context.vocabulary;
                if inner == outer || !is_part_of(vocabulary, small, great) {
                    continue;
                }
                let Some(factor) = factor_between(vocabulary, great.metric, small.metric) else {
                    continue;
                };
                let related = Related {
                    rule: "part",
                    check: None,
                    severity: None,
                    inferred: small.period.is_inferred() || great.period.is_inferred(),
                    strict_only: false,
                    form: at_most(*part, (*whole, factor)),
                };
                self.relate(&related);
            }
        }
    }

    /// What the facts state, each in the unit of its metric.
    fn state(&mut self, out: &BTreeSet<FactId>, side: Side) {
        let index = self.context.index;
        for (point, (variable, _)) in &self.variables {
            let Some(point) = index.points().get(*point) else {
                continue;
            };
            for (id, fact) in index.current(point) {
                if out.contains(&id) {
                    continue;
                }
                let Some(reading) = reading(fact, self.context.vocabulary) else {
                    continue;
                };
                let interval = match side {
                    Side::Strict => reading.strict,
                    Side::Usual => reading.usual,
                };
                self.built.system.statement(*variable, interval, id.index());
                self.built.facts.push(id);
                self.built.stated.push(*variable);
            }
        }
    }

    fn note(&mut self, id: RelationId, relation: Option<Related>) {
        debug_assert_eq!(id.index(), self.built.relations.len());
        self.built.relations.push(relation);
    }
}

fn is_whole(vocabulary: &Vocabulary, metric: MetricId) -> bool {
    vocabulary
        .metric(metric)
        .and_then(|metric| vocabulary.units.get(metric.unit.as_ref()?))
        .is_some_and(|unit| unit.whole)
}
