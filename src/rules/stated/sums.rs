//! Sums in running text, in all the ways in which they are stated.

use super::chinese_parts::chinese_parts;
use super::equation::Equation;
use super::parts::listed_parts;
use super::parts_of_total::parts_of_total;
use super::token::Tokens;
use super::written_out::written_out;

/// The sum that begins with the number at a token.
pub(in crate::rules) fn find_equation(tokens: &Tokens<'_>, at: usize) -> Option<Equation> {
    written_out(tokens, at)
        .or_else(|| chinese_parts(tokens, at))
        .or_else(|| listed_parts(tokens, at))
        .or_else(|| parts_of_total(tokens, at))
}
