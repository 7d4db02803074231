//! All files below a folder, for who wants to know what is there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::listing::{Entry, EntryKind, Listing};
use super::paths::{absolute, below, printed};
use super::read::read_text;
use super::{CONFIGURATIONS, LoadError};
use crate::document::Format;
use crate::suggest::{SeenFile, is_left_out, is_version_module};

/// Largest file that is read: what is larger was made by a program.
const LARGEST: u64 = 2 << 20;

/// The files of a repository.
#[derive(Debug)]
pub struct Repository {
    /// Its folder, absolute.
    pub root: PathBuf,
    /// Its files, sorted by path.
    pub files: Vec<SeenFile>,
    /// The text of the configuration that it has already.
    pub configuration: Option<Arc<str>>,
}

/// Reads the repository in which the paths lie: the nearest folder above the first that has a configuration or is a work
/// tree of git, else that path itself. Of its files those below the paths are given.
///
/// # Errors
///
/// Where a path does not exist, or lies outside of that folder.
pub fn survey(base: &Path, paths: &[PathBuf]) -> Result<Repository, LoadError> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| absolute(base, path)).collect();
    let paths = if paths.is_empty() {
        vec![base.to_path_buf()]
    } else {
        paths
    };
    let first = paths.first().map_or(base, PathBuf::as_path);
    let root = root_of(first);
    let mut wanted = Vec::new();
    for path in &paths {
        let what = if path.exists() {
            "is in another repository than the first path"
        } else {
            "does not exist"
        };
        match below(root, path).filter(|_| path.exists()) {
            Some(name) => wanted.push(name),
            None => {
                return Err(LoadError::Path {
                    path: printed(base, path),
                    what: what.to_owned(),
                });
            }
        }
    }
    let is_wanted = |name: &str| {
        wanted.iter().any(|folder| {
            let rest = name.strip_prefix(folder.as_str());
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    Ok(below_root(root, is_wanted))
}

/// Reads all below a folder in which a configuration is going to stand.
///
/// # Errors
///
/// Where it is no folder.
pub fn survey_folder(folder: &Path) -> Result<Repository, LoadError> {
    if !folder.is_dir() {
        return Err(LoadError::Path {
            path: folder.to_string_lossy().into_owned(),
            what: "is no folder".to_owned(),
        });
    }
    Ok(below_root(folder, |_| true))
}

/// The name of the configuration that a folder has.
pub fn configuration_in(folder: &Path) -> Option<&'static str> {
    CONFIGURATIONS
        .into_iter()
        .find(|name| folder.join(name).exists())
}

fn below_root(root: &Path, is_wanted: impl Fn(&str) -> bool) -> Repository {
    let listing = Listing::new(root, false);
    let files = listing
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::File && is_wanted(&entry.name));
    let files = files.map(see);
    let configuration = CONFIGURATIONS
        .iter()
        .find_map(|name| read_text(&root.join(name), LARGEST).ok());
    Repository {
        root: root.to_path_buf(),
        files: files.collect(),
        configuration,
    }
}

/// The folder that a configuration for this path would stand in.
fn root_of(path: &Path) -> &Path {
    let is_root = |folder: &&Path| {
        folder.join(".git").exists()
            || CONFIGURATIONS
                .iter()
                .any(|name| folder.join(name).is_file())
    };
    let own = path.parent().filter(|_| path.is_file()).unwrap_or(path);
    own.ancestors().find(is_root).unwrap_or(own)
}

fn see(entry: &Entry) -> SeenFile {
    let is_page = entry.name.to_ascii_lowercase().ends_with(".md");
    let is_of_kind = is_page || Format::of_path(&entry.name).is_some();
    let is_read = (is_of_kind || is_version_module(&entry.name)) && !is_left_out(&entry.name);
    let text = is_read
        .then(|| read_text(&entry.path, LARGEST).ok())
        .flatten();
    SeenFile {
        path: entry.name.clone(),
        text,
    }
}
