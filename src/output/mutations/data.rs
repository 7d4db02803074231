//! The outcome for scripts: version 1 of `schema/mutations.schema.json`. The structs here are that format and nothing
//! else.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::figure::Slip;
use crate::lint::{Catch, Mutations, Project, Recall};
use crate::source::ColumnUnit;

use super::super::visible::write_json_lines;
use super::{by_guard, by_slip};

#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    figures: usize,
    numbers: RecallOutput,
    units: RecallOutput,
    kinds: Vec<KindRecall>,
    guards: Vec<Guard<'a>>,
    unguarded: Vec<String>,
    unplanted: Vec<String>,
    plants: Vec<PlantOutput<'a>>,
}

#[derive(Serialize)]
struct RecallOutput {
    planted: usize,
    caught: usize,
    errors: usize,
}

impl From<Recall> for RecallOutput {
    fn from(recall: Recall) -> Self {
        Self {
            planted: recall.planted,
            caught: recall.caught,
            errors: recall.errors,
        }
    }
}

#[derive(Serialize)]
struct KindRecall {
    kind: &'static str,
    planted: usize,
    caught: usize,
    errors: usize,
}

#[derive(Serialize)]
struct Guard<'a> {
    rule: &'a str,
    check: Option<&'a str>,
    caught: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct PlantOutput<'a> {
    fact: String,
    path: &'a str,
    line: u32,
    column: u32,
    kind: &'static str,
    from: &'a str,
    to: &'a str,
    caught: Vec<CatchOutput<'a>>,
}

#[derive(Serialize)]
struct CatchOutput<'a> {
    rule: &'a str,
    check: Option<&'a str>,
    severity: &'static str,
}

/// Writes the outcome as one JSON value and a line break.
pub(super) fn write(
    project: &Project,
    mutations: &Mutations,
    out: &mut dyn Write,
) -> io::Result<()> {
    let index = &mutations.analysis.index;
    let names = |facts: &[_]| facts.iter().map(|id| index.name(*id)).collect();
    let units = mutations
        .plants
        .iter()
        .filter(|plant| plant.slip == Slip::Unit);
    let output = Output {
        version: 1,
        figures: mutations.planted(),
        numbers: mutations.recall_of_numbers().into(),
        units: Recall::of(units).into(),
        kinds: kind_recalls(mutations),
        guards: by_guard(mutations)
            .into_iter()
            .map(|((rule, check), caught)| Guard {
                rule,
                check,
                caught: Slip::ALL
                    .into_iter()
                    .map(|slip| (slip.as_str(), caught.get(&slip).copied().unwrap_or(0)))
                    .collect(),
            })
            .collect(),
        unguarded: names(&mutations.unguarded()),
        unplanted: names(&mutations.unplanted),
        plants: plants(project, mutations),
    };
    write_json_lines(&output, out)
}

fn kind_recalls(mutations: &Mutations) -> Vec<KindRecall> {
    let by_slip = by_slip(mutations).into_iter();
    by_slip
        .map(|(slip, recall)| KindRecall {
            kind: slip.as_str(),
            planted: recall.planted,
            caught: recall.caught,
            errors: recall.errors,
        })
        .collect()
}

fn plants<'a>(project: &'a Project, mutations: &'a Mutations) -> Vec<PlantOutput<'a>> {
    let index = &mutations.analysis.index;
    mutations
        .plants
        .iter()
        .filter_map(|plant| {
            let fact = index.fact(plant.fact)?;
            let source = project.sources.get(fact.site.file)?;
            let lines = source.lines();
            let start = fact.site.start();
            let place = lines.position(&source.text, start, ColumnUnit::CodePoint);
            Some(PlantOutput {
                fact: index.name(plant.fact),
                path: &source.path,
                line: place.line,
                column: place.column,
                kind: plant.slip.as_str(),
                from: &fact.text,
                to: &plant.text,
                caught: plant.caught.iter().map(caught).collect(),
            })
        })
        .collect()
}

fn caught(catch: &Catch) -> CatchOutput<'_> {
    CatchOutput {
        rule: catch.rule,
        check: catch.check.as_deref(),
        severity: catch.severity.as_str(),
    }
}
