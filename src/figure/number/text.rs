//! Numbers from and to text: decimals, fractions, and the limits that keep a hostile one from hanging the run.
//! Numerals with scale words and the like belong to `numeral/`.

use std::fmt;

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use super::Number;
use crate::words::part_in_threes;

/// No lexeme may have more digits than this, and no exponent may be larger.
pub const DIGIT_LIMIT: usize = 1_000;

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// It is not written like a number.
    NotANumber,
    /// More than [`DIGIT_LIMIT`] digits, or an exponent beyond it.
    TooLong,
    /// A fraction over zero.
    OverZero,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber => write!(f, "this is not a number"),
            Self::TooLong => write!(f, "this number has more than {DIGIT_LIMIT} digits"),
            Self::OverZero => write!(f, "this fraction divides by zero"),
        }
    }
}

impl std::error::Error for NumberError {}

impl Number {
    /// Reads a decimal (`-12.50`, `1e400`) or a fraction of two decimals (`2000/3`).
    ///
    /// # Errors
    /// [`NumberError`], when the text is none of these or beyond the limits.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        match text.split_once('/') {
            None => Self::decimal(text.trim()),
            Some((numer, denom)) => Self::decimal(numer.trim())?
                .checked_div(&Self::decimal(denom.trim())?)
                .ok_or(NumberError::OverZero),
        }
    }

    /// Reads a decimal lexeme as JSON and YAML write it: sign, digits, point, exponent.
    ///
    /// # Errors
    /// [`NumberError`], when the text is not that or beyond the limits.
    pub fn decimal(text: &str) -> Result<Self, NumberError> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
            None => (text, 0),
        };
        let (negative, unsigned) = match mantissa.strip_prefix(['-', '+']) {
            Some(rest) => (mantissa.starts_with('-'), rest),
            None => (false, mantissa),
        };
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{decimals}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::NotANumber);
        }
        if digits.len() > DIGIT_LIMIT {
            return Err(NumberError::TooLong);
        }
        let coefficient: BigInt = digits.parse().map_err(|_| NumberError::NotANumber)?;
        let places = i32::try_from(decimals.len()).map_err(|_| NumberError::TooLong)?;
        let value = Self::scaled(&coefficient, exponent - places);
        Ok(if negative { -value } else { value })
    }

    /// The number for people: [`Number::grouped`] where that is short or precise, with a scale word where it is long and
    /// round (`5.4925 billion`), else rounded to four significant digits and marked as such: `≈13,070`. For what was
    /// computed; figures as written are never rounded.
    pub fn rounded(&self) -> String {
        let (mut number, scale) = self.rounded_apart();
        number.push_str(scale);
        number
    }

    /// [`Number::rounded`] in two parts: the digits, and the scale word with the blank before it, which is empty where there
    /// is none. Two numbers of one scale can share it: `5.49 to 5.73 billion`.
    pub fn rounded_apart(&self) -> (String, &'static str) {
        const SHORT: usize = 12;
        const FEW: usize = 6;
        let exact = self.grouped();
        let is_few = |text: &str| {
            let significant = text.trim_end_matches(['0', ',']);
            significant
                .matches(|sign: char| sign.is_ascii_digit())
                .count()
                <= FEW
        };
        let whole = !exact.contains(['/', '.']);
        if whole && exact.ends_with(",000") && is_few(&exact) {
            return self.in_its_scale();
        }
        if !exact.contains('/') && exact.len() <= SHORT {
            return (exact, "");
        }
        let rounded = self.to_significant(4);
        if rounded == *self {
            return (exact, "");
        }
        let (digits, word) = rounded.in_its_scale();
        (format!("≈{digits}"), word)
    }

    /// As people write it, and exactly: a long number with few digits in its scale, `5.49 billion`; any other with
    /// thousands separated.
    pub fn in_scale_words(&self) -> String {
        let rounded = self.rounded();
        if rounded.starts_with('≈') {
            self.grouped()
        } else {
            rounded
        }
    }

    /// The digits and the largest scale word that the number reaches, from a million to the thousands of trillions.
    fn in_its_scale(&self) -> (String, &'static str) {
        const WORDS: [(i32, &str); 4] = [
            (16, ""),
            (12, " trillion"),
            (9, " billion"),
            (6, " million"),
        ];
        let size = self.abs();
        let reached = WORDS
            .into_iter()
            .find(|(scale, _)| size >= Self::power_of_ten(*scale));
        match reached {
            Some((scale, word)) if !word.is_empty() => {
                let digits = self * &Self::power_of_ten(-scale);
                (digits.grouped(), word)
            }
            _ => (self.grouped(), ""),
        }
    }

    /// The nearest number with so many significant digits.
    fn to_significant(&self, digits: i32) -> Self {
        let magnitude = self.abs();
        if magnitude.is_zero() {
            return self.clone();
        }
        let mut exponent = 0;
        while magnitude >= Self::power_of_ten(exponent + 1) {
            exponent += 1;
        }
        while magnitude < Self::power_of_ten(exponent) {
            exponent -= 1;
        }
        let unit = Self::power_of_ten(exponent - digits + 1);
        let Some(steps) = self.checked_div(&unit) else {
            return self.clone();
        };
        let half = Self::fraction(1, 2).unwrap_or(Self::ZERO);
        &(&steps + &half).floor() * &unit
    }

    /// The number with thousands separated by commas: `3,000,000`, `-1,234.5`.
    pub fn grouped(&self) -> String {
        let whole = self.to_i64().map(|whole| whole.to_string());
        let plain = whole.unwrap_or_else(|| self.to_string());
        if plain.len() <= 3 || plain.contains('/') {
            return plain;
        }
        let (sign, unsigned) = match plain.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", plain.as_str()),
        };
        let (whole, rest) = match unsigned.find('.') {
            Some(point) => unsigned.split_at(point),
            None => (unsigned, ""),
        };
        let mut grouped = sign.to_owned();
        grouped.push_str(&part_in_threes(whole, ','));
        grouped.push_str(rest);
        grouped
    }
}

/// The exact decimal when it ends (`45.33`), otherwise the reduced fraction (`2000/3`).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(whole) = self.to_i64() {
            return write!(f, "{whole}");
        }
        if let Some((negative, digits, places)) = self.short_decimal() {
            return write_decimal(f, negative, &digits.to_string(), places);
        }
        let (numer, denom) = self.parts();
        if denom.is_one() {
            return write!(f, "{numer}");
        }
        let Some(places) = decimal_places(&denom) else {
            return write!(f, "{numer}/{denom}");
        };
        let digits = (numer.abs() * BigInt::from(10).pow(places) / denom).to_string();
        write_decimal(f, numer.is_negative(), &digits, places)
    }
}

/// Digits of which so many stand behind the point.
fn write_decimal(
    f: &mut fmt::Formatter<'_>,
    negative: bool,
    digits: &str,
    places: u32,
) -> fmt::Result {
    let places = usize::try_from(places).unwrap_or(usize::MAX);
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, decimals) = padded.split_at(padded.len() - places);
    let sign = if negative { "-" } else { "" };
    write!(f, "{sign}{whole}.{decimals}")
}

/// How many decimal places a reduced fraction with this denominator needs; `None` when it never ends.
fn decimal_places(denom: &BigInt) -> Option<u32> {
    let mut rest = denom.clone();
    let mut count = |prime: u32| {
        let prime = BigInt::from(prime);
        let mut times = 0_u32;
        while (&rest % &prime).is_zero() {
            rest /= &prime;
            times += 1;
        }
        times
    };
    let places = count(2).max(count(5));
    rest.is_one().then_some(places)
}

fn read_exponent(text: &str) -> Result<i32, NumberError> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let exponent: i32 = text.parse().map_err(|_| NumberError::TooLong)?;
    let within = usize::try_from(exponent.unsigned_abs()).is_ok_and(|size| size <= DIGIT_LIMIT);
    within.then_some(exponent).ok_or(NumberError::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_numbers_are_rounded_for_people_and_say_so() {
        for (written, printed) in [
            ("45.33", "45.33"),
            ("3000000", "3 million"),
            ("45000000000", "45 billion"),
            ("-5492500000", "-5.4925 billion"),
            ("1234567", "1,234,567"),
            ("1234567000", "≈1.235 billion"),
            ("123456", "123,456"),
            ("120000", "120,000"),
            ("2500000000000", "2.5 trillion"),
            ("20000000000000000", "20,000,000,000,000,000"),
            ("200000/153", "≈1,307"),
            ("-2/3", "≈-0.6667"),
            ("123456789.123456", "≈123.5 million"),
            ("99999.99999999", "≈100,000"),
            ("1/30000", "≈0.00003333"),
            ("0", "0"),
        ] {
            assert_eq!(Number::parse(written).unwrap().rounded(), printed);
        }
    }

    #[test]
    fn reads_and_prints() {
        for (written, printed) in [
            ("45.33", "45.33"),
            ("3000000", "3000000"),
            ("1e3", "1000"),
            ("-0.50", "-0.5"),
            ("2000/3", "2000/3"),
            ("-4/6", "-2/3"),
            ("1/8", "0.125"),
            ("0.000", "0"),
            ("+7", "7"),
            (".5", "0.5"),
            ("25E-1", "2.5"),
            (
                "1234567890123456789012345678901234567890",
                "1234567890123456789012345678901234567890",
            ),
        ] {
            assert_eq!(Number::parse(written).unwrap().to_string(), printed);
        }
        assert_eq!(Number::parse("1e400").unwrap().to_string().len(), 401);
    }

    #[test]
    fn refuses() {
        for text in [
            "", "-", ".", "1e", "1 2", "abc", "1.2.3", "0x10", "1e5.5", "--1", "NaN", "1/",
        ] {
            assert_eq!(Number::parse(text), Err(NumberError::NotANumber), "{text}");
        }
        assert_eq!(Number::parse("1/0"), Err(NumberError::OverZero));
        for text in ["1e1001", "1e-1001", "1e99999999999", &"9".repeat(1001)] {
            assert_eq!(Number::parse(text), Err(NumberError::TooLong));
        }
        assert!(Number::parse(&"9".repeat(1000)).is_ok());
    }

    #[test]
    fn groups_thousands() {
        for (written, grouped) in [
            ("3000000", "3,000,000"),
            ("-1234.5678", "-1,234.5678"),
            ("999", "999"),
            ("2000/3", "2000/3"),
        ] {
            assert_eq!(Number::parse(written).unwrap().grouped(), grouped);
        }
    }

    proptest! {
        #[test]
        fn printing_and_reading_again_is_the_identity(numer in any::<i64>(), denom in 1_i64.., exponent in -30_i32..30) {
            let number = &Number::fraction(numer, denom).unwrap() * &Number::power_of_ten(exponent);
            prop_assert_eq!(Number::parse(&number.to_string()), Ok(number));
        }
    }
}
