//! An interval for scripts, as the schemas of several formats describe it.

use serde::Serialize;

use crate::figure::{End, Interval};

/// The ends as decimals or fractions; `None` where there is none.
#[derive(Serialize)]
pub(super) struct Range {
    lower: Option<String>,
    upper: Option<String>,
    lower_closed: bool,
    upper_closed: bool,
}

impl Range {
    pub(super) fn of(interval: &Interval) -> Self {
        let text = |end: &Option<End>| end.as_ref().map(|end| end.value.to_string());
        let closed = |end: &Option<End>| end.as_ref().is_some_and(|end| end.closed);
        Self {
            lower: text(&interval.lower),
            upper: text(&interval.upper),
            lower_closed: closed(&interval.lower),
            upper_closed: closed(&interval.upper),
        }
    }
}
