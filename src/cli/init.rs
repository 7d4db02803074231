//! `factlint init`: a first configuration with a document and a check that pass, and before them what could be held in the
//! files that are there.

use std::fs::{OpenOptions, create_dir_all};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::arguments::InitArguments;
use super::status::ExitStatus;
use super::streams::{Streams, complain};
use super::suggest::usable;
use crate::output::visible;
use crate::suggest::{MOST, Suggestion, suggest, yaml};
use crate::words::number_of;
use crate::workspace::{configuration_in, survey_folder, working_directory};

/// The folders that the first document may be put into: the first that is not there yet.
const FOLDERS: [&str; 3] = ["facts", "statements", "factlint-facts"];

/// The vocabulary and the documents of the configuration, with the folder left open.
const START: &str = include_str!("init/factlint.yaml");
/// The check of the configuration.
const CHECK: &str = include_str!("init/check.yaml");
/// The document.
const DOCUMENT: &str = include_str!("init/first.yaml");

/// Runs `init`. A file that is there is never written over.
pub(super) fn run(arguments: &InitArguments, streams: &mut Streams<'_>) -> io::Result<ExitStatus> {
    let folder = match working_directory() {
        Ok(here) => match &arguments.folder {
            Some(folder) => here.join(folder),
            None => here,
        },
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    if let Some(name) = configuration_in(&folder) {
        let message = format!(
            "`{name}` is there already, and is left as it is; `factlint suggest` says what could be added to it"
        );
        return Ok(complain(streams.err, &message));
    }
    let Some(own) = FOLDERS.iter().find(|name| !folder.join(name).exists()) else {
        let message = format!(
            "there are folders `{}` already, so there is no place for a first document",
            FOLDERS.join("`, `")
        );
        return Ok(complain(streams.err, &message));
    };
    let files = match survey_folder(&folder) {
        Ok(repository) => repository.files,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let mut found = usable(suggest(&files));
    found.truncate(MOST);
    let document = format!("{own}/first.yaml");
    for (name, text) in [
        (document.as_str(), DOCUMENT),
        ("factlint.yaml", &configuration(&found, own)),
    ] {
        if let Err(error) = write_new(&folder.join(name), text) {
            let what = match error.kind() {
                ErrorKind::AlreadyExists => "is there already, and is left as it is".to_owned(),
                _ => format!("cannot be written: {error}"),
            };
            return Ok(complain(streams.err, &format!("`{name}` {what}")));
        }
    }
    let place = match &arguments.folder {
        Some(folder) => format!(" in `{}`", visible(&folder.to_string_lossy())),
        None => String::new(),
    };
    writeln!(
        streams.out,
        "Wrote `factlint.yaml` and `{document}`{place}."
    )?;
    if !found.is_empty() {
        let most = number_of(found.len(), "suggestion");
        writeln!(
            streams.out,
            "The configuration begins with {most} from {}: keep what is meant.",
            number_of(files.len(), "file")
        )?;
    }
    writeln!(streams.out, "Now run `factlint check`.")?;
    Ok(ExitStatus::Clean)
}

/// The suggestions, then the start, with the checks of both in one list.
fn configuration(found: &[Suggestion], folder: &str) -> String {
    let start = START.replace("FOLDER", folder);
    if found.is_empty() {
        return format!("{start}\nchecks:\n{CHECK}");
    }
    let suggested = yaml(found, &std::collections::BTreeSet::new());
    let (before, checks) = match suggested.split_once("checks:\n") {
        Some((before, checks)) => (before, checks),
        None => (suggested.as_str(), ""),
    };
    format!(
        "# What could be held in the files that are here, the most certain first. Keep what is meant.\n\n{before}\n{start}\nchecks:\n{checks}{CHECK}"
    )
}

/// Writes a file that is not there yet, and the folders around it.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
