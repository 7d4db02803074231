//! Intervals of exact numbers with open, closed or absent ends, and the arithmetic of XBRL Calculations 1.1 on them.
//! What a figure means by its intervals is `reading.rs`; verdicts belong to the room `relation`.

mod arithmetic;
mod product;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use super::number::Number;

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Where the interval ends.
    pub value: Number,
    /// Whether `value` itself belongs to the interval.
    pub closed: bool,
}

impl End {
    /// An end that belongs to the interval.
    pub fn closed(value: Number) -> Self {
        Self {
            value,
            closed: true,
        }
    }

    /// An end that does not belong to the interval.
    pub fn open(value: Number) -> Self {
        Self {
            value,
            closed: false,
        }
    }
}

/// The numbers between two ends. A missing end is unbounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end, or `None` when there is none.
    pub lower: Option<End>,
    /// The upper end, or `None` when there is none.
    pub upper: Option<End>,
}

impl Interval {
    /// All numbers.
    pub const ALL: Self = Self {
        lower: None,
        upper: None,
    };

    /// The interval between two ends.
    pub fn between(lower: End, upper: End) -> Self {
        Self {
            lower: Some(lower),
            upper: Some(upper),
        }
    }

    /// `[lower, upper]`.
    pub fn closed(lower: Number, upper: Number) -> Self {
        Self::between(End::closed(lower), End::closed(upper))
    }

    /// `[value, value]`.
    pub fn exact(value: Number) -> Self {
        Self::closed(value.clone(), value)
    }

    /// Everything from an end upwards.
    pub fn from_end(lower: End) -> Self {
        Self {
            lower: Some(lower),
            upper: None,
        }
    }

    /// Everything up to an end.
    pub fn to_end(upper: End) -> Self {
        Self {
            lower: None,
            upper: Some(upper),
        }
    }

    /// Whether no number belongs to it: the ends are in the wrong order, or touch without both being closed.
    pub fn is_empty(&self) -> bool {
        match (&self.lower, &self.upper) {
            (Some(lower), Some(upper)) => !reaches(lower, upper),
            _ => false,
        }
    }

    /// The only number that belongs to it, if there is just one.
    pub fn single(&self) -> Option<&Number> {
        match (&self.lower, &self.upper) {
            (Some(lower), Some(upper)) if lower == upper && lower.closed => Some(&lower.value),
            _ => None,
        }
    }

    /// Whether the number belongs to it.
    pub fn contains(&self, value: &Number) -> bool {
        self.meets(&Self::exact(value.clone()))
    }

    /// Whether every number of `other` belongs to it. An empty `other` is in every interval.
    pub fn contains_interval(&self, other: &Self) -> bool {
        other.is_empty()
            || (self.lower_cmp(other) != Ordering::Greater
                && self.upper_cmp(other) != Ordering::Less)
    }

    /// The numbers that belong to both, or `None` when there are none.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let lower = if self.lower_cmp(other) == Ordering::Less {
            &other.lower
        } else {
            &self.lower
        };
        let upper = if self.upper_cmp(other) == Ordering::Greater {
            &other.upper
        } else {
            &self.upper
        };
        let common = Self {
            lower: lower.clone(),
            upper: upper.clone(),
        };
        (!common.is_empty()).then_some(common)
    }

    /// Whether some number belongs to both.
    pub fn meets(&self, other: &Self) -> bool {
        self.intersect(other).is_some()
    }

    /// Whether some number of `self` is at most some number of `other`:
    /// the lower end of the one lies below the upper end of the other, or they touch and both are closed.
    pub fn can_be_at_most(&self, other: &Self) -> bool {
        !self.is_empty()
            && !other.is_empty()
            && match (&self.lower, &other.upper) {
                (Some(lower), Some(upper)) => reaches(lower, upper),
                _ => true,
            }
    }

    /// The smallest interval that contains both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let lower = if self.lower_cmp(other) == Ordering::Greater {
            &other.lower
        } else {
            &self.lower
        };
        let upper = if self.upper_cmp(other) == Ordering::Less {
            &other.upper
        } else {
            &self.upper
        };
        Self {
            lower: lower.clone(),
            upper: upper.clone(),
        }
    }

    /// The whole numbers that belong to it, as a closed interval, or `None` when there is none.
    ///
    /// `(5, 6)` has none. A reading must never be empty, so the caller then keeps what it had.
    pub fn shrink_to_whole(&self) -> Option<Self> {
        let lower = self.lower.as_ref().map(|end| {
            let up = end.value.ceil();
            End::closed(if end.closed || up != end.value {
                up
            } else {
                &up + &Number::ONE
            })
        });
        let upper = self.upper.as_ref().map(|end| {
            let down = end.value.floor();
            End::closed(if end.closed || down != end.value {
                down
            } else {
                &down - &Number::ONE
            })
        });
        let whole = Self { lower, upper };
        (!whole.is_empty()).then_some(whole)
    }

    /// Orders by lower end: an absent one first, a closed one before an open one at the same place.
    pub fn lower_cmp(&self, other: &Self) -> Ordering {
        match (&self.lower, &other.lower) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => a.value.cmp(&b.value).then(b.closed.cmp(&a.closed)),
        }
    }

    /// Orders by upper end: an absent one last, an open one before a closed one at the same place.
    pub fn upper_cmp(&self, other: &Self) -> Ordering {
        match (&self.upper, &other.upper) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(a), Some(b)) => a.value.cmp(&b.value).then(a.closed.cmp(&b.closed)),
        }
    }
}

/// As mathematicians write it: `[240, 300)`, `(300, ∞)`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write_with(Number::to_string))
    }
}

impl Interval {
    /// [`Display`](fmt::Display) with numbers as people write them: `(3 million, ∞)`.
    pub fn in_scale_words(&self) -> String {
        self.write_with(Number::in_scale_words)
    }

    fn write_with(&self, number: impl Fn(&Number) -> String) -> String {
        let mut written = String::new();
        match &self.lower {
            None => written.push_str("(-∞"),
            Some(end) => {
                written.push(if end.closed { '[' } else { '(' });
                written.push_str(&number(&end.value));
            }
        }
        written.push_str(", ");
        match &self.upper {
            None => written.push_str("∞)"),
            Some(end) => {
                written.push_str(&number(&end.value));
                written.push(if end.closed { ']' } else { ')' });
            }
        }
        written
    }
}

/// Whether some number lies at or above `lower` and at or below `upper`.
fn reaches(lower: &End, upper: &End) -> bool {
    match lower.value.cmp(&upper.value) {
        Ordering::Less => true,
        Ordering::Equal => lower.closed && upper.closed,
        Ordering::Greater => false,
    }
}
