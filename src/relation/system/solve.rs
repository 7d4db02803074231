//! Solving a system component by component, with an explanation for each contradiction.

use std::cell::RefCell;

use super::component::Component;
use super::conflicts::{Culprits, Found};
use super::decision::{Decider, Decision};
use super::effort::{Effort, Pool};
use super::memory::{Answer, Memory};
use super::model::{RelationId, StatementId, System};
use super::shrink::{minimal, smallest};
use super::solution::{Exhausted, Explanation, Limit, Limits, Solution, Step};
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
    /// What was found out about the statements of each component.
    memories: Vec<RefCell<Memory>>,
    /// The effort for [`Self::bounds_without`].
    asked: Pool,
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
            memories: components.iter().map(|_| RefCell::default()).collect(),
            asked: Pool::new(&components, limits),
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
            smallest: true,
        });
        let mut solution = Solution {
            conflicts: impossible.collect(),
            bounds: vec![Interval::ALL; self.system.variables.len()],
            exhausted: Vec::new(),
        };
        let finding = Pool::new(&self.components, self.limits);
        let explaining = Pool::new(&self.components, self.limits);
        for (at, component) in self.components.iter().enumerate() {
            let all = (0..component.statements.len()).collect();
            let found = finding.lend(at, |effort| self.found(at, component, all, effort));
            let explained = explaining.lend(at, |effort| {
                explain_all(component, &found.conflicts, self.limits, effort)
            });
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

    /// The interval that all other statements leave of a statement's variable, as far as they can hold. `None` where finding
    /// that takes too much.
    pub fn bounds_without(&self, left_out: StatementId) -> Option<Interval> {
        let variable = self.system.statements.get(left_out.0)?.variable;
        let home = *self.home.get(variable.0)?;
        let component = self.components.get(home)?;
        let own = component
            .variables
            .iter()
            .position(|of| of.id == variable)?;
        let statements = component.statements.iter().enumerate();
        let others = statements.filter(|(_, statement)| statement.id != left_out);
        let others = others.map(|(at, _)| at).collect();
        let found = self
            .asked
            .lend(home, |effort| self.found(home, component, others, effort));
        let is_known = found.limit != Some(Limit::Effort);
        let bounds = found.bounds.get(own).filter(|_| is_known);
        bounds.cloned()
    }

    /// The conflicts among some statements of a component.
    fn found(
        &self,
        home: usize,
        component: &Component,
        statements: Vec<usize>,
        effort: &Effort,
    ) -> Found {
        let mut decider = Decider::new(component, self.limits, effort);
        let mut memory = self
            .memories
            .get(home)
            .map(RefCell::take)
            .unwrap_or_default();
        let found = Found::among(&mut decider, &mut memory, statements, self.limits);
        if let Some(kept) = self.memories.get(home) {
            kept.replace(memory);
        }
        found
    }
}

/// Explains conflicts of a component, with an equal part of the effort for each.
fn explain_all(
    component: &Component,
    conflicts: &[Culprits],
    limits: &Limits,
    effort: &Effort,
) -> Vec<Explanation> {
    if conflicts.is_empty() {
        return Vec::new();
    }
    let decider = Decider::new(component, limits, effort);
    let left = (1..=conflicts.len()).rev();
    let explained = conflicts.iter().zip(left).map(|(culprits, left)| {
        let of_others = effort.keep_one_of(left);
        let explanation = explain(&decider, culprits, limits);
        effort.take_back(of_others);
        explanation
    });
    explained.collect()
}

fn explain(decider: &Decider<'_>, culprits: &Culprits, limits: &Limits) -> Explanation {
    let of_steps = decider.effort.keep_one_of(2);
    let needed = needed_relations(decider, &culprits.statements, limits);
    decider.effort.take_back(of_steps);
    let part = decider.component.part(&needed, &culprits.statements);
    let mut relations: Vec<_> = part.relations.iter().map(|r| r.id).collect();
    relations.sort_unstable();
    Explanation {
        statements: part.statements.iter().map(|s| s.id).collect(),
        relations,
        steps: steps(&part, limits, decider.effort),
        smallest: culprits.smallest,
    }
}

/// The relations, by position, without any of which the statements could hold; once the effort is spent, those of one proof
/// that they cannot.
fn needed_relations(decider: &Decider<'_>, culprits: &[usize], limits: &Limits) -> Vec<usize> {
    let (component, effort) = (decider.component, decider.effort);
    let mut relations: Vec<usize> = (0..component.relations.len()).collect();
    if relations.len() > limits.statements
        && let Decision::Infeasible(core) = decider.decide(culprits)
    {
        relations = core.relations.into_iter().collect();
        if relations.len() > limits.statements {
            return relations;
        }
    }
    let mut memory = Memory::default();
    let mut too_much = |relations: &[usize]| {
        memory.is_too_much(relations, || {
            decide_part(decider, relations, culprits, limits)
        })
    };
    // The proof that is kept to when there is no time for a shorter one.
    too_much(&relations);
    let known = minimal(&relations, &mut too_much);
    if effort.is_spent() {
        return memory.least_too_much(&relations);
    }
    smallest(known, &relations, limits.trials, &mut too_much)
}

/// Whether statements cannot hold by these relations alone.
fn decide_part(
    decider: &Decider<'_>,
    relations: &[usize],
    culprits: &[usize],
    limits: &Limits,
) -> Answer {
    let effort = decider.effort;
    if effort.is_spent() {
        return Answer::Open;
    }
    let part = decider.component.part(relations, culprits);
    let statements: Vec<usize> = (0..culprits.len()).collect();
    match Decider::new(&part, limits, effort).decide(&statements) {
        Decision::Infeasible(core) => {
            let core = core.relations.into_iter();
            Answer::TooMuch(core.filter_map(|at| relations.get(at).copied()).collect())
        }
        Decision::Feasible(_) => Answer::Harmless,
        Decision::Undecided(..) => Answer::Open,
    }
}
