//! Ties a date that a fact states to the dates of its line, which often leave out what a reader knows: the year.

use std::collections::BTreeSet;

use crate::figure::{FoundKind, Period, YearlessDate};
use crate::relation::Reason;

use super::Text;
use super::outcome::Match;

/// A stretch of more years than this names none of them.
const LONGEST: i32 = 30;

/// Looks for a date on its line. A date is rarely written as the fact has it (“in April”), so that one that is not found is
/// not checked.
pub(super) fn date(text: &Text, line: u32, date: &Period, years: &BTreeSet<i32>) -> Match {
    let dates = || {
        let on_line = text.on_line(line).map(|(_, item)| &item.found);
        on_line.filter(|found| found.kind == FoundKind::Date)
    };
    let full = dates().any(|found| {
        let found = found.date.as_ref();
        found.is_some_and(|found| found.intersects(date))
    });
    let yearless = || {
        let mut days = dates().filter_map(|found| found.yearless);
        days.any(|found| years.iter().any(|year| is_meant(found, *year, date)))
    };
    if full || yearless() {
        Match::Found
    } else {
        Match::NotChecked(Reason::NoFullDate)
    }
}

/// Whether a date of the line is the one that the fact states, in a year: the fact has no other month, and what it
/// leaves open of the day the line may fill in.
fn is_meant(found: YearlessDate, year: i32, date: &Period) -> bool {
    let (Some(month), Some(found)) = (found.month_in(year), found.in_year(year)) else {
        return false;
    };
    month.contains(date) && date.contains(&found)
}

/// The years that the dates of a text name, and that in which it was published.
pub(super) fn years(text: &Text, published: Option<&Period>) -> BTreeSet<i32> {
    let dates = text
        .items
        .iter()
        .filter_map(|item| item.found.date.as_ref());
    dates
        .chain(published)
        .filter_map(|date| {
            let first = date.earliest_start()?.year();
            let last = date.latest_end()?.year();
            (last.saturating_sub(first) <= LONGEST).then_some(first..=last)
        })
        .flatten()
        .collect()
}
