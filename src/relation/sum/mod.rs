//! Sums of parts beside their total, after XBRL Calculations 1.1: a form of which one variable is the total. Which parts
//! already exceed what is stated, and whether one could be left out unnoticed; all else is asked of any form.

use std::cmp::Reverse;

use super::form::Form;
use super::order::RelationKind;
use super::weak::is_slack;
use crate::figure::{Interval, Number};

#[cfg(test)]
mod tests;

impl<V: Copy + PartialEq> Form<V> {
    /// Parts, each with its weight, beside their total.
    pub fn sum(kind: RelationKind, parts: impl IntoIterator<Item = (V, Number)>, total: V) -> Self {
        Self::Linear {
            terms: parts.into_iter().chain([(total, -Number::ONE)]).collect(),
            bound: kind.bound(&Interval::exact(Number::ZERO)),
        }
    }

    /// The sum of the parts that decide, where not all of them can have their total. Where they are only some of it, those
    /// are the fewest that are too much already.
    #[must_use]
    pub fn deciding<'a>(&self, total: V, of: impl Fn(V) -> &'a Interval) -> Self {
        let parts = self.parts(total);
        let Self::Linear { bound, .. } = self else {
            return self.clone();
        };
        let deciding: Vec<&(V, Number)> = if bound.lower.is_some() {
            parts
        } else {
            let counts = parts.iter();
            let counts = counts.map(|(part, weight)| of(*part).scale_by(weight));
            let fewest = fewest_above(&counts.collect::<Vec<_>>(), of(total)).into_iter();
            fewest.filter_map(|at| parts.get(at).copied()).collect()
        };
        Self::Linear {
            terms: deciding.into_iter().cloned().collect(),
            bound: bound.clone(),
        }
    }

    /// Whether what rounding leaves open is more than the smallest part, which could then be left out unnoticed.
    pub fn is_slack<'a>(&self, total: V, of: impl Fn(V) -> &'a Interval) -> bool {
        let parts = self.parts(total).into_iter();
        let counts = parts.map(|(part, weight)| of(*part).scale_by(weight));
        is_slack(&self.computed(&of), counts)
    }

    fn parts(&self, total: V) -> Vec<&(V, Number)> {
        let terms = match self {
            Self::Linear { terms, .. } => terms.as_slice(),
            Self::Product(_) => &[],
        };
        terms.iter().filter(|(part, _)| *part != total).collect()
    }
}

/// The fewest of these parts, weighted already, that together cannot be at most `stated`, whatever the others are as
/// long as they are not below zero. Positions in ascending order; empty when all of them can be at most it.
///
/// Those that may be below zero are always among them, since leaving one out would make the rest seem too much.
fn fewest_above(parts: &[Interval], stated: &Interval) -> Vec<usize> {
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
