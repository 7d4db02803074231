//! Words that bound a share, a rounded number or an amount of money, and tell a place or a deed before all else: `near 40%`, `past
//! 3 million`, `passed half a million`, beside `near 3 mills`. Which words they are is `language/`.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::WordList;
use super::super::scale::match_scale;

/// A scale word in words that begin a number is no further.
const MOST_WORDS: usize = 3;
/// The power of ten of a thousand.
const THOUSAND: i32 = 3;

/// Whether the number that stands here is one that such a word bounds; its article may stand before it, where what follows tells
/// that it is a mark.
pub(in super::super) fn is_of_level(at: Cursor<'_>, word: &str) -> bool {
    if at.peek().is_some_and(|c| !c.is_alphanumeric()) {
        return at.rest().starts_with(['$', '£', '€', '¥']) && !WordList::DeedBound.has(word);
    }
    if at.peek().is_some_and(is_latin) {
        let large = |word: &str| {
            let word = Cursor { text: word, at: 0 };
            match_scale(word).is_some_and(|(power, _)| power >= THOUSAND)
        };
        let mut words = at.rest().split_whitespace().take(MOST_WORDS);
        return at.past_any(WordList::DecadeLead).is_some() || words.any(large);
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let written = at.rest().split(|c| !digits(c)).next().unwrap_or_default();
    let behind = at.plus(written.len()).past_blanks();
    let scaled = match_scale(behind).is_some_and(|(power, _)| power >= THOUSAND);
    // Nothing stands near 2,000 houses.
    let grouped = written.trim_end_matches(',').contains(',');
    scaled || grouped || behind.past_any(WordList::PercentSign).is_some()
}
