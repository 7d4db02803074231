//! What is large or goes round ends, and says so where that leaves something open.

use super::super::{Limit, Step};
use super::*;

/// Each variable is at most the next: `count` variables and one relation fewer.
fn chain(count: usize) -> Spec {
    let links = (1..count).map(|next| Link::Linear(vec![(next - 1, 1), (next, -1)], AT_MOST_ZERO));
    Spec {
        variables: vec![(false, ALL); count],
        statements: Vec::new(),
        relations: links.collect(),
    }
}

#[test]
fn a_long_chain_is_decided_from_end_to_end() {
    let mut spec = chain(10_000);
    spec.statements = vec![
        (0, (Some((20, true)), None)),
        (9_999, (None, Some((20, true)))),
    ];
    let solution = solve(&spec.build(&spec.in_order()), &Limits::default());
    assert_eq!((solution.conflicts, solution.exhausted), (vec![], vec![]));
    assert_eq!(solution.bounds[5_000].to_string(), "[10, 10]");

    spec.statements[1].1 = (None, Some((20, false)));
    for order in [spec.in_order(), backwards(&spec)] {
        let solution = solve(&spec.build(&order), &Limits::default());
        let [explanation] = solution.conflicts.as_slice() else {
            panic!("one conflict, not {}", solution.conflicts.len());
        };
        assert_eq!(explanation.statements.len(), 2);
        assert_eq!(explanation.relations.len(), 9_999);
        assert!(matches!(explanation.steps.last(), Some(Step::Clash { .. })));
        assert!(solution.exhausted.is_empty());
    }
}

fn backwards(spec: &Spec) -> Order {
    let mut order = spec.in_order();
    order.variables.reverse();
    order.relations.reverse();
    order
}

#[test]
fn statements_all_along_a_long_chain_take_no_longer() {
    // Each bound could move as often as there are statements before it, if they were not carried along in order.
    let mut spec = chain(2_000);
    spec.statements = (0..2_000)
        .map(|variable| {
            (
                variable,
                (Some((4_000 - i64::try_from(variable).unwrap(), true)), None),
            )
        })
        .collect();
    spec.statements.push((1_999, (None, Some((3_999, true)))));
    let solution = solve(&spec.build(&backwards(&spec)), &Limits::default());
    assert_eq!(conflicts(&solution).len(), 1);
    assert_eq!(solution.conflicts[0].statements.len(), 2);
    assert!(solution.exhausted.is_empty());
}

/// 0 is half of 1 and 1 is half of 0.
fn halves() -> Spec {
    Spec {
        variables: vec![(false, closed(0, 1)); 2],
        statements: Vec::new(),
        relations: vec![
            Link::Linear(vec![(0, 2), (1, -1)], ZERO),
            Link::Linear(vec![(0, -1), (1, 2)], ZERO),
        ],
    }
}

#[test]
fn a_circle_that_narrows_for_ever_ends() {
    let mut spec = halves();
    let solution = spec.solve();
    assert_eq!((solution.conflicts, solution.exhausted), (vec![], vec![]));
    spec.statements = vec![(0, (Some((0, false)), None))];
    let solution = spec.solve();
    assert_eq!(conflicts(&solution), [[0]], "only zero is its own quarter");
    assert!(matches!(
        solution.conflicts[0].steps.as_slice(),
        [Step::Combine { .. }]
    ));
}

#[test]
fn what_is_too_large_to_be_decided_is_named() {
    let spec = lengths::mesh(3);
    let small = Limits {
        exact: 3,
        ..Limits::default()
    };
    let solution = solve(&spec.build(&spec.in_order()), &small);
    assert_eq!(solution.conflicts, []);
    let [exhausted] = solution.exhausted.as_slice() else {
        panic!("{:?}", solution.exhausted);
    };
    assert_eq!(
        (exhausted.limit, exhausted.relations.len()),
        (Limit::Passes, 3)
    );

    // A circle whose bounds do not move at all.
    let mut spec = halves();
    spec.variables = vec![(false, ALL); 2];
    let solution = solve(&spec.build(&spec.in_order()), &small);
    assert_eq!(solution.exhausted[0].limit, Limit::Size);

    // One whose bounds have moved all the way when the last pass is over.
    let alike = Link::Linear(vec![(0, 1), (1, -1)], ZERO);
    spec.relations = vec![alike; 2];
    spec.statements = vec![(0, closed(0, 1))];
    let once = Limits { passes: 1, ..small };
    let solution = solve(&spec.build(&spec.in_order()), &once);
    assert_eq!(solution.exhausted[0].limit, Limit::Size);
}

#[test]
fn whole_numbers_without_end_are_given_up() {
    // Twice the one is the third, twice the other is one more.
    let spec = |domain| Spec {
        variables: vec![(true, domain); 3],
        statements: vec![(2, ALL)],
        relations: vec![
            Link::Linear(vec![(0, 2), (2, -1)], ZERO),
            Link::Linear(vec![(1, 2), (2, -1)], closed(1, 1)),
        ],
    };
    let endless = spec((Some((0, true)), None));
    let solution = solve(&endless.build(&endless.in_order()), &Limits::default());
    assert_eq!(solution.conflicts, []);
    assert_eq!(solution.exhausted[0].limit, Limit::Cases);
    assert_eq!(
        conflicts(&spec(closed(0, 50)).solve()),
        [Vec::<usize>::new()]
    );
}

#[test]
fn products_that_are_not_decided_are_named() {
    // Seven is no square, but a square is not told from a product of two.
    let spec = Spec {
        variables: vec![(true, closed(0, 10)); 2],
        statements: vec![(0, closed(7, 7))],
        relations: vec![Link::Product(0, 1, 1)],
    };
    let solution = spec.solve();
    assert_eq!(solution.conflicts, []);
    assert_eq!(solution.exhausted[0].limit, Limit::Products);
}

#[test]
fn a_wide_sum_is_carried_in_one_pass() {
    let parts = 1..400;
    let mut spec = Spec {
        variables: vec![(false, (Some((0, true)), None)); 400],
        statements: parts.clone().map(|part| (part, closed(1, 1))).collect(),
        relations: vec![Link::Linear(
            parts.map(|part| (part, 1)).chain([(0, -1)]).collect(),
            ZERO,
        )],
    };
    spec.statements.push((0, closed(398, 398)));
    let solution = solve(&spec.build(&spec.in_order()), &Limits::default());
    assert_eq!(
        conflicts(&solution)[0].len(),
        400,
        "all parts are needed to make too much"
    );
    assert!(solution.exhausted.is_empty());
}

#[test]
fn many_conflicts_in_one_large_component_are_met_together() {
    // A total of 500 parts that are each a sum of two; every fifth part is stated too high.
    let parts: Vec<usize> = (0..500).map(|part| 1 + 3 * part).collect();
    let exact = |value| closed(value, value);
    let mut spec = Spec {
        variables: vec![(false, (Some((0, true)), None)); 1_501],
        statements: vec![(0, closed(0, 10_000))],
        relations: vec![Link::Linear(
            parts
                .iter()
                .map(|&part| (part, 1))
                .chain([(0, -1)])
                .collect(),
            ZERO,
        )],
    };
    for (position, &part) in parts.iter().enumerate() {
        let sum = Link::Linear(vec![(part, -1), (part + 1, 1), (part + 2, 1)], ZERO);
        spec.relations.push(sum);
        let stated = if position % 5 == 0 { 4 } else { 3 };
        spec.statements.extend([
            (part, exact(stated)),
            (part + 1, exact(1)),
            (part + 2, exact(2)),
        ]);
    }
    let solution = solve(&spec.build(&spec.in_order()), &Limits::default());
    assert_eq!(solution.conflicts.len(), 100);
    let right = |conflict: &Vec<usize>| conflict[0] % 15 == 1 && conflict[2] == conflict[0] + 2;
    assert!(conflicts(&solution).iter().all(right));
    assert!(solution.exhausted.is_empty());
}
