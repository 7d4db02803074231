//! Solving a system: component by component, an explanation for each contradiction, until the rest is feasible.

use super::component::Component;
use super::decision::{Decider, Decision};
use super::history::Core;
use super::model::System;
use super::shrink::{minimal, one_by_one, smallest};
use super::solution::{Exhausted, Explanation, Limits, Solution, Step};
use super::split::split;
use super::steps::steps;
use crate::figure::Interval;

/// Finds the smallest sets of statements that cannot all hold. When one is found its statements are taken out and the
/// rest is solved again, so that two independent conflicts give two explanations and one cause gives one.
pub fn solve(system: &System, limits: &Limits) -> Solution {
    let (components, impossible) = split(system);
    let mut solution = Solution {
        conflicts: impossible
            .into_iter()
            .map(|relation| Explanation {
                statements: Vec::new(),
                relations: vec![relation],
                steps: vec![Step::Impossible { relation }],
            })
            .collect(),
        bounds: vec![Interval::ALL; system.variables.len()],
        exhausted: Vec::new(),
    };
    for component in &components {
        solve_component(component, limits, &mut solution);
    }
    let rank = |explanation: &Explanation| -> Vec<_> {
        let statements = explanation.statements.iter();
        let ranks = statements.map(|id| (system.statements.get(id.0).map(|s| s.rank), *id));
        ranks.collect()
    };
    solution.conflicts.sort_by_cached_key(rank);
    solution
}

fn solve_component(component: &Component, limits: &Limits, solution: &mut Solution) {
    let decider = Decider::new(component, limits);
    let mut active: Vec<usize> = (0..component.statements.len()).collect();
    loop {
        match decider.decide(&active) {
            Decision::Feasible(bounds) => {
                component.store(bounds, solution);
                return;
            }
            Decision::Undecided(bounds, limit) => {
                component.store(bounds, solution);
                solution.exhausted.push(Exhausted {
                    limit,
                    relations: component.relations.iter().map(|r| r.id).collect(),
                });
                return;
            }
            Decision::Infeasible(core) => {
                for culprits in culprits(&decider, &active, core, limits) {
                    let explanation = explain(&decider, &culprits, limits);
                    solution.conflicts.push(explanation);
                    if culprits.is_empty() {
                        let domains = component.variables.iter().map(|v| v.domain.clone());
                        component.store(domains.collect(), solution);
                        return;
                    }
                    active.retain(|statement| !culprits.contains(statement));
                }
            }
        }
    }
}

/// Smallest sets of statements, by position, that cannot all hold; more than one only if they share none.
fn culprits(
    decider: &Decider<'_>,
    active: &[usize],
    core: Core,
    limits: &Limits,
) -> Vec<Vec<usize>> {
    let mut too_much = |statements: &[usize]| decider.cannot_hold(statements);
    if active.len() <= limits.statements {
        let known = minimal(active, &mut too_much);
        return vec![smallest(known, active, limits.trials, &mut too_much)];
    }
    let mut cores = decider.independent_cores(active);
    if cores.is_empty() {
        cores.push(core);
    }
    let sets = cores.into_iter().map(|core| {
        let relations: Vec<usize> = core.relations.into_iter().collect();
        let statements: Vec<usize> = core.statements.into_iter().collect();
        let part = decider.component.part(&relations, &statements);
        let part = Decider::new(&part, limits);
        let all: Vec<usize> = (0..statements.len()).collect();
        let known = minimal(&all, &mut |some: &[usize]| part.cannot_hold(some));
        let known = known.iter().filter_map(|&at| statements.get(at).copied());
        // Fewer may be too much for all the relations than for those of the contradiction that was met.
        one_by_one(known.collect(), &mut too_much)
    });
    sets.collect()
}

fn explain(decider: &Decider<'_>, culprits: &[usize], limits: &Limits) -> Explanation {
    let needed = needed_relations(decider, culprits, limits);
    let part = decider.component.part(&needed, culprits);
    let mut relations: Vec<_> = part.relations.iter().map(|r| r.id).collect();
    relations.sort_unstable();
    Explanation {
        statements: part.statements.iter().map(|s| s.id).collect(),
        relations,
        steps: steps(&part, limits),
    }
}

/// The relations, by position, without any of which the statements could hold.
fn needed_relations(decider: &Decider<'_>, culprits: &[usize], limits: &Limits) -> Vec<usize> {
    let component = decider.component;
    let mut relations: Vec<usize> = (0..component.relations.len()).collect();
    if relations.len() > limits.statements
        && let Decision::Infeasible(core) = decider.decide(culprits)
    {
        relations = core.relations.into_iter().collect();
        if relations.len() > limits.statements {
            return relations;
        }
    }
    let statements: Vec<usize> = (0..culprits.len()).collect();
    let mut too_much = |relations: &[usize]| {
        let part = component.part(relations, culprits);
        Decider::new(&part, limits).cannot_hold(&statements)
    };
    let known = minimal(&relations, &mut too_much);
    smallest(known, &relations, limits.trials, &mut too_much)
}

impl Component {
    fn store(&self, bounds: Vec<Interval>, solution: &mut Solution) {
        for (variable, interval) in self.variables.iter().zip(bounds) {
            if let Some(slot) = solution.bounds.get_mut(variable.id.index()) {
                *slot = interval;
            }
        }
    }
}
