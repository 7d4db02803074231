//! The words and characters that are numbers, of all languages, read once from their tables. How they follow each other is
//! `numeral/`.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::LANGUAGES;
use super::han_bits::HanTable;
use super::lists::WordList;
use super::word_set::{first_key, last_key};
use crate::words::table_rows;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum NumberRole {
    /// Says a number below twenty: a digit of its own.
    Small,
    /// Says tens; a digit may follow.
    Tens,
    /// Multiplies the number before it.
    Times,
    /// Multiplies it, and closes a section of the number.
    Scale,
    /// Is a scale word after digits only.
    Short,
    /// Counts its number: several of it.
    Several,
    /// Is one of so many parts.
    Part,
    /// Is a place in an order.
    Ordinal,
    /// Says how many times as much, alone.
    Multiple,
    /// Says it of what is named after it.
    Multiplier,
    /// Is a month.
    Month,
    /// Is a season, by the number that EDTF gives it.
    Season,
    /// Is a digit behind a point, and none elsewhere.
    Decimal,
    /// Stands once behind a range and multiplies both ends, without being a scale word.
    Shared,
    /// Is written on cheques: a digit or a unit character.
    Cheque,
    /// Is a digit that counts things, and stands in no row of digits.
    Counting,
    /// Counts things and needs no unit.
    Pair,
    /// Is a unit character, and the beginning of units too.
    Prefix,
}

/// The value of a number word: so many times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct WordValue {
    /// The number before its power of ten.
    pub(in super::super) number: u32,
    /// The power of ten.
    pub(in super::super) power: u32,
}

#[derive(Clone, Copy)]
struct Entry {
    role: NumberRole,
    word: &'static str,
    amount: WordValue,
}

/// By role and word, in no case.
static WORDS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = all_rows().flatten().flatten().collect();
    entries.sort_by(|a, b| a.role.cmp(&b.role).then_with(|| caseless(a.word, b.word)));
    entries
});

/// The roles of characters that numerals are written with.
const IN_NUMERALS: [NumberRole; 7] = [
    NumberRole::Small,
    NumberRole::Tens,
    NumberRole::Scale,
    NumberRole::Cheque,
    NumberRole::Counting,
    NumberRole::Pair,
    NumberRole::Prefix,
];

/// Those that are one character of a numeral, by it.
static CHARACTERS: LazyLock<Vec<(char, Entry)>> = LazyLock::new(|| {
    let single = |entry: &Entry| {
        let mut chars = entry.word.chars();
        let first = chars.next().filter(|c| !c.is_ascii())?;
        IN_NUMERALS.contains(&entry.role).then_some(())?;
        chars.next().is_none().then_some((first, *entry))
    };
    let mut characters: Vec<(char, Entry)> = WORDS.iter().filter_map(single).collect();
    characters.sort_by_key(|(c, _)| *c);
    characters
});

/// Their places, from 1.
static PLACES: LazyLock<HanTable> = LazyLock::new(|| numeral_characters().zip(1..).collect());

/// The value of a word in a role, in any case.
pub(in super::super) fn word_value(role: NumberRole, word: &str) -> Option<WordValue> {
    // Nearly all that is asked about is no number word, as its ends and its length tell.
    if possible_roles(word) & bit(role) == 0 {
        return None;
    }
    let order = |entry: &Entry| {
        entry
            .role
            .cmp(&role)
            .then_with(|| caseless(entry.word, word))
    };
    let at = WORDS.binary_search_by(order).ok()?;
    WORDS.get(at).map(|entry| entry.amount)
}

/// The bits by which the shapes of words are told apart.
const SHAPE: u32 = 11;

/// By shape the roles of the words that have it: a bit each.
static ROLES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut roles = vec![0; 1 << SHAPE];
    for entry in WORDS.iter() {
        if let Some(own) = shape(entry.word).and_then(|shape| roles.get_mut(shape)) {
            *own |= bit(entry.role);
        }
    }
    roles
});

fn bit(role: NumberRole) -> u32 {
    1 << role as u32
}

/// The roles of the words that are as long as this one and begin and end as it does, in any case.
fn possible_roles(word: &str) -> u32 {
    let roles = shape(word).and_then(|shape| ROLES.get(shape));
    roles.copied().unwrap_or_default()
}

/// How a word begins and ends and how long it is, as one number.
#[inline]
fn shape(word: &str) -> Option<usize> {
    let [.., length] = word.len().to_be_bytes();
    let ends = u32::from_be_bytes([0, length, first_key(word)?, last_key(word)?]);
    Some((ends.wrapping_mul(0x9E37_79B1) >> (u32::BITS - SHAPE)) as usize)
}

/// The lists of words of a number that are none of the tables here.
const OTHERS: [WordList; 4] = [
    WordList::HalfWord,
    WordList::PointWord,
    WordList::GameWord,
    WordList::PlainPart,
];

/// The bits of a letter in the number of a beginning; 0 is all that is no letter of ASCII, the end of a word too.
const LETTER: u32 = 5;

/// The bits by which beginnings are told apart, of which few are needed.
const TOLD: u32 = 14;

/// The beginnings of all words, a bit for several of them.
static BEGINNINGS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; (1 << TOLD) / 64];
    let words = WORDS.iter().map(|entry| entry.word);
    let words = words.chain(OTHERS.into_iter().flat_map(WordList::words).copied());
    // Something may be joined to a word of three letters: `tens`, `sixfold`.
    let longer = |at: u32| {
        let three = at.trailing_zeros() >= LETTER && (at >> LETTER).trailing_zeros() < LETTER;
        at..at + if three { 27 } else { 1 }
    };
    for at in words.filter_map(beginning).flat_map(longer) {
        let (at, bit) = place_of(at);
        if let Some(own) = bits.get_mut(at) {
            *own |= bit;
        }
    }
    bits
});

fn place_of(beginning: u32) -> (usize, u64) {
    let place = beginning.wrapping_mul(0xC2B2_AE35) >> (u32::BITS - TOLD);
    ((place / 64) as usize, 1 << (place % 64))
}

/// Whether a text begins as a word that can stand in a number does. Of what begins with no letter of ASCII that is not known.
#[inline]
pub(in super::super) fn may_be_number(text: &str) -> bool {
    beginning(text).is_none_or(|beginning| {
        let (at, bit) = place_of(beginning);
        BEGINNINGS.get(at).is_some_and(|own| own & bit != 0)
    })
}

/// The number of the first four letters of the word that a text begins with, in any case; `None` where it begins with no letter
/// of ASCII.
#[inline]
fn beginning(text: &str) -> Option<u32> {
    let mut letters = text.bytes().map_while(place);
    let mut number = letters.next()?;
    for _ in 0..3 {
        number = number << LETTER | letters.next().unwrap_or(0);
    }
    Some(number)
}

/// The place of a letter of ASCII in the alphabet, in any case, from 1.
#[inline]
fn place(byte: u8) -> Option<u32> {
    byte.is_ascii_alphabetic().then_some(u32::from(byte) & 31)
}

/// The same for words whose amount has no power of ten.
pub(in super::super) fn number(role: NumberRole, word: &str) -> Option<u32> {
    word_value(role, word).map(|amount| amount.number)
}

/// The words of a role.
pub(in super::super) fn number_words(role: NumberRole) -> impl Iterator<Item = &'static str> {
    let entries = WORDS.iter().filter(move |entry| entry.role == role);
    entries.map(|entry| entry.word)
}

/// The longest word of a role that says a number: `january` of its months.
pub(in super::super) fn of_number(role: NumberRole, number: u32) -> Option<&'static str> {
    let own = |entry: &&Entry| entry.role == role && entry.amount.number == number;
    let words = WORDS.iter().filter(own).map(|entry| entry.word);
    words.max_by_key(|word| word.len())
}

/// The word that a table names first for what it amounts to in a role: a character of numerals, or a word in letters.
pub(in super::super) fn first_word(
    role: NumberRole,
    amount: WordValue,
    is_character: bool,
) -> Option<&'static str> {
    let mut entries = all_rows().flatten().flatten();
    let is_it = |entry: &Entry| {
        let is_own = entry.role == role && entry.amount == amount;
        is_own && entry.word.is_ascii() != is_character
    };
    entries.find(is_it).map(|entry| entry.word)
}

/// What both ends of a range are multiplied with by the word that its text ends with: `two to three hundred`.
pub(in super::super) fn shared_scale(text: &str) -> Option<u32> {
    let shared = WORDS
        .iter()
        .filter(|entry| entry.role == NumberRole::Shared);
    let mut ending = shared.filter(|entry| text.ends_with(entry.word));
    ending.next().map(|entry| entry.amount.number)
}

/// By each ASCII letter whether a number word begins with it.
static FIRST_LETTERS: LazyLock<[bool; 128]> = LazyLock::new(|| {
    let mut letters = [false; 128];
    // Months and digits behind a point begin no number.
    let begins = |role| {
        !matches!(
            role,
            NumberRole::Month | NumberRole::Season | NumberRole::Decimal
        )
    };
    let words = WORDS
        .iter()
        .filter(|entry| begins(entry.role))
        .map(|entry| entry.word);
    let others = [WordList::HalfWord, WordList::PointWord];
    for word in words.chain(others.into_iter().flat_map(WordList::words).copied()) {
        let first = word.bytes().next().map(|byte| byte.to_ascii_lowercase());
        if let Some(own) = first.and_then(|byte| letters.get_mut(usize::from(byte))) {
            *own = true;
        }
    }
    letters
});

/// Whether a number word can begin with a letter, which tells most words from number words at once.
#[inline]
pub(in super::super) fn begins_number(c: char) -> bool {
    let at = u8::try_from(c.to_ascii_lowercase()).map_or(usize::MAX, usize::from);
    !c.is_ascii() || FIRST_LETTERS.get(at).copied().unwrap_or(false)
}

/// What a character that is no letter of ours is in a numeral.
#[inline]
pub(in super::super) fn character(c: char) -> Option<(NumberRole, WordValue)> {
    if c.is_ascii() {
        return None;
    }
    let at = match PLACES.get(c) {
        Some(at) => usize::from(at).checked_sub(1)?,
        None => CHARACTERS.binary_search_by_key(&c, |(own, _)| *own).ok()?,
    };
    CHARACTERS
        .get(at)
        .map(|(_, entry)| (entry.role, entry.amount))
}

/// The characters that numerals are written with.
pub(in super::super) fn numeral_characters() -> impl Iterator<Item = char> {
    CHARACTERS.iter().map(|(c, _)| *c)
}

fn caseless(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.bytes(), b.bytes());
    a.map(|byte| byte.to_ascii_lowercase())
        .cmp(b.map(|byte| byte.to_ascii_lowercase()))
}

fn all_rows() -> impl Iterator<Item = Option<Vec<Entry>>> {
    LANGUAGES.iter().flat_map(|language| rows(language.numbers))
}

/// The rows of a table, each with its words; nothing for one that cannot be read.
fn rows(table: &'static str) -> impl Iterator<Item = Option<Vec<Entry>>> {
    table_rows(table).map(|row| {
        let (head, words) = row.split_once(": ")?;
        let (role, number) = head.split_once(' ')?;
        let (role, amount) = (role_of(role)?, value_of(number)?);
        let words = words.split(',').map(str::trim);
        Some(words.map(|word| Entry { role, word, amount }).collect())
    })
}

/// `12`, `1e3`.
fn value_of(text: &str) -> Option<WordValue> {
    let (number, power) = text.split_once('e').unwrap_or((text, "0"));
    Some(WordValue {
        number: number.parse().ok()?,
        power: power.parse().ok()?,
    })
}

fn role_of(name: &str) -> Option<NumberRole> {
    Some(match name {
        "small" => NumberRole::Small,
        "tens" => NumberRole::Tens,
        "times" => NumberRole::Times,
        "scale" => NumberRole::Scale,
        "short" => NumberRole::Short,
        "several" => NumberRole::Several,
        "part" => NumberRole::Part,
        "ordinal" => NumberRole::Ordinal,
        "multiple" => NumberRole::Multiple,
        "multiplier" => NumberRole::Multiplier,
        "month" => NumberRole::Month,
        "season" => NumberRole::Season,
        "decimal" => NumberRole::Decimal,
        "shared" => NumberRole::Shared,
        "cheque" => NumberRole::Cheque,
        "counting" => NumberRole::Counting,
        "pair" => NumberRole::Pair,
        "prefix" => NumberRole::Prefix,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read_and_no_word_stands_twice_in_a_role() {
        let unread = all_rows().position(|row| row.is_none());
        assert_eq!(unread, None, "a row is not `role number: word, word`");
        for pair in WORDS.windows(2) {
            let alike =
                pair[0].role == pair[1].role && caseless(pair[0].word, pair[1].word).is_eq();
            assert!(!alike, "{} stands twice", pair[0].word);
        }
        for pair in CHARACTERS.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn every_number_word_and_what_is_joined_to_a_short_one_may_be_a_number() {
        let words = WORDS.iter().map(|entry| entry.word);
        let others = OTHERS.into_iter().flat_map(WordList::words).copied();
        for word in words.chain(others) {
            assert!(may_be_number(word), "{word}");
            assert!(may_be_number(&word.to_uppercase()), "{word}");
        }
        for word in ["tens", "Sixfold", "two-fold", "ones of", "三"] {
            assert!(may_be_number(word), "{word}");
        }
        for word in ["this", "for", "those", "boats", "on", "a"] {
            assert!(!may_be_number(word), "{word}");
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(number(NumberRole::Small, "Twelve"), Some(12));
        assert_eq!(number(NumberRole::Tens, "twelve"), None);
        let million = word_value(NumberRole::Scale, "million").map(|amount| amount.power);
        assert_eq!(million, Some(6));
        let digit = character('陆').map(|(role, amount)| (role, amount.number));
        assert_eq!(digit, Some((NumberRole::Cheque, 6)));
    }
}
