//! What files say of others that have to be loaded with them: schemas and originals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::document::{Document, Format, Limits, parse};
use crate::schema::{declared_schema, identifiers, is_schema, references};
use crate::source::{SourceFile, TextRange};

use super::embedded::{EMBEDDED_SCHEMAS, EmbeddedSchema};
use super::plan::Place;

/// What a file says about the schema it wants to fit.
pub(super) enum Declared {
    /// It says nothing.
    Nothing,
    /// It is a schema itself.
    Schema,
    /// The address or path of the schema, and where it stands.
    Named { name: String, range: TextRange },
}

/// What a schema has to do with other schemas.
pub(super) struct Referred {
    /// The addresses that it gives itself.
    pub(super) ids: Vec<String>,
    /// The files that it refers to: the printed path where one would be, if the reference says so, and the address.
    pub(super) leads: Vec<(Option<String>, String)>,
}

/// The schema that `file` names itself.
pub(super) fn declared(file: &SourceFile, limits: &Limits) -> Declared {
    // Few files name a schema; the others are not parsed for it.
    if !file.text.contains("$schema") {
        return Declared::Nothing;
    }
    let document = document(file, limits);
    match declared_schema(&document) {
        Some((name, range)) => Declared::Named { name, range },
        None if is_schema(&document) => Declared::Schema,
        None => Declared::Nothing,
    }
}

/// What the schema `file` is called and refers to.
pub(super) fn referred(file: &SourceFile, limits: &Limits) -> Referred {
    referred_from(file, limits, None)
}

/// The same for a file that is asked for under an address of its own.
pub(super) fn referred_from(
    file: &SourceFile,
    limits: &Limits,
    address: Option<&String>,
) -> Referred {
    let document = document(file, limits);
    let address = address.map(String::as_str);
    Referred {
        ids: identifiers(&document, &file.path),
        leads: references(&document, &file.path, address)
            .into_iter()
            .map(|reference| (reference.path, reference.uri))
            .collect(),
    }
}

/// Whether a file can be read as YAML or JSON.
pub(super) fn is_well_formed(file: &SourceFile, limits: &Limits) -> bool {
    let format = Format::of_path(&file.path).unwrap_or(Format::Yaml);
    let parsed = parse(file.text.clone(), format, limits);
    parsed.problems.is_empty() || parsed.document.root().is_some()
}

/// The schema of factlint's own that a file claims to be.
pub(super) fn copied(file: &SourceFile, limits: &Limits) -> Option<&'static EmbeddedSchema> {
    // Few schemas do; the others are not parsed for it.
    if !file.text.contains("factlint.dev/schema/") {
        return None;
    }
    let document = document(file, limits);
    let id = document.root()?.get("$id")?.as_str()?;
    let path = id
        .strip_suffix('#')
        .unwrap_or(id)
        .strip_prefix("https://factlint.dev/")?;
    EMBEDDED_SCHEMAS
        .into_iter()
        .find(|schema| schema.path.strip_prefix("factlint:") == Some(path))
}

/// The names of originals in some files, each with the first place that has it.
pub(super) fn named_originals<'a>(
    documents: impl Iterator<Item = (&'a PathBuf, &'a SourceFile)>,
    limits: &Limits,
) -> BTreeMap<String, Place> {
    let documents: Vec<_> = documents
        .filter(|(_, file)| file.text.contains("original"))
        .collect();
    let found: Vec<Vec<(String, Place)>> = documents
        .into_par_iter()
        .map(|(path, file)| originals_in(path, file, limits))
        .collect();
    let mut all = BTreeMap::new();
    for (name, place) in found.into_iter().flatten() {
        all.entry(name).or_insert(place);
    }
    all
}

fn originals_in(path: &Path, file: &SourceFile, limits: &Limits) -> Vec<(String, Place)> {
    let format = Format::of_path(&file.path).unwrap_or(Format::Yaml);
    let parsed = parse(file.text.clone(), format, limits);
    parsed
        .document
        .roots()
        .filter_map(|root| {
            let node = root.get("document")?.get("original")?.get("file")?;
            let place = Place {
                path: path.to_path_buf(),
                range: Some(node.site()),
            };
            Some((node.scalar_text()?.to_owned(), place))
        })
        .collect()
}

fn document(file: &SourceFile, limits: &Limits) -> Document {
    let format = Format::of_path(&file.path).unwrap_or(Format::Yaml);
    parse(file.text.clone(), format, limits).document
}
