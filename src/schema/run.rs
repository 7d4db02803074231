//! One validation of one value: how far it may go, and what could not be decided on the way.
//!
//! A schema of a few lines can ask for more work than anybody has time for: alternatives within alternatives, each tried
//! on everything below. The engine cannot be told to stop, so the tree that it walks over stops it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::document::{NodeId, NodeRef};

/// Steps that every validation has, and steps for each value of the document on top.
const STEPS: u64 = 2_000_000;
const STEPS_A_VALUE: u64 = 500;
/// Texts for which one pattern may be given up before it is not tried any more.
const MOST_UNDECIDED: usize = 4;

/// That a validation was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CutOff;

/// One validation.
#[derive(Debug)]
pub(super) struct Run {
    left: Cell<u64>,
    undecided: RefCell<BTreeSet<(usize, NodeId)>>,
    skipped: Cell<u64>,
}

impl Run {
    /// A validation of a value of this document.
    pub(super) fn of(node: NodeRef<'_>) -> Self {
        let values = u64::try_from(node.document().node_count()).unwrap_or(u64::MAX);
        Self {
            left: Cell::new(values.saturating_mul(STEPS_A_VALUE).saturating_add(STEPS)),
            undecided: RefCell::default(),
            skipped: Cell::new(0),
        }
    }

    /// Does the work, unless it takes too many steps.
    pub(super) fn limited<T>(work: impl FnOnce() -> T) -> Result<T, CutOff> {
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(done) => Ok(done),
            Err(cause) if cause.is::<CutOff>() => Err(CutOff),
            // Somebody's bug goes on its way.
            Err(cause) => resume_unwind(cause),
        }
    }

    /// Counts one look at the tree. The work ends here when it has gone too far: unwinding is the only way out of the
    /// engine, and it is no panic, so nothing is printed.
    pub(super) fn step(&self) {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => resume_unwind(Box::new(CutOff)),
        }
    }

    /// Notes that the pattern with this number could not be decided on a value.
    pub(super) fn note_undecided(&self, pattern: usize, node: NodeId) {
        self.undecided.borrow_mut().insert((pattern, node));
    }

    /// Whether that is known already.
    pub(super) fn is_undecided(&self, pattern: usize, node: NodeId) -> bool {
        self.undecided.borrow().contains(&(pattern, node))
    }

    /// Whether the pattern is not worth another try. Values that are passed over for it are counted.
    pub(super) fn gives_up(&self, pattern: usize) -> bool {
        let undecided = self.undecided.borrow();
        let tried = undecided.iter().filter(|(of, _)| *of == pattern).count();
        let gives_up = tried >= MOST_UNDECIDED;
        if gives_up {
            self.skipped.set(self.skipped.get() + 1);
        }
        gives_up
    }

    /// The values on which a pattern was given up, and how often one was not even tried.
    pub(super) fn undecided(&self) -> (BTreeSet<NodeId>, u64) {
        let nodes = self
            .undecided
            .borrow()
            .iter()
            .map(|(_, node)| *node)
            .collect();
        (nodes, self.skipped.get())
    }
}
