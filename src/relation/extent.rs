//! Periods as stretches of days, the form in which they are swept.

use crate::figure::{Period, PeriodEnd};

/// A stretch of days, both ends included, as day numbers of any one calendar.
///
/// [`i64::MIN`] and [`i64::MAX`] stand for ends that are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extent {
    /// The first day.
    pub start: i64,
    /// The last day.
    pub end: i64,
}

impl Extent {
    /// Whether every day of `other` lies in this stretch.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The days that a period covers on every reading of its ends and on some reading of them. The two differ when an end is
/// approximate; a period with an unknown end has neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extents {
    /// The days from the latest start to the earliest end: those that are covered on every reading, of which there may be
    /// none. A period surely contains another whose outer extent lies in here.
    pub inner: Option<Extent>,
    /// The days from the earliest start to the latest end: those that are covered on some reading.
    pub outer: Option<Extent>,
}

impl Extents {
    /// The extents of a period, in days since the first of year 0.
    pub fn of(period: &Period) -> Self {
        let start = bounds(period.start(), i64::MIN);
        let end = bounds(period.end(), i64::MAX);
        let Some(((earliest_start, latest_start), (earliest_end, latest_end))) = start.zip(end)
        else {
            return Self::default();
        };
        Self {
            inner: Some(Extent {
                start: latest_start,
                end: earliest_end,
            }),
            outer: Some(Extent {
                start: earliest_start,
                end: latest_end,
            }),
        }
    }

    /// A period whose ends are certain.
    pub fn exact(start: i64, end: i64) -> Self {
        let extent = Some(Extent { start, end });
        Self {
            inner: extent,
            outer: extent,
        }
    }
}

/// The earliest and the latest day of an end; `None` when it is unknown.
fn bounds(end: PeriodEnd, open: i64) -> Option<(i64, i64)> {
    match end {
        PeriodEnd::Open => Some((open, open)),
        PeriodEnd::Unknown => None,
        PeriodEnd::On { earliest, latest } => Some((earliest.number(), latest.number())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIODS: [&str; 16] = [
        "2023",
        "2023-12",
        "2023-12-31",
        "2023/2025",
        "2023-01/2025-12",
        "../2021-06",
        "2017/..",
        "../..",
        "2023/",
        "/2023",
        "2023~",
        "2025-12~",
        "2023?/2025",
        "2024-02-29",
        "2022/2026",
        "2022/2026~",
    ];

    #[test]
    fn containment_is_that_of_the_periods() {
        let periods = PERIODS.map(|text| Period::parse(text).unwrap());
        for whole in &periods {
            for part in &periods {
                let by_extent = Extents::of(whole)
                    .inner
                    .zip(Extents::of(part).outer)
                    .is_some_and(|(inner, outer)| inner.contains(outer));
                assert_eq!(by_extent, whole.contains(part), "{whole} and {part}");
            }
        }
    }

    #[test]
    fn a_day_is_one_day_and_an_open_end_has_no_number() {
        let day = Extents::of(&Period::parse("0000-01-02").unwrap());
        assert_eq!(day, Extents::exact(1, 1));
        let until = Extents::of(&Period::parse("../0000-01-31").unwrap());
        assert_eq!(until, Extents::exact(i64::MIN, 30));
        assert_eq!(
            Extents::of(&Period::parse("2023/").unwrap()),
            Extents::default()
        );
    }
}
