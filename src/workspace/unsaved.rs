//! A text that stands in place of its file for one run, as an editor holds what was not saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::listing::{Entry, EntryKind, Listing};
use super::paths::{absolute, below};
use super::read::{Unreadable, read_text, text_of};

/// A text that is checked in place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The file, which need not be there yet; seen from the working directory.
    pub path: PathBuf,
    /// What would stand in it.
    pub bytes: Vec<u8>,
}

/// Where the texts of a run come from: the disk, and the unsaved text if there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    unsaved: Option<Unsaved>,
    /// The path of its file without links, where it is there.
    real: Option<PathBuf>,
}

impl Desk {
    /// The desk of a run.
    pub(super) fn new(base: &Path, unsaved: Option<&Unsaved>) -> Self {
        let unsaved = unsaved.map(|unsaved| Unsaved {
            path: absolute(base, &unsaved.path),
            bytes: unsaved.bytes.clone(),
        });
        let real = unsaved
            .as_ref()
            .and_then(|unsaved| unsaved.path.canonicalize().ok());
        Self { unsaved, real }
    }

    /// The unsaved text, where it is that of this file.
    fn held(&self, path: &Path) -> Option<&Unsaved> {
        let unsaved = self.unsaved.as_ref()?;
        let is_it =
            unsaved.path == path || self.real.is_some() && path.canonicalize().ok() == self.real;
        is_it.then_some(unsaved)
    }

    /// Whether the text of a file is the unsaved one.
    pub(super) fn holds(&self, path: &Path) -> bool {
        self.held(path).is_some()
    }

    /// Whether a file is there, or would be once its text is saved.
    pub(super) fn has(&self, path: &Path) -> bool {
        path.exists() || self.held(path).is_some()
    }

    /// The text of a file, as [`read_text`] reads it.
    pub(super) fn read(&self, path: &Path, limit: u64) -> Result<Arc<str>, Unreadable> {
        match self.held(path) {
            Some(unsaved) => text_of(&unsaved.bytes, limit),
            None => read_text(path, limit),
        }
    }

    /// Adds the file that is not there yet to what lies below `root`.
    pub(super) fn complete(&self, root: &Path, listing: &mut Listing) {
        let new = self
            .unsaved
            .as_ref()
            .filter(|unsaved| !unsaved.path.exists());
        if let Some((path, name)) = new.and_then(|new| Some((&new.path, below(root, &new.path)?))) {
            listing.entries.push(Entry {
                name,
                path: path.clone(),
                kind: EntryKind::File,
            });
            listing.entries.sort();
        }
    }
}
