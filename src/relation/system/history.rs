//! Where bounds come from: from the trail of a propagation back to statements and relations. Nothing is written down
//! for this but what relation was applied and when; which ends it used then is worked out here, when it is asked for.

use std::collections::BTreeSet;

use super::model::Row;
use super::propagation::{Cause, Entry, Propagation, Side};

/// The statements and relations behind a contradiction, by position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Core {
    pub(super) statements: BTreeSet<usize>,
    pub(super) relations: BTreeSet<usize>,
}

impl Propagation<'_> {
    /// The entry that bounded a variable when the trail was `time` long.
    pub(super) fn entry_at(&self, variable: usize, side: Side, time: usize) -> Option<usize> {
        let [lower, upper] = *self.latest.get(variable)?;
        let mut latest = match side {
            Side::Lower => lower,
            Side::Upper => upper,
        };
        while let Some(position) = latest.filter(|&position| position >= time) {
            latest = self.trail.get(position).and_then(|entry| entry.before);
        }
        latest
    }

    /// The entries that an entry was made from.
    pub(super) fn antecedents(&self, entry: &Entry) -> Vec<usize> {
        let (position, time) = match entry.cause {
            Cause::Relation { position, time } => (position, time),
            Cause::Circle(at) => {
                let circle = self.circles.get(at);
                return circle.map_or_else(Vec::new, |circle| circle.rests_on.clone());
            }
            Cause::Domain | Cause::Statement(_) | Cause::Case => return Vec::new(),
        };
        let Some(relation) = self.component.relations.get(position) else {
            return Vec::new();
        };
        relation
            .row
            .needed_for(entry.variable, entry.side)
            .into_iter()
            .filter_map(|(variable, side)| self.entry_at(variable, side, time))
            .collect()
    }

    /// Entries and all that they were made from, in the order they were found.
    pub(super) fn history(&self, entries: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut history = BTreeSet::new();
        let mut open: Vec<usize> = entries.into_iter().collect();
        while let Some(position) = open.pop() {
            if let Some(entry) = self.trail.get(position)
                && history.insert(position)
            {
                open.extend(self.antecedents(entry));
            }
        }
        history
    }

    /// The two entries between which a variable has nowhere left to lie.
    pub(super) fn clashing(&self) -> Vec<usize> {
        self.clash
            .map(|variable| self.latest_of(variable))
            .unwrap_or_default()
    }

    /// The entries that bound a variable now: of those that a circle leaves no room for the first, before any went round.
    pub(super) fn latest_of(&self, variable: usize) -> Vec<usize> {
        let latest = self.latest.get(variable).copied().unwrap_or_default();
        let [lower, upper] = latest;
        let first = |entry: Option<usize>, other: Option<usize>| {
            let circle = other.filter(|at| self.circle_of(*at).is_some())?;
            let behind = std::iter::successors(entry, |at| self.trail.get(*at)?.before);
            behind.take_while(|at| self.clash_of(*at, circle)).last()
        };
        let entries = [first(lower, upper).or(lower), first(upper, lower).or(upper)];
        entries.into_iter().flatten().collect()
    }

    /// Whether nothing lies in two entries of one variable.
    fn clash_of(&self, one: usize, other: usize) -> bool {
        let put = |at: usize| {
            let entry = self.trail.get(at)?;
            Some(entry.side.bounded(Some(entry.end.clone())))
        };
        put(one)
            .zip(put(other))
            .is_some_and(|(one, other)| !one.meets(&other))
    }

    /// The statements and relations behind some entries.
    pub(super) fn core_of(&self, entries: impl IntoIterator<Item = usize>) -> Core {
        let mut core = Core::default();
        for position in self.history(entries) {
            match self.trail.get(position).map(|entry| entry.cause) {
                Some(Cause::Statement(statement)) => {
                    core.statements.insert(statement);
                }
                Some(Cause::Relation { position, .. }) => {
                    core.relations.insert(position);
                }
                Some(Cause::Circle(at)) => {
                    let circle = self.circles.get(at).into_iter();
                    core.relations
                        .extend(circle.flat_map(|circle| circle.relations.iter().copied()));
                }
                Some(Cause::Domain | Cause::Case) | None => {}
            }
        }
        core
    }
}

impl Row<usize> {
    /// The ends of the other variables that an end of a variable follows from.
    pub(super) fn needed_for(&self, variable: usize, side: Side) -> Vec<(usize, Side)> {
        match self {
            Self::Linear { terms, .. } => {
                let negative = terms
                    .iter()
                    .any(|(of, weight)| *of == variable && weight.is_negative());
                terms
                    .iter()
                    .filter(|(other, _)| *other != variable)
                    .map(|(other, weight)| {
                        let same_sign = weight.is_negative() == negative;
                        (*other, if same_sign { side.opposite() } else { side })
                    })
                    .collect()
            }
            Self::Product { .. } => {
                let mut others = self.variables();
                // Once, for what the relation bounds; it counts among the others where it occurs again.
                if let Some(own) = others.iter().position(|other| *other == variable) {
                    others.remove(own);
                }
                others
                    .into_iter()
                    .flat_map(|other| Side::BOTH.map(|side| (other, side)))
                    .collect()
            }
        }
    }
}
