//! One line for each diagnostic: `path:line:column: severity[rule/check] message`, and its fingerprint where all is asked
//! for.

use std::io::{self, Write};

use super::room::spelled_out;
use super::visible::visible;
use super::{Style, SummaryStyle, passed_over, summary};
use crate::lint::Report;
use crate::source::{ColumnUnit, Sources};

/// Writes `report` one line each; a diagnostic about a file as a whole stands at its first character.
pub(super) fn write(
    sources: &Sources,
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (reported, left_out) = spelled_out(report, style);
    for reported in reported {
        let diagnostic = &reported.diagnostic;
        let span = diagnostic.primary.span;
        if let Some(file) = sources.get(span.file) {
            let place = file
                .lines()
                .position(&file.text, span.start(), ColumnUnit::CodePoint);
            write!(
                out,
                "{}:{}:{}: ",
                visible(&file.path),
                place.line,
                place.column
            )?;
        }
        write!(
            out,
            "{}[{}",
            diagnostic.severity.as_str(),
            diagnostic.rule.id
        )?;
        if let Some(check) = &diagnostic.check {
            write!(out, "/{}", visible(check))?;
        }
        write!(out, "] {}", visible(&diagnostic.message))?;
        if style.summary == SummaryStyle::Full {
            write!(out, " ({})", reported.fingerprint)?;
        }
        writeln!(out)?;
    }
    summary::write_left_out(left_out, out)?;
    passed_over::write(sources, report, style, out)?;
    summary::write_brief(report, style, out)
}
