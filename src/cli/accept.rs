//! `factlint baseline` and `factlint waive`: findings are accepted, all that are there or one, in the file of the baseline.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::arguments::{BaselineArguments, CheckArguments, WaiveArguments};
use super::linted::Linted;
use super::status::ExitStatus;
use super::streams::{Streams, complain, complain_of_broken, note};
use super::whole_file::write_whole;
use crate::diagnostic::Diagnostic;
use crate::document::Format;
use crate::lint::Reported;
use crate::output::{BaselineEntry, has_entry, visible, with_entries, with_key, with_reason};
use crate::words::number_of;

/// The name of a baseline that nobody has named, beside the configuration.
const NAME: &str = "baseline.yaml";

/// The reason of a finding of which nobody has said why it may stand.
const NO_REASON: &str = "TODO: say why it may stand";

/// Rules about the baseline itself.
const OWN: [&str; 2] = ["unused-waiver", "waiver"];

/// Runs `baseline`: all findings that are not accepted yet are.
pub(super) fn baseline(
    arguments: &BaselineArguments,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let check = CheckArguments {
        paths: arguments.paths.clone(),
        schema: arguments.schema.clone(),
        refs: arguments.refs.clone(),
        originals: arguments.originals.clone(),
        config: arguments.config.clone(),
        ..CheckArguments::default()
    };
    let (linted, file) = match read(check, arguments.baseline.as_deref()) {
        Ok(read) => read,
        Err(message) => return Ok(complain(streams.err, &message)),
    };
    let mut known = BTreeSet::new();
    let reason = arguments.reason.as_deref().unwrap_or(NO_REASON);
    let vital = &linted.report.vital;
    let found = linted.report.diagnostics.iter().filter(|found| {
        let diagnostic = &found.diagnostic;
        !diagnostic.fails_run(vital) && !OWN.contains(&diagnostic.rule.id)
    });
    let entries: Vec<BaselineEntry> = found
        .filter(|found| known.insert(found.fingerprint.clone()))
        .map(|found| entry(found, reason))
        .collect();
    let mut status = complain_of_broken(streams.err, &linted.report).unwrap_or(ExitStatus::Clean);
    if linted.report.failed && (file.is_there || !file.is_configured) {
        let message = "not everything could be read, and what could not is not in the baseline; `factlint check` says why";
        status = status.max(complain(streams.err, message));
    }
    if entries.is_empty() {
        writeln!(streams.out, "Nothing to accept.")?;
        return Ok(status);
    }
    let changed = match with_entries(&file.text, file.format(), &entries) {
        Ok(changed) => changed,
        Err(why) => return Ok(complain(streams.err, &format!("`{}` {why}", file.shown()))),
    };
    if let Err(message) = file.write(&changed) {
        return Ok(complain(streams.err, &message));
    }
    let number = number_of(entries.len(), "finding");
    writeln!(
        streams.out,
        "{number} accepted in {}{}.",
        visible(&file.shown()),
        if arguments.reason.is_some() {
            ""
        } else {
            "; say there why each may stand"
        }
    )?;
    name_it(&linted, &file, streams);
    Ok(status)
}

/// Runs `waive`: one finding is accepted, or an entry that is there gets its reason.
pub(super) fn waive(
    arguments: &WaiveArguments,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let check = CheckArguments {
        originals: arguments.originals.clone(),
        config: arguments.config.clone(),
        today: arguments.today,
        ..CheckArguments::default()
    };
    let done = read(check, arguments.baseline.as_deref())
        .and_then(|(linted, file)| Ok((accept(arguments, &linted, &file)?, linted, file)));
    let (entry, linted, file) = match done {
        Ok(done) => done,
        Err(message) => return Ok(complain(streams.err, &message)),
    };
    let until = entry
        .until
        .as_ref()
        .map_or_else(String::new, |until| format!(" until {until}"));
    writeln!(
        streams.out,
        "Accepted{until} in {}: {}",
        visible(&file.shown()),
        visible(&entry.message)
    )?;
    name_it(&linted, &file, streams);
    Ok(ExitStatus::Clean)
}

fn accept(
    arguments: &WaiveArguments,
    linted: &Linted,
    file: &File,
) -> Result<BaselineEntry, String> {
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err(
            "a reason is required: say with `--reason` why the finding may stand".to_owned(),
        );
    }
    let today = linted.project.today;
    if let Some(until) = arguments
        .until
        .filter(|until| today.is_some_and(|today| *until < today))
    {
        return Err(format!("the day {until} is over"));
    }
    let found = the_finding(linted, &arguments.fingerprint)?;
    if found.diagnostic.fails_run(&linted.report.vital) || OWN.contains(&found.diagnostic.rule.id) {
        return Err(format!(
            "what `{}` finds cannot be accepted",
            found.diagnostic.rule.id
        ));
    }
    let entry = BaselineEntry {
        until: arguments.until.as_ref().map(Date::to_string),
        owner: arguments.owner.clone(),
        ..entry(found, reason)
    };
    let changed = if has_entry(&file.text, file.format(), &entry.fingerprint) {
        with_reason(&file.text, file.format(), &entry)
    } else {
        with_entries(&file.text, file.format(), std::slice::from_ref(&entry))
    };
    let changed = changed.map_err(|why| format!("`{}` {why}", file.shown()))?;
    file.write(&changed)?;
    Ok(entry)
}

/// The finding whose fingerprint begins so.
fn the_finding<'a>(linted: &'a Linted, begins: &str) -> Result<&'a Reported, String> {
    let report = &linted.report;
    let waived = report.waived.iter().map(|waived| &waived.reported);
    let all = report.diagnostics.iter().chain(waived);
    let mut found = all.filter(|found| !begins.is_empty() && found.fingerprint.starts_with(begins));
    let Some(first) = found.next() else {
        return Err(format!(
            "no finding has the fingerprint `{begins}`; `factlint check --verbose` prints them"
        ));
    };
    match found.find(|other| other.fingerprint != first.fingerprint) {
        Some(_) => Err(format!("more than one fingerprint begins with `{begins}`")),
        None => Ok(first),
    }
}

fn entry(found: &Reported, reason: &str) -> BaselineEntry {
    let Diagnostic {
        rule,
        check,
        message,
        ..
    } = &found.diagnostic;
    BaselineEntry {
        fingerprint: found.fingerprint.clone(),
        rule: rule.id.to_owned(),
        check: check.clone(),
        message: message.clone(),
        reason: reason.to_owned(),
        until: None,
        owner: None,
    }
}

/// The file of a baseline, which need not be there yet.
struct File {
    path: PathBuf,
    text: String,
    is_there: bool,
    /// Whether the configuration or the command line names it.
    is_configured: bool,
}

impl File {
    fn format(&self) -> Option<Format> {
        Format::of_tree(&self.path.to_string_lossy())
    }

    fn shown(&self) -> String {
        let here = std::env::current_dir().unwrap_or_default();
        let path = self.path.strip_prefix(here).unwrap_or(&self.path);
        path.to_string_lossy().into_owned()
    }

    /// Writes it whole or not at all.
    fn write(&self, text: &str) -> Result<(), String> {
        write_whole(&self.path, text.as_bytes())
            .map_err(|error| format!("`{}` cannot be written: {error}", self.shown()))
    }
}

/// Lints, and finds and reads the baseline.
fn read(mut check: CheckArguments, named: Option<&Path>) -> Result<(Linted, File), String> {
    // A file that is still to be written is no fault of the run.
    check.baseline = named.filter(|path| path.exists()).map(Path::to_path_buf);
    let linted = Linted::of_project(&check)?;
    let configured = linted.project.settings.baseline.as_ref();
    let folder = linted.configuration.as_deref().and_then(Path::parent);
    let (path, is_configured) = match (named, configured, folder) {
        (Some(path), ..) => (path.to_path_buf(), true),
        (None, Some(path), Some(folder)) => (folder.join(&path.value), true),
        (None, None, Some(folder)) => (folder.join(NAME), false),
        (None, _, None) => {
            return Err(
                "there is no configuration that names a baseline: give `--baseline FILE`"
                    .to_owned(),
            );
        }
    };
    let (text, is_there) = match std::fs::read_to_string(&path) {
        Ok(text) => (text, true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (String::new(), false),
        Err(error) => return Err(format!("`{}` cannot be read: {error}", path.display())),
    };
    let file = File {
        path,
        text,
        is_there,
        is_configured,
    };
    Ok((linted, file))
}

/// Names a new baseline in the configuration, or says that this is to be done.
fn name_it(linted: &Linted, file: &File, streams: &mut Streams<'_>) {
    let Some(config) = linted
        .configuration
        .as_ref()
        .filter(|_| !file.is_configured)
    else {
        return;
    };
    let added = std::fs::read_to_string(config).ok().and_then(|text| {
        let is_yaml = Format::of_tree(&config.to_string_lossy()) == Some(Format::Yaml);
        with_key(&text, "baseline", NAME).filter(|_| is_yaml)
    });
    let is_named = added.is_some_and(|text| write_whole(config, text.as_bytes()).is_ok());
    let shown = config.file_name().unwrap_or_default().to_string_lossy();
    note(
        streams.err,
        &if is_named {
            format!("`baseline: {NAME}` was added to `{shown}`")
        } else {
            format!("add `baseline: {NAME}` to `{shown}`, so that every run reads it")
        },
    );
}
