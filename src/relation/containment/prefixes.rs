//! A Fenwick tree over whatever joins: the store of both sweeps over containers and members.

use crate::relation::ranking::Best;

/// The joining of what two sets of entries give.
pub(super) trait Join: Copy + Default {
    /// Both.
    fn and(self, other: Self) -> Self;
}

impl Join for Best {
    fn and(self, other: Self) -> Self {
        Self::and(self, other)
    }
}

/// Enters something at an end, and takes together all that ends at or before one, in O(log n) each.
pub(super) struct Prefixes<T> {
    nodes: Vec<T>,
}

impl<T: Join> Prefixes<T> {
    pub(super) fn new(ends: usize) -> Self {
        Self {
            nodes: vec![T::default(); ends],
        }
    }

    pub(super) fn enter(&mut self, end: usize, entry: T) {
        let mut at = end;
        while let Some(node) = self.nodes.get_mut(at) {
            *node = node.and(entry);
            at |= at + 1;
        }
    }

    pub(super) fn up_to(&self, end: usize) -> T {
        let mut taken = T::default();
        let mut upto = end + 1;
        while let Some(node) = upto.checked_sub(1).and_then(|at| self.nodes.get(at)) {
            taken = taken.and(*node);
            upto &= upto - 1;
        }
        taken
    }
}
