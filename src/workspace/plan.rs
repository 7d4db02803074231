//! Which files a run reads and what for, before any of them but the configuration is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use glob::Pattern;

use super::embedded::EmbeddedSchema;
use super::listing::{Kind, Listing, excluded};
use super::originals::Folder;
use crate::lint::Role;
use crate::source::{SourceFile, TextRange};

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
pub(super) struct Place {
    /// A file of the run; one that cannot be read is shown without text.
    pub(super) path: PathBuf,
    /// The bytes; `None` for the file as a whole.
    pub(super) range: Option<TextRange>,
}

impl Place {
    /// A file as a whole.
    pub(super) fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            range: None,
        }
    }
}

/// Something that is wrong with what the run should read.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) message: String,
    /// The message with paths as seen from the folder of the configuration.
    pub(super) identity: String,
    pub(super) help: Option<String>,
    pub(super) configuration: bool,
}

/// The files of a run.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What each file is read for, in order.
    pub(super) files: BTreeMap<PathBuf, Vec<(Role, SchemaChoice)>>,
    /// The value of the configuration that asks for a file which may be missing.
    pub(super) asked_at: BTreeMap<PathBuf, Place>,
    /// Where originals are looked for; without it, documents are not asked for theirs.
    pub(super) originals: Option<Folder>,
    /// Files that have been read already.
    pub(super) known: Vec<(PathBuf, SourceFile)>,
    /// What is wrong already.
    pub(super) problems: Vec<Found>,
}

impl Plan {
    /// Adds a file for a role. A file has one role beside those of instance and schema: a document that is named again
    /// only has to fit the further schema, and so does a vocabulary that is named as a document.
    pub(super) fn add(&mut self, path: &Path, role: Role, schema: SchemaChoice) {
        let uses = self.files.entry(path.to_path_buf()).or_default();
        let taken = uses
            .iter()
            .any(|(other, _)| !matches!(other, Role::Instance | Role::Schema));
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
        place: Place,
        message: String,
        help: Option<&str>,
        configuration: bool,
    ) {
        self.problems.push(Found {
            place,
            identity: message.clone(),
            message,
            help: help.map(str::to_owned),
            configuration,
        });
    }

    /// Adds what is wrong with the folders of a listing themselves, at the folders and links.
    pub(super) fn listing_problems(&mut self, listing: &Listing, exclude: &[Pattern]) {
        for (path, what) in &listing.unreadable {
            let message = format!("a folder cannot be looked into: {what}");
            let help = "Give the user that runs factlint the right to read it.";
            self.problem(Place::file(path), message, Some(help), false);
        }
        for entry in &listing.entries {
            if entry.kind == Kind::Loop && !excluded(exclude, &entry.name) {
                let message = format!(
                    "`{}` is a link to a folder that it is in, and is not followed",
                    entry.name
                );
                let help = "Remove the link, or list it under `exclude`.";
                self.problem(Place::file(&entry.path), message, Some(help), false);
            }
        }
    }
}
