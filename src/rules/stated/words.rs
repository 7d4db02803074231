//! Lists of words, as they are written in the sources.

/// Whether a word is one of those that stand in a text with blanks between them.
pub(in crate::rules) fn is_among(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}
