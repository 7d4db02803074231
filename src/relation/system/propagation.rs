//! Carrying bounds along relations until they stop moving or a variable has nowhere left to lie. Every bound is kept
//! with its cause, so that a contradiction can be traced to what made it, which is `history.rs`'s.
//! It is complete where a component has no cycle; what it leaves open is `decision.rs`'s.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::component::Component;
use super::effort::{Effort, cost};
use super::model::Row;
use super::solution::Limits;
use crate::figure::{End, Interval, Number};

/// The lower or the upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Lower,
    Upper,
}

impl Side {
    pub(super) const BOTH: [Self; 2] = [Self::Lower, Self::Upper];

    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Lower => Self::Upper,
            Self::Upper => Self::Lower,
        }
    }

    /// The end of an interval on this side.
    pub(super) fn of(self, interval: &Interval) -> Option<&End> {
        match self {
            Self::Lower => interval.lower.as_ref(),
            Self::Upper => interval.upper.as_ref(),
        }
    }

    /// An end on this side in at most so many binary digits, with nothing outside of it that was inside. `None` where there is
    /// no such end.
    fn shortened(self, end: &End, digits: u32) -> Option<End> {
        let value = match self {
            Self::Lower => end.value.shortened_down(digits),
            Self::Upper => end.value.shortened_up(digits),
        };
        value.map(|value| End {
            value,
            closed: end.closed,
        })
    }

    /// The interval that is bounded by an end on this side.
    pub(super) fn bounded(self, end: Option<End>) -> Interval {
        match self {
            Self::Lower => Interval {
                lower: end,
                upper: None,
            },
            Self::Upper => Interval {
                lower: None,
                upper: end,
            },
        }
    }
}

/// Why a variable has a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Domain,
    /// A statement of the component, by position.
    Statement(usize),
    /// A relation of the component, by position, applied to the bounds that were there when the trail was `time` long.
    Relation {
        position: usize,
        time: usize,
    },
    /// A circle of relations, by its position among those that were found.
    Circle(usize),
    /// A case, one of two that are both looked at.
    Case,
}

/// A bound that was found, in the order in which they were.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) variable: usize,
    pub(super) side: Side,
    pub(super) end: End,
    pub(super) cause: Cause,
    /// The bound it took the place of.
    pub(super) before: Option<usize>,
}

/// A round of relations that leads from an end of a variable to the same end of it.
#[derive(Clone, Debug)]
pub(super) struct Circle {
    /// The relations, by position, in the order in which they are gone through.
    pub(super) relations: Vec<usize>,
    /// The entries of other variables that it rests on.
    pub(super) rests_on: Vec<usize>,
    /// The variable that it starts from and comes back to.
    pub(super) variable: usize,
    /// The end that it carries.
    pub(super) side: Side,
    /// What becomes of it.
    pub(super) round: Round,
}

/// What an end becomes: at least, or of an upper one at most, so many times itself and so much more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Round {
    pub(super) times: Number,
    pub(super) plus: Number,
    /// Whether it lies beyond that, and not just there.
    pub(super) is_strict: bool,
}

/// Where no relations make a circle, bounds have stopped moving after so many passes.
const PASSES_WITHOUT_CIRCLES: usize = 3;

#[derive(Clone, Debug)]
pub(super) struct Propagation<'a> {
    pub(super) component: &'a Component,
    /// What may still be done. Once it is spent, no relation is applied any more.
    pub(super) effort: &'a Effort,
    pub(super) bounds: Vec<Interval>,
    pub(super) trail: Vec<Entry>,
    /// The latest entries of the two sides of each variable.
    pub(super) latest: Vec<[Option<usize>; 2]>,
    /// The relations of which a variable was bounded since they were applied.
    due: Vec<bool>,
    /// The relations of which not all that they said was taken when they were last applied, as its numbers were too long.
    cut: Vec<bool>,
    /// The circles by which variables were bounded.
    pub(super) circles: Vec<Circle>,
    /// How many binary digits a bound that a relation makes may have now.
    digits: u32,
    /// Whether products are left out. What a case makes of them would depend on which cases are looked into.
    pub(super) sums_only: bool,
    /// The first variable that has nowhere left to lie.
    pub(super) clash: Option<usize>,
    /// When going on after clashes: the variables given up, each with the two entries that clash.
    pub(super) given_up: Option<BTreeMap<usize, Vec<usize>>>,
}

impl<'a> Propagation<'a> {
    /// The bounds that domains put on the variables by themselves.
    pub(super) fn of_domains(component: &'a Component, effort: &'a Effort) -> Self {
        let mut propagation = Self {
            component,
            effort,
            bounds: vec![Interval::ALL; component.variables.len()],
            trail: Vec::new(),
            latest: vec![[None, None]; component.variables.len()],
            due: vec![true; component.relations.len()],
            cut: vec![false; component.relations.len()],
            circles: Vec::new(),
            digits: u32::MAX,
            sums_only: false,
            clash: None,
            given_up: None,
        };
        for (position, variable) in component.variables.iter().enumerate() {
            propagation.tighten(position, &variable.domain, Cause::Domain);
        }
        propagation
    }

    /// Adds the bounds of some of the statements, by position.
    pub(super) fn state(&mut self, statements: &[usize]) {
        for &position in statements {
            if let Some(statement) = self.component.statements.get(position) {
                let cause = Cause::Statement(position);
                self.tighten(statement.variable, &statement.interval, cause);
            }
        }
    }

    /// Goes on after a clash from now on, giving up the variable, so that one run meets many clashes.
    pub(super) fn go_on(&mut self) {
        self.given_up = Some(BTreeMap::new());
    }

    /// Carries bounds along the relations that are due; says whether they have stopped moving, and none was shortened.
    /// Stops at a clash.
    pub(super) fn run(&mut self, limits: &Limits) -> bool {
        let is_decided_exactly = self.component.is_decided_exactly(limits);
        let (mut before, mut since) = (0, 0);
        for pass in 0..limits.passes {
            let ended = self.clash.is_some() || !self.due.contains(&true) || self.effort.is_spent();
            // What is costly here and decided there goes there.
            if ended || is_decided_exactly && self.cut.contains(&true) {
                break;
            }
            self.digits = if pass < PASSES_WITHOUT_CIRCLES {
                limits.digits
            } else {
                limits.circling_digits
            };
            let order = &self.component.order;
            for step in 0..order.len() {
                // There and back again, so that two passes do where there is no cycle.
                let step = if pass % 2 == 0 {
                    order.len() - 1 - step
                } else {
                    step
                };
                if let Some(&position) = order.get(step) {
                    self.apply(position);
                }
            }
            // There and back again is once round.
            if pass + 1 >= PASSES_WITHOUT_CIRCLES {
                self.digits = limits.circling_digits;
                self.close_circles(before);
            }
            (before, since) = (since, self.trail.len());
        }
        self.clash.is_some() || !self.due.contains(&true) && !self.cut.contains(&true)
    }

    /// Bounds a variable; of a whole one, the ends are rounded inwards.
    pub(super) fn tighten(&mut self, variable: usize, within: &Interval, cause: Cause) -> bool {
        let given_up = self.given_up.as_ref();
        if given_up.is_some_and(|given_up| given_up.contains_key(&variable)) {
            return false;
        }
        let whole = self.component.is_whole(variable);
        let mut moved = false;
        for side in Side::BOTH {
            let mut candidate = side.bounded(side.of(within).cloned());
            if whole {
                candidate = candidate.shrink_to_whole().unwrap_or(candidate);
            }
            moved |= self.bound(variable, side, &candidate, cause);
        }
        if moved && self.bounds.get(variable).is_some_and(Interval::is_empty) {
            self.clash_at(variable);
        }
        if moved {
            for &relation in self.component.uses.get(variable).into_iter().flatten() {
                if let Some(due) = self.due.get_mut(relation) {
                    *due = true;
                }
            }
        }
        moved
    }

    fn clash_at(&mut self, variable: usize) {
        let entries = self.latest_of(variable);
        match (&mut self.given_up, self.bounds.get_mut(variable)) {
            (Some(given_up), Some(bounds)) => {
                given_up.insert(variable, entries);
                *bounds = Interval::ALL;
            }
            _ => self.clash = self.clash.or(Some(variable)),
        }
    }

    fn bound(&mut self, variable: usize, side: Side, candidate: &Interval, cause: Cause) -> bool {
        if !self.is_tighter(variable, side, candidate) {
            return false;
        }
        let shorter = match cause {
            Cause::Relation { position, .. } => self.shortened(position, side, candidate),
            Cause::Circle(at) => {
                let circle = self.circles.get(at);
                let last = circle.and_then(|circle| circle.relations.last().copied());
                last.and_then(|last| self.shortened(last, side, candidate))
            }
            Cause::Domain | Cause::Statement(_) | Cause::Case => None,
        };
        let tighter = match &shorter {
            Some(shorter) => self.is_tighter(variable, side, shorter),
            None => true,
        };
        let candidate = shorter.as_ref().unwrap_or(candidate);
        let (Some(bounds), Some(end)) = (self.bounds.get_mut(variable), side.of(candidate)) else {
            return false;
        };
        let Some(latest) = self.latest.get_mut(variable).filter(|_| tighter) else {
            return false;
        };
        let [lower, upper] = latest;
        let (slot, latest) = match side {
            Side::Lower => (&mut bounds.lower, lower),
            Side::Upper => (&mut bounds.upper, upper),
        };
        *slot = Some(end.clone());
        let before = latest.replace(self.trail.len());
        self.trail.push(Entry {
            variable,
            side,
            end: end.clone(),
            cause,
            before,
        });
        true
    }

    fn is_tighter(&self, variable: usize, side: Side, candidate: &Interval) -> bool {
        self.bounds.get(variable).is_some_and(|bounds| match side {
            Side::Lower => candidate.lower_cmp(bounds) == Ordering::Greater,
            Side::Upper => candidate.upper_cmp(bounds) == Ordering::Less,
        })
    }

    /// What a relation says on one side, where that is too long, in a shorter number that says less.
    fn shortened(&mut self, relation: usize, side: Side, said: &Interval) -> Option<Interval> {
        let end = side.of(said)?;
        if end.value.binary_digits() <= u64::from(self.digits) {
            return None;
        }
        if let Some(cut) = self.cut.get_mut(relation) {
            *cut = true;
        }
        Some(side.bounded(side.shortened(end, self.digits)))
    }

    fn apply(&mut self, position: usize) {
        if self.effort.is_spent() {
            return;
        }
        let due = self.due.get_mut(position).map(std::mem::take);
        let Some(relation) = self.component.relations.get(position) else {
            return;
        };
        let is_product = matches!(relation.row, Row::Product { .. });
        if due != Some(true) || self.clash.is_some() || is_product && self.sums_only {
            return;
        }
        let cause = Cause::Relation {
            position,
            time: self.trail.len(),
        };
        if let Some(cut) = self.cut.get_mut(position) {
            *cut = false;
        }
        let mut again = is_product;
        let mut moved = false;
        for (variable, within) in relation.row.implied(&self.bounds) {
            for end in Side::BOTH.iter().filter_map(|side| side.of(&within)) {
                self.effort.spend(cost(&end.value));
            }
            if self.tighten(variable, &within, cause) {
                moved = true;
                again |= self.component.is_whole(variable);
            }
            if self.clash.is_some() {
                return;
            }
        }
        // A sum of real numbers has nothing more to say until something else moves.
        if let Some(due) = self.due.get_mut(position) {
            *due = moved && again;
        }
    }
}
