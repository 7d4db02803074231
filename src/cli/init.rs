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
    let own = own_folder(&folder);
    let files = match survey_folder(&folder) {
        Ok(repository) => repository.files,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let found = usable(&folder, suggest(&files));
    let document = format!("{own}/first.yaml");
    if let Err(why) = write_new(&folder, &document, DOCUMENT) {
        return Ok(complain(streams.err, &why));
    }
    let is_text = |path: &str| Path::new(path).extension().is_some_and(|end| end == "md");
    let texts = files.iter().filter(|file| is_text(&file.path)).count();
    let begun = begin(&folder, &own, &found, texts > 0);
    if let Err(why) = write_new(&folder, NAME, &begun.text) {
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
    say_what_it_begins_with(&begun, files.len(), texts, streams)?;
    writeln!(streams.out, "Now run `factlint check`.")?;
    Ok(ExitStatus::Clean)
}

/// A folder of its own for the facts, under a name that is free.
fn own_folder(folder: &Path) -> String {
    let numbered = (2..).map(|number: u32| format!("factlint-facts-{number}"));
    let mut names = FOLDERS.map(str::to_owned).into_iter().chain(numbered);
    names
        .find(|name| !folder.join(name).exists())
        .unwrap_or_default()
}

/// A configuration that can be loaded.
struct Begun {
    text: String,
    /// How many suggestions it holds.
    suggestions: usize,
    /// Whether what texts say of themselves is checked.
    is_stated: bool,
}

/// The configuration with as much as can be loaded: with the suggestions and what is read of texts, else without.
fn begin(folder: &Path, own: &str, found: &[Suggestion], has_texts: bool) -> Begun {
    let document = format!("{own}/first.yaml");
    // Where git ignores the document, no pattern finds it, and it is named in full.
    let pattern = [own, "*.yaml"].join("/");
    let ways = [(&pattern, true), (&document, true), (&pattern, false)];
    let ways = [has_texts, false]
        .into_iter()
        .flat_map(|stated| ways.map(|way| (way, stated)));
    let tried = ways.into_iter().find_map(|((files, with), is_stated)| {
        let chosen: &[Suggestion] = if with { found } else { &[] };
        let text = configuration(chosen, own, files, is_stated);
        holds(folder, &text).then_some(Begun {
            text,
            suggestions: chosen.len(),
            is_stated,
        })
    });
    tried.unwrap_or_else(|| Begun {
        text: configuration(&[], own, &document, false),
        suggestions: 0,
        is_stated: false,
    })
}

fn say_what_it_begins_with(
    begun: &Begun,
    files: usize,
    texts: usize,
    streams: &mut Streams<'_>,
) -> io::Result<()> {
    if begun.suggestions > 0 {
        let most = number_of(begun.suggestions, "suggestion");
        writeln!(
            streams.out,
            "The configuration begins with {most} from {}: keep what is meant.",
            number_of(files, "file")
        )?;
    }
    if begun.is_stated {
        writeln!(
            streams.out,
            "What {} of Markdown says of itself is checked too: `stated`.",
            number_of(texts, "file")
        )?;
    }
    Ok(())
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
