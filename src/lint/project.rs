//! All that a run needs, already in memory.

use std::collections::BTreeMap;

use crate::config::{LoadProblem, Originals, Settings};
use crate::source::{FileId, Sources};

/// What a file is to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The configuration, `factlint.yaml`.
    Configuration,
    /// The vocabulary.
    Vocabulary,
    /// The declared checks.
    Checks,
    /// A document with facts.
    Document,
    /// A file that only has to fit its schema.
    Instance,
    /// A JSON Schema.
    Schema,
    /// Accepted diagnostics.
    Baseline,
    /// A text that a document was published as.
    Original,
}

/// A file of the run and what it is for.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    /// The file.
    pub file: FileId,
    /// What it is to the run.
    pub role: Role,
    /// The schema that it has to fit, if one is configured or it names one itself.
    pub schema: Option<FileId>,
}

/// Texts, settings and roles: the input of the pipeline.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Every text of the run.
    pub sources: Sources,
    /// The configuration as resolved.
    pub settings: Settings,
    /// What each file is for, in the order of their paths; a file may have several roles.
    pub files: Vec<ProjectFile>,
    /// What could not be read.
    pub problems: Vec<LoadProblem>,
    /// Files of which only the syntax is checked, since no schema is for them.
    pub only_syntax: Vec<FileId>,
    /// What is no fault and worth saying of the files, a sentence each without a full stop.
    pub notes: Vec<String>,
    /// The originals of the documents; `None` when they are not looked for.
    pub originals: Option<Originals>,
    /// The addresses under which schemas are asked for, beside their paths and what they call themselves.
    pub schema_addresses: BTreeMap<FileId, Vec<String>>,
}

impl Project {
    /// The configuration, if the run has one.
    pub fn configuration(&self) -> Option<FileId> {
        let configuration = |entry: &&ProjectFile| entry.role == Role::Configuration;
        Some(self.files.iter().find(configuration)?.file)
    }
}
