//! Comparing facts that state one thing, whatever they state: figures, dates or texts.
//!
//! The arithmetic is in `relation`; what the outcome is called and how grave it is, in the rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactId, FactIndex, Metric, Value, Vocabulary};
use crate::figure::{BoundKind, End, Interval, Number, Reading};
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
    /// Whether the culprits round to ranges that touch, and are at odds because they are equally precise.
    pub touching: bool,
}

impl Outcome {
    fn not_checked(facts: &[FactId], reason: Reason) -> Self {
        Self {
            verdict: Verdict::NotChecked(reason),
            culprits: None,
            clusters: vec![facts.to_vec()],
            sharpened: None,
            weak: false,
            touching: false,
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
    let (ids, mut readings): (Vec<FactId>, Vec<Reading>) = readings.into_iter().unzip();
    let rounded: Vec<bool> = ids.iter().map(|id| is_rounded(index, *id)).collect();
    let stated = readings.clone();
    open_touching_ends(&mut readings, &rounded);
    let agreement = agree(&readings);
    let touching = agreement.culprits.is_some_and(|(one, other)| {
        let both = stated.get(one).zip(stated.get(other));
        both.is_some_and(|(one, other)| match agreement.verdict {
            Verdict::Conflict => one.strict.meets(&other.strict),
            _ => one.usual.meets(&other.usual),
        })
    });
    let floor = first.figure().map(|_| &Number::ZERO);
    let strict = || readings.iter().map(|reading| &reading.strict);
    Outcome {
        weak: agreement.verdict == Verdict::Agree && is_weak(strict(), floor),
        touching,
        ..from_agreement(&agreement, &ids)
    }
}

/// Whether a fact states a number without a word that bounds it.
fn is_rounded(index: &FactIndex, id: FactId) -> bool {
    let figure = index.fact(id).and_then(Fact::figure);
    figure.is_some_and(|figure| figure.bound == BoundKind::Exact)
}

/// Figures of equal precision that differ do not agree, although their roundings touch: nobody rounds one value to both
/// 57.5 and 57.6 (XBRL Calculations 1.1, consistent duplicates). Where one interval ends at which another of the same width
/// begins, the end is opened. A strict reading that is wider than the usual one has no known precision.
fn open_touching_ends(readings: &mut [Reading], rounded: &[bool]) {
    let known = readings.iter().zip(rounded).map(|(reading, rounded)| {
        let usual = rounded.then(|| width_and_ends(&reading.usual)).flatten();
        let strict = usual.clone().filter(|_| reading.strict == reading.usual);
        (strict, usual)
    });
    let (strict, usual): (Vec<_>, Vec<_>) = known.unzip();
    let touches = |known: &[Option<(Number, Number, Number)>]| -> Vec<bool> {
        let known = || known.iter().map(Option::as_ref);
        let begin: BTreeSet<(&Number, &Number)> = known()
            .flatten()
            .map(|(width, lower, _)| (width, lower))
            .collect();
        let touches = known()
            .map(|known| known.is_some_and(|(width, _, upper)| begin.contains(&(width, upper))));
        touches.collect()
    };
    let (strict, usual) = (touches(&strict), touches(&usual));
    for (reading, (strict, usual)) in readings.iter_mut().zip(strict.into_iter().zip(usual)) {
        for (interval, touches) in [(&mut reading.strict, strict), (&mut reading.usual, usual)] {
            if let (true, Some(end)) = (touches, &mut interval.upper) {
                end.closed = false;
            }
        }
    }
}

/// How wide an interval is and where it begins and ends; `None` for a single number and without two ends.
fn width_and_ends(interval: &Interval) -> Option<(Number, Number, Number)> {
    let (lower, upper) = (interval.lower.as_ref()?, interval.upper.as_ref()?);
    let width = &upper.value - &lower.value;
    (!width.is_zero()).then(|| (width, lower.value.clone(), upper.value.clone()))
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
        touching: false,
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
        touching: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{FigureContext, Readings, Units, parse_figure};

    /// The verdict on figures as written, of a unit that is not counted.
    fn verdict(figures: &[&str]) -> Verdict {
        let (units, readings) = (Units::default(), Readings::default());
        let context = FigureContext {
            units: &units,
            readings: &readings,
            preferred_unit: None,
            range: None,
        };
        let parsed = figures
            .iter()
            .map(|text| parse_figure(text, &context).unwrap());
        let (mut read, rounded): (Vec<Reading>, Vec<bool>) = parsed
            .map(|figure| (figure.reading.clone(), figure.bound == BoundKind::Exact))
            .unzip();
        open_touching_ends(&mut read, &rounded);
        agree(&read).verdict
    }

    #[test]
    fn roundings_that_touch_agree_only_where_their_precision_differs() {
        for (figures, expected) in [
            (&["57.5", "57.6"][..], Verdict::Conflict),
            (&["57.6", "57.5"], Verdict::Conflict),
            (&["-57.5", "-57.6"], Verdict::Conflict),
            (&["60%", "61%"], Verdict::Conflict),
            (&["57.5", "57.6", "57.55"], Verdict::Conflict),
            (&["57.5", "57.50"], Verdict::Agree),
            (&["57.5", "57.55"], Verdict::Agree),
            (&["57.5", "57.5"], Verdict::Agree),
            (&["57.5", "57.5 to 57.6"], Verdict::Agree),
            (&["57.5", "over 57.5"], Verdict::Agree),
            (&["50 million", "51 million"], Verdict::Doubtful),
            (&["5000", "6000"], Verdict::Doubtful),
        ] {
            assert_eq!(verdict(figures), expected, "{figures:?}");
        }
    }
}
