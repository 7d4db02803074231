//! Which files a run reads and what for, before any of them but the configuration is read.

use std::path::{Path, PathBuf};

use super::copies::Copies;
use super::embedded::EmbeddedSchema;
use super::listing::{EntryKind, Exclude, Listing, excluded, leads_through};
use super::loaded::Loaded;
use super::originals::Folder;
use super::path_map::{PathMap, PathSet};
use super::paths::{RealPaths, below};
use super::unsaved::Desk;
use crate::diagnostic::{Problem, ProblemKind};
use crate::lint::Role;
use crate::source::TextRange;

/// What to do about a pattern that names no file.
pub(super) const MATCHES_NOTHING: &str = "A pattern starts at the folder of the configuration and `*` stays within a folder. Files that git ignores are left out.";

/// The schema that a file has to fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SchemaChoice {
    /// None: the file only has to be readable, or it is a schema itself.
    Unchecked,
    /// This file.
    File(PathBuf),
    /// This schema of factlint's own.
    Embedded(&'static EmbeddedSchema),
    /// The one that the file names itself, else this one.
    Declared(Option<&'static EmbeddedSchema>),
}

/// Where a problem is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProblemPlace {
    /// A file of the run; one that cannot be read is shown without text.
    pub(super) path: PathBuf,
    /// The bytes; `None` for the file as a whole.
    pub(super) range: Option<TextRange>,
}

impl ProblemPlace {
    /// A file as a whole.
    pub(super) fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            range: None,
        }
    }
}

/// A file that holds records of one kind.
#[derive(Debug)]
pub(super) struct PlannedRecords {
    /// The kind, by its position among the configured ones.
    pub(super) kind: usize,
    pub(super) path: PathBuf,
    /// The parts of the path that are kept, by name.
    pub(super) parts: Vec<(String, String)>,
}

/// A file in which something is counted.
#[derive(Debug)]
pub(super) struct PlannedCount {
    /// What is counted, by its position among the stated counts.
    pub(super) count: usize,
    pub(super) path: PathBuf,
}

/// The files of a run.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What each file is read for, in order.
    pub(super) files: PathMap<Vec<(Role, SchemaChoice)>>,
    /// The value of the configuration that asks for a file which may be missing.
    pub(super) asked_at: PathMap<ProblemPlace>,
    /// Where originals are looked for; without it, documents are not asked for theirs.
    pub(super) originals: Option<Folder>,
    /// Files of a folder that is checked for its texts, without a configuration: what else lies there was not asked for.
    pub(super) foreign: PathSet,
    /// The schema that the command line names: the run goes by it, whether or not a file is held against it.
    pub(super) given: Option<PathBuf>,
    /// Folders with local copies of schemas.
    pub(super) copies: Vec<Copies>,
    /// Folders in which files may lie that other files name, beside that of the configuration.
    pub(super) roots: Vec<PathBuf>,
    /// Whether what the configuration names by a path in its folder has to lie there, links followed.
    pub(super) is_confined: bool,
    /// Files that the configuration names from the root of the machine.
    pub(super) from_root: PathSet,
    /// Folders outside of that of the configuration that it opens under `roots`.
    pub(super) opened: Vec<PathBuf>,
    /// Files that have been read already.
    pub(super) known: Vec<(PathBuf, Loaded)>,
    /// What is wrong already.
    pub(super) problems: Vec<Problem<ProblemPlace>>,
    /// YAML and JSON files in the folders of documents that no pattern takes.
    pub(super) beside: Vec<PathBuf>,
    /// The files in which something is counted.
    pub(super) counted: Vec<PlannedCount>,
    /// The files that hold records.
    pub(super) records: Vec<PlannedRecords>,
    /// The running texts in which facts are looked for, each with the position of the entry that reads it.
    pub(super) texts: Vec<(usize, PathBuf)>,
    /// What is worth saying and is no fault.
    pub(super) notes: Vec<String>,
    /// Where texts come from.
    pub(super) desk: Desk,
}

impl Plan {
    /// Adds a file for a role. A file has one role beside those of instance, schema and records: a document that is named again
    /// only has to fit the further schema, and so does a vocabulary that is named as a document.
    pub(super) fn add(&mut self, path: &Path, role: Role, schema: SchemaChoice) {
        let uses = self.files.or_insert_with(path, Vec::new);
        let taken = uses.iter().any(|(other, _)| {
            !matches!(other, Role::Instance | Role::Schema) && !other.is_of_records()
        });
        let role = match role {
            Role::Document if taken => Role::Instance,
            role => role,
        };
        let adds_nothing =
            taken && role == Role::Instance && !matches!(schema, SchemaChoice::File(_));
        if !adds_nothing && !uses.contains(&(role, schema.clone())) {
            uses.push((role, schema));
        }
    }

    /// Adds something that is wrong.
    pub(super) fn problem(
        &mut self,
        place: ProblemPlace,
        message: String,
        help: Option<&str>,
        configuration: bool,
    ) {
        let kind = if configuration {
            ProblemKind::Configuration
        } else {
            ProblemKind::File
        };
        let problem = Problem::new(kind, place, message).and_help(help.map(str::to_owned));
        self.problems.push(problem);
    }

    /// A pattern of the configuration that names no file.
    pub(super) fn idle_pattern(&mut self, place: ProblemPlace, pattern: &str, help: &str) {
        let message = format!("the pattern `{pattern}` matches no file");
        self.problem(place, message, Some(help), true);
    }

    /// One whose files are all left out: a run without them would look like one that has checked them.
    pub(super) fn all_left_out(&mut self, place: ProblemPlace, by: &str, pattern: &str) {
        let message = format!("`{by}` leaves out every file of the pattern `{pattern}`");
        let help = "Correct one of the two, or remove this one.";
        self.problem(place, message, Some(help), true);
    }

    /// Makes one file of a file and the links to it: it is read once, under its own path where that is wanted too. A
    /// schema keeps every name, since others refer to it by path, and so do an original and a file of records.
    pub(super) fn unite_links(&mut self, root: &Path) {
        let is_united = |uses: &[(Role, SchemaChoice)]| {
            let mut roles = uses.iter().map(|(role, _)| role);
            !roles.any(|role| matches!(role, Role::Schema | Role::Original) || role.is_of_records())
        };
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let mut real_paths = RealPaths::default();
        let mut names: PathMap<Vec<(bool, PathBuf)>> = PathMap::default();
        for (path, uses) in self.files.iter().filter(|(_, uses)| is_united(uses)) {
            let Some(real) = real_paths.of(path) else {
                continue;
            };
            let without_link = path
                .strip_prefix(root)
                .map_or_else(|_| path.clone(), |rest| real_root.join(rest));
            let keeps_name = uses.iter().any(|(role, _)| *role == Role::Configuration);
            let is_link = without_link != real && !keeps_name;
            let names = names.or_insert_with(&real, Vec::new);
            names.push((is_link, path.clone()));
        }
        for mut names in names.into_values() {
            names.sort();
            let mut names = names.into_iter().map(|(_, path)| path);
            let Some(own) = names.next() else { continue };
            for link in names {
                for (role, schema) in self.files.remove(&link).unwrap_or_default() {
                    self.add(&own, role, schema);
                }
            }
        }
    }

    /// Adds what is wrong with the folders of a listing, as far as one of `patterns` may name something in them.
    pub(super) fn unreadable_folders(
        &mut self,
        root: &Path,
        listing: &Listing,
        exclude: &[Exclude],
        patterns: &[&str],
    ) {
        for (path, what) in &listing.unreadable {
            let name = below(root, path).unwrap_or_default();
            let matters =
                name.is_empty() || patterns.iter().any(|pattern| leads_through(pattern, &name));
            if !matters || excluded(exclude, &name, true) {
                continue;
            }
            let message = format!("a folder cannot be looked into: {what}");
            let help = "Give the user that runs factlint the right to read it, or list it under `exclude`.";
            self.problem(ProblemPlace::file(path), message, Some(help), false);
        }
    }

    /// Notes the linked folders in which one of `patterns` would match, since they are not entered.
    pub(super) fn linked_folders(
        &mut self,
        listing: &Listing,
        exclude: &[Exclude],
        patterns: &[&str],
    ) {
        let linked = listing.entries.iter().filter(|entry| {
            entry.kind == EntryKind::LinkedFolder && !excluded(exclude, &entry.name, true)
        });
        for entry in linked {
            let leads = |pattern: &&&str| leads_through(pattern, &entry.name);
            if let Some(pattern) = patterns.iter().find(leads) {
                self.notes.push(format!(
                    "`{}` is a link to a folder and is not entered, though `{pattern}` may match in it",
                    entry.name
                ));
            }
        }
    }
}
