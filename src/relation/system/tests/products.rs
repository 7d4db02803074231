//! Products of whole variables against the oracle of points: what is found is so, and what is not claimed to be open
//! is decided.

use proptest::prelude::*;

use super::super::effort::Effort;
use super::super::propagation::Propagation;
use super::super::split::split;
use super::points::{Points, bits};
use super::*;

pub(super) fn systems() -> impl Strategy<Value = Spec> {
    (2_usize..=4).prop_flat_map(|count| {
        let domains = prop_oneof![Just(closed(0, 6)), Just(closed(1, 5)), Just(closed(-3, 3))];
        let product = (0..count, 0..count, 0..count)
            .prop_map(|(product, left, right)| Link::Product(product, left, right));
        let link = prop_oneof![product, linear(count)];
        (
            prop::collection::vec(domains.prop_map(|domain| (true, domain)), count),
            prop::collection::vec((0..count, ends(-7, 12)), 0..=6),
            prop::collection::vec(link, 1..=3),
        )
            .prop_map(|(variables, statements, relations)| Spec {
                variables,
                statements,
                relations,
            })
    })
}

proptest! {
    #[test]
    fn conflicts_are_conflicts_of_the_points(spec in systems()) {
        let order = spec.in_order();
        let points = Points::of(&spec, &order.relations);
        let solution = spec.solve();
        for conflict in conflicts(&solution) {
            prop_assert!(!points.feasible(bits(&conflict)), "{:?} can hold", conflict);
        }
        if solution.exhausted.is_empty() {
            prop_assert_eq!(solution.conflicts.is_empty(), points.feasible(bits(&order.statements)));
        }
        let named: Vec<usize> = conflicts(&solution).concat();
        let rest: Vec<usize> = order.statements.into_iter().filter(|statement| !named.contains(statement)).collect();
        for (point, satisfied) in &points.points {
            if bits(&rest) & !satisfied == 0 {
                for (value, bounds) in point.iter().zip(&solution.bounds) {
                    prop_assert!(bounds.contains(&Number::from(*value)), "{} outside {}", value, bounds);
                }
            }
        }
    }

    #[test]
    fn the_order_of_additions_is_nothing((spec, order) in systems().prop_flat_map(shuffled)) {
        let solution = solve(&spec.build(&order), &generous());
        let renamed: Vec<Vec<usize>> = conflicts(&solution)
            .iter()
            .map(|conflict| conflict.iter().map(|&statement| order.statements[statement]).collect())
            .collect();
        prop_assert_eq!(renamed, conflicts(&spec.solve()));
    }
}

/// A product of three variables with the given statements.
fn product(statements: [Ends; 3], whole: bool) -> Solution {
    Spec {
        variables: vec![(whole, ALL); 3],
        statements: statements.into_iter().enumerate().collect(),
        relations: vec![Link::Product(0, 1, 2)],
    }
    .solve()
}

#[test]
fn a_factor_that_may_be_zero_bounds_nothing() {
    let solution = product([closed(1, 2), closed(0, 3), ALL], false);
    assert_eq!(solution.conflicts, []);
    assert_eq!(solution.bounds[2], Interval::ALL);
}

#[test]
fn open_ends_stay_open_through_products_and_quotients() {
    let open = (Some((4, false)), Some((6, true)));
    let solution = product([ALL, open, closed(1, 2)], false);
    assert_eq!(solution.bounds[0].to_string(), "(2, 6]");
    let solution = product([closed(6, 12), open, ALL], false);
    assert_eq!(solution.bounds[2].to_string(), "[2, 6)");
    assert!(solution.exhausted.is_empty());
}

#[test]
fn a_zero_that_is_reached_stays_reached() {
    let open = (Some((2, false)), Some((6, false)));
    let solution = product([ALL, closed(0, 2), open], false);
    assert_eq!(solution.bounds[0].to_string(), "[0, 6)");
    let solution = product([ALL, closed(0, 2), (Some((2, true)), None)], false);
    assert_eq!(solution.bounds[0].to_string(), "[0, ∞)");
    let solution = product([ALL, closed(-1, 2), open], false);
    assert_eq!(solution.bounds[0].to_string(), "(-3, 6)");
}

/// Whether numbers were found that fit a product of three variables.
fn is_decided(statements: [Ends; 3], whole: bool) -> bool {
    let solution = product(statements, whole);
    solution.conflicts.is_empty() && solution.exhausted.is_empty()
}

#[test]
fn where_the_middle_does_not_fit_an_end_is_tried() {
    // Three times what is ten? Twice five.
    assert!(is_decided(
        [closed(10, 10), closed(2, 5), closed(2, 5)],
        true
    ));
    assert!(is_decided(
        [closed(15, 15), closed(3, 5), closed(2, 6)],
        true
    ));
}

#[test]
fn beyond_one_open_end_a_number_is_tried() {
    let over = (Some((4, false)), None);
    let below = (None, Some((-4, false)));
    assert!(is_decided([over, over, over], false));
    assert!(is_decided([over, below, below], false));
    assert!(is_decided([below, over, below], false));
    assert!(is_decided([ALL, over, below], true));
}

#[test]
fn sixty_per_cent_of_41_is_no_whole_number() {
    let mut system = System::new();
    let [part, whole] = [(); 2].map(|()| system.variable(true, interval((Some((0, true)), None))));
    let share = system.variable(false, Interval::ALL);
    system.product(part, share, whole);
    let percent = |n| Number::fraction(n, 1000).unwrap();
    system.statement(share, Interval::closed(percent(595), percent(605)), 0);
    let readers = system.statement(whole, Interval::exact(Number::from(41)), 1);
    let solution = solve(&system, &Limits::default());
    assert_eq!(conflicts(&solution), [vec![0, 1]]);
    assert_eq!(solution.conflicts[0].statements[1], readers);

    let mut possible = System::new();
    let [part, whole] =
        [(); 2].map(|()| possible.variable(true, interval((Some((0, true)), None))));
    let share = possible.variable(false, Interval::ALL);
    possible.product(part, share, whole);
    possible.statement(share, Interval::closed(percent(595), percent(605)), 0);
    possible.statement(whole, Interval::exact(Number::from(40)), 1);
    let solution = solve(&possible, &Limits::default());
    assert_eq!(solution.bounds[0], Interval::exact(Number::from(24)));
    assert_eq!((solution.conflicts, solution.exhausted), (vec![], vec![]));
}

/// What a case makes of a product would depend on which cases are looked into.
#[test]
fn in_a_case_only_sums_carry_bounds() {
    let spec = Spec {
        variables: vec![
            (false, ALL),
            (false, closed(2, 3)),
            (false, closed(4, 5)),
            (false, ALL),
        ],
        statements: Vec::new(),
        relations: vec![
            Link::Product(0, 1, 2),
            Link::Linear(vec![(3, 1), (1, -1)], ZERO),
        ],
    };
    let system = spec.build(&spec.in_order());
    let (components, _) = split(&system);
    let endless = Effort::new(u64::MAX);
    let bounds = |sums_only| {
        let mut propagation = Propagation::of_domains(&components[0], &endless);
        propagation.sums_only = sums_only;
        propagation.run(&Limits {
            passes: 4,
            ..Limits::default()
        });
        let of = |id: usize| {
            let mut variables = components[0].variables.iter();
            let at = variables.position(|variable| variable.id.0 == id);
            propagation.bounds[at.unwrap()].clone()
        };
        (of(0), of(3))
    };
    assert_eq!(
        bounds(false),
        (interval(closed(8, 15)), interval(closed(2, 3)))
    );
    assert_eq!(bounds(true), (Interval::ALL, interval(closed(2, 3))));
}
