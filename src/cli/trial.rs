//! Whether a configuration that is not written yet would be taken: it is tried in memory by the reader that `check` has, on
//! the files that are there.

use std::path::Path;

use super::status::{ExitStatus, FailOn};
use crate::lint::lint;
use crate::suggest::{MOST, Suggestion, configuration, yaml};
use crate::workspace::{Options, Unsaved, load};

/// The name under which it would stand in its folder.
pub(super) const NAME: &str = "factlint.yaml";

/// Whether a run with this configuration would do its job, and say nothing of the configuration itself: what matches no
/// file, selects nothing or compares nothing is said there.
pub(super) fn holds(folder: &Path, text: &str) -> bool {
    let path = folder.join(NAME);
    let options = Options {
        working_directory: folder.to_path_buf(),
        config: Some(path.clone()),
        unsaved: Some(Unsaved {
            path,
            bytes: text.as_bytes().to_vec(),
        }),
        ..Options::default()
    };
    let Ok(project) = load(&options) else {
        return false;
    };
    let report = lint(&project);
    let own = project.configuration();
    let is_of_it = report
        .diagnostics
        .iter()
        .any(|found| Some(found.diagnostic.primary.span.file) == own);
    ExitStatus::of(&report, FailOn::Error) < ExitStatus::Failed && !is_of_it
}

/// The suggestions that can be written into a configuration of this folder, the first so many.
pub(super) fn usable(folder: &Path, mut found: Vec<Suggestion>) -> Vec<Suggestion> {
    let nothing = std::collections::BTreeSet::new();
    let first = found.get(..MOST).unwrap_or(&found);
    if first.is_empty() || holds(folder, &yaml(first, &nothing)) {
        found.truncate(MOST);
        return found;
    }
    let single = found
        .into_iter()
        .filter(|suggestion| holds(folder, &configuration(suggestion)));
    let mut kept: Vec<Suggestion> = single.take(MOST).collect();
    // What holds alone may not hold beside others: the most certain stay.
    while !kept.is_empty() && !holds(folder, &yaml(&kept, &nothing)) {
        kept.pop();
    }
    kept
}
