//! The texts that documents were published as: which ones documents name, and where they are.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::paths::absolute;
use super::plan::Place;
use crate::document::{Format, Limits, parse};
use crate::source::SourceFile;

/// Where a run looks for originals.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// The folder, absolute; it need not be there.
    pub(super) path: PathBuf,
}

/// What a name in a document stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A file in the folder.
    There(PathBuf),
    /// Nothing.
    Missing,
    /// A file that is not in the folder, so that a document has no business with it.
    Outside,
}

impl Folder {
    /// Looks for the original that documents call `name`.
    pub(super) fn find(&self, name: &str) -> Named {
        let below = Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !below {
            return Named::Outside;
        }
        let path = absolute(&self.path, Path::new(name));
        let (Ok(real), Ok(folder)) = (path.canonicalize(), self.path.canonicalize()) else {
            return Named::Missing;
        };
        // A link may lead out.
        if real.starts_with(folder) {
            Named::There(path)
        } else {
            Named::Outside
        }
    }
}

/// The names of originals in some files, each with the first place that has it.
pub(super) fn named<'a>(
    documents: impl Iterator<Item = (&'a PathBuf, &'a SourceFile)>,
    limits: &Limits,
) -> BTreeMap<String, Place> {
    let documents: Vec<_> = documents
        .filter(|(_, file)| file.text.contains("original"))
        .collect();
    let found: Vec<Vec<(String, Place)>> = documents
        .into_par_iter()
        .map(|(path, file)| named_in(path, file, limits))
        .collect();
    let mut all = BTreeMap::new();
    for (name, place) in found.into_iter().flatten() {
        all.entry(name).or_insert(place);
    }
    all
}

fn named_in(path: &Path, file: &SourceFile, limits: &Limits) -> Vec<(String, Place)> {
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
