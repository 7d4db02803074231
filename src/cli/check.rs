//! `factlint check`: read, lint, show, write.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use super::Surroundings;
use super::arguments::{Arithmetic, CheckArguments, OutputFormat};
use super::explain;
use super::show::Shown;
use super::status::ExitStatus;
use super::streams::{Streams, complain, note};
use super::whole_file::write_whole;
use crate::lint::{Project, Report, Role, lint};
use crate::output::{Style, SummaryStyle, write, write_job_summary};
use crate::source::Sources;
use crate::words::number_of;
use crate::workspace::{LoadError, Options, Selection, load, select, working_directory};

/// Runs `check`. The report goes to `out` or to the file that is asked for, complaints about the run go to `err`.
pub(super) fn run(
    arguments: &CheckArguments,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let started = Instant::now();
    for rule in &arguments.rules {
        if let Err(message) = explain::find(rule) {
            return Ok(complain(streams.err, &message));
        }
    }
    let (project, mut report, options) = match read_and_lint(arguments) {
        Ok(linted) => linted,
        Err(message) => return Ok(complain(streams.err, &message)),
    };
    let selection = match selection(&options, &project) {
        Ok(selection) => selection,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let unknown = unknown_check(arguments, &report);
    Shown {
        files: selection.as_ref().map(|found| found.files.clone()),
        rules: &arguments.rules,
        checks: &arguments.checks,
    }
    .apply(&mut report);
    for rule in &report.broken {
        complain(
            streams.err,
            &format!("the rule `{rule}` broke down, which is a bug; please report it"),
        );
    }
    let mut status = ExitStatus::of(&report, arguments.fail_on);
    status = status.max(say_of_paths(
        &project,
        selection.as_ref(),
        arguments,
        status,
        streams,
    ));
    if let Some((message, ended)) = gate(arguments, &report) {
        complain(streams.err, &message);
        status = status.max(ended);
    }
    if let Some(message) = unknown {
        status = status.max(complain(streams.err, &message));
    }
    let mut style = style(arguments, surroundings);
    if surroundings.terminal.is_some() && arguments.output.is_none() {
        style.elapsed = Some(started.elapsed());
    }
    let sources = &project.sources;
    status = status.max(write_report(arguments, sources, &report, &style, streams)?);
    if arguments.format == OutputFormat::Github
        && let Some(path) = &surroundings.job_summary
        && let Err(error) = add_job_summary(path, sources, &report)
    {
        status = status.max(complain(streams.err, &cannot_write(path, &error)));
    }
    Ok(status)
}

/// Adds to the summary of a job, which other steps and other commands of this step write to as well.
fn add_job_summary(path: &Path, sources: &Sources, report: &Report) -> io::Result<()> {
    let mut bytes = Vec::new();
    write_job_summary(sources, report, &mut bytes)?;
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(&bytes)
}

/// Says what became of the paths, before any number of findings: what was not checked does not look checked.
fn say_of_paths(
    project: &Project,
    selection: Option<&Selection>,
    arguments: &CheckArguments,
    found: ExitStatus,
    streams: &mut Streams<'_>,
) -> ExitStatus {
    let mut status = ExitStatus::Clean;
    for message in selection.into_iter().flat_map(|found| &found.faults) {
        status = complain(streams.err, message);
    }
    for message in selection.into_iter().flat_map(|found| &found.passed_over) {
        note(streams.err, message);
    }
    if let Some(message) = only_syntax(project, arguments) {
        // A run with findings does not look green anyway.
        let is_all = project.only_syntax.len() == checked(project);
        status = status.max(if is_all && found == ExitStatus::Clean {
            complain(streams.err, &message)
        } else {
            note(streams.err, &message);
            ExitStatus::Clean
        });
    }
    if !arguments.quiet {
        for message in &project.notes {
            note(streams.err, message);
        }
    }
    status
}

/// How many files the run checks.
fn checked(project: &Project) -> usize {
    let files = project.files.iter();
    let files = files.filter(|entry| !matches!(entry.role, Role::Schema | Role::Original));
    files.map(|entry| entry.file).collect::<BTreeSet<_>>().len()
}

/// What to say of files for which there is no schema. They have not been checked for anything that makes sense of them.
fn only_syntax(project: &Project, arguments: &CheckArguments) -> Option<String> {
    let first = project.sources.get(*project.only_syntax.first()?)?;
    let files = match project.only_syntax.len() {
        1 => format!("`{}`", first.path),
        many => format!("{many} files"),
    };
    Some(if arguments.schema.is_some() {
        format!(
            "{files} is the schema itself and names no draft in `$schema`, so nothing was held against it"
        )
    } else if checked(project) == project.only_syntax.len() {
        format!("no configuration and no schema: only the syntax of {files} was checked")
    } else {
        format!("no schema is for {files}, of which only the syntax was checked")
    })
}

fn read_and_lint(arguments: &CheckArguments) -> Result<(Project, Report, Options), String> {
    let options = Options {
        working_directory: working_directory().map_err(|error| error.to_string())?,
        config: arguments.config.clone(),
        schema: arguments.schema.clone(),
        paths: arguments.paths.clone(),
        refs: arguments.refs.clone(),
        baseline: arguments.baseline.clone(),
        originals: arguments.originals.clone(),
        require_originals: arguments.require_originals,
    };
    let work = || {
        let mut project = load(&options).map_err(|error| match error {
            LoadError::NoConfiguration => {
                format!("{error}, or name the files (`factlint check --schema SCHEMA FILE…`)")
            }
            error => error.to_string(),
        })?;
        if let Some(arithmetic) = arguments.arithmetic {
            project.settings.stated.strict = arithmetic == Arithmetic::Strict;
        }
        let report = lint(&project);
        Ok::<_, String>((project, report))
    };
    let (project, report) = match arguments.threads {
        None => work()?,
        Some(threads) => rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(threads))
            .build()
            .map_err(|error| format!("{threads} threads cannot be started: {error}"))?
            .install(work)?,
    };
    Ok((project, report, options))
}

/// With a configuration, paths choose what is shown.
fn selection(options: &Options, project: &Project) -> Result<Option<Selection>, LoadError> {
    if options.paths.is_empty() {
        return Ok(None);
    }
    let config = options.configuration()?;
    Ok(config.map(|config| {
        let base = &options.working_directory;
        select(project, base, &config, &options.paths)
    }))
}

fn unknown_check(arguments: &CheckArguments, report: &Report) -> Option<String> {
    let known = |name: &String| report.summary.checks.keys().any(|(_, check)| check == name);
    let unknown = arguments.checks.iter().find(|name| !known(name))?;
    Some(format!("there is no check `{unknown}` in this project"))
}

/// What is wrong with what the command line asks of originals, and how the run ends for it.
fn gate(arguments: &CheckArguments, report: &Report) -> Option<(String, ExitStatus)> {
    let Some(coverage) = &report.summary.coverage else {
        let asked = arguments.min_coverage.is_some() || arguments.require_originals;
        let message = "originals are asked for, but where they are is not said: give `--originals`, or `originals:` in the configuration";
        return asked.then(|| (message.to_owned(), ExitStatus::Failed));
    };
    let wanted = arguments.min_coverage.as_ref()?;
    if coverage.originals.is_empty() {
        let message = format!(
            "no original was there to be held against the facts in `{}`, so the {wanted} % that are asked for are not shown",
            coverage.folder
        );
        return Some((message, ExitStatus::Failed));
    }
    if coverage.total.reaches(wanted) {
        return None;
    }
    let message = format!(
        "{} of the figures in the originals are facts or left out for a reason, less than the {wanted} % that are asked for",
        coverage.total
    );
    Some((message, ExitStatus::Findings))
}

fn style(arguments: &CheckArguments, surroundings: &Surroundings) -> Style {
    let surroundings = match &arguments.output {
        Some(_) => surroundings.clone().into_file(),
        None => surroundings.clone(),
    };
    Style {
        summary: match (arguments.quiet, arguments.verbose) {
            (true, _) => SummaryStyle::Nothing,
            (_, true) => SummaryStyle::Full,
            _ => SummaryStyle::Line,
        },
        ..surroundings.style(arguments.color)
    }
}

fn write_report(
    arguments: &CheckArguments,
    sources: &Sources,
    report: &Report,
    style: &Style,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let format = arguments.format.into();
    let Some(path) = &arguments.output else {
        let written = write(sources, report, format, style, streams.out);
        return match written.and_then(|left_out| streams.out.flush().map(|()| left_out)) {
            Ok(left_out) => {
                say_what_is_left_out(left_out, streams);
                Ok(ExitStatus::Clean)
            }
            // The reader has seen enough, as in `factlint check | head`; what was found still counts.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitStatus::Clean),
            Err(error) => Err(error),
        };
    };
    let mut bytes = Vec::new();
    let left_out = write(sources, report, format, style, &mut bytes)?;
    say_what_is_left_out(left_out, streams);
    match write_whole(path, &bytes) {
        Ok(()) => Ok(ExitStatus::Clean),
        Err(error) => Ok(complain(streams.err, &cannot_write(path, &error))),
    }
}

fn say_what_is_left_out(left_out: u64, streams: &mut Streams<'_>) {
    if left_out > 0 {
        let findings = number_of(left_out, "finding");
        let message = format!(
            "{findings} left out of the report, the least grave: whoever reads this format takes no more"
        );
        note(streams.err, &message);
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("`{}` cannot be written: {error}", path.display())
}
