//! Reading and linting what the arguments ask for: what `check`, `baseline` and `waive` begin with.

use std::fs::create_dir_all;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::arguments::{Arithmetic, CheckArguments};
use super::progress::Progress;
use super::show::Shown;
use super::whole_file::write_whole;
use crate::lint::{Analysis, Project, Report, analyse, judge_telling};
use crate::rules::RULES;
use crate::source::FileId;
use crate::words::number_of;
use crate::workspace::{
    Cache, LoadError, Options, Selection, Unsaved, load_with, select, working_directory,
};

/// Steps before the rules run: reading the files, and reading what they say.
const READING: usize = 2;

/// A project as it is now, and what of its findings is to be shown.
pub(super) struct Linted {
    /// The files and settings.
    pub(super) project: Project,
    /// What the project says, where it was judged.
    pub(super) analysis: Option<Analysis>,
    /// What was found, as far as it is shown; nothing where only the files are asked for.
    pub(super) report: Report,
    /// The configuration, absolute.
    pub(super) configuration: Option<PathBuf>,
    /// The files of which only the syntax is checked.
    pub(super) only_syntax: Vec<FileId>,
    /// What the paths choose.
    pub(super) selection: Option<Selection>,
    /// What is to be said of a check that is named and not there.
    pub(super) unknown: Option<String>,
    /// Why what is in order could not be kept for the next run, where that is asked for.
    pub(super) forgotten: Option<String>,
}

impl Linted {
    /// Reads and lints what the arguments ask for.
    pub(super) fn of(arguments: &CheckArguments) -> Result<Self, String> {
        Self::advising(arguments, true)
    }

    /// The same for a command that needs a configuration, and does not advise to do without.
    pub(super) fn of_project(arguments: &CheckArguments) -> Result<Self, String> {
        Self::advising(arguments, false)
    }

    fn advising(arguments: &CheckArguments, to_name_paths: bool) -> Result<Self, String> {
        with_threads(arguments.threads, || Self::here(arguments, to_name_paths)).flatten()
    }

    fn here(arguments: &CheckArguments, to_name_paths: bool) -> Result<Self, String> {
        let options = options(arguments)?;
        let progress = Progress::of_steps();
        let folder = arguments.cache.as_ref();
        let folder = folder.filter(|_| !arguments.instead.show_files);
        let folder = folder.map(|folder| options.working_directory.join(folder));
        let mut cache = folder.map(|folder| Cache::new(folder, SystemTime::now()));
        let project = load_project(arguments, &options, cache.as_mut(), &progress)
            .map_err(|error| without_project(&error, to_name_paths))?;
        let mut forgotten = None;
        let (analysis, mut report) = if arguments.instead.show_files {
            (None, Report::default())
        } else {
            let (analysis, report) = judge(&project, &progress);
            let remember = |cache| remember(&cache, &project, &analysis, &report);
            forgotten = cache.and_then(|cache| remember(cache).err());
            (Some(analysis), report)
        };
        let selection = selection(&options, &project).map_err(|error| error.to_string())?;
        let unknown = unknown_check(arguments, &report);
        Shown {
            files: selection.as_ref().map(|found| found.files.clone()),
            rules: &arguments.rules,
            checks: &arguments.checks,
        }
        .apply(&mut report);
        let only_syntax = match &analysis {
            Some(_) => report.only_syntax.clone(),
            None => project.only_syntax.clone(),
        };
        Ok(Self {
            only_syntax,
            project,
            analysis,
            report,
            configuration: options.configuration().map_err(|error| error.to_string())?,
            selection,
            unknown,
            forgotten,
        })
    }
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
    cache: Option<&mut Cache>,
    progress: &Progress,
) -> Result<Project, LoadError> {
    progress.step(0, RULES.len() + READING, "reading files");
    let mut project = load_with(options, cache)?;
    let today = arguments.today;
    project.today = today.or_else(|| Some(Timestamp::now().to_zoned(TimeZone::UTC).date()));
    if let Some(arithmetic) = arguments.arithmetic {
        project.settings.stated.strict = arithmetic == Arithmetic::Strict;
    }
    Ok(project)
}

/// Why there is no project, and what else can be done without its configuration.
fn without_project(error: &LoadError, to_name_paths: bool) -> String {
    let LoadError::NoConfiguration { below } = error else {
        return error.to_string();
    };
    match below.first() {
        _ if !to_name_paths => error.to_string(),
        None => format!(
            "{error}, or name what is to be checked without one (`factlint check docs`, `factlint check --schema SCHEMA FILE…`)"
        ),
        Some(first) => {
            let folder = first.rsplit_once('/').map_or(".", |(folder, _)| folder);
            format!("{error}, or its folder (`factlint check {folder}`)")
        }
    }
}

/// Keeps for the next run which files are in order.
fn remember(
    cache: &Cache,
    project: &Project,
    analysis: &Analysis,
    report: &Report,
) -> Result<(), String> {
    let files = cache.remembered(project, analysis, report);
    let cannot = |error| {
        let folder = cache.folder().display();
        format!("the cache in `{folder}` cannot be written: {error}")
    };
    if !files.is_empty() {
        create_dir_all(cache.folder()).map_err(cannot)?;
    }
    files
        .iter()
        .try_for_each(|(path, bytes)| write_whole(path, bytes))
        .map_err(cannot)
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
        .map_err(|error| {
            let threads = number_of(threads, "thread");
            format!("{threads} cannot be started: {error}")
        })?;
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
