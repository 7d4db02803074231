//! The schemas of a project, compiled once for all files, and what does not fit them.

use std::collections::BTreeSet;

use crate::rules::ParsedFile;
use crate::schema::{Purpose, SchemaFailure, SchemaOptions, SchemaSet, SchemaSource};
use crate::source::FileId;

use super::trees::{is_malformed, with_role};
use super::{Project, Role};

/// Compiles the schemas of a project, once for all files.
pub(super) fn compile(project: &Project, files: &[ParsedFile]) -> (SchemaSet, Vec<SchemaFailure>) {
    let wanted: BTreeSet<FileId> = project
        .files
        .iter()
        .filter_map(|file| file.schema)
        .chain(project.given_schema)
        .collect();
    let checked: BTreeSet<FileId> = project
        .files
        .iter()
        .filter(|file| matches!(file.role, Role::Document | Role::Instance))
        .map(|file| file.file)
        .collect();
    let tables = project
        .files
        .iter()
        .filter(|file| project.is_table(file.file));
    let of_tables: BTreeSet<FileId> = tables.filter_map(|file| file.schema).collect();
    let purpose = |file: FileId| match file {
        _ if wanted.contains(&file) => Purpose::Validates,
        _ if checked.contains(&file) => Purpose::Checked,
        _ => Purpose::Referred,
    };
    let sources: Vec<SchemaSource<'_>> = with_role(project, files, Role::Schema)
        .into_iter()
        .filter_map(|file| {
            let source = project.sources.get(file.file)?;
            Some(SchemaSource {
                file: file.file,
                path: &source.path,
                origin: source.origin,
                document: &file.parsed.document,
                addresses: project
                    .schema_addresses
                    .get(&file.file)
                    .map_or(&[], Vec::as_slice),
                broken: is_malformed(file)
                    && (project.referred.contains(&file.file)
                        || file.parsed.document.root().is_none()),
                purpose: purpose(file.file),
                for_cells: of_tables.contains(&file.file),
            })
        })
        .collect();
    let options = SchemaOptions {
        assert_formats: project.settings.assert_formats,
        fancy_regex: project.settings.fancy_regex,
    };
    SchemaSet::compile(&sources, options)
}

/// Fits each document of a file to the schema. A file without any, and without a syntax error to explain it, fits none.
pub(super) fn fit(schemas: &SchemaSet, schema: FileId, found: &ParsedFile) -> Vec<SchemaFailure> {
    let document = &found.parsed.document;
    if document.root().is_none() && found.parsed.problems.is_empty() {
        return vec![SchemaFailure::empty_file(found.file)];
    }
    document
        .roots()
        .flat_map(|root| schemas.validate(schema, root, found.file))
        .collect()
}
