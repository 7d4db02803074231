//! The command line: arguments in, exit status out. What is done is done by the rooms below.

#![expect(
    clippy::disallowed_methods,
    reason = "this room looks at the environment and the clock, and writes the file that is asked for"
)]

mod accept;
mod arguments;
mod check;
mod checks;
mod explain;
mod facts;
mod fix;
mod formats;
mod init;
mod linted;
mod mutate;
mod progress;
mod scan;
mod scan_queue;
mod show;
mod show_files;
mod status;
mod streams;
mod suggest;
mod surroundings;
#[cfg(test)]
mod tests;
mod trial;
mod whole_file;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

pub use arguments::{
    Arguments, BaselineArguments, CheckArguments, ChecksArguments, ColorChoice, Command,
    FactsArguments, InitArguments, InsteadArguments, MutateArguments, ScanArguments,
    SuggestArguments, WaiveArguments,
};
pub use formats::{FactsOutputFormat, ListFormat, OutputFormat, SuggestFormat};
pub use status::{ExitStatus, FailOn};
pub use surroundings::{Surroundings, Terminal};

use self::streams::{Streams, complain};
use self::whole_file::end_when_interrupted;
use crate::lint::Project;
use crate::output::{visible, visible_lines, write_page};
use crate::workspace::{EMBEDDED_SCHEMAS, LoadError, Options, load, working_directory};

/// Runs factlint with the arguments, the environment and the streams of this process.
pub fn run() -> ExitCode {
    set_hook(Box::new(say_that_it_broke_down));
    end_when_interrupted();
    let status = guarded(|| {
        let mut out = BufWriter::new(io::stdout().lock());
        main_with(
            std::env::args_os(),
            &Surroundings::here(),
            &mut out,
            &mut io::stderr(),
        )
    });
    status.into()
}

/// Runs factlint with these arguments (the first is its own name) and streams.
pub fn main_with(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: &Surroundings,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitStatus {
    let command = Arguments::command().mut_subcommands(|command| {
        // It is the version of factlint that `factlint check --version` says.
        command.display_name("factlint")
    });
    let parsed = command.try_get_matches_from(arguments);
    let arguments = match parsed.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(error) => return write_usage(&error, out, err),
    };
    let mut streams = Streams { out, err };
    let done = dispatch(&arguments.command, surroundings, &mut streams);
    // What is still held back may not find its place either; a reader that has gone away has seen enough.
    let done = done.and_then(|status| match streams.out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(status),
    });
    ended(done, err)
}

/// The status of a command, which fails when its output could not be written.
fn ended(done: io::Result<ExitStatus>, err: &mut dyn Write) -> ExitStatus {
    match done {
        Ok(status) => status,
        // The reader has seen enough, as in `factlint explain | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Clean,
        Err(error) => complain(err, &format!("the output cannot be written: {error}")),
    }
}

fn dispatch(
    command: &Command,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    match command {
        Command::Check(arguments) => check::run(arguments, surroundings, streams),
        Command::Baseline(arguments) => accept::baseline(arguments, streams),
        Command::Waive(arguments) => accept::waive(arguments, streams),
        Command::Facts(arguments) => facts::run(arguments, surroundings, streams),
        Command::Checks(arguments) => checks::run(arguments, surroundings, streams),
        Command::Mutate(arguments) => mutate::run(arguments, surroundings, streams),
        Command::Scan(arguments) => scan::run(arguments, surroundings, streams),
        Command::Init(arguments) => init::run(arguments, streams),
        Command::Suggest(arguments) => suggest::run(arguments, streams),
        Command::Explain { rule, all, color } => {
            let style = surroundings.style(*color);
            match rule.as_deref().map(explain::printed) {
                None => explain::list(&style, streams.out)?,
                Some(Ok(rule)) => write_page(&explain::page(rule, *all), &style, streams.out)?,
                Some(Err(message)) => return Ok(complain(streams.err, &message)),
            }
            Ok(ExitStatus::Clean)
        }
        Command::Schema { name } => {
            write_schema(name.as_deref(), streams.out)?;
            Ok(ExitStatus::Clean)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "factlint", &mut script);
            streams.out.write_all(&script)?;
            Ok(ExitStatus::Clean)
        }
    }
}

/// Reads the project of a configuration, or of the one that is found from here.
fn load_project(config: Option<&Path>) -> Result<Project, LoadError> {
    // What facts say of each other is asked for, and not whether they are in their texts.
    Ok(Project {
        originals: None,
        ..load_with_originals(config, None)?
    })
}

/// The project with its originals, where they are at hand: in the configured folder or in this one.
fn load_with_originals(
    config: Option<&Path>,
    originals: Option<&Path>,
) -> Result<Project, LoadError> {
    load(&Options {
        working_directory: working_directory()?,
        config: config.map(Path::to_path_buf),
        originals: originals.map(Path::to_path_buf),
        ..Options::default()
    })
}

fn write_schema(name: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    for schema in EMBEDDED_SCHEMAS {
        match name {
            None => writeln!(out, "{}", schema.name)?,
            Some(name) if name == schema.name => out.write_all(schema.text.as_bytes())?,
            Some(_) => {}
        }
    }
    Ok(())
}

/// What clap says of the arguments, or help and version where they were asked for.
fn write_usage(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> ExitStatus {
    // It quotes what was typed.
    let text = visible_lines(&error.render().to_string());
    if error.use_stderr() {
        let _ = write!(err, "{text}");
        return ExitStatus::Failed;
    }
    let written = write!(out, "{text}").and_then(|()| out.flush());
    ended(written.map(|()| ExitStatus::Clean), err)
}

/// The status of `work`, which is that of a bug when it panics.
fn guarded(work: impl FnOnce() -> ExitStatus) -> ExitStatus {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(ExitStatus::Bug)
}

fn say_that_it_broke_down(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map_or_else(String::new, |place| {
        format!(" at {}:{}", place.file(), place.line())
    });
    let what = panic.payload_as_str().unwrap_or("no message");
    let _ = writeln!(
        io::stderr(),
        "factlint: this is a bug in factlint, please report it with this line: {}{place}",
        visible(what)
    );
}
