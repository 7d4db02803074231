//! A calendar day from 0000-01-01 to 9999-12-31, and steps of whole days and months that stop at these limits.
//! Spans of days are `mod.rs`.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A day of the proleptic Gregorian calendar, years 0000 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

/// More days than the calendar has; a longer step would be no valid span.
const STEP_LIMIT: i32 = 4_000_000;
/// No fewer months than the calendar has; jiff takes no more than 239,976.
const MONTH_LIMIT: i32 = 120_000;

impl Day {
    /// 9999-12-31.
    pub const LAST: Self = Self(Date::constant(9999, 12, 31));
    /// 0000-01-01.
    pub const FIRST: Self = Self(Date::constant(0, 1, 1));

    /// The day, or `None` when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok()?;
        (year >= 0).then_some(Self(date))
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// How many days `other` lies after this day; negative when it lies before.
    pub fn days_until(self, other: Self) -> i64 {
        other.0.duration_since(self.0).as_hours() / 24
    }

    /// The day so many days later, or earlier when negative; never beyond the calendar's limits.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        self.plus(days.clamp(-STEP_LIMIT, STEP_LIMIT).days(), days < 0)
    }

    /// The day so many months later, or earlier when negative, on the last day of a month that is too short;
    /// never beyond the calendar's limits.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        self.plus(months.clamp(-MONTH_LIMIT, MONTH_LIMIT).months(), months < 0)
    }

    fn plus(self, span: Span, backwards: bool) -> Self {
        match self.0.checked_add(span) {
            Ok(date) if date < Self::FIRST.0 => Self::FIRST,
            Ok(date) => Self(date),
            Err(_) if backwards => Self::FIRST,
            Err(_) => Self::LAST,
        }
    }
}

/// As ISO 8601 writes it: `2023-12-26`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(2023, 2, 29).is_none());
        assert!(Day::new(-1, 1, 1).is_none());
        let day = Day::new(2023, 12, 31).unwrap();
        assert_eq!(day.plus_days(1).to_string(), "2024-01-01");
        assert_eq!(day.plus_months(2).to_string(), "2024-02-29");
        assert_eq!(day.days_until(day.plus_days(-400)), -400);
    }

    #[test]
    fn stops_at_the_limits() {
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::FIRST.plus_months(-1), Day::FIRST);
        assert_eq!(Day::FIRST.plus_days(i32::MIN), Day::FIRST);
        assert_eq!(Day::FIRST.plus_months(i32::MAX), Day::LAST);
        assert_eq!(Day::LAST.plus_months(i32::MIN), Day::FIRST);
        assert_eq!(Day::FIRST.days_until(Day::LAST), 3_652_424);
    }
}
