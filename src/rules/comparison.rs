//! Comparing facts that state one thing, whatever they state: figures, dates or texts.
//!
//! The arithmetic is in `relation`; what the outcome is called and how grave it is, in the rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactId, FactIndex, Uncomparable, Value, Vocabulary};
use crate::figure::{End, Interval, KeptReading, Number, Reading, ReadingKind, Steps};
use crate::relation::{Agreement, Extents, Reason, Verdict, agree, is_weak};

/// The outcome of comparing some facts.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The verdict on all of them.
    pub verdict: Verdict,
    /// The sides, where two are at odds. Most facts agree, and nobody asks for the sides of those.
    sides: Option<Box<Sides>>,
    /// The reading that they have together, for figures that can be compared and do not conflict, in the unit of their
    /// metric.
    pub sharpened: Option<KeptReading>,
    /// Whether they agree and, being figures or dates as open as they are, could not do otherwise.
    pub weak: bool,
    /// Whether the culprits round to ranges that touch, and are at odds because they are equally precise.
    pub touching: bool,
}

/// Facts that are at odds.
#[derive(Clone, Debug)]
struct Sides {
    culprits: (FactId, FactId),
    clusters: Vec<Vec<FactId>>,
}

impl Compared {
    /// The two that cannot both hold, where there are such; the greater or later first.
    pub fn culprits(&self) -> Option<(FactId, FactId)> {
        Some(self.sides.as_ref()?.culprits)
    }

    /// The facts in groups that agree among themselves, from the lowest; empty where no two are at odds.
    pub fn clusters(&self) -> &[Vec<FactId>] {
        self.sides.as_ref().map_or(&[], |sides| &sides.clusters)
    }

    fn not_checked(reason: Reason) -> Self {
        Self {
            verdict: Verdict::NotChecked(reason),
            sides: None,
            sharpened: None,
            weak: false,
            touching: false,
        }
    }
}

/// Compares facts, given in the order of the index. Figures that have no unit to be compared in are left out.
pub fn compare(facts: &[FactId], index: &FactIndex, vocabulary: &Vocabulary) -> Compared {
    if let Some(outcome) = compare_equals(facts, index, vocabulary) {
        return outcome;
    }
    let stated: Vec<(FactId, &Fact)> = facts
        .iter()
        .filter_map(|id| Some((*id, index.fact(*id)?)))
        .collect();
    let texts: Vec<(FactId, &str)> = stated
        .iter()
        .filter_map(|(id, fact)| match &fact.value {
            Value::Text(folded) => Some((*id, &***folded)),
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
        return Compared::not_checked(Reason::NothingToCompare);
    };
    let readings: Vec<(FactId, Reading)> = stated
        .iter()
        .filter_map(|(id, fact)| Some((*id, in_unit_of(first, fact, vocabulary)?)))
        .collect();
    if readings.len() < 2.min(stated.len()) {
        return Compared::not_checked(unreadable(&stated, vocabulary));
    }
    let (ids, mut readings): (Vec<FactId>, Vec<Reading>) = readings.into_iter().unzip();
    let steps: Vec<Steps> = ids
        .iter()
        .map(|id| {
            let fact = index.fact(*id);
            fact.and_then(|fact| steps_in_unit_of(first, fact, vocabulary))
                .unwrap_or_default()
        })
        .collect();
    let stated = readings.clone();
    open_touching_ends(&mut readings, &steps);
    let agreement = agree(&readings);
    let touching = agreement.culprits.is_some_and(|(one, other)| {
        let both = stated.get(one).zip(stated.get(other));
        let on = agreement.verdict.decided_on();
        both.is_some_and(|(one, other)| one.on(on).meets(other.on(on)))
    });
    let floor = first.figure().map(|_| &Number::ZERO);
    let strict = || readings.iter().map(|reading| &reading.strict);
    Compared {
        weak: agreement.verdict == Verdict::Agree && is_weak(strict(), floor),
        touching,
        ..from_agreement(&agreement, &ids)
    }
}

/// The outcome for facts that state one number in one unit, as most do that state one thing: what all else comes to, told
/// by a look at each. `None` of any others.
fn compare_equals(
    facts: &[FactId],
    index: &FactIndex,
    vocabulary: &Vocabulary,
) -> Option<Compared> {
    let (first, others) = facts.split_first()?;
    let first = index.fact(*first)?;
    let figure = first.figure()?;
    let value = figure.exactly()?;
    let mut others_stated = others.iter().map(|id| index.fact(*id));
    if !others_stated.all(|other| other.is_some_and(|other| state_one_number(first, other))) {
        return None;
    }
    let factor = first.unit_factor(vocabulary).ok()?;
    Some(Compared {
        verdict: if others.is_empty() {
            Verdict::NotChecked(Reason::NothingToCompare)
        } else {
            Verdict::Agree
        },
        sides: None,
        sharpened: Some(KeptReading::Exactly(value * &factor)),
        weak: false,
        touching: false,
    })
}

/// Whether two facts of one metric state the same exact number, in the same unit.
fn state_one_number(one: &Fact, other: &Fact) -> bool {
    let figures = one.figure().zip(other.figure());
    one.metric == other.metric
        && figures.is_some_and(|(one, other)| {
            let exact = one.exactly();
            exact.is_some() && exact == other.exactly() && one.unit == other.unit
        })
}

/// Numbers that are rounded to the same place and differ do not agree, although what rounds to them touches: nobody
/// writes both 57.5 and 57.6, or both 5,000 and 6,000, of one value (XBRL Calculations 1.1, consistent duplicates). Where
/// what rounds to one ends at which that of another begins, the end is opened.
fn open_touching_ends(readings: &mut [Reading], steps: &[Steps]) {
    for kind in ReadingKind::ALL {
        let rounded = readings.iter().zip(steps);
        let touches = touching(rounded.map(|(reading, steps)| (reading.on(kind), steps.on(kind))));
        for (reading, touches) in readings.iter_mut().zip(touches) {
            if let (true, Some(end)) = (touches, &mut reading.on_mut(kind).upper) {
                end.closed = false;
            }
        }
    }
}

/// Marks the intervals that end where another begins that belongs to a number rounded to the same step.
fn touching<'a>(rounded: impl Iterator<Item = (&'a Interval, Option<&'a Number>)>) -> Vec<bool> {
    let rounded: Vec<_> = rounded.collect();
    let begin: BTreeSet<(&Number, &Number)> = rounded
        .iter()
        .filter_map(|(interval, step)| Some(((*step)?, &interval.lower.as_ref()?.value)))
        .collect();
    let touches = rounded.iter().map(|(interval, step)| {
        let upper = step.zip(interval.upper.as_ref());
        upper.is_some_and(|(step, upper)| begin.contains(&(step, &upper.value)))
    });
    touches.collect()
}

/// Two facts of a binding that cannot be compared by what their metrics are: a figure with a text, or things with
/// kilograms. The first is the first of all.
pub(super) fn not_comparable(
    facts: &[FactId],
    index: &FactIndex,
    vocabulary: &Vocabulary,
) -> Option<(FactId, FactId, Reason)> {
    let first = *facts.first()?;
    let own = index.fact(first)?.metric;
    let kind = |metric| Some(vocabulary.metric(metric)?.value);
    facts.iter().find_map(|id| {
        let other = index.fact(*id)?.metric;
        let reason = if kind(own)? != kind(other)? {
            Reason::KindsNotComparable
        } else if vocabulary.metric_factor(other, own).is_none() {
            Reason::UnitsNotComparable
        } else {
            return None;
        };
        Some((first, *id, reason))
    })
}

/// Why too few of these can be compared: what is not measured in its metric's unit is another mistake than what has none.
fn unreadable(stated: &[(FactId, &Fact)], vocabulary: &Vocabulary) -> Reason {
    let is_foreign =
        |fact: &Fact| fact.unit_factor(vocabulary).err() == Some(Uncomparable::UnitForeign);
    if stated.iter().any(|(_, fact)| is_foreign(fact)) {
        Reason::UnitsNotComparable
    } else {
        Reason::NoUnit
    }
}

/// The reading of a fact in the unit of another's metric, for metrics that measure the same thing in different units.
fn in_unit_of(other: &Fact, fact: &Fact, vocabulary: &Vocabulary) -> Option<Reading> {
    let own = reading(fact, vocabulary)?;
    Some(own.scale_by(&vocabulary.metric_factor(fact.metric, other.metric)?))
}

/// The steps to which the figure of a fact is rounded, in the unit of another's metric.
fn steps_in_unit_of(other: &Fact, fact: &Fact, vocabulary: &Vocabulary) -> Option<Steps> {
    let own = fact.unit_factor(vocabulary).ok()?;
    let factor = &own * &vocabulary.metric_factor(fact.metric, other.metric)?;
    Some(fact.figure()?.steps().scale_by(&factor))
}

/// The range of numbers that a fact states: a figure in the unit of its metric, a date as day numbers. `None` for a text, a
/// figure without a comparable unit, and a date whose ends are unknown.
pub(super) fn reading(fact: &Fact, vocabulary: &Vocabulary) -> Option<Reading> {
    match &fact.value {
        Value::Figure(_) => fact.comparable(vocabulary).ok(),
        Value::Date(date) => {
            let outer = Extents::of(date).outer?;
            let end = |day, open| (day != open).then(|| End::closed(Number::from(day)));
            let days = Interval {
                lower: end(outer.start, i64::MIN),
                upper: end(outer.end, i64::MAX),
            };
            Some(Reading::both(days))
        }
        Value::Text(_) => None,
    }
}

fn from_agreement(agreement: &Agreement, ids: &[FactId]) -> Compared {
    let at = |position: usize| ids.get(position).copied();
    let facts_of = |cluster: &Vec<usize>| {
        let positions = cluster.iter();
        positions.filter_map(|position| at(*position)).collect()
    };
    let sides = agreement.culprits.and_then(|(greater, smaller)| {
        Some(Box::new(Sides {
            culprits: (at(greater)?, at(smaller)?),
            clusters: agreement.clusters.iter().map(facts_of).collect(),
        }))
    });
    Compared {
        verdict: agreement.verdict,
        sides,
        sharpened: agreement.sharpened().map(KeptReading::from),
        weak: false,
        touching: false,
    }
}

/// Texts agree when they are equal after folding; else they are doubtful, since one thing may have two names.
fn compare_texts(texts: &[(FactId, &str)], exact: bool) -> Compared {
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
    let culprits = first(0).zip(first(1));
    let verdict = match (texts.len(), culprits) {
        (0 | 1, _) => Verdict::NotChecked(Reason::NothingToCompare),
        (_, None) => Verdict::Agree,
        _ if exact => Verdict::Conflict,
        _ => Verdict::Doubtful,
    };
    Compared {
        verdict,
        sides: culprits.map(|culprits| Box::new(Sides { culprits, clusters })),
        sharpened: None,
        weak: false,
        touching: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{FigureContext, Readings, UnitDefinition, Units, parse_figure};

    /// The verdict on figures as written; `crates` are counted, a share lies between nothing and everything.
    fn verdict(figures: &[&str]) -> Verdict {
        let crates = UnitDefinition {
            id: "crate".to_owned(),
            symbols: vec!["crates".to_owned()],
            whole: true,
            exact: false,
            dimension: None,
            factor: Number::ONE,
            label: None,
        };
        let (units, problems) = Units::new(vec![crates]);
        assert!(problems.is_empty(), "{problems:?}");
        let readings = Readings::default();
        let share = Interval::closed(Number::ZERO, Number::from(100));
        let context = FigureContext {
            range: figures
                .iter()
                .all(|text| text.ends_with('%'))
                .then_some(&share),
            ..FigureContext::new(&units, &readings)
        };
        let parsed = figures
            .iter()
            .map(|text| parse_figure(text, &context).unwrap());
        let (mut read, steps): (Vec<Reading>, Vec<Steps>) = parsed
            .map(|figure| (figure.reading().into_owned(), figure.steps().clone()))
            .unzip();
        open_touching_ends(&mut read, &steps);
        agree(&read).verdict
    }

    #[test]
    fn roundings_that_touch_agree_only_where_their_precision_differs() {
        for (figures, expected) in [
            (&["57.5", "57.6"][..], Verdict::Conflict),
            (&["57.6", "57.5"], Verdict::Conflict),
            (&["-57.5", "-57.6"], Verdict::Conflict),
            (&["60%", "61%"], Verdict::Conflict),
            (&["99%", "100%"], Verdict::Conflict),
            (&["0%", "1%"], Verdict::Conflict),
            (&["1/5", "2/5"], Verdict::Conflict),
            (&["57.5", "57.6", "57.55"], Verdict::Conflict),
            (&["57.5", "57.50"], Verdict::Agree),
            (&["57.5", "57.55"], Verdict::Agree),
            (&["57.5", "57.5"], Verdict::Agree),
            (&["57.5", "57.5 to 57.6"], Verdict::Agree),
            (&["57.5", "over 57.5"], Verdict::Agree),
        ] {
            assert_eq!(verdict(figures), expected, "{figures:?}");
        }
    }

    #[test]
    fn of_round_numbers_the_same_holds() {
        for (figures, expected) in [
            (&["5000", "6000"][..], Verdict::Conflict),
            (&["6000 crates", "5000 crates"], Verdict::Conflict),
            (&["300 crates", "400 crates"], Verdict::Conflict),
            (&["-5000", "-6000"], Verdict::Conflict),
            (&["40 million", "50 million"], Verdict::Conflict),
            (&["40 million", "50,000,000"], Verdict::Conflict),
            (&["300万", "400万"], Verdict::Conflict),
            (&["5000", "6000", "5500"], Verdict::Conflict),
            // Coarser and finer rounding of one value.
            (&["5000", "5400"], Verdict::Doubtful),
            (&["5000", "5500"], Verdict::Doubtful),
            (&["50 million", "51 million"], Verdict::Doubtful),
            (&["9000", "10,000"], Verdict::Doubtful),
            (&["5000", "about 6000"], Verdict::Doubtful),
            (&["5000", "5000 to 6000"], Verdict::Agree),
            (&["5000", "5000 crates"], Verdict::Agree),
        ] {
            assert_eq!(verdict(figures), expected, "{figures:?}");
        }
    }
}
