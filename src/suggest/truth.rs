//! What can be counted in a repository: records of its data, files beside each other, folders with a file of one name.

use std::collections::{BTreeMap, BTreeSet};

use super::SeenFile;
use super::data::Collection;
use super::left_out::is_sample;
use super::model::CountedBy;
use super::noun::last_word;

/// Something that is counted, and how many there are.
pub(super) struct Truth {
    /// What they are called.
    pub(super) noun: String,
    /// How they are counted.
    pub(super) is: CountedBy,
    /// How many there are.
    pub(super) size: usize,
    /// The same as a sentence.
    pub(super) what: String,
}

/// Folders of texts that speak of the folder in which they lie.
pub(super) const DOCS: [&str; 4] = ["doc", "docs", "documentation", ".github"];

impl Truth {
    /// Where it lies.
    fn path(&self) -> &str {
        match &self.is {
            CountedBy::Files(pattern) => pattern,
            CountedBy::Records(_, file) => file,
        }
    }

    /// How many folders it lies below.
    pub(super) fn depth(&self) -> usize {
        self.path().matches('/').count()
    }

    /// Whether a text may speak of it: what lies in another part of a repository is another's, whatever it is called.
    pub(super) fn is_before(&self, text: &str) -> bool {
        let mut folders: Vec<&str> = text.split('/').collect();
        folders.pop();
        let docs = folders.iter().position(|name| DOCS.contains(name));
        folders.truncate(docs.unwrap_or(folders.len()));
        let mut own = self.path().split('/');
        folders.iter().all(|folder| own.next() == Some(folder))
    }
}

/// All that can be counted and has a name, what lies higher first.
pub(super) fn truths(files: &[SeenFile], collections: &[Collection]) -> Vec<Truth> {
    let mut truths: Vec<Truth> = collections
        .iter()
        .filter(|all| all.source.each.is_none() || !is_sample(&all.source.files))
        .filter_map(|all| {
            let path = &all.source.files;
            let is = match &all.source.each {
                Some(each) => CountedBy::Records(each.clone(), path.clone()),
                None => CountedBy::Files(
                    path.replace("{name}", "*")
                        .replace("{key}", "*")
                        .replace("{of_path}", "*")
                        .replace("{own_name}", "*"),
                ),
            };
            let what = match &is {
                CountedBy::Files(pattern) => format!("there are {} files `{pattern}`", all.size),
                CountedBy::Records(each, of) => {
                    format!("there are {} records `{each}` in {of}", all.size)
                }
            };
            let noun = last_word(&all.plural).to_owned();
            let is_word = noun.len() >= 3 && noun.chars().all(char::is_alphabetic);
            is_word.then_some(Truth {
                noun,
                is,
                size: all.size,
                what,
            })
        })
        .collect();
    truths.extend(folders(files));
    truths.sort_by_key(|truth| truth.what.matches('/').count());
    truths
}

/// Folders beside each other that hold a file of one name: `skills/*/SKILL.md`.
fn folders(files: &[SeenFile]) -> Vec<Truth> {
    let mut all: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let mut parts = file.path.rsplitn(3, '/');
        if let (Some(name), Some(own), Some(above)) = (parts.next(), parts.next(), parts.next()) {
            all.entry((above, name)).or_default().insert(own);
        }
    }
    let many = all.into_iter().filter(|(_, folders)| folders.len() >= 3);
    many.map(|((above, name), folders)| {
        let pattern = format!("{above}/*/{name}");
        Truth {
            noun: above.rsplit('/').next().unwrap_or(above).to_owned(),
            size: folders.len(),
            what: format!("there are {} files `{pattern}`", folders.len()),
            is: CountedBy::Files(pattern),
        }
    })
    .collect()
}
