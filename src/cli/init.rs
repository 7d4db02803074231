//! `factlint init`: a first configuration with a document and a check that pass, and before them what could be held in the
//! files that are there.

use std::fs::{OpenOptions, create_dir_all};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::arguments::InitArguments;
use super::status::ExitStatus;
use super::streams::{Streams, complain};
use super::trial::{NAME, holds, usable};
use crate::output::visible;
use crate::suggest::{Suggestion, suggest, yaml};
use crate::words::number_of;
use crate::workspace::{configuration_in, survey_folder, working_directory};

/// The folders that the first document may be put into: the first that is not there yet. Behind them the last is counted.
const FOLDERS: [&str; 3] = ["facts", "statements", "factlint-facts"];

/// The vocabulary and the documents of the configuration, with the folder left open.
const START: &str = include_str!("init/factlint.yaml");
/// What is asked of texts.
const STATED: &str = include_str!("init/stated.yaml");
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
    let numbered = (2..).map(|number: u32| format!("factlint-facts-{number}"));
    let mut names = FOLDERS.map(str::to_owned).into_iter().chain(numbered);
    let own = names
        .find(|name| !folder.join(name).exists())
        .unwrap_or_default();
    let files = match survey_folder(&folder) {
        Ok(repository) => repository.files,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let mut found = usable(&folder, suggest(&files));
    let document = format!("{own}/first.yaml");
    if let Err(why) = write_new(&folder, &document, DOCUMENT) {
        return Ok(complain(streams.err, &why));
    }
    // Where git ignores the document, no pattern finds it, and it is named in full.
    let pattern = format!("{own}/*.yaml");
    let texts = files
        .iter()
        .filter(|file| {
            Path::new(&file.path)
                .extension()
                .is_some_and(|end| end == "md")
        })
        .count();
    let ways = [(&pattern, true), (&document, true), (&pattern, false)];
    let ways = [texts > 0, false]
        .into_iter()
        .flat_map(|stated| ways.map(|way| (way, stated)));
    let tried = ways.into_iter().find_map(|((files, with), stated)| {
        let text = configuration(if with { &found } else { &[] }, &own, files, stated);
        holds(&folder, &text).then_some((text, with, stated))
    });
    let (text, with, stated) =
        tried.unwrap_or_else(|| (configuration(&[], &own, &document, false), false, false));
    if !with {
        found.clear();
    }
    if let Err(why) = write_new(&folder, NAME, &text) {
        return Ok(complain(streams.err, &why));
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
    if stated {
        writeln!(
            streams.out,
            "What {} of Markdown says of itself is checked too: `stated`.",
            number_of(texts, "file")
        )?;
    }
    writeln!(streams.out, "Now run `factlint check`.")?;
    Ok(ExitStatus::Clean)
}

/// The suggestions, what is read of texts, then the start, with the checks of both in one list.
fn configuration(found: &[Suggestion], folder: &str, documents: &str, stated: bool) -> String {
    let start = START
        .replace("FOLDER/*.yaml", documents)
        .replace("FOLDER", folder);
    let suggested = yaml(found, &std::collections::BTreeSet::new());
    // Counts that are suggested say themselves in which texts they are stated.
    let is_said = suggested.starts_with("stated:\n");
    let start = if stated && !is_said {
        format!("{STATED}\n{start}")
    } else {
        start
    };
    if found.is_empty() {
        return format!("{start}\nchecks:\n{CHECK}");
    }
    let (before, checks) = match suggested.split_once("checks:\n") {
        Some((before, checks)) => (before, checks),
        None => (suggested.as_str(), ""),
    };
    format!(
        "# What could be held in the files that are here, the most certain first. Keep what is meant.\n\n{before}\n{start}\nchecks:\n{checks}{CHECK}"
    )
}

/// Writes a file that is not there yet, and the folders around it; else says why not.
fn write_new(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    write_at(&folder.join(name), text).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!("`{name}` is there already, and is left as it is"),
        _ => format!("`{name}` cannot be written: {error}"),
    })
}

fn write_at(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
