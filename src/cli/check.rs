//! `factlint check`: read, lint, show, write.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use super::Surroundings;
use super::arguments::CheckArguments;
use super::explain;
use super::fix::{mend, show};
use super::formats::OutputFormat;
use super::linted::Linted;
use super::show_files::write_files;
use super::status::{ExitStatus, FailOn};
use super::streams::{Streams, complain, note};
use super::whole_file::write_whole;
use crate::lint::{Project, Report, Role};
use crate::output::{
    Format, Style, SummaryStyle, write, write_html, write_job_summary, write_statistics,
};
use crate::source::Sources;
use crate::words::number_of;
use crate::workspace::Selection;

/// Runs `check`. The report goes to `out` or to the file that is asked for, complaints about the run go to `err`.
pub(super) fn run(
    arguments: &CheckArguments,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let started = Instant::now();
    let (mut linted, mending) = match looked_at(arguments, streams) {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(complain(streams.err, &message)),
    };
    if arguments.instead.show_files {
        let status = say_of_paths(&linted, arguments, ExitStatus::Clean, streams);
        let shown = linted.selection.as_ref().map(|found| &found.files);
        write_files(&linted.project, shown, streams.out)?;
        return Ok(status);
    }
    if arguments.diff {
        let said = say_of_paths(&linted, arguments, ExitStatus::Clean, streams);
        let shown = match show(&linted, arguments, streams)? {
            ExitStatus::Findings if fail_on(arguments) == FailOn::Never => ExitStatus::Clean,
            shown => shown,
        };
        return Ok(said.max(shown));
    }
    let mut style = style(arguments, surroundings);
    let (report, status) = judged(&mut linted, arguments, streams);
    if surroundings.terminal.is_some() && arguments.file().is_none() {
        style.elapsed = Some(started.elapsed());
    }
    if is_beside_the_point(&linted, arguments, &report) {
        return Ok(status.max(mending));
    }
    let sources = &linted.project.sources;
    let written = write_report(arguments, &linted, &report, &style, streams)?;
    let mut status = status.max(written).max(mending);
    if arguments.format == OutputFormat::Github
        && let Some(path) = &surroundings.job_summary
        && let Err(error) = add_job_summary(path, sources, &report)
    {
        status = status.max(complain(streams.err, &cannot_write(path, &error)));
    }
    Ok(status)
}

/// The project, mended where that is asked for, and how mending it went.
fn looked_at(
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> Result<(Linted, ExitStatus), String> {
    for rule in &arguments.rules {
        explain::find(rule)?;
    }
    if arguments.max_findings.is_some() && !is_for_people(arguments) {
        return Err(
            "`--max-findings` is for the formats that people read, `human` and `concise`; the others carry every \
             finding. Leave it out"
                .to_owned(),
        );
    }
    let linted = Linted::of(arguments)?;
    if arguments.fix && !arguments.diff {
        return mend(linted, arguments, streams);
    }
    Ok((linted, ExitStatus::Clean))
}

/// Whether nothing of what was asked for is there, so that a summary of the rest would answer another question; for people
/// alone: what reads other formats wants a document.
fn is_beside_the_point(linted: &Linted, arguments: &CheckArguments, report: &Report) -> bool {
    let no_path = |found: &Selection| !found.faults.is_empty() && found.files.is_empty();
    let nothing = linted.unknown.is_some() || linted.selection.as_ref().is_some_and(no_path);
    nothing && report.diagnostics.is_empty() && is_for_people(arguments)
}

fn is_for_people(arguments: &CheckArguments) -> bool {
    matches!(
        arguments.format,
        OutputFormat::Human | OutputFormat::Concise
    )
}

/// Adds to the summary of a job, which other steps and other commands of this step write to as well.
fn add_job_summary(path: &Path, sources: &Sources, report: &Report) -> io::Result<()> {
    let mut bytes = Vec::new();
    write_job_summary(sources, report, &mut bytes)?;
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(&bytes)
}

/// The report as it is shown, and the status of the run; complaints are made before.
fn judged(
    linted: &mut Linted,
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> (Report, ExitStatus) {
    let report = std::mem::take(&mut linted.report);
    for rule in &report.broken {
        complain(
            streams.err,
            &format!("the rule `{rule}` broke down, which is a bug; please report it"),
        );
    }
    let fail_on = fail_on(arguments);
    let mut status = ExitStatus::of(&report, fail_on);
    status = status.max(say_of_paths(linted, arguments, status, streams));
    if let Some((message, ended)) = gate(arguments, &report) {
        complain(streams.err, &message);
        if fail_on != FailOn::Never || ended != ExitStatus::Findings {
            status = status.max(ended);
        }
    }
    if let Some(message) = &linted.unknown {
        status = status.max(complain(streams.err, message));
    }
    (report, status)
}

fn fail_on(arguments: &CheckArguments) -> FailOn {
    if arguments.instead.exit_zero {
        FailOn::Never
    } else {
        arguments.fail_on
    }
}

/// Says what became of the paths, before any number of findings: what was not checked does not look checked.
fn say_of_paths(
    linted: &Linted,
    arguments: &CheckArguments,
    found: ExitStatus,
    streams: &mut Streams<'_>,
) -> ExitStatus {
    let (project, selection) = (&linted.project, linted.selection.as_ref());
    let mut status = ExitStatus::Clean;
    for message in selection.into_iter().flat_map(|found| &found.faults) {
        status = complain(streams.err, message);
    }
    for message in selection.into_iter().flat_map(|found| &found.passed_over) {
        note(streams.err, message);
    }
    if let Some(message) = only_syntax(linted, arguments) {
        // A run with findings does not look green anyway.
        let is_all = linted.only_syntax.len() == checked(project);
        status = status.max(if is_all && found == ExitStatus::Clean {
            complain(streams.err, &message)
        } else {
            note(streams.err, &message);
            ExitStatus::Clean
        });
    }
    if let Some(message) = &linted.forgotten {
        note(streams.err, message);
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
fn only_syntax(linted: &Linted, arguments: &CheckArguments) -> Option<String> {
    let (project, files) = (&linted.project, &linted.only_syntax);
    let first = project.sources.get(*files.first()?)?;
    let is_all = files.len() == checked(project);
    let files = match files.len() {
        1 => format!("`{}`", first.path),
        many => format!("{many} files"),
    };
    Some(if arguments.schema.is_some() {
        format!(
            "{files} is the schema itself and names no draft in `$schema`, so nothing was held against it"
        )
    } else if is_all {
        format!("no configuration and no schema: only the syntax of {files} was checked")
    } else {
        format!("no schema is for {files}, of which only the syntax was checked")
    })
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
    let surroundings = match arguments.file() {
        Some(_) => surroundings.clone().into_file(),
        None => surroundings.clone(),
    };
    Style {
        summary: match (arguments.quiet, arguments.verbose) {
            (true, _) => SummaryStyle::Nothing,
            (_, true) => SummaryStyle::Full,
            _ => SummaryStyle::Line,
        },
        most: arguments.max_findings,
        ..surroundings.style(arguments.color)
    }
}

fn write_report(
    arguments: &CheckArguments,
    linted: &Linted,
    report: &Report,
    style: &Style,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let sources = &linted.project.sources;
    let facts = linted
        .analysis
        .as_ref()
        .map(|analysis| (&linted.project, analysis));
    let write = |out: &mut dyn Write| match arguments.format.into() {
        _ if arguments.instead.statistics => write_statistics(report, style, out).map(|()| 0),
        Format::Html => write_html(sources, report, facts, out).map(|()| 0),
        format => write(sources, report, format, style, out),
    };
    let Some(path) = arguments.file() else {
        let written = write(streams.out);
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
    if let Some(input) = input_at(path, sources) {
        let message = format!(
            "`{input}` is read in this run, and the report would take its place: name another file with `--output`"
        );
        return Ok(complain(streams.err, &message));
    }
    let mut bytes = Vec::new();
    let left_out = write(&mut bytes)?;
    say_what_is_left_out(left_out, streams);
    match write_whole(path, &bytes) {
        Ok(()) => Ok(ExitStatus::Clean),
        Err(error) => Ok(complain(streams.err, &cannot_write(path, &error))),
    }
}

/// The file of the run that stands at a path, links followed.
fn input_at<'s>(path: &Path, sources: &'s Sources) -> Option<&'s str> {
    let real = path.canonicalize().ok()?;
    // Every file is asked for its name, and few for what they are.
    let names = [path.file_name(), real.file_name()];
    let is_it = |input: &&str| {
        let input = Path::new(input);
        names.contains(&input.file_name()) && input.canonicalize().is_ok_and(|input| input == real)
    };
    sources
        .iter()
        .map(|(_, source)| source.path.as_str())
        .find(is_it)
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
