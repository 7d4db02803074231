//! Words beside which a number names something, by what they do there, of all languages, read once from `names.txt`; and
//! the idioms of `idioms.txt`. How they stand beside numbers is the scan's to say.

use std::collections::{BTreeMap, BTreeSet};

use super::LANGUAGES;
use super::word_set::WordSet;
use crate::words::table_rows;

/// What a word does beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum NameRole {
    Document,
    Thing,
    Standard,
    Version,
    Identifier,
    Dialled,
    Street,
    Score,
    Singular,
    Subject,
    After,
    Riding,
    Coordinate,
}

impl NameRole {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "document" => Self::Document,
            "thing" => Self::Thing,
            "standard" => Self::Standard,
            "version" => Self::Version,
            "identifier" => Self::Identifier,
            "dialled" => Self::Dialled,
            "street" => Self::Street,
            "score" => Self::Score,
            "singular" => Self::Singular,
            "subject" => Self::Subject,
            "after" => Self::After,
            "riding" => Self::Riding,
            "coordinate" => Self::Coordinate,
            _ => return None,
        })
    }
}

/// The words of all languages by what they do.
pub(in super::super) fn names() -> BTreeMap<NameRole, WordSet> {
    let mut words: BTreeMap<NameRole, BTreeSet<&str>> = BTreeMap::new();
    for language in LANGUAGES {
        let mut role = None;
        for line in table_rows(language.names) {
            if let Some(name) = heading(line) {
                role = NameRole::parse(name);
            } else if let Some(role) = role {
                let own = words.entry(role).or_default();
                own.extend(line.split_whitespace());
            }
        }
    }
    let sets = words.into_iter();
    sets.map(|(role, words)| (role, WordSet::new(words.into_iter().collect())))
        .collect()
}

/// The idioms of all languages, in the order of the tables: one a line, or parted by 、.
pub(in super::super) fn idioms() -> impl Iterator<Item = &'static str> {
    let lines = LANGUAGES
        .iter()
        .flat_map(|language| table_rows(language.idioms));
    lines.flat_map(|line| line.split('、'))
}

/// The name of the list that a line in brackets begins.
fn heading(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_role_and_words() {
        let words = names();
        for language in LANGUAGES {
            for name in table_rows(language.names).filter_map(heading) {
                let role = NameRole::parse(name).expect(name);
                assert!(!words[&role].words().is_empty(), "{name}");
            }
        }
    }
}
