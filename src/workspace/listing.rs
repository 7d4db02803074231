//! The files below a folder, looked for once, and those of them that a pattern names.
//!
//! What git ignores is left out, and so are hidden files unless a pattern names them with their dot. Linked files
//! count as files where they point to one below the folder; linked folders are never entered. That alone is no fault:
//! build tools and package managers leave such links everywhere. It is one where a pattern would match in them.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use ignore::gitignore::Gitignore;
use ignore::{DirEntry, WalkBuilder};

use super::CONFIGURATIONS;
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
    pub(super) kind: EntryKind,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EntryKind {
    /// A file, or a link to one below the folder.
    File,
    /// A folder.
    Folder,
    /// A link to a folder.
    LinkedFolder,
    /// A link to a folder that it is in: all that it leads to is reached without it.
    LinkBack,
    /// A link that leads out of the folder.
    LinkOut,
    /// A link that leads nowhere.
    LinkNowhere,
    /// A file whose path is not UTF-8: printed, it would look like that of another.
    Unnameable,
}

impl EntryKind {
    /// Whether it is or leads to a folder.
    pub(super) fn is_folder(self) -> bool {
        matches!(self, Self::Folder | Self::LinkedFolder | Self::LinkBack)
    }
}

/// A pattern of what is left out.
#[derive(Debug)]
pub(super) struct Exclude {
    pattern: Pattern,
    /// Whether it ends in `/`, so that it names folders only.
    folders: bool,
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

    /// The configurations of projects in it.
    pub(super) fn configurations(&self) -> impl Iterator<Item = &str> {
        let names = self.entries.iter().map(|entry| entry.name.as_str());
        names.filter(|name| is_configuration(Path::new(name)))
    }

    /// Whether `exclude` names anything here, or something that git ignores: that is there on some machines only.
    pub(super) fn has_excluded(&self, root: &Path, exclude: &Exclude) -> bool {
        let exclude = std::slice::from_ref(exclude);
        let names = |name: &str, is_folder| excluded(exclude, name, is_folder);
        if self
            .entries
            .iter()
            .any(|entry| names(&entry.name, entry.kind.is_folder()))
        {
            return true;
        }
        let (ignored, _) = Gitignore::new(root.join(".gitignore"));
        let is_ignored = |path: &Path, is_folder| {
            ignored
                .matched_path_or_any_parents(path, is_folder)
                .is_ignore()
        };
        let [Exclude { pattern, .. }] = exclude else {
            return false;
        };
        if is_ignored(&root.join(pattern.as_str()), true) {
            return true;
        }
        // What is ignored is only looked at from outside: its folders may be large.
        WalkBuilder::new(root)
            .standard_filters(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .max_depth(Some(pattern.as_str().split('/').count()))
            .build()
            .filter_map(Result::ok)
            .any(|entry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                below(root, entry.path()).is_some_and(|name| names(&name, is_folder))
            })
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

/// Whether a file is the configuration of a project by its name.
pub(super) fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| CONFIGURATIONS.contains(&name))
}

/// A pattern as it is matched; [`crate::config::check_pattern`] has seen it before, so that it is never wrong here.
pub(super) fn pattern(text: &str) -> Option<Pattern> {
    Pattern::new(text.strip_prefix("./").unwrap_or(text)).ok()
}

/// A pattern of what is left out, as people write it in `.gitignore`: `old/` is the folder with all that it holds.
pub(super) fn exclude(text: &str) -> Option<Exclude> {
    let parts = text.split('/').filter(|part| !matches!(*part, "" | "."));
    let parts: Vec<_> = parts.collect();
    Some(Exclude {
        pattern: Pattern::new(&parts.join("/")).ok()?,
        folders: text.ends_with('/'),
    })
}

/// Whether a pattern may name something in the folder `name`.
pub(super) fn leads_through(pattern: &str, name: &str) -> bool {
    let parts = |text: &'_ str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    parts_lead_through(&parts(pattern), &parts(name))
}

fn parts_lead_through(pattern: &[String], name: &[String]) -> bool {
    match (pattern.split_first(), name.split_first()) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some((part, rest)), Some((_, below))) if part == "**" => {
            parts_lead_through(rest, name) || parts_lead_through(pattern, below)
        }
        (Some((part, rest)), Some((folder, below))) => {
            Pattern::new(part).is_ok_and(|part| part.matches_with(folder, MATCH))
                && parts_lead_through(rest, below)
        }
    }
}

/// Whether `text` has a character with a meaning in patterns.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

/// Whether one of the patterns names `name`, which may be a folder, or a folder that holds it.
pub(super) fn excluded(patterns: &[Exclude], name: &str, is_folder: bool) -> bool {
    let options = MatchOptions {
        require_literal_leading_dot: false,
        ..MATCH
    };
    let folders = name.match_indices('/').map(|(end, _)| end);
    folders.chain([name.len()]).any(|end| {
        let part = name.get(..end).unwrap_or(name);
        let is_folder = is_folder || end < name.len();
        patterns.iter().any(|exclude| {
            (is_folder || !exclude.folders) && exclude.pattern.matches_with(part, options)
        })
    })
}

/// What to say of an entry that is no text where one is expected, and what to do.
pub(super) fn not_a_text(entry: &Entry) -> (String, &'static str) {
    let name = &entry.name;
    match entry.kind {
        EntryKind::File => (
            format!("`{name}` is of no format that is read, by its name"),
            "Write the pattern so that it ends as the names of the documents do, as `.yaml` or `.json`.",
        ),
        EntryKind::Folder => (
            format!("`{name}` is a folder where a file is expected"),
            "Rename the folder, or list it under `exclude`.",
        ),
        EntryKind::LinkedFolder | EntryKind::LinkBack => (
            format!("`{name}` is a link to a folder where a file is expected"),
            "Rename the link, or list it under `exclude`.",
        ),
        EntryKind::LinkOut => (
            format!("`{name}` is a link that leads out of the folder that is looked through"),
            "Put the file itself in its place, or list it under `exclude`.",
        ),
        EntryKind::Unnameable => (
            format!("the name of the file `{name}` is not UTF-8"),
            "Rename the file, or list it under `exclude`.",
        ),
        EntryKind::LinkNowhere => (
            format!("`{name}` is a link that leads nowhere"),
            "Remove the link or mend it, or list it under `exclude`.",
        ),
    }
}

fn read_entry(root: &Path, real_root: &Path, entry: DirEntry) -> Option<Entry> {
    let name = below(root, entry.path()).filter(|name| !name.is_empty())?;
    let file_type = entry.file_type()?;
    let kind = if file_type.is_symlink() {
        link_kind(real_root, entry.path())
    } else if file_type.is_dir() {
        EntryKind::Folder
    } else if entry
        .path()
        .strip_prefix(root)
        .is_ok_and(|path| path.to_str().is_none())
    {
        EntryKind::Unnameable
    } else {
        EntryKind::File
    };
    Some(Entry {
        name,
        path: entry.into_path(),
        kind,
    })
}

fn link_kind(real_root: &Path, link: &Path) -> EntryKind {
    let Ok(target) = link.canonicalize() else {
        return EntryKind::LinkNowhere;
    };
    let holder = link.parent().and_then(|parent| parent.canonicalize().ok());
    if holder.is_some_and(|holder| holder.starts_with(&target)) {
        EntryKind::LinkBack
    } else if target.is_dir() {
        EntryKind::LinkedFolder
    } else if target.starts_with(real_root) {
        EntryKind::File
    } else {
        EntryKind::LinkOut
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
        for text in [
            "drafts",
            "drafts/",
            "./drafts",
            ".//drafts//",
            "**/x/../drafts/x",
        ] {
            let written = exclude(text).unwrap();
            let leaves_out = !text.contains("..");
            assert_eq!(
                excluded(&[written], "drafts/x/a.yaml", false),
                leaves_out,
                "{text}"
            );
        }
        let patterns = [exclude("drafts/").unwrap(), exclude("**/old").unwrap()];
        assert!(excluded(&patterns, "x/old/a.yaml", false));
        assert!(excluded(&patterns, "drafts", true));
        assert!(!excluded(&patterns, "drafts", false));
        assert!(!excluded(&patterns, "x/drafts.yaml", false));
    }

    #[test]
    fn a_pattern_may_lead_through_a_folder() {
        for (pattern, folder, leads) in [
            ("d/*.yaml", "d", true),
            ("d/*.yaml", "d/e", false),
            ("d/*.yaml", "tools", false),
            ("./d/**/*.yaml", "d/e/f", true),
            ("**/*.yaml", "tools/build", true),
            ("**/*.yaml", ".hidden", true),
            ("d/*/x/*.yaml", "d/e", true),
            ("d/*/x/*.yaml", "d/e/y", false),
            ("d", "d", false),
        ] {
            assert_eq!(leads_through(pattern, folder), leads, "{pattern} {folder}");
        }
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
        symlink("../d", folder.path().join("e")).unwrap();
        std::fs::create_dir(folder.path().join("f")).unwrap();
        symlink("f", folder.path().join("g")).unwrap();
        let listing = Listing::new(folder.path(), false);
        let kinds: Vec<_> = listing
            .entries
            .iter()
            .map(|entry| (entry.name.as_str(), entry.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("d", EntryKind::Folder),
                ("d/a.yaml", EntryKind::File),
                ("d/in.yaml", EntryKind::File),
                ("d/out.yaml", EntryKind::LinkOut),
                ("d/self.yaml", EntryKind::LinkNowhere),
                ("d/up", EntryKind::LinkBack),
                ("e", EntryKind::LinkNowhere),
                ("f", EntryKind::Folder),
                ("g", EntryKind::LinkedFolder),
            ]
        );
    }
}
