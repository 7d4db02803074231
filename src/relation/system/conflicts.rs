//! The contradictions of one component: smallest sets of statements that cannot all hold, until the rest can. Where the effort
//! is spent before a smallest set is found, it is the set that was met.

use super::decision::{Decider, Decision};
use super::history::Core;
use super::memory::Memory;
use super::shrink::{minimal, one_by_one, smallest};
use super::solution::{Limit, Limits};
use crate::figure::Interval;

/// The conflicts and bounds of one component.
pub(super) struct Found {
    pub(super) conflicts: Vec<Culprits>,
    /// Where each variable lies without them.
    pub(super) bounds: Vec<Interval>,
    /// The limit that left the rest open.
    pub(super) limit: Option<Limit>,
}

/// Statements that cannot all hold.
pub(super) struct Culprits {
    /// By position.
    pub(super) statements: Vec<usize>,
    /// Whether fewer of them can; otherwise the effort was spent before that was known.
    pub(super) smallest: bool,
}

impl Found {
    /// Finds contradictions among some statements until the others can hold. What is found out about sets of statements is
    /// kept in `memory`, for whoever asks the same component again.
    pub(super) fn among(
        decider: &mut Decider<'_>,
        memory: &mut Memory,
        mut active: Vec<usize>,
        limits: &Limits,
    ) -> Self {
        let mut conflicts = Vec::new();
        let (bounds, limit) = loop {
            let is_small = active.len() <= limits.statements;
            let core = if is_small && memory.knows_to_be_too_much(&active) {
                None
            } else {
                match decider.decide(&active) {
                    Decision::Feasible(bounds) => break (bounds, None),
                    Decision::Undecided(bounds, limit) => break (bounds, Some(limit)),
                    Decision::Infeasible(core) => Some(core),
                }
            };
            if let Some(core) = core.as_ref().filter(|_| !is_small && conflicts.is_empty()) {
                decider.close_circles(core.statements.iter().copied());
            }
            let culprits = culprits(decider, memory, &active, core, limits);
            let whatever_is_stated = culprits.iter().any(|set| set.statements.is_empty());
            active.retain(|at| !culprits.iter().any(|set| set.statements.contains(at)));
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

/// Smallest sets of statements, by position, that cannot all hold; more than one only if they share none. The core is of
/// the contradiction that was met, where the memory does not hold one.
fn culprits(
    decider: &Decider<'_>,
    memory: &mut Memory,
    active: &[usize],
    core: Option<Core>,
    limits: &Limits,
) -> Vec<Culprits> {
    if let Some(core) = &core {
        memory.learn(core.statements.clone());
    }
    // Half of the effort is for the contradictions that are met later.
    let effort = decider.effort;
    let kept = effort.keep_one_of(2);
    let found = if active.len() <= limits.statements {
        vec![smallest_of(decider, memory, active, limits)]
    } else {
        met_together(decider, memory, active, core.unwrap_or_default(), limits)
    };
    effort.take_back(kept);
    found
}

fn smallest_of(
    decider: &Decider<'_>,
    memory: &mut Memory,
    active: &[usize],
    limits: &Limits,
) -> Culprits {
    let mut too_much =
        |statements: &[usize]| memory.is_too_much(statements, || decider.answer(statements));
    let known = minimal(active, &mut too_much);
    if decider.effort.is_spent() {
        let least = memory.least_too_much(active);
        return Culprits {
            smallest: least.len() <= 1,
            statements: least,
        };
    }
    Culprits {
        statements: smallest(known, active, limits.trials, &mut too_much),
        smallest: true,
    }
}

/// The contradictions that one propagation meets, each with as few statements as the relations need that made it.
fn met_together(
    decider: &Decider<'_>,
    memory: &mut Memory,
    active: &[usize],
    core: Core,
    limits: &Limits,
) -> Vec<Culprits> {
    let mut cores = decider.independent_cores(active);
    if cores.is_empty() {
        cores.push(core);
    }
    let sets = cores.into_iter().map(|core| {
        let relations: Vec<usize> = core.relations.into_iter().collect();
        let statements: Vec<usize> = core.statements.into_iter().collect();
        let part = decider.component.part(&relations, &statements);
        let part = Decider::new(&part, limits, decider.effort);
        let all: Vec<usize> = (0..statements.len()).collect();
        let mut of_part = Memory::default();
        let known = minimal(&all, &mut |some: &[usize]| {
            of_part.is_too_much(some, || part.answer(some))
        });
        let known = known.iter().filter_map(|&at| statements.get(at).copied());
        // Fewer may be too much for all the relations than for those of the contradiction that was met.
        let known = one_by_one(known.collect(), &mut |statements: &[usize]| {
            memory.is_too_much(statements, || decider.answer(statements))
        });
        Culprits {
            smallest: known.len() <= 1 || !decider.effort.is_spent(),
            statements: known,
        }
    });
    sets.collect()
}
