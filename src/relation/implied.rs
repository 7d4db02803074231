//! What one relation says of each of its variables when the others lie in given intervals, by the interval rules of
//! XBRL Calculations 1.1: a negative weight swaps the ends and their closedness, an end of a sum is included only if
//! it is included in every term, and dividing by an interval that touches 0 gives no bound.

use crate::figure::{End, Interval, Number};

/// The intervals in which a sum that lies in `bound` puts each of its variables. Takes time in proportion to their number.
pub(super) fn by_sum<'a, V: Copy>(
    terms: &[(V, Number)],
    bound: &Interval,
    of: impl Fn(V) -> &'a Interval,
) -> Vec<(V, Interval)> {
    let minus_one = Number::from(-1);
    let scaled: Vec<Interval> = terms
        .iter()
        .map(|(variable, weight)| of(*variable).scale_by(weight))
        .collect();
    let lower = Sum::of(scaled.iter().map(|term| term.lower.as_ref()));
    let upper = Sum::of(scaled.iter().map(|term| term.upper.as_ref()));
    terms
        .iter()
        .zip(&scaled)
        .map(|((variable, weight), term)| {
            let others = Interval {
                lower: lower.without(term.lower.as_ref()),
                upper: upper.without(term.upper.as_ref()),
            };
            let rest = bound.plus(&others.scale_by(&minus_one));
            let inverse = Number::ONE.checked_div(weight).unwrap_or(Number::ONE);
            (*variable, rest.scale_by(&inverse))
        })
        .collect()
}

/// Where the sum of weight times variable lies.
pub(super) fn sum_of<'a>(terms: impl IntoIterator<Item = (&'a Number, Interval)>) -> Interval {
    terms
        .into_iter()
        .fold(Interval::exact(Number::ZERO), |sum, (weight, interval)| {
            sum.plus(&interval.scale_by(weight))
        })
}

/// Ends added up so that any one of them can be taken out again.
struct Sum {
    value: Number,
    open: usize,
    absent: usize,
}

impl Sum {
    fn of<'a>(ends: impl Iterator<Item = Option<&'a End>>) -> Self {
        let mut sum = Self {
            value: Number::ZERO,
            open: 0,
            absent: 0,
        };
        for end in ends {
            match end {
                None => sum.absent += 1,
                Some(end) => {
                    sum.value = &sum.value + &end.value;
                    sum.open += usize::from(!end.closed);
                }
            }
        }
        sum
    }

    /// The sum of all but one; `None` when another one is absent.
    fn without(&self, end: Option<&End>) -> Option<End> {
        let (value, open, absent) = match end {
            None => (self.value.clone(), self.open, self.absent - 1),
            Some(end) => (
                &self.value - &end.value,
                self.open - usize::from(!end.closed),
                self.absent,
            ),
        };
        (absent == 0).then_some(End {
            value,
            closed: open == 0,
        })
    }
}
