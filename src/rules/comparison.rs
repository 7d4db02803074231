//! Comparing facts that state one thing, whatever they state: figures, dates or texts.
//!
//! The arithmetic is in `relation`; what the outcome is called and how grave it is, in the rules.

use std::collections::BTreeMap;

use crate::fact::{Fact, FactId, FactIndex, Metric, Value, Vocabulary};
use crate::figure::{End, Interval, Number, Reading};
use crate::relation::{Agreement, Extents, Reason, Verdict, agree, is_weak};

/// What comparing some facts gave.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The verdict on all of them.
    pub verdict: Verdict,
    /// The two that cannot both hold, where there are such; the greater or later first.
    pub culprits: Option<(FactId, FactId)>,
    /// The facts in groups that agree among themselves, from the lowest.
    pub clusters: Vec<Vec<FactId>>,
    /// What they say together, for figures that can be compared and do not conflict, in the unit of their metric.
    pub sharpened: Option<Reading>,
    /// Whether they agree and, being figures or dates as open as they are, could not do otherwise.
    pub weak: bool,
}

impl Outcome {
    fn not_checked(facts: &[FactId], reason: Reason) -> Self {
        Self {
            verdict: Verdict::NotChecked(reason),
            culprits: None,
            clusters: vec![facts.to_vec()],
            sharpened: None,
            weak: false,
        }
    }
}

/// Compares facts, given in the order of the index. Figures that have no unit to be compared in are left out.
pub fn compare(facts: &[FactId], index: &FactIndex, vocabulary: &Vocabulary) -> Outcome {
    let stated: Vec<(FactId, &Fact)> = facts
        .iter()
        .filter_map(|id| Some((*id, index.fact(*id)?)))
        .collect();
    let texts: Vec<(FactId, &str)> = stated
        .iter()
        .filter_map(|(id, fact)| match &fact.value {
            Value::Text(folded) => Some((*id, &**folded)),
            Value::Figure(_) | Value::Date(_) => None,
        })
        .collect();
    if !texts.is_empty() {
        let exact = stated
            .iter()
            .filter_map(|(_, fact)| vocabulary.metric(fact.metric))
            .any(|metric| metric.exact);
        return compare_texts(&texts, exact);
    }
    let Some((_, first)) = stated.first() else {
        return Outcome::not_checked(facts, Reason::NothingToCompare);
    };
    let readings: Vec<(FactId, Reading)> = stated
        .iter()
        .filter_map(|(id, fact)| Some((*id, in_unit_of(first, fact, vocabulary)?)))
        .collect();
    if readings.len() < 2.min(stated.len()) {
        return Outcome::not_checked(facts, Reason::NoUnit);
    }
    let (ids, readings): (Vec<FactId>, Vec<Reading>) = readings.into_iter().unzip();
    let agreement = agree(&readings);
    let floor = first.figure().map(|_| &Number::ZERO);
    let strict = || readings.iter().map(|reading| &reading.strict);
    Outcome {
        weak: agreement.verdict == Verdict::Agree && is_weak(strict(), floor),
        ..from_agreement(&agreement, &ids)
    }
}

/// Two facts of a binding that cannot be compared by what their metrics are: a figure with a text, or things with
/// kilograms. The first is the first of all.
pub(super) fn unlike(
    facts: &[FactId],
    index: &FactIndex,
    vocabulary: &Vocabulary,
) -> Option<(FactId, FactId, Reason)> {
    let first = *facts.first()?;
    let metric = |id: FactId| vocabulary.metric(index.fact(id)?.metric);
    let own = metric(first)?;
    facts.iter().find_map(|id| {
        let other = metric(*id)?;
        let reason = if own.value != other.value {
            Reason::KindsNotComparable
        } else if unit_factor(other, own, vocabulary).is_none() {
            Reason::UnitsNotComparable
        } else {
            return None;
        };
        Some((first, *id, reason))
    })
}

/// What to multiply amounts of one metric with to have them in the unit of another.
fn unit_factor(from: &Metric, to: &Metric, vocabulary: &Vocabulary) -> Option<Number> {
    match (&from.unit, &to.unit) {
        (from, to) if from == to => Some(Number::ONE),
        (Some(from), Some(to)) => vocabulary.units.factor(from, to),
        _ => None,
    }
}

/// The reading of a fact in the unit of another's metric, for metrics that measure the same thing in different units.
fn in_unit_of(other: &Fact, fact: &Fact, vocabulary: &Vocabulary) -> Option<Reading> {
    let own = reading(fact, vocabulary)?;
    if fact.metric == other.metric {
        return Some(own);
    }
    let metric = |fact: &Fact| vocabulary.metric(fact.metric);
    Some(own.scale_by(&unit_factor(metric(fact)?, metric(other)?, vocabulary)?))
}

/// What a fact states as a range of numbers: a figure in the unit of its metric, a date as day numbers. `None` for a
/// text, a figure without a comparable unit, and a date whose ends are unknown.
pub(super) fn reading(fact: &Fact, vocabulary: &Vocabulary) -> Option<Reading> {
    match &fact.value {
        Value::Figure(_) => fact.comparable(vocabulary).ok(),
        Value::Date(date) => {
            let outer = Extents::of(date).outer?;
            let end = |day: i64, open: i64| {
                (day != open).then(|| End {
                    value: Number::from(day),
                    closed: true,
                })
            };
            let days = Interval {
                lower: end(outer.start, i64::MIN),
                upper: end(outer.end, i64::MAX),
            };
            Some(Reading {
                strict: days.clone(),
                usual: days,
            })
        }
        Value::Text(_) => None,
    }
}

fn from_agreement(agreement: &Agreement, ids: &[FactId]) -> Outcome {
    let at = |position: usize| ids.get(position).copied();
    Outcome {
        verdict: agreement.verdict,
        culprits: agreement
            .culprits
            .and_then(|(greater, smaller)| Some((at(greater)?, at(smaller)?))),
        clusters: agreement
            .clusters
            .iter()
            .map(|cluster| {
                cluster
                    .iter()
                    .filter_map(|position| at(*position))
                    .collect()
            })
            .collect(),
        sharpened: agreement.sharpened(),
        weak: false,
    }
}

/// Texts agree when they are equal after folding; else they are doubtful, since one thing may have two names.
fn compare_texts(texts: &[(FactId, &str)], exact: bool) -> Outcome {
    let mut by_text: BTreeMap<&str, Vec<FactId>> = BTreeMap::new();
    for (id, text) in texts {
        by_text.entry(text).or_default().push(*id);
    }
    let mut clusters: Vec<Vec<FactId>> = by_text.into_values().collect();
    clusters.sort();
    let first = |at: usize| {
        clusters
            .get(at)
            .and_then(|cluster| cluster.first())
            .copied()
    };
    Outcome {
        verdict: match (texts.len(), clusters.len()) {
            (0 | 1, _) => Verdict::NotChecked(Reason::NothingToCompare),
            (_, 1) => Verdict::Agree,
            _ if exact => Verdict::Conflict,
            _ => Verdict::Doubtful,
        },
        culprits: first(0).zip(first(1)),
        clusters,
        sharpened: None,
        weak: false,
    }
}
