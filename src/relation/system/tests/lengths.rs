//! Bounds whose exact numbers grow longer with every round come to an end, and what is decided stays decided.

use super::super::effort::Effort;
use super::super::propagation::Propagation;
use super::super::split::split;
use super::super::{Limit, Step};
use super::*;

/// Each of so many variables, stated as 5 to 9, is at least 1.0001 times the mean of all others. Each round says a little more,
/// whatever one circle of two of them says at once.
pub(super) fn mesh(count: usize) -> Spec {
    let others = i64::try_from(count).unwrap() - 1;
    let link = |at: usize| {
        let term = |other| {
            (
                other,
                if other == at {
                    10_000 * others
                } else {
                    -10_001
                },
            )
        };
        Link::Linear((0..count).map(term).collect(), (Some((0, true)), None))
    };
    Spec {
        variables: vec![(false, ALL); count],
        statements: (0..count).map(|at| (at, closed(5, 9))).collect(),
        relations: (0..count).map(link).collect(),
    }
}

/// The binary digits of the longest bound that is carried along all relations.
fn longest(spec: &Spec, limits: &Limits) -> u64 {
    let system = spec.build(&spec.in_order());
    let (components, _) = split(&system);
    let endless = Effort::new(u64::MAX);
    let mut propagation = Propagation::of_domains(&components[0], &endless);
    propagation.state(&(0..spec.statements.len()).collect::<Vec<_>>());
    propagation.run(limits);
    let entries = propagation.trail.iter();
    entries
        .map(|entry| entry.end.value.binary_digits())
        .max()
        .unwrap()
}

/// None of it is decided exactly.
fn bounds_alone() -> Limits {
    Limits {
        exact: 3,
        ..Limits::default()
    }
}

#[test]
fn fractions_in_circles_stay_short() {
    let spec = mesh(3);
    let endless = Limits {
        circling_digits: 4096,
        ..bounds_alone()
    };
    assert!(longest(&spec, &endless) > 500);
    assert_eq!(longest(&spec, &bounds_alone()), 128);
    let solution = solve(&spec.build(&spec.in_order()), &bounds_alone());
    assert_eq!(solution.conflicts, []);
    assert_eq!(solution.exhausted[0].limit, Limit::Passes);
}

#[test]
fn what_is_decided_exactly_is_not_carried_on_in_long_numbers() {
    let spec = mesh(3);
    assert_eq!(
        conflicts(&spec.solve()),
        [[0], [1], [2]],
        "only zero is more than itself"
    );
    let passes = |passes| Limits {
        passes,
        ..Limits::default()
    };
    let system = spec.build(&spec.in_order());
    let (components, _) = split(&system);
    let moved = |limits: &Limits| {
        let endless = Effort::new(u64::MAX);
        let mut propagation = Propagation::of_domains(&components[0], &endless);
        propagation.state(&[0, 1, 2]);
        propagation.run(limits);
        propagation.trail.len()
    };
    assert!(moved(&passes(3)) < moved(&passes(32)));
    assert_eq!(moved(&passes(32)), moved(&passes(1_000_000)));
}

/// One is the square of the other and the same as it, and at most a half.
fn square(lower: Option<(i64, bool)>) -> Spec {
    Spec {
        variables: vec![(false, (lower, Some((1, true)))); 2],
        statements: vec![],
        relations: vec![
            Link::Product(0, 1, 1),
            Link::Linear(vec![(0, 1), (1, -1)], ZERO),
        ],
    }
}

#[test]
fn squares_of_squares_end() {
    // The digits double with each pass: exact numbers would have 4 billion of them.
    let solution = square(Some((0, true))).solve();
    assert_eq!((solution.conflicts, solution.exhausted), (vec![], vec![]));
    let solution = square(Some((0, false))).solve();
    assert_eq!(
        solution.conflicts,
        [],
        "it is not told from a number that is smaller still"
    );
    assert_eq!(solution.exhausted[0].limit, Limit::Products);
    assert!(longest(&square(Some((0, true))), &Limits::default()) <= 4096);
}

#[test]
fn a_long_chain_of_exact_factors_is_decided_up_to_its_last_digit() {
    // Each is three times the one before; the first is 1 and the last 3^9 or one more.
    let chain = |count: usize, last: i64| Spec {
        variables: vec![(false, ALL); count],
        statements: vec![(0, closed(1, 1)), (count - 1, closed(last, last))],
        relations: (1..count)
            .map(|at| Link::Linear(vec![(at, 1), (at - 1, -3)], ZERO))
            .collect(),
    };
    let spec = chain(10, 19_683);
    let short = Limits {
        digits: 8,
        ..bounds_alone()
    };
    let of = |spec: &Spec, limits: &Limits| solve(&spec.build(&spec.in_order()), limits);
    assert_eq!(of(&spec, &bounds_alone()).exhausted, []);
    assert_eq!(
        of(
            &spec,
            &Limits {
                exact: 300,
                ..short
            }
        )
        .exhausted,
        []
    );
    assert_eq!(of(&spec, &short).conflicts, []);
    assert_eq!(of(&spec, &short).exhausted[0].limit, Limit::Passes);
    let wrong = chain(10, 19_684);
    assert_eq!(conflicts(&of(&wrong, &bounds_alone())), [[0, 1]]);
    let exactly = of(
        &wrong,
        &Limits {
            exact: 300,
            ..short
        },
    );
    assert_eq!(conflicts(&exactly), [[0, 1]]);
    assert!(matches!(
        exactly.conflicts[0].steps.as_slice(),
        [Step::Combine { .. }]
    ));
    assert_eq!(
        of(&wrong, &short).conflicts,
        [],
        "a miss of so little is not told, and said so"
    );
    assert_eq!(of(&wrong, &short).exhausted[0].limit, Limit::Passes);
}
