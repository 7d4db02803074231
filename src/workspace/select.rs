//! Which files of a run the paths on the command line stand for, and what those are that stand for none.

use std::collections::BTreeSet;
use std::path::Path;

use super::Options;
use super::listing::{exclude, excluded, is_pattern, pattern};
use super::meant::meant;
use super::paths::{absolute, below, printed};
use super::unsaved::Desk;
use crate::lint::{Project, Role};
use crate::source::{FileId, Sources};
use crate::words::or_meant;

/// The files that some paths stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The files.
    pub files: BTreeSet<FileId>,
    /// Paths that stand for nothing, a sentence each: the run cannot do what it is asked for.
    pub faults: Vec<String>,
    /// Paths that are there and are none of this run, a sentence each. Lists of changed files are full of them.
    pub passed_over: Vec<String>,
}

/// Finds the files of `project` that the paths of `options` name: a file itself, all below a folder, or all that
/// a pattern matches. `config` is the configuration of the run.
pub fn select(project: &Project, options: &Options, config: &Path) -> Selection {
    let base = options.working_directory.as_path();
    let sources = &project.sources;
    let mut selection = Selection::default();
    for path in &options.paths {
        let mut files = named(sources, base, path);
        if files.is_empty() {
            files = linked(sources, base, path);
        }
        if files.is_empty() {
            selection.push_unmatched(project, options, config, path);
        }
        let only_schemas = files.iter().all(|file| is_schema_only(project, *file));
        if !files.is_empty() && only_schemas && absolute(base, path).is_file() {
            let text = path.to_string_lossy();
            selection.passed_over.push(format!(
                "`{text}` is a schema of this run: it is read as a schema, and not held against one as data"
            ));
        }
        selection.files.extend(files);
    }
    selection
}

impl Selection {
    /// Says what a path is that names no file of the run.
    fn push_unmatched(&mut self, project: &Project, options: &Options, config: &Path, path: &Path) {
        let base = options.working_directory.as_path();
        let text = path.to_string_lossy();
        let full = absolute(base, path);
        if !Desk::new(base, options.unsaved.as_ref()).has(&full) {
            let message = absent(base, &text);
            self.faults.push(format!("`{text}` {message}"));
            return;
        }
        let root = config.parent().unwrap_or(config);
        let is_folder = full.is_dir();
        let patterns = project.settings.exclude.iter();
        let patterns: Vec<_> = patterns.filter_map(|text| exclude(&text.value)).collect();
        let config = printed(base, config);
        let name = below(root, &full);
        if name.is_some_and(|name| excluded(&patterns, &name, is_folder)) {
            let message = format!("`{text}` is passed over: `exclude` in `{config}` leaves it out");
            self.passed_over.push(message);
        } else if is_folder {
            let message = format!(
                "no file of this run is in the folder `{text}`: `factlint check --show-files` lists those that are of `{config}`"
            );
            self.faults.push(message);
        } else {
            let message = format!("`{text}` is passed over: it is in no pattern of `{config}`");
            self.passed_over.push(message);
        }
    }
}

/// What to say of a path that is not there; goes on after its name.
pub(super) fn absent(base: &Path, text: &str) -> String {
    let slashed = text.replace('\\', "/");
    if text.contains("://") {
        "is an address: nothing is fetched from the network, so save a copy and name that"
            .to_owned()
    } else if is_pattern(text) {
        "is a pattern that matches no file of this run".to_owned()
    } else {
        let is_slashed = slashed != text && absolute(base, Path::new(&slashed)).exists();
        let meant = if is_slashed {
            Some(slashed)
        } else {
            meant(&absolute(base, Path::new(text))).map(|meant| printed(base, &meant))
        };
        format!("does not exist{}", or_meant(meant.as_deref(), ""))
    }
}

fn named(sources: &Sources, base: &Path, path: &Path) -> BTreeSet<FileId> {
    let wanted = printed(base, &absolute(base, path));
    let pattern = pattern(&wanted).filter(|_| is_pattern(&wanted));
    let matches = |path: &str| {
        is_in(path, &wanted)
            || pattern
                .as_ref()
                .is_some_and(|pattern| pattern.matches(path))
    };
    let files = sources.iter().filter(|(_, file)| matches(&file.path));
    files.map(|(id, _)| id).collect()
}

/// The file that a link leads to, when it is read under another name.
fn linked(sources: &Sources, base: &Path, path: &Path) -> BTreeSet<FileId> {
    let Ok(real) = absolute(base, path).canonicalize() else {
        return BTreeSet::new();
    };
    let is_it = |path: &str| {
        base.join(path)
            .canonicalize()
            .is_ok_and(|other| other == real)
    };
    let files = sources.iter().filter(|(_, file)| is_it(&file.path));
    files.map(|(id, _)| id).collect()
}

fn is_schema_only(project: &Project, file: FileId) -> bool {
    let mut uses = project
        .files
        .iter()
        .filter(|entry| entry.file == file)
        .peekable();
    uses.peek().is_some() && uses.all(|entry| entry.role == Role::Schema)
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
    use std::path::PathBuf;

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
            let project = Project {
                sources: sources.clone(),
                ..Project::default()
            };
            let config = Path::new("/work/factlint.yaml");
            let options = Options {
                working_directory: PathBuf::from("/work"),
                paths: vec![PathBuf::from(path)],
                ..Options::default()
            };
            let selection = select(&project, &options, config);
            let names: Vec<_> = selection
                .files
                .iter()
                .map(|id| sources.get(*id).unwrap().path.as_str())
                .collect();
            (names.join(" "), selection.faults.join(" "))
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
        assert_eq!(
            select("d/a"),
            (String::new(), "`d/a` does not exist".into())
        );
    }
}
