//! The texts that documents were published as: where they are, and which of them a name means.

use std::path::{Component, Path, PathBuf};

use super::paths::absolute;

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
