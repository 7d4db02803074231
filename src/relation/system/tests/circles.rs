//! Circles of factors near one, in which each figure may be a contradiction of its own: they end after a counted effort, and
//! what is not worked out is told.

use super::super::effort::Effort;
use super::super::{Explanation, Limit, Step};
use super::*;

/// Each of so many variables, stated as 50 to 90, is at least `per_mille` thousandths of the next and at most twice it, and
/// the last of the first. Nothing but zero is more than itself, so it is a contradiction above 1,000.
fn circle(count: usize, per_mille: i64) -> Spec {
    let links = (0..count).flat_map(|at| {
        let next = (at + 1) % count;
        [
            Link::Linear(
                vec![(at, 1000), (next, -per_mille)],
                (Some((0, true)), None),
            ),
            Link::Linear(vec![(at, 1), (next, -2)], AT_MOST_ZERO),
        ]
    });
    Spec {
        variables: vec![(false, ALL); count],
        statements: (0..count).map(|at| (at, closed(50, 90))).collect(),
        relations: links.collect(),
    }
}

fn within(effort: u64) -> Limits {
    Limits {
        effort,
        effort_by_size: 0,
        ..Limits::default()
    }
}

fn of(spec: &Spec, limits: &Limits) -> Solution {
    solve(&spec.build(&spec.in_order()), limits)
}

fn is_left_open(solution: &Solution) -> bool {
    let limits = solution.exhausted.iter().map(|exhausted| exhausted.limit);
    limits.eq([Limit::Effort])
}

#[test]
fn a_small_circle_is_explained_figure_by_figure() {
    let each: Vec<Vec<usize>> = (0..10).map(|at| vec![at]).collect();
    let solution = of(&circle(10, 1010), &Limits::default());
    assert_eq!(conflicts(&solution), each);
    let is_whole = |found: &Explanation| found.smallest && found.relations.len() == 10;
    assert!(solution.conflicts.iter().all(is_whole));
    assert!(solution.exhausted.is_empty());
    let solution = of(&circle(10, 990), &Limits::default());
    assert_eq!((solution.conflicts, solution.exhausted), (vec![], vec![]));
}

#[test]
fn a_circle_of_any_length_ends_and_is_told() {
    for count in [20, 40, 80, 160] {
        let solution = of(&circle(count, 1010), &within(1_000_000));
        assert!(!solution.conflicts.is_empty(), "{count}");
        let consistent = of(&circle(count, 990), &within(1_000_000));
        assert_eq!(consistent.conflicts, [], "{count}");
    }
}

#[test]
fn what_was_met_is_told_where_there_is_no_effort_for_less() {
    // So much that a contradiction is met, and not which of the figures it needs.
    let solution = of(&circle(40, 1010), &within(60_000));
    assert!(is_left_open(&solution));
    let [found] = solution.conflicts.as_slice() else {
        panic!("{} conflicts", solution.conflicts.len());
    };
    assert!(!found.smallest && found.statements.len() > 1, "{found:?}");
    assert!(!found.relations.is_empty());
    assert_eq!(found.steps, [Step::NotSpelledOut]);
}

#[test]
fn a_part_of_the_effort_is_for_each_component() {
    // What the first circle takes is not missing to the second.
    let (mut both, second) = (circle(12, 1010), circle(12, 1010));
    let moved = |at: usize| at + 12;
    both.variables.extend(second.variables);
    both.statements.extend(
        second
            .statements
            .into_iter()
            .map(|(at, ends)| (moved(at), ends)),
    );
    both.relations
        .extend(second.relations.into_iter().map(|link| match link {
            Link::Linear(terms, bound) => {
                let terms = terms.into_iter().map(|(at, weight)| (moved(at), weight));
                Link::Linear(terms.collect(), bound)
            }
            Link::Product(..) => link,
        }));
    let limits = Limits {
        effort_by_size: 20_000,
        ..within(0)
    };
    let solution = of(&both, &limits);
    let each: Vec<Vec<usize>> = (0..24).map(|at| vec![at]).collect();
    assert_eq!(conflicts(&solution), each);
}

#[test]
fn effort_that_is_set_aside_is_there_again() {
    let effort = Effort::new(10);
    let others = effort.keep_one_of(3);
    effort.spend(4);
    assert!(effort.is_spent());
    effort.take_back(others);
    effort.spend(5);
    assert!(!effort.is_spent());
    effort.spend(100);
    assert!(effort.is_spent());
}

/// None of it is decided exactly, and explanations start from what was met.
fn by_bounds_alone() -> Limits {
    Limits {
        exact: 1,
        statements: 0,
        ..Limits::default()
    }
}

/// So many variables, stated as more than 7, are each at least twice the next.
fn doublings(count: usize) -> Spec {
    let link = |at| {
        Link::Linear(
            vec![(at, 1), ((at + 1) % count, -2)],
            (Some((0, true)), None),
        )
    };
    Spec {
        variables: vec![(false, (Some((0, true)), None)); count],
        statements: (0..count)
            .map(|at| (at, (Some((14, false)), None)))
            .collect(),
        relations: (0..count).map(link).collect(),
    }
}

#[test]
fn a_large_circle_is_found_out_figure_by_figure() {
    for spec in [doublings(160), circle(80, 1010)] {
        let solution = of(&spec, &Limits::default());
        let each: Vec<Vec<usize>> = (0..spec.variables.len()).map(|at| vec![at]).collect();
        assert_eq!(conflicts(&solution), each);
        assert!(solution.exhausted.is_empty());
    }
    let solution = of(&doublings(160), &Limits::default());
    let [Step::Circle { relations, .. }, Step::Clash { .. }] =
        solution.conflicts[3].steps.as_slice()
    else {
        panic!("{:?}", solution.conflicts[3].steps);
    };
    assert_eq!(relations.len(), 160);
}

#[test]
fn what_goes_round_ends_where_it_would_for_ever_come_nearer() {
    // Each is at least half the other and 3, so that both are at least 6; stated as 2, and as at most so many halves.
    let spec = |most: i64, closed: bool| Spec {
        variables: vec![(false, ALL); 2],
        statements: vec![(0, (Some((4, true)), Some((most, closed))))],
        relations: [(0, 1), (1, 0)]
            .map(|(one, other)| Link::Linear(vec![(one, 2), (other, -1)], (Some((12, true)), None)))
            .to_vec(),
    };
    let of_most = |most, closed| conflicts(&of(&spec(most, closed), &by_bounds_alone()));
    assert_eq!(of_most(12, true), Vec::<Vec<usize>>::new());
    assert_eq!(of_most(12, false), [[0]]);
    assert_eq!(of_most(11, true), [[0]]);
}

#[test]
fn products_go_round_as_long_as_nothing_is_below_zero() {
    // The one is the other times 2 to 3, and the other the one times a factor.
    let spec = |factor: Ends, least: i64| Spec {
        variables: vec![
            (false, closed(least, 1000)),
            (false, closed(least, 1000)),
            (false, closed(2, 3)),
            (false, factor),
        ],
        statements: vec![(0, closed(1, 1000))],
        relations: vec![Link::Product(0, 1, 2), Link::Product(1, 0, 3)],
    };
    // At least twice five eighths of itself is less than nothing; with half of it, it is no more than itself.
    let five_eighths = (Some((1, false)), Some((2, true)));
    assert_eq!(
        conflicts(&of(&spec(closed(1, 2), 0), &by_bounds_alone())),
        [[0]]
    );
    assert_eq!(
        of(&spec(five_eighths, -1000), &by_bounds_alone()).conflicts,
        []
    );
    assert_eq!(
        of(
            &spec((Some((1, true)), Some((2, true))), 0),
            &by_bounds_alone()
        )
        .conflicts,
        []
    );
}

proptest! {
    /// What bounds say by themselves of a circle, elimination says too.
    #[test]
    fn no_circle_says_more_than_its_sums(spec in any::<bool>().prop_flat_map(elimination::systems)) {
        let all = spec.in_order();
        for conflict in conflicts(&of(&spec, &by_bounds_alone())) {
            prop_assert!(!elimination::feasible(&spec, &conflict, &all.relations));
        }
    }

    #[test]
    fn no_circle_says_more_than_its_products(spec in products::systems()) {
        let points = points::Points::of(&spec, &spec.in_order().relations);
        for conflict in conflicts(&of(&spec, &by_bounds_alone())) {
            prop_assert!(!points.feasible(points::bits(&conflict)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the effort, a contradiction is told or what is left open is, and nothing that can hold is a contradiction.
    #[test]
    fn no_effort_makes_a_contradiction_pass(
        count in 2_usize..12,
        per_mille in 990_i64..1011,
        effort in 0_u64..60_000,
    ) {
        let solution = of(&circle(count, per_mille), &within(effort));
        if per_mille <= 1000 {
            prop_assert_eq!(solution.conflicts, []);
        } else {
            prop_assert!(!solution.conflicts.is_empty() || is_left_open(&solution));
        }
    }
}
