//! `precision:` of a record, a field, an entry of `facts` or a check: how numbers are rounded that stand in data.
//!
//! Such a number is exact unless told, for data are not prose. What a rounding covers is left to `figure`.

use crate::figure::{Number, Rounding, RoundingDirection};
use crate::source::Span;

/// How numbers are rounded, with the place that says so.
#[derive(Clone, Debug)]
pub struct Precision {
    /// The rounding.
    pub rounding: Rounding,
    /// Where it is written.
    pub span: Span,
}

/// `exact`, `as_written` to the last digit, or to what numbers are rounded: `1`, `0.1`.
pub(super) fn rounding(text: &str) -> Option<Rounding> {
    let (to, direction) = match text {
        "exact" => (None, RoundingDirection::None),
        "as_written" => (None, RoundingDirection::Nearest),
        step => {
            let step = Number::parse(step).ok().filter(|step| *step > Number::ZERO);
            (Some(step?), RoundingDirection::Nearest)
        }
    };
    Some(Rounding { to, direction })
}
