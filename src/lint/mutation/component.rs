//! Which facts a wrong figure can have to do with: all that some rule may compare with it, directly or through others.
//!
//! Facts of different components share no binding, so that no rule finds anything about both, and nothing that is found
//! about the one silences what is found about the other. A component may be larger than it would have to be, never
//! smaller.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{DimensionId, Fact, FactId, MemberId, MetricId, Vocabulary};
use crate::lint::Analysis;
use crate::rules::DeclaredCheck;

/// The components, each in the order of the index; together they are all facts.
pub(super) fn components(analysis: &Analysis) -> Vec<Vec<FactId>> {
    let (index, vocabulary) = (&analysis.index, &*analysis.vocabulary);
    let mut links = Links::among(index.facts.len());
    for bond in bonds(analysis) {
        links.join(&bond);
    }
    let families = Families::of(vocabulary);
    let mut related: BTreeMap<Automatic, FactId> = BTreeMap::new();
    for (id, fact) in index.iter() {
        if let Some(key) = families.key(vocabulary, fact) {
            let first = *related.entry(key).or_insert(id);
            links.join(&[first, id]);
        }
    }
    let mut components: BTreeMap<usize, Vec<FactId>> = BTreeMap::new();
    for (id, _) in index.iter() {
        components
            .entry(links.root(id.index()))
            .or_default()
            .push(id);
    }
    components.into_values().collect()
}

/// Facts that are about one thing, or that a declared check may compare: those of each list with each other.
fn bonds(analysis: &Analysis) -> Vec<Vec<FactId>> {
    let index = &analysis.index;
    let points = index.points().iter().map(|point| point.facts.to_vec());
    let mut bonds: Vec<Vec<FactId>> = points.collect();
    for declared in &*analysis.checks {
        // Quotients are compared between documents, whatever else these differ in.
        if declared.check.rule.value == "ratio" {
            bonds.push(declared.selection.facts.clone());
        }
        for group in &declared.selection.groups {
            bonds.extend(groups_by_tree(analysis, declared, group));
        }
    }
    bonds
}

/// The facts that one rule alone may compare with a fact. It is asked where a component is so large that judging all of it
/// for every plant would take too long.
pub(super) struct Neighbours<'a> {
    analysis: &'a Analysis,
    families: Families,
    bonds: Vec<Vec<FactId>>,
    of_fact: BTreeMap<FactId, Vec<usize>>,
    /// The facts that count unasked towards one family of wholes, by their entity.
    at: BTreeMap<(Automatic, Option<MemberId>), Vec<FactId>>,
    /// The same by every entity that its entity is part of.
    below: BTreeMap<(Automatic, Option<MemberId>), Vec<FactId>>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let families = Families::of(&analysis.vocabulary);
        let bonds = bonds(analysis);
        let mut of_fact: BTreeMap<FactId, Vec<usize>> = BTreeMap::new();
        for (number, bond) in bonds.iter().enumerate() {
            for id in bond {
                of_fact.entry(*id).or_default().push(number);
            }
        }
        let mut all = Self {
            analysis,
            families,
            bonds,
            of_fact,
            at: BTreeMap::new(),
            below: BTreeMap::new(),
        };
        for (id, fact) in analysis.index.iter() {
            let Some(key) = all.families.key(&analysis.vocabulary, fact) else {
                continue;
            };
            for entity in all.wholes(fact) {
                let below = all.below.entry((key.clone(), Some(entity))).or_default();
                below.push(id);
            }
            all.at.entry((key, fact.entity)).or_default().push(id);
        }
        all
    }

    /// The fact itself and all that a rule may compare with one of its data point, each with the whole of its own data
    /// point; in the order of the index.
    pub(super) fn of(&self, id: FactId) -> Vec<FactId> {
        // The data points are the first of the bonds.
        let point = |id: FactId| {
            let number = self.of_fact.get(&id).and_then(|numbers| numbers.first());
            let bond = number.and_then(|number| self.bonds.get(*number));
            bond.into_iter().flatten().copied().collect::<Vec<FactId>>()
        };
        let mut near: BTreeSet<FactId> = BTreeSet::from([id]);
        for own in point(id) {
            near.extend(self.bonded(own));
            near.extend(self.automatic(own));
        }
        let more: Vec<FactId> = near.iter().flat_map(|other| point(*other)).collect();
        near.extend(more);
        near.into_iter().collect()
    }

    fn bonded(&self, id: FactId) -> impl Iterator<Item = FactId> {
        let numbers = self.of_fact.get(&id).into_iter().flatten();
        let bonds = numbers.filter_map(|number| self.bonds.get(*number));
        bonds.flatten().copied()
    }

    fn automatic(&self, id: FactId) -> Vec<FactId> {
        let Some(fact) = self.analysis.index.fact(id) else {
            return Vec::new();
        };
        let Some(key) = self.families.key(&self.analysis.vocabulary, fact) else {
            return Vec::new();
        };
        let own = (key.clone(), fact.entity);
        let wholes = self.wholes(fact).into_iter();
        let wholes = wholes.filter_map(|entity| self.at.get(&(key.clone(), Some(entity))));
        let others = self.at.get(&own).into_iter().chain(self.below.get(&own));
        wholes.chain(others).flatten().copied().collect()
    }

    /// The entities that the entity of a fact is part of.
    fn wholes(&self, fact: &Fact) -> Vec<MemberId> {
        let tree = &self.analysis.vocabulary.entities;
        let own = fact.entity.into_iter();
        let all = own.flat_map(|entity| tree.ancestors(entity));
        all.filter(|whole| Some(*whole) != fact.entity).collect()
    }
}

/// The facts of a group that its rule may compare with each other: where it relates entities, those of one tree, unless
/// the check ignores the entity.
fn groups_by_tree(
    analysis: &Analysis,
    declared: &DeclaredCheck,
    group: &[FactId],
) -> Vec<Vec<FactId>> {
    let by_tree = declared.selection.relates.contains(&"entity");
    let mut ignored = declared.check.ignoring.iter();
    if !by_tree || ignored.any(|name| name.value == "entity") {
        return vec![group.to_vec()];
    }
    let tree = &analysis.vocabulary.entities;
    let mut groups: BTreeMap<Option<MemberId>, Vec<FactId>> = BTreeMap::new();
    for id in group {
        let entity = analysis.index.fact(*id).and_then(|fact| fact.entity);
        let whole = entity.and_then(|entity| tree.ancestors(entity).last());
        groups.entry(whole).or_default().push(*id);
    }
    groups.into_values().collect()
}

/// The key of facts that the rules which need no declaration compare: `part` and `grow`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Automatic {
    /// The metric of which all others of the family are parts.
    family: MetricId,
    /// The entity, or what it is a part of where figures add up over entities.
    entity: Option<MemberId>,
    /// Dimensions whose absence never means the total.
    dimensions: Vec<(DimensionId, MemberId)>,
}

/// Metrics that are parts of one another, by their outermost whole; only those of which something is checked unasked.
struct Families(BTreeMap<MetricId, Family>);

#[derive(Default)]
struct Family {
    members: usize,
    is_checked: bool,
    over_entities: bool,
    totals: Vec<DimensionId>,
}

impl Families {
    fn of(vocabulary: &Vocabulary) -> Self {
        let mut families: BTreeMap<MetricId, Family> = BTreeMap::new();
        for metric in &vocabulary.metrics {
            let Some(id) = vocabulary.metric_id(&metric.id) else {
                continue;
            };
            let family = families.entry(outermost(vocabulary, id)).or_default();
            family.members += 1;
            family.is_checked |= metric.accumulates_period
                || metric.accumulates_entity
                || metric.never_shrinks
                || family.members > 1;
            family.over_entities |= metric.accumulates_entity;
            family.totals.extend(&metric.absent_is_total);
        }
        families.retain(|_, family| family.is_checked);
        Self(families)
    }

    fn key(&self, vocabulary: &Vocabulary, fact: &Fact) -> Option<Automatic> {
        let root = outermost(vocabulary, fact.metric);
        let family = self.0.get(&root)?;
        let entity = fact.entity.map(|entity| {
            let whole = vocabulary.entities.ancestors(entity).last();
            whole.filter(|_| family.over_entities).unwrap_or(entity)
        });
        let dimensions = fact.dimensions.iter().copied();
        Some(Automatic {
            family: root,
            entity,
            dimensions: dimensions
                .filter(|(dimension, _)| !family.totals.contains(dimension))
                .collect(),
        })
    }
}

fn outermost(vocabulary: &Vocabulary, metric: MetricId) -> MetricId {
    let whole = |id: &MetricId| vocabulary.metric(*id)?.part_of;
    std::iter::successors(Some(metric), whole)
        .last()
        .unwrap_or(metric)
}

/// Sets of positions that are joined and asked for.
struct Links(Vec<usize>);

impl Links {
    fn among(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(&next) = self.0.get(at)
            && next != at
        {
            let beyond = self.0.get(next).copied().unwrap_or(next);
            if let Some(link) = self.0.get_mut(at) {
                *link = beyond;
            }
            at = beyond;
        }
        at
    }

    /// The least position becomes the root, so that components come out in the order of their first facts.
    fn join(&mut self, facts: &[FactId]) {
        let Some((first, others)) = facts.split_first() else {
            return;
        };
        for other in others {
            let (one, two) = (self.root(first.index()), self.root(other.index()));
            if let Some(link) = self.0.get_mut(one.max(two)) {
                *link = one.min(two);
            }
        }
    }
}
