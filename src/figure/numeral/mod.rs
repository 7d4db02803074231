//! Numerals in digits, Chinese characters and English words, with their scale words, which are `scale`.
//! The words around them are `parse/`, the units after them `unit/`.

mod arabic;
mod chinese;
mod english;
mod fraction;
mod grouping;
mod han_digit;
mod mixed_number;
mod multiple;
mod neighbours;
mod places;
mod run;

pub(super) use self::english::{is_number_word, is_point, small_number};
pub(super) use self::fraction::{is_part_name, is_vulgar, past_of_one};
pub(super) use self::grouping::past_feet;
pub(super) use self::han_digit::{is_counting, is_ten, small_digit};
pub(super) use self::multiple::{is_multiple_word, starts_multiple};

use std::sync::LazyLock;

use super::cursor::{Cursor, is_han};
use super::digits::Digits;
use super::language::{HanBits, WordList, may_be_number, numeral_characters};
use super::number::DIGIT_LIMIT;
use super::unit::{SymbolMatch, Units};

/// A numeral found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) digits: Digits,
    /// The other end, where two digits in a row mean either: 七八百.
    pub(super) upper: Option<Digits>,
    /// A plural that counts its number: `hundreds`.
    pub(super) several: bool,
    /// What can follow it.
    pub(super) sense: Sense,
    /// Whether the scale was written as an exponent, after which no scale word can follow.
    pub(super) has_exponent: bool,
}

/// What a numeral says besides its number, and so what can follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Nothing: a unit can follow, and the other end of a range.
    Number,
    /// A share of a whole, in words that need no unit: 三分之二, `one in five`.
    Share,
    /// How many times as much: `doubled`, 翻一番. Nothing follows.
    Multiple,
    /// Many, of whatever is named later: 数以千计. Nothing follows.
    Many,
}

/// Why a numeral cannot be read although one starts there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumeralError {
    /// More than [`DIGIT_LIMIT`] digits, or a scale beyond it.
    TooLong,
    /// Separators that do not part digits in threes, or a second point; up to this many bytes.
    Grouping(usize),
    /// Digits before unit characters that do not descend, as in 五百六百; up to this many bytes.
    Places(usize),
    /// Number words that are no one number, as in `five hundred six hundred`; up to this many bytes.
    Words(usize),
    /// Zeros before a whole number, as in `049`; up to this many bytes.
    LeadingZero(usize),
    /// A power of another number than ten; up to this many bytes.
    Power(usize),
}

/// What is read, and the place after it.
pub(super) type Read<'a, T> = Result<Option<(T, Cursor<'a>)>, NumeralError>;

/// What can stand right behind the symbol of a unit.
const ENDS: &str = ",.;:)]!?–—\"”’。、…（";

/// Where a unit symbol starts the numeral ends, although the symbol may look like a scale word (千克, m).
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitBoundary<'a> {
    pub(super) units: &'a Units,
    /// Whether the unit has been given before the number, so that `m` means a million.
    pub(super) unit_given: bool,
}

impl UnitBoundary<'_> {
    /// Whether a symbol stands here that is at least as long as the word of so many bytes, and no shorter than that word with
    /// the symbol behind it: 千克 in 三千克, and 欧元 in 三千欧元.
    pub(super) fn is_unit(self, cursor: Cursor<'_>, word: usize) -> bool {
        let behind = || self.units.length_at(cursor.plus(word).rest());
        let length = self.units.length_at(cursor.rest());
        let length = length.filter(|length| {
            *length <= word || behind().is_none_or(|behind| word + behind <= *length)
        });
        length.is_some_and(|length| length > word || (length == word && !self.unit_given))
            || !self.unit_given && letter_apart(cursor, self.units).is_some()
    }
}

/// The unit whose symbol stands here, be it a letter that is one only behind a blank.
pub(super) fn unit_at(cursor: Cursor<'_>, units: &Units) -> Option<SymbolMatch> {
    units
        .match_at(cursor.rest())
        .or_else(|| letter_apart(cursor, units))
}

/// The unit that a letter behind a blank stands for, where right behind digits it is a scale: `599 m`, beside `5m` and
/// `5 m tonnes`.
fn letter_apart(cursor: Cursor<'_>, units: &Units) -> Option<SymbolMatch> {
    let before = cursor.text.get(..cursor.at)?;
    before.ends_with(char::is_whitespace).then_some(())?;
    let (symbol, after) = WordList::ApartSymbol.pairs().find_map(|(letter, symbol)| {
        let stands = cursor.rest().starts_with(letter);
        Some((symbol, stands.then(|| cursor.past(letter)).flatten()?))
    })?;
    let ends = after
        .peek()
        .is_none_or(|c| c.is_whitespace() || ENDS.contains(c) || is_han(c));
    let han = after.peek().is_some_and(is_han);
    let scale = !han && units.begin(after.past_blanks().rest());
    let mut found = units.match_at(symbol).filter(|_| ends && !scale)?;
    found.length = after.at - cursor.at;
    Some(found)
}

/// Reads the numeral that stands here, or nothing when none does.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Read<'a, Numeral> {
    if !may_begin(cursor) {
        return Ok(None);
    }
    read_here(cursor, stop)
}

/// The same without a look at how it begins.
fn read_here<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Read<'a, Numeral> {
    let in_digits = cursor.peek().is_some_and(|c| c.is_ascii_digit());
    let special = || {
        fraction::read_article(cursor)
            .or_else(|| fraction::read_vulgar(cursor))
            .or_else(|| multiple::read(cursor))
    };
    let special = (!in_digits).then(special).flatten();
    if let Some((numeral, after)) = special {
        return Ok(Some(fraction::of_scale(numeral, after)));
    }
    let found = read_whole(cursor, stop)?;
    Ok(found.map(|(numeral, after)| {
        let (numeral, after) = mixed_number::extend(numeral, after, stop);
        fraction::of_scale(numeral, after)
    }))
}

/// Lists with words that a numeral begins with, beside those that are its characters.
const BEGINNINGS: [WordList; 9] = [
    WordList::Article,
    WordList::Half,
    WordList::HalfPart,
    WordList::HalfWord,
    WordList::PointWord,
    WordList::VagueTimes,
    WordList::OnceAndHalf,
    WordList::ManyOpen,
    WordList::Doubling,
];

/// The characters of Chinese writing that a numeral may begin with.
static FIRSTS: LazyLock<HanBits> = LazyLock::new(|| {
    let lists = BEGINNINGS.into_iter().flat_map(WordList::words);
    let firsts = lists.filter_map(|word| word.chars().next());
    firsts.chain(numeral_characters()).collect()
});

/// Whether a numeral may stand here: most words begin as none does.
fn may_begin(cursor: Cursor<'_>) -> bool {
    if !cursor.peek().is_some_and(|c| FIRSTS.may_hold(c)) {
        return false;
    }
    let is_letter = cursor.rest().starts_with(|c: char| c.is_ascii_alphabetic());
    if !is_letter || cursor.past_any(WordList::Article).is_some() {
        return true;
    }
    may_be_number(cursor.rest())
}

fn read_whole<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Read<'a, Numeral> {
    if let Some(found) = arabic::read(cursor, stop)? {
        return Ok(Some(found));
    }
    if let Some(found) = chinese::read(cursor, stop)? {
        return Ok(Some(found));
    }
    english::read(cursor)
}

/// Adds powers of ten, within the limit.
fn add_exponents(a: i32, b: i32) -> Result<i32, NumeralError> {
    let sum = a.checked_add(b).ok_or(NumeralError::TooLong)?;
    let within = usize::try_from(sum.unsigned_abs()).is_ok_and(|size| size <= DIGIT_LIMIT);
    within.then_some(sum).ok_or(NumeralError::TooLong)
}

impl Numeral {
    pub(super) fn of(digits: Digits) -> Self {
        Self {
            digits,
            upper: None,
            several: false,
            sense: Sense::Number,
            has_exponent: false,
        }
    }

    /// With a further scale word, unless that exceeds the limit.
    pub(super) fn scaled(mut self, exponent: i32) -> Result<Self, NumeralError> {
        for digits in std::iter::once(&mut self.digits).chain(&mut self.upper) {
            digits.exponent = add_exponents(digits.exponent, exponent)?;
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests;
