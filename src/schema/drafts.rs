//! By which draft a schema file is read that names none: by that of what refers to it. A file of definitions beside a schema is
//! a part of it, and nobody writes the same `$schema` into each part.
//!
//! The drafts leave open what a file without `$schema` is; their own test suite has such files under `remotes`, which are read
//! so. One that nothing refers to is read as 2020-12.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jsonschema::Draft;

use super::book::{Book, Target};

/// The files that are read by another draft than 2020-12 without naming it, each with that draft. Where references differ, the
/// first counts.
pub(super) fn inherited(book: &Book) -> BTreeMap<usize, Draft> {
    let mut nameless: BTreeSet<usize> = book
        .volumes()
        .filter(|(_, volume)| !volume.names_draft() && !volume.is_built_in())
        .map(|(number, _)| number)
        .collect();
    let mut drafts = BTreeMap::new();
    if nameless.is_empty() {
        return drafts;
    }
    let mut next: VecDeque<usize> = book
        .volumes()
        .filter(|(number, volume)| !nameless.contains(number) && !volume.is_built_in())
        .map(|(number, _)| number)
        .collect();
    while let Some(number) = next.pop_front() {
        let draft = drafts.get(&number).copied();
        let Some(index) = book
            .volume(number)
            .and_then(|volume| volume.index_of_everything(draft.unwrap_or(volume.draft())))
        else {
            continue;
        };
        for link in &index.references {
            let Target::Place { volume, .. } = book.target(number, &index, link) else {
                continue;
            };
            if nameless.remove(&volume) {
                next.push_back(volume);
                drafts.insert(volume, link.draft);
            }
        }
    }
    drafts.retain(|_, draft| *draft != Draft::Draft202012);
    drafts
}
