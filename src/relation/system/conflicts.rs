//! The contradictions of one component: smallest sets of statements that cannot all hold, until the rest can.

use super::decision::{Decider, Decision};
use super::history::Core;
use super::memory::Memory;
use super::shrink::{minimal, one_by_one, smallest};
use super::solution::{Limit, Limits};
use crate::figure::Interval;

/// The conflicts and bounds of one component.
pub(super) struct Found {
    /// Sets of statements, by position, that cannot all hold.
    pub(super) conflicts: Vec<Vec<usize>>,
    /// Where each variable lies without them.
    pub(super) bounds: Vec<Interval>,
    /// The limit that left the rest open.
    pub(super) limit: Option<Limit>,
}

impl Found {
    /// Finds contradictions among some statements until the others can hold.
    pub(super) fn among(decider: &Decider<'_>, mut active: Vec<usize>, limits: &Limits) -> Self {
        let mut memory = Memory::default();
        let mut conflicts = Vec::new();
        let (bounds, limit) = loop {
            let core = match decider.decide(&active) {
                Decision::Feasible(bounds) => break (bounds, None),
                Decision::Undecided(bounds, limit) => break (bounds, Some(limit)),
                Decision::Infeasible(core) => core,
            };
            let culprits = culprits(decider, &mut memory, &active, core, limits);
            active.retain(|statement| !culprits.iter().any(|set| set.contains(statement)));
            let whatever_is_stated = culprits.iter().any(Vec::is_empty);
            conflicts.extend(culprits);
            if whatever_is_stated {
                let variables = decider.component.variables.iter();
                break (variables.map(|of| of.domain.clone()).collect(), None);
            }
        };
        Self {
            conflicts,
            bounds,
            limit,
        }
    }
}

/// Smallest sets of statements, by position, that cannot all hold; more than one only if they share none.
fn culprits(
    decider: &Decider<'_>,
    memory: &mut Memory,
    active: &[usize],
    core: Core,
    limits: &Limits,
) -> Vec<Vec<usize>> {
    let mut too_much =
        |statements: &[usize]| memory.is_too_much(statements, || decider.answer(statements));
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
        let mut memory = Memory::default();
        let known = minimal(&all, &mut |some: &[usize]| {
            memory.is_too_much(some, || part.answer(some))
        });
        let known = known.iter().filter_map(|&at| statements.get(at).copied());
        // Fewer may be too much for all the relations than for those of the contradiction that was met.
        one_by_one(known.collect(), &mut too_much)
    });
    sets.collect()
}
