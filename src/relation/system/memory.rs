//! What has been found out about sets of positions: a set that contains one that is too much is so too, and one that is
//! contained in a harmless one is harmless. Many are answered without being looked into.

use std::collections::BTreeSet;

/// The answer of looking into a set.
#[derive(Debug)]
pub(super) enum Answer {
    /// It is too much, because of these of its members.
    TooMuch(BTreeSet<usize>),
    Harmless,
    /// A limit was reached, which says nothing of larger or smaller sets.
    Open,
}

/// The sets that were looked into.
#[derive(Debug, Default)]
pub(super) struct Memory {
    too_much: Vec<BTreeSet<usize>>,
    harmless: Vec<BTreeSet<usize>>,
}

impl Memory {
    /// Whether a set is too much; it is looked into where what is known does not say.
    pub(super) fn is_too_much(&mut self, set: &[usize], look: impl FnOnce() -> Answer) -> bool {
        let set: BTreeSet<usize> = set.iter().copied().collect();
        if self.contains_too_much(&set) {
            return true;
        }
        if self.harmless.iter().any(|known| set.is_subset(known)) {
            return false;
        }
        match look() {
            Answer::TooMuch(members) => {
                self.too_much.push(members);
                true
            }
            Answer::Harmless => {
                self.harmless.push(set);
                false
            }
            Answer::Open => false,
        }
    }

    /// Takes note of a set that is too much.
    pub(super) fn learn(&mut self, too_much: BTreeSet<usize>) {
        if !self.contains_too_much(&too_much) {
            self.too_much.push(too_much);
        }
    }

    /// Whether a set is known to be too much, without looking into it.
    pub(super) fn knows_to_be_too_much(&self, set: &[usize]) -> bool {
        self.contains_too_much(&set.iter().copied().collect())
    }

    /// The smallest part of a set that is known to be too much, the first of those that are equally small; all of it where
    /// none is known.
    pub(super) fn least_too_much(&self, set: &[usize]) -> Vec<usize> {
        let all: BTreeSet<usize> = set.iter().copied().collect();
        let known = self.too_much.iter().filter(|known| known.is_subset(&all));
        let least = known.min_by_key(|known| (known.len(), *known));
        least.unwrap_or(&all).iter().copied().collect()
    }

    fn contains_too_much(&self, set: &BTreeSet<usize>) -> bool {
        self.too_much.iter().any(|known| known.is_subset(set))
    }
}
