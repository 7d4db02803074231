//! What is known of paths, by path. A path compares part by part, which costs more than all else that a run with many files
//! does with their names; here it compares as bytes, and the order is the same.

use std::collections::BTreeMap;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Values by absolute paths without `.` and `..`, in the order of paths.
#[derive(Clone, Debug)]
pub(super) struct PathMap<T>(BTreeMap<Vec<u8>, (PathBuf, T)>);

/// Absolute paths without `.` and `..`, in their order.
pub(super) type PathSet = PathMap<()>;

/// The bytes of a path with what separates its parts before all else, so that they compare as its parts do.
fn key(path: &Path) -> Vec<u8> {
    let separator = u8::try_from(MAIN_SEPARATOR).unwrap_or(b'/');
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    bytes
        .map(|byte| if *byte == separator { 0 } else { *byte })
        .collect()
}

impl<T> Default for PathMap<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> FromIterator<(PathBuf, T)> for PathMap<T> {
    fn from_iter<I: IntoIterator<Item = (PathBuf, T)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        Self(
            entries
                .map(|(path, value)| (key(&path), (path, value)))
                .collect(),
        )
    }
}

impl FromIterator<PathBuf> for PathSet {
    fn from_iter<I: IntoIterator<Item = PathBuf>>(paths: I) -> Self {
        paths.into_iter().map(|path| (path, ())).collect()
    }
}

impl<T> PathMap<T> {
    /// What is known of a path.
    pub(super) fn get(&self, path: &Path) -> Option<&T> {
        // Of a run that has none, the key need not be made.
        let known = (!self.0.is_empty()).then(|| self.0.get(&key(path)));
        known.flatten().map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, path: &Path) -> Option<&mut T> {
        self.0.get_mut(&key(path)).map(|(_, value)| value)
    }

    /// Whether anything is known of a path.
    pub(super) fn contains(&self, path: &Path) -> bool {
        self.get(path).is_some()
    }

    /// Keeps a value in place of what was known.
    pub(super) fn insert(&mut self, path: PathBuf, value: T) {
        self.0.insert(key(&path), (path, value));
    }

    /// What is known of a path, or else what `value` gives.
    pub(super) fn or_insert_with(&mut self, path: &Path, value: impl FnOnce() -> T) -> &mut T {
        let entry = self.0.entry(key(path));
        &mut entry.or_insert_with(|| (path.to_path_buf(), value())).1
    }

    /// Forgets a path.
    pub(super) fn remove(&mut self, path: &Path) -> Option<T> {
        self.0.remove(&key(path)).map(|(_, value)| value)
    }

    /// All paths with what is known of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&PathBuf, &T)> {
        self.0.values().map(|(path, value)| (path, value))
    }

    /// All paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.values().map(|(path, _)| path)
    }

    /// All values, in the order of their paths.
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().map(|(_, value)| value)
    }

    /// All values, in the order of their paths.
    pub(super) fn into_values(self) -> impl Iterator<Item = T> {
        self.0.into_values().map(|(_, value)| value)
    }
}

impl Extend<PathBuf> for PathSet {
    fn extend<I: IntoIterator<Item = PathBuf>>(&mut self, paths: I) {
        for path in paths {
            self.insert(path, ());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Names of which one goes on where another ends, with signs on both sides of the separator.
        #[test]
        fn paths_stand_in_their_own_order(names in vec("/([ab船.-]{1,2}x/){0,3}[ab船!-]{1,3}", 0..12)) {
            let paths: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
            let ours: PathSet = paths.iter().cloned().collect();
            let own: BTreeSet<&PathBuf> = paths.iter().collect();
            prop_assert!(ours.paths().eq(own));
            prop_assert!(paths.iter().all(|path| ours.contains(path)));
            prop_assert!(!ours.contains(Path::new("/none")));
        }
    }
}
