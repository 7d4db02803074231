//! Scale words: powers of ten that multiply the digits before them. Numerals have them, and units that begin with one.

use super::cursor::{Cursor, fold};
use super::language::{
    NumberRole, WordList, WordValue, begins_number, character, number_words, word_value,
};

/// The power of 万, the first unit that counts whole groups of four places.
pub(super) const MYRIAD: u32 = 4;

/// The scale word that stands here: its power of ten, and the place after it.
pub(super) fn match_scale(cursor: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    if let Some(exponent) = scale_character(cursor) {
        return Some((exponent, cursor.next()));
    }
    if !begins_number(cursor.peek()?) {
        return None;
    }
    let (word, after) = cursor.latin_word()?;
    if WordList::CapitalScale.has(&word) && !is_close_capital(cursor) {
        return None;
    }
    let found =
        word_value(NumberRole::Scale, &word).or_else(|| word_value(NumberRole::Short, &word))?;
    Some((power(found)?, after))
}

/// The English scale word that was probably meant by a word that is none.
pub(super) fn near_scale(word: &str) -> Option<&'static str> {
    let names = number_words(NumberRole::Scale).chain(number_words(NumberRole::Short));
    names
        .filter(|name| name.is_ascii() && name.len() > 5)
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

/// `1.4T`: a trillion only as a capital right after the digits; elsewhere tonnes are meant, or a name.
fn is_close_capital(cursor: Cursor<'_>) -> bool {
    let before = cursor.text.get(..cursor.at).unwrap_or_default();
    cursor.peek().is_some_and(char::is_uppercase)
        && before.ends_with(|c: char| fold(c).is_ascii_digit())
}

/// The power of ten of the unit character that stands here, if it is one in these surroundings.
pub(super) fn scale_character(cursor: Cursor<'_>) -> Option<i32> {
    let (role, amount) = character(cursor.peek()?)?;
    if role == NumberRole::Prefix {
        let begins_unit = cursor.next().is_at(WordList::PrefixedUnit);
        return (!begins_unit).then(|| power(amount))?;
    }
    of_scale(role, amount)
}

/// Whether the scale word between two places is a letter: in `5 million m` and `5,000m` it is a unit, not a million.
pub(super) fn is_letter(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    end.at - start.at == 1
}

/// The power of ten of a Chinese unit character.
pub(super) fn chinese_scale(c: char) -> Option<i32> {
    let (role, amount) = character(c)?;
    of_scale(role, amount)
}

/// Whether a character is 万 or a scale above it, which multiplies all that stands before it.
pub(super) fn is_myriad(c: char) -> bool {
    chinese_scale(c).is_some_and(|power| power >= MYRIAD.cast_signed())
}

fn of_scale(role: NumberRole, amount: WordValue) -> Option<i32> {
    matches!(role, NumberRole::Scale | NumberRole::Cheque)
        .then(|| power(amount))
        .flatten()
}

/// The power of ten of what is one.
fn power(amount: WordValue) -> Option<i32> {
    i32::try_from(amount.power).ok().filter(|power| *power > 0)
}
