//! `factlint check --show-files`: which files a run reads, and what each is to it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::lint::{Project, Role};
use crate::output::visible;
use crate::source::{FileId, Origin};

/// Writes a line for each file, in the order of paths: `facts/press.yaml: document`. Of files that are `shown` only, where
/// some are named; the schemas that come with factlint are none of the user's.
pub(super) fn write_files(
    project: &Project,
    shown: Option<&BTreeSet<FileId>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut roles: BTreeMap<FileId, Vec<&str>> = BTreeMap::new();
    for entry in &project.files {
        let name = name(entry.role);
        let names = roles.entry(entry.file).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for (file, names) in roles {
        let Some(source) = project.sources.get(file) else {
            continue;
        };
        let is_shown = shown.is_none_or(|shown| shown.contains(&file));
        if is_shown && source.origin != Origin::BuiltIn {
            writeln!(out, "{}: {}", visible(&source.path), names.join(", "))?;
        }
    }
    Ok(())
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Configuration => "configuration",
        Role::Vocabulary => "vocabulary",
        Role::Checks => "checks",
        Role::Document => "document",
        Role::Instance | Role::Unchanged => "data",
        Role::Schema => "schema",
        Role::Baseline => "baseline",
        Role::Original => "original",
        Role::Records => "records",
        Role::Matched => "searched text",
        Role::Listed => "listed file",
        Role::Text => "text",
        Role::Prose => "text with facts",
    }
}
