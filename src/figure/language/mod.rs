//! The languages that figures are read in: what belongs to each lies in a folder of tables, and one loader a kind of table
//! reads them all, once. What is read in one language is read in all, since texts mix them.
//!
//! `docs/languages.md` says how to add one: a folder and an entry of `LANGUAGES`.

mod bounds;
mod endings;
mod guards;
mod han_bits;
mod lists;
mod names;
mod numbers;
mod variants;
mod word_set;

pub(super) use self::bounds::{Particle, Role, words};
pub use self::bounds::{Word, WordPlace};
pub(super) use self::endings::{
    ends_as_plural, ends_as_verb, is_doing, is_manner, is_owner, is_past, is_past_verb, is_plural,
    ones,
};
pub(super) use self::guards::{Guard, guards, guards_after, may_go_on};
pub(super) use self::han_bits::HanBits;
pub(super) use self::lists::WordList;
pub(super) use self::names::{NameRole, idioms, names};
pub(super) use self::numbers::{
    NumberRole, WordValue, begins_number, character, first_word, may_be_number, number,
    number_words, numeral_characters, of_number, shared_scale, word_value,
};
pub(super) use self::variants::common;
pub(super) use self::word_set::WordSet;

/// The texts of the tables of a language.
struct Language {
    /// Words that bound a number.
    bounds: &'static str,
    /// Characters beside which a word is another word.
    guards: &'static str,
    /// Expressions that hold numerals and count nothing.
    idioms: &'static str,
    /// Words beside which a number names something.
    names: &'static str,
    /// Words and characters that are numbers.
    numbers: &'static str,
    /// Characters that are read as others.
    variants: &'static str,
    /// Lists that are asked for by name.
    words: &'static str,
}

/// The tables in a folder of this one.
macro_rules! tables_of {
    ($folder:literal) => {
        Language {
            bounds: include_str!(concat!($folder, "/bounds.txt")),
            guards: include_str!(concat!($folder, "/guards.txt")),
            idioms: include_str!(concat!($folder, "/idioms.txt")),
            names: include_str!(concat!($folder, "/names.txt")),
            numbers: include_str!(concat!($folder, "/numbers.txt")),
            variants: include_str!(concat!($folder, "/variants.txt")),
            words: include_str!(concat!($folder, "/words.txt")),
        }
    };
}

/// Every language. In this order the words of a list are tried.
const LANGUAGES: &[Language] = &[tables_of!("en"), tables_of!("zh")];

#[cfg(test)]
pub(super) mod tests;
