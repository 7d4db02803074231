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
