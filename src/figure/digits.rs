//! The digits of a numeral as written, which carry its precision.
//! Reading them from text is `numeral/`; what they mean is `reading.rs`.

use num_bigint::BigInt;
use num_traits::{One, ToPrimitive, Zero};

use super::number::Number;

/// A numeral as written: `45.33亿` has coefficient 4533, 2 decimals, and its scale word is 10^8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Whether a minus stands before it.
    pub negative: bool,
    /// The digits without sign, point and scale word; not negative.
    pub coefficient: BigInt,
    /// How many of them stand after the point.
    pub decimals: u32,
    /// The scale word or words as a power of ten; 0 when there are none.
    pub exponent: i32,
    /// Into how many parts the unit is divided that the digits count: 3 for `2/3`, 1 for all that is no fraction.
    pub parts: u32,
    /// No more zeros at its end than so many can come from rounding: none in the 70 inches of `5 ft 10 in`.
    pub round_zeros: u32,
}

/// The way in which digits were written, without the digits themselves: with the number that they come to it gives them back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Whether a minus stands before them.
    pub negative: bool,
    /// How many of them stand after the point.
    pub decimals: u32,
    /// The scale word or words as a power of ten.
    pub exponent: i32,
    /// Into how many parts the unit is divided that they count.
    pub parts: u32,
    round_zeros: u32,
}

impl Writing {
    /// The digits that were written so and come to this number.
    pub(super) fn digits(self, value: &Number) -> Digits {
        let places = i32::try_from(self.decimals).unwrap_or(i32::MAX);
        let unit = Number::power_of_ten(places.saturating_sub(self.exponent));
        let parts = Number::from(i64::from(self.parts.max(1)));
        let (coefficient, _) = (&(&value.abs() * &parts) * &unit).parts();
        Digits {
            negative: self.negative,
            coefficient,
            decimals: self.decimals,
            exponent: self.exponent,
            parts: self.parts,
            round_zeros: self.round_zeros,
        }
    }
}

impl Digits {
    /// The way in which they were written.
    pub(super) fn writing(&self) -> Writing {
        Writing {
            negative: self.negative,
            decimals: self.decimals,
            exponent: self.exponent,
            parts: self.parts,
            round_zeros: self.round_zeros,
        }
    }

    /// An integer without a scale word.
    pub fn integer(coefficient: BigInt) -> Self {
        Self {
            negative: false,
            coefficient,
            decimals: 0,
            exponent: 0,
            parts: 1,
            round_zeros: u32::MAX,
        }
    }

    /// A value written with several scale words (`3万5千`), taken as a decimal of the largest:
    /// `3.5万`. Zeros that were never written are not made up.
    pub(super) fn composite(value: BigInt, exponent: u32) -> Self {
        let ten = BigInt::from(10);
        let (mut coefficient, mut zeros) = (value, 0);
        while zeros < exponent && !coefficient.is_zero() && (&coefficient % &ten).is_zero() {
            coefficient /= &ten;
            zeros += 1;
        }
        Self {
            negative: false,
            coefficient,
            decimals: exponent - zeros,
            exponent: i32::try_from(exponent).unwrap_or(i32::MAX),
            parts: 1,
            round_zeros: u32::MAX,
        }
    }

    /// A number without decimals with half a unit more, a unit of its scale word if it has one: 2.5 for 两吨半,
    /// 1.5 million for `a million and a half`.
    #[must_use]
    pub(super) fn and_half(&self) -> Self {
        Self {
            coefficient: &self.coefficient * 10 + 5,
            decimals: self.decimals + 1,
            ..self.clone()
        }
    }

    /// Leaves no limit to the zeros that come from rounding where there are no more of them.
    pub(super) fn forget_loose_zeros(&mut self) {
        let zeros = u32::try_from(self.trailing_zeros()).unwrap_or(u32::MAX);
        if self.round_zeros >= zeros {
            self.round_zeros = u32::MAX;
        }
    }

    /// What it amounts to, with its sign.
    pub fn value(&self) -> Number {
        let size = self.size();
        if self.negative { -size } else { size }
    }

    /// What it amounts to, without its sign: |v| of the table of readings.
    pub fn size(&self) -> Number {
        self.part(Number::scaled(&self.coefficient, self.last_place()))
    }

    /// The place value of the last written digit, after the scale word (`u`): 0.01亿 for `45.33亿`, 1/3 for `2/3`.
    pub fn last_digit(&self) -> Number {
        self.part(Number::power_of_ten(self.last_place()))
    }

    /// The place value of the last digit that is not zero (`s`): 100万 for `300万`. Of zero it is that of its last digit.
    pub fn last_significant(&self) -> Number {
        let zeros = u32::try_from(self.trailing_zeros()).unwrap_or(u32::MAX);
        let zeros = i32::try_from(zeros.min(self.round_zeros)).unwrap_or(i32::MAX);
        let zeros = if self.parts == 1 { zeros } else { 0 };
        self.part(Number::power_of_ten(self.last_place() + zeros))
    }

    /// One unit of the scale word, 1 without any.
    pub fn scale(&self) -> Number {
        Number::power_of_ten(self.exponent)
    }

    /// Whether it is an integer of digits alone: no point, no scale word.
    pub fn is_plain_integer(&self) -> bool {
        self.decimals == 0 && self.exponent == 0 && self.parts == 1
    }

    /// A whole number that is written with scale words, with all its places: 三万六千八百五十.
    pub fn written_out(&self) -> Option<Self> {
        let size = self.size();
        let whole = self.exponent > 0 && size.is_integer();
        whole.then(|| Self {
            negative: self.negative,
            ..Self::integer(size.parts().0.clone())
        })
    }

    /// Whether the last written digit is a zero that can come from rounding.
    pub fn ends_in_zero(&self) -> bool {
        self.parts == 1
            && self.round_zeros > 0
            && match self.coefficient.to_u64() {
                Some(small) => small % 10 == 0,
                None => (&self.coefficient % BigInt::from(10)).is_zero(),
            }
    }

    /// How many digits are left when zeros at both ends are taken off; 1 for zero.
    pub fn significant_digits(&self) -> usize {
        let digits = match self.coefficient.to_u64() {
            Some(small) => usize::try_from(small.checked_ilog10().unwrap_or(0)).unwrap_or(0) + 1,
            None => self.coefficient.to_string().len(),
        };
        digits - self.trailing_zeros()
    }

    /// The digits with their point or their parts (`2/3`), without sign and scale word.
    pub fn mantissa(&self) -> String {
        if self.parts != 1 {
            return format!("{}/{}", self.coefficient, self.parts);
        }
        let places = usize::try_from(self.decimals).unwrap_or(usize::MAX);
        let digits = format!(
            "{:0>width$}",
            self.coefficient.to_string(),
            width = places.saturating_add(1)
        );
        match digits.split_at(digits.len() - places) {
            (whole, "") => whole.to_owned(),
            (whole, decimals) => format!("{whole}.{decimals}"),
        }
    }

    fn part(&self, whole: Number) -> Number {
        whole
            .checked_div(&Number::from(i64::from(self.parts)))
            .unwrap_or(whole)
    }

    fn last_place(&self) -> i32 {
        self.exponent - i32::try_from(self.decimals).unwrap_or(i32::MAX)
    }

    /// How many zeros it ends with; none for zero itself.
    pub(super) fn trailing_zeros(&self) -> usize {
        // Nearly all numbers are small, and writing them out is slow.
        if let Some(mut small) = self.coefficient.to_u64() {
            let mut zeros = 0;
            while small != 0 && small % 10 == 0 {
                small /= 10;
                zeros += 1;
            }
            return zeros;
        }
        let digits = self.coefficient.to_string();
        digits.len() - digits.trim_end_matches('0').len()
    }
}

/// 10^`exponent` as an integer.
pub(super) fn ten_to(exponent: u32) -> BigInt {
    if exponent == 0 {
        BigInt::one()
    } else {
        BigInt::from(10).pow(exponent)
    }
}
