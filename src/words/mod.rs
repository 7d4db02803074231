//! English: how numbers of things, lists and the text of users are put into a sentence, the forms of a noun, and which name was meant. What is
//! said is left to those who have something to say.

mod near;
mod noun;
mod sentence;

pub use near::{Near, nearest, slip, sole_nearest};
pub use noun::{are_one_noun, plural, singular};
pub use sentence::{counted, joined, listed, number_of, quoted, sentence};
