//! Ties the words that a fact quotes besides its value (“in the past three years”) to the line that it names for them.
//! They account for nothing that a scan finds there: many facts may rest on the same words.

use crate::fact::{DocumentId, FactId, SourceDocument, fold};

use super::outcome::{Match, Mismatch};
use super::{Facts, Text};

/// Looks for the words from which periods are inferred, in the order of the facts.
pub(super) fn quotes(
    facts: Facts<'_>,
    text: &Text,
    documents: &[DocumentId],
) -> Vec<(FactId, Match)> {
    let found = documents.iter().filter_map(|id| facts.index.document(*id));
    let facts_of = found.flat_map(SourceDocument::facts);
    let quoted = facts_of.filter_map(|id| {
        let (words, place) = facts.index.fact(id)?.period.quoted()?;
        Some((id, look(text, words, place.line)))
    });
    let mut all: Vec<(FactId, Match)> = quoted.collect();
    all.sort_by_key(|(id, _)| *id);
    all
}

fn look(text: &Text, words: &str, line: u32) -> Match {
    let Some(range) = text.line_range(line) else {
        return Match::Missing(Mismatch::NoSuchLine);
    };
    if has_words(text.slice(range), words) {
        Match::Found
    } else {
        Match::Missing(Mismatch::NotThere)
    }
}

/// Whether a line has some words, as [`times_on`] counts them.
pub(in crate::rules) fn has_words(line: &str, words: &str) -> bool {
    times_on(line, words) > 0
}

/// How often a line has some words, whatever their case, forms and blanks; not as a part of a longer word or number.
pub(super) fn times_on(line: &str, words: &str) -> usize {
    let (line, words) = (fold(line), fold(words));
    if words.is_empty() {
        return 0;
    }
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let first = is_part(words.chars().next());
    let last = is_part(words.chars().next_back());
    let places = line.match_indices(&*words).filter(|(at, _)| {
        let at = *at;
        let (before, rest) = line.split_at_checked(at).unwrap_or_default();
        let after = rest.get(words.len()..).unwrap_or_default();
        let glued_before = first && is_part(before.chars().next_back());
        let glued_after = last && is_part(after.chars().next());
        !glued_before && !glued_after
    });
    places.count()
}
