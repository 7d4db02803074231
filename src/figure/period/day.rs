//! A calendar day, and steps of whole days and months that stop where the calendar of this program does, a thousand
//! million years away. Spans of days are `mod.rs`.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A day of the proleptic Gregorian calendar. Year 0 is the one before year 1, and negative years come before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: i8,
    of_month: i8,
}

/// The last year with a number of its own; the first is as far on the other side.
pub(super) const LAST_YEAR: i32 = 999_999_999;

/// The calendar repeats itself after so many years, …
const CYCLE_YEARS: i32 = 400;
/// … which are so many days.
const CYCLE_DAYS: i64 = 146_097;
/// The day from which days are counted.
const ZERO: Date = Date::constant(0, 1, 1);

impl Day {
    /// The last day there is.
    pub const LAST: Self = Self {
        year: LAST_YEAR,
        month: 12,
        of_month: 31,
    };
    /// The first day there is.
    pub const FIRST: Self = Self {
        year: -LAST_YEAR,
        month: 1,
        of_month: 1,
    };

    /// The day, or `None` when the calendar has no such day.
    pub fn new(year: i32, month: i8, day: i8) -> Option<Self> {
        Date::new(in_cycle(year), month, day).ok()?;
        (-LAST_YEAR..=LAST_YEAR).contains(&year).then_some(Self {
            year,
            month,
            of_month: day,
        })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.of_month
    }

    /// How many days after 0000-01-01 it is, negative before.
    pub fn number(self) -> i64 {
        let date = Date::new(in_cycle(self.year), self.month, self.of_month).unwrap_or(ZERO);
        let cycles = i64::from(self.year.div_euclid(CYCLE_YEARS));
        cycles * CYCLE_DAYS + date.duration_since(ZERO).as_hours() / 24
    }

    fn from_number(number: i64) -> Self {
        let number = number.clamp(Self::FIRST.number(), Self::LAST.number());
        let date = ZERO.saturating_add(number.rem_euclid(CYCLE_DAYS).days());
        let cycles = i32::try_from(number.div_euclid(CYCLE_DAYS)).unwrap_or_default();
        Self {
            year: cycles * CYCLE_YEARS + i32::from(date.year()),
            month: date.month(),
            of_month: date.day(),
        }
    }

    /// How many days `other` lies after this day; negative when it lies before.
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// The day so many days later, or earlier when negative; never beyond the calendar's limits.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_number(self.number().saturating_add(days))
    }

    /// The day so many months later, or earlier when negative, on the last day of a month that is too short;
    /// never beyond the calendar's limits.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let from_zero =
            (i64::from(self.year) * 12 + i64::from(self.month) - 1).saturating_add(months);
        let beyond = if months < 0 { Self::FIRST } else { Self::LAST };
        let (Ok(year), Ok(month)) = (
            i32::try_from(from_zero.div_euclid(12)),
            i8::try_from(from_zero.rem_euclid(12) + 1),
        ) else {
            return beyond;
        };
        let length = Date::new(in_cycle(year), month, 1).map_or(28, Date::days_in_month);
        Self::new(year, month, self.of_month.min(length)).unwrap_or(beyond)
    }
}

/// The year of the first cycle that has the same days.
fn in_cycle(year: i32) -> i16 {
    i16::try_from(year.rem_euclid(CYCLE_YEARS)).unwrap_or_default()
}

/// As ISO 8601 writes it: `2023-12-26`, `-0043-03-15`, and `+12000-01-01` beyond four digits.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.year {
            ..0 => "-",
            0..=9999 => "",
            _ => "+",
        };
        let year = self.year.unsigned_abs();
        write!(f, "{sign}{year:04}-{:02}-{:02}", self.month, self.of_month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: i8, day: i8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn knows_the_calendar() {
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(2023, 2, 29).is_none());
        assert!(Day::new(-4, 2, 29).is_some());
        assert!(Day::new(-1, 2, 29).is_none());
        let last = day(2023, 12, 31);
        assert_eq!(last.plus_days(1).to_string(), "2024-01-01");
        assert_eq!(last.plus_months(2).to_string(), "2024-02-29");
        assert_eq!(last.days_until(last.plus_days(-400)), -400);
        assert_eq!(day(0, 1, 1).plus_days(-1).to_string(), "-0001-12-31");
        assert_eq!(day(9999, 12, 31).plus_days(1).to_string(), "+10000-01-01");
    }

    #[test]
    fn stops_at_the_limits() {
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::FIRST.plus_months(-1), Day::FIRST);
        assert_eq!(Day::FIRST.plus_days(i64::MIN), Day::FIRST);
        assert_eq!(Day::FIRST.plus_months(i64::MAX), Day::LAST);
        assert_eq!(Day::LAST.plus_months(i64::MIN), Day::FIRST);
        assert_eq!(Day::new(LAST_YEAR + 1, 1, 1), None);
    }

    proptest! {
        #[test]
        fn days_are_those_of_the_calendar(year in -9999_i16..9999, month in 1_i8..=12, first in 1_i8..=28, days in -3000_i64..3000, months in -3000_i64..3000) {
            let date = Date::new(year, month, first).unwrap();
            let own = day(i32::from(year), month, first);
            let fields = |date: Date| (i32::from(date.year()), date.month(), date.day());
            let own_fields = |day: Day| (day.year(), day.month(), day.day());
            if let Ok(later) = date.checked_add(days.days()) {
                prop_assert_eq!(own_fields(own.plus_days(days)), fields(later));
                prop_assert_eq!(own.days_until(own.plus_days(days)), days);
            }
            if let Ok(later) = date.checked_add(months.months()) {
                prop_assert_eq!(own_fields(own.plus_months(months)), fields(later));
            }
        }
    }
}
