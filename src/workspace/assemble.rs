//! Makes the project of what was read: each file with its roles and its schema, the trees, and what is worth saying besides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::embedded::{EMBEDDED_SCHEMAS, EmbeddedSchema};
use super::loader::{Loader, source};
use super::mentions::copied;
use super::originals::Named;
use super::paths::{RealPaths, printed};
use super::plan::SchemaChoice;
use crate::config::{CountedFile, OriginalText, Originals, RecordFile, Settings, TextFile};
use crate::diagnostic::Problem;
use crate::document::Parsed;
use crate::lint::{Project, ProjectFile, Role};
use crate::source::{FileId, SourceFile, Sources, Span};

/// So many files that no pattern takes are named.
const NAMED: usize = 5;

impl Loader {
    /// The project, with settings read anew once the ids of the files are known.
    pub(super) fn project(
        self,
        settings: impl FnOnce(&Sources) -> (Settings, Vec<Problem>),
    ) -> Project {
        let embedded = self.embedded_paths();
        let sources = self.sources(&embedded);
        let (settings, mut problems) = settings(&sources);
        let find = |path: &Path| sources.find(&printed(&self.base, path));
        let mut files = Vec::new();
        for (path, uses) in self.plan.files.iter() {
            let Some(file) = find(path).filter(|_| !self.missing.contains(path)) else {
                continue;
            };
            for (role, schema) in uses {
                let schema = match schema {
                    SchemaChoice::File(path) => find(path).filter(|_| !self.missing.contains(path)),
                    SchemaChoice::Embedded(schema) => embedded
                        .get(schema.name)
                        .and_then(|path| sources.find(path)),
                    SchemaChoice::Unchecked | SchemaChoice::Declared(_) => None,
                };
                files.push((file, *role, schema));
            }
        }
        let mut used: BTreeSet<FileId> =
            files.iter().filter_map(|(_, _, schema)| *schema).collect();
        used.extend(embedded.values().filter_map(|path| sources.find(path)));
        files.extend(used.iter().map(|file| (*file, Role::Schema, None)));
        problems.extend(self.problems(&sources));
        Project {
            today: None,
            originals: self.originals(&sources),
            schema_addresses: self
                .addresses
                .iter()
                .filter_map(|(path, addresses)| {
                    Some((find(path)?, addresses.iter().cloned().collect()))
                })
                .collect(),
            given_schema: self.plan.given.as_deref().and_then(&find),
            referred: self.referred.iter().filter_map(|path| find(path)).collect(),
            notes: self.notes(),
            only_syntax: self
                .only_syntax
                .iter()
                .filter_map(|path| find(path))
                .collect(),
            records: self.records(&sources),
            counted: self.counted(&sources),
            texts: self.texts(&sources),
            parsed: self.trees(&sources),
            files: project_files(files),
            settings,
            problems,
            sources,
        }
    }

    /// What is wrong with what the run should read, at its place.
    fn problems(&self, sources: &Sources) -> impl Iterator<Item = Problem> {
        self.plan.problems.iter().filter_map(|problem| {
            let path = &problem.primary.span.path;
            let file = sources.find(&printed(&self.base, path))?;
            Some(problem.clone().map(|place| Span {
                file,
                range: place.range,
            }))
        })
    }

    /// Which files hold records of which kind.
    fn records(&self, sources: &Sources) -> Vec<RecordFile> {
        let planned = self.plan.records.iter();
        let planned = planned.filter(|planned| !self.missing.contains(&planned.path));
        let mut records: Vec<RecordFile> = planned
            .filter_map(|planned| {
                Some(RecordFile {
                    kind: planned.kind,
                    file: sources.find(&printed(&self.base, &planned.path))?,
                    parts: planned.parts.clone(),
                })
            })
            .collect();
        records.sort();
        records
    }

    /// In which files something is counted.
    fn counted(&self, sources: &Sources) -> Vec<CountedFile> {
        let planned = self.plan.counted.iter();
        let planned = planned.filter(|planned| !self.missing.contains(&planned.path));
        let mut counted: Vec<CountedFile> = planned
            .filter_map(|planned| {
                Some(CountedFile {
                    count: planned.count,
                    file: sources.find(&printed(&self.base, &planned.path))?,
                })
            })
            .collect();
        counted.sort();
        counted
    }

    /// Which files are running texts in which facts are looked for.
    fn texts(&self, sources: &Sources) -> Vec<TextFile> {
        let planned = self.plan.texts.iter();
        let planned = planned.filter(|(_, path)| !self.missing.contains(path));
        let mut texts: Vec<TextFile> = planned
            .filter_map(|(entry, path)| {
                Some(TextFile {
                    entry: *entry,
                    file: sources.find(&printed(&self.base, path))?,
                })
            })
            .collect();
        texts.sort();
        texts
    }

    /// The trees of the texts that were parsed.
    fn trees(&self, sources: &Sources) -> BTreeMap<FileId, Arc<Parsed>> {
        let files = self.files.values();
        files
            .filter_map(|file| Some((sources.find(&file.source.path)?, file.parsed.clone()?)))
            .collect()
    }

    /// What is no fault and worth saying.
    fn notes(&self) -> Vec<String> {
        let mut notes = self.plan.notes.clone();
        let mut beside: Vec<&PathBuf> = self.plan.beside.iter().collect();
        beside.retain(|path| !self.plan.files.contains(path));
        if !beside.is_empty() {
            let mut real = RealPaths::default();
            let taken = self.plan.files.paths().filter_map(|path| real.of(path));
            let taken: BTreeSet<PathBuf> = taken.collect();
            beside.retain(|path| !real.of(path).is_some_and(|path| taken.contains(&path)));
        }
        let beside: Vec<String> = beside
            .into_iter()
            .map(|path| printed(&self.base, path))
            .collect();
        let (are, files) = match beside.len() {
            0 => return notes,
            1 => ("is", "file"),
            _ => ("are", "files"),
        };
        let named = beside.iter().take(NAMED).map(|path| format!("`{path}`"));
        let named = named.collect::<Vec<_>>().join(", ");
        let more = match beside.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        notes.push(format!(
            "{} YAML or JSON {files} beside the documents {are} in no pattern: {named}{more}",
            beside.len()
        ));
        notes
    }

    /// What was found of the originals; `None` when they were not asked for.
    fn originals(&self, sources: &Sources) -> Option<Originals> {
        let folder = self.plan.originals.as_ref()?;
        let texts = self.originals.iter();
        Some(Originals {
            folder: printed(&self.base, &folder.path),
            texts: texts
                .map(|(name, found)| (name.clone(), self.original(found, sources)))
                .collect(),
        })
    }

    fn original(&self, found: &Named, sources: &Sources) -> OriginalText {
        match found {
            Named::Missing => OriginalText::Missing,
            Named::There(path) if !self.missing.contains(path) => sources
                .find(&printed(&self.base, path))
                .map_or(OriginalText::Unusable, OriginalText::Read),
            Named::There(_) | Named::Outside => OriginalText::Unusable,
        }
    }

    /// The printed path of each schema of factlint's own that is used, or that a file of the run claims to be: a file
    /// of the run with the same text where all have that, so that people are shown a file that they can open.
    fn embedded_paths(&self) -> BTreeMap<&'static str, String> {
        let copies: Vec<(&'static EmbeddedSchema, &SourceFile)> = self
            .schema_files()
            .filter_map(|(_, file)| Some((copied(file)?, &file.source)))
            .collect();
        let used: BTreeMap<_, _> = self
            .plan
            .files
            .values()
            .flatten()
            .filter_map(|(_, schema)| match schema {
                SchemaChoice::Embedded(schema) => Some((schema.name, *schema)),
                _ => None,
            })
            .chain(copies.iter().map(|(schema, _)| (schema.name, *schema)))
            .flat_map(|(_, schema)| schema.with_referred())
            .map(|schema| (schema.name, schema))
            .collect();
        used.into_iter()
            .map(|(name, schema)| {
                let mut own = copies.iter().filter(|(of, _)| *of == schema);
                let same = own.next().filter(|(_, file)| {
                    *file.text == *schema.text && own.all(|(_, other)| other.text == file.text)
                });
                let path = same.map_or(schema.path, |(_, file)| &*file.path);
                (name, path.to_owned())
            })
            .collect()
    }

    /// All texts: those read, factlint's own schemas, and empty ones for files that only have a problem.
    fn sources(&self, embedded: &BTreeMap<&'static str, String>) -> Sources {
        let files = self.files.values().map(|file| file.source.clone());
        let mut files: Vec<_> = files.collect();
        for schema in EMBEDDED_SCHEMAS {
            if embedded
                .get(schema.name)
                .is_some_and(|path| path == schema.path)
            {
                files.push(SourceFile::built_in(schema.path, schema.text));
            }
        }
        let problems = self.plan.problems.iter();
        files.extend(
            problems.map(|problem| source(&self.base, &self.root, &problem.primary.span.path, "")),
        );
        Sources::new(files)
    }
}

/// Each file with its roles, in order; an instance of a schema that the file has to fit anyway is left out.
fn project_files(mut files: Vec<(FileId, Role, Option<FileId>)>) -> Vec<ProjectFile> {
    files.sort();
    files.dedup();
    let fits: BTreeSet<_> = files
        .iter()
        .filter(|(_, role, _)| *role != Role::Instance)
        .filter_map(|(file, _, schema)| Some((*file, (*schema)?)))
        .collect();
    files
        .into_iter()
        .filter(|(file, role, schema)| {
            *role != Role::Instance || !schema.is_some_and(|schema| fits.contains(&(*file, schema)))
        })
        .map(|(file, role, schema)| ProjectFile { file, role, schema })
        .collect()
}
