//! The greatest of a set of items, kept so that two sets join in a few comparisons of whole numbers; and the verdict on
//! an item that must be at least as great. Which sets are asked about is up to the sweeps.

use std::cmp::Ordering;

use super::comparison::{Comparison, Culprit, Greatest};
use super::verdict::{Reason, Verdict};
use crate::figure::{Interval, Reading, ReadingKind};

/// A set of items, reduced to how many they are and to the ranks of the greatest of them. Rank 0 is nobody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Best {
    count: usize,
    stated: Ranks,
    all: Ranks,
}

#[derive(Clone, Copy, Debug, Default)]
struct Ranks {
    strict: usize,
    usual: usize,
}

impl Best {
    /// The two sets, which share nobody, taken together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            stated: self.stated.max(other.stated),
            all: self.all.max(other.all),
        }
    }
}

impl Ranks {
    fn max(self, other: Self) -> Self {
        Self {
            strict: self.strict.max(other.strict),
            usual: self.usual.max(other.usual),
        }
    }
}

/// All items ranked by their lower ends once, so that the sweeps compare whole numbers only.
pub(super) struct Ranking<'a> {
    items: Vec<(&'a Reading, bool)>,
    alone: Vec<Best>,
    by_strict: Vec<usize>,
    by_usual: Vec<usize>,
}

impl<'a> Ranking<'a> {
    /// Ranks readings; the flag says that the item's period is inferred.
    pub(super) fn new(items: Vec<(&'a Reading, bool)>) -> Self {
        let by_strict = order(&items, ReadingKind::Strict);
        let by_usual = order(&items, ReadingKind::Usual);
        let mut ranks = vec![Ranks::default(); items.len()];
        for (rank, &item) in (1..).zip(&by_strict) {
            if let Some(ranks) = ranks.get_mut(item) {
                ranks.strict = rank;
            }
        }
        for (rank, &item) in (1..).zip(&by_usual) {
            if let Some(ranks) = ranks.get_mut(item) {
                ranks.usual = rank;
            }
        }
        let alone = items
            .iter()
            .zip(ranks)
            .map(|(&(_, inferred), ranks)| Best {
                count: 1,
                stated: if inferred { Ranks::default() } else { ranks },
                all: ranks,
            })
            .collect();
        Self {
            items,
            alone,
            by_strict,
            by_usual,
        }
    }

    /// The set of one item.
    pub(super) fn alone(&self, item: usize) -> Best {
        self.alone.get(item).copied().unwrap_or_default()
    }

    /// Compares every item with the set found for it.
    pub(super) fn compare_all(&self, found: Vec<Best>) -> Vec<Comparison> {
        self.items
            .iter()
            .zip(found)
            .map(|(&(reading, inferred), best)| self.compare(reading, inferred, best))
            .collect()
    }

    fn compare(&self, own: &Reading, inferred: bool, best: Best) -> Comparison {
        let stated = self.greatest(best.stated);
        let all = self.greatest(best.all);
        let strict = |item: &usize| self.exceeds(*item, own, ReadingKind::Strict);
        let usual = |item: &usize| self.exceeds(*item, own, ReadingKind::Usual);
        let on = |item, on| Some(Culprit { item, on });
        let (verdict, culprit) = if best.count == 0 {
            (Verdict::NotChecked(Reason::NothingToCompare), None)
        } else if let Some(item) = stated.strict.filter(strict).filter(|_| !inferred) {
            (Verdict::Conflict, on(item, ReadingKind::Strict))
        } else if let Some(item) = all.strict.filter(strict) {
            (Verdict::Doubtful, on(item, ReadingKind::Strict))
        } else if let Some(item) = all.usual.filter(usual) {
            (Verdict::Doubtful, on(item, ReadingKind::Usual))
        } else {
            (Verdict::Agree, None)
        };
        Comparison {
            compared: best.count,
            stated,
            all,
            verdict,
            culprit,
        }
    }

    fn greatest(&self, ranks: Ranks) -> Greatest {
        let at = |order: &[usize], rank: usize| {
            rank.checked_sub(1).and_then(|at| order.get(at).copied())
        };
        Greatest {
            strict: at(&self.by_strict, ranks.strict),
            usual: at(&self.by_usual, ranks.usual),
        }
    }

    fn exceeds(&self, item: usize, own: &Reading, kind: ReadingKind) -> bool {
        self.items
            .get(item)
            .is_some_and(|(reading, _)| !reading.on(kind).can_be_at_most(own.on(kind)))
    }
}

/// Positions by lower end, the least first; of equal ends the one that stands first comes last, and so ranks highest.
fn order(items: &[(&Reading, bool)], kind: ReadingKind) -> Vec<usize> {
    let mut positioned: Vec<(usize, &Interval)> = items
        .iter()
        .map(|(reading, _)| reading.on(kind))
        .enumerate()
        .collect();
    positioned.sort_by(|a, b| match a.1.lower_cmp(b.1) {
        Ordering::Equal => b.0.cmp(&a.0),
        unequal => unequal,
    });
    positioned
        .into_iter()
        .map(|(position, _)| position)
        .collect()
}
