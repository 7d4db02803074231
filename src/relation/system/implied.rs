//! What one relation says of each of its variables when the others lie in given intervals, by the interval rules of
//! XBRL Calculations 1.1: a negative weight swaps the ends and their closedness, an end of a sum is included only if
//! it is included in every term, and dividing by an interval that touches 0 gives no bound.

use super::component::Form;
use crate::figure::{End, Interval, Number};

impl Form {
    /// For each variable, where the relation puts it. Takes time in proportion to the number of variables.
    pub(super) fn implied(&self, bounds: &[Interval]) -> Vec<(usize, Interval)> {
        let of = |variable: usize| bounds.get(variable).unwrap_or(&Interval::ALL);
        match self {
            Self::Linear { terms, bound, .. } => implied_by_sum(terms, bound, of),
            Self::Product {
                product,
                left,
                right,
            } => {
                let mut implied = vec![(*product, times(of(*left), of(*right)))];
                // Each variable once: of one that occurs twice, what its first place says.
                let quotients = [(*left, right), (*right, left)];
                let quotients = quotients
                    .into_iter()
                    .filter(|(variable, other)| variable != *other && variable != product);
                implied.extend(quotients.filter_map(|(variable, other)| {
                    Some((variable, of(*product).divide_by(of(*other))?))
                }));
                implied
            }
        }
    }
}

fn implied_by_sum<'a>(
    terms: &[(usize, Number)],
    bound: &Interval,
    of: impl Fn(usize) -> &'a Interval,
) -> Vec<(usize, Interval)> {
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

/// All products of a number of the one and a number of the other, neither of which is empty.
pub(super) fn times(one: &Interval, other: &Interval) -> Interval {
    let corners: Vec<Corner> = Corner::ends(one)
        .iter()
        .flat_map(|a| Corner::ends(other).map(|b| a.times(&b)))
        .collect();
    let lower = corners.iter().min_by(|a, b| a.cmp_from_below(b));
    let upper = corners.iter().max_by(|a, b| a.cmp_from_above(b));
    Interval {
        lower: lower.and_then(Corner::end),
        upper: upper.and_then(Corner::end),
    }
}

/// An end that may be infinite. `side` orders the infinities around the numbers.
#[derive(Clone, Debug)]
struct Corner {
    /// -1, 0 for a number, or 1.
    side: i8,
    value: Number,
    closed: bool,
}

impl Corner {
    fn ends(interval: &Interval) -> [Self; 2] {
        let corner = |end: &Option<End>, side| match end {
            Some(end) => Self {
                side: 0,
                value: end.value.clone(),
                closed: end.closed,
            },
            None => Self {
                side,
                value: Number::ZERO,
                closed: false,
            },
        };
        [corner(&interval.lower, -1), corner(&interval.upper, 1)]
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        if self.side != 0 {
            self.side
        } else if self.value.is_zero() {
            0
        } else if self.value.is_negative() {
            -1
        } else {
            1
        }
    }

    /// Zero times anything is zero, and it is reached wherever that zero is.
    fn times(&self, other: &Self) -> Self {
        let sign = self.sign() * other.sign();
        let infinite = self.side != 0 || other.side != 0;
        let reached_zero = |corner: &Self| corner.sign() == 0 && corner.closed;
        Self {
            side: if infinite { sign } else { 0 },
            value: if infinite {
                Number::ZERO
            } else {
                &self.value * &other.value
            },
            closed: self.closed && other.closed || reached_zero(self) || reached_zero(other),
        }
    }

    /// Of equal ends the closed one is the least.
    fn cmp_from_below(&self, other: &Self) -> std::cmp::Ordering {
        (self.side, &self.value, !self.closed).cmp(&(other.side, &other.value, !other.closed))
    }

    /// Of equal ends the closed one is the greatest.
    fn cmp_from_above(&self, other: &Self) -> std::cmp::Ordering {
        (self.side, &self.value, self.closed).cmp(&(other.side, &other.value, other.closed))
    }

    fn end(&self) -> Option<End> {
        (self.side == 0).then(|| End {
            value: self.value.clone(),
            closed: self.closed,
        })
    }
}
