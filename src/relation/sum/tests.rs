//! Sums against the golden vectors of XBRL Calculations 1.1 and against search over points.

use std::collections::BTreeSet;

use super::*;
use crate::figure::{End, Reading};
use crate::relation::samples::{certain, closed, interval};
use crate::relation::{RelationKind, Verdict, agree};
use proptest::prelude::*;

/// How a vector's values were cut to their decimals.
#[derive(Clone, Copy)]
enum Mode {
    Round,
    Truncate,
}

/// A statement of a vector: its value and the number of its correct decimals, or exact.
type Stated = (i64, Option<i32>);

/// A part: its weight and the statements of it.
type Part = (i64, &'static [Stated]);

struct Vector {
    name: &'static str,
    mode: Mode,
    parts: &'static [Part],
    total: &'static [Stated],
    expected: Option<Verdict>,
}

const THOUSAND: Option<i32> = Some(-3);
const HUNDRED_THOUSAND: Option<i32> = Some(-5);
const UNIT: Option<i32> = Some(0);

const ROUNDED: &[Part] = &[
    (1, &[(12_100_000, HUNDRED_THOUSAND)]),
    (1, &[(45_400_000, HUNDRED_THOUSAND)]),
];
const SHARPENED: &[Part] = &[
    (1, &[(12_100_000, HUNDRED_THOUSAND), (12_141_123, UNIT)]),
    (1, &[(45_400_000, HUNDRED_THOUSAND), (45_441_321, UNIT)]),
];

/// The vectors with the verdicts that the rules imply; `None` where duplicates conflict and nothing is computed.
const VECTORS: &[Vector] = &[
    Vector {
        name: "rounded sum",
        mode: Mode::Round,
        parts: ROUNDED,
        total: &[(57_600_000, HUNDRED_THOUSAND)],
        expected: Some(Verdict::Agree),
    },
    Vector {
        name: "beyond slack",
        mode: Mode::Round,
        parts: ROUNDED,
        total: &[(57_700_000, HUNDRED_THOUSAND)],
        expected: Some(Verdict::Conflict),
    },
    Vector {
        name: "closed touch",
        mode: Mode::Round,
        parts: ROUNDED,
        total: &[(57_600_000, None)],
        expected: Some(Verdict::Agree),
    },
    Vector {
        name: "one past",
        mode: Mode::Round,
        parts: ROUNDED,
        total: &[(57_600_001, None)],
        expected: Some(Verdict::Conflict),
    },
    Vector {
        name: "part missing",
        mode: Mode::Round,
        parts: &[(1, &[(12_100_000, HUNDRED_THOUSAND)])],
        total: &[(57_600_000, HUNDRED_THOUSAND)],
        expected: Some(Verdict::Conflict),
    },
    Vector {
        name: "sharper duplicates",
        mode: Mode::Round,
        parts: SHARPENED,
        total: &[(57_600_000, HUNDRED_THOUSAND)],
        expected: Some(Verdict::Agree),
    },
    Vector {
        name: "sharper duplicates, total too small",
        mode: Mode::Round,
        parts: SHARPENED,
        total: &[(57_500_000, HUNDRED_THOUSAND)],
        expected: Some(Verdict::Conflict),
    },
    Vector {
        name: "the same without the sharper duplicates",
        mode: Mode::Round,
        parts: ROUNDED,
        total: &[(57_500_000, HUNDRED_THOUSAND)],
        expected: Some(Verdict::Agree),
    },
    Vector {
        name: "mixed precision",
        mode: Mode::Round,
        parts: &[
            (1, &[(12_100_000, HUNDRED_THOUSAND)]),
            (1, &[(45_441_321, UNIT)]),
        ],
        total: &[(58_000_000, Some(-6))],
        expected: Some(Verdict::Agree),
    },
    Vector {
        name: "a set that does not agree though each agrees with the first",
        mode: Mode::Round,
        parts: &[(1, &[(1_000, THOUSAND), (1_400, Some(-2)), (640, Some(-1))])],
        total: &[(1_000, THOUSAND)],
        expected: None,
    },
    Vector {
        name: "one precision and two values",
        mode: Mode::Round,
        parts: &[(1, &[(100, UNIT), (900, UNIT)]), (1, &[(50, UNIT)])],
        total: &[(150, UNIT)],
        expected: None,
    },
    Vector {
        name: "truncated, top end",
        mode: Mode::Truncate,
        parts: &[(1, &[(1_000, THOUSAND)]), (1, &[(1_000, THOUSAND)])],
        total: &[(4_000, None)],
        expected: Some(Verdict::Conflict),
    },
    Vector {
        name: "negative weight, open end",
        mode: Mode::Truncate,
        parts: &[(1, &[(0, None)]), (-1, &[(3_000, THOUSAND)])],
        total: &[(-4_000, None)],
        expected: Some(Verdict::Conflict),
    },
    Vector {
        name: "negative weight, inside",
        mode: Mode::Truncate,
        parts: &[(1, &[(0, None)]), (-1, &[(3_000, THOUSAND)])],
        total: &[(-3_000, None)],
        expected: Some(Verdict::Agree),
    },
];

fn read(mode: Mode, (value, decimals): Stated) -> Reading {
    let value = Number::from(value);
    let Some(decimals) = decimals else {
        return both(Interval::exact(value));
    };
    let unit = Number::power_of_ten(-decimals);
    both(match mode {
        Mode::Round => {
            let half = &unit * &Number::fraction(1, 2).unwrap();
            Interval::closed(&value - &half, &value + &half)
        }
        Mode::Truncate if value.is_zero() => Interval::between(End::open(-&unit), End::open(unit)),
        Mode::Truncate if value.is_negative() => {
            Interval::between(End::open(&value - &unit), End::closed(value))
        }
        Mode::Truncate => {
            let end = &value + &unit;
            Interval::between(End::closed(value), End::open(end))
        }
    })
}

fn both(interval: Interval) -> Reading {
    Reading::both(interval)
}

/// The verdict on parts, each with its weight, beside their total.
fn verdict_on(kind: RelationKind, parts: &[(Reading, i64)], total: &Reading) -> Verdict {
    let weights = parts.iter().map(|(_, weight)| Number::from(*weight));
    let form = Form::sum(kind, weights.enumerate(), parts.len());
    form.verdict(|at| parts.get(at).map_or(total, |(part, _)| part))
}

/// What the statements of one operand say together.
fn sharpened(mode: Mode, statements: &[Stated], backwards: bool) -> Option<Reading> {
    let mut readings: Vec<Reading> = statements
        .iter()
        .map(|stated| read(mode, *stated))
        .collect();
    if backwards {
        readings.reverse();
    }
    agree(&readings).sharpened()
}

fn verdict(vector: &Vector, backwards: bool) -> Option<Verdict> {
    let mut parts = vector
        .parts
        .iter()
        .map(|(weight, statements)| Some((sharpened(vector.mode, statements, backwards)?, *weight)))
        .collect::<Option<Vec<_>>>()?;
    if backwards {
        parts.reverse();
    }
    let total = sharpened(vector.mode, vector.total, backwards)?;
    Some(verdict_on(RelationKind::Equal, &parts, &total))
}

#[test]
fn golden_vectors_give_what_is_expected_in_every_order() {
    for vector in VECTORS {
        for backwards in [false, true] {
            let found = verdict(vector, backwards);
            assert_eq!(found, vector.expected, "{} {backwards}", vector.name);
        }
    }
}

#[test]
fn a_negative_weight_swaps_the_ends_with_their_closedness() {
    let below = interval(Some((3, true)), Some((4, false)));
    let sum = |terms: &[((), Number)]| Form::Linear {
        terms: terms.to_vec(),
        bound: Interval::ALL,
    };
    let turned = sum(&[((), -Number::ONE)]).computed(|()| &below);
    assert_eq!(turned, interval(Some((-4, false)), Some((-3, true))));
    assert_eq!(sum(&[]).computed(|()| &below), closed(0, 0));
}

#[test]
fn an_incomplete_breakdown_needs_at_most() {
    let parts = [(certain(12, 13), 1), (certain(4, 4), 1)];
    let total = certain(20, 20);
    for (kind, verdict) in [
        (RelationKind::Equal, Verdict::Conflict),
        (RelationKind::AtMost, Verdict::Agree),
        (RelationKind::AtLeast, Verdict::Conflict),
    ] {
        assert_eq!(verdict_on(kind, &parts, &total), verdict, "{kind:?}");
    }
}

#[test]
fn the_fewest_that_are_too_much_are_the_largest() {
    let parts = [closed(1, 9), closed(6, 6), closed(5, 8), closed(0, 3)];
    assert_eq!(fewest_above(&parts, &closed(0, 10)), [1, 2]);
    assert_eq!(fewest_above(&parts, &closed(0, 11)), [0, 1, 2]);
    assert!(fewest_above(&parts, &closed(0, 12)).is_empty());
}

#[test]
fn of_some_of_a_total_those_decide_that_are_too_much_and_else_all() {
    let read = [closed(1, 9), closed(3, 3), closed(5, 8), closed(0, 10)];
    let parts = || [(0, Number::ONE), (1, Number::from(2)), (2, Number::ONE)];
    for (kind, deciding, reached) in [
        (RelationKind::AtMost, &[1, 2][..], closed(11, 14)),
        (RelationKind::Equal, &[0, 1, 2], closed(12, 23)),
        (RelationKind::AtLeast, &[0, 1, 2], closed(12, 23)),
    ] {
        let found = Form::sum(kind, parts(), 3).deciding(3, |at: usize| &read[at]);
        assert_eq!(found.variables(), deciding, "{kind:?}");
        assert_eq!(found.computed(|at| &read[at]), reached, "{kind:?}");
    }
}

#[test]
fn a_part_counts_as_often_as_its_weight_says_beside_what_is_open() {
    let read = [closed(2, 2), closed(20, 23), closed(22, 24)];
    let is_slack = |weight: i64| {
        let parts = [(0, Number::from(weight)), (1, Number::ONE)];
        Form::sum(RelationKind::Equal, parts, 2).is_slack(2, |at: usize| &read[at])
    };
    assert!(is_slack(1), "5 are open, of a part of 2");
    assert!(
        !is_slack(2) && !is_slack(-2),
        "5 are open: less than twice the part of 4"
    );
}

#[test]
fn what_is_taken_off_stays_among_the_fewest() {
    let parts = [closed(20, 20), closed(-5, -4), closed(3, 3)];
    assert_eq!(fewest_above(&parts, &closed(0, 14)), [0, 1]);
    assert_eq!(fewest_above(&parts, &closed(0, 15)), [0, 1, 2]);
    assert!(fewest_above(&[interval(None, Some((3, true)))], &closed(0, 0)).is_empty());
}

/// An interval with small whole ends: the lower one, the length, and which ends are closed.
type Small = (i64, i64, bool, bool);

fn small() -> impl Strategy<Value = Small> {
    (-4_i64..8, 0_i64..4, any::<bool>(), any::<bool>()).prop_map(|(lower, length, left, right)| {
        let point = length == 0;
        (lower, length, left || point, right || point)
    })
}

fn whole((lower, length, left, right): Small) -> Reading {
    both(interval(Some((lower, left)), Some((lower + length, right))))
}

/// The eighths in an interval: enough for the sums of three such intervals, each taken twice at most, to show that they meet a fourth.
fn eighths((lower, length, left, right): Small) -> Vec<i64> {
    let (first, last) = (8 * lower, 8 * (lower + length));
    (first..=last)
        .filter(|at| (left || *at != first) && (right || *at != last))
        .collect()
}

proptest! {
    #[test]
    fn equals_the_search_over_points(total in small(), parts in prop::collection::vec((small(), -2_i64..=2), 1..=3), kind in 0_usize..3) {
        let kind = [RelationKind::Equal, RelationKind::AtMost, RelationKind::AtLeast][kind];
        let holds = |sum: i64, total: i64| match kind {
            RelationKind::Equal => sum == total,
            RelationKind::AtMost => sum <= total,
            RelationKind::AtLeast => sum >= total,
        };
        let mut sums = BTreeSet::from([0_i64]);
        for (part, weight) in &parts {
            let points = eighths(*part);
            sums = sums.iter().flat_map(|sum| points.iter().map(move |point| sum + weight * point)).collect();
        }
        let possible = sums.iter().any(|sum| eighths(total).into_iter().any(|point| holds(*sum, point)));
        let parts: Vec<(Reading, i64)> = parts.iter().map(|(part, weight)| (whole(*part), *weight)).collect();
        let expected = if possible { Verdict::Agree } else { Verdict::Conflict };
        prop_assert_eq!(verdict_on(kind, &parts, &whole(total)), expected);
    }

    #[test]
    fn wider_parts_never_create_a_conflict(total in small(), parts in prop::collection::vec((small(), -2_i64..=2), 1..=3), by in 0_i64..3) {
        let widened = |by: i64| -> Vec<(Reading, i64)> {
            parts.iter().map(|((lower, length, left, right), weight)| {
                (whole((lower - by, length + 2 * by, *left, *right)), *weight)
            }).collect()
        };
        for kind in [RelationKind::Equal, RelationKind::AtMost, RelationKind::AtLeast] {
            let verdict = |by| verdict_on(kind, &widened(by), &whole(total));
            prop_assert!(verdict(by) <= verdict(0));
        }
    }

    #[test]
    fn the_fewest_are_too_much_and_no_fewer_would_be(items in prop::collection::vec(small(), 1..=5), stated in 0_i64..30) {
        let parts: Vec<Interval> = items.into_iter().map(|item| whole(item).strict).collect();
        let stated = closed(0, stated);
        let chosen = |mask: usize| parts.iter().enumerate().filter(move |(at, _)| mask >> at & 1 == 1);
        let too_much = |mask: usize| {
            let sum = chosen(mask).fold(Interval::exact(Number::ZERO), |sum, (_, part)| sum.plus(part));
            !sum.can_be_at_most(&stated)
        };
        let negative = (0..parts.len())
            .filter(|at| parts[*at].lower.as_ref().is_some_and(|end| end.value.is_negative()))
            .fold(0_usize, |mask, at| mask | 1 << at);
        let fewest = (0..1_usize << parts.len())
            .filter(|mask| mask & negative == negative && too_much(*mask))
            .map(usize::count_ones)
            .min();
        let found = fewest_above(&parts, &stated);
        let mask = found.iter().fold(0_usize, |mask, at| mask | 1 << at);
        prop_assert_eq!(mask.count_ones(), fewest.unwrap_or(0));
        prop_assert!(found.is_empty() || too_much(mask) && mask & negative == negative);
    }
}
