//! Scale words: powers of ten that multiply the digits before them.

use super::super::cursor::{Cursor, fold};

/// English scale words and abbreviations.
const ENGLISH: &[(&str, i32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("thousands", 3),
    ("k", 3),
    ("million", 6),
    ("millions", 6),
    ("mln", 6),
    ("mio", 6),
    ("mn", 6),
    ("m", 6),
    ("billion", 9),
    ("billions", 9),
    ("bln", 9),
    ("bn", 9),
    ("b", 9),
    ("trillion", 12),
    ("trillions", 12),
    ("trn", 12),
    ("tn", 12),
];

/// The scale word that stands here: its power of ten, and the place after it.
pub(in super::super) fn match_scale(cursor: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    if let Some(exponent) = cursor.peek().and_then(chinese_scale) {
        return Some((exponent, cursor.next()));
    }
    let (word, after) = cursor.latin_word()?;
    let folded: String = word.chars().map(fold).collect();
    let (_, exponent) = ENGLISH.iter().find(|(name, _)| *name == folded)?;
    Some((*exponent, after))
}

/// The English scale word that was probably meant by a word that is none.
pub(in super::super) fn near_scale(word: &str) -> Option<&'static str> {
    let names = ENGLISH
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| name.len() > 5);
    names
        .map(|name| {
            (
                strsim::damerau_levenshtein(name, &word.to_lowercase()),
                name,
            )
        })
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, name)| name)
}

/// Whether the scale word between two places is a letter: in `5 million m` and `5,000m` it is a unit, not a million.
pub(in super::super) fn is_letter(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    end.at - start.at == 1
}

/// The power of ten of a Chinese unit character.
pub(super) fn chinese_scale(c: char) -> Option<i32> {
    match c {
        '十' | '拾' => Some(1),
        '百' | '佰' => Some(2),
        '千' | '仟' => Some(3),
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        _ => None,
    }
}
