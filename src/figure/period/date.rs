//! One date of EDTF as written (a day, a month, a decade, …) and the days it covers.
//! Reading it from text is `edtf.rs`.

use std::fmt;

use super::day::Day;

/// A date as precise as it was written, with its qualification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EdtfDate {
    pub(super) grain: Grain,
    pub(super) mark: Option<Mark>,
}

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// `20XX`: the first two digits.
    Century(i16),
    /// `202X`: the first three digits.
    Decade(i16),
    /// `2023`.
    Year(i16),
    /// `2023-33`: a sub-year grouping, codes 21 to 41 of ISO 8601-2.
    Part(i16, i8),
    /// `2023-12`.
    Month(i16, i8),
    /// `2023-12-26`.
    Day(Day),
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
    /// The first day it can start on and the last day it can start on.
    pub(super) fn start(self) -> (Day, Day) {
        let first = self.grain.first();
        self.widen(first, Grain::step_first)
    }

    /// The first day it can end on and the last day it can end on.
    pub(super) fn end(self) -> (Day, Day) {
        let last = self.grain.last();
        self.widen(last, Grain::step_last)
    }

    fn widen(self, day: Day, step: impl Fn(Grain, i32) -> Day) -> (Day, Day) {
        match self.mark {
            None => (day, day),
            Some(_) => (step(self.grain, -1), step(self.grain, 1)),
        }
    }
}

impl Grain {
    /// Length in months; a day has none.
    fn months(self) -> i32 {
        match self {
            Self::Century(_) => 1200,
            Self::Decade(_) => 120,
            Self::Year(_) => 12,
            Self::Part(_, code) => part_months(code).1,
            Self::Month(..) => 1,
            Self::Day(_) => 0,
        }
    }

    fn first(self) -> Day {
        self.step_first(0)
    }

    fn last(self) -> Day {
        self.step_last(0)
    }

    /// The first day, so many units of the precision later.
    fn step_first(self, steps: i32) -> Day {
        let (year, month) = match self {
            Self::Century(digits) => (digits * 100, 0),
            Self::Decade(digits) => (digits * 10, 0),
            Self::Year(year) => (year, 0),
            Self::Part(year, code) => (year, part_months(code).0),
            Self::Month(year, month) => (year, i32::from(month) - 1),
            Self::Day(day) => return day.plus_days(steps),
        };
        Day::new(year, 1, 1)
            .unwrap_or(Day::LAST)
            .plus_months(month + steps * self.months())
    }

    /// The last day, so many units of the precision later.
    fn step_last(self, steps: i32) -> Day {
        if let Self::Day(day) = self {
            return day.plus_days(steps);
        }
        let next = self.step_first(0).plus_months((steps + 1) * self.months());
        if next == Day::LAST {
            next
        } else {
            next.plus_days(-1)
        }
    }
}

/// Months from January to the start of a sub-year grouping, and its length (ISO 8601-2, table of sub-year groupings).
/// Seasons without a hemisphere are read as northern; winter is the one that starts in the year.
fn part_months(code: i8) -> (i32, i32) {
    let code = i32::from(code);
    match code {
        21..=24 => (2 + (code - 21) * 3, 3),
        25..=28 => (2 + (code - 25) * 3, 3),
        29..=32 => (8 + (code - 29) * 3, 3),
        33..=36 => ((code - 33) * 3, 3),
        37..=39 => ((code - 37) * 4, 4),
        _ => ((code - 40) * 6, 6),
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.grain {
            Grain::Century(digits) => write!(f, "{digits:02}XX")?,
            Grain::Decade(digits) => write!(f, "{digits:03}X")?,
            Grain::Year(year) => write!(f, "{year:04}")?,
            Grain::Part(year, part) | Grain::Month(year, part) => write!(f, "{year:04}-{part:02}")?,
            Grain::Day(day) => write!(f, "{day}")?,
        }
        match self.mark {
            None => Ok(()),
            Some(Mark::Approximate) => f.write_str("~"),
            Some(Mark::Uncertain) => f.write_str("?"),
            Some(Mark::Both) => f.write_str("%"),
        }
    }
}
