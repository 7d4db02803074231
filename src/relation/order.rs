//! Whether one quantity can be at most another, and the other ways in which an amount that was computed may stand to
//! the one that is stated.

use crate::figure::Interval;

/// How an amount that was computed, such as the sum of parts, has to stand to the one that is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// The two are one amount.
    Equal,
    /// What was computed is only some of what is stated.
    AtMost,
    /// What was computed may be more than what is stated.
    AtLeast,
}

impl RelationKind {
    /// The relation of this name: `equal`, `at_most` or `at_least`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "equal" => Some(Self::Equal),
            "at_most" => Some(Self::AtMost),
            "at_least" => Some(Self::AtLeast),
            _ => None,
        }
    }

    /// Whether it can hold between a number of `computed` and one of `stated`, both in one unit.
    pub fn is_possible(self, computed: &Interval, stated: &Interval) -> bool {
        match self {
            Self::Equal => computed.meets(stated),
            Self::AtMost => computed.can_be_at_most(stated),
            Self::AtLeast => stated.can_be_at_most(computed),
        }
    }

    /// Where a computed number lies that has this relation to some number of `stated`.
    pub fn bound(self, stated: &Interval) -> Interval {
        match self {
            Self::Equal => stated.clone(),
            Self::AtMost => Interval {
                lower: None,
                upper: stated.upper.clone(),
            },
            Self::AtLeast => Interval {
                lower: stated.lower.clone(),
                upper: None,
            },
        }
    }

    /// The relation seen from the other side: how what is stated stands to what was computed.
    #[must_use]
    pub fn converse(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Reading;
    use crate::relation::Verdict;
    use crate::relation::samples::{Sample, closed, interval, points, reading, samples};
    use proptest::prelude::*;

    fn at_most(a: &Reading, b: &Reading) -> Verdict {
        RelationKind::AtMost.verdict(a, b)
    }

    #[test]
    fn ends_that_touch_are_in_order_only_when_both_are_closed() {
        let below = |upper_closed| {
            reading(
                closed(0, 5),
                interval(Some((0, true)), Some((5, upper_closed))),
            )
        };
        let above = |lower_closed| {
            reading(
                closed(5, 9),
                interval(Some((5, lower_closed)), Some((9, true))),
            )
        };
        assert_eq!(at_most(&above(true), &below(true)), Verdict::Agree);
        assert_eq!(at_most(&above(false), &below(true)), Verdict::Doubtful);
        assert_eq!(at_most(&above(true), &below(false)), Verdict::Doubtful);
        let beyond = reading(closed(6, 6), closed(6, 6));
        assert_eq!(at_most(&beyond, &below(true)), Verdict::Conflict);
        assert_eq!(at_most(&below(true), &beyond), Verdict::Agree);
    }

    #[test]
    fn the_three_relations_differ_in_which_end_decides() {
        let small = reading(closed(1, 3), closed(1, 3));
        let large = reading(closed(3, 5), closed(3, 5));
        let beyond = reading(closed(4, 5), closed(4, 5));
        for (kind, computed, stated, verdict) in [
            (RelationKind::Equal, &small, &large, Verdict::Agree),
            (RelationKind::Equal, &small, &beyond, Verdict::Conflict),
            (RelationKind::Equal, &beyond, &small, Verdict::Conflict),
            (RelationKind::AtMost, &small, &beyond, Verdict::Agree),
            (RelationKind::AtMost, &beyond, &small, Verdict::Conflict),
            (RelationKind::AtLeast, &beyond, &small, Verdict::Agree),
            (RelationKind::AtLeast, &small, &beyond, Verdict::Conflict),
        ] {
            assert_eq!(kind.verdict(computed, stated), verdict, "{kind:?}");
        }
        for (name, kind) in [
            ("equal", Some(RelationKind::Equal)),
            ("at_most", Some(RelationKind::AtMost)),
            ("at_least", Some(RelationKind::AtLeast)),
            ("atMost", None),
        ] {
            assert_eq!(RelationKind::from_name(name), kind);
        }
    }

    proptest! {
        #[test]
        fn a_bound_holds_what_is_possible_and_turns_with_its_relation(pair in samples(2..=2)) {
            let (computed, stated) = (&pair[0].reading.strict, &pair[1].reading.strict);
            for kind in [RelationKind::Equal, RelationKind::AtMost, RelationKind::AtLeast] {
                let possible = kind.is_possible(computed, stated);
                prop_assert_eq!(kind.bound(stated).meets(computed), possible);
                prop_assert_eq!(kind.converse().bound(computed).meets(stated), possible);
            }
        }

        #[test]
        fn equals_the_search_over_points(pair in samples(2..=2)) {
            let possible = |of: fn(&Sample) -> u64| {
                let high = of(&pair[1]);
                points(of(&pair[0])).any(|low| points(high).any(|high| low <= high))
            };
            let expected = Verdict::from_possible(possible(Sample::strict_points), possible(Sample::usual_points));
            prop_assert_eq!(at_most(&pair[0].reading, &pair[1].reading), expected);
        }

        #[test]
        fn wider_readings_never_create_a_conflict(pair in samples(2..=2), by in 0_i64..4, which in 0_usize..2) {
            let before = at_most(&pair[0].reading, &pair[1].reading);
            let mut readings: Vec<_> = pair.iter().map(|sample| sample.reading.clone()).collect();
            readings[which] = pair[which].widened(by).reading;
            prop_assert!(at_most(&readings[0], &readings[1]) <= before);
        }
    }
}
