//! Paths as they are used (absolute, without `.` and `..`) and as they are printed (from the working directory, with
//! `/` on every system).

use std::path::{Component, Path, PathBuf};

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
    path.strip_prefix(root)
        .ok()
        .map(|rest| slashed(rest.components()))
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
