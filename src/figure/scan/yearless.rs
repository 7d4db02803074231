//! Dates that leave out their year: 9月20日, `20 September`, `in May`. In the truncated form of ISO 8601 they are
//! `--09-20` and `--05`.

use super::super::period::Period;

/// A month of some year, or a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlessDate {
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: Option<u32>,
}

impl YearlessDate {
    /// Reads `--09-20` or `--09`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix("--")?;
        let (month, day) = match text.split_once('-') {
            Some((month, day)) => (month, Some(day.parse().ok()?)),
            None => (text, None),
        };
        let month = month.parse().ok()?;
        Some(Self { month, day })
    }

    /// It in a year; `None` when that year has no such day.
    pub fn in_year(self, year: i16) -> Option<Period> {
        let Some(day) = self.day else {
            return self.month_in(year);
        };
        Period::parse(&format!("{year:04}-{:02}-{day:02}", self.month)).ok()
    }

    /// Its month in a year.
    pub fn month_in(self, year: i16) -> Option<Period> {
        Period::parse(&format!("{year:04}-{:02}", self.month)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_without_its_year_is_of_any_year_that_has_it() {
        let leap = YearlessDate::parse("--02-29").unwrap();
        assert_eq!(leap.in_year(2023), None);
        assert_eq!(leap.in_year(2024), Period::parse("2024-02-29").ok());
        let may = YearlessDate::parse("--05").unwrap();
        assert_eq!(may.in_year(2023), Period::parse("2023-05").ok());
        assert_eq!(YearlessDate::parse("2023-05"), None);
    }
}
