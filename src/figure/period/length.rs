//! How long a period is in the units of time in which rates are stated.
//!
//! A day and a week are so many days. A month is a month of the calendar, whatever its length, so that every calendar
//! year has just twelve; days beyond the last whole month count as the share that they are of the month begun. A quarter
//! is three months, a year twelve.

use super::{Day, Period, PeriodEnd};
use crate::figure::{Interval, Number};

/// What a rate is counted by when it is counted by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl TimeUnit {
    /// The unit of this English name, in the singular.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            "quarter" => Some(Self::Quarter),
            "year" => Some(Self::Year),
            _ => None,
        }
    }

    /// How many units there are from the start of `first` to the end of `last`, which is not before it.
    fn count(self, first: Day, last: Day) -> Number {
        let (number, per_unit) = match self {
            Self::Day => (Number::from(first.days_until(last) + 1), 1),
            Self::Week => (Number::from(first.days_until(last) + 1), 7),
            Self::Month => (months(first, last), 1),
            Self::Quarter => (months(first, last), 3),
            Self::Year => (months(first, last), 12),
        };
        number
            .checked_div(&Number::from(per_unit))
            .unwrap_or(number)
    }
}

impl Period {
    /// How many units of time it has: at least and at most, when its ends are approximate. `None` without two bounded
    /// ends.
    pub fn length_in(&self, unit: TimeUnit) -> Option<Interval> {
        if let Some(candidates) = self.candidates() {
            let lengths = candidates.map(|(first, last)| unit.count(first, last));
            let (least, most) = lengths.fold(None, |found: Option<(Number, Number)>, length| {
                let (least, most) = found.unwrap_or((length.clone(), length.clone()));
                Some((length.clone().min(least), length.max(most)))
            })?;
            return Some(Interval::closed(least, most));
        }
        let (
            PeriodEnd::On {
                earliest: first,
                latest: late_first,
            },
            PeriodEnd::On {
                earliest: early_last,
                latest: last,
            },
        ) = (self.start(), self.end())
        else {
            return None;
        };
        let shortest = unit.count(late_first, early_last.max(late_first));
        let longest = unit.count(first, last);
        // A shorter stretch later in the year may count as a little more, where its months are shorter.
        Some(if shortest <= longest {
            Interval::closed(shortest, longest)
        } else {
            Interval::closed(longest, shortest)
        })
    }
}

/// Whole months and the share of the one begun.
fn months(first: Day, last: Day) -> Number {
    let stop = last.plus_days(1);
    let years = i64::from(stop.year()) - i64::from(first.year());
    let mut whole = years * 12 + i64::from(stop.month()) - i64::from(first.month());
    while whole > 0 && first.plus_months(whole) > stop {
        whole -= 1;
    }
    let begun = first.plus_months(whole);
    let days = begun.days_until(stop);
    let length = begun.days_until(first.plus_months(whole + 1));
    let share = Number::fraction(days, length).unwrap_or(Number::ZERO);
    &Number::from(whole) + &share
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn length(period: &str, unit: TimeUnit) -> String {
        let period = Period::parse(period).unwrap();
        period.length_in(unit).map_or_else(
            || "unbounded".to_owned(),
            |length| match length.single() {
                Some(number) => number.to_string(),
                None => format!("{length:?}"),
            },
        )
    }

    #[test]
    fn every_calendar_year_is_one_year() {
        for (period, unit, expected) in [
            ("2023", TimeUnit::Year, "1"),
            ("2024", TimeUnit::Year, "1"),
            ("2023/2025", TimeUnit::Year, "3"),
            ("2023-04/2025-12", TimeUnit::Year, "2.75"),
            ("2023-33", TimeUnit::Quarter, "1"),
            ("2023-04/2025-12", TimeUnit::Month, "33"),
            ("2024-02-15/2024-03-14", TimeUnit::Month, "1"),
            ("2024-02-15/2024-03-24", TimeUnit::Month, "41/31"),
            ("2024-02-29", TimeUnit::Month, "1/29"),
            ("2023-01-31/2023-02-28", TimeUnit::Month, "32/31"),
            ("2024", TimeUnit::Day, "366"),
            ("2024-03-01/2024-03-14", TimeUnit::Week, "2"),
            ("2024/..", TimeUnit::Year, "unbounded"),
            ("2024/", TimeUnit::Year, "unbounded"),
            ("199X", TimeUnit::Year, "1"),
            ("2024-XX", TimeUnit::Month, "1"),
            ("2024-02-XX", TimeUnit::Day, "1"),
            ("Y170000002/Y170000003", TimeUnit::Year, "2"),
        ] {
            assert_eq!(length(period, unit), expected, "{period}");
        }
    }

    #[test]
    fn an_approximate_end_gives_the_shortest_and_the_longest() {
        let period = Period::parse("2023/2025~").unwrap();
        let expected = Interval::closed(Number::from(2), Number::from(4));
        assert_eq!(period.length_in(TimeUnit::Year), Some(expected));
    }

    proptest! {
        #[test]
        fn whole_months_add_up(year in 1900_i32..2100, month in 1_i8..=12, day in 1_i8..=28, count in 1_i64..600) {
            let first = Day::new(year, month, day).unwrap();
            let last = first.plus_months(count).plus_days(-1);
            prop_assert_eq!(TimeUnit::Month.count(first, last), Number::from(count));
            let more = TimeUnit::Month.count(first, last.plus_days(1));
            prop_assert!(more > Number::from(count));
        }
    }
}
