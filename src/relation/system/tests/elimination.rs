//! The second oracle: Fourier–Motzkin elimination decides systems of real variables, with open and closed ends; beside
//! them, whole variables are tried one number after another. It is slow and shares nothing with the solver.

use proptest::prelude::*;

use super::*;

/// The weights of the variables; their sum is at most `limit`, or below it.
#[derive(Clone, Debug)]
struct Inequality {
    weights: Vec<i64>,
    limit: i64,
    strict: bool,
}

/// An interval for a sum, in halves, as up to two inequalities.
fn inequalities(weights: &[i64], (lower, upper): Ends) -> Vec<Inequality> {
    let scaled = |factor: i64| weights.iter().map(|weight| factor * weight).collect();
    let upper = upper.map(|(limit, closed)| Inequality {
        weights: scaled(2),
        limit,
        strict: !closed,
    });
    let lower = lower.map(|(limit, closed)| Inequality {
        weights: scaled(-2),
        limit: -limit,
        strict: !closed,
    });
    upper.into_iter().chain(lower).collect()
}

pub(super) fn feasible(spec: &Spec, statements: &[usize], relations: &[usize]) -> bool {
    let count = spec.variables.len();
    let unit = |variable: usize| {
        let mut weights = vec![0; count];
        weights[variable] = 1;
        weights
    };
    let mut all = Vec::new();
    for (variable, (_, domain)) in spec.variables.iter().enumerate() {
        all.extend(inequalities(&unit(variable), *domain));
    }
    for &position in statements {
        let (variable, ends) = spec.statements[position];
        all.extend(inequalities(&unit(variable), ends));
    }
    for &position in relations {
        let Link::Linear(terms, bound) = &spec.relations[position] else {
            panic!("only sums are eliminated");
        };
        let mut weights = vec![0; count];
        for &(variable, weight) in terms {
            weights[variable] += weight;
        }
        all.extend(inequalities(&weights, *bound));
    }
    any_fits(&spec.variables, &all, 0)
}

/// Takes the variables from `variable` on out, a whole one by trying each number of its domain.
fn any_fits(variables: &[(bool, Ends)], all: &[Inequality], variable: usize) -> bool {
    match variables.get(variable) {
        None => all
            .iter()
            .all(|left| left.limit > 0 || left.limit == 0 && !left.strict),
        Some((false, _)) => any_fits(variables, &eliminate(all, variable), variable + 1),
        Some((true, _)) => (-4..=4).any(|value| {
            let mut tried = all.to_vec();
            for one in &mut tried {
                one.limit -= one.weights[variable] * value;
                one.weights[variable] = 0;
            }
            any_fits(variables, &tried, variable + 1)
        }),
    }
}

fn eliminate(all: &[Inequality], variable: usize) -> Vec<Inequality> {
    let sign = |of: &Inequality| of.weights[variable].signum();
    let mut left: Vec<Inequality> = all.iter().filter(|one| sign(one) == 0).cloned().collect();
    for above in all.iter().filter(|one| sign(one) > 0) {
        for below in all.iter().filter(|one| sign(one) < 0) {
            let (a, b) = (-below.weights[variable], above.weights[variable]);
            let weights: Vec<i64> = above
                .weights
                .iter()
                .zip(&below.weights)
                .map(|(x, y)| a * x + b * y)
                .collect();
            let limit = a * above.limit + b * below.limit;
            let common = weights
                .iter()
                .fold(limit, |common, &weight| gcd(common, weight))
                .max(1);
            left.push(Inequality {
                weights: weights.iter().map(|weight| weight / common).collect(),
                limit: limit / common,
                strict: above.strict || below.strict,
            });
        }
    }
    left
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// Up to three real variables, most of them without bounds, and among them whole ones from -4 to 4, if asked for.
pub(super) fn systems(mixed: bool) -> impl Strategy<Value = Spec> {
    (1_usize..=3).prop_flat_map(move |count| {
        let domain = prop_oneof![Just(ALL), Just((Some((0, true)), None)), ends(-6, 6)];
        let real = domain.prop_map(|domain| (false, domain)).boxed();
        let whole = Just((true, closed(-4, 4))).boxed();
        let variable = if mixed {
            prop_oneof![real, whole].boxed()
        } else {
            real
        };
        (
            prop::collection::vec(variable, count),
            prop::collection::vec((0..count, ends(-8, 8)), 0..=5),
            prop::collection::vec(linear(count), 1..=3),
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
    fn conflicts_are_those_of_elimination(
        (spec, order) in any::<bool>().prop_flat_map(systems).prop_flat_map(shuffled)
    ) {
        let all = spec.in_order();
        let solution = spec.solve();
        prop_assert!(solution.exhausted.is_empty());
        prop_assert_eq!(conflicts(&solution).contains(&Vec::new()), !feasible(&spec, &[], &all.relations));
        if !feasible(&spec, &[], &all.relations) {
            return Ok(());
        }
        prop_assert_eq!(solution.conflicts.is_empty(), feasible(&spec, &all.statements, &all.relations));
        for explanation in &solution.conflicts {
            let conflict = statements(explanation);
            let relations: Vec<usize> = explanation.relations.iter().map(|id| id.index()).collect();
            prop_assert!(!feasible(&spec, &conflict, &relations));
            for left_out in &conflict {
                let others: Vec<usize> = conflict.iter().copied().filter(|other| other != left_out).collect();
                prop_assert!(feasible(&spec, &others, &all.relations));
            }
        }
        let again = solve(&spec.build(&order), &generous());
        let renamed: Vec<Vec<usize>> = conflicts(&again)
            .iter()
            .map(|conflict| conflict.iter().map(|&statement| order.statements[statement]).collect())
            .collect();
        prop_assert_eq!(renamed, conflicts(&solution));
    }
}

#[test]
fn the_oracle_knows_open_ends() {
    let touching = |closed: bool| Spec {
        variables: vec![(false, ALL); 2],
        statements: vec![(0, (Some((4, closed)), None)), (1, (None, Some((4, true))))],
        relations: vec![Link::Linear(vec![(0, 1), (1, -1)], AT_MOST_ZERO)],
    };
    assert!(feasible(&touching(true), &[0, 1], &[0]));
    assert!(!feasible(&touching(false), &[0, 1], &[0]));
    assert!(feasible(&touching(false), &[0], &[0]));
    assert!(touching(true).solve().conflicts.is_empty());
    assert_eq!(conflicts(&touching(false).solve()), [vec![0, 1]]);
}
