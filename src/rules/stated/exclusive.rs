//! Kinds of which a thing is one alone, so that parts of these kinds are those of a sum: local and remote, red and blue.

use super::words::Words;
use crate::figure::is_han;
use crate::words::WordLists;

/// Whether the words of parts name kinds that exclude each other.
pub(super) fn are_exclusive(parts: &[String]) -> bool {
    Words::Opposites.all().iter().any(|kinds| {
        let kinds: Vec<&str> = kinds.split(' ').collect();
        let named = parts.iter().map(|part| {
            let mut kinds = kinds.iter().enumerate();
            kinds
                .find(|(_, kind)| stands_in(kind, part))
                .map(|(at, _)| at)
        });
        let named: Option<Vec<usize>> = named.collect();
        named.is_some_and(|mut named| {
            named.sort_unstable();
            named.windows(2).all(|pair| pair.first() != pair.last())
        })
    })
}

fn stands_in(kind: &str, part: &str) -> bool {
    if kind.contains(is_han) {
        return part.contains(kind);
    }
    let mut words = part.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words.any(|word| word == kind)
}
