//! What could be held in a repository that nobody has described yet: from texts and trees to proposals, each with what
//! speaks for it, the most certain first.
//!
//! Precision goes first: what its reader would wave away is not proposed. Finding and reading files is left to
//! `workspace`; which proposals the configuration of this version takes is asked there too.

mod columns;
mod counts;
mod data;
mod left_out;
mod model;
mod noun;
mod statement;
mod sums;
mod truth;
mod versions;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use left_out::{is_left_out, is_version_module};
pub use model::{CountedBy, FieldOf, Proposal, Source, Suggestion};
pub use write::{configuration, json, yaml};

use std::collections::BTreeSet;
use std::sync::Arc;

/// Most suggestions that are made: who gets more reads none.
pub const MOST: usize = 20;

/// A file of the repository.
#[derive(Clone, Debug)]
pub struct SeenFile {
    /// Its path below the folder in which the configuration stands.
    pub path: String,
    /// Its text, where it is of a kind that is read.
    pub text: Option<Arc<str>>,
}

/// What could be held in these files, sorted by path; the most certain first.
pub fn suggest(files: &[SeenFile]) -> Vec<Suggestion> {
    let files: Vec<SeenFile> = files
        .iter()
        .filter(|file| !is_left_out(&file.path))
        .cloned()
        .collect();
    let trees = data::trees(&files);
    let collections = data::collections(&trees, &files);
    let statements = statement::find(&files);
    let mut found = counts::counted(&files, &collections, &statements);
    found.extend(counts::repeated(&statements, &found));
    found.extend(versions::restated(&files, &trees));
    found.extend(columns::references(&collections));
    found.extend(sums::columns(&collections));
    found.sort_by_key(|suggestion| std::cmp::Reverse(suggestion.certainty));
    let mut seen = BTreeSet::new();
    found.retain(|suggestion| seen.insert(suggestion.proposal.clone()));
    found
}
