//! One validation of one value: how far it may go, and what could not be decided on the way.
//!
//! A schema of a few lines can ask for more work than anybody has time for: alternatives within alternatives, each tried
//! on everything below. The engine cannot be told to stop, so the tree that it walks over stops it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::value::key_text;
use crate::document::{NodeId, NodeRef};

/// Steps that every validation has, and steps for each value of the document on top.
const STEPS: u64 = 2_000_000;
const STEPS_A_VALUE: u64 = 500;
/// The same of a validation that keeps all that is wrong: each of these steps may take memory that is only given back at the
/// end.
const STEPS_TO_EXPLAIN: u64 = 200_000;
const STEPS_A_VALUE_TO_EXPLAIN: u64 = 100;
/// In a mapping with no more entries a key is found by going through them.
const FEW: usize = 64;
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
    /// The entries of long mappings in the order of their keys.
    sorted: RefCell<BTreeMap<NodeId, Vec<usize>>>,
}

impl Run {
    /// A validation of a value of this document.
    pub(super) fn of(node: NodeRef<'_>) -> Self {
        Self::bounded(node, STEPS, STEPS_A_VALUE)
    }

    /// One of which all that is wrong is kept.
    pub(super) fn explaining(node: NodeRef<'_>) -> Self {
        Self::bounded(node, STEPS_TO_EXPLAIN, STEPS_A_VALUE_TO_EXPLAIN)
    }

    fn bounded(node: NodeRef<'_>, steps: u64, steps_a_value: u64) -> Self {
        let values = u64::try_from(node.document().node_count()).unwrap_or(u64::MAX);
        Self {
            left: Cell::new(values.saturating_mul(steps_a_value).saturating_add(steps)),
            undecided: RefCell::default(),
            skipped: Cell::new(0),
            sorted: RefCell::default(),
        }
    }

    /// The value of a mapping under a key. In one with many keys each is looked up without going through all of them: a
    /// schema may ask for as many.
    pub(super) fn value<'a>(&self, mapping: NodeRef<'a>, key: &str) -> Option<NodeRef<'a>> {
        let number = mapping.entries().len();
        if number <= FEW {
            return mapping.get(key);
        }
        let mut sorted = self.sorted.borrow_mut();
        let order = sorted.entry(mapping.id()).or_insert_with(|| {
            let mut keys: Vec<(&str, usize)> = mapping
                .entries()
                .map(|entry| key_text(entry.key))
                .zip(0..)
                .collect();
            keys.sort_unstable();
            keys.into_iter().map(|(_, at)| at).collect()
        });
        let entry = |at: usize| mapping.entry_at(at);
        // Of a key that stands twice the first counts.
        let first =
            order.partition_point(|at| entry(*at).is_some_and(|entry| key_text(entry.key) < key));
        let found = entry(*order.get(first)?)?;
        (key_text(found.key) == key).then_some(found.value)
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
