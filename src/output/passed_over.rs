//! The figures beside what is looked for in texts that are left alone: how many, and where the first stand.

use std::io::{self, Write};

use super::place::Place;
use super::visible::visible;
use super::{Style, SummaryStyle};
use crate::lint::Report;
use crate::source::{ColumnUnit, Sources};
use crate::words::number_of;

/// So many places are named.
const SHOWN: usize = 3;

/// Writes `runners: 4 figures passed over: README.md:3:1 `1,420 runners`, … and 1 more`, a line for each count and metric.
pub(super) fn write(
    sources: &Sources,
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    if style.summary == SummaryStyle::Nothing {
        return Ok(());
    }
    for passed in &report.summary.passed_over {
        let mut places = Vec::new();
        for figure in passed.figures.iter().take(SHOWN) {
            let place = Place::of(sources, *figure, ColumnUnit::CodePoint);
            places.push(format!("{place} `{}`", visible(place.text)));
        }
        let more = passed.figures.len() - places.len();
        if more > 0 {
            places.push(format!("{more} more"));
        }
        writeln!(
            out,
            "{}: {} passed over: {}",
            visible(&passed.of),
            number_of(passed.figures.len(), "figure"),
            places.join(", ")
        )?;
    }
    Ok(())
}
