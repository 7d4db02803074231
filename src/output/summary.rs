//! What is said of a run as a whole, for people.

use std::io::{self, Write};
use std::time::Duration;

use super::visible::visible;
use super::{Style, SummaryStyle};
use crate::lint::Report;
use crate::rules::{BindingCounts, CheckCounts};

/// Writes as much as `style` asks for.
pub(super) fn write(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match style.summary {
        SummaryStyle::Nothing => Ok(()),
        SummaryStyle::Line => write_line(report, style.elapsed, out),
        SummaryStyle::Full => {
            write_waived(report, out)?;
            write_checks(report, out)?;
            write_line(report, style.elapsed, out)
        }
    }
}

fn write_line(report: &Report, elapsed: Option<Duration>, out: &mut dyn Write) -> io::Result<()> {
    let summary = &report.summary;
    write!(
        out,
        "{}, {} · {} · {}, {}, {} waived",
        count(summary.files, "file"),
        count(summary.facts, "fact"),
        bindings(&summary.bindings),
        count(summary.errors, "error"),
        count(summary.warnings, "warning"),
        summary.waived,
    )?;
    if let Some(elapsed) = elapsed {
        let hundredths = elapsed.as_millis() / 10;
        write!(out, " · {}.{:02} s", hundredths / 100, hundredths % 100)?;
    }
    writeln!(out)
}

fn write_checks(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for ((rule, check), counts) in &report.summary.checks {
        let name = if check.is_empty() {
            rule.clone()
        } else {
            format!("{rule} ({})", visible(check))
        };
        writeln!(out, "{name}: {}", bindings(&counts.bindings))?;
        write_reasons(counts, "  ", out)?;
    }
    Ok(())
}

/// Why bindings were not checked, and which agree because they cannot fail, a line each.
pub(super) fn write_reasons(
    counts: &CheckCounts,
    indent: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (reason, number) in &counts.reasons {
        writeln!(out, "{indent}not checked, {}: {number}", visible(reason))?;
    }
    for facts in &counts.weak {
        let facts = facts.join(", ");
        writeln!(out, "{indent}weak, cannot fail: {}", visible(&facts))?;
    }
    Ok(())
}

fn write_waived(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for waived in &report.waived {
        let diagnostic = &waived.reported.diagnostic;
        writeln!(
            out,
            "waived {}: {} ({})",
            diagnostic.rule.id,
            visible(&diagnostic.message),
            visible(&waived.reason)
        )?;
    }
    Ok(())
}

/// The bindings by verdict, each number with its name.
pub(super) fn bindings(counts: &BindingCounts) -> String {
    format!(
        "bindings: {} agree, {} doubtful, {} conflict, {} not checked",
        counts.agree, counts.doubtful, counts.conflict, counts.not_checked
    )
}

/// A number with its noun.
pub(super) fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
