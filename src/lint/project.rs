//! All that a run needs, already in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{CountedFile, Originals, RecordFile, Settings, TextFile, defaults};
use crate::diagnostic::Problem;
use crate::document::{Format, Parsed};
use crate::source::{FileId, SourceFile, Sources};

/// The role of a file in the run.
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
    /// One that is known to be in order from an earlier run, and is not read.
    Unchanged,
    /// A JSON Schema.
    Schema,
    /// Accepted diagnostics.
    Baseline,
    /// A text that a document was published as.
    Original,
    /// A file in whose tree records stand.
    Records,
    /// A text in which records, or what is counted, are found by a pattern.
    Matched,
    /// A file of which only the path is a record; it is not read.
    Listed,
    /// A text that is read where it stands, for what it states about itself.
    Text,
    /// A running text in which facts are looked for.
    Prose,
}

impl Role {
    /// Whether it is a file of records, or one in which facts are looked for: it may be anything else too.
    pub fn is_of_records(self) -> bool {
        matches!(
            self,
            Self::Records | Self::Matched | Self::Listed | Self::Prose
        )
    }

    /// Whether a file that has no other role is not parsed.
    pub fn is_unparsed(self) -> bool {
        matches!(
            self,
            Self::Unchanged
                | Self::Original
                | Self::Matched
                | Self::Listed
                | Self::Text
                | Self::Prose
        )
    }
}

/// A file of the run and what it is for.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    /// The file.
    pub file: FileId,
    /// Its role in the run.
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
    /// The trees of texts that were parsed on the way; the others are parsed when they are looked at.
    pub parsed: BTreeMap<FileId, Arc<Parsed>>,
    /// The files with their roles, in the order of their paths; a file may have several.
    pub files: Vec<ProjectFile>,
    /// The files that hold records, in the order of kinds and paths.
    pub records: Vec<RecordFile>,
    /// The files in which something is counted, in the order of counts and paths.
    pub counted: Vec<CountedFile>,
    /// The running texts in which facts are looked for, in the order of entries and paths.
    pub texts: Vec<TextFile>,
    /// Problems of what could not be read.
    pub problems: Vec<Problem>,
    /// Files of which only the syntax is checked, since no schema is for them.
    pub only_syntax: Vec<FileId>,
    /// Notes on the files, which are no faults: a sentence each without a full stop.
    pub notes: Vec<String>,
    /// The day, for what is accepted until one; `None` where nobody has looked, and nothing is over.
    pub today: Option<Date>,
    /// The originals of the documents; `None` when they are not looked for.
    pub originals: Option<Originals>,
    /// The schema that the command line names.
    pub given_schema: Option<FileId>,
    /// Schemas that are there because another one refers to them, and for nothing else.
    pub referred: BTreeSet<FileId>,
    /// The addresses under which schemas are asked for, beside their paths and what they call themselves.
    pub schema_addresses: BTreeMap<FileId, Vec<String>>,
}

impl Project {
    /// Whether a file is a table, by its path.
    pub(super) fn is_table(&self, file: FileId) -> bool {
        let source = self.sources.get(file);
        let format = source.and_then(|source| Format::of_tree(&source.path));
        format.is_some_and(Format::is_cells)
    }

    /// A project of texts that stand in no folder, a vocabulary, checks and documents by their paths, with the settings
    /// of a run that has no configuration.
    pub fn of_texts(
        vocabulary: &str,
        checks: &str,
        documents: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        const OWN: [(&str, Role); 2] = [
            ("vocabulary.yaml", Role::Vocabulary),
            ("checks.yaml", Role::Checks),
        ];
        let own = OWN.iter().zip([vocabulary, checks]);
        let own = own.map(|((path, _), text)| SourceFile::new(*path, text));
        let documents = documents.into_iter();
        let documents = documents.map(|(path, text)| SourceFile::new(path, text));
        let sources = Sources::new(own.chain(documents).collect());
        let role = |path: &str| OWN.iter().find(|(own, _)| *own == path);
        let files = sources.iter().map(|(file, source)| ProjectFile {
            file,
            role: role(&source.path).map_or(Role::Document, |(_, role)| *role),
            schema: None,
        });
        Self {
            files: files.collect(),
            settings: defaults(),
            sources,
            ..Self::default()
        }
    }

    /// The configuration, if the run has one.
    pub fn configuration(&self) -> Option<FileId> {
        let configuration = |entry: &&ProjectFile| entry.role == Role::Configuration;
        Some(self.files.iter().find(configuration)?.file)
    }
}
