//! Periods: EDTF texts as spans of days, with containment, intersection and order.
//!
//! Each end lies between an earliest and a latest day, is open (`..`), or is unknown (nothing written).
//! A date is a period too. How EDTF is read is `edtf.rs`, what one date covers `date.rs`, what to write instead of a text
//! that is none `advice.rs`.

mod advice;
mod advice_date;
mod advice_token;
mod before;
mod date;
mod day;
mod edtf;
mod length;

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use self::date::{EdtfDate, Grain, Limit};
pub use self::day::Day;
pub use self::edtf::PeriodError;
pub use self::length::TimeUnit;

/// A stretch of time as EDTF states it. Equality is that of the canonical text; see [`Period::same_as`] for the days.
/// A copy costs nothing: facts are many, and most of one document are of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period(Arc<Stretch>);

/// A period as written, with its ends in days.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    written: Written,
    start: PeriodEnd,
    end: PeriodEnd,
}

/// Where a period starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodEnd {
    /// Without limit: `..`.
    Open,
    /// There is a limit and nobody says which: nothing before or after the `/`.
    Unknown,
    /// On some day from `earliest` to `latest`, both included; one day unless the date is qualified or leaves digits
    /// unspecified.
    On {
        /// The first day that it can be.
        earliest: Day,
        /// The last day that it can be.
        latest: Day,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Written {
    Single(EdtfDate),
    Span(Side, Side),
}

/// One side of an EDTF interval as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Unknown,
    Date(EdtfDate),
}

impl Period {
    /// Reads an EDTF text: `2023`, `2023-12`, `2023/2025`, `../2021-06`, `2025-12~`, `199X`, `2023-33` (a quarter).
    /// Levels 0 and 1 of ISO 8601-2:2019 are read whole, of level 2 the sub-year groupings.
    ///
    /// # Errors
    /// [`PeriodError`] with the bytes to blame and what to write instead.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        edtf::read(text).map_err(|error| advice::add(text.trim(), error))
    }

    /// A month of a year; `None` when there is none of that number.
    pub fn of_month(year: i32, month: i8) -> Option<Self> {
        Day::new(year, month, 1)?;
        Some(Self::single(EdtfDate::certain(Grain::Month(year, month))))
    }

    /// A day; `None` when the calendar has no such day.
    pub fn of_day(year: i32, month: i8, day: i8) -> Option<Self> {
        let day = Day::new(year, month, day)?;
        Some(Self::single(EdtfDate::certain(Grain::Day(day))))
    }

    fn single(date: EdtfDate) -> Self {
        Self(Arc::new(Stretch {
            written: Written::Single(date),
            start: on(date.start()),
            end: on(date.end()),
        }))
    }

    fn span(first: Side, last: Side) -> Self {
        Self(Arc::new(Stretch {
            start: first.resolve(EdtfDate::start),
            end: last.resolve(EdtfDate::end),
            written: Written::Span(first, last),
        }))
    }

    /// Where it starts.
    pub fn start(&self) -> PeriodEnd {
        self.0.start
    }

    /// Where it ends.
    pub fn end(&self) -> PeriodEnd {
        self.0.end
    }

    /// The first day it can start on; `None` when the start is open or unknown.
    pub fn earliest_start(&self) -> Option<Day> {
        self.0.start.earliest()
    }

    /// The last day it can start on; `None` when the start is open or unknown.
    pub fn latest_start(&self) -> Option<Day> {
        self.0.start.latest()
    }

    /// The first day it can end on; `None` when the end is open or unknown.
    pub fn earliest_end(&self) -> Option<Day> {
        self.0.end.earliest()
    }

    /// The last day it can end on; `None` when the end is open or unknown.
    pub fn latest_end(&self) -> Option<Day> {
        self.0.end.latest()
    }

    /// The first and the last day of the date that it starts with, as widely as that is written: all of 2023 for
    /// `2023/2025-06`. `None` when the start is open or unknown.
    pub fn start_date(&self) -> Option<(Day, Day)> {
        let date = match self.0.written {
            Written::Single(date) | Written::Span(Side::Date(date), _) => date,
            Written::Span(..) => return None,
        };
        Some((date.start().earliest, date.end().latest))
    }

    /// The first and the last day of the date that it ends with, as widely as that is written: all of June 2025 for
    /// `2023/2025-06`. `None` when the end is open or unknown.
    pub fn end_date(&self) -> Option<(Day, Day)> {
        let date = match self.0.written {
            Written::Single(date) | Written::Span(_, Side::Date(date)) => date,
            Written::Span(..) => return None,
        };
        Some((date.start().earliest, date.end().latest))
    }

    /// Whether an end is written as unknown. Such a period neither contains nor is contained.
    pub fn has_unknown_end(&self) -> bool {
        self.0.start == PeriodEnd::Unknown || self.0.end == PeriodEnd::Unknown
    }

    /// Whether it is one year, month or day of several, and nobody says which: `199X`, `2004-06-XX`. Two such may be
    /// different ones, even when they are written alike.
    pub fn is_unspecified(&self) -> bool {
        let unspecified = |side: &Side| match side {
            Side::Date(date) => date.unspecified.is_some(),
            Side::Open | Side::Unknown => false,
        };
        match &self.0.written {
            Written::Single(date) => date.unspecified.is_some(),
            Written::Span(first, last) => unspecified(first) || unspecified(last),
        }
    }

    /// Whether two that are written alike may be different stretches of time: one of several, or one with an end that
    /// nobody says.
    pub fn may_be_another(&self) -> bool {
        self.is_unspecified() || self.has_unknown_end()
    }

    /// The stretches of days of which it is one, when it is a single date with unspecified digits.
    fn candidates(&self) -> Option<impl Iterator<Item = (Day, Day)>> {
        match self.0.written {
            Written::Single(date) => date.candidates(),
            Written::Span(..) => None,
        }
    }

    /// Whether every reading of the ends puts `other` inside this period. An open end contains everything on its side.
    pub fn contains(&self, other: &Self) -> bool {
        if self.has_unknown_end() || other.has_unknown_end() {
            return false;
        }
        let from_start = match (self.latest_start(), other.earliest_start()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(its)) => own <= its,
        };
        let to_end = match (self.earliest_end(), other.latest_end()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(its)) => its <= own,
        };
        from_start && to_end
    }

    /// Whether some reading of the ends gives the two a day in common. An unknown end may be anywhere.
    pub fn intersects(&self, other: &Self) -> bool {
        not_after(self.earliest_start(), other.latest_end())
            && not_after(other.earliest_start(), self.latest_end())
    }

    /// Whether both start and end alike, however written: `2023` and `2023-01/2023-12`.
    pub fn same_as(&self, other: &Self) -> bool {
        self.0.start == other.0.start && self.0.end == other.0.end
    }

    /// Whether every reading puts all of it before all of `other`.
    pub fn precedes(&self, other: &Self) -> bool {
        match (self.latest_end(), other.earliest_start()) {
            (Some(end), Some(start)) => end < start,
            _ => false,
        }
    }

    /// The least and the greatest number of days it can have, both at least 1; `None` without two bounded ends.
    pub fn day_count(&self) -> Option<(i64, i64)> {
        if let Some(candidates) = self.candidates() {
            let lengths = candidates.map(|(first, last)| first.days_until(last) + 1);
            return lengths.fold(None, |found, length| {
                let (least, most) = found.unwrap_or((length, length));
                Some((length.min(least), length.max(most)))
            });
        }
        let shortest = self.latest_start()?.days_until(self.earliest_end()?) + 1;
        let longest = self.earliest_start()?.days_until(self.latest_end()?) + 1;
        Some((shortest.max(1), longest.max(1)))
    }

    /// What decides the order: starts, an absent one first, then ends, an absent one last.
    fn order_key(&self) -> impl Ord + use<> {
        (
            (self.earliest_start(), self.latest_start()),
            (
                self.earliest_end().is_none(),
                self.earliest_end(),
                self.latest_end(),
            ),
            (
                self.0.start == PeriodEnd::Unknown,
                self.0.end == PeriodEnd::Unknown,
            ),
        )
    }
}

impl PeriodEnd {
    fn earliest(self) -> Option<Day> {
        match self {
            Self::On { earliest, .. } => Some(earliest),
            Self::Open | Self::Unknown => None,
        }
    }

    fn latest(self) -> Option<Day> {
        match self {
            Self::On { latest, .. } => Some(latest),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Side {
    fn resolve(self, days: impl Fn(EdtfDate) -> Limit) -> PeriodEnd {
        match self {
            Self::Open => PeriodEnd::Open,
            Self::Unknown => PeriodEnd::Unknown,
            Self::Date(date) => on(days(date)),
        }
    }
}

fn on(limit: Limit) -> PeriodEnd {
    PeriodEnd::On {
        earliest: limit.earliest,
        latest: limit.latest,
    }
}

/// Whether a start can lie on or before an end; an absent one always can.
fn not_after(start: Option<Day>, end: Option<Day>) -> bool {
    match (start, end) {
        (Some(start), Some(end)) => start <= end,
        _ => true,
    }
}

/// Earlier starts first, then earlier ends; periods of the same days by their text.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order_key()
            .cmp(&other.order_key())
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Canonical EDTF.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.written {
            Written::Single(date) => write!(f, "{date}"),
            Written::Span(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

#[cfg(test)]
mod tests;
