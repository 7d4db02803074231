//! That parts are at most their wholes, among the data points that relations name: which pairs there are, and which are
//! left out where too many data points hang together. What a part is, `part` says.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactId, MemberId, MetricId};
use crate::relation::{Form, Groups};

use super::super::context::Context;
use super::super::part::is_part_of;
use super::super::related::Related;
use super::build::point_of;

/// Where more data points than this hang together, parts and wholes among them are left to the rule `part`.
const PART_POINTS: usize = 400;

/// The relations of parts to their wholes.
pub(super) struct Parts {
    /// Each of them.
    pub related: Vec<Related>,
    /// How often so many data points hang together that some were left out.
    pub left_out: usize,
}

/// Among all data points, or, where these are many, among those that the relations name. Where too many of them hang
/// together, by relations or as parts, only those pairs are taken that few enough relations connect.
pub(super) fn parts(context: &Context<'_>, relations: &[Related]) -> Parts {
    let points = Points::of(context, relations);
    let (links, crowded) = points.links();
    let mut related = Groups::new(points.stated.len());
    for relation in relations {
        let facts = relation.facts();
        let positions = facts.iter().filter_map(|fact| points.position.get(fact));
        let positions: Vec<usize> = positions.copied().collect();
        for (one, other) in positions.iter().zip(positions.iter().skip(1)) {
            related.join(*one, *other);
        }
    }
    let mut together = related.clone();
    for link in &links {
        together.join(link.whole, link.part);
    }
    let mut related = Sizes::of(related, points.stated.len());
    let mut together = Sizes::of(together, points.stated.len());
    let crowded = crowded.into_iter().map(|at| together.groups.find(at));
    let mut left_out: BTreeSet<usize> = crowded.collect();
    let mut found = Vec::new();
    for link in links {
        let is_small = together.of_group(link.whole) <= PART_POINTS;
        if !is_small {
            left_out.insert(together.groups.find(link.whole));
        }
        let is_near = related.groups.find(link.whole) == related.groups.find(link.part)
            && related.of_group(link.whole) <= PART_POINTS;
        if is_small || is_near {
            found.extend(points.relate(&link));
        }
    }
    Parts {
        related: found,
        left_out: left_out.len(),
    }
}

/// A part and its whole, by position, in the order in which they are related.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    metric: MetricId,
    /// How many links lead from the metric of the part to that of the whole.
    steps: usize,
    whole: usize,
    part: usize,
}

/// The data points that are looked at.
struct Points<'a> {
    context: &'a Context<'a>,
    /// What one of the facts of each states.
    stated: Vec<(FactId, &'a Fact)>,
    /// Where the data point of each fact stands that a relation names.
    position: BTreeMap<FactId, usize>,
}

/// A metric of an entity, or of what has none.
type Thing = (MetricId, Option<MemberId>);

/// The data points that relations name, and those of the same things and of the wholes and parts of these, however many others the
/// project has.
fn near(context: &Context<'_>, point_of: &BTreeMap<FactId, usize>) -> BTreeSet<usize> {
    let points = context.index.points();
    let thing_at = |at: usize| {
        let (_, fact) = context.index.current(points.get(at)?).next()?;
        Some((fact.metric, fact.entity))
    };
    let named: BTreeSet<usize> = point_of.values().copied().collect();
    let things: BTreeSet<Thing> = named.iter().filter_map(|at| thing_at(*at)).collect();
    let wholes: BTreeSet<Thing> = things
        .iter()
        .flat_map(|thing| with_wholes(context, *thing))
        .collect();
    let of_named = |thing: Thing| {
        wholes.contains(&thing) || with_wholes(context, thing).any(|whole| things.contains(&whole))
    };
    let mut of_thing: BTreeMap<Thing, Vec<usize>> = BTreeMap::new();
    for at in 0..points.len() {
        if let Some(thing) = thing_at(at) {
            of_thing.entry(thing).or_default().push(at);
        }
    }
    let related = of_thing.into_iter().filter(|(thing, _)| of_named(*thing));
    // So many of one thing are its periods: of these only those that are named are looked at.
    let few = related.filter(|(_, points)| points.len() <= PART_POINTS);
    let mut near: BTreeSet<usize> = few.flat_map(|(_, points)| points).collect();
    near.extend(named);
    near
}

/// A thing, and all that it is a part of.
fn with_wholes<'a>(context: &'a Context<'a>, thing: Thing) -> impl Iterator<Item = Thing> + 'a {
    let (metric, entity) = thing;
    let vocabulary = context.vocabulary;
    let metrics = vocabulary.metric_ancestors(metric);
    metrics.flat_map(move |metric| {
        let above = entity
            .into_iter()
            .flat_map(|entity| vocabulary.entities.ancestors(entity));
        let entities = above.map(Some).chain(entity.is_none().then_some(None));
        entities.map(move |entity| (metric, entity))
    })
}

impl<'a> Points<'a> {
    fn of(context: &'a Context<'a>, relations: &[Related]) -> Self {
        let points = context.index.points();
        let point_of = point_of(context, relations);
        let wanted: BTreeSet<usize> = if points.len() <= PART_POINTS {
            (0..points.len()).collect()
        } else {
            near(context, &point_of)
        };
        let mut stated = Vec::with_capacity(wanted.len());
        let mut place_of = BTreeMap::new();
        for at in wanted {
            let point = points.get(at);
            if let Some(first) = point.and_then(|point| context.index.current(point).next()) {
                place_of.insert(at, stated.len());
                stated.push(first);
            }
        }
        let position = point_of
            .iter()
            .filter_map(|(fact, point)| Some((*fact, *place_of.get(point)?)));
        Self {
            context,
            position: position.collect(),
            stated,
        }
    }

    /// Every part with its whole, and one position of each lot that is too large to look through.
    fn links(&self) -> (Vec<Link>, Vec<usize>) {
        let vocabulary = self.context.vocabulary;
        let mut by_thing: BTreeMap<(MetricId, Option<MemberId>), Vec<usize>> = BTreeMap::new();
        for (at, (_, fact)) in self.stated.iter().enumerate() {
            let thing = (fact.metric, fact.entity);
            by_thing.entry(thing).or_default().push(at);
        }
        let (mut links, mut crowded) = (Vec::new(), Vec::new());
        for (part, (_, small)) in self.stated.iter().enumerate() {
            let entities: Vec<Option<MemberId>> = match small.entity {
                None => vec![None],
                Some(entity) => vocabulary.entities.ancestors(entity).map(Some).collect(),
            };
            for (steps, metric) in vocabulary.metric_ancestors(small.metric).enumerate() {
                for wholes in entities
                    .iter()
                    .filter_map(|entity| by_thing.get(&(metric, *entity)))
                {
                    // So many of one thing are its periods, each of which would be held against each other.
                    if wholes.len() > PART_POINTS {
                        crowded.extend(wholes.first());
                        continue;
                    }
                    let wholes = wholes.iter().filter(|whole| {
                        let great = self.stated.get(**whole);
                        great.is_some_and(|(_, great)| is_part_of(vocabulary, small, great))
                    });
                    links.extend(wholes.map(|whole| Link {
                        metric: small.metric,
                        steps,
                        whole: *whole,
                        part,
                    }));
                }
            }
        }
        links.sort_unstable();
        (links, crowded)
    }

    fn relate(&self, link: &Link) -> Option<Related> {
        let (inner, small) = self.stated.get(link.part)?;
        let (outer, great) = self.stated.get(link.whole)?;
        let factor = self
            .context
            .vocabulary
            .metric_factor(great.metric, small.metric)?;
        Some(Related {
            rule: "part",
            check: None,
            severity: None,
            inferred: small.period.is_inferred() || great.period.is_inferred(),
            strict_only: false,
            form: Form::at_most(*inner, *outer, &factor),
        })
    }
}

/// Groups of data points, and how many are in each.
struct Sizes {
    groups: Groups,
    sizes: BTreeMap<usize, usize>,
}

impl Sizes {
    fn of(mut groups: Groups, points: usize) -> Self {
        let mut sizes = BTreeMap::new();
        for point in 0..points {
            *sizes.entry(groups.find(point)).or_insert(0) += 1;
        }
        Self { groups, sizes }
    }

    fn of_group(&mut self, point: usize) -> usize {
        let group = self.groups.find(point);
        self.sizes.get(&group).copied().unwrap_or(0)
    }
}
