//! What a file says about schemas by itself: which schema it wants to fit, which other files a schema refers to.
//!
//! Loading those files is left to the room `workspace`.

use super::book::path_of;
use super::index::{Index, draft_of};
use super::uri::{self, is_built_in};
use crate::document::{Document, NodeRef};
use crate::source::TextRange;

/// A reference from one schema file to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Printed path where the file would be, when the reference is relative or a `file:` URI.
    pub path: Option<String>,
    /// The address that the file would have; a local copy of a remote schema has it as its `$id`.
    pub uri: String,
    /// Where the reference stands.
    pub range: TextRange,
}

/// The references of the schema file at the printed path `path` that lead to other files, in the order of the file.
/// Meta-schemas are not among them: they need no file.
///
/// `address` is where relative references start from, when it is another than the one made from the path.
pub fn references(document: &Document, path: &str, address: Option<&str>) -> Vec<Reference> {
    let Some(root) = document.root() else {
        return Vec::new();
    };
    let index = Index::of_everything(root, address.unwrap_or(&uri::of_path(path)), draft_of(root));
    let mut references = Vec::new();
    for link in &index.references {
        let written = link.value.as_str().unwrap_or_default();
        let Some(joined) = uri::join(index.address(link.resource), written) else {
            continue;
        };
        let (address, _) = uri::split(&joined);
        let own = index.resources.iter().any(|(known, _)| known == address);
        if !own && !is_built_in(address) {
            references.push(Reference {
                path: path_of(path, written),
                uri: address.to_owned(),
                range: link.value.site(),
            });
        }
    }
    references
}

/// The addresses that a schema file gives itself and its parts by `$id`, in the order of the file.
pub fn identifiers(document: &Document, path: &str) -> Vec<String> {
    let Some(root) = document.root() else {
        return Vec::new();
    };
    let index = Index::new(root, &uri::of_path(path), draft_of(root));
    let addresses = index.resources.into_iter().skip(1);
    addresses.map(|(address, _)| address).collect()
}

/// The schema that a file asks for itself: the comment `# yaml-language-server: $schema=…` before its first value, in TOML
/// `#:schema …`, or the key `$schema` of its root. A file whose `$schema` is a meta-schema is a schema, not an instance.
pub fn declared_schema(document: &Document) -> Option<(String, TextRange)> {
    comment_schema(document).or_else(|| {
        let value = document.root()?.get("$schema")?;
        let text = value.as_str()?;
        (!text.is_empty() && !is_built_in(text)).then(|| (text.to_owned(), value.range()))
    })
}

/// Whether a file says that it is a schema itself, by a `$schema` that names a meta-schema.
pub fn is_schema(document: &Document) -> bool {
    document
        .root()
        .and_then(|root| root.get("$schema"))
        .and_then(NodeRef::as_str)
        .is_some_and(is_built_in)
}

fn comment_schema(document: &Document) -> Option<(String, TextRange)> {
    let first_value = document.root().map_or(u32::MAX, |root| root.range().start);
    document
        .comments()
        .iter()
        .take_while(|comment| comment.range.start < first_value)
        .find_map(|comment| {
            let text = comment.range.slice(document.text());
            let for_toml = text.strip_prefix("#:schema ");
            let for_yaml = || {
                let after = text.strip_prefix('#')?.trim_start();
                let after = after.strip_prefix("yaml-language-server:")?;
                Some(after.split_once("$schema=")?.1)
            };
            let after = for_toml.or_else(for_yaml)?;
            let name = after.split_whitespace().next()?;
            let start = comment.range.start as usize + (text.len() - after.len());
            Some((
                name.to_owned(),
                TextRange::from_usize(start, start + name.len()),
            ))
        })
}
