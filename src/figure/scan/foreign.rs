//! Words of another language that look like numbers or measures of one of ours: `ten` is Polish for this, `six` French for six,
//! and 分 are minutes in Japanese.

use super::super::language::WordList;
use super::line::{Line, is_blank};

/// So far around a word its language is looked for.
const NEAR: usize = 160;
/// So many letters that the alphabet of the word does not have tell another language; names have some too.
const FEWEST: usize = 2;

/// Whether letters stand around a word that its language does not have, and none of the words that it cannot do without.
pub(super) fn is_foreign(line: Line<'_>, at: usize) -> bool {
    let from = line.text.ceil_char_boundary(at.saturating_sub(NEAR));
    let to = line.text.floor_char_boundary(at + NEAR);
    let text = line.slice(from, to);
    if text.is_ascii() {
        return false;
    }
    let before = line.slice(from, at).rsplit('\n').next().unwrap_or_default();
    let behind = line.slice(at, to).split('\n').next().unwrap_or_default();
    let letters = before.chars().chain(behind.chars());
    if letters.filter(|c| is_other_letter(*c)).count() < FEWEST {
        return false;
    }
    let apart = |c: char| is_blank(c) || c.is_ascii_punctuation();
    let mut words = before.split(apart).chain(behind.split(apart));
    !words.any(|word| WordList::LanguageMark.names(word))
}

/// Whether the line around a place is Japanese.
pub(super) fn is_japanese(line: Line<'_>, at: usize) -> bool {
    let from = line.text.ceil_char_boundary(at.saturating_sub(NEAR));
    let to = line.text.floor_char_boundary(at + NEAR);
    let before = line.slice(from, at).rsplit('\n').next();
    let behind = line.slice(at, to).split('\n').next();
    let near = [before, behind].into_iter().flatten();
    near.flat_map(str::chars).filter(|c| is_kana(*c)).count() > FEWEST
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}')
}

/// A letter of an alphabet that English is not written with.
fn is_other_letter(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{C0}'..='\u{2DFF}' | '\u{AC00}'..='\u{D7AF}')
}
