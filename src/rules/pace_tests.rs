//! Tests of the search for the pair of paces that differ most, against trying all pairs.

use super::*;
use proptest::prelude::*;

fn paces<'a>(made: &[(&'a Period, (i64, i64))]) -> Vec<Pace<'a>> {
    made.iter()
        .map(|(period, (low, width))| {
            let reading = Interval::closed(Number::from(*low), Number::from(low + width));
            let usual = Interval::exact(Number::from(*low));
            Pace {
                reading: Reading {
                    strict: reading,
                    usual,
                },
                facts: Vec::new(),
                period,
                days: (1, 1),
            }
        })
        .collect()
}

fn periods() -> Vec<Period> {
    let texts = [
        "2020",
        "2020-03/2020-06",
        "2020/2021",
        "2020-07/2021-06",
        "2021-05~",
        "2022",
        "2020-01/2020-08",
        "2021~",
    ];
    texts.map(|text| Period::parse(text).unwrap()).to_vec()
}

/// The verdict by trying all pairs.
fn by_trying(paces: &[Pace<'_>], factor: &Number) -> Verdict {
    let pairs = || {
        paces.iter().enumerate().flat_map(|(at, fast)| {
            let others = paces
                .iter()
                .enumerate()
                .filter(move |(other, _)| *other != at);
            others
                .map(move |(_, slow)| (fast, slow))
                .filter(|(fast, slow)| fast.relates_to(slow))
        })
    };
    pairs()
        .map(|(fast, slow)| {
            crate::relation::RelationKind::AtMost
                .verdict(&fast.reading, &slow.reading.scale_by(factor))
        })
        .max()
        .unwrap_or(Verdict::NotChecked(Reason::NothingToCompare))
}

proptest! {
    #[test]
    fn finds_the_pair_that_differs_most(
        made in prop::collection::vec((0_usize..8, (0_i64..20, 0_i64..6)), 0..7),
        factor in 1_i64..4,
    ) {
        let periods = periods();
        let made: Vec<_> = made.iter().map(|(at, reading)| (&periods[*at], *reading)).collect();
        let paces = paces(&made);
        let factor = Number::from(factor);
        let (verdict, pair) = compare(&paces, &factor);
        prop_assert_eq!(verdict, by_trying(&paces, &factor));
        prop_assert_eq!(pair.is_some(), matches!(verdict, Verdict::Conflict | Verdict::Doubtful));
        let on = match verdict {
            Verdict::Conflict => ReadingKind::Strict,
            _ => ReadingKind::Usual,
        };
        if let Some(found) = pair {
            prop_assert!(found.fast.relates_to(found.slow));
            for (one, other) in paces.iter().flat_map(|one| paces.iter().map(move |other| (one, other))) {
                let further = !std::ptr::eq(one, other)
                    && one.relates_to(other)
                    && TooFast { fast: one, slow: other }.differs_more(found, on);
                prop_assert!(!further, "{} {}", one.period, other.period);
            }
        }
    }

    #[test]
    fn the_order_of_facts_decides_nothing(
        made in prop::collection::vec((0_usize..8, (0_i64..20, 0_i64..6)), 0..7),
    ) {
        let periods = periods();
        let mut made: Vec<_> = made.iter().map(|(at, reading)| (&periods[*at], *reading)).collect();
        let factor = Number::from(2);
        let there = compare(&paces(&made), &factor).0;
        made.reverse();
        prop_assert_eq!(there, compare(&paces(&made), &factor).0);
    }
}

#[test]
fn nothing_at_all_is_slower_than_any_factor_bridges() {
    let periods = periods();
    let paces = paces(&[(&periods[0], (5, 0)), (&periods[5], (0, 0))]);
    let (verdict, pair) = compare(&paces, &Number::from(1000));
    assert_eq!(verdict, Verdict::Conflict);
    let TooFast { fast, slow } = pair.unwrap();
    assert_eq!((fast.period, slow.period), (&periods[0], &periods[5]));
}

#[test]
fn periods_that_merely_overlap_are_not_compared() {
    let periods = periods();
    let paces = paces(&[(&periods[3], (1, 0)), (&periods[6], (9, 0))]);
    let (verdict, _) = compare(&paces, &Number::ONE);
    assert_eq!(verdict, Verdict::NotChecked(Reason::NothingToCompare));
}

#[test]
fn paces_without_an_upper_end_cannot_differ_too_much() {
    let periods = periods();
    let mut open = paces(&[(&periods[0], (5, 0)), (&periods[5], (9, 0))]);
    assert!(!cannot_fail(&open));
    for pace in &mut open {
        pace.reading.strict.upper = None;
    }
    assert!(cannot_fail(&open));
    let bounded = paces(&[(&periods[1], (7, 0))]);
    open.extend(bounded);
    assert!(!cannot_fail(&open), "the one that is bounded may be slower");
}
