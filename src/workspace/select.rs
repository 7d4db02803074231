//! Which files of a run the paths on the command line stand for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::listing::{is_pattern, pattern};
use super::paths::{absolute, printed};
use crate::source::{FileId, Sources};

/// The files that some paths stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The files.
    pub files: BTreeSet<FileId>,
    /// Paths that stand for no file of the run, as they were given.
    pub unmatched: Vec<String>,
}

/// Finds the files of `sources` that `paths` name, as seen from `base`: a file itself, all below a folder, or all that
/// a pattern matches.
pub fn select(sources: &Sources, base: &Path, paths: &[PathBuf]) -> Selection {
    let mut selection = Selection::default();
    for path in paths {
        let wanted = printed(base, &absolute(base, path));
        let pattern = pattern(&wanted).filter(|_| is_pattern(&wanted));
        let mut any = false;
        for (id, file) in sources.iter() {
            let matches = is_in(&file.path, &wanted)
                || pattern
                    .as_ref()
                    .is_some_and(|pattern| pattern.matches(&file.path));
            if matches {
                any = true;
                selection.files.insert(id);
            }
        }
        if !any {
            selection
                .unmatched
                .push(path.to_string_lossy().into_owned());
        }
    }
    selection
}

/// Whether the printed path `file` is `wanted` or lies below it.
fn is_in(file: &str, wanted: &str) -> bool {
    if wanted == "." {
        return !file.starts_with("../") && !file.starts_with('/') && !file.contains(':');
    }
    file.strip_prefix(wanted)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn paths_name_files_folders_and_patterns() {
        let paths = [
            "../up.yaml",
            "d/a.yaml",
            "d/e/b.yaml",
            "factlint:schema/x.json",
        ];
        let files = paths.map(|path| SourceFile::new(path, "")).to_vec();
        let sources = Sources::new(files);
        let select = |path: &str| {
            let selection = select(&sources, Path::new("/work"), &[PathBuf::from(path)]);
            let names: Vec<_> = selection
                .files
                .iter()
                .map(|id| sources.get(*id).unwrap().path.as_str())
                .collect();
            (names.join(" "), selection.unmatched.join(" "))
        };
        assert_eq!(select("d/a.yaml"), ("d/a.yaml".into(), String::new()));
        assert_eq!(
            select("./d/"),
            ("d/a.yaml d/e/b.yaml".into(), String::new())
        );
        assert_eq!(
            select("/work"),
            ("d/a.yaml d/e/b.yaml".into(), String::new())
        );
        assert_eq!(select("d/*/b.yaml"), ("d/e/b.yaml".into(), String::new()));
        assert_eq!(select("../up.yaml"), ("../up.yaml".into(), String::new()));
        assert_eq!(select("d/a"), (String::new(), "d/a".into()));
    }
}
