//! How much work is done at most. It is counted in steps and in the lengths of their numbers, never in time, so that the
//! same system ends in the same place on every machine.

use std::cell::Cell;

use super::component::Component;
use super::solution::Limits;
use crate::figure::Number;

/// What may still be done.
#[derive(Debug)]
pub(super) struct Effort {
    left: Cell<u64>,
}

impl Effort {
    pub(super) fn new(units: u64) -> Self {
        Self {
            left: Cell::new(units),
        }
    }

    /// Counts work that is done.
    pub(super) fn spend(&self, units: u64) {
        self.left.set(self.left.get().saturating_sub(units));
    }

    /// Whether nothing more may be done: whoever works stops at once, with what is known.
    pub(super) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Leaves one of so many shares, and gives away the others, so that one task does not take what others need.
    pub(super) fn keep_one_of(&self, shares: usize) -> u64 {
        let shares = u64::try_from(shares).unwrap_or(u64::MAX).max(1);
        let left = self.left.get();
        self.left.set(left.div_ceil(shares));
        left - left.div_ceil(shares)
    }

    /// Takes back what [`Self::keep_one_of`] gave away.
    pub(super) fn take_back(&self, units: u64) {
        self.left.set(self.left.get().saturating_add(units));
    }
}

/// The effort for one kind of task over all components: each has a share by its size, and what the small ones never need is
/// for whichever comes first. So many components take no longer than their size says.
#[derive(Debug)]
pub(super) struct Pool {
    shares: Vec<Cell<u64>>,
    common: Cell<u64>,
}

impl Pool {
    pub(super) fn new(components: &[Component], limits: &Limits) -> Self {
        let share = |component: &Component| {
            let size = component.size() + component.statements.len();
            let size = u64::try_from(size).unwrap_or(u64::MAX);
            Cell::new(size.saturating_mul(limits.effort_by_size))
        };
        Self {
            shares: components.iter().map(share).collect(),
            common: Cell::new(limits.effort),
        }
    }

    /// Does a task for a component, by position, with what there is for it.
    pub(super) fn lend<T>(&self, component: usize, task: impl FnOnce(&Effort) -> T) -> T {
        let common = self.common.get();
        let share = self.shares.get(component);
        let effort = Effort::new(share.map_or(0, Cell::get).saturating_add(common));
        let done = task(&effort);
        let left = effort.left.get();
        if let Some(share) = share {
            share.set(left.saturating_sub(common));
        }
        self.common.set(left.min(common));
        done
    }
}

/// What it costs to reckon with a number: a long one is reduced by a common divisor, which takes as many steps as it has
/// digits, each over all of them.
pub(super) fn cost(number: &Number) -> u64 {
    let words = number.binary_digits() / u64::from(u64::BITS);
    1 + 32 * words * (words + 1)
}
