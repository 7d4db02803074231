//! Workflow commands of GitHub Actions: one annotation for each diagnostic, the first ten in sight and the others folded.
//!
//! Every line is a command, so nothing in a text can be taken for one. The summary of the job is Markdown and is written
//! by `cli`, which knows where.

use std::io::{self, Write};

use super::place::Place;
use super::visible::visible;
use super::{Style, summary, told};
use crate::lint::{Report, Reported};
use crate::source::{ColumnUnit, Sources};
use crate::words::number_of;

/// GitHub shows so many annotations of a step; the rest is folded in the log.
const IN_SIGHT: usize = 10;

/// Writes `report` as commands, and its numbers as the last line.
pub(super) fn write(
    sources: &Sources,
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let at = report.diagnostics.len().min(IN_SIGHT);
    let (in_sight, folded) = report.diagnostics.split_at(at);
    for reported in in_sight {
        write_command(sources, reported, out)?;
    }
    if !folded.is_empty() {
        let number = number_of(folded.len() as u64, "more finding");
        writeln!(out, "::group::{number}")?;
        for reported in folded {
            write_command(sources, reported, out)?;
        }
        writeln!(out, "::endgroup::")?;
    }
    summary::write_last(report, style, out)
}

fn write_command(sources: &Sources, reported: &Reported, out: &mut dyn Write) -> io::Result<()> {
    let diagnostic = &reported.diagnostic;
    let place = Place::of(sources, diagnostic.primary.span, ColumnUnit::CodePoint);
    write!(
        out,
        "::{} title={},file={}",
        diagnostic.severity.as_str(),
        property(&format!("factlint {}", told::name(diagnostic))),
        property(&place.visible_path())
    )?;
    if !place.is_whole_file {
        write!(out, ",line={},endLine={}", place.start.line, place.end.line)?;
        // Columns over several lines would be taken for those of one.
        if place.start.line == place.end.line {
            write!(
                out,
                ",col={},endColumn={}",
                place.start.column, place.end.column
            )?;
        }
    }
    let message = std::iter::once(visible(&diagnostic.message).into_owned())
        .chain(told::lines(sources, diagnostic))
        .collect::<Vec<_>>()
        .join("\n");
    writeln!(out, "::{}", data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
