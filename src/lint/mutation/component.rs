//! Which facts a wrong figure can have to do with: all that some rule may compare with it, directly or through others.
//!
//! Facts of different components share no binding, so that no rule finds anything about both, and nothing that is found
//! about the one silences what is found about the other. A component may be larger than it would have to be, never
//! smaller.

use std::collections::BTreeMap;

use crate::fact::{DimensionId, Fact, FactId, MemberId, MetricId, RetiredBy, Vocabulary};
use crate::lint::Analysis;
use crate::rules::DeclaredCheck;

/// The components, each in the order of the index; together they are all facts.
pub(super) fn components(analysis: &Analysis) -> Vec<Vec<FactId>> {
    let (index, vocabulary) = (&analysis.index, &*analysis.vocabulary);
    let mut links = Links::among(index.facts.len());
    for point in index.points() {
        links.join(&point.facts);
    }
    let families = Families::of(vocabulary);
    let mut related: BTreeMap<Automatic, FactId> = BTreeMap::new();
    for (id, fact) in index.iter() {
        if let Some(RetiredBy::Fact(by)) = fact.retired {
            links.join(&[id, by]);
        }
        if let Some(key) = families.key(vocabulary, fact) {
            let first = *related.entry(key).or_insert(id);
            links.join(&[first, id]);
        }
    }
    for declared in &*analysis.checks {
        // Quotients are compared between documents, whatever else these differ in.
        if declared.check.rule.value == "ratio" {
            links.join(&declared.selection.facts);
        }
        for group in &declared.selection.groups {
            let of_one_tree = groups_by_tree(analysis, declared, group);
            for facts in of_one_tree {
                links.join(&facts);
            }
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

/// What facts share that the rules which need no declaration compare: `part` and `grow`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
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
