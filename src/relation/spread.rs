//! Amounts that may differ by at most a factor: the two that differ by more, and differ most.

use super::verdict::Verdict;
use crate::figure::{Interval, Number, Reading, ReadingKind};

/// Two amounts of which one is certainly more than the factor times the other, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFar {
    /// The greater one.
    pub greater: usize,
    /// The smaller one.
    pub smaller: usize,
    /// The readings on which it is.
    pub on: ReadingKind,
}

impl TooFar {
    /// What that comes to.
    pub fn verdict(self) -> Verdict {
        match self.on {
            ReadingKind::Strict => Verdict::Conflict,
            ReadingKind::Usual => Verdict::Doubtful,
        }
    }
}

/// Of the amounts that may be compared with each other, the two that differ by more than a factor above zero, and of
/// several those that differ most: on the strict readings, else on the usual ones.
pub fn too_far(
    readings: &[&Reading],
    factor: &Number,
    are_comparable: impl Fn(usize, usize) -> bool,
) -> Option<TooFar> {
    ReadingKind::ALL.into_iter().find_map(|on| {
        let amounts: Vec<&Interval> = readings.iter().map(|reading| reading.on(on)).collect();
        let (greater, smaller) = farthest(&amounts, factor, &are_comparable)?;
        Some(TooFar {
            greater,
            smaller,
            on,
        })
    })
}

/// The greatest first, beside the smallest first. What does not exceed the smallest exceeds none, and neither does
/// anything smaller than it.
fn farthest(
    amounts: &[&Interval],
    factor: &Number,
    are_comparable: &impl Fn(usize, usize) -> bool,
) -> Option<(usize, usize)> {
    let mut from_greatest: Vec<(usize, &Interval)> = amounts.iter().copied().enumerate().collect();
    from_greatest.sort_by(|(_, a), (_, b)| b.lower_cmp(a));
    let most = amounts.iter().map(|amount| amount.scale_by(factor));
    let mut from_smallest: Vec<(usize, Interval)> = most.enumerate().collect();
    from_smallest.sort_by(|(_, a), (_, b)| a.upper_cmp(b));
    let mut found: Option<(usize, usize)> = None;
    for (greater, amount) in from_greatest {
        let mut exceeded = from_smallest
            .iter()
            .take_while(|(_, most)| !amount.can_be_at_most(most))
            .peekable();
        if exceeded.peek().is_none() {
            break;
        }
        let smaller = exceeded
            .map(|(smaller, _)| *smaller)
            .find(|smaller| *smaller != greater && are_comparable(greater, *smaller));
        if let Some(smaller) = smaller {
            let pair = (greater, smaller);
            if found.is_none_or(|found| differs_more(amounts, pair, found)) {
                found = Some(pair);
            }
        }
    }
    found
}

/// Whether the least quotient of one pair, whose greater amount is no more than that of another, is above that of the
/// other, without dividing by what may be zero.
fn differs_more(amounts: &[&Interval], pair: (usize, usize), other: (usize, usize)) -> bool {
    let lower = |at: usize| amounts.get(at)?.lower.as_ref().map(|end| &end.value);
    let upper = |at: usize| amounts.get(at)?.upper.as_ref().map(|end| &end.value);
    let product = |greater: usize, smaller: usize| Some(lower(greater)? * upper(smaller)?);
    upper(pair.1) < upper(other.1) && product(pair.0, other.1) > product(other.0, pair.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::relation::RelationKind;
    use crate::relation::samples::{certain, samples};

    fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
        (0..count).flat_map(move |one| (0..count).map(move |other| (one, other)))
    }

    #[test]
    fn nothing_at_all_is_less_than_any_factor_bridges() {
        let (some, nothing) = (certain(5, 5), certain(0, 0));
        let found = too_far(&[&nothing, &some], &Number::from(1000), |_, _| true);
        let found = found.unwrap();
        assert_eq!((found.greater, found.smaller), (1, 0));
        assert_eq!(found.verdict(), Verdict::Conflict);
    }

    #[test]
    fn below_zero_the_greatest_and_the_smallest_are_told() {
        let readings = [certain(3, 3), certain(5, 5), certain(-1, -1), certain(2, 2)];
        let readings: Vec<&Reading> = readings.iter().collect();
        let found = too_far(&readings, &Number::from(2), |_, _| true).unwrap();
        assert_eq!((found.greater, found.smaller), (1, 2));
    }

    #[test]
    fn what_may_not_be_compared_is_passed_over() {
        let readings = [certain(1, 1), certain(9, 9), certain(3, 3)];
        let readings: Vec<&Reading> = readings.iter().collect();
        let but_the_first = |one, other| one != 0 && other != 0;
        let found = too_far(&readings, &Number::from(2), but_the_first).unwrap();
        assert_eq!((found.greater, found.smaller), (1, 2));
        assert_eq!(too_far(&readings, &Number::from(2), |_, _| false), None);
    }

    proptest! {
        #[test]
        fn finds_the_two_that_differ_most(given in samples(0..7), factor in 1_i64..4, links in any::<u64>()) {
            // None of the amounts is below zero.
            let readings: Vec<&Reading> = given.iter().map(|sample| &sample.reading).collect();
            let factor = Number::from(factor);
            let comparable = |one: usize, other: usize| {
                let (least, most) = (one.min(other), one.max(other));
                links >> (least * 8 + most) & 1 == 1
            };
            let all: Vec<_> = pairs(readings.len()).filter(|(one, other)| one != other && comparable(*one, *other)).collect();
            let verdict = |(one, other): &(usize, usize)| {
                RelationKind::AtMost.verdict(readings[*one], &readings[*other].scale_by(&factor))
            };
            let worst = all.iter().map(verdict).max().unwrap_or(Verdict::Agree);
            let found = too_far(&readings, &factor, comparable);
            prop_assert_eq!(found.map_or(Verdict::Agree, TooFar::verdict), worst);
            if let Some(found) = found {
                let pair = (found.greater, found.smaller);
                prop_assert!(all.contains(&pair));
                let amounts: Vec<&Interval> = readings.iter().map(|reading| reading.on(found.on)).collect();
                let quotient = |(one, other): (usize, usize)| {
                    let lower = amounts[one].lower.as_ref()?;
                    Some((lower.value.clone(), amounts[other].upper.as_ref()?.value.clone()))
                };
                let (lower, upper) = quotient(pair).unwrap();
                for other in all {
                    // No other has a greater quotient, told by products since either may be over nothing.
                    if let Some((its_lower, its_upper)) = quotient(other) {
                        prop_assert!(&its_lower * &upper <= &lower * &its_upper);
                    }
                }
            }
        }
    }
}
