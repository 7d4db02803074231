//! The numbers, words and signs of a date as people write it, in English and Chinese. What they mean together is
//! `advice_date.rs` and `advice.rs`.

use crate::figure::cursor::fold;
use crate::figure::language::{NumberRole, WordList, number as number_of};
use crate::figure::numeral::{is_counting, is_ten, small_digit};

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    /// A word, in small letters, or a sign.
    Word(String),
}

impl Token {
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        matches!(self, Self::Word(own) if words.contains(&own.as_str()))
    }

    /// Whether it is a word of a list.
    pub(super) fn is_in(&self, list: WordList) -> bool {
        matches!(self, Self::Word(own) if list.has(own))
    }

    /// The number, in digits or in a word.
    pub(super) fn count(&self) -> Option<u32> {
        match self {
            Self::Number(value, _) => Some(*value),
            Self::Word(word) => number_of(NumberRole::Small, word)
                .or_else(|| word.chars().next().and_then(small_digit)),
        }
    }

    /// Whether it is a number of four digits.
    pub(super) fn is_year(&self) -> bool {
        matches!(self, Self::Number(_, 4))
    }
}

/// The pieces of a text; `None` when a number is too long for any date. A time of day at the end is left out.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let text: String = text.chars().map(fold).collect();
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let length = piece(rest, first);
        let (piece, after) = rest.split_at_checked(length)?;
        rest = after.trim_start();
        found.push(match number(piece) {
            Some((value, width)) => Token::Number(value?, width),
            None => Token::Word(piece.to_lowercase()),
        });
    }
    let is_clock = |pair: &[Token]| match pair {
        [Token::Number(..), next] => next.is_any(&["t", ":"]),
        _ => false,
    };
    if let Some(at) = found.windows(2).position(is_clock) {
        let colon = found.get(at + 1).is_some_and(|next| next.is_any(&[":"]));
        found.truncate(if colon { at } else { at + 1 });
    }
    Some(found)
}

/// How many bytes the piece takes that begins a text.
fn piece(rest: &str, first: char) -> usize {
    let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
    if first.is_ascii_digit() {
        return run(|c| c.is_ascii_digit());
    }
    if is_date_numeral(first) {
        return run(is_date_numeral);
    }
    if let Some(phrase) = WordList::DatePhrase.starting(&rest.to_ascii_lowercase()) {
        return phrase.len();
    }
    if first.is_ascii_alphabetic() {
        return run(|c| c.is_ascii_alphabetic());
    }
    if rest.starts_with("..") {
        return 2;
    }
    let word = WordList::DateWord.starting(rest);
    word.map_or(first.len_utf8(), str::len)
}

/// A Chinese numeral of years, months and days.
fn is_date_numeral(c: char) -> bool {
    is_ten(c) || digit(c).is_some()
}

/// The value of a digit of years and days; 两 is none.
fn digit(c: char) -> Option<u32> {
    small_digit(c).filter(|_| !is_counting(c))
}

/// The value and the width of a number; no value when it is too long.
fn number(piece: &str) -> Option<(Option<u32>, usize)> {
    let first = piece.chars().next()?;
    if first.is_ascii_digit() {
        let short = piece.len() <= 9;
        return Some((piece.parse().ok().filter(|_| short), piece.len()));
    }
    if !is_date_numeral(first) {
        return None;
    }
    let Some((tens, ones)) = piece.split_once(is_ten) else {
        let width = piece.chars().count();
        let value = piece
            .chars()
            .take(9)
            .try_fold(0, |sum, c| Some(sum * 10 + digit(c)?));
        return Some((value.filter(|_| width <= 9), width));
    };
    let one = |text: &str, empty| match text.chars().next() {
        None => Some(empty),
        Some(c) if text.chars().count() == 1 => digit(c),
        Some(_) => None,
    };
    let value = one(tens, 1)
        .zip(one(ones, 0))
        .map(|(tens, ones)| tens * 10 + ones);
    Some((value, 2))
}
