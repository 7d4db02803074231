//! Paths as they are used (absolute, without `.` and `..`) and as they are printed (from the working directory, with
//! `/` on every system).

use std::collections::BTreeMap;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

/// `path` from `base`, without `.` and `..`; links are not looked at.
pub(super) fn absolute(base: &Path, path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in base.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                result.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                result.push(component);
            }
        }
    }
    result
}

/// `path` as seen from `base`, both absolute; with `..` for each folder that has to be left. A path on another drive
/// stays absolute.
pub(super) fn printed(base: &Path, path: &Path) -> String {
    if let Some(rest) = rest_below(base, path) {
        return rest;
    }
    let shared = base
        .components()
        .zip(path.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 {
        return slashed(path.components());
    }
    let up = base.components().skip(shared).map(|_| "..".to_owned());
    let down = path.components().skip(shared).map(text);
    let parts: Vec<_> = up.chain(down).collect();
    if parts.is_empty() {
        ".".to_owned()
    } else {
        parts.join("/")
    }
}

/// `path` below `root`, with `/` between its parts; `None` when it is not below.
pub(super) fn below(root: &Path, path: &Path) -> Option<String> {
    rest_below(root, path).or_else(|| {
        let rest = path.strip_prefix(root).ok()?;
        Some(slashed(rest.components()))
    })
}

/// What most paths are, without a look at each of their parts: one that goes on where that of a folder ends.
fn rest_below(folder: &Path, path: &Path) -> Option<String> {
    let rest = path.to_str()?.strip_prefix(folder.to_str()?)?;
    let rest = rest.strip_prefix(MAIN_SEPARATOR)?;
    Some(rest.replace(MAIN_SEPARATOR, "/"))
}

/// Paths with all links followed. A folder is asked about once, since a run has many files in each.
#[derive(Debug, Default)]
pub(super) struct RealPaths {
    folders: BTreeMap<PathBuf, Option<PathBuf>>,
}

impl RealPaths {
    /// The path of a file without links; `None` when it is not there.
    pub(super) fn of(&mut self, path: &Path) -> Option<PathBuf> {
        let is_link = path.symlink_metadata().ok()?.is_symlink();
        // Elsewhere a file answers to its name in other cases too.
        let has_one_name = cfg!(target_os = "linux") && !is_link;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name().filter(|_| has_one_name))
        else {
            return path.canonicalize().ok();
        };
        let known = match self.folders.get(folder) {
            Some(known) => known,
            None => self
                .folders
                .entry(folder.to_path_buf())
                .or_insert_with(|| folder.canonicalize().ok()),
        };
        Some(known.as_ref()?.join(name))
    }
}

fn slashed<'a>(components: impl Iterator<Item = Component<'a>>) -> String {
    components.map(text).collect::<Vec<_>>().join("/")
}

fn text(component: Component<'_>) -> String {
    match component {
        Component::RootDir => String::new(),
        other => other.as_os_str().to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_their_detours() {
        let base = Path::new("/projects/orchard");
        assert_eq!(
            absolute(base, Path::new("./a/../b")),
            Path::new("/projects/orchard/b")
        );
        assert_eq!(absolute(base, Path::new("/x/./y")), Path::new("/x/y"));
        assert_eq!(absolute(base, Path::new("../../../..")), Path::new("/"));
    }

    #[cfg(unix)]
    #[test]
    fn a_real_path_is_that_without_links() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("quay")).unwrap();
        std::fs::write(at("quay/a.yaml"), "").unwrap();
        std::os::unix::fs::symlink("quay", at("pier")).unwrap();
        std::os::unix::fs::symlink("quay/a.yaml", at("b.yaml")).unwrap();
        std::os::unix::fs::symlink("nowhere", at("c.yaml")).unwrap();
        let mut real = RealPaths::default();
        for name in [
            "quay/a.yaml",
            "pier/a.yaml",
            "b.yaml",
            "c.yaml",
            "d.yaml",
            "quay",
            "pier",
        ] {
            for _ in 0..2 {
                assert_eq!(real.of(&at(name)), at(name).canonicalize().ok(), "{name}");
            }
        }
        assert_eq!(real.of(Path::new("/")), Some(PathBuf::from("/")));
    }

    #[test]
    fn paths_are_printed_from_where_one_is() {
        let base = Path::new("/projects/orchard");
        let seen = |path: &str| printed(base, Path::new(path));
        assert_eq!(seen("/projects/orchard/data/a.yaml"), "data/a.yaml");
        assert_eq!(seen("/projects/harbour/a.yaml"), "../harbour/a.yaml");
        assert_eq!(seen("/projects/orchard"), ".");
        assert_eq!(
            below(base, Path::new("/projects/orchard/x/y")).as_deref(),
            Some("x/y")
        );
        assert_eq!(below(base, Path::new("/projects/other")), None);
    }
}
