//! Whether one quantity can be at most another.

use super::verdict::Verdict;
use crate::figure::Reading;

/// Whether `a` can be at most `b`, both in one unit: possible when the lower end of `a` is below the upper end of `b`,
/// or they are equal and both closed. Conflict when the strict readings rule it out, doubtful when only the usual ones
/// do.
pub fn at_most(a: &Reading, b: &Reading) -> Verdict {
    Verdict::from_possible(
        a.strict.can_be_at_most(&b.strict),
        a.usual.can_be_at_most(&b.usual),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relation::samples::{Sample, closed, interval, points, reading, samples};
    use proptest::prelude::*;

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

    proptest! {
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
