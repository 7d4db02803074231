//! How figures are rounded where the vocabulary or a document says so. What it makes of a number is `figure`'s, and for
//! which figures it holds is known to the vocabulary.

use crate::figure::Rounding;
use crate::source::Span;

/// A rounding as declared for a metric or for a document.
#[derive(Clone, Debug)]
pub struct DeclaredRounding {
    /// How numbers are rounded; a step is in the unit of the metric.
    pub rounding: Rounding,
    /// Where that is said.
    pub span: Span,
}
