//! `check --fix` and `--diff`: what findings carry is written into the files, or shown as a difference.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use similar::TextDiff;

use super::arguments::CheckArguments;
use super::linted::Linted;
use super::status::ExitStatus;
use super::streams::{Streams, complain, note};
use super::whole_file::write_whole;
use crate::lint::{Fixes, fixes};
use crate::output::visible_lines;
use crate::source::SourceFile;
use crate::words::number_of;
use crate::workspace::working_directory;

/// What is mended may show something else that can be; so often it is looked at again.
const PASSES: usize = 10;

/// Mends what can be, and looks at the project again until nothing is left to be mended.
pub(super) fn mend(
    mut linted: Linted,
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> Result<(Linted, ExitStatus), String> {
    let mut fixed: BTreeMap<&str, u64> = BTreeMap::new();
    let mut files = BTreeSet::new();
    let mut status = ExitStatus::Clean;
    for _ in 0..PASSES {
        let found = fixes(&linted.project, &linted.report, arguments.unsafe_fixes);
        if found.texts.is_empty() {
            break;
        }
        if let Err(message) = write_all(&linted, &found, &mut files) {
            status = complain(streams.err, &message);
            break;
        }
        for (rule, number) in found.fixed {
            *fixed.entry(rule).or_default() += number;
        }
        linted = Linted::of(arguments)?;
    }
    if !fixed.is_empty() {
        note(streams.err, &told("fixed", &fixed, files.len()));
    }
    Ok((linted, status))
}

fn told(what: &str, fixed: &BTreeMap<&str, u64>, files: usize) -> String {
    let all: u64 = fixed.values().sum();
    let each = fixed
        .iter()
        .map(|(rule, number)| format!("{rule} {number}"));
    format!(
        "{what} {} in {}: {}",
        number_of(all, "finding"),
        number_of(files, "file"),
        each.collect::<Vec<_>>().join(", ")
    )
}

/// Writes every changed text, each whole or not at all.
fn write_all(linted: &Linted, found: &Fixes, files: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    let base = working_directory().map_err(|error| error.to_string())?;
    for (file, text) in &found.texts {
        let Some(source) = linted.project.sources.get(*file) else {
            continue;
        };
        let path = base.join(&source.path);
        let cannot = |why: &str| format!("`{}` is not mended: {why}", source.path);
        let bytes = bytes_now(&path, source).map_err(|why| cannot(&why))?;
        let mark = bytes
            .strip_suffix(source.text.as_bytes())
            .unwrap_or_default();
        let changed = [mark, text.as_bytes()].concat();
        write_whole(&path, &changed).map_err(|error| cannot(&error.to_string()))?;
        files.insert(path);
    }
    Ok(())
}

/// The bytes of a file, which have to be those that were looked at.
fn bytes_now(path: &PathBuf, source: &SourceFile) -> Result<Vec<u8>, String> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let text = bytes.strip_prefix(MARK).unwrap_or(&bytes);
    let is_same = bytes == source.text.as_bytes() || text == source.text.as_bytes();
    if is_same {
        Ok(bytes)
    } else {
        Err("it has changed since it was read".to_owned())
    }
}

/// Shows what would be mended.
pub(super) fn show(
    linted: &Linted,
    arguments: &CheckArguments,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let found = fixes(&linted.project, &linted.report, arguments.unsafe_fixes);
    for (file, text) in &found.texts {
        let Some(source) = linted.project.sources.get(*file) else {
            continue;
        };
        let difference = TextDiff::from_lines(&*source.text, text.as_str());
        let mut unified = difference.unified_diff();
        let unified = unified.header(&source.path, &source.path);
        streams
            .out
            .write_all(visible_lines(&unified.to_string()).as_bytes())?;
    }
    streams.out.flush()?;
    if found.texts.is_empty() {
        note(streams.err, "nothing to fix");
        return Ok(ExitStatus::Clean);
    }
    let told = told("would fix", &found.fixed, found.texts.len());
    note(streams.err, &told);
    Ok(ExitStatus::Findings)
}
