//! Solving a system component by component, with an explanation for each contradiction.

use super::component::Component;
use super::conflicts::Found;
use super::decision::{Decider, Decision};
use super::memory::{Answer, Memory};
use super::model::{RelationId, StatementId, System};
use super::shrink::{minimal, smallest};
use super::solution::{Exhausted, Explanation, Limits, Solution, Step};
use super::split::split;
use super::steps::steps;
use crate::figure::Interval;

/// Solves a system once.
pub fn solve(system: &System, limits: &Limits) -> Solution {
    Solver::new(system, limits).solve()
}

/// A system taken apart into components, to be asked more than once.
#[derive(Debug)]
pub struct Solver<'a> {
    system: &'a System,
    limits: &'a Limits,
    components: Vec<Component>,
    impossible: Vec<RelationId>,
    /// The component of each variable.
    home: Vec<usize>,
}

impl<'a> Solver<'a> {
    /// Takes a system apart.
    pub fn new(system: &'a System, limits: &'a Limits) -> Self {
        let (components, impossible) = split(system);
        let mut home = vec![0; system.variables.len()];
        for (at, component) in components.iter().enumerate() {
            for variable in &component.variables {
                if let Some(home) = home.get_mut(variable.id.0) {
                    *home = at;
                }
            }
        }
        Self {
            system,
            limits,
            components,
            impossible,
            home,
        }
    }

    /// Finds the smallest sets of statements that cannot all hold. When one is found its statements are taken out and the
    /// rest is solved again, so that two independent conflicts give two explanations and one cause gives one.
    pub fn solve(&self) -> Solution {
        let impossible = self.impossible.iter().map(|&relation| Explanation {
            statements: Vec::new(),
            relations: vec![relation],
            steps: vec![Step::Impossible { relation }],
        });
        let mut solution = Solution {
            conflicts: impossible.collect(),
            bounds: vec![Interval::ALL; self.system.variables.len()],
            exhausted: Vec::new(),
        };
        for component in &self.components {
            let decider = Decider::new(component, self.limits);
            let all = (0..component.statements.len()).collect();
            let found = Found::among(&decider, all, self.limits);
            let culprits = found.conflicts.iter();
            let explained = culprits.map(|culprits| explain(&decider, culprits, self.limits));
            solution.conflicts.extend(explained);
            solution
                .exhausted
                .extend(found.limit.map(|limit| Exhausted {
                    limit,
                    relations: component.relations.iter().map(|r| r.id).collect(),
                }));
            for (variable, interval) in component.variables.iter().zip(found.bounds) {
                if let Some(slot) = solution.bounds.get_mut(variable.id.index()) {
                    *slot = interval;
                }
            }
        }
        let rank = |id: &StatementId| (self.system.statements.get(id.0).map(|of| of.rank), *id);
        let ranks = |found: &Explanation| found.statements.iter().map(rank).collect::<Vec<_>>();
        solution.conflicts.sort_by_cached_key(ranks);
        solution
    }

    /// The interval that all other statements leave of a statement's variable, as far as they can hold.
    pub fn bounds_without(&self, left_out: StatementId) -> Option<Interval> {
        let variable = self.system.statements.get(left_out.0)?.variable;
        let component = self.components.get(*self.home.get(variable.0)?)?;
        let own = component
            .variables
            .iter()
            .position(|of| of.id == variable)?;
        let statements = component.statements.iter().enumerate();
        let others = statements.filter(|(_, statement)| statement.id != left_out);
        let decider = Decider::new(component, self.limits);
        let found = Found::among(&decider, others.map(|(at, _)| at).collect(), self.limits);
        found.bounds.get(own).cloned()
    }
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
    let mut memory = Memory::default();
    let look = |relations: &[usize]| {
        let part = component.part(relations, culprits);
        match Decider::new(&part, limits).decide(&statements) {
            Decision::Infeasible(core) => {
                let core = core.relations.into_iter();
                Answer::TooMuch(core.filter_map(|at| relations.get(at).copied()).collect())
            }
            Decision::Feasible(_) => Answer::Harmless,
            Decision::Undecided(..) => Answer::Open,
        }
    };
    let mut too_much = |relations: &[usize]| memory.is_too_much(relations, || look(relations));
    let known = minimal(&relations, &mut too_much);
    smallest(known, &relations, limits.trials, &mut too_much)
}
