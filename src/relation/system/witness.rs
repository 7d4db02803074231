//! Numbers that fit relations with products, found by giving one variable after another a value and propagating.
//! Finding none proves nothing; it only leaves open what bounds do not decide.

use super::pieces::Piece;
use super::propagation::{Cause, Propagation};
use super::solution::Limits;
use crate::figure::{Interval, Number};

/// Whether numbers were found that fit all relations of a piece, within the bounds that were found.
pub(super) fn exists(bounded: &Propagation<'_>, piece: &Piece, limits: &Limits) -> bool {
    let component = bounded.component;
    let mut propagation = bounded.clone();
    for &variable in &piece.variables {
        let Some(bounds) = propagation.bounds.get(variable) else {
            return false;
        };
        let candidates = candidates(bounds, component.is_whole(variable));
        let fitting = candidates.into_iter().find_map(|value| {
            let mut attempt = propagation.clone();
            attempt.tighten(variable, &Interval::exact(value), Cause::Case);
            let settled = attempt.run(limits);
            (settled && attempt.clash.is_none()).then_some(attempt)
        });
        match fitting {
            Some(attempt) => propagation = attempt,
            None => return false,
        }
    }
    // Each variable has one value, and no relation has anything against it.
    propagation.run(limits) && propagation.clash.is_none()
}

/// A few numbers of an interval: its middle first, as that leaves most room to the others, then its ends.
fn candidates(bounds: &Interval, whole: bool) -> Vec<Number> {
    let lower = bounds.lower.as_ref().map(|end| &end.value);
    let upper = bounds.upper.as_ref().map(|end| &end.value);
    let middle = match (lower, upper) {
        (Some(lower), Some(upper)) => (lower + upper).checked_div(&Number::from(2)),
        (Some(lower), None) => Some(lower + &Number::ONE),
        (None, Some(upper)) => Some(upper - &Number::ONE),
        (None, None) => Some(Number::ZERO),
    };
    [middle.as_ref(), lower, upper]
        .into_iter()
        .flatten()
        .map(|value| if whole { value.floor() } else { value.clone() })
        .filter(|value| bounds.contains(value))
        .collect()
}
