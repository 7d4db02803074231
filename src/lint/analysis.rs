//! Reading: from texts to parsed files, schema failures, facts and compared data points.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::{Selection, read_checks, select};
use crate::document::{Format, Limits, Parsed, parse};
use crate::fact::{
    DocumentFacts, FactId, FactIndex, FactProblem, Vocabulary, index, read_document,
    read_vocabulary,
};
use crate::rules::{self, Context, DeclaredCheck, Outcome, ParsedFile, compare};
use crate::schema::{SchemaFailure, SchemaOptions, SchemaSet, SchemaSource};
use crate::source::FileId;

use super::{Project, Role};

/// Everything that a project says, before it is judged.
#[derive(Debug)]
pub struct Analysis {
    /// Every file, parsed, in the order of their paths.
    pub files: Vec<ParsedFile>,
    /// What does not fit its schema, and what is wrong with schemas.
    pub schema_failures: Vec<SchemaFailure>,
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// All facts.
    pub index: FactIndex,
    /// What is wrong with the vocabulary and with facts.
    pub fact_problems: Vec<FactProblem>,
    /// The declared checks with the facts that they select.
    pub checks: Vec<DeclaredCheck>,
    /// What comparing the current facts of each data point gave, in the order of the index's data points.
    pub points: Vec<Outcome>,
}

impl Analysis {
    /// The analysis as the rules see it.
    pub fn context<'a>(&'a self, project: &'a Project) -> Context<'a> {
        Context {
            sources: &project.sources,
            settings: &project.settings,
            problems: &project.problems,
            files: &self.files,
            schema_failures: &self.schema_failures,
            vocabulary: &self.vocabulary,
            index: &self.index,
            fact_problems: &self.fact_problems,
            checks: &self.checks,
            points: &self.points,
        }
    }

    /// The parsed file behind an id.
    pub fn parsed(&self, file: FileId) -> Option<&Parsed> {
        let at = self
            .files
            .binary_search_by_key(&file, |parsed| parsed.file)
            .ok()?;
        self.files.get(at).map(|found| &found.parsed)
    }
}

/// Reads a project: each file on its own and in parallel, then what needs all of them.
pub fn analyse(project: &Project) -> Analysis {
    let files = parse_files(project);
    let schema_failures = validate(project, &files);
    let (vocabulary, problems) = vocabulary(project, &files);
    let mut fact_problems = project.settings.reading_problems.clone();
    fact_problems.extend(problems);
    let facts: Vec<DocumentFacts> = with_role(project, &files, Role::Document)
        .into_par_iter()
        .flat_map_iter(|file| {
            let roots: Vec<_> = file.parsed.document.roots().collect();
            roots
                .into_iter()
                .filter_map(|root| read_document(file.file, root, &vocabulary))
        })
        .collect();
    let (index, problems) = index(facts, &vocabulary);
    fact_problems.extend(problems);
    let checks = with_role(project, &files, Role::Checks)
        .into_iter()
        .flat_map(|file| {
            let root = file.parsed.document.root();
            root.map_or_else(Vec::new, |root| read_checks(file.file, root))
        })
        .map(|check| {
            let declaration = rules::find(&check.rule.value).and_then(|rule| rule.declaration);
            let selection = declaration.map_or_else(Selection::default, |declaration| {
                select(&check, declaration, &vocabulary, &index)
            });
            DeclaredCheck { check, selection }
        })
        .collect();
    let points = index
        .points()
        .par_iter()
        .map(|point| {
            let facts: Vec<FactId> = index.current(point).map(|(id, _)| id).collect();
            compare(&facts, &index, &vocabulary)
        })
        .collect();
    Analysis {
        files,
        schema_failures,
        vocabulary,
        index,
        fact_problems,
        checks,
        points,
    }
}

fn parse_files(project: &Project) -> Vec<ParsedFile> {
    let configuration = project.configuration();
    let usual = Limits::default();
    // A file that could not be read stands among the sources without a role; its text is empty, which is no mistake in
    // YAML.
    let read: BTreeSet<FileId> = project.files.iter().map(|file| file.file).collect();
    let sources: Vec<_> = project.sources.iter().collect();
    sources
        .into_par_iter()
        .map(|(file, source)| {
            // The configuration and factlint's own schemas are not subject to what the configuration allows others.
            let own = configuration == Some(file) || source.path.starts_with("factlint:");
            let limits = if own {
                &usual
            } else {
                &project.settings.limits
            };
            let format = Format::of_path(&source.path)
                .filter(|_| read.contains(&file))
                .unwrap_or(Format::Yaml);
            ParsedFile {
                file,
                parsed: parse(source.text.clone(), format, limits),
            }
        })
        .collect()
}

fn find(files: &[ParsedFile], id: FileId) -> Option<&ParsedFile> {
    let at = files.binary_search_by_key(&id, |parsed| parsed.file).ok()?;
    files.get(at)
}

fn with_role<'a>(project: &Project, files: &'a [ParsedFile], role: Role) -> Vec<&'a ParsedFile> {
    project
        .files
        .iter()
        .filter(|file| file.role == role)
        .filter_map(|file| find(files, file.file))
        .collect()
}

fn vocabulary(project: &Project, files: &[ParsedFile]) -> (Vocabulary, Vec<FactProblem>) {
    let readings = &project.settings.readings;
    with_role(project, files, Role::Vocabulary)
        .first()
        .and_then(|file| Some((file.file, file.parsed.document.root()?)))
        .map_or_else(
            || (Vocabulary::empty(readings), Vec::new()),
            |(file, root)| read_vocabulary(file, root, readings),
        )
}

/// Fits every file that has a schema to it. Schemas are compiled once and shared by all threads.
fn validate(project: &Project, files: &[ParsedFile]) -> Vec<SchemaFailure> {
    let wanted: BTreeSet<FileId> = project
        .files
        .iter()
        .filter_map(|file| file.schema)
        .collect();
    let sources: Vec<SchemaSource<'_>> = with_role(project, files, Role::Schema)
        .into_iter()
        .filter_map(|file| {
            Some(SchemaSource {
                file: file.file,
                path: &project.sources.get(file.file)?.path,
                document: &file.parsed.document,
                validates: wanted.contains(&file.file),
            })
        })
        .collect();
    let options = SchemaOptions {
        assert_formats: project.settings.assert_formats,
        fancy_regex: project.settings.fancy_regex,
    };
    let (schemas, mut failures) = SchemaSet::compile(&sources, options);
    let found: Vec<SchemaFailure> = project
        .files
        .par_iter()
        .filter_map(|file| Some((file.file, file.schema?)))
        .flat_map_iter(|(file, schema)| {
            find(files, file).map_or_else(Vec::new, |found| fit(&schemas, schema, found))
        })
        .collect();
    failures.extend(found);
    failures
}

/// Fits each document of a file to the schema. A file without any, and without a syntax error to explain it, fits none.
fn fit(schemas: &SchemaSet, schema: FileId, found: &ParsedFile) -> Vec<SchemaFailure> {
    let document = &found.parsed.document;
    if document.root().is_none() && found.parsed.problems.is_empty() {
        return vec![SchemaFailure::empty_file(found.file)];
    }
    document
        .roots()
        .flat_map(|root| schemas.validate(schema, root, found.file))
        .collect()
}
