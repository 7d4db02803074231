//! The outcome of holding facts and entries of `omit` against their original.

use crate::fact::{DocumentId, FactId};
use crate::relation::Reason;

/// The result of looking for a fact in its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Match {
    /// It is there.
    Found,
    /// It cannot be looked for.
    NotChecked(Reason),
    /// It is not there.
    Missing(Mismatch),
}

/// Why a fact is not in its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Mismatch {
    /// The original has no such line.
    NoSuchLine,
    /// The line does not have it.
    NotThere,
    /// The line has it less often than `occurrence` says.
    TooFew(usize),
    /// The line has it, and something else accounts for it each time; a fact that does, if one does.
    Taken(Option<FactId>),
}

/// An entry of `omit` that excuses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct UnusedOmit {
    /// The document whose entry it is.
    pub(in crate::rules) document: DocumentId,
    /// Its position in the list.
    pub(in crate::rules) position: usize,
    /// Why it excuses nothing.
    pub(in crate::rules) why: Unused,
}

/// Why an entry of `omit` excuses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Unused {
    /// The original has no such line.
    NoSuchLine,
    /// The line does not have the text, or less often than `occurrence` says.
    NotThere,
    /// Nothing in the text is written like a figure.
    NoFigure,
    /// A fact captures it; `None` for one that could not be read.
    Captured(Option<FactId>),
    /// Another entry excuses it already.
    Repeated,
}
