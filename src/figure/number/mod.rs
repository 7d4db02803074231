//! Exact numbers: rationals that stay small integers as long as they fit and never round.
//! Reading them from text is `text.rs`, making long ones shorter `length.rs`; intervals of them are `interval.rs`.

mod length;
mod text;

pub use self::text::{DIGIT_LIMIT, NumberError};

use std::cmp::Ordering;
use std::num::NonZeroU64;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{One, Signed, ToPrimitive};

/// An exact number. Equal numbers are equal values whatever way they were computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(Repr);

/// `Small` whenever the reduced fraction fits two `i64`, otherwise `Big`; so each number has one shape.
/// With `i64` parts every sum and product of two small numbers fits `i128` and needs no overflow check. A denominator that
/// cannot be zero leaves room for the other variant: a number is two words long, and a run holds millions.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Repr {
    /// Reduced, the denominator at most `i64::MAX`.
    Small { numer: i64, denom: NonZeroU64 },
    /// Reduced, and too large for `Small`.
    Big(Box<BigRational>),
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Small {
        numer: 0,
        denom: NonZeroU64::MIN,
    });
    /// One.
    pub const ONE: Self = Self(Repr::Small {
        numer: 1,
        denom: NonZeroU64::MIN,
    });

    fn whole(numer: i64) -> Self {
        Self(Repr::Small {
            numer,
            denom: NonZeroU64::MIN,
        })
    }

    /// Of a reduced fraction, where it is small.
    fn small(numer: i64, denom: i64) -> Option<Self> {
        let denom = NonZeroU64::new(u64::try_from(denom).ok()?)?;
        Some(Self(Repr::Small { numer, denom }))
    }

    /// The fraction `numer`/`denom`, or `None` for a zero denominator.
    pub fn fraction(numer: i64, denom: i64) -> Option<Self> {
        Self::from(numer).checked_div(&Self::from(denom))
    }

    /// `coefficient` × 10^`exponent`. The caller bounds the exponent: the digits are really made.
    pub fn scaled(coefficient: &BigInt, exponent: i32) -> Self {
        // Nearly all numbers are small, and large integers are slow.
        if let (Some(small), Some(power)) = (coefficient.to_i64(), small_power(exponent)) {
            let (small, power) = (i128::from(small), i128::from(power));
            return if exponent >= 0 {
                Self::reduced(small * power, 1)
            } else {
                Self::reduced(small, power)
            };
        }
        let power = BigInt::from(10).pow(exponent.unsigned_abs());
        if exponent >= 0 {
            Self::from_big(BigRational::from_integer(coefficient * power))
        } else {
            Self::from_big(BigRational::new(coefficient.clone(), power))
        }
    }

    /// 10^`exponent`.
    pub fn power_of_ten(exponent: i32) -> Self {
        let small = small_power(exponent).and_then(|power| {
            if exponent >= 0 {
                Some(Self::whole(power))
            } else {
                Self::small(1, power)
            }
        });
        small.unwrap_or_else(|| Self::scaled(&BigInt::one(), exponent))
    }

    /// The quotient, or `None` when `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        match (&self.0, &other.0) {
            (_, Repr::Small { numer: 0, .. }) => None,
            (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) => Some(
                Self::reduced(i128::from(*a) * wide(*d), wide(*b) * i128::from(*c)),
            ),
            _ => Some(Self::from_big(self.to_big() / other.to_big())),
        }
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() {
            -self
        } else {
            self.clone()
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { numer, .. } => *numer < 0,
            Repr::Big(big) => big.is_negative(),
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small { numer: 0, .. })
    }

    /// Whether it has no fractional part.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small { denom, .. } => *denom == NonZeroU64::MIN,
            Repr::Big(big) => big.is_integer(),
        }
    }

    /// The greatest integer that is not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Repr::Small { numer, denom } => {
                Self::reduced(i128::from(*numer).div_euclid(wide(*denom)), 1)
            }
            Repr::Big(big) => Self::from_big(big.floor()),
        }
    }

    /// The least integer that is not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        -(-self).floor()
    }

    /// The value as `i64`, when it is an integer that fits.
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Small { numer, denom } if *denom == NonZeroU64::MIN => Some(*numer),
            _ => None,
        }
    }

    /// Whether it is below zero, and its digits of which so many stand behind the point; of a decimal with few.
    fn short_decimal(&self) -> Option<(bool, u128, u32)> {
        const MOST: u32 = 18;
        let Repr::Small { numer, denom } = &self.0 else {
            return None;
        };
        let (mut rest, twos) = (denom.get(), denom.trailing_zeros());
        rest >>= twos;
        let mut fives = 0;
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        let places = twos.max(fives);
        let power = 10_u128.checked_pow(places).filter(|_| places <= MOST)?;
        let digits = u128::from(numer.unsigned_abs()) * power / u128::from(denom.get());
        (rest == 1).then_some((*numer < 0, digits, places))
    }

    /// Numerator and denominator, reduced, the denominator positive.
    pub fn parts(&self) -> (BigInt, BigInt) {
        self.to_big().into_raw()
    }

    /// `numer`/`denom`, reduced; neither may be `i128::MIN`, the denominator not zero.
    fn reduced(numer: i128, denom: i128) -> Self {
        // Most numbers are whole and small, and dividing 128 bits is slow.
        if let (Ok(numer), Ok(denom @ 1..)) = (i64::try_from(numer), i64::try_from(denom))
            && numer != i64::MIN
        {
            if denom == 1 {
                return Self::whole(numer);
            }
            let (numer, denom) = Ratio::new(numer, denom).into_raw();
            if let Some(small) = Self::small(numer, denom) {
                return small;
            }
        }
        let (numer, denom) = Ratio::new(numer, denom).into_raw();
        Self::from_big(BigRational::new_raw(numer.into(), denom.into()))
    }

    /// Takes a reduced ratio into the one shape it has.
    fn from_big(big: BigRational) -> Self {
        let parts = big.numer().to_i64().zip(big.denom().to_i64());
        parts
            .and_then(|(numer, denom)| Self::small(numer, denom))
            .unwrap_or_else(|| Self(Repr::Big(Box::new(big))))
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { numer, denom } => {
                BigRational::new_raw(BigInt::from(*numer), BigInt::from(denom.get()))
            }
            Repr::Big(big) => (**big).clone(),
        }
    }
}

fn wide(denom: NonZeroU64) -> i128 {
    i128::from(denom.get())
}

/// 10^|`exponent`|, where that is small.
fn small_power(exponent: i32) -> Option<i64> {
    10_i64.checked_pow(exponent.unsigned_abs())
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::whole(value)
    }
}

impl From<BigInt> for Number {
    fn from(value: BigInt) -> Self {
        Self::from_big(BigRational::from_integer(value))
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: Self) -> Number {
        match (&self.0, &other.0) {
            (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) => {
                let (a, c) = (i128::from(*a), i128::from(*c));
                if b == d {
                    return Number::reduced(a + c, wide(*b));
                }
                Number::reduced(a * wide(*d) + c * wide(*b), wide(*b) * wide(*d))
            }
            _ => Number::from_big(self.to_big() + other.to_big()),
        }
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: Self) -> Number {
        match (&self.0, &other.0) {
            (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) => {
                Number::reduced(i128::from(*a) * i128::from(*c), wide(*b) * wide(*d))
            }
            _ => Number::from_big(self.to_big() * other.to_big()),
        }
    }
}

impl Neg for &Number {
    type Output = Number;
    fn neg(self) -> Number {
        match &self.0 {
            Repr::Small { numer, denom } => Number::reduced(-i128::from(*numer), wide(*denom)),
            Repr::Big(big) => Number::from_big(-(**big).clone()),
        }
    }
}

impl Neg for Number {
    type Output = Number;
    fn neg(self) -> Number {
        -&self
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: Self) -> Number {
        self + &-other
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Repr::Small { numer: a, denom: b }, Repr::Small { numer: c, denom: d }) =
            (&self.0, &other.0)
        {
            if b == d {
                return a.cmp(c);
            }
            return (i128::from(*a) * wide(*d)).cmp(&(i128::from(*c) * wide(*b)));
        }
        // Denominators are positive, so comparing the cross products keeps the order.
        let (left, right) = (self.to_big(), other.to_big());
        (left.numer() * right.denom()).cmp(&(right.numer() * left.denom()))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One step of a random expression, done on both sides.
    fn step(
        op: u8,
        a: (&Number, &BigRational),
        b: (&Number, &BigRational),
    ) -> (Number, BigRational) {
        match op % 4 {
            0 => (a.0 + b.0, a.1 + b.1),
            1 => (a.0 - b.0, a.1 - b.1),
            2 => (a.0 * b.0, a.1 * b.1),
            _ => match a.0.checked_div(b.0) {
                Some(quotient) => (quotient, a.1 / b.1),
                None => (-a.0, -a.1),
            },
        }
    }

    proptest! {
        #[test]
        fn agrees_with_big_rationals(terms in prop::collection::vec((any::<u8>(), any::<i64>(), 1_i64..), 1..8)) {
            let mut number = Number::ONE;
            let mut oracle = BigRational::one();
            for (op, numer, denom) in terms {
                let other = Number::fraction(numer, denom).unwrap();
                let other_oracle = BigRational::new(BigInt::from(numer), BigInt::from(denom));
                prop_assert_eq!(number.cmp(&other), oracle.cmp(&other_oracle));
                (number, oracle) = step(op, (&number, &oracle), (&other, &other_oracle));
                prop_assert_eq!(&number, &Number::from_big(oracle.clone()));
                prop_assert_eq!(number.floor(), Number::from_big(oracle.floor()));
                prop_assert_eq!(number.ceil(), Number::from_big(oracle.ceil()));
                prop_assert_eq!(number.is_integer(), oracle.is_integer());
            }
        }
    }

    #[test]
    fn large_numbers_come_back_small() {
        let huge = Number::power_of_ten(400);
        assert_eq!(huge.checked_div(&huge), Some(Number::ONE));
        assert_eq!(&(&huge + &Number::ONE) - &huge, Number::ONE);
    }

    #[test]
    fn the_least_integer_is_safe() {
        let least = Number::from(i64::MIN);
        assert_eq!(-&-&least, least);
        assert_eq!(
            &least * &least,
            Number::scaled(&BigInt::from(2).pow(126), 0)
        );
        assert_eq!(least.checked_div(&Number::from(-1)), Some(-&least));
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(Number::ONE.checked_div(&Number::ZERO), None);
        assert_eq!(Number::fraction(1, 0), None);
    }
}
