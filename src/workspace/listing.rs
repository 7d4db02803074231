//! The files below a folder, looked for once, and those of them that a pattern names.
//!
//! What git ignores is left out, and so are hidden files unless a pattern names them with their dot. Linked files
//! count as files where they point to one below the folder; linked folders are never entered.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use ignore::{DirEntry, WalkBuilder};

use super::paths::below;

/// Patterns are matched folder by folder, and a name that starts with a dot has to be asked for.
const MATCH: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// Something that was found below the folder.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Path below the folder, with `/`.
    pub(super) name: String,
    /// Absolute path.
    pub(super) path: PathBuf,
    /// What it is.
    pub(super) kind: Kind,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A file, or a link to one below the folder.
    File,
    /// A folder.
    Folder,
    /// A link that leads out of the folder or nowhere.
    LinkOut,
    /// A link to a folder that holds it.
    Loop,
}

/// All that is below one folder, sorted.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) entries: Vec<Entry>,
    /// Folders that could not be looked into, and why.
    pub(super) unreadable: Vec<(PathBuf, String)>,
}

impl Listing {
    /// Walks the folder `root`; into hidden folders only when `hidden`.
    pub(super) fn new(root: &Path, hidden: bool) -> Self {
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let mut listing = Self::default();
        let walk = WalkBuilder::new(root)
            .hidden(!hidden)
            .require_git(false)
            .git_global(false)
            .follow_links(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build();
        for item in walk {
            match item {
                Ok(entry) => listing.entries.extend(read_entry(root, &real_root, entry)),
                Err(error) => listing.push_error(root, error),
            }
        }
        listing.entries.sort();
        listing
    }

    /// The entries that `pattern` names.
    pub(super) fn matching<'a>(
        &'a self,
        pattern: &'a Pattern,
    ) -> impl Iterator<Item = &'a Entry> + 'a {
        self.entries
            .iter()
            .filter(|entry| pattern.matches_with(&entry.name, MATCH))
    }

    /// Keeps only the entries that `pattern` names.
    pub(super) fn retain(&mut self, pattern: &Pattern) {
        self.entries
            .retain(|entry| pattern.matches_with(&entry.name, MATCH));
    }

    fn push_error(&mut self, root: &Path, error: ignore::Error) {
        let mut path = root.to_path_buf();
        let mut error = error;
        loop {
            error = match error {
                ignore::Error::WithPath { path: at, err } => {
                    path = at;
                    *err
                }
                ignore::Error::WithDepth { err, .. }
                | ignore::Error::WithLineNumber { err, .. } => *err,
                other => {
                    self.unreadable.push((path, other.to_string()));
                    return;
                }
            };
        }
    }
}

/// A pattern as it is matched; [`crate::config::check_pattern`] has seen it before, so that it is never wrong here.
pub(super) fn pattern(text: &str) -> Option<Pattern> {
    Pattern::new(text.strip_prefix("./").unwrap_or(text)).ok()
}

/// Whether `text` has a character with a meaning in patterns.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

/// Whether one of the patterns names `name` or a folder that holds it.
pub(super) fn excluded(patterns: &[Pattern], name: &str) -> bool {
    let options = MatchOptions {
        require_literal_leading_dot: false,
        ..MATCH
    };
    let folders = name.match_indices('/').map(|(end, _)| end);
    folders.chain([name.len()]).any(|end| {
        let part = name.get(..end).unwrap_or(name);
        patterns
            .iter()
            .any(|pattern| pattern.matches_with(part, options))
    })
}

fn read_entry(root: &Path, real_root: &Path, entry: DirEntry) -> Option<Entry> {
    let name = below(root, entry.path()).filter(|name| !name.is_empty())?;
    let file_type = entry.file_type()?;
    let kind = if file_type.is_symlink() {
        link_kind(real_root, entry.path())
    } else if file_type.is_dir() {
        Kind::Folder
    } else {
        Kind::File
    };
    Some(Entry {
        name,
        path: entry.into_path(),
        kind,
    })
}

fn link_kind(real_root: &Path, link: &Path) -> Kind {
    let Ok(target) = link.canonicalize() else {
        return Kind::LinkOut;
    };
    let holder = link.parent().and_then(|parent| parent.canonicalize().ok());
    if holder.is_some_and(|holder| holder.starts_with(&target)) {
        Kind::Loop
    } else if target.is_dir() {
        Kind::Folder
    } else if target.starts_with(real_root) {
        Kind::File
    } else {
        Kind::LinkOut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "a: 1\n").unwrap();
        }
        folder
    }

    fn names(folder: &Path, text: &str) -> Vec<String> {
        let pattern = pattern(text).unwrap();
        let listing = Listing::new(folder, text.contains("/."));
        let names = listing.matching(&pattern);
        names.map(|entry| entry.name.clone()).collect()
    }

    #[test]
    fn a_star_stays_in_its_folder_and_the_order_is_that_of_names() {
        let folder = folder(&["d/b.yaml", "d/a.yaml", "d/e/c.yaml", "d/n.txt", "top.yaml"]);
        assert_eq!(names(folder.path(), "d/*.yaml"), ["d/a.yaml", "d/b.yaml"]);
        assert_eq!(names(folder.path(), "**/*.yaml").len(), 4);
        assert_eq!(names(folder.path(), "./top.yaml"), ["top.yaml"]);
    }

    #[test]
    fn ignored_and_hidden_files_are_left_out() {
        let folder = folder(&["d/a.yaml", "out/b.yaml", ".h/c.yaml", ".git/d.yaml"]);
        std::fs::write(folder.path().join(".gitignore"), "out/\n").unwrap();
        assert_eq!(names(folder.path(), "**/*.yaml"), ["d/a.yaml"]);
        assert_eq!(names(folder.path(), "./.h/*.yaml"), [".h/c.yaml"]);
    }

    #[test]
    fn a_folder_is_excluded_with_all_that_it_holds() {
        let patterns = [pattern("drafts").unwrap(), pattern("**/old").unwrap()];
        assert!(excluded(&patterns, "drafts/x/a.yaml"));
        assert!(excluded(&patterns, "x/old/a.yaml"));
        assert!(!excluded(&patterns, "x/drafts.yaml"));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told_apart() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["d/a.yaml"]);
        let other = tempfile::NamedTempFile::new().unwrap();
        symlink("a.yaml", folder.path().join("d/in.yaml")).unwrap();
        symlink(other.path(), folder.path().join("d/out.yaml")).unwrap();
        symlink("self.yaml", folder.path().join("d/self.yaml")).unwrap();
        symlink("..", folder.path().join("d/up")).unwrap();
        let listing = Listing::new(folder.path(), false);
        let kinds: Vec<_> = listing
            .entries
            .iter()
            .map(|entry| (entry.name.as_str(), entry.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("d", Kind::Folder),
                ("d/a.yaml", Kind::File),
                ("d/in.yaml", Kind::File),
                ("d/out.yaml", Kind::LinkOut),
                ("d/self.yaml", Kind::LinkOut),
                ("d/up", Kind::Loop),
            ]
        );
    }
}
