//! What would be noticed: one wrong figure at a time is planted in a copy of the project, held in memory, and the copy
//! is linted as the project is. A plant is caught when the copy has a diagnostic that the project has not.
//!
//! What a plant can have to do with is a small part of most projects: only that is judged anew, by the same rules
//! (`component`, `field`). How figures are miswritten is in `figure`; which bytes of a file they take is known from the
//! facts. Nothing is written anywhere.

mod component;
mod field;
mod scope;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::Severity;
use crate::fact::{Fact, FactId};
use crate::figure::{Number, Slip};

use super::analysis::assemble;
use super::parts::Parts;
use super::{Analysis, Project, Report, judge};
use field::Field;

pub use scope::{Catch, MutationScope};

/// A plant: one wrong figure.
#[derive(Clone, Debug)]
pub struct Plant {
    /// The fact whose figure it replaced.
    pub fact: FactId,
    /// The slip that was made in the figure.
    pub slip: Slip,
    /// The wrong figure.
    pub text: String,
    /// The rules that noticed, in order; the same rule and check once for each severity.
    pub caught: Vec<Catch>,
}

/// The result of planting in every figure.
#[derive(Debug)]
pub struct Mutations {
    /// The project without a plant.
    pub analysis: Analysis,
    /// Its report.
    pub report: Report,
    /// Every plant, in the order of the facts, then of the kinds of slip.
    pub plants: Vec<Plant>,
    /// The figures in which nothing could be planted, such as one that is an alias of another.
    pub unplanted: Vec<FactId>,
}

impl Mutations {
    /// The facts whose figure could be any of the wrong numbers that were planted, and nobody would notice; in the order of
    /// the facts. Wrong units do not count: that one does not suit its metric says nothing of the number.
    pub fn unguarded(&self) -> Vec<FactId> {
        self.plants
            .chunk_by(|a, b| a.fact == b.fact)
            .filter(|plants| {
                let mut numbers = plants.iter().filter(|plant| plant.slip != Slip::Unit);
                numbers.all(|plant| plant.caught.is_empty())
            })
            .filter_map(|plants| Some(plants.first()?.fact))
            .collect()
    }

    /// How many wrong numbers were noticed. Wrong units are left out: that they do not suit their metric is seen at the
    /// figure alone and says nothing of what guards it.
    pub fn recall_of_numbers(&self) -> Recall {
        Recall::of(self.plants.iter().filter(|plant| plant.slip != Slip::Unit))
    }

    /// The figures in which something was planted.
    pub fn planted(&self) -> usize {
        self.plants.chunk_by(|a, b| a.fact == b.fact).count()
    }
}

/// How many plants there were, and how many were noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recall {
    /// Plants.
    pub planted: usize,
    /// Plants that a rule noticed.
    pub caught: usize,
    /// Plants that an error noticed.
    pub errors: usize,
}

impl Recall {
    /// The recall of these plants.
    pub fn of<'a>(plants: impl IntoIterator<Item = &'a Plant>) -> Self {
        plants.into_iter().fold(Self::default(), |all, plant| {
            let is_error = |catch: &Catch| catch.severity == Severity::Error;
            Self {
                planted: all.planted + 1,
                caught: all.caught + usize::from(!plant.caught.is_empty()),
                errors: all.errors + usize::from(plant.caught.iter().any(is_error)),
            }
        })
    }

    /// The whole percentage of the plants that was noticed, rounded down.
    pub fn percent(self) -> usize {
        let hundredfold = self.caught.saturating_mul(100);
        hundredfold.checked_div(self.planted).unwrap_or(0)
    }

    /// Whether at least so many per cent were noticed, to the last plant.
    pub fn reaches(self, percent: &Number) -> bool {
        let number = |count| Number::from(i64::try_from(count).unwrap_or(i64::MAX));
        &number(self.caught) * &Number::from(100) >= percent * &number(self.planted)
    }
}

/// Plants every kind of slip in every figure that a relation may look at, one at a time: at most four for each figure.
/// `progress` is told after each plant how many are done, of how many; from any thread.
///
/// A plant costs about as much as judging the facts that may have to do with it: its component, and of a component of more
/// than a few hundred facts those that one rule may compare with it. What only `together` would notice in such a component
/// is not asked, nor what a plant uncovers that something farther off had hidden: there fewer may be caught than would be.
pub fn mutate(
    project: &Project,
    scope: &MutationScope,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Mutations {
    let mut project = project.clone();
    if !scope.originals {
        project.originals = None;
    }
    let parts = Parts::read(&project);
    let analysis = assemble(&project, parts.clone());
    let report = judge(&project, &analysis);
    let figures = figures(&analysis, scope);
    let plants = {
        let field = Field::new(&project, &parts, &analysis, &report, scope);
        let wanted: Vec<(FactId, Vec<(Slip, String)>)> = figures
            .iter()
            .map(|(id, fact)| {
                let slips = Slip::ALL.into_iter();
                let slips = slips.filter_map(|slip| Some((slip, field.slipped(fact, slip)?)));
                (*id, slips.collect())
            })
            .collect();
        let done = AtomicUsize::new(0);
        let all = wanted.iter().map(|(_, slips)| slips.len()).sum();
        let plants = wanted.into_par_iter().flat_map_iter(|(fact, slips)| {
            let near = field.near(fact);
            let plants = slips.into_iter().filter_map(|(slip, text)| {
                let caught = field.plant(near.as_deref()?, fact, &text);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, all);
                Some(Plant {
                    fact,
                    slip,
                    text,
                    caught: caught?,
                })
            });
            plants.collect::<Vec<Plant>>()
        });
        plants.collect::<Vec<Plant>>()
    };
    let planted: BTreeSet<FactId> = plants.iter().map(|plant| plant.fact).collect();
    let unplanted = figures
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| !planted.contains(id))
        .collect();
    Mutations {
        analysis,
        report,
        plants,
        unplanted,
    }
}

/// The facts that state a figure, that nothing has replaced, and that are asked for.
fn figures<'a>(analysis: &'a Analysis, scope: &MutationScope) -> Vec<(FactId, &'a Fact)> {
    let named = |name: &String| scope.checks.contains(name);
    let selected: BTreeSet<FactId> = analysis
        .checks
        .iter()
        .filter(|declared| named(&declared.check.id.value))
        .flat_map(|declared| declared.selection.facts.iter().copied())
        .collect();
    analysis
        .index
        .iter()
        .filter(|(id, fact)| {
            let asked = scope.checks.is_empty() || selected.contains(id);
            let is_written = fact.figure().is_some() && fact.computed().is_none();
            is_written && fact.retired.is_none() && asked
        })
        .collect()
}
