//! What planting wrong figures in a project came to: recall by kind of slip and by rule and check, and the figures that
//! nothing guards.

mod data;
mod human;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::figure::Slip;
use crate::lint::{Mutations, Project, Recall};

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
