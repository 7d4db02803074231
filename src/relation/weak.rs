//! Bindings that cannot fail: what is stated is so open that no number in it could ever contradict the rest.
//!
//! A conflict is a lower end above an upper end. *More than 300* has no upper end, so beside *more than 340* nothing can
//! be in conflict, whatever the digits are; at most it would be doubtful. Such a binding agrees and guards little. Which
//! intervals are compared is the caller's to say; they are the strict ones, since only those make a conflict.

use std::cmp::Ordering;

use super::order::RelationKind;
use crate::figure::{End, Interval, Number};

/// Whether no two of the intervals could part, however their numbers were changed: wherever one has a lower end, no
/// other has an upper end that can exclude it.
///
/// `floor` is the end that every quantity of the kind has by nature: zero for amounts, nothing for dates. A lower end
/// at the floor stands below every upper end above it, so the two do not bite; with signs turned round it is the same.
/// O(n).
pub fn is_weak<'a>(
    intervals: impl IntoIterator<Item = &'a Interval>,
    floor: Option<&Number>,
) -> bool {
    let mut shapes = [0_usize; 16];
    for interval in intervals {
        let lower = side(interval.lower.as_ref(), floor);
        let upper = side(interval.upper.as_ref(), floor);
        if let Some(count) = shapes.get_mut(lower.index() * 4 + upper.index()) {
            *count += 1;
        }
    }
    let shape = |at: usize| (Side::ALL.get(at / 4), Side::ALL.get(at % 4));
    !shapes.iter().enumerate().any(|(one, many)| {
        shapes.iter().enumerate().any(|(other, number)| {
            // One interval does not contradict itself.
            let two = *many > 0 && *number > usize::from(one == other);
            let (Some(lower), Some(upper)) = (shape(one).0, shape(other).1) else {
                return false;
            };
            two && can_exclude(*lower, *upper)
        })
    })
}

impl RelationKind {
    /// Whether the relation could not fail, however the numbers of the two amounts were changed.
    pub fn is_weak(self, computed: &Interval, stated: &Interval) -> bool {
        let open = |below: &Interval, above: &Interval| {
            let lower = side(below.lower.as_ref(), Some(&Number::ZERO));
            let upper = side(above.upper.as_ref(), Some(&Number::ZERO));
            !can_exclude(lower, upper)
        };
        match self {
            Self::Equal => is_weak([computed, stated], Some(&Number::ZERO)),
            Self::AtMost => open(computed, stated),
            Self::AtLeast => open(stated, computed),
        }
    }
}

/// Whether what is left open around a sum less its total is more than the smallest of the parts that are not nothing: it
/// could be left out, or be twice as much, and the sum would still fit.
pub(super) fn is_slack(rest: &Interval, parts: impl IntoIterator<Item = Interval>) -> bool {
    let Some(open) = width(rest) else {
        return false;
    };
    // Twice the middle of a part beside twice the half of what is open.
    let parts = parts.into_iter();
    let sizes = parts.filter_map(|part| doubled_middle(&part));
    let smallest = sizes.filter(|size| !size.is_zero()).min();
    smallest.is_some_and(|smallest| open > smallest)
}

fn width(interval: &Interval) -> Option<Number> {
    let (lower, upper) = (interval.lower.as_ref()?, interval.upper.as_ref()?);
    Some(&upper.value - &lower.value)
}

fn doubled_middle(interval: &Interval) -> Option<Number> {
    let (lower, upper) = (interval.lower.as_ref()?, interval.upper.as_ref()?);
    Some((&lower.value + &upper.value).abs())
}

/// Where an end stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Absent,
    Below,
    AtFloor,
    Above,
}

impl Side {
    const ALL: [Self; 4] = [Self::Absent, Self::Below, Self::AtFloor, Self::Above];

    fn index(self) -> usize {
        match self {
            Self::Absent => 0,
            Self::Below => 1,
            Self::AtFloor => 2,
            Self::Above => 3,
        }
    }
}

/// Without a floor every end that is there stands above it.
fn side(end: Option<&End>, floor: Option<&Number>) -> Side {
    match (end, floor) {
        (None, _) => Side::Absent,
        (Some(_), None) => Side::Above,
        (Some(end), Some(floor)) => match end.value.cmp(floor) {
            Ordering::Less => Side::Below,
            Ordering::Equal => Side::AtFloor,
            Ordering::Greater => Side::Above,
        },
    }
}

/// Whether this lower end and this upper end of another interval could pass each other.
fn can_exclude(lower: Side, upper: Side) -> bool {
    !matches!(
        (lower, upper),
        (Side::Absent, _)
            | (_, Side::Absent)
            | (Side::AtFloor, Side::Above)
            | (Side::Below, Side::AtFloor)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::agree;
    use super::super::samples::{SampleEnd, closed, interval, reading, samples};
    use super::super::verdict::Verdict;
    use super::*;

    fn over(value: i64) -> Interval {
        interval(Some((value, false)), None)
    }

    fn under(value: i64) -> Interval {
        interval(Some((0, true)), Some((value, false)))
    }

    fn weak(intervals: &[Interval]) -> bool {
        is_weak(intervals, Some(&Number::ZERO))
    }

    #[test]
    fn a_sum_is_slack_when_more_is_open_than_its_smallest_part() {
        let slack = |sum: &Interval, parts: &[Interval]| {
            is_slack(&sum.minus(&closed(20, 22)), parts.to_vec())
        };
        let parts = [closed(1, 2), closed(19, 19)];
        assert!(
            slack(&closed(20, 22), &parts),
            "2 and 2 are open, of a part of 1.5"
        );
        assert!(
            !slack(&closed(20, 21), &parts),
            "1 and 2 are open: just twice the part"
        );
        assert!(slack(&closed(20, 22), &[closed(-2, -1), closed(22, 22)]));
        let with_nothing = [closed(0, 0), closed(2, 2), closed(19, 19)];
        assert!(!slack(&closed(20, 22), &with_nothing), "nothing is no part");
        assert!(!slack(&over(20), &parts) && !slack(&closed(20, 22), &[]));
    }

    #[test]
    fn open_the_same_way_nothing_can_part() {
        assert!(weak(&[over(3), over(500), over(20)]));
        assert!(weak(&[under(3), under(500)]));
        assert!(weak(&[
            interval(Some((-5, false)), Some((0, true))),
            interval(Some((-9, false)), Some((0, true)))
        ]));
        assert!(weak(&[Interval::ALL, closed(3, 4)]));
        assert!(weak(&[closed(3, 4)]), "one has nothing to disagree with");
    }

    #[test]
    fn one_bounded_figure_is_enough_to_fail() {
        assert!(!weak(&[over(3), closed(5, 5)]));
        assert!(!weak(&[under(9), closed(5, 5)]));
        assert!(!weak(&[over(3), under(9)]));
        assert!(!weak(&[over(3), over(4), closed(5, 5), over(2)]));
        assert!(!weak(&[under(5), closed(0, 0)]), "the nought may be wrong");
        assert!(!weak(&[closed(0, 0), closed(0, 0)]));
    }

    #[test]
    fn dates_have_no_floor() {
        let from_the_epoch = closed(0, 30);
        assert!(!is_weak([&from_the_epoch, &closed(0, 364)], None));
        assert!(is_weak(
            [
                &interval(None, Some((3, true))),
                &interval(None, Some((9, true)))
            ],
            None
        ));
    }

    #[test]
    fn an_order_fails_in_one_direction_only() {
        for (kind, computed, stated, expected) in [
            (RelationKind::AtMost, closed(5, 5), over(9), true),
            (RelationKind::AtMost, under(5), closed(9, 9), true),
            (RelationKind::AtMost, over(5), closed(9, 9), false),
            (RelationKind::AtMost, closed(5, 5), under(9), false),
            (RelationKind::AtLeast, over(9), closed(5, 5), true),
            (RelationKind::AtLeast, closed(9, 9), under(5), true),
            (RelationKind::AtLeast, closed(9, 9), closed(5, 5), false),
            (RelationKind::Equal, over(9), over(5), true),
            (RelationKind::Equal, over(9), closed(5, 5), false),
        ] {
            assert_eq!(
                kind.is_weak(&computed, &stated),
                expected,
                "{kind:?} {computed:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn equals_the_search_over_pairs(given in samples(0..=5), shift in 0_i64..=6) {
            let moved = |end: &Option<End>| -> SampleEnd {
                end.as_ref().and_then(|end| Some((end.value.to_i64()? - shift, end.closed)))
            };
            let intervals: Vec<Interval> = given
                .iter()
                .map(|sample| &sample.reading.strict)
                .map(|strict| interval(moved(&strict.lower), moved(&strict.upper)))
                .collect();
            let zero = Number::ZERO;
            let apart = intervals.iter().enumerate().any(|(one, a)| {
                intervals.iter().enumerate().any(|(other, b)| {
                    one != other
                        && can_exclude(side(a.lower.as_ref(), Some(&zero)), side(b.upper.as_ref(), Some(&zero)))
                })
            });
            prop_assert_eq!(weak(&intervals), !apart);
        }

        #[test]
        fn amounts_that_are_weak_never_conflict(given in samples(2..=5), up in any::<bool>(), by in 1_i64..=100) {
            let zero = End::closed(Number::ZERO);
            let open = |mut strict: Interval| {
                if up { strict.upper = None } else { strict.lower = Some(zero.clone()) }
                strict
            };
            let mut strict: Vec<Interval> = given.into_iter().map(|sample| open(sample.reading.strict)).collect();
            prop_assume!(up || strict.iter().all(|strict| !strict.is_empty() && strict.single().is_none()));
            prop_assert!(weak(&strict));
            // Nor would they conflict if one of them were greater by a lot.
            if let Some(first) = strict.first_mut() {
                *first = first.scale_by(&Number::from(by));
            }
            let readings: Vec<_> = strict.into_iter().map(|strict| reading(strict.clone(), strict)).collect();
            prop_assert_ne!(agree(&readings).verdict, Verdict::Conflict);
        }
    }
}
