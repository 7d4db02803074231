//! `factlint mutate`: read, plant wrong figures in memory, and say which are noticed.

use std::io;

use super::arguments::MutateArguments;
use super::check::Streams;
use super::explain;
use super::status::ExitStatus;
use super::{Surroundings, complain, complain_of_report, load_project};
use crate::fact::nearest;
use crate::lint::{Analysis, MutationScope, mutate};
use crate::output::write_mutations;

/// Runs `mutate`. What is not noticed is no failure: the exit status only says whether everything could be read.
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
    let project = match load_project(arguments.config.as_deref()) {
        Ok(project) => project,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let scope = MutationScope {
        rules: arguments.rules.clone(),
        checks: arguments.checks.clone(),
    };
    let mutations = mutate(&project, &scope);
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
    Ok(complain_of_report(streams.err, &mutations.report))
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
    Some(match nearest(unknown, known()) {
        Some(close) => format!("there is no check `{unknown}`; did you mean `{close}`?"),
        None => format!("there is no check `{unknown}` in this project"),
    })
}
