//! Which files that the configuration names by a path are not read, or not shown: those that are named from the root of
//! the machine, links that lead out of the project, and files outside of it that are not what they are named as. Whoever may write a
//! configuration may not have any file of the machine printed.

use std::path::{Path, PathBuf};

use super::loaded::Loaded;
use super::loader::Loader;
use super::read::Unreadable;
use crate::document::{Document, Format, NodeRef};
use crate::lint::Role;
use crate::schema::has_keyword;

impl Loader {
    /// Why a file is not read at all.
    pub(super) fn refusal(&self, path: &Path) -> Option<Unreadable> {
        let (what, help) = if self.plan.from_root.contains(path) {
            (
                "is not read: its path is absolute",
                "Write it as seen from the folder of the configuration.",
            )
        } else if self.leads_out(path) {
            (
                "is a link that leads out of the folder of the configuration",
                "Put the file itself in its place, or name the file that it leads to.",
            )
        } else {
            return None;
        };
        Some(Unreadable {
            what: what.to_owned(),
            help: Some(help.to_owned()),
            not_a_file: true,
        })
    }

    /// Takes back the files outside of the project that are not what the configuration names them as. What would be said
    /// of them would show their lines.
    pub(super) fn take_strangers_back(&mut self) {
        let strangers: Vec<(PathBuf, Role)> = self
            .plan
            .files
            .iter()
            .filter(|(path, _)| {
                self.plan.is_confined
                    && self.plan.asked_at.contains(path)
                    && !path.starts_with(&self.root)
            })
            .filter_map(|(path, uses)| {
                let file = self.files.get(path)?;
                let mut roles = uses
                    .iter()
                    .map(|(role, _)| *role)
                    .filter(|role| is_own(*role));
                let role = roles.find(|role| !is_such(file, *role))?;
                Some((path.clone(), role))
            })
            .collect();
        for (path, role) in strangers {
            let what = match role {
                Role::Vocabulary => "vocabulary",
                Role::Checks => "list of checks",
                Role::Baseline => "baseline",
                _ => "schema",
            };
            self.files.remove(&path);
            let why = Unreadable {
                what: format!(
                    "is no {what} that can be read, and it lies outside of the project, so that nothing of it is shown"
                ),
                help: Some(
                    "Check the file by itself: its name behind `factlint check`.".to_owned(),
                ),
                not_a_file: true,
            };
            self.push_missing(path, &why);
        }
    }
}

/// Whether a file is read for what it says to factlint, and not as data.
fn is_own(role: Role) -> bool {
    matches!(
        role,
        Role::Vocabulary | Role::Checks | Role::Baseline | Role::Schema
    )
}

/// Whether a file looks like what it is read as.
fn is_such(file: &Loaded, role: Role) -> bool {
    let is_data = Format::of_path(&file.source.path).is_some_and(|format| !format.is_rows());
    let well_formed = file
        .parsed
        .as_ref()
        .is_some_and(|parsed| parsed.problems.is_empty());
    let root = file.document().and_then(Document::root);
    let Some(root) = root.filter(|_| is_data && well_formed) else {
        return false;
    };
    let has = |keys: &[&str]| keys.iter().any(|key| root.get(key).is_some());
    match role {
        Role::Vocabulary => has(&["units", "entities", "dimensions", "metrics"]),
        Role::Checks => has(&["checks"]),
        Role::Baseline => has(&["waivers"]),
        Role::Schema => root.as_bool().is_some() || is_schema(root),
        _ => true,
    }
}

fn is_schema(root: NodeRef<'_>) -> bool {
    root.entries().len() == 0 || has_keyword(root)
}
