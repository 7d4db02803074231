//! `factlint checks`: read and lint, and list what every check did.

use std::io;

use super::arguments::ChecksArguments;
use super::status::ExitStatus;
use super::streams::{Streams, complain, complain_of_report};
use super::{Surroundings, load_project};
use crate::lint::{Analysis, analyse, judge};
use crate::output::write_checks;
use crate::words::{nearest, there_is_no};

/// Runs `checks`. What was found is `check`'s to say; what could not be read is complained of, since nothing of it is
/// counted.
pub(super) fn run(
    arguments: &ChecksArguments,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let project = match load_project(arguments.config.as_deref()) {
        Ok(project) => project,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let analysis = analyse(&project);
    if let Some(message) = unknown_name(&arguments.names, &analysis) {
        return Ok(complain(streams.err, &message));
    }
    let report = judge(&project, &analysis);
    write_checks(
        &project,
        &analysis,
        &report,
        &arguments.names,
        arguments.format.into(),
        &surroundings.style(arguments.color),
        streams.out,
    )?;
    Ok(complain_of_report(streams.err, &report))
}

fn unknown_name(names: &[String], analysis: &Analysis) -> Option<String> {
    let known = || analysis.checks.iter().map(|check| &*check.check.id.value);
    let name = names.iter().find(|name| !known().any(|of| of == **name))?;
    let otherwise = "; `factlint checks` lists them";
    Some(there_is_no(
        "check",
        name,
        nearest(name, known()),
        otherwise,
    ))
}
