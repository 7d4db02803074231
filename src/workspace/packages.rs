//! Descriptions of data that come with them, which are read before the files that they name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::loaded::Loaded;
use super::paths::{absolute, printed};
use super::unsaved::Desk;
use crate::config::{Settings, add_package};
use crate::diagnostic::Problem;
use crate::document::{Document, Limits};
use crate::source::{FileId, SourceFile, Sources};

/// A description of data that was read.
pub(super) struct Package {
    pub(super) path: PathBuf,
    pub(super) loaded: Loaded,
    /// The way from the configuration to its folder.
    folder: String,
}

/// Reads the descriptions that the configuration names. What cannot be read is told where files are read.
pub(super) fn read(base: &Path, root: &Path, settings: &Settings, desk: &Desk) -> Vec<Package> {
    let named = settings.packages.iter().filter_map(|named| {
        let path = absolute(root, Path::new(&named.value));
        let text = desk.read(&path, Limits::default().file_bytes).ok()?;
        let name = printed(root, &path);
        let folder = name.rsplit_once('/');
        let folder = folder.map_or_else(String::new, |(folder, _)| format!("{folder}/"));
        let source = SourceFile::new(printed(base, &path), text).named(name);
        Some(Package {
            path,
            loaded: Loaded::parse(source, &Limits::default()),
            folder,
        })
    });
    named.collect()
}

/// The files that the descriptions are, by their ids.
pub(super) fn places(packages: &[Package], sources: &Sources) -> BTreeMap<FileId, PathBuf> {
    let place = |package: &Package| {
        let file = sources.find(&package.loaded.source.path)?;
        Some((file, package.path.clone()))
    };
    packages.iter().filter_map(place).collect()
}

/// Adds what the descriptions say to the settings, with their places in the files of a run.
pub(super) fn add(
    packages: &[Package],
    sources: &Sources,
    settings: &mut Settings,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for package in packages {
        let root = package.loaded.document().and_then(Document::root);
        if let (Some(root), Some(file)) = (root, sources.find(&package.loaded.source.path)) {
            problems.extend(add_package(settings, file, root, &package.folder));
        }
    }
    problems
}
