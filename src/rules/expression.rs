//! Sums as they are written: `12.1 million t + 45.4 million t`.

use std::fmt::Write as _;

use crate::figure::Number;

/// The most terms that a sum names one by one.
const NAMED_TERMS: usize = 24;

/// A term of a sum: the weight with which it is added, and as written.
pub(super) struct Summand<'a> {
    pub weight: &'a Number,
    pub text: String,
}

/// “12.1 million t + 45.4 million t”. Of many the last are counted.
pub(super) fn added(terms: &[Summand<'_>]) -> String {
    let left_out = terms.len().saturating_sub(NAMED_TERMS);
    // One part more takes no more room than saying so.
    let left_out = if left_out == 1 { 0 } else { left_out };
    let mut text = String::new();
    for Summand { weight, text: term } in terms.iter().take(terms.len() - left_out) {
        let sign = match (text.is_empty(), weight.is_negative()) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        let times = match weight.abs() {
            one if one == Number::ONE => String::new(),
            other => format!("{other} × "),
        };
        let _ = write!(text, "{sign}{times}{term}");
    }
    if left_out > 0 {
        let _ = write!(text, " and {left_out} parts more");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_terms_the_last_are_counted_and_one_more_is_named() {
        let (one, two, minus) = (Number::ONE, Number::from(2), -Number::ONE);
        let terms = |count: usize| {
            let terms = (1..=count).map(|at| Summand {
                weight: match at {
                    1 => &two,
                    2 => &minus,
                    _ => &one,
                },
                text: at.to_string(),
            });
            added(&terms.collect::<Vec<_>>())
        };
        assert_eq!(terms(3), "2 × 1 − 2 + 3");
        assert!(terms(25).ends_with(" + 24 + 25"), "{}", terms(25));
        assert!(
            terms(26).ends_with(" + 24 and 2 parts more"),
            "{}",
            terms(26)
        );
    }
}
