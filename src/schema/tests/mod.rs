//! The room as its users see it: a schema and an instance in, sentences and underlined text out.

mod conformance;
mod drafts;
mod engine;
mod keys;
mod own;
mod reasons;
mod remarks;
mod schemas;
mod values;
mod wording;

use std::sync::Arc;

use super::{Purpose, SchemaFailure, SchemaOptions, SchemaSet, SchemaSource};
use crate::diagnostic::ProblemKind;
use crate::document::{Document, Format, Limits, parse};
use crate::source::{FileId, SourceFile, Sources};

/// A few schema files of a run, of which the first validates.
struct Run {
    sources: Sources,
    documents: Vec<(FileId, Document)>,
}

impl Run {
    fn new(files: &[(&str, &str)]) -> Self {
        let sources = Sources::new(
            files
                .iter()
                .map(|(path, text)| {
                    if path.starts_with("factlint:") {
                        SourceFile::built_in(*path, *text)
                    } else {
                        SourceFile::new(*path, *text)
                    }
                })
                .collect(),
        );
        let documents = files
            .iter()
            .map(|(path, text)| {
                let format = Format::of_path(path).expect("a known extension");
                let parsed = parse(Arc::from(*text), format, &Limits::default());
                assert!(parsed.problems.is_empty(), "{path}: {:?}", parsed.problems);
                (sources.find(path).expect("the file"), parsed.document)
            })
            .collect();
        Self { sources, documents }
    }

    fn compile(&self, options: SchemaOptions) -> (SchemaSet, Vec<SchemaFailure>) {
        let schemas: Vec<SchemaSource<'_>> = self
            .documents
            .iter()
            .enumerate()
            .map(|(number, (file, document))| SchemaSource {
                file: *file,
                path: &self.sources.get(*file).expect("the file").path,
                origin: self.sources.get(*file).expect("the file").origin,
                document,
                addresses: &[],
                broken: false,
                purpose: if number == 0 {
                    Purpose::Validates
                } else {
                    Purpose::Referred
                },
                for_cells: number == 0,
            })
            .collect();
        SchemaSet::compile(&schemas, options)
    }

    fn failures(&self, set: &SchemaSet, text: &str) -> Vec<SchemaFailure> {
        let file = self.documents[0].0;
        let parsed = parse(Arc::from(text), Format::Yaml, &Limits::default());
        assert!(parsed.problems.is_empty(), "{text}: {:?}", parsed.problems);
        let root = parsed.document.root().expect("a value");
        set.validate(file, root, file)
    }

    fn validate(&self, set: &SchemaSet, text: &str) -> Vec<String> {
        let failures = self.failures(set, text);
        failures
            .iter()
            .map(|failure| shown(failure, text))
            .collect()
    }

    /// Failures of the schema files: `path: headline @ underlined text`.
    fn broken(&self, failures: &[SchemaFailure]) -> Vec<String> {
        failures
            .iter()
            .map(|failure| {
                let file = self
                    .sources
                    .get(failure.problem.primary.span.file)
                    .expect("a file");
                format!("{}: {}", file.path, shown(failure, &file.text))
            })
            .collect()
    }
}

/// `headline @ underlined text`.
fn shown(failure: &SchemaFailure, text: &str) -> String {
    let range = failure.problem.primary.span.range.expect("a range");
    assert_eq!(range.slice(text), failure.text);
    format!("{} @ {}", failure.problem.message, failure.text)
}

/// The failures of one instance against one schema, both in YAML.
fn failures(schema: &str, instance: &str) -> Vec<String> {
    failures_with(schema, instance, SchemaOptions::default())
}

fn failures_with(schema: &str, instance: &str, options: SchemaOptions) -> Vec<String> {
    let run = Run::new(&[("harbour.schema.yaml", schema)]);
    let (set, mut broken) = run.compile(options);
    broken.retain(|failure| failure.problem.kind != ProblemKind::IdleKeyword);
    assert!(broken.is_empty(), "{schema}: {broken:#?}");
    run.validate(&set, instance)
}
