//! The days directly before a period, as many of them as it has. Only a period whose ends are certain has such.

use super::{Day, Period, PeriodEnd};

impl Period {
    /// The first and the last day, when both are certain.
    pub fn certain_days(&self) -> Option<(Day, Day)> {
        Some((certain(self.start())?, certain(self.end())?))
    }

    /// The first and the last day of the time directly before, of equal length: whole months before whole months, so
    /// that 2023 comes before 2024 and February before March; else as many days. `None` when an end is not certain, or
    /// where the calendar begins.
    pub fn days_before(&self) -> Option<(Day, Day)> {
        let (first, last) = self.certain_days()?;
        let before_last = first.plus_days(-1);
        let before_first = match whole_months(first, last) {
            Some(months) => first.plus_months(-months),
            None => before_last.plus_days(-first.days_until(last)),
        };
        let fits = match whole_months(first, last) {
            Some(months) => before_first.plus_months(months) == first,
            None => before_first.days_until(first) == first.days_until(last) + 1,
        };
        (fits && before_last < first).then_some((before_first, before_last))
    }
}

fn certain(end: PeriodEnd) -> Option<Day> {
    match end {
        PeriodEnd::On { earliest, latest } if earliest == latest => Some(earliest),
        PeriodEnd::On { .. } | PeriodEnd::Open | PeriodEnd::Unknown => None,
    }
}

/// The number of months from the first day of one to the last day of another.
fn whole_months(first: Day, last: Day) -> Option<i64> {
    let next = last.plus_days(1);
    let whole = first.day() == 1 && next.day() == 1 && next > last;
    let number = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    whole.then(|| number(next) - number(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_before_is_as_long() {
        for (period, before) in [
            ("2024", "2023"),
            ("2023/2025", "2020/2022"),
            ("2024-03", "2024-02"),
            ("2024-01", "2023-12"),
            ("2024-33", "2023-36"),
            ("0000", "-0001"),
            ("2024-01/2024-06", "2023-07/2023-12"),
            ("2024-03-01", "2024-02-29"),
            ("2024-01-03/2024-01-09", "2023-12-27/2024-01-02"),
            ("2024-02-15/2024-03-14", "2024-01-17/2024-02-14"),
        ] {
            let days = |text| Period::parse(text).unwrap();
            assert_eq!(
                days(period).days_before(),
                days(before).certain_days(),
                "{period}"
            );
        }
    }

    #[test]
    fn uncertain_ends_and_the_first_year_have_none() {
        for period in [
            "2024~",
            "2024/..",
            "../2024",
            "/2024",
            "Y-999999999",
            "199X",
            "2024-XX",
            "2024?/2025",
        ] {
            assert_eq!(
                Period::parse(period).unwrap().days_before(),
                None,
                "{period}"
            );
        }
        let certain = Period::parse("2024-01/2024-12").unwrap();
        assert_eq!(
            certain.certain_days(),
            Period::parse("2024").unwrap().certain_days()
        );
    }
}
