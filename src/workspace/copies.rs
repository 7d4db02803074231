//! Local copies of schemas that are named by URL: which file is meant, without reading more than is asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::listing::{EntryKind, Listing};
use super::read::read_text;
use crate::document::Format;

/// Endings under which a copy may be saved, beside the one that its URL has.
const ENDINGS: [&str; 4] = ["", ".json", ".yaml", ".yml"];

/// A folder with copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// The URL that the folder stands for; without it, copies are known by their `$id`.
    pub prefix: Option<String>,
    /// The folder, absolute.
    pub folder: PathBuf,
}

impl Copies {
    /// The copy that a URL names by its path below the prefix, if it is there and in the folder.
    pub(super) fn by_path(&self, url: &str) -> Option<PathBuf> {
        let prefix = self.prefix.as_ref()?;
        let rest = url.strip_prefix(prefix.trim_end_matches('/'))?;
        let rest = match rest.strip_prefix('/') {
            Some(rest) => rest,
            None if rest.is_empty() => return None,
            // The prefix ends within a name.
            None => return None,
        };
        let folder = self.folder.canonicalize().ok()?;
        ENDINGS
            .iter()
            .map(|ending| self.folder.join(format!("{rest}{ending}")))
            .filter(|path| path.is_file() && is_text(path))
            .find(|path| {
                path.canonicalize()
                    .is_ok_and(|real| real.starts_with(&folder))
            })
    }

    /// The texts in a folder whose copies are known by their `$id`.
    pub(super) fn texts(&self, limit: u64) -> Vec<(PathBuf, Arc<str>)> {
        let files = self.files();
        files
            .into_iter()
            .filter_map(|path| {
                let text = read_text(&path, limit).ok()?;
                Some((path, text))
            })
            .collect()
    }

    /// Whether there is any YAML or JSON in the folder.
    pub(super) fn is_empty(&self) -> bool {
        self.files().is_empty()
    }

    fn files(&self) -> Vec<PathBuf> {
        let listing = Listing::new(&self.folder, false);
        let entries = listing.entries.into_iter();
        entries
            .filter(|entry| entry.kind == EntryKind::File && is_text(&entry.path))
            .map(|entry| entry.path)
            .collect()
    }
}

fn is_text(path: &Path) -> bool {
    // A table is no schema.
    Format::of_path(&path.to_string_lossy()).is_some_and(|format| !format.is_rows())
}

/// The copy that a URL names by its path, in the folder whose prefix says most.
pub(super) fn by_path(copies: &[Copies], url: &str) -> Option<PathBuf> {
    let mut copies: Vec<&Copies> = copies.iter().collect();
    copies.sort_by_key(|copies| std::cmp::Reverse(copies.prefix.as_ref().map_or(0, String::len)));
    copies.into_iter().find_map(|copies| copies.by_path(url))
}
