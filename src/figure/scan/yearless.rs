//! Dates that leave out their year: 9月20日, `20 September`, `in May`. In the truncated form of ISO 8601 they are
//! `--09-20` and `--05`.

use super::super::period::Period;

/// A month of some year, or a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlessDate {
    /// From 1 to 12.
    pub month: i8,
    /// From 1 to 31.
    pub day: Option<i8>,
}

impl YearlessDate {
    /// Reads `--09-20` or `--09`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix("--")?;
        let (month, day) = match text.split_once('-') {
            Some((month, day)) => (month, Some(two_digits(day, 31)?)),
            None => (text, None),
        };
        let month = two_digits(month, 12)?;
        Some(Self { month, day })
    }

    /// It in a year; `None` when that year has no such day.
    pub fn in_year(self, year: i32) -> Option<Period> {
        match self.day {
            Some(day) => Period::of_day(year, self.month, day),
            None => self.month_in(year),
        }
    }

    /// Its month in a year.
    pub fn month_in(self, year: i32) -> Option<Period> {
        Period::of_month(year, self.month)
    }
}

/// A number of two digits from 1 to `most`.
fn two_digits(text: &str, most: i8) -> Option<i8> {
    let good = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| good)?;
    (1..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_date_without_its_year_is_of_any_year_that_has_it() {
        let leap = YearlessDate::parse("--02-29").unwrap();
        assert_eq!(leap.in_year(2023), None);
        assert_eq!(leap.in_year(2024), Period::parse("2024-02-29").ok());
        assert_eq!(leap.in_year(-4), Period::parse("-0004-02-29").ok());
        let may = YearlessDate::parse("--05").unwrap();
        assert_eq!(may.in_year(2023), Period::parse("2023-05").ok());
    }

    #[test]
    fn what_is_no_month_and_day_is_none() {
        for text in [
            "2023-05",
            "--13",
            "--00",
            "--5",
            "--+5",
            "--05-32",
            "--05-00",
            "--05-",
            "--",
            "--4294967297",
        ] {
            assert_eq!(YearlessDate::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(--)?[0-9X+. \\-]{0,9}|--.{0,6}", year in any::<i32>()) {
            if let Some(date) = YearlessDate::parse(&text) {
                prop_assert!(date.month_in(year).is_some() || date.in_year(year).is_none());
            }
        }
    }
}
