//! The running maximum against a comparison of all pairs.

use proptest::prelude::*;

use super::*;
use crate::figure::ReadingKind;
use crate::relation::samples::{Sample, certain, closed, interval, points, reading, samples};
use crate::relation::{Culprit, Reason, RelationKind, Verdict};

fn on(day: i64, reading: &Reading) -> GrowItem<'_> {
    GrowItem {
        reading,
        when: Extent {
            start: day,
            end: day,
        },
        inferred: false,
    }
}

/// Neighbours pass in pairs, yet the first and the last contradict each other.
#[test]
fn a_vague_neighbour_does_not_hide_a_fall() {
    let levels = [certain(5, 6), certain(0, 10), certain(1, 4)];
    assert_eq!(
        RelationKind::AtMost.verdict(&levels[0], &levels[1]),
        Verdict::Agree
    );
    assert_eq!(
        RelationKind::AtMost.verdict(&levels[1], &levels[2]),
        Verdict::Agree
    );

    let items: Vec<_> = (0..)
        .zip(&levels)
        .map(|(day, level)| on(day, level))
        .collect();
    let found = grow(&items);
    assert_eq!(
        found[0].verdict,
        Verdict::NotChecked(Reason::NothingToCompare)
    );
    assert_eq!(found[1].verdict, Verdict::Agree);
    assert_eq!(found[2].verdict, Verdict::Conflict);
    assert_eq!(
        found[2].culprit,
        Some(Culprit {
            item: 0,
            on: ReadingKind::Strict
        })
    );
    assert_eq!(found[2].compared, 2);
}

#[test]
fn touching_times_are_not_compared() {
    let (high, low) = (certain(9, 9), certain(3, 3));
    let first = GrowItem {
        reading: &high,
        when: Extent { start: 0, end: 5 },
        inferred: false,
    };
    let touching = GrowItem {
        reading: &low,
        when: Extent { start: 5, end: 8 },
        inferred: false,
    };
    let later = GrowItem {
        reading: &low,
        when: Extent { start: 6, end: 8 },
        inferred: false,
    };
    assert_eq!(
        grow(&[touching, first.clone()])[0].verdict,
        Verdict::NotChecked(Reason::NothingToCompare)
    );
    assert_eq!(grow(&[later, first])[0].verdict, Verdict::Conflict);
}

#[test]
fn an_inferred_time_is_at_most_doubtful() {
    let (high, low) = (certain(9, 9), certain(3, 3));
    let inferred = |mut item: GrowItem<'static>| {
        item.inferred = true;
        item
    };
    let (high, low): (&'static Reading, &'static Reading) =
        (Box::leak(Box::new(high)), Box::leak(Box::new(low)));
    for items in [
        [inferred(on(0, high)), on(1, low)],
        [on(0, high), inferred(on(1, low))],
    ] {
        let found = grow(&items);
        assert_eq!(found[1].verdict, Verdict::Doubtful);
        assert_eq!(
            found[1].culprit,
            Some(Culprit {
                item: 0,
                on: ReadingKind::Strict
            })
        );
    }
    let stated_too = [inferred(on(0, high)), on(1, high), on(2, low)];
    assert_eq!(grow(&stated_too)[2].verdict, Verdict::Conflict);
    assert_eq!(
        grow(&stated_too)[2].culprit,
        Some(Culprit {
            item: 1,
            on: ReadingKind::Strict
        })
    );
}

#[test]
fn a_fall_on_the_usual_readings_only_is_doubtful() {
    let over = reading(
        interval(Some((10, false)), None),
        interval(Some((10, false)), Some((20, true))),
    );
    let about = reading(closed(8, 12), closed(9, 10));
    let found = grow(&[on(0, &over), on(1, &about)]);
    assert_eq!(found[1].verdict, Verdict::Doubtful);
    assert_eq!(
        found[1].culprit,
        Some(Culprit {
            item: 0,
            on: ReadingKind::Usual
        })
    );
}

fn times(count: usize) -> impl Strategy<Value = Vec<(i64, i64, bool)>> {
    prop::collection::vec((0_i64..12, 0_i64..4, any::<bool>()), count..=count)
}

proptest! {
    #[test]
    fn equals_the_comparison_of_all_pairs(
        (levels, times) in samples(1..9).prop_flat_map(|levels| { let count = levels.len(); (Just(levels), times(count)) })
    ) {
        let items: Vec<GrowItem<'_>> = levels.iter().zip(&times).map(|(level, &(start, length, inferred))| GrowItem {
            reading: &level.reading,
            when: Extent { start, end: start + length },
            inferred,
        }).collect();
        let found = grow(&items);
        for (at, later) in items.iter().enumerate() {
            let earlier: Vec<usize> =
                (0..items.len()).filter(|&other| items[other].when.end < later.when.start).collect();
            prop_assert_eq!(found[at].compared, earlier.len());
            let expected = earlier.iter().map(|&other| pair(&levels[other], &levels[at], items[other].inferred || later.inferred)).max();
            prop_assert_eq!(found[at].verdict, expected.unwrap_or(Verdict::NotChecked(Reason::NothingToCompare)));
            if let Some(culprit) = found[at].culprit {
                prop_assert!(earlier.contains(&culprit.item));
            }
        }
    }
}

/// The verdict of one pair by search over points.
fn pair(earlier: &Sample, later: &Sample, inferred: bool) -> Verdict {
    let possible = |of: fn(&Sample) -> u64| {
        let high = of(later);
        points(of(earlier)).any(|low| points(high).any(|high| low <= high))
    };
    let verdict = Verdict::from_possible(
        possible(Sample::strict_points),
        possible(Sample::usual_points),
    );
    if inferred {
        verdict.min(Verdict::Doubtful)
    } else {
        verdict
    }
}
