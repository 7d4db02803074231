//! What planting wrong figures in a project came to: recall by kind of slip and by rule and check, and the figures that
//! nothing guards.

mod data;
mod human;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::diagnostic::Severity;
use crate::figure::Slip;
use crate::lint::{Mutations, Plant, Project};

use super::Style;

/// How the outcome is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MutationsFormat {
    /// For people: tables, and the names of the figures that nothing guards.
    #[default]
    Human,
    /// For scripts, every plant included: version 1 of `schema/mutations.schema.json`.
    Json,
}

/// Writes the outcome.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_mutations(
    project: &Project,
    mutations: &Mutations,
    format: MutationsFormat,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        MutationsFormat::Human => human::write(mutations, style, out),
        MutationsFormat::Json => data::write(project, mutations, out),
    }
}

/// How many plants there were, and how many were noticed.
#[derive(Clone, Copy, Debug, Default)]
struct Recall {
    planted: usize,
    caught: usize,
    /// Those of them that an error noticed.
    errors: usize,
}

impl Recall {
    fn of<'a>(plants: impl IntoIterator<Item = &'a Plant>) -> Self {
        plants.into_iter().fold(Self::default(), |all, plant| {
            let error = plant
                .caught
                .iter()
                .any(|catch| catch.severity == Severity::Error);
            Self {
                planted: all.planted + 1,
                caught: all.caught + usize::from(!plant.caught.is_empty()),
                errors: all.errors + usize::from(error),
            }
        })
    }

    /// The whole percentage of the plants that was noticed, rounded down.
    fn percent(self) -> usize {
        self.caught
            .saturating_mul(100)
            .checked_div(self.planted)
            .unwrap_or(0)
    }
}

/// Recall by kind of slip, in the order of the kinds.
fn by_slip(mutations: &Mutations) -> Vec<(Slip, Recall)> {
    let of = |slip| {
        mutations
            .plants
            .iter()
            .filter(move |plant| plant.slip == slip)
    };
    Slip::ALL
        .into_iter()
        .map(|slip| (slip, Recall::of(of(slip))))
        .collect()
}

/// A rule, and the declared check of it if there is one.
type Guard<'a> = (&'static str, Option<&'a str>);

/// How many plants of each kind a rule or check caught, by name.
fn by_guard(mutations: &Mutations) -> BTreeMap<Guard<'_>, BTreeMap<Slip, usize>> {
    let mut guards: BTreeMap<Guard<'_>, BTreeMap<Slip, usize>> = BTreeMap::new();
    for plant in &mutations.plants {
        let mut seen: Vec<Guard<'_>> = plant
            .caught
            .iter()
            .map(|catch| (catch.rule, catch.check.as_deref()))
            .collect();
        seen.dedup();
        for guard in seen {
            *guards
                .entry(guard)
                .or_default()
                .entry(plant.slip)
                .or_default() += 1;
        }
    }
    guards
}
