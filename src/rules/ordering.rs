//! What the rules share that compare one data point with those that must be at most it: `part` and `grow`.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::diagnostic::About;
use crate::fact::{DataPoint, DataPointKey, Fact, FactId, FactIndex, KeyPeriod, MetricId};
use crate::figure::{Interval, Reading, ReadingKind};
use crate::relation::{Reason, RelationKind, Verdict};

use super::comparison::{compare, reading};
use super::context::Context;
use super::declared::Finding;
use super::reporter::{Gravity, Reporter};
use super::wording::{FactWords, Tone, roles};

/// A data point that can be compared.
pub(super) struct Point<'a> {
    /// The key that its facts share.
    pub key: DataPointKey<'a>,
    /// When.
    pub period: KeyPeriod<'a>,
    /// The reading that its facts have together.
    pub reading: Reading,
    /// Whether its period is inferred.
    pub inferred: bool,
    facts: Cow<'a, [FactId]>,
}

/// An excess: a data point that is greater than one which it should be at most. Numbers are positions of points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Excess {
    /// The one that is too great.
    pub greater: usize,
    /// The one that is too small.
    pub smaller: usize,
    /// The readings that decided.
    pub on: ReadingKind,
    /// The verdict.
    pub verdict: Verdict,
}

/// The words of a rule about an excess.
pub(super) struct ExcessWords<'w> {
    /// The role of the greater to the smaller, and of the smaller to the greater.
    pub roles: [&'static str; 2],
    /// The headline, from the metric's name and the two values.
    pub headline: fn(Tone, &str, [&str; 2]) -> String,
    /// The reason why the greater may not be greater, in a sentence.
    pub why: &'w dyn Fn(&Fact, &Fact) -> String,
}

/// The data points of these metrics that are of the kind that a rule wants. Those that it wants but cannot compare are counted as not checked.
pub(super) fn points<'a>(
    context: &Context<'a>,
    reporter: &mut Reporter<'_>,
    metrics: &RangeInclusive<MetricId>,
    wanted: impl Fn(&DataPointKey<'a>) -> bool,
) -> Vec<Point<'a>> {
    let mut found = Vec::new();
    let places = context.index.places_of(metrics);
    let outcomes = context.points.get(places.clone()).unwrap_or_default();
    let stated = context.index.points().get(places).unwrap_or_default();
    for (data_point, outcome) in stated.iter().zip(outcomes) {
        let Some(key) = context.index.key(data_point).filter(&wanted) else {
            continue;
        };
        let current = current(context.index, data_point);
        if current.is_empty() {
            continue;
        }
        // Where facts state the period, one that only suggests it takes nothing from what they say.
        let firm: Vec<FactId> = context.index.without_inferred(&current).collect();
        let inferred = firm.is_empty();
        let mixed = !inferred && firm.len() < current.len();
        let of_firm = mixed.then(|| compare(&firm, context.index, context.vocabulary));
        let outcome = of_firm.as_ref().unwrap_or(outcome);
        let facts = if mixed { firm.into() } else { current };
        let reason = match (key.period, &outcome.sharpened) {
            (Some(period), Some(reading)) => {
                found.push(Point {
                    key,
                    period,
                    reading: reading.reading(),
                    inferred,
                    facts,
                });
                continue;
            }
            _ if outcome.verdict == Verdict::Conflict => Reason::OperandInConflict,
            (None, _) => Reason::NoPeriod,
            _ if outcome.verdict == Verdict::NotChecked(Reason::UnitsNotComparable) => {
                Reason::UnitsNotComparable
            }
            (Some(_), None) => Reason::NoUnit,
        };
        reporter.count(None, Verdict::NotChecked(reason));
    }
    found
}

/// The facts of a data point that nothing has replaced.
fn current<'a>(index: &'a FactIndex, point: &'a DataPoint) -> Cow<'a, [FactId]> {
    let is_current = |id: &FactId| index.fact(*id).is_some_and(|fact| fact.retired.is_none());
    if point.facts.iter().all(is_current) {
        return Cow::Borrowed(&point.facts);
    }
    point.facts.iter().copied().filter(is_current).collect()
}

/// Reports each data point that is too great once, with all those that it exceeds.
pub(super) fn report(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    points: &[Point<'_>],
    excesses: Vec<Excess>,
    telling: &ExcessWords<'_>,
) {
    let mut by_culprit: BTreeMap<usize, Vec<Excess>> = BTreeMap::new();
    for excess in excesses {
        by_culprit.entry(excess.greater).or_default().push(excess);
    }
    for excesses in by_culprit.into_values() {
        let mut pairs: Vec<(Excess, FactId, FactId)> = excesses
            .into_iter()
            .filter_map(|excess| {
                let greater = points.get(excess.greater)?.greatest(context, excess.on)?;
                let smaller = points.get(excess.smaller)?.smallest(context, excess.on)?;
                Some((excess, greater, smaller))
            })
            .filter(|(excess, greater, smaller)| {
                // What is told of two facts is left out of what is told of one beside all others.
                let gravity = Gravity::of(excess.verdict, None);
                let pair = [greater.index(), smaller.index()].into();
                !gravity.is_some_and(|gravity| reporter.told().covers(&pair, gravity.severity))
            })
            .collect();
        // The gravest first, and of these the one that leaves least room.
        let room = |excess: &Excess| Some(points.get(excess.smaller)?.reading.on(excess.on));
        pairs.sort_by(|(a, _, one), (b, _, other)| {
            let least = match (room(a), room(b)) {
                (Some(a), Some(b)) => a.upper_cmp(b),
                _ => Ordering::Equal,
            };
            b.verdict.cmp(&a.verdict).then(least).then(one.cmp(other))
        });
        report_one(context, reporter, points, &pairs, telling);
    }
}

fn report_one(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    points: &[Point<'_>],
    pairs: &[(Excess, FactId, FactId)],
    telling: &ExcessWords<'_>,
) {
    let words = FactWords::new(context);
    let Some((excess, greater, smaller)) = pairs.first().copied() else {
        return;
    };
    let Some(gravity) = Gravity::of(excess.verdict, None) else {
        return;
    };
    let (Some(great), Some(small)) = (context.index.fact(greater), context.index.fact(smaller))
    else {
        return;
    };
    let tone = match (excess.on, excess.verdict) {
        (ReadingKind::Usual, _) => Tone::Doubt,
        (ReadingKind::Strict, Verdict::Doubtful) => Tone::Question,
        (ReadingKind::Strict, _) => Tone::Statement,
    };
    let smaller_ones: Vec<FactId> = pairs.iter().map(|(_, _, smaller)| *smaller).collect();
    let (one, other) = (words.quoted(greater), words.quoted(smaller));
    let [of_greater, of_smaller] = telling.roles;
    let inferred =
        (tone == Tone::Question).then(|| "A period is inferred, so this is a question.".to_owned());
    let finding = Finding {
        message: (telling.headline)(tone, &words.metric(greater), [&one, &other]),
        facts: std::iter::once(greater)
            .chain(smaller_ones.iter().copied())
            .collect(),
        roles: roles([
            (of_greater, [greater].as_slice()),
            (of_smaller, &smaller_ones),
        ]),
        read: 2,
        arithmetic: inferred.into_iter().collect(),
        allowed: allowed(context, points, pairs),
        why: Some((telling.why)(great, small)),
        advice: Some(
            "Correct one of them. If both are right, tell them apart by metric or dimension."
                .to_owned(),
        ),
        about: About {
            facts: smaller_ones
                .iter()
                .map(|smaller| [greater.index(), smaller.index()].into())
                .collect(),
            ..About::default()
        },
        ..Finding::default()
    };
    finding.report(context, reporter, gravity);
}

/// The greater would have to be at most what all the smaller can be, the smaller, where it is the only one, at least what
/// the greater can be. Of two metrics with different units nothing is said, nor of one fact among several of its data
/// point.
fn allowed(
    context: &Context<'_>,
    points: &[Point<'_>],
    pairs: &[(Excess, FactId, FactId)],
) -> Vec<(FactId, Interval)> {
    let strict = |id: FactId| {
        let fact = context.index.fact(id)?;
        let unit = context.vocabulary.metric(fact.metric)?.unit.as_ref();
        Some((unit, reading(fact, context.vocabulary)?.strict))
    };
    let single = |point: usize| {
        points
            .get(point)
            .is_some_and(|point| point.facts.len() == 1)
    };
    let Some((excess, greater, smaller)) = pairs.first() else {
        return Vec::new();
    };
    let below: Option<Vec<_>> = pairs.iter().map(|(_, _, id)| strict(*id)).collect();
    let (Some((unit, above)), Some(below)) = (strict(*greater), below) else {
        return Vec::new();
    };
    if below.iter().any(|(other, _)| *other != unit) {
        return Vec::new();
    }
    let least = below
        .into_iter()
        .map(|(_, below)| below)
        .min_by(Interval::upper_cmp);
    let at_most = least.and_then(|below| Some((*greater, Interval::to_end(below.upper?))));
    let at_least = above.lower.map(|end| (*smaller, Interval::from_end(end)));
    at_most
        .filter(|_| single(excess.greater))
        .into_iter()
        .chain(at_least.filter(|_| pairs.len() == 1 && single(excess.smaller)))
        .collect()
}

impl Point<'_> {
    /// Whether this point, which has been found to be at most another, could not be more, however its figures were
    /// changed: the names of the facts of both, then.
    pub(super) fn weak_beside(
        &self,
        context: &Context<'_>,
        whole: &Point<'_>,
    ) -> Option<Vec<String>> {
        let weak = RelationKind::AtMost.is_weak(&self.reading.strict, &whole.reading.strict);
        let facts = self.facts.iter().chain(&*whole.facts);
        weak.then(|| facts.map(|id| context.index.name(*id)).collect())
    }

    /// The fact with the greatest lower end.
    fn greatest(&self, context: &Context<'_>, on: ReadingKind) -> Option<FactId> {
        self.ends(context, on)
            .max_by(|a, b| a.1.lower_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(id, _)| id)
    }

    /// The fact with the least upper end.
    fn smallest(&self, context: &Context<'_>, on: ReadingKind) -> Option<FactId> {
        self.ends(context, on)
            .min_by(|a, b| a.1.upper_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(id, _)| id)
    }

    fn ends(
        &self,
        context: &Context<'_>,
        on: ReadingKind,
    ) -> impl Iterator<Item = (FactId, Interval)> {
        self.facts.iter().filter_map(move |id| {
            let reading = reading(context.index.fact(*id)?, context.vocabulary)?;
            Some((*id, reading.on(on).clone()))
        })
    }
}
