//! `factlint check`: read, lint, show, write.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, Read as _, Write};
use std::path::Path;
use std::time::Instant;

use super::Surroundings;
use super::arguments::{Arithmetic, CheckArguments, OutputFormat};
use super::explain;
use super::progress::Progress;
use super::show::Shown;
use super::show_files::write_files;
use super::status::{ExitStatus, FailOn};
use super::streams::{Streams, complain, note};
use super::whole_file::write_whole;
use crate::lint::{Analysis, Project, Report, Role, analyse, judge_telling};
use crate::output::{
    Format, Style, SummaryStyle, write, write_html, write_job_summary, write_statistics,
};
use crate::rules::RULES;
use crate::source::Sources;
use crate::words::number_of;
use crate::workspace::{LoadError, Options, Selection, Unsaved, load, select, working_directory};

/// Steps before the rules run: reading the files, and reading what they say.
const READING: usize = 2;

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
    let mut read = match with_threads(arguments.threads, || Read::new(arguments)).flatten() {
        Ok(read) => read,
        Err(message) => return Ok(complain(streams.err, &message)),
    };
    if arguments.instead.show_files {
        let status = read.say_of_paths(arguments, ExitStatus::Clean, streams);
        let shown = read.selection.as_ref().map(|found| &found.files);
        write_files(&read.project, shown, streams.out)?;
        return Ok(status);
    }
    let mut style = style(arguments, surroundings);
    let (report, status) = read.judged(arguments, streams);
    if surroundings.terminal.is_some() && arguments.output.is_none() {
        style.elapsed = Some(started.elapsed());
    }
    let sources = &read.project.sources;
    let written = write_report(arguments, &read, &report, &style, streams)?;
    let mut status = status.max(written);
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

/// What was read, and what the paths stand for.
struct Read {
    project: Project,
    /// What the project says, where it was judged.
    analysis: Option<Analysis>,
    report: Report,
    selection: Option<Selection>,
}

impl Read {
    fn new(arguments: &CheckArguments) -> Result<Self, String> {
        let options = options(arguments)?;
        let progress = Progress::of_steps();
        let project = load_project(arguments, &options, &progress)?;
        let (analysis, report) = if arguments.instead.show_files {
            (None, Report::default())
        } else {
            let (analysis, report) = judge(&project, &progress);
            (Some(analysis), report)
        };
        let selection = selection(&options, &project).map_err(|error| error.to_string())?;
        Ok(Self {
            project,
            analysis,
            report,
            selection,
        })
    }

    /// The report as it is shown, and the status of the run; complaints are made before.
    fn judged(
        &mut self,
        arguments: &CheckArguments,
        streams: &mut Streams<'_>,
    ) -> (Report, ExitStatus) {
        let mut report = std::mem::take(&mut self.report);
        let unknown = unknown_check(arguments, &report);
        Shown {
            files: self.selection.as_ref().map(|found| found.files.clone()),
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
        let fail_on = if arguments.instead.exit_zero {
            FailOn::Never
        } else {
            arguments.fail_on
        };
        let mut status = ExitStatus::of(&report, fail_on);
        status = status.max(self.say_of_paths(arguments, status, streams));
        if let Some((message, ended)) = gate(arguments, &report) {
            complain(streams.err, &message);
            if fail_on != FailOn::Never || ended != ExitStatus::Findings {
                status = status.max(ended);
            }
        }
        if let Some(message) = unknown {
            status = status.max(complain(streams.err, &message));
        }
        (report, status)
    }

    /// Says what became of the paths, before any number of findings: what was not checked does not look checked.
    fn say_of_paths(
        &self,
        arguments: &CheckArguments,
        found: ExitStatus,
        streams: &mut Streams<'_>,
    ) -> ExitStatus {
        let (project, selection) = (&self.project, self.selection.as_ref());
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

fn options(arguments: &CheckArguments) -> Result<Options, String> {
    let unsaved = unsaved(arguments)?;
    let paths = match &unsaved {
        Some(unsaved) => vec![unsaved.path.clone()],
        None => arguments.paths.clone(),
    };
    Ok(Options {
        working_directory: working_directory().map_err(|error| error.to_string())?,
        paths,
        unsaved,
        config: arguments.config.clone(),
        schema: arguments.schema.clone(),
        refs: arguments.refs.clone(),
        baseline: arguments.baseline.clone(),
        originals: arguments.originals.clone(),
        require_originals: arguments.require_originals,
    })
}

/// The text on standard input, where a path says that it is to be checked.
fn unsaved(arguments: &CheckArguments) -> Result<Option<Unsaved>, String> {
    let is_asked = arguments.paths.iter().any(|path| path.as_os_str() == "-");
    let message = match (is_asked, &arguments.stdin_filename) {
        (false, None) => return Ok(None),
        (true, Some(_)) if arguments.paths.len() > 1 => {
            "`-` stands for standard input, which is checked by itself: name no other path beside it"
        }
        (true, Some(path)) if path.is_dir() => {
            "`--stdin-filename` names a folder: name the file that the text is to stand in place of"
        }
        (true, Some(path)) => {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .map_err(|error| format!("standard input cannot be read: {error}"))?;
            return Ok(Some(Unsaved {
                path: path.clone(),
                bytes,
            }));
        }
        (true, None) => {
            "`-` stands for standard input: say with `--stdin-filename PATH` which file its text is to be checked in place of"
        }
        (false, Some(_)) => {
            "`--stdin-filename` says which file the text on standard input stands for: give `-` as the path"
        }
    };
    Err(message.to_owned())
}

fn load_project(
    arguments: &CheckArguments,
    options: &Options,
    progress: &Progress,
) -> Result<Project, String> {
    progress.step(0, RULES.len() + READING, "reading files");
    let mut project = load(options).map_err(|error| match &error {
        LoadError::NoConfiguration { below } => match below.first() {
            None => format!("{error}, or name the files (`factlint check --schema SCHEMA FILE…`)"),
            Some(first) => {
                let folder = first.rsplit_once('/').map_or(".", |(folder, _)| folder);
                format!("{error}, or its folder (`factlint check {folder}`)")
            }
        },
        _ => error.to_string(),
    })?;
    if let Some(arithmetic) = arguments.arithmetic {
        project.settings.stated.strict = arithmetic == Arithmetic::Strict;
    }
    Ok(project)
}

fn judge(project: &Project, progress: &Progress) -> (Analysis, Report) {
    let all = RULES.len() + READING;
    progress.step(1, all, "reading what they say");
    let analysis = analyse(project);
    let report = judge_telling(project, &analysis, &|done, rule| {
        progress.step(done + READING, all, rule);
    });
    (analysis, report)
}

fn with_threads<T: Send>(
    threads: Option<u16>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, String> {
    let Some(threads) = threads else {
        return Ok(work());
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(threads))
        .build()
        .map_err(|error| format!("{threads} threads cannot be started: {error}"))?;
    Ok(pool.install(work))
}

/// With a configuration, paths choose what is shown.
fn selection(options: &Options, project: &Project) -> Result<Option<Selection>, LoadError> {
    if options.paths.is_empty() {
        return Ok(None);
    }
    let config = options.configuration()?;
    Ok(config.map(|config| select(project, options, &config)))
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
    read: &Read,
    report: &Report,
    style: &Style,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let sources = &read.project.sources;
    let facts = read
        .analysis
        .as_ref()
        .map(|analysis| (&read.project, analysis));
    let write = |out: &mut dyn Write| match arguments.format.into() {
        _ if arguments.instead.statistics => write_statistics(report, style, out).map(|()| 0),
        Format::Html => write_html(sources, report, facts, out).map(|()| 0),
        format => write(sources, report, format, style, out),
    };
    let Some(path) = &arguments.output else {
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
    let mut bytes = Vec::new();
    let left_out = write(&mut bytes)?;
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
