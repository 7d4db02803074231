//! Files that nothing but their schemas and the index of facts look at: they are most of the files of a run, and are read
//! one by one, so that it does not hold all their trees at once.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::fact::{DocumentFacts, Vocabulary, read_document};
use crate::rules::ParsedFile;
use crate::schema::{SchemaFailure, SchemaSet};
use crate::source::FileId;

use super::schemas::fit;
use super::trees::Parser;
use super::{Project, Role};

/// The files that only have to fit their schemas or only state facts.
pub(super) struct Lone(BTreeMap<FileId, LoneUse>);

/// What a file is there for.
struct LoneUse {
    role: Role,
    /// The schemas that it has to fit.
    schemas: Vec<FileId>,
}

/// What is known of such a file when it was read.
pub(super) struct LoneFile {
    /// The file as it is kept: without its tree when nothing is wrong with it.
    pub parsed: ParsedFile,
    pub failures: Vec<SchemaFailure>,
    /// What it states; `None` when it only has to fit its schema.
    pub facts: Option<Vec<DocumentFacts>>,
}

impl Lone {
    /// Of a table there may be more to say, and it is left to the others.
    pub(super) fn of(project: &Project) -> Self {
        let mut lone: BTreeMap<FileId, LoneUse> = BTreeMap::new();
        let mut shared: BTreeSet<FileId> = BTreeSet::new();
        for file in &project.files {
            let known = lone.entry(file.file).or_insert(LoneUse {
                role: file.role,
                schemas: Vec::new(),
            });
            if known.role != file.role || !matches!(file.role, Role::Instance | Role::Document) {
                shared.insert(file.file);
            }
            known.schemas.extend(file.schema);
        }
        lone.retain(|file, _| !shared.contains(file) && !project.is_table(*file));
        Self(lone)
    }

    /// Whether a file is one of them.
    pub(super) fn contains(&self, file: FileId) -> bool {
        self.0.contains_key(&file)
    }

    /// Reads them, in the order of their paths, and holds each against the schemas that are for it.
    pub(super) fn read(
        &self,
        project: &Project,
        schemas: &SchemaSet,
        vocabulary: &Vocabulary,
    ) -> Vec<LoneFile> {
        let parser = Parser::new(project);
        let read = self.0.par_iter().filter_map(|(file, wanted)| {
            let parsed = parser.parse(*file)?;
            let wants = wanted.schemas.iter();
            let failures: Vec<SchemaFailure> = wants
                .flat_map(|schema| fit(schemas, *schema, &parsed))
                .collect();
            let states_facts = wanted.role == Role::Document;
            let facts = states_facts.then(|| read_facts(&parsed, vocabulary));
            let is_sound = failures.is_empty() && parsed.parsed.problems.is_empty();
            Some(LoneFile {
                parsed: if is_sound {
                    parsed.let_go(&project.settings.limits)
                } else {
                    parsed
                },
                failures,
                facts,
            })
        });
        read.collect()
    }
}

/// The facts of the documents of a file.
pub(super) fn read_facts(file: &ParsedFile, vocabulary: &Vocabulary) -> Vec<DocumentFacts> {
    let roots = file.parsed.document.roots();
    roots
        .filter_map(|root| read_document(file.file, root, vocabulary))
        .collect()
}
