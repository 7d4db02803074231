//! One date of EDTF as written (a day, a month, some year of a decade, …) and the days it covers.
//! Reading it from text is `edtf.rs`.

use std::fmt;

use super::day::Day;

/// A date as precise as it was written, with its qualification. Of a date with unspecified digits the first and the last
/// that it can be; else the two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EdtfDate {
    pub(super) first: Grain,
    pub(super) last: Grain,
    pub(super) unspecified: Option<Unspecified>,
    pub(super) mark: Option<Mark>,
}

/// The days on which a date may begin, or end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub(super) earliest: Day,
    pub(super) latest: Day,
}

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// `2023`.
    Year(i32),
    /// `2023-33`: a sub-year grouping, codes 21 to 41 of ISO 8601-2.
    Part(i32, i8),
    /// `2023-12`.
    Month(i32, i8),
    /// `2023-12-26`.
    Day(Day),
}

/// Which digits are left unspecified (level 1, “Unspecified digit(s) from the right”). The date is one year, one month or
/// one day all the same, and nobody says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unspecified {
    /// `199X`
    LastOfYear,
    /// `19XX`
    LastTwoOfYear,
    /// `2004-XX`
    Month,
    /// `2004-06-XX`
    Day,
    /// `2004-XX-XX`
    MonthAndDay,
}

/// A qualification. Each widens an end by one unit of its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `~`
    Approximate,
    /// `?`
    Uncertain,
    /// `%`: both.
    Both,
}

impl EdtfDate {
    /// A date without qualification, all of whose digits are specified.
    pub(super) fn certain(grain: Grain) -> Self {
        Self {
            first: grain,
            last: grain,
            unspecified: None,
            mark: None,
        }
    }

    /// The first day it can start on and the last day it can start on.
    pub(super) fn start(self) -> Limit {
        let slack = self.slack();
        Limit {
            earliest: self.first.first_day(-slack),
            latest: self.last.first_day(slack),
        }
    }

    /// The first day it can end on and the last day it can end on.
    pub(super) fn end(self) -> Limit {
        let slack = self.slack();
        Limit {
            earliest: self.first.last_day(-slack),
            latest: self.last.last_day(slack),
        }
    }

    /// Each of the stretches of which it is one, when digits are unspecified.
    pub(super) fn candidates(self) -> Option<impl Iterator<Item = (Day, Day)>> {
        self.unspecified?;
        let slack = self.slack();
        let last = self.last.last_day(slack);
        let steps =
            (-slack..).map(move |step| (self.first.first_day(step), self.first.last_day(step)));
        Some(
            steps
                .take_while(move |(_, end)| *end <= last)
                .take(MOST_CANDIDATES),
        )
    }

    fn slack(self) -> i64 {
        i64::from(self.mark.is_some())
    }
}

/// More than the days of a year and the years of a century.
const MOST_CANDIDATES: usize = 400;

impl Grain {
    /// Length in months; a day has none.
    fn months(self) -> i64 {
        match self {
            Self::Year(_) => 12,
            Self::Part(_, code) => part_months(code).1,
            Self::Month(..) => 1,
            Self::Day(_) => 0,
        }
    }

    /// The first day, so many units of the precision later.
    fn first_day(self, steps: i64) -> Day {
        let (year, month) = match self {
            Self::Year(year) => (year, 0),
            Self::Part(year, code) => (year, part_months(code).0),
            Self::Month(year, month) => (year, i64::from(month) - 1),
            Self::Day(day) => return day.plus_days(steps),
        };
        Day::new(year, 1, 1)
            .unwrap_or(Day::LAST)
            .plus_months(month + steps * self.months())
    }

    /// The last day, so many units of the precision later.
    fn last_day(self, steps: i64) -> Day {
        if let Self::Day(day) = self {
            return day.plus_days(steps);
        }
        let next = self.first_day(0).plus_months((steps + 1) * self.months());
        if next == Day::LAST {
            next
        } else {
            next.plus_days(-1)
        }
    }
}

/// Months from January to the start of a sub-year grouping, and its length: level 1, “Seasons” (21 to 24), and level 2,
/// “Sub-year groupings” (25 to 41). Seasons without a hemisphere are read as northern. The northern winter and the
/// southern summer are those that start in the year; the southern autumn and winter lie in it whole.
fn part_months(code: i8) -> (i64, i64) {
    let code = i64::from(code);
    match code {
        21..=24 => (2 + (code - 21) * 3, 3),
        25..=28 => (2 + (code - 25) * 3, 3),
        29..=32 => ((8 + (code - 29) * 3) % 12, 3),
        33..=36 => ((code - 33) * 3, 3),
        37..=39 => ((code - 37) * 4, 4),
        _ => ((code - 40) * 6, 6),
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first.year();
        match self.unspecified {
            Some(Unspecified::LastOfYear) => {
                let sign = if year < 0 { "-" } else { "" };
                write!(f, "{sign}{:03}X", year.unsigned_abs() / 10)?;
            }
            Some(Unspecified::LastTwoOfYear) => {
                let sign = if year < 0 { "-" } else { "" };
                write!(f, "{sign}{:02}XX", year.unsigned_abs() / 100)?;
            }
            Some(Unspecified::Month) => write!(f, "{}-XX", Year(year))?,
            Some(Unspecified::MonthAndDay) => write!(f, "{}-XX-XX", Year(year))?,
            Some(Unspecified::Day) => match self.first {
                Grain::Day(day) => write!(f, "{}-{:02}-XX", Year(year), day.month())?,
                other => write!(f, "{other}")?,
            },
            None => write!(f, "{}", self.first)?,
        }
        match self.mark {
            None => Ok(()),
            Some(Mark::Approximate) => f.write_str("~"),
            Some(Mark::Uncertain) => f.write_str("?"),
            Some(Mark::Both) => f.write_str("%"),
        }
    }
}

impl Grain {
    fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Part(year, _) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }
}

impl fmt::Display for Grain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{}", Year(*year)),
            Self::Part(year, part) | Self::Month(year, part) => {
                write!(f, "{}-{part:02}", Year(*year))
            }
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// A year as EDTF writes it.
struct Year(i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let prefix = if size > 9999 { "Y" } else { "" };
        write!(f, "{prefix}{sign}{size:04}")
    }
}
