//! Whether statements of one component can all hold: bounds are propagated; where that does not decide, linear
//! relations are decided exactly and whole numbers looked for case by case (branch and bound). Of an answer “no” it is
//! also told which statements and relations it rests on; making that set small is `shrink.rs`'s.

use std::collections::BTreeSet;

use super::component::Component;
use super::effort::Effort;
use super::history::Core;
use super::memory::Answer;
use super::pieces::Piece;
use super::propagation::{Cause, Propagation, Side};
use super::simplex::{Column, Contradiction, Outcome, Simplex};
use super::solution::{Limit, Limits};
use super::witness;
use crate::figure::{End, Interval, Number};

#[derive(Clone, Debug)]
pub(super) enum Decision {
    /// They can all hold; each variable lies in its interval.
    Feasible(Vec<Interval>),
    /// No contradiction was found before a limit was reached.
    Undecided(Vec<Interval>, Limit),
    /// They cannot all hold.
    Infeasible(Core),
}

/// Decides sets of statements of one component. What holds whatever is stated is worked out once.
#[derive(Debug)]
pub(super) struct Decider<'a> {
    pub(super) component: &'a Component,
    limits: &'a Limits,
    pub(super) effort: &'a Effort,
    ground: Propagation<'a>,
}

impl<'a> Decider<'a> {
    pub(super) fn new(component: &'a Component, limits: &'a Limits, effort: &'a Effort) -> Self {
        let mut ground = Propagation::of_domains(component, effort);
        ground.run(limits);
        Self {
            component,
            limits,
            effort,
            ground,
        }
    }

    /// Takes note of where circles of relations end whatever is stated, as far as one of the first of some statements, by
    /// position, sets them going: all others meet that at once, then, and need not go round.
    pub(super) fn close_circles(&mut self, statements: impl IntoIterator<Item = usize>) {
        const TRIED: usize = 4;
        let stated = statements.into_iter().take(TRIED);
        let stated = stated.filter_map(|at| Some((at, self.component.statements.get(at)?)));
        for ((at, statement), side) in stated.flat_map(|of| Side::BOTH.map(|side| (of, side))) {
            let mut propagation = self.ground.clone();
            // By one of its ends, so that it does not meet the other before it has gone round.
            let end = side.bounded(side.of(&statement.interval).cloned());
            propagation.tighten(statement.variable, &end, Cause::Statement(at));
            propagation.run(self.limits);
            if self.ground.take_circles_of(propagation) {
                self.ground.run(self.limits);
                return;
            }
        }
    }

    /// The answer of deciding some statements, by position.
    pub(super) fn answer(&self, statements: &[usize]) -> Answer {
        if self.effort.is_spent() {
            return Answer::Open;
        }
        match self.decide(statements) {
            Decision::Infeasible(core) => Answer::TooMuch(core.statements),
            Decision::Feasible(_) => Answer::Harmless,
            Decision::Undecided(..) => Answer::Open,
        }
    }

    /// Decides some statements, by position.
    pub(super) fn decide(&self, statements: &[usize]) -> Decision {
        let (component, limits) = (self.component, self.limits);
        let size = component.size() + statements.len();
        self.effort.spend(u64::try_from(size).unwrap_or(u64::MAX));
        let mut propagation = self.ground.clone();
        propagation.state(statements);
        let settled = propagation.run(limits);
        if propagation.clash.is_some() {
            return Decision::Infeasible(propagation.core_of(propagation.clashing()));
        }
        let mut left = None;
        for piece in propagation.pieces() {
            if settled && piece.decided_by_bounds {
                continue;
            }
            if piece.size() > limits.exact {
                left = left.or(Some(if settled {
                    Limit::Size
                } else if self.effort.is_spent() {
                    Limit::Effort
                } else {
                    Limit::Passes
                }));
                continue;
            }
            let mut search = Search::new(component, &piece, limits);
            match search.look_into(&propagation) {
                Feasibility::Infeasible => return Decision::Infeasible(search.core),
                Feasibility::Open(limit) => left = left.or(Some(limit)),
                Feasibility::Feasible => {
                    let unfit = piece.has_products(component)
                        && !witness::exists(&propagation, &piece, limits);
                    left = left.or(unfit.then_some(Limit::Products));
                }
            }
        }
        match left {
            Some(limit) => Decision::Undecided(propagation.bounds, limit),
            None => Decision::Feasible(propagation.bounds),
        }
    }

    /// Contradictions that share no statement, as many as one propagation meets.
    pub(super) fn independent_cores(&self, statements: &[usize]) -> Vec<Core> {
        let mut propagation = self.ground.clone();
        propagation.go_on();
        propagation.state(statements);
        propagation.run(self.limits);
        let clashes = propagation.given_up.clone().unwrap_or_default();
        let mut clashes: Vec<Vec<usize>> = clashes.into_values().collect();
        // Those met first are the nearest to their cause.
        clashes.sort_by_key(|entries| entries.iter().max().copied());
        let mut taken = BTreeSet::new();
        let cores = clashes
            .into_iter()
            .map(|entries| propagation.core_of(entries));
        cores
            .filter(|core| {
                let independent = core.statements.is_disjoint(&taken);
                if independent {
                    taken.extend(core.statements.iter().copied());
                }
                independent
            })
            .collect()
    }
}

/// Branch and bound over the whole variables.
#[derive(Debug)]
pub(super) struct Search<'a> {
    component: &'a Component,
    piece: &'a Piece,
    limits: &'a Limits,
    /// How many cases were looked into beside the whole.
    pub(super) cases: usize,
    /// The core that the contradictions which were found rest on.
    pub(super) core: Core,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feasibility {
    Feasible,
    /// A limit was reached.
    Open(Limit),
    Infeasible,
}

impl<'a> Search<'a> {
    pub(super) fn new(component: &'a Component, piece: &'a Piece, limits: &'a Limits) -> Self {
        Self {
            component,
            piece,
            limits,
            cases: 0,
            core: Core::default(),
        }
    }

    /// Looks into a case that has no clash.
    pub(super) fn look_into(&mut self, case: &Propagation<'_>) -> Feasibility {
        let mut simplex = Simplex::new(
            self.component,
            self.piece.relations.iter().copied(),
            &case.bounds,
        );
        match simplex.solve(case.effort) {
            Outcome::Fits => {}
            Outcome::Contradicts(contradiction) => {
                self.learn(core_of(&contradiction, case));
                return Feasibility::Infeasible;
            }
            Outcome::Spent => return Feasibility::Open(Limit::Effort),
        }
        let Some((variable, floor)) = self.broken(&simplex) else {
            return Feasibility::Feasible;
        };
        let next = &floor + &Number::ONE;
        let halves = [
            Interval::to_end(End::closed(floor)),
            Interval::from_end(End::closed(next)),
        ];
        let mut worst = Feasibility::Infeasible;
        for half in halves {
            if self.cases == self.limits.cases {
                return Feasibility::Open(Limit::Cases);
            }
            self.cases += 1;
            let mut case = case.clone();
            case.sums_only = true;
            case.tighten(variable, &half, Cause::Case);
            case.run(self.limits);
            if case.clash.is_some() {
                self.learn(case.core_of(case.clashing()));
                continue;
            }
            match self.look_into(&case) {
                Feasibility::Feasible => return Feasibility::Feasible,
                Feasibility::Open(limit) => worst = Feasibility::Open(limit),
                Feasibility::Infeasible => {}
            }
        }
        worst
    }

    /// The first whole variable that was not given a whole number, and the greatest whole number below it.
    fn broken(&self, simplex: &Simplex) -> Option<(usize, Number)> {
        self.piece
            .variables
            .iter()
            .copied()
            .filter(|&variable| self.component.is_whole(variable))
            .find_map(|variable| {
                let found = simplex.value(variable)?;
                let whole = found.value.is_integer() && found.infinitesimals.is_zero();
                let below = found.value.is_integer() && found.infinitesimals.is_negative();
                let floor = found.value.floor();
                (!whole).then(|| {
                    let floor = if below { &floor - &Number::ONE } else { floor };
                    (variable, floor)
                })
            })
    }

    fn learn(&mut self, core: Core) {
        self.core.statements.extend(core.statements);
        self.core.relations.extend(core.relations);
    }
}

/// The trail entries that bound the variables of a contradiction.
pub(super) fn entries_of(contradiction: &Contradiction, case: &Propagation<'_>) -> Vec<usize> {
    contradiction
        .iter()
        .filter_map(|(column, weight)| match column {
            Column::Variable(variable) => {
                let side = if weight.is_negative() {
                    Side::Upper
                } else {
                    Side::Lower
                };
                case.entry_at(*variable, side, case.trail.len())
            }
            Column::Sum(_) => None,
        })
        .collect()
}

fn core_of(contradiction: &Contradiction, case: &Propagation<'_>) -> Core {
    let mut core = case.core_of(entries_of(contradiction, case));
    core.relations
        .extend(contradiction.iter().filter_map(|(column, _)| match column {
            Column::Sum(position) => Some(*position),
            Column::Variable(_) => None,
        }));
    core
}
