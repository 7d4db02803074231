//! How figures are rounded where the vocabulary or a document says so. What it makes of a number is `figure`'s, and for
//! which figures it holds is known to the vocabulary.

use crate::figure::{Number, Rounding};
use crate::source::Span;

/// A rounding as declared for a metric or for a document.
#[derive(Clone, Debug)]
pub struct DeclaredRounding {
    /// How numbers are rounded; a step is in the unit of the metric. `None` where that cannot be read, which is reported
    /// there: nobody knows then what the figures mean.
    pub rounding: Option<Rounding>,
    /// Where that is said.
    pub span: Span,
}

impl DeclaredRounding {
    /// The multiple to which numbers are rounded, where one is said.
    pub fn step(&self) -> Option<&Number> {
        self.rounding.as_ref()?.to.as_ref()
    }
}
