//! A part is at most its whole: for metrics that accumulate over period or entity, and for metrics that are declared
//! part of another. Which data points are parts of which is said here; the sweep itself is in `relation`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{DimensionId, Fact, KeyPeriod, MemberId, MetricId, Vocabulary};
use crate::relation::{Comparison, Extents, PartItem, Verdict, further, part};

use super::Rule;
use super::context::Context;
use super::ordering::{Excess, ExcessWords, Point, points, report};
use super::reporter::Reporter;
use super::wording::Tone;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "part",
        summary: "a part is at most its whole",
        page: include_str!("part.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

/// Everything that counts towards one kind of whole: what parts and whole share. The period is there where they have
/// to share it, because the metric does not accumulate over periods or the ends of the period are approximate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Group<'a> {
    metric: MetricId,
    entity: Option<MemberId>,
    dimensions: Vec<(DimensionId, MemberId)>,
    period: Option<KeyPeriod<'a>>,
}

/// The most dimensions of one metric whose absence means the total that are told apart; with more, those named first.
const TOTAL_DIMENSIONS: usize = 6;

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let related = related_metrics(context.vocabulary);
    for family in families(context.vocabulary, &related) {
        check_family(context, reporter, &related, &family);
    }
}

/// What the sweep needs of data points is more than what is kept of them: it is made for a few metrics at a time.
fn check_family(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    related: &BTreeSet<MetricId>,
    family: &RangeInclusive<MetricId>,
) {
    let points = points(context, reporter, family, |key| {
        key.change.is_none() && key.per.is_none() && related.contains(&key.metric)
    });
    let points = in_base_units(context.vocabulary, points);
    let (owners, items) = places(context.vocabulary, &points);
    let mut worst: BTreeMap<usize, (Verdict, Vec<Excess>)> = BTreeMap::new();
    let mut greatest: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let found = part(&items);
    for (owner, found) in owners.iter().zip(&found) {
        if found.compared == 0 {
            continue;
        }
        let part = found.all.strict.and_then(|item| owners.get(item).copied());
        greatest.entry(*owner).or_default().extend(part);
        let excess = found.culprit.and_then(|culprit| {
            Some(Excess {
                greater: *owners.get(culprit.item)?,
                smaller: *owner,
                on: culprit.on,
                verdict: found.verdict,
            })
        });
        let entry = worst.entry(*owner);
        let (verdict, excesses) = entry.or_insert((Verdict::Agree, Vec::new()));
        if found.verdict > *verdict {
            *verdict = found.verdict;
            excesses.clear();
        }
        // Where both of its places are as bad, by its days and by its period, both are told.
        if found.verdict == *verdict {
            excesses.extend(excess);
        }
    }
    for (whole, (verdict, _)) in &worst {
        reporter.count(None, *verdict);
        if *verdict == Verdict::Agree {
            let parts = greatest.remove(whole).unwrap_or_default();
            note_weak(context, reporter, &points, *whole, &parts);
        }
    }
    let excesses = worst.into_values().flat_map(|(_, excesses)| excesses);
    let mut excesses: Vec<Excess> = excesses.collect();
    add_further(&mut excesses, &items, &owners, &found);
    tell(context, reporter, &points, excesses);
}

fn tell(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    points: &[Point<'_>],
    excesses: Vec<Excess>,
) {
    let telling = ExcessWords {
        roles: ["part", "whole"],
        headline,
        why: &|part, whole| relation(context, part, whole),
    };
    report(context, reporter, points, excesses, &telling);
}

/// Adds the parts that exceed a whole beside its worst one, which would come to light only when that is corrected: each is
/// told too, unless it is told already of another whole.
fn add_further(
    excesses: &mut Vec<Excess>,
    items: &[PartItem<'_>],
    owners: &[usize],
    found: &[Comparison],
) {
    let mut told: BTreeSet<usize> = excesses.iter().map(|excess| excess.greater).collect();
    for further in further(items, found) {
        let (greater, smaller) = (owners.get(further.item), owners.get(further.whole));
        if let (Some(greater), Some(smaller)) = (greater, smaller)
            && told.insert(*greater)
        {
            excesses.push(Excess {
                greater: *greater,
                smaller: *smaller,
                on: further.on,
                verdict: further.verdict,
            });
        }
    }
}

fn headline(tone: Tone, metric: &str, [part, whole]: [&str; 2]) -> String {
    match tone {
        Tone::Statement => {
            format!("{metric}: the part, {part}, is more than the whole, {whole}")
        }
        Tone::Question => {
            format!("{metric}: is the part, {part}, more than the whole, {whole}?")
        }
        Tone::Doubt => format!(
            "{metric}: the part, {part}, fits into the whole, {whole}, only on their widest readings"
        ),
    }
}

/// Notes a whole that none of its parts could exceed: not even the greatest ones could.
fn note_weak(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    points: &[Point<'_>],
    whole: usize,
    parts: &[usize],
) {
    let weak: Option<Vec<Vec<String>>> = parts
        .iter()
        .map(|part| points.get(*part)?.weak_beside(context, points.get(whole)?))
        .collect();
    if let Some(names) = weak.and_then(|found| found.into_iter().next()) {
        reporter.note_weak(None, names);
    }
}

/// The metrics whose facts can be parts or wholes of others at all.
fn related_metrics(vocabulary: &Vocabulary) -> BTreeSet<MetricId> {
    vocabulary
        .metrics
        .iter()
        .filter_map(|metric| Some((vocabulary.metric_id(&metric.id)?, metric)))
        .flat_map(|(id, metric)| {
            let own = metric.accumulates_period
                || metric.accumulates_entity
                || metric.part_of.is_some()
                || !metric.absent_is_total.is_empty();
            own.then_some(id).into_iter().chain(metric.part_of)
        })
        .collect()
}

/// The related metrics in stretches of their order that no `part_of` leads out of.
fn families(
    vocabulary: &Vocabulary,
    related: &BTreeSet<MetricId>,
) -> Vec<RangeInclusive<MetricId>> {
    let reach = |metric: &MetricId| {
        let whole = vocabulary.metric(*metric).and_then(|own| own.part_of);
        let whole = whole.unwrap_or(*metric);
        (*metric).min(whole)..=(*metric).max(whole)
    };
    let mut stretches: Vec<_> = related.iter().map(reach).collect();
    stretches.sort_by_key(|stretch| *stretch.start());
    let mut families: Vec<RangeInclusive<MetricId>> = Vec::new();
    for stretch in stretches {
        match families.last_mut() {
            Some(last) if stretch.start() <= last.end() => {
                *last = *last.start()..=*last.end().max(stretch.end());
            }
            _ => families.push(stretch),
        }
    }
    families
}

/// Where a metric is part of one in another unit, all readings are told in the base units of their dimensions.
fn in_base_units<'a>(vocabulary: &Vocabulary, mut points: Vec<Point<'a>>) -> Vec<Point<'a>> {
    let mixed = vocabulary.metrics.iter().any(|metric| {
        let whole = metric.part_of.and_then(|whole| vocabulary.metric(whole));
        whole.is_some_and(|whole| whole.unit != metric.unit)
    });
    for point in points.iter_mut().filter(|_| mixed) {
        let metric = vocabulary.metric(point.key.metric);
        let unit = metric.and_then(|metric| vocabulary.units.get(metric.unit.as_ref()?));
        if let Some(unit) = unit {
            point.reading = point.reading.scale_by(&unit.factor);
        }
    }
    points
}

/// Every data point in the sweep, with the position of its point, wherever something else can be.
fn places<'a>(vocabulary: &Vocabulary, points: &'a [Point<'_>]) -> (Vec<usize>, Vec<PartItem<'a>>) {
    let any_approximate = points.iter().any(|point| is_approximate(days_of(point)));
    let mut numbers: BTreeMap<Group<'_>, usize> = BTreeMap::new();
    let mut owners: Vec<usize> = Vec::new();
    let mut items: Vec<PartItem<'_>> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let metric = vocabulary.metric(point.key.metric);
        let by_days = metric.is_some_and(|metric| metric.accumulates_period);
        let can_hold = [by_days, !by_days || any_approximate];
        let memberships = memberships(vocabulary, point);
        for ((extents, home, member_of), can_hold) in memberships.into_iter().zip(can_hold) {
            // Most data points have one place: what is no part of anything and can have none needs no second.
            if member_of.is_empty() && !can_hold {
                continue;
            }
            let mut number = |group| {
                let next = numbers.len();
                *numbers.entry(group).or_insert(next)
            };
            // With room for itself alone: collecting would keep the room of the groups.
            let mut groups = Vec::with_capacity(member_of.len());
            groups.extend(member_of.into_iter().map(&mut number));
            owners.push(at);
            items.push(PartItem {
                reading: &point.reading,
                extents,
                inferred: point.inferred,
                home: number(home),
                member_of: groups,
            });
        }
    }
    (owners, items)
}

fn days_of(point: &Point<'_>) -> Extents {
    Extents::of(point.period.0)
}

/// Whether the ends of a period are not certain.
fn is_approximate(days: Extents) -> bool {
    days.inner != days.outer
}

/// The places of a data point in the sweep: once by its days, once by its period as such.
fn memberships<'a>(
    vocabulary: &Vocabulary,
    point: &Point<'a>,
) -> [(Extents, Group<'a>, Vec<Group<'a>>); 2] {
    let key = &point.key;
    let days = days_of(point);
    let approximate = is_approximate(days);
    let own = |period| Group {
        metric: key.metric,
        entity: key.entity,
        dimensions: key.dimensions.to_vec(),
        period,
    };
    let mut by_days = Vec::new();
    let mut by_period = Vec::new();
    for whole in vocabulary.metric_ancestors(key.metric) {
        let Some(metric) = vocabulary.metric(whole) else {
            continue;
        };
        if vocabulary.metric_factor(key.metric, whole).is_none() {
            continue;
        }
        let entities: Vec<Option<MemberId>> = match key.entity {
            Some(entity) if metric.accumulates_entity => {
                vocabulary.entities.ancestors(entity).map(Some).collect()
            }
            entity => vec![entity],
        };
        for entity in entities {
            for dimensions in wholes(vocabulary, key.dimensions, &metric.absent_is_total) {
                let group = |period| Group {
                    metric: whole,
                    entity,
                    dimensions: dimensions.clone(),
                    period,
                };
                if metric.accumulates_period {
                    by_days.push(group(None));
                }
                if !metric.accumulates_period || approximate {
                    by_period.push(group(Some(point.period)));
                }
            }
        }
    }
    let own_period = own(Some(point.period));
    by_period.retain(|group| *group != own_period);
    [
        (days, own(None), by_days),
        (Extents::exact(0, 0), own_period, by_period),
    ]
}

/// A value for each dimension that is stated.
type Stated = Vec<(DimensionId, MemberId)>;

/// The dimensions themselves, and those of their wholes: of each whose absence means the total, the members that its own is a
/// part of, and none.
fn wholes(
    vocabulary: &Vocabulary,
    dimensions: &[(DimensionId, MemberId)],
    totals: &[DimensionId],
) -> Vec<Stated> {
    let mut found = vec![dimensions.to_vec()];
    for total in totals.iter().take(TOTAL_DIMENSIONS) {
        let wider = |stated: &Stated| -> Vec<Stated> {
            let Some(at) = stated.iter().position(|(of, _)| of == total) else {
                return Vec::new();
            };
            let own = stated.get(at).map(|(_, member)| *member);
            let members = own.into_iter().flat_map(|own| {
                let above = vocabulary.members(*total).ancestors(own).skip(1);
                above.map(Some).chain([None])
            });
            let put = |member: Option<MemberId>| {
                let member = member.map(|member| (*total, member));
                let mut whole = stated.clone();
                whole.splice(at..=at, member);
                whole
            };
            members.map(put).collect()
        };
        let all: Vec<Stated> = found.iter().flat_map(wider).collect();
        found.extend(all);
    }
    found
}

/// Whether the data point of one fact is part of that of another, by the same words as the sweep: for a few that are
/// looked at pair by pair.
pub(super) fn is_part_of(vocabulary: &Vocabulary, part: &Fact, whole: &Fact) -> bool {
    let (inner, outer) = (part.key(), whole.key());
    if inner == outer || inner.per.is_some() || outer.per.is_some() {
        return false;
    }
    let (Some(Some(metric)), None, None) = (
        vocabulary
            .metric_ancestors(inner.metric)
            .find(|metric| *metric == outer.metric)
            .map(|metric| vocabulary.metric(metric)),
        inner.change,
        outer.change,
    ) else {
        return false;
    };
    let entities = match (inner.entity, outer.entity) {
        (Some(part), Some(whole)) if metric.accumulates_entity => {
            vocabulary.entities.is_within(part, whole)
        }
        (part, whole) => part == whole,
    };
    let periods = match (inner.period, outer.period) {
        (Some(part), Some(whole)) => {
            part == whole || (metric.accumulates_period && whole.0.contains(part.0))
        }
        _ => false,
    };
    let dimensions = wholes(vocabulary, inner.dimensions, &metric.absent_is_total)
        .iter()
        .any(|dimensions| dimensions == outer.dimensions);
    entities && periods && dimensions
}

/// Why the one is part of the other, in a sentence.
fn relation(context: &Context<'_>, part: &Fact, whole: &Fact) -> String {
    let vocabulary = context.vocabulary;
    let mut reasons = Vec::new();
    if part.metric != whole.metric {
        reasons.push(format!(
            "`{}` is part of `{}`",
            vocabulary.metric_name(part.metric),
            vocabulary.metric_name(whole.metric)
        ));
    }
    if let (Some(inner), Some(outer)) = (part.entity, whole.entity)
        && inner != outer
    {
        reasons.push(format!(
            "{} is part of {}",
            vocabulary.entities.label(inner),
            vocabulary.entities.label(outer)
        ));
    }
    if let (Some(inner), Some(outer)) = (&part.period.period, &whole.period.period)
        && inner != outer
    {
        reasons.push(format!("`{inner}` lies in `{outer}`"));
    }
    for (dimension, member) in &part.dimensions {
        let outer = whole.member(*dimension);
        if outer == Some(*member) {
            continue;
        }
        let label = |member| vocabulary.member_label((*dimension, member));
        reasons.push(format!(
            "{} is part of {}",
            label(*member),
            outer.map_or("the total", label)
        ));
    }
    format!("{}.", reasons.join(", and "))
}
