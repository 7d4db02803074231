//! What is said of a run as a whole, for people.

use std::io::{self, Write};

use super::visible::visible;
use super::{Style, SummaryStyle, index};
use crate::lint::{Fixable, Report};
use crate::rules::{BindingCounts, CalculationCounts, CheckCounts, Coverage};
use crate::words::{form_behind, number_of, part_in_threes};

/// Writes as much as `style` asks for: bindings by verdict, then files, facts and diagnostics in the last line.
pub(super) fn write(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if style.summary != SummaryStyle::Nothing {
        write_details(report, style, out)?;
        write_way_out(report, out)?;
        write_records(report, out)?;
        // A run over texts alone has nothing that facts could bind.
        if report.summary.facts > 0 || report.summary.texts == 0 {
            writeln!(out, "{}", bindings(&report.summary.bindings))?;
        }
        write_calculations(report, out)?;
        write_coverage(report, out)?;
        index::write(report, style, out)?;
        write_fixable(report, out)?;
    }
    write_last(report, style, out)
}

/// How many findings are not spelled out above.
pub(super) fn write_left_out(left_out: u64, out: &mut dyn Write) -> io::Result<()> {
    if left_out == 0 {
        return Ok(());
    }
    let findings = number_of(left_out, "finding");
    writeln!(
        out,
        "{findings} more, the least grave, not shown because of --max-findings"
    )
}

/// What could be mended at once: `[*] 3 fixable with --fix`.
fn write_fixable(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Fixable { safe, guessed } = report.fixable();
    match (safe, guessed) {
        (0, 0) => Ok(()),
        (safe, 0) => writeln!(out, "[*] {safe} fixable with --fix"),
        (0, guessed) => writeln!(out, "[*] {guessed} fixable with --fix --unsafe-fixes"),
        (safe, guessed) => writeln!(
            out,
            "[*] {safe} fixable with --fix, {guessed} more with --unsafe-fixes"
        ),
    }
}

/// Writes the last line only, where one line stands for each diagnostic; more where all is asked for.
pub(super) fn write_brief(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    write_details(report, style, out)?;
    if style.summary == SummaryStyle::Full {
        write_coverage(report, out)?;
    }
    if style.summary != SummaryStyle::Nothing {
        write_calculations(report, out)?;
    }
    write_last(report, style, out)
}

fn write_details(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if style.summary != SummaryStyle::Full {
        return Ok(());
    }
    write_waived(report, out)?;
    write_checks(report, out)
}

/// What to do with a finding about statements that are all right: said once, for all of them.
fn write_way_out(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut found = report.diagnostics.iter();
    if found.any(|reported| reported.diagnostic.verdict.is_some()) {
        writeln!(
            out,
            "To accept a finding that may stand: `factlint waive FINGERPRINT --reason WHY`\n\
             (`--verbose` shows the fingerprints)."
        )?;
    }
    Ok(())
}

/// What was looked at in records: `212 files, 18,769 records, 3 checks: 41,230 compared, 0 not`.
fn write_records(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Some(records) = report.summary.records else {
        return Ok(());
    };
    let past =
        (records.past > 0).then(|| format!("{} of the past left out", grouped(records.past)));
    let rows = |count: u64, of: &str| {
        let rows = (count > 0).then(|| grouped_count(count, "row"));
        rows.map(|rows| format!("{rows} of {of} left out"))
    };
    let headings = rows(records.heading_rows, "headings");
    let units = rows(records.unit_rows, "units");
    let left_out = past.into_iter().chain(headings).chain(units);
    let left_out: Vec<String> = left_out.collect();
    let left_out = match left_out.join(", ") {
        none if none.is_empty() => none,
        some => format!(" ({some})"),
    };
    writeln!(
        out,
        "{}, {}{left_out}, {}: {} compared, {} not",
        grouped_count(records.files, "file"),
        grouped_count(records.records, "record"),
        grouped_count(records.checks, "check"),
        grouped(records.compared),
        grouped(records.not_checked),
    )
}

fn grouped_count(number: u64, noun: &str) -> String {
    format!("{} {}", grouped(number), form_behind(number == 1, noun))
}

/// The number with a comma before each three digits.
fn grouped(number: u64) -> String {
    part_in_threes(&number.to_string(), ',')
}

/// Writes the last line, unless nothing is to be said of the run: files, facts, and diagnostics by severity.
pub(super) fn write_last(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let summary = &report.summary;
    if style.summary == SummaryStyle::Nothing {
        return Ok(());
    }
    let how = [
        match summary.only_syntax {
            0 => None,
            all if all == summary.files => Some("only the syntax".to_owned()),
            some => Some(format!("{some} only for syntax")),
        },
        (summary.unchanged > 0).then(|| format!("{} unchanged", summary.unchanged)),
    ];
    let how: Vec<String> = how.into_iter().flatten().collect();
    let how = match how.as_slice() {
        [] => String::new(),
        how => format!(" ({})", how.join(", ")),
    };
    write!(
        out,
        "{}{how}, {} · {}, {}, {} waived",
        number_of(summary.files, "file"),
        number_of(summary.facts, "fact"),
        number_of(summary.errors, "error"),
        number_of(summary.warnings, "warning"),
        summary.waived,
    )?;
    if let Some(elapsed) = style.elapsed {
        let hundredths = elapsed.as_millis() / 10;
        write!(out, " · {}.{:02} s", hundredths / 100, hundredths % 100)?;
    }
    writeln!(out)
}

fn write_checks(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (rule, counts) in &report.summary.calculations {
        writeln!(out, "{rule}: {}", calculations(*counts))?;
    }
    for ((rule, check), counts) in &report.summary.checks {
        let name = name(rule, check);
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
    for (reason, number) in counts.not_checked() {
        writeln!(out, "{indent}not checked, {}: {number}", visible(reason))?;
    }
    write_weak(counts, indent, out)
}

/// The bindings that agree because they cannot fail, a line each.
pub(super) fn write_weak(
    counts: &CheckCounts,
    indent: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    for facts in &counts.weak {
        let facts = facts.join(", ");
        writeln!(out, "{indent}weak, cannot fail: {}", visible(&facts))?;
    }
    write_loose(&counts.loose, indent, out)
}

/// How many sums of records would hold without their smallest part too, and the first of them.
fn write_loose(loose: &[String], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    const NAMED: usize = 3;
    let named = loose.iter().filter(|name| !name.is_empty());
    let named: Vec<&str> = named.take(NAMED).map(String::as_str).collect();
    let such_as = match named.as_slice() {
        [] => String::new(),
        named => format!(", such as {}", named.join(", ")),
    };
    let count = loose.len();
    if count > 0 {
        let why = "weak, rounding leaves more open than the smallest part";
        writeln!(out, "{indent}{why}: {count}{}", visible(&such_as))?;
    }
    Ok(())
}

fn write_waived(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for waived in &report.waived {
        let diagnostic = &waived.reported.diagnostic;
        writeln!(
            out,
            "waived {}: {} ({})",
            name(
                diagnostic.rule.id,
                diagnostic.check.as_deref().unwrap_or_default()
            ),
            visible(&diagnostic.message),
            visible(&waived.reason)
        )?;
    }
    Ok(())
}

/// A rule, and the declared check of it if there is one.
fn name(rule: &str, check: &str) -> String {
    if check.is_empty() {
        rule.to_owned()
    } else {
        format!("{rule} ({})", visible(check))
    }
}

/// What became of the calculations that texts state.
fn write_calculations(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let summary = &report.summary;
    if summary.texts == 0 && summary.all_calculations().total() == 0 {
        return Ok(());
    }
    let texts = number_of(summary.texts, "text");
    writeln!(out, "{texts}, {}", calculations(summary.all_calculations()))
}

fn calculations(counts: CalculationCounts) -> String {
    if counts.total() == 0 {
        return "no calculation".to_owned();
    }
    let (hold, fail) = (counts.hold, counts.fail);
    format!(
        "{}: {hold} {}, {fail} {} not, {} not read for certain",
        number_of(counts.total(), "calculation"),
        if hold == 1 { "holds" } else { "hold" },
        if fail == 1 { "does" } else { "do" },
        counts.unread
    )
}

/// A line for each original and one for all, and one for each reason why documents were held against none.
fn write_coverage(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Some(summary) = &report.summary.coverage else {
        return Ok(());
    };
    for original in &summary.originals {
        let names = visible(&original.documents.join(", ")).into_owned();
        writeln!(out, "{names}: {}", figures(&original.coverage))?;
    }
    let read = summary.originals.len() as u64;
    if read > 0 {
        let all = number_of(read, "original");
        writeln!(out, "{all}: {}", figures(&summary.total))?;
    }
    let folder = visible(&summary.folder);
    let unchecked = [
        (
            summary.missing,
            format!("whose original is not in {folder}"),
        ),
        (summary.changed, "whose original has changed".to_owned()),
        (
            summary.unreadable,
            "whose original cannot be read".to_owned(),
        ),
        (summary.unnamed, "without an original".to_owned()),
    ];
    for (number, why) in unchecked.iter().filter(|(number, _)| *number > 0) {
        let documents = number_of(*number, "document");
        writeln!(out, "not held against a text: {documents} {why}")?;
    }
    Ok(())
}

fn figures(coverage: &Coverage) -> String {
    let unread = match coverage.unread {
        0 => String::new(),
        number => format!(", {number} not read"),
    };
    format!(
        "{} found, {} captured, {} omitted, {} uncaptured ({coverage}){unread}",
        number_of(coverage.found, "figure"),
        coverage.captured,
        coverage.omitted,
        coverage.uncaptured(),
    )
}

/// The bindings by verdict, each number with its name.
pub(super) fn bindings(counts: &BindingCounts) -> String {
    format!(
        "bindings: {} agree, {} doubtful, {} conflict, {} not checked",
        counts.agree, counts.doubtful, counts.conflict, counts.not_checked
    )
}
