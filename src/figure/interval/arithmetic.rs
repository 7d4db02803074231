//! Sums, multiples and quotients of intervals, after XBRL Calculations 1.1:
//! an end belongs to the result only if it belongs to every operand that made it.
//! Comparing intervals is `mod.rs`.

use super::super::number::Number;
use super::{End, Interval};

impl Interval {
    /// Every number times `factor`; a negative factor swaps the ends together with their closedness.
    #[must_use]
    pub fn scale_by(&self, factor: &Number) -> Self {
        if factor.is_zero() {
            return Self::exact(Number::ZERO);
        }
        if *factor == Number::ONE {
            return self.clone();
        }
        let scale = |end: &Option<End>| {
            end.as_ref().map(|end| End {
                value: &end.value * factor,
                closed: end.closed,
            })
        };
        let (lower, upper) = (scale(&self.lower), scale(&self.upper));
        if factor.is_negative() {
            Self {
                lower: upper,
                upper: lower,
            }
        } else {
            Self { lower, upper }
        }
    }

    /// Every number plus `offset`.
    #[must_use]
    pub fn shift(&self, offset: &Number) -> Self {
        self.plus(&Self::exact(offset.clone()))
    }

    /// All sums of a number of the one and a number of the other.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            lower: add_ends(self.lower.as_ref(), other.lower.as_ref()),
            upper: add_ends(self.upper.as_ref(), other.upper.as_ref()),
        }
    }

    /// All differences: a number of `self` less a number of `other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.scale_by(&Number::from(-1)))
    }

    /// All quotients, or `None` when `other` contains zero, has an end there, or is empty.
    pub fn divide_by(&self, other: &Self) -> Option<Self> {
        if other.is_empty() || self.is_empty() {
            return None;
        }
        let minus_one = Number::from(-1);
        match (&other.lower, &other.upper) {
            (Some(lower), _) if lower.value > Number::ZERO => {
                self.times_positive(&reciprocal(lower, other.upper.as_ref())?)
            }
            (_, Some(upper)) if upper.value.is_negative() => self
                .scale_by(&minus_one)
                .divide_by(&other.scale_by(&minus_one)),
            _ => None,
        }
    }

    /// All quotients by those numbers of `other` that are above zero, where they begin at zero and nothing here is below it; `None`
    /// elsewhere. What something was divided by was more than nothing.
    pub fn divide_above_zero(&self, other: &Self) -> Option<Self> {
        let lower = self.lower.as_ref().filter(|end| !end.value.is_negative())?;
        let begins = other.lower.as_ref().is_some_and(|end| end.value.is_zero());
        (begins && !self.is_empty()).then_some(())?;
        let least = match &other.upper {
            Some(upper) => End {
                value: Number::ONE.checked_div(&upper.value)?,
                closed: upper.closed,
            },
            None => End::open(Number::ZERO),
        };
        Some(Self::from_end(multiply(lower, &least)))
    }

    /// All products with numbers of `factor`, whose ends are both present and at least zero.
    fn times_positive(&self, factor: &Self) -> Option<Self> {
        let (small, large) = (factor.lower.as_ref()?, factor.upper.as_ref()?);
        let lower = self.lower.as_ref().map(|end| {
            multiply(
                end,
                if end.value.is_negative() {
                    large
                } else {
                    small
                },
            )
        });
        let upper = self.upper.as_ref().map(|end| {
            multiply(
                end,
                if end.value.is_negative() {
                    small
                } else {
                    large
                },
            )
        });
        Some(Self { lower, upper })
    }
}

fn add_ends(a: Option<&End>, b: Option<&End>) -> Option<End> {
    let (a, b) = (a?, b?);
    Some(End {
        value: &a.value + &b.value,
        closed: a.closed && b.closed,
    })
}

/// The reciprocals of the numbers from `lower`, which is above zero, to `upper`.
fn reciprocal(lower: &End, upper: Option<&End>) -> Option<Interval> {
    let invert = |end: &End| {
        Some(End {
            value: Number::ONE.checked_div(&end.value)?,
            closed: end.closed,
        })
    };
    let smallest = match upper {
        Some(upper) => invert(upper)?,
        None => End::open(Number::ZERO),
    };
    Some(Interval::between(smallest, invert(lower)?))
}

/// A product of ends. Zero that is attained stays attained whatever it is multiplied with.
fn multiply(end: &End, factor: &End) -> End {
    End {
        value: &end.value * &factor.value,
        closed: end.closed && (factor.closed || end.value.is_zero()),
    }
}
