//! What is written, with its place.

use crate::source::Span;

/// A value of the configuration and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written; `None` for a value given on the command line.
    pub span: Option<Span>,
}
