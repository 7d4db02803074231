//! Words that share the character at one end, told apart by the one beside it: most places of a text that are asked about share
//! with a word no more than that.

use std::collections::BTreeMap;

use super::cursor::first_key;

/// Words, or what belongs to them, of which all share a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike<T> {
    /// By the character beside the shared one, folded and in lower case.
    by_next: BTreeMap<char, Vec<T>>,
    /// Those that have none there, or a blank, of which a text may have others.
    others: Vec<T>,
}

impl<T> Default for Alike<T> {
    fn default() -> Self {
        Self {
            by_next: BTreeMap::new(),
            others: Vec::new(),
        }
    }
}

impl<T> Alike<T> {
    /// Adds a word by the character beside the shared one.
    pub(super) fn add(&mut self, next: Option<char>, word: T) {
        let own = match next.and_then(key) {
            Some(next) => self.by_next.entry(next).or_default(),
            None => &mut self.others,
        };
        own.push(word);
    }

    /// Those that may stand in a text that has this character beside the shared one, longer ones first where they were added so.
    pub(super) fn beside(&self, next: Option<char>) -> impl Iterator<Item = &T> {
        let own = next.and_then(key);
        let own = own.and_then(|next| self.by_next.get(&next));
        own.into_iter().flatten().chain(&self.others)
    }
}

/// The key of a character inside a word; none of a blank.
fn key(c: char) -> Option<char> {
    first_key(c).filter(|key| !key.is_whitespace())
}
