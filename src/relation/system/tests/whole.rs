//! Linear systems of whole variables against the oracle of points.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::points::{Points, bits};
use super::*;

/// Up to five whole variables from -2 to 3, up to five relations (often in cycles), up to seven statements.
pub(super) fn systems() -> impl Strategy<Value = Spec> {
    (1_usize..=5).prop_flat_map(|count| {
        let domains = prop_oneof![Just(closed(0, 3)), Just(closed(-2, 2))];
        (
            prop::collection::vec(domains.prop_map(|domain| (true, domain)), count),
            prop::collection::vec((0..count, ends(-5, 7)), 0..=7),
            prop::collection::vec(linear(count), 0..=5),
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
    fn conflicts_are_those_of_the_points(spec in systems(), large_path in any::<bool>()) {
        let order = spec.in_order();
        let points = Points::of(&spec, &order.relations);
        // A component counts as large when it has any statement at all.
        let large = Limits { statements: 0, ..generous() };
        let solution = solve(&spec.build(&order), &if large_path { large } else { generous() });
        lines::check(&spec, &solution);
        prop_assert!(solution.exhausted.is_empty());
        prop_assert_eq!(conflicts(&solution).contains(&Vec::new()), !points.feasible(0));
        // Where relations contradict each other whatever is stated, they are not asked about statements.
        if !points.feasible(0) {
            return Ok(());
        }
        prop_assert_eq!(solution.conflicts.is_empty(), points.feasible(bits(&order.statements)));
        let mut left: BTreeSet<usize> = order.statements.iter().copied().collect();
        for conflict in conflicts(&solution) {
            prop_assert!(!points.feasible(bits(&conflict)), "{:?} can hold", conflict);
            for statement in &conflict {
                prop_assert!(points.feasible(bits(&conflict) & !(1 << statement)), "{statement} of {conflict:?} is not needed");
                prop_assert!(left.remove(statement), "{} is in two conflicts", statement);
            }
        }
        let rest: Vec<usize> = left.into_iter().collect();
        prop_assert!(points.feasible(bits(&rest)));
    }

    #[test]
    fn none_smaller_exists(spec in systems()) {
        let order = spec.in_order();
        let points = Points::of(&spec, &order.relations);
        let found = conflicts(&spec.solve()).iter().map(Vec::len).min();
        let smallest = (0..1_u64 << spec.statements.len())
            .filter(|&subset| !points.feasible(subset))
            .map(|subset| subset.count_ones() as usize)
            .min();
        prop_assert_eq!(found, smallest);
    }

    #[test]
    fn all_relations_given_are_needed(spec in systems()) {
        for explanation in spec.solve().conflicts {
            let conflict = bits(&statements(&explanation));
            let relations: Vec<usize> = explanation.relations.iter().map(|id| id.index()).collect();
            prop_assert!(!Points::of(&spec, &relations).feasible(conflict));
            for left_out in &relations {
                let others: Vec<usize> = relations.iter().copied().filter(|other| other != left_out).collect();
                prop_assert!(Points::of(&spec, &others).feasible(conflict));
            }
        }
    }

    #[test]
    fn no_solution_lies_outside_the_bounds(spec in systems()) {
        let solution = spec.solve();
        let named: Vec<usize> = conflicts(&solution).concat();
        let rest: Vec<usize> = spec.in_order().statements.into_iter().filter(|statement| !named.contains(statement)).collect();
        let points = Points::of(&spec, &spec.in_order().relations);
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

    #[test]
    fn widening_creates_no_conflict(spec in systems(), halves in 0_i64..4) {
        if spec.solve().conflicts.is_empty() {
            prop_assert_eq!(conflicts(&spec.widened(halves).solve()), Vec::<Vec<usize>>::new());
        }
    }

    #[test]
    fn a_further_statement_removes_no_conflict(mut spec in systems(), ends in ends(-5, 7)) {
        let before = spec.solve().conflicts;
        spec.statements.push((0, ends));
        let after = spec.solve().conflicts;
        prop_assert!(before.is_empty() || !after.is_empty());
        let smallest = |conflicts: &[Explanation]| conflicts.iter().map(|c| c.statements.len()).min();
        prop_assert!(before.is_empty() || smallest(&after) <= smallest(&before));
    }
}
