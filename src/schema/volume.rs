//! A schema file: its tree, its addresses, and the draft that it is read by.

use jsonschema::Draft;

use super::index::{Index, draft_of};
use super::uri;
use crate::document::Document;
use crate::source::{FileId, Origin};

/// A schema file.
#[derive(Clone, Debug)]
pub(super) struct Volume {
    /// Its id in the run.
    pub file: FileId,
    /// Its printed path.
    pub path: String,
    /// Whose it is.
    origin: Origin,
    /// Its addresses beside the `$id`: those that the configuration gives it, then the one made from its path. Relative
    /// references start from the first.
    pub addresses: Vec<String>,
    /// Its tree.
    pub document: Document,
    /// The draft that it is read by.
    draft: Draft,
    /// Whether it is not even well-formed, which is reported elsewhere.
    pub broken: bool,
}

impl Volume {
    /// A schema file that is also found at `addresses`.
    pub(super) fn new(file: FileId, path: &str, document: &Document, addresses: &[String]) -> Self {
        let mut addresses = addresses.to_vec();
        addresses.push(uri::of_path(path));
        Self {
            file,
            path: path.to_owned(),
            origin: Origin::Project,
            addresses,
            document: document.clone(),
            draft: document.root().map_or(Draft::default(), draft_of),
            broken: false,
        }
    }

    /// The same, of this origin.
    pub(super) fn of_origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// The same, well-formed or not.
    pub(super) fn broken(self, broken: bool) -> Self {
        Self { broken, ..self }
    }

    /// Whether this is one of its addresses.
    pub(super) fn is_at(&self, address: &str) -> bool {
        self.addresses.iter().any(|own| own == address)
    }

    /// The address from which relative references start, as long as no `$id` says otherwise.
    pub(super) fn address(&self) -> &str {
        self.addresses.first().map_or("", String::as_str)
    }

    /// The draft that it is read by: the one that it names, else that of what refers to it, else 2020-12.
    pub(super) fn draft(&self) -> Draft {
        self.draft
    }

    /// Has it read by another draft.
    pub(super) fn read_by(&mut self, draft: Draft) {
        self.draft = draft;
    }

    /// Whether it names a draft.
    pub(super) fn names_draft(&self) -> bool {
        let root = self.document.root();
        root.is_some_and(|root| root.get("$schema").is_some())
    }

    /// The draft that it is read by and does not name.
    pub(super) fn inherited_draft(&self) -> Option<Draft> {
        (!self.names_draft()).then_some(self.draft)
    }

    /// The tree looked through as a schema.
    pub(super) fn index(&self) -> Option<Index<'_>> {
        let root = self.document.root()?;
        Some(Index::new(root, self.address(), self.draft))
    }

    /// The same, read by `draft`, and what stands under the keys that no draft knows.
    pub(super) fn index_of_everything(&self, draft: Draft) -> Option<Index<'_>> {
        let root = self.document.root()?;
        Some(Index::of_everything(root, self.address(), draft))
    }

    /// Whether the schema is one of factlint's own and no file of the project.
    pub(super) fn is_built_in(&self) -> bool {
        self.origin == Origin::BuiltIn
    }

    /// The address that it gives itself, without the `#` that older drafts end it with.
    pub(super) fn id(&self) -> Option<&str> {
        let id = self.document.root()?.get("$id")?.as_str()?;
        Some(id.strip_suffix('#').unwrap_or(id))
    }
}
