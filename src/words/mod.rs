//! Words: how numbers of things, lists and the text of users are put into an English sentence, the forms of a noun, which
//! name was meant, and how tables of words are read. What is said is left to those who have something to say.

mod letters;
mod names;
mod near;
mod noun;
mod sentence;
mod table;

pub use names::Names;
pub use near::{
    Near, asks_what_was_meant, did_you_mean, meant_or, nearest, or_meant, slip, sole_nearest,
    there_is_no,
};
pub use noun::{are_one_noun, form_behind, is_plural_of, looks_plural, plural, singular};
pub use sentence::{
    counted, in_backticks, joined, joined_most, listed, number_of, part_in_threes, quoted, sentence,
};
#[cfg(test)]
pub(crate) use table::assert_lists_are_sound;
pub use table::{NamedLists, ReadLists, WordLists, pairs, read_lists, table_rows};
pub(crate) use table::{named_lists, word_lists};
