//! Markdown for a comment on a pull request and for the summary of a job: a table with a row for each finding, then the
//! details of each. What does not fit is left out, the least grave first, and counted.
//!
//! There is no HTML in it.

use std::io::{self, Write};

use super::place::Place;
use super::room::{Rank, Room};
use super::visible::visible;
use super::{markup, rule_url, told};
use crate::diagnostic::Diagnostic;
use crate::lint::{Report, Reported};
use crate::source::{ColumnUnit, Sources};
use crate::words::number_of;

/// What GitHub takes as a comment, in characters. As many bytes never are more.
pub(super) const COMMENT: usize = 65_536;
/// For the summary of a job GitHub takes a mebibyte a step, of which others may have had some.
pub(super) const JOB_SUMMARY: usize = 512 * 1024;

/// So much of a headline stands in the table; the details have all of it.
const HEADLINE: usize = 240;
/// Kept free for what is said of the things left out.
const RESERVE: usize = 400;

/// Writes `report` in at most `limit` bytes, and says how many findings have no row.
pub(super) fn write(
    sources: &Sources,
    report: &Report,
    limit: usize,
    out: &mut dyn Write,
) -> io::Result<u64> {
    let head = head(report);
    let rows = parts(report, |diagnostic| row(sources, diagnostic));
    let details = parts(report, |diagnostic| details(sources, diagnostic));
    let room = limit.saturating_sub(head.len() + RESERVE);
    let length = |parts: &[(Rank, String)]| parts.iter().map(|part| part.1.len()).sum::<usize>();
    let is_all = length(&rows) + length(&details) <= room;
    let for_rows = if is_all { room } else { room / 2 };
    let (rows, left_out) = fitting(rows, for_rows);
    let used: usize = rows.iter().map(String::len).sum();
    let (details, without_details) = fitting(details, room.saturating_sub(used));
    write!(out, "{head}")?;
    if report.diagnostics.is_empty() {
        return Ok(0);
    }
    writeln!(out, "\n| severity | place | finding |\n|---|---|---|")?;
    write!(out, "{}", rows.concat())?;
    if left_out > 0 {
        let number = number_of(left_out, "finding");
        writeln!(out, "\n{number} more did not fit into this table.")?;
    }
    writeln!(out, "\n### Details")?;
    write!(out, "{}", details.concat())?;
    if without_details > 0 {
        let number = number_of(without_details, "finding");
        writeln!(out, "\nThe details of {number} more did not fit.")?;
    }
    Ok(left_out)
}

fn parts(report: &Report, part: impl Fn(&Diagnostic) -> String) -> Vec<(Rank, String)> {
    let found = report.diagnostics.iter();
    found
        .map(|Reported { diagnostic, .. }| (Rank::from(diagnostic.severity), part(diagnostic)))
        .collect()
}

/// The parts that fit, in their order, and the number of the others.
fn fitting(parts: Vec<(Rank, String)>, bytes: usize) -> (Vec<String>, u64) {
    let sized: Vec<_> = parts
        .iter()
        .map(|(rank, part)| (*rank, part.len()))
        .collect();
    let room = Room {
        findings: usize::MAX,
        bytes,
    };
    let kept = room.kept(&sized);
    let left_out = kept.iter().filter(|stays| !**stays).count() as u64;
    let parts = parts.into_iter().zip(kept);
    let parts = parts.filter_map(|((_, part), stays)| stays.then_some(part));
    (parts.collect(), left_out)
}

fn head(report: &Report) -> String {
    let summary = &report.summary;
    let title = if report.diagnostics.is_empty() {
        "nothing was found".to_owned()
    } else {
        let errors = number_of(summary.errors, "error");
        format!("{errors}, {}", number_of(summary.warnings, "warning"))
    };
    let failed = if report.failed {
        "\nThe run could not do all of its job.\n"
    } else {
        ""
    };
    format!(
        "## factlint: {title}\n\n{}, {}, {} waived.\n{failed}",
        number_of(summary.files, "file"),
        number_of(summary.facts, "fact"),
        summary.waived
    )
}

fn row(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let place = Place::of(sources, diagnostic.primary.span, ColumnUnit::CodePoint);
    format!(
        "| {} | {} | {}: {} |\n",
        diagnostic.severity.as_str(),
        markup::cell(&markup::code(&place.to_string())),
        markup::cell(&name(diagnostic)),
        markup::cell(&markup::inline(&cut(&diagnostic.message))),
    )
}

fn details(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let mut text = format!("\n#### {}\n\n", markup::inline(&diagnostic.message));
    for label in diagnostic.labels() {
        let place = Place::of(sources, label.span, ColumnUnit::CodePoint);
        text.push_str("- ");
        text.push_str(&markup::code(&place.to_string()));
        if !label.message.is_empty() {
            text.push_str(": ");
            text.push_str(&markup::inline(&label.message));
        }
        text.push('\n');
    }
    for line in told::help(diagnostic) {
        text.push('\n');
        text.push_str(&markup::line(&line));
        text.push('\n');
    }
    text
}

/// The rule as a link to its page, and the declared check.
fn name(diagnostic: &Diagnostic) -> String {
    let rule = diagnostic.rule.id;
    let link = format!("[{rule}]({})", rule_url(rule));
    match &diagnostic.check {
        Some(check) => format!("{link} {}", markup::code(&visible(check))),
        None => link,
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(HEADLINE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
