//! Products of intervals of any sign.

use super::super::number::Number;
use super::{End, Interval};

impl Interval {
    /// All products of a number of the one and a number of the other, neither of which is empty.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let corners: Vec<Corner> = Corner::ends(self)
            .iter()
            .flat_map(|a| Corner::ends(other).map(|b| a.times(&b)))
            .collect();
        let lower = corners.iter().min_by(|a, b| a.cmp_from_below(b));
        let upper = corners.iter().max_by(|a, b| a.cmp_from_above(b));
        Self {
            lower: lower.and_then(Corner::end),
            upper: upper.and_then(Corner::end),
        }
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
