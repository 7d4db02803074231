//! Whether a share of things that are counted can be the share of a whole number of them (the GRIM test).

use crate::figure::{Interval, Number};

/// The most wholes that are tried one by one. With more of them the test says next to nothing: only the ends of the
/// intervals are compared then.
const TRIED_WHOLES: i64 = 10_000;

/// Whether a whole number of things, out of a whole number of them that is at least one, is this share: `share` as a
/// plain number, so 0.6 for 60 %. `part` is what is known of the former number, `whole` of the latter.
///
/// For 60 % written to the percent and 41 things it is not: 24 are 58.5 %, 25 are 61 %.
pub fn is_reachable(share: &Interval, whole: &Interval, part: &Interval) -> bool {
    let everything = Interval::closed(Number::ZERO, Number::ONE);
    let Some(share) = share.intersect(&everything) else {
        return false;
    };
    let Some(whole) = counted(whole) else {
        return false;
    };
    match tried(&whole) {
        Some((first, last)) => (first..=last).any(|whole| {
            let whole = Number::from(whole);
            let amount = share.scale_by(&whole).intersect(part);
            amount.is_some_and(|amount| amount.shrink_to_whole().is_some())
        }),
        None => part
            .divide_by(&whole)
            .is_some_and(|quotient| quotient.meets(&share)),
    }
}

/// Whether every share that is written as precisely as this one could be reached, so that the test says nothing: the
/// share is so vague, or the whole so large, that some whole number always lies in it.
pub fn is_always_reachable(share: &Interval, whole: &Interval) -> bool {
    let (Some(lower), Some(upper)) = (&share.lower, &share.upper) else {
        return true;
    };
    let width = &upper.value - &lower.value;
    counted(whole).is_some_and(|whole| {
        let largest = whole.upper.as_ref();
        largest.is_none_or(|end| &width * &end.value >= Number::ONE)
    })
}

/// A whole number of things, and what share of a whole it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// How many there are.
    pub count: Number,
    /// The share as a plain number.
    pub share: Number,
}

/// The whole numbers out of `whole` that come next to a share on either side: the greatest that is at most its lower end, and
/// the one after.
pub fn next_to(share: &Interval, whole: &Number) -> Vec<Neighbour> {
    let Some(lower) = &share.lower else {
        return Vec::new();
    };
    let below = (&lower.value * whole).floor();
    let above = &below + &Number::ONE;
    let counts = [below, above].into_iter();
    let counts = counts.filter(|count| !count.is_negative() && count <= whole);
    counts
        .filter_map(|count| {
            let share = count.checked_div(whole)?;
            Some(Neighbour { count, share })
        })
        .collect()
}

/// The whole numbers from one upwards in an interval; `None` when there are none.
pub fn counted(whole: &Interval) -> Option<Interval> {
    let one = Interval {
        lower: Some(crate::figure::End::closed(Number::ONE)),
        upper: None,
    };
    whole.shrink_to_whole()?.intersect(&one)
}

/// Whether every whole number of an interval is tried, and not only its ends compared.
pub fn is_tried(whole: &Interval) -> bool {
    tried(whole).is_some()
}

/// The first and the last of the wholes, when they are few enough to be tried.
fn tried(whole: &Interval) -> Option<(i64, i64)> {
    let first = whole.lower.as_ref()?.value.to_i64()?;
    let last = whole.upper.as_ref()?.value.to_i64()?;
    (last.checked_sub(first)? < TRIED_WHOLES).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::relation::samples::{closed, interval};

    fn percent(lower: &str, upper: &str) -> Interval {
        let number = |text| &Number::parse(text).unwrap() * &Number::fraction(1, 100).unwrap();
        Interval::closed(number(lower), number(upper))
    }

    #[test]
    fn sixty_percent_of_41_is_no_whole_number() {
        let sixty = percent("59.5", "60.5");
        assert!(!is_reachable(&sixty, &closed(41, 41), &Interval::ALL));
        assert!(is_reachable(&sixty, &closed(40, 40), &Interval::ALL));
        assert!(is_reachable(&sixty, &closed(41, 42), &Interval::ALL));
        assert!(is_reachable(&sixty, &closed(42, 42), &closed(25, 25)));
        assert!(!is_reachable(&sixty, &closed(42, 42), &closed(24, 24)));
        assert!(is_reachable(
            &percent("60.9", "61"),
            &closed(41, 41),
            &Interval::ALL
        ));
    }

    #[test]
    fn a_share_lies_between_nothing_and_everything() {
        let over = interval(Some((1, false)), None);
        assert!(!is_reachable(&over, &closed(41, 41), &Interval::ALL));
        let at_least = interval(Some((1, true)), None);
        assert!(is_reachable(&at_least, &closed(41, 41), &Interval::ALL));
        let below = interval(None, Some((0, false)));
        assert!(!is_reachable(&below, &closed(41, 41), &Interval::ALL));
        assert!(!is_reachable(&at_least, &closed(0, 0), &Interval::ALL));
    }

    #[test]
    fn of_very_many_wholes_only_the_ends_are_compared() {
        let sixty = percent("60", "60");
        let many = closed(1_000_001, 2_000_001);
        assert!(is_tried(&closed(1, 9_000)) && !is_tried(&many));
        assert!(is_tried(&closed(1, 10_000)) && !is_tried(&closed(1, 10_001)));
        assert!(is_reachable(&sixty, &many, &Interval::ALL));
        assert!(is_reachable(&sixty, &many, &closed(700_000, 700_000)));
        assert!(!is_reachable(&sixty, &many, &closed(500_000, 600_000)));
        let unbounded = interval(Some((41, true)), None);
        assert!(!is_tried(&unbounded));
        assert!(is_reachable(
            &percent("0.1", "0.2"),
            &unbounded,
            &closed(1, 1)
        ));
        assert!(!is_reachable(&percent("3", "4"), &unbounded, &closed(1, 1)));
    }

    #[test]
    fn percents_of_a_hundred_and_more_are_always_reachable() {
        let sixty = percent("59.5", "60.5");
        assert!(!is_always_reachable(&sixty, &closed(41, 99)));
        assert!(is_always_reachable(&sixty, &closed(100, 100)));
        assert!(is_always_reachable(
            &sixty,
            &interval(Some((41, true)), None)
        ));
        assert!(is_always_reachable(
            &interval(Some((0, false)), None),
            &closed(2, 2)
        ));
    }

    #[test]
    fn the_whole_numbers_next_to_a_share_lie_on_either_side() {
        let of = |share: &Interval, whole| {
            let next = next_to(share, &Number::from(whole)).into_iter();
            next.map(|next| (next.count.to_i64().unwrap(), next.share))
                .collect::<Vec<_>>()
        };
        let forty_first = |count| (count, Number::fraction(count, 41).unwrap());
        assert_eq!(
            of(&percent("59.5", "60.5"), 41),
            [forty_first(24), forty_first(25)]
        );
        assert_eq!(
            of(&percent("0", "0.5"), 41),
            [forty_first(0), forty_first(1)]
        );
        assert_eq!(
            of(&percent("100", "100"), 41),
            [forty_first(41)],
            "no more than all"
        );
        assert_eq!(
            of(&percent("-1", "0.5"), 41),
            [forty_first(0)],
            "none is fewer than none"
        );
        assert_eq!(of(&interval(None, Some((1, true))), 41), []);
    }

    proptest! {
        #[test]
        fn what_is_always_reachable_is_reached(low in 0_i64..90, width in 0_i64..10, whole in 1_i64..300) {
            let hundredth = |number| Number::fraction(number, 100).unwrap();
            let share = Interval::closed(hundredth(low), hundredth(low + width));
            let whole = closed(whole, whole);
            prop_assert!(!is_always_reachable(&share, &whole) || is_reachable(&share, &whole, &Interval::ALL));
        }

        #[test]
        fn equals_the_search_over_whole_numbers(low in 0_i64..1100, width in 0_i64..60, first in 0_i64..60, more in 0_i64..4, parts in (0_i64..40, 0_i64..40)) {
            let thousandth = |number| Number::fraction(number, 1000).unwrap();
            let share = Interval::closed(thousandth(low), thousandth(low + width));
            let part = closed(parts.0, parts.0 + parts.1);
            let found = (first.max(1)..=first + more).any(|whole| {
                (0..=whole).any(|number| {
                    let fits = number * 1000 >= low * whole && number * 1000 <= (low + width) * whole;
                    fits && number >= parts.0 && number <= parts.0 + parts.1
                })
            });
            prop_assert_eq!(is_reachable(&share, &closed(first, first + more), &part), found);
        }
    }
}
