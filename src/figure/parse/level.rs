//! Words that bound a share, a rounded number or an amount of money, and tell a place or a deed before all else: `near 40%`, `past
//! 3 million`, `passed half a million`, beside `near 3 mills`; and words that tell a level below zero, or a size. Which words they are is `language/`.

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
        let money = at.rest().starts_with(['$', '£', '€', '¥']);
        return money && !(WordList::DeedBound.has(word) && is_handed(at));
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
    let end = at.plus(written.len());
    let behind = end.past_blanks();
    // `cleared 1.98 m`
    let metre = behind.at > end.at && behind.latin_word().is_some_and(|(word, _)| word.len() == 1);
    let scaled = !metre && match_scale(behind).is_some_and(|(power, _)| power >= THOUSAND);
    // Nothing stands near 2,000 houses.
    let grouped = written.trim_end_matches(',').contains(',');
    let level = behind.past_any(WordList::PercentSign).is_some()
        || behind.past_any(WordList::LevelUnit).is_some();
    scaled || grouped || level
}

/// `must not exceed -20 °C`, 不超过-5℃: whether the words of a figure below zero tell a level as often as a size. Of a frost the
/// size is meant: 超过零下5度.
pub(super) fn is_size_or_level(figure: &str) -> bool {
    let lower = figure.to_lowercase();
    let holds = |list: WordList| list.words().iter().any(|word| lower.contains(word));
    holds(WordList::SizeOrLevel) && !holds(WordList::BelowZero)
}

/// `below -10 °C`, 零下5度以上, `>-5`: whether words or signs of a figure compare levels, and not how far below zero they are.
pub(super) fn tells_level(figure: &str) -> bool {
    let lower = figure.to_lowercase();
    if lower.contains(['<', '>', '≤', '≥', '≦', '≧', '⩽', '⩾', '≮', '≯']) {
        return true;
    }
    let mut words = lower.split(|c: char| !is_latin(c));
    words.any(|word| WordList::LevelCompared.has(word))
        || WordList::LevelCompared
            .words()
            .iter()
            .any(|word| !word.is_ascii() && lower.contains(word))
}

/// `passed $20 to the guard`, `crossed $20 off the bill`: money that something is done with.
fn is_handed(at: Cursor<'_>) -> bool {
    let sign = at.next();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let written = sign.rest().split(|c| !digits(c)).next().unwrap_or_default();
    let number = sign.plus(written.len());
    let behind = match_scale(number.past_blanks()).map_or(number, |(_, end)| end);
    let word = behind.past_blanks().latin_word();
    word.is_some_and(|(word, _)| WordList::DeedBehind.has(&word))
}
