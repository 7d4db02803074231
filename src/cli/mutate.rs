//! `factlint mutate`: read, plant wrong figures in memory, and say which are noticed.

use std::io;

use super::arguments::MutateArguments;
use super::explain;
use super::progress::Progress;
use super::status::ExitStatus;
use super::streams::{Streams, complain, complain_of_report};
use super::{Surroundings, load_project, load_with_originals};
use crate::lint::{Analysis, MutationScope, Mutations, mutate};
use crate::output::write_mutations;
use crate::words::{nearest, there_is_no};

/// Runs `mutate`. What is not noticed is no failure, unless a gate is set: the exit status else only says whether
/// everything could be read.
pub(super) fn run(
    arguments: &MutateArguments,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    for rule in &arguments.rules {
        if let Err(message) = explain::find(rule) {
            return Ok(complain(streams.err, &message));
        }
    }
    let config = arguments.config.as_deref();
    let loaded = match &arguments.originals {
        None => load_project(config),
        Some(folder) => load_with_originals(config, folder.as_deref()),
    };
    let project = match loaded {
        Ok(project) => project,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let scope = MutationScope {
        rules: arguments.rules.clone(),
        checks: arguments.checks.clone(),
        originals: arguments.originals.is_some(),
    };
    if scope.originals && project.originals.is_none() {
        let message = "originals are asked for, but where they are is not said: give their folder after `--originals`, or `originals:` in the configuration";
        return Ok(complain(streams.err, message));
    }
    let progress = Progress::of_figures();
    let mutations = mutate(&project, &scope, &|done, all| progress.tell(done, all));
    drop(progress);
    if let Some(message) = unknown_check(&scope, &mutations.analysis) {
        return Ok(complain(streams.err, &message));
    }
    write_mutations(
        &project,
        &mutations,
        arguments.format.into(),
        &surroundings.style(arguments.color),
        streams.out,
    )?;
    let status = complain_of_report(streams.err, &mutations.report);
    Ok(status.max(gate(arguments, &mutations, streams)))
}

/// How the run ends for what is asked of the recall.
fn gate(
    arguments: &MutateArguments,
    mutations: &Mutations,
    streams: &mut Streams<'_>,
) -> ExitStatus {
    let Some(wanted) = &arguments.min_recall else {
        return ExitStatus::Clean;
    };
    let numbers = mutations.recall_of_numbers();
    if numbers.planted == 0 {
        let message = format!(
            "no wrong number could be planted, so the {wanted} % that are asked for are not shown"
        );
        return complain(streams.err, &message);
    }
    if numbers.reaches(wanted) {
        return ExitStatus::Clean;
    }
    let message = format!(
        "{} of {} wrong numbers are caught, less than the {wanted} % that are asked for",
        numbers.caught, numbers.planted
    );
    let _ = complain(streams.err, &message);
    ExitStatus::Findings
}

fn unknown_check(scope: &MutationScope, analysis: &Analysis) -> Option<String> {
    let known = || {
        let checks = analysis.checks.iter();
        checks.map(|declared| declared.check.id.value.as_str())
    };
    let unknown = scope
        .checks
        .iter()
        .find(|name| !known().any(|id| id == name.as_str()))?;
    let near = nearest(unknown, known());
    Some(there_is_no("check", unknown, near, " in this project"))
}
