//! How long numbers are written exactly, and shorter ones in their place.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Euclid, One, ToPrimitive};

use super::{Number, Repr};

impl Number {
    /// How many binary digits the longer of numerator and denominator has.
    pub fn binary_digits(&self) -> u64 {
        match &self.0 {
            Repr::Small { numer, denom } => {
                let longer = numer.unsigned_abs().max(denom.get());
                u64::from(u64::BITS - longer.leading_zeros())
            }
            Repr::Big(big) => big.numer().bits().max(big.denom().bits()),
        }
    }

    /// A number of at most so many binary digits, and at least two, that is not above this one: nearly as large, for half of
    /// the digits are kept, where it is neither too large nor too near to zero for that. `None` where none was found, far
    /// below zero.
    pub fn shortened_down(&self, digits: u32) -> Option<Self> {
        if self.binary_digits() <= u64::from(digits) {
            return Some(self.clone());
        }
        let (numer, denom) = self.parts();
        // It lies between 2^(size - 2) and 2^size, or their opposites.
        let length = |part: &BigInt| part.bits().to_i64().unwrap_or(i64::MAX / 2);
        let size = length(&numer) - length(&denom) + 1;
        let most = i64::from(digits);
        if size >= most {
            let large = Self::from(BigInt::one() << most.saturating_sub(2).max(0));
            return (!self.is_negative()).then_some(large);
        }
        let places = (most / 2 - size).min(most - 1);
        let unit = BigInt::one() << places.unsigned_abs();
        Some(if places >= 0 {
            let kept = (numer * &unit).div_euclid(&denom);
            Self::from_big(BigRational::new(kept, unit))
        } else {
            Self::from(numer.div_euclid(&(denom * &unit)) * unit)
        })
    }

    /// The same from above; `None` far above zero.
    pub fn shortened_up(&self, digits: u32) -> Option<Self> {
        (-self).shortened_down(digits).map(|number| -number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shorter_number_is_short_near_and_on_its_side(
            numer in any::<i64>(), denom in 1_i64.., power in -200_i32..200, digits in 2_u32..200
        ) {
            let long = &Number::fraction(numer, denom).unwrap() * &Number::power_of_ten(power);
            let (down, up) = (long.shortened_down(digits), long.shortened_up(digits));
            for short in [&down, &up].into_iter().flatten() {
                prop_assert!(short.binary_digits() <= u64::from(digits));
            }
            prop_assert!(down.is_some() || long.is_negative());
            prop_assert!(up.is_some() || long.is_negative() || numer != 0);
            prop_assert!(down.is_none_or(|down| down <= long));
            prop_assert!(up.is_none_or(|up| up >= long));
        }
    }

    #[test]
    fn half_of_the_digits_are_kept() {
        let third = Number::fraction(1, 3).unwrap();
        let long = &third + &Number::power_of_ten(-40);
        let error = &long.shortened_up(64).unwrap() - &long.shortened_down(64).unwrap();
        let share = error.checked_div(&long).unwrap();
        assert!(share > Number::ZERO);
        assert!(share <= Number::fraction(1, 1 << 30).unwrap());
    }

    #[test]
    fn what_is_too_large_or_too_small_is_cut_off() {
        let large = Number::power_of_ten(100);
        let cut = large.shortened_down(64).unwrap();
        assert_eq!(cut, Number::from(1 << 62));
        assert_eq!(
            (large.shortened_up(64), (-large).shortened_down(64)),
            (None, None)
        );
        let small = Number::power_of_ten(-100);
        assert_eq!(small.shortened_down(64), Some(Number::ZERO));
        assert!(small.shortened_up(64).is_some_and(|up| up > Number::ZERO));
    }
}
