//! What files say of others that have to be loaded with them: schemas and originals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use memchr::memchr2;

use super::embedded::{EMBEDDED_SCHEMAS, EmbeddedSchema};
use super::loaded::Loaded;
use super::plan::ProblemPlace;
use crate::document::{Document, Limits};
use crate::schema::{declared_schema, identifiers, is_schema, references};
use crate::source::TextRange;

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
#[derive(Default)]
pub(super) struct Referred {
    /// The addresses that it gives itself.
    pub(super) ids: Vec<String>,
    /// The files that it refers to: the printed path where one would be, if the reference says so, and the address.
    pub(super) leads: Vec<(Option<String>, String)>,
}

/// Whether a text may say which schema it wants to fit, or what it is called: in a key with a `$`, however that is
/// written, or in a comment.
pub(super) fn may_name_schema(text: &str) -> bool {
    memchr2(b'$', b'\\', text.as_bytes()).is_some() || text.contains("#:schema ")
}

/// The schema that `file` names itself.
pub(super) fn declared(file: &Loaded) -> Declared {
    let Some(document) = file.document() else {
        return Declared::Nothing;
    };
    match declared_schema(document) {
        Some((name, range)) => Declared::Named { name, range },
        None if is_schema(document) => Declared::Schema,
        None => Declared::Nothing,
    }
}

/// The addresses that the schema `file` gives itself.
pub(super) fn ids(file: &Loaded) -> Vec<String> {
    let document = file.document();
    document.map_or_else(Vec::new, |document| {
        identifiers(document, &file.source.path)
    })
}

/// What the schema `file`, which is asked for under `address` if that is an own one, is called and refers to.
pub(super) fn referred(file: &Loaded, address: Option<&String>) -> Referred {
    let Some(document) = file.document() else {
        return Referred::default();
    };
    let address = address.map(String::as_str);
    Referred {
        ids: ids(file),
        leads: references(document, &file.source.path, address)
            .into_iter()
            .map(|reference| (reference.path, reference.uri))
            .collect(),
    }
}

/// The schema of factlint's own that a file claims to be.
pub(super) fn copied(file: &Loaded) -> Option<&'static EmbeddedSchema> {
    let id = file.document()?.root()?.get("$id")?.as_str()?;
    let id = id.strip_suffix('#').unwrap_or(id);
    let mut schemas = EMBEDDED_SCHEMAS.into_iter();
    schemas.find(|schema| schema.id == id)
}

/// The names of originals in some files, each with the first place that has it.
pub(super) fn named_originals<'a>(
    documents: impl Iterator<Item = (&'a PathBuf, &'a Loaded)>,
    limits: &Limits,
) -> BTreeMap<String, ProblemPlace> {
    let mut all = BTreeMap::new();
    for (path, file) in documents {
        for (name, place) in originals_in(path, file, limits) {
            all.entry(name).or_insert(place);
        }
    }
    all
}

fn originals_in(path: &Path, file: &Loaded, limits: &Limits) -> Vec<(String, ProblemPlace)> {
    let again = || Loaded::parse(file.source.clone(), limits);
    let again = file.document().is_none().then(again);
    let parsed = again.as_ref().unwrap_or(file).document();
    let roots = parsed.into_iter().flat_map(Document::roots);
    roots
        .filter_map(|root| {
            let node = root.get("document")?.get("original")?.get("file")?;
            let place = ProblemPlace {
                path: path.to_path_buf(),
                range: Some(node.site()),
            };
            Some((node.scalar_text()?.to_owned(), place))
        })
        .collect()
}
