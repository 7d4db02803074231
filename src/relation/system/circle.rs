//! Where bounds end that go round in a circle of relations. Carried round and round they move for ever, or too slowly to
//! meet anything; what one round makes of a bound says at once where that leads: what is at least twice itself is at most
//! nothing (the loop residues of Shostak, JACM 1981).

use std::collections::{BTreeMap, BTreeSet};

use super::effort::cost;
use super::model::Row;
use super::propagation::{Cause, Circle, Entry, Propagation, Round, Side};
use crate::figure::{End, Interval, Number};

impl Round {
    /// What becomes of it after another step.
    fn then(&self, step: &Self) -> Self {
        Self {
            times: &self.times * &step.times,
            plus: &(&self.plus * &step.times) + &step.plus,
            is_strict: self.is_strict || step.is_strict,
        }
    }

    /// Whether nothing is like this beside itself.
    pub(super) fn is_nowhere(&self, side: Side) -> bool {
        self.within(side).is_some_and(|within| within.is_empty())
    }

    /// Where a variable has to lie of which an end becomes this: an interval without numbers where it can lie nowhere.
    /// `None` where it can lie anywhere.
    pub(super) fn within(&self, side: Side) -> Option<Interval> {
        let own = &Number::ONE - &self.times;
        let Some(value) = self.plus.checked_div(&own) else {
            let is_beyond = match side {
                Side::Lower => Number::ZERO < self.plus,
                Side::Upper => self.plus.is_negative(),
            };
            let is_nowhere = is_beyond || self.is_strict && self.plus.is_zero();
            return is_nowhere.then(|| Interval {
                lower: Some(End::closed(Number::ONE)),
                upper: Some(End::closed(Number::ZERO)),
            });
        };
        let side = if own.is_negative() {
            side.opposite()
        } else {
            side
        };
        let closed = !self.is_strict;
        Some(side.bounded(Some(End { value, closed })))
    }
}

/// An end of a variable.
type VariableEnd = (usize, Side);

impl Propagation<'_> {
    /// The circle by which an entry came about, if it did.
    pub(super) fn circle_of(&self, entry: usize) -> Option<&Circle> {
        match self.trail.get(entry)?.cause {
            Cause::Circle(at) => self.circles.get(at),
            _ => None,
        }
    }

    /// Bounds variables by the circles in which ends have moved since the trail was so long.
    pub(super) fn close_circles(&mut self, since: usize) {
        for path in self.paths_around(since) {
            if self.effort.is_spent() || self.clash.is_some() {
                return;
            }
            if let Some(circle) = self.circle(&path) {
                self.take(circle);
            }
        }
    }

    /// Bounds variables by those circles of another propagation that rest on nothing but relations; whether there are any.
    pub(super) fn take_circles_of(&mut self, other: Propagation<'_>) -> bool {
        let before = self.circles.len();
        let circles = other.circles.into_iter();
        for circle in circles.filter(|circle| circle.rests_on.is_empty()) {
            self.take(circle);
        }
        before < self.circles.len()
    }

    fn take(&mut self, circle: Circle) {
        let variable = circle.variable;
        if let Some(within) = circle.round.within(circle.side) {
            self.circles.push(circle);
            self.tighten(variable, &within, Cause::Circle(self.circles.len() - 1));
        }
    }

    /// The circles in which the latest ends were made of each other, each by the entries of a round in the order in which
    /// they follow from each other. Not all that there are, where they share ends, but one at least of those that hang together.
    fn paths_around(&self, since: usize) -> Vec<Vec<usize>> {
        let mut paths = Vec::new();
        // Whether an end is still on the way that is gone.
        let mut is_open: BTreeMap<VariableEnd, bool> = BTreeMap::new();
        // All circles together are not longer than a few times the whole.
        let mut room = 4 * self.component.size();
        for start in since..self.trail.len() {
            let mut way: Vec<(usize, VariableEnd, Vec<VariableEnd>)> = Vec::new();
            let mut next = self
                .trail
                .get(start)
                .map(|entry| (entry.variable, entry.side));
            while let Some(end) = next.take() {
                match is_open.get(&end) {
                    None => {
                        if let Some((at, behind)) = self.moved_since(end, since) {
                            is_open.insert(end, true);
                            way.push((at, end, behind));
                        }
                    }
                    Some(true) => {
                        let round = way.iter().rev().map(|(at, ..)| *at);
                        let length = way.iter().rev().position(|(_, of, _)| *of == end);
                        let path: Vec<usize> = round.take(length.unwrap_or_default() + 1).collect();
                        if let Some(left) = room.checked_sub(path.len()) {
                            room = left;
                            paths.push(path);
                        }
                    }
                    Some(false) => {}
                }
                while let Some((_, end, behind)) = way.last_mut() {
                    next = behind.pop();
                    if next.is_some() {
                        break;
                    }
                    is_open.insert(*end, false);
                    way.pop();
                }
            }
        }
        paths
    }

    /// The latest entry of an end that has moved since the trail was so long, and the ends that it was made of.
    fn moved_since(&self, end: VariableEnd, since: usize) -> Option<(usize, Vec<VariableEnd>)> {
        self.effort.spend(1);
        let at = self.entry_at(end.0, end.1, self.trail.len())?;
        let entry = self.trail.get(at).filter(|_| at >= since)?;
        let behind = self.antecedents(entry).into_iter();
        let behind = behind.filter_map(|at| self.trail.get(at));
        let behind = behind.map(|entry| (entry.variable, entry.side));
        matches!(entry.cause, Cause::Relation { .. }).then(|| (at, behind.collect()))
    }

    /// What going round makes of an end: of one that is stated, where one is.
    fn circle(&self, path: &[usize]) -> Option<Circle> {
        let is_stated = |at: &&usize| {
            let behind = |entry: &&Entry| entry.before.and_then(|before| self.trail.get(before));
            let mut entries = std::iter::successors(self.trail.get(**at), behind);
            entries.any(|entry| matches!(entry.cause, Cause::Statement(_)))
        };
        let last = path.iter().rev().find(is_stated).or(path.last())?;
        let last = self.trail.get(*last)?;
        let (variable, side) = (last.variable, last.side);
        let entries = || path.iter().filter_map(|at| self.trail.get(*at));
        let first =
            1 + entries().position(|entry| (entry.variable, entry.side) == (variable, side))?;
        let mut relations = Vec::with_capacity(path.len());
        let mut rests_on = Vec::new();
        let mut steps = Vec::with_capacity(path.len());
        let mut before = (variable, side);
        for after in entries().cycle().skip(first).take(path.len()) {
            let Cause::Relation { position, .. } = after.cause else {
                return None;
            };
            steps.push(self.step(before, after, &mut rests_on)?);
            relations.push(position);
            before = (after.variable, after.side);
        }
        let round = self.in_turn(steps)?;
        Some(Circle {
            relations,
            rests_on,
            variable,
            side,
            round,
        })
    }

    /// All steps, one after the other. Neighbours first, so that numbers stay short for as long as they can.
    fn in_turn(&self, mut steps: Vec<Round>) -> Option<Round> {
        while steps.len() > 1 {
            let pairs = steps.chunks(2).filter_map(|pair| match pair {
                [one, other] => Some(one.then(other)),
                one => one.first().cloned(),
            });
            steps = pairs.collect();
            let lengths = steps
                .iter()
                .map(|step| cost(&step.times) + cost(&step.plus));
            self.effort.spend(lengths.sum());
        }
        steps.pop()
    }

    /// What a relation makes of an end; the entries that it takes besides are added to what the circle rests on.
    fn step(&self, before: VariableEnd, after: &Entry, rests_on: &mut Vec<usize>) -> Option<Round> {
        let Cause::Relation { position, time } = after.cause else {
            return None;
        };
        let row = &self.component.relations.get(position)?.row;
        let variables = row.variables();
        let local = |variable: usize| variables.iter().position(|other| *other == variable);
        let (from, to) = (local(before.0)?, local(after.variable)?);
        let is_product = matches!(row, Row::Product { .. });
        let mut bounds = vec![Interval::ALL; variables.len()];
        for (variable, side) in row.needed_for(after.variable, after.side) {
            // Of a product it also has to be known that what is carried is not below zero.
            if (variable, side) == before && !is_product {
                continue;
            }
            if let Some(at) = self.entry_at(variable, side, time) {
                let bound = bounds.get_mut(local(variable)?)?;
                let end = self.trail.get(at).map(|entry| entry.end.clone());
                match side {
                    Side::Lower => bound.lower = end,
                    Side::Upper => bound.upper = end,
                }
                rests_on.push(at);
            }
        }
        if is_product && (before.1 != after.side || !is_in_proportion(&variables, &bounds, to)) {
            return None;
        }
        // Of a sum what it says beside the end that is carried, of a product what it makes of one.
        let unit = Number::from(i64::from(is_product));
        let from = bounds.get_mut(from)?;
        *from = match before.1 {
            Side::Lower => Interval::from_end(End::closed(unit)),
            Side::Upper if is_product => Interval::closed(Number::ZERO, unit),
            Side::Upper => Interval::to_end(End::closed(unit)),
        };
        let renamed = row.map(|variable| local(variable).unwrap_or_default());
        let implied = renamed.implied(&bounds);
        let (_, within) = implied.into_iter().find(|(variable, _)| *variable == to)?;
        let end = after.side.of(&within)?.clone();
        let Row::Linear { terms, .. } = row else {
            // Nothing times an open end is nothing, and not beyond it.
            return Some(Round {
                times: end.value,
                plus: Number::ZERO,
                is_strict: false,
            });
        };
        let weight = |of: usize| terms.iter().find(|(variable, _)| *variable == of);
        let ((_, own), (_, other)) = (weight(after.variable)?, weight(before.0)?);
        Some(Round {
            times: -other.checked_div(own)?,
            plus: end.value,
            is_strict: !end.closed,
        })
    }
}

/// Whether a product goes in proportion to what it is made of: nothing but the one that is looked for, by its position, is
/// below zero, and none of them is another.
fn is_in_proportion(variables: &[usize], bounds: &[Interval], looked_for: usize) -> bool {
    let are_distinct = variables.iter().collect::<BTreeSet<_>>().len() == variables.len();
    let is_positive = |(at, bound): (usize, &Interval)| {
        let lower = bound.lower.as_ref();
        at == looked_for || lower.is_some_and(|end| !end.value.is_negative())
    };
    are_distinct && bounds.iter().enumerate().all(is_positive)
}
