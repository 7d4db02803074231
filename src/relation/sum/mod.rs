//! Sums of readings, after XBRL Calculations 1.1, and which parts of one already exceed what is stated.
//! How a sum has to stand to the stated total is [`super::RelationKind`].

use std::cmp::Reverse;

use super::order::RelationKind;
use super::verdict::Verdict;
use super::weak::is_slack;
use crate::figure::{Interval, Number, Reading, ReadingKind};

#[cfg(test)]
mod tests;

/// A total with its parts, weighted already and all in one unit.
#[derive(Clone, Debug)]
pub struct Balance {
    /// How the parts have to stand to the total.
    pub kind: RelationKind,
    /// The total as stated.
    pub total: Reading,
    /// The amount that each part counts.
    pub parts: Vec<Reading>,
    /// Their sum.
    pub sum: Reading,
}

impl Balance {
    /// Adds the parts up.
    pub fn new(kind: RelationKind, total: Reading, parts: Vec<Reading>) -> Self {
        Self {
            sum: sum(&parts),
            kind,
            total,
            parts,
        }
    }

    /// Whether the parts fit the total.
    pub fn verdict(&self) -> Verdict {
        self.kind.verdict(&self.sum, &self.total)
    }

    /// Whether what rounding leaves open is more than the smallest part, which could then be left out unnoticed.
    pub fn is_slack(&self) -> bool {
        let parts = self.parts.iter().map(|part| &part.strict);
        is_slack(&self.sum.strict, &self.total.strict, parts)
    }

    /// The readings on which it does not fit, where it does not.
    pub fn misfit(&self) -> ReadingKind {
        match self.verdict() {
            Verdict::Conflict => ReadingKind::Strict,
            _ => ReadingKind::Usual,
        }
    }

    /// Positions of the parts that decide. Where parts are only some of the total, those that are too much already.
    pub fn deciding(&self, on: ReadingKind) -> Vec<usize> {
        if self.kind != RelationKind::AtMost {
            return (0..self.parts.len()).collect();
        }
        let counts: Vec<Interval> = self.parts.iter().map(|part| part.on(on).clone()).collect();
        fewest_above(&counts, self.total.on(on))
    }
}

/// The sum of the parts: an end belongs to it only if it belongs to every part. Of no parts it is zero.
///
/// A part with a weight is scaled by it first, which for a negative one swaps its ends together with their closedness.
pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Reading>) -> Reading {
    let nothing = Reading::exactly(Number::ZERO);
    parts
        .into_iter()
        .fold(nothing, |sum, part| sum.zip(part, Interval::plus))
}

/// The fewest of these parts, weighted already, that together cannot be at most `stated`, whatever the others are as
/// long as they are not below zero. Positions in ascending order; empty when all of them can be at most it.
///
/// Those that may be below zero are always among them, since leaving one out would make the rest seem too much.
pub fn fewest_above(parts: &[Interval], stated: &Interval) -> Vec<usize> {
    let may_be_negative = |part: &Interval| {
        let lower = part.lower.as_ref();
        lower.is_none_or(|end| end.value.is_negative())
    };
    let mut order: Vec<(usize, &Interval)> = parts.iter().enumerate().collect();
    order.sort_by(|a, b| b.1.lower_cmp(a.1));
    order.sort_by_key(|(_, part)| Reverse(may_be_negative(part)));
    let certain = order.partition_point(|(_, part)| may_be_negative(part));
    let mut together = Interval::exact(Number::ZERO);
    let mut taken = Vec::new();
    for (count, (position, part)) in order.into_iter().enumerate() {
        together = together.plus(part);
        taken.push(position);
        if count + 1 >= certain && !together.can_be_at_most(stated) {
            taken.sort_unstable();
            return taken;
        }
    }
    Vec::new()
}
