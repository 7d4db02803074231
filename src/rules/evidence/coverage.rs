//! How much of an original the data have: figures found, captured by facts, left out by `omit`, and neither.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use crate::figure::Number;

/// Figures of one original, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Figures that the scan finds.
    pub found: u64,
    /// Figures that a fact captures.
    pub captured: u64,
    /// Figures that an `omit` entry excuses.
    pub omitted: u64,
    /// Besides these, what begins like a figure and cannot be read as a whole, and nothing accounts for.
    pub unread: u64,
}

impl Coverage {
    /// Figures that nothing accounts for.
    pub fn uncaptured(&self) -> u64 {
        self.found.saturating_sub(self.captured + self.omitted)
    }

    /// Whether so many per cent of the figures are captured or omitted, exactly. Where there is no figure, none is
    /// missing.
    pub fn reaches(&self, percent: &Number) -> bool {
        let accounted = number(self.captured + self.omitted);
        &accounted * &Number::from(100) >= &number(self.found) * percent
    }
}

/// The share of figures that are accounted for, in per cent. It is cut after one decimal and never rounded up, so that
/// `100 %` is said only when nothing is missing.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let accounted = u128::from(self.captured + self.omitted);
        let tenths = (accounted * 1000)
            .checked_div(u128::from(self.found))
            .unwrap_or(1000);
        match tenths % 10 {
            0 => write!(f, "{} %", tenths / 10),
            tenth => write!(f, "{}.{tenth} %", tenths / 10),
        }
    }
}

impl Add for Coverage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            found: self.found + other.found,
            captured: self.captured + other.captured,
            omitted: self.omitted + other.omitted,
            unread: self.unread + other.unread,
        }
    }
}

impl Sum for Coverage {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

fn number(count: u64) -> Number {
    Number::from(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn coverage(found: u64, captured: u64, omitted: u64) -> Coverage {
        Coverage {
            found,
            captured,
            omitted,
            unread: 0,
        }
    }

    #[test]
    fn the_share_is_cut_and_never_rounded_up() {
        assert_eq!(coverage(3, 1, 1).to_string(), "66.6 %");
        assert_eq!(coverage(10_000, 9_999, 0).to_string(), "99.9 %");
        assert_eq!(coverage(4, 1, 3).to_string(), "100 %");
        assert_eq!(coverage(0, 0, 0).to_string(), "100 %");
        assert_eq!(coverage(5, 0, 0).to_string(), "0 %");
    }

    #[test]
    fn a_gate_is_exact() {
        let percent = |text: &str| Number::parse(text).unwrap();
        let two_thirds = coverage(3, 2, 0);
        assert!(two_thirds.reaches(&percent("66.666666666")));
        assert!(two_thirds.reaches(&percent("200/3")));
        assert!(!two_thirds.reaches(&percent("66.666666667")));
        assert!(coverage(0, 0, 0).reaches(&percent("100")));
    }

    proptest! {
        #[test]
        fn only_what_is_whole_reaches_a_hundred(
            captured in 0_u64..400,
            omitted in 0_u64..400,
            uncaptured in 0_u64..3,
        ) {
            let all = coverage(captured + omitted + uncaptured, captured, omitted);
            let whole = all.uncaptured() == 0;
            prop_assert_eq!(all.reaches(&Number::from(100)), whole);
            prop_assert_eq!(all.to_string() == "100 %", whole);
        }
    }
}
