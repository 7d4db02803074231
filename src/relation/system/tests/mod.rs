//! Systems for tests, written with small whole numbers, and what every solution must fulfil.
//! The oracles are `points` (all whole points of a small box) and `elimination` (Fourier–Motzkin, real numbers).

mod circles;
mod elimination;
mod examples;
mod golden;
mod lengths;
mod limits;
mod lines;
mod points;
mod products;
mod shrinking;
mod whole;

use proptest::prelude::*;

use super::{Explanation, Limits, Solution, System, VariableId, solve};
use crate::figure::{End, Interval, Number};

/// The ends of an interval in halves, each closed or not; `None` for unbounded.
pub(super) type Ends = (Option<(i64, bool)>, Option<(i64, bool)>);

#[derive(Clone, Debug)]
pub(super) struct Spec {
    pub(super) variables: Vec<(bool, Ends)>,
    pub(super) statements: Vec<(usize, Ends)>,
    pub(super) relations: Vec<Link>,
}

#[derive(Clone, Debug)]
pub(super) enum Link {
    Linear(Vec<(usize, i64)>, Ends),
    Product(usize, usize, usize),
}

/// An order of additions: positions of a [`Spec`].
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) variables: Vec<usize>,
    pub(super) statements: Vec<usize>,
    pub(super) relations: Vec<usize>,
}

pub(super) fn number(halves: i64) -> Number {
    Number::fraction(halves, 2).unwrap()
}

pub(super) fn interval((lower, upper): Ends) -> Interval {
    let end = |(halves, closed)| End {
        value: number(halves),
        closed,
    };
    Interval {
        lower: lower.map(end),
        upper: upper.map(end),
    }
}

/// Both ends closed, in whole numbers.
pub(super) fn closed(lower: i64, upper: i64) -> Ends {
    (Some((2 * lower, true)), Some((2 * upper, true)))
}

pub(super) const ALL: Ends = (None, None);
pub(super) const ZERO: Ends = (Some((0, true)), Some((0, true)));
pub(super) const AT_MOST_ZERO: Ends = (None, Some((0, true)));

impl Spec {
    pub(super) fn in_order(&self) -> Order {
        Order {
            variables: (0..self.variables.len()).collect(),
            statements: (0..self.statements.len()).collect(),
            relations: (0..self.relations.len()).collect(),
        }
    }

    /// The system, with the statements ranked by their position here.
    pub(super) fn build(&self, order: &Order) -> System {
        let mut system = System::new();
        let mut ids = vec![None; self.variables.len()];
        for &position in &order.variables {
            let (whole, domain) = self.variables[position];
            ids[position] = Some(system.variable(whole, interval(domain)));
        }
        let ids: Vec<VariableId> = ids.into_iter().flatten().collect();
        for &position in &order.statements {
            let (variable, ends) = self.statements[position];
            system.statement(ids[variable], interval(ends), position);
        }
        for (added, &position) in order.relations.iter().enumerate() {
            let id = match &self.relations[position] {
                Link::Linear(terms, bound) => {
                    let terms: Vec<_> = terms
                        .iter()
                        .map(|&(variable, weight)| (ids[variable], Number::from(weight)))
                        .collect();
                    system.linear(&terms, interval(*bound))
                }
                Link::Product(product, left, right) => {
                    system.product(ids[*product], ids[*left], ids[*right])
                }
            };
            assert_eq!(id.index(), added);
        }
        system
    }

    pub(super) fn solve(&self) -> Solution {
        solve(&self.build(&self.in_order()), &generous())
    }

    /// The same with every statement wider by `halves`.
    pub(super) fn widened(&self, halves: i64) -> Self {
        let mut wider = self.clone();
        for (_, (lower, upper)) in &mut wider.statements {
            *lower = lower.map(|(value, closed)| (value - halves, closed));
            *upper = upper.map(|(value, closed)| (value + halves, closed));
        }
        wider
    }
}

/// Limits that small systems do not reach.
pub(super) fn generous() -> Limits {
    Limits {
        cases: 100_000,
        trials: 100_000,
        ..Limits::default()
    }
}

pub(super) fn statements(explanation: &Explanation) -> Vec<usize> {
    explanation.statements.iter().map(|id| id.index()).collect()
}

pub(super) fn conflicts(solution: &Solution) -> Vec<Vec<usize>> {
    solution.conflicts.iter().map(statements).collect()
}

/// Intervals that are not empty, with ends from `lowest` to `highest` halves.
pub(super) fn ends(lowest: i64, highest: i64) -> impl Strategy<Value = Ends> {
    let value = || (lowest..=highest, any::<bool>());
    let present = || prop::bool::weighted(0.75);
    (value(), value(), present(), present()).prop_map(|(one, other, has_lower, has_upper)| {
        let (mut lower, mut upper) = (one.min(other), one.max(other));
        if lower.0 == upper.0 {
            (lower.1, upper.1) = (true, true);
        }
        (has_lower.then_some(lower), has_upper.then_some(upper))
    })
}

/// A sum over some of the variables with weights from -2 to 2.
pub(super) fn linear(variables: usize) -> impl Strategy<Value = Link> {
    let terms = prop::collection::vec((0..variables, -2_i64..=2), 1..=4);
    let bound = prop_oneof![2 => Just(ZERO), 1 => Just(AT_MOST_ZERO), 2 => ends(-8, 8)];
    (terms, bound).prop_map(|(terms, bound)| Link::Linear(terms, bound))
}

/// Any order of additions.
pub(super) fn shuffled(spec: Spec) -> impl Strategy<Value = (Spec, Order)> {
    let order = spec.in_order();
    (
        Just(order.variables).prop_shuffle(),
        Just(order.statements).prop_shuffle(),
        Just(order.relations).prop_shuffle(),
    )
        .prop_map(move |(variables, statements, relations)| {
            let order = Order {
                variables,
                statements,
                relations,
            };
            (spec.clone(), order)
        })
}
