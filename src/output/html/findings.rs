//! The findings: each with what is said of it and every statement underlined in its own file, side by side.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::chart::draw;
use super::escape::{Escaped, Prose, listed};
use super::statement::{heading, lines};
use super::{Known, Page};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fact::FactId;
use crate::lint::Reported;
use crate::output::marks::{Mark, by_file, groups};
use crate::output::rule_url;
use crate::output::visible::visible;
use crate::output::window::{View, line_range};
use crate::source::{ColumnUnit, SourceFile, TextRange};

/// Columns of a line that are shown around what is marked in it.
const ROOM: usize = 120;

/// Writes what is reported: errors, then warnings, each in the order of the report.
pub(super) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = &page.report.diagnostics;
    if found.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"findings\" aria-labelledby=\"findings-title\"><h2 id=\"findings-title\">Findings \
         <span class=\"count\">{}</span></h2>",
        found.len()
    )?;
    let mut seen = BTreeSet::new();
    let of = |severity| {
        let found = found.iter();
        found.filter(move |reported| reported.diagnostic.severity == severity)
    };
    for reported in of(Severity::Error).chain(of(Severity::Warning)) {
        let id = seen.insert(&*reported.fingerprint);
        write_finding(page, reported, id, None, out)?;
    }
    writeln!(out, "</section>")
}

/// Writes what is accepted, folded.
pub(super) fn write_waived(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let waived = &page.report.waived;
    if waived.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"waived\" aria-labelledby=\"waived-title\"><h2 id=\"waived-title\">Accepted \
         <span class=\"count\">{}</span></h2>\n<details><summary>Findings that may stand, each with its reason</summary>",
        waived.len()
    )?;
    for waived in waived {
        write_finding(page, &waived.reported, false, Some(&waived.reason), out)?;
    }
    writeln!(out, "</details></section>")
}

/// `named`: whether it can be linked to by its fingerprint.
fn write_finding(
    page: &Page<'_>,
    reported: &Reported,
    named: bool,
    reason: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Diagnostic {
        verdict,
        message,
        help,
        ..
    } = &reported.diagnostic;
    let class = reason.map_or(reported.diagnostic.severity.as_str(), |_| "waived");
    let facts = facts_of(page, &reported.diagnostic);
    let id = format!(" id=\"f-{}\"", Escaped(&reported.fingerprint));
    write!(
        out,
        "<article class=\"finding {class}\"{} data-severity=\"{class}\"",
        if named { &id } else { "" }
    )?;
    write_rule(page, &reported.diagnostic, &facts, class, out)?;
    if let Some(verdict) = verdict {
        write!(out, " <span class=\"verdict\">{}</span>", verdict.as_str())?;
    }
    writeln!(
        out,
        "</header>\n<h3>{}</h3>\n<div class=\"places\">",
        Prose(message)
    )?;
    write_places(page, &reported.diagnostic, out)?;
    writeln!(out, "</div>")?;
    if let Some(known) = &page.known {
        write_chart(known, &facts, out)?;
    }
    if let Some(reason) = reason {
        writeln!(out, "<p class=\"reason\">Accepted: {}</p>", Prose(reason))?;
    }
    if let Some(help) = help {
        write!(out, "<div class=\"help\">")?;
        for line in help.lines() {
            write!(out, "<p>{}</p>", Prose(line))?;
        }
        writeln!(out, "</div>")?;
    }
    writeln!(
        out,
        "<footer>fingerprint <code>{}</code></footer></article>",
        Escaped(&reported.fingerprint)
    )
}

/// The rest of the opening tag, and by what the finding was made.
fn write_rule(
    page: &Page<'_>,
    diagnostic: &Diagnostic,
    facts: &[FactId],
    class: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let check = diagnostic.check.as_deref().unwrap_or_default();
    let rule = Escaped(diagnostic.rule.id);
    write!(
        out,
        " data-rule=\"{rule}\" data-check=\"{}\" data-files=\"{}\" data-metrics=\"{}\" tabindex=\"-1\">\n<header>\
         <span class=\"badge {class}\">{class}</span> <a class=\"rule\" href=\"{}\" rel=\"noreferrer\">{rule}</a>",
        Escaped(check),
        files_of(page, diagnostic),
        metrics_of(page, facts),
        Escaped(&rule_url(diagnostic.rule.id)),
    )?;
    if !check.is_empty() {
        write!(out, " <span class=\"check\">{}</span>", Escaped(check))?;
    }
    Ok(())
}

fn files_of(page: &Page<'_>, diagnostic: &Diagnostic) -> String {
    let files = by_file(page.sources, diagnostic);
    listed(files.iter().map(|(file, _)| &*file.path))
}

/// The facts whose values are labelled, in the order of the labels.
fn facts_of(page: &Page<'_>, diagnostic: &Diagnostic) -> Vec<FactId> {
    let Some(known) = &page.known else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    for label in diagnostic.labels() {
        let fact = known.by_site.get(&label.span).copied();
        facts.extend(fact.filter(|fact| !facts.contains(fact)));
    }
    facts
}

fn metrics_of(page: &Page<'_>, facts: &[FactId]) -> String {
    let Some(known) = &page.known else {
        return String::new();
    };
    let metrics = facts.iter().filter_map(|id| known.analysis.index.fact(*id));
    let names: BTreeSet<_> = metrics
        .map(|fact| known.analysis.vocabulary.metric_name(fact.metric))
        .collect();
    listed(names)
}

/// What the statements cover, where all of them measure one thing in one way.
fn write_chart(known: &Known<'_>, facts: &[FactId], out: &mut dyn Write) -> io::Result<()> {
    let measured = |id: &FactId| {
        let fact = known.analysis.index.fact(*id)?;
        Some((fact.metric, fact.per.as_deref(), fact.change))
    };
    let Some(first) = facts.first().and_then(measured) else {
        return Ok(());
    };
    let lines = lines(known, facts, None);
    let drawn = lines.iter().filter(|line| line.reading.is_some()).count();
    if drawn < 2 || !facts.iter().all(|id| measured(id) == Some(first)) {
        return Ok(());
    }
    let heading = heading(&known.analysis.vocabulary, first.0);
    writeln!(
        out,
        "<figure><figcaption>What each can mean · {heading}</figcaption>{}</figure>",
        draw(&lines, None)
    )
}

fn write_places(page: &Page<'_>, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    for (file, labels) in by_file(page.sources, diagnostic) {
        let view = View { file, room: ROOM };
        for label in labels.iter().filter(|label| label.span.range.is_none()) {
            writeln!(
                out,
                "<figure class=\"place\"><figcaption><bdi>{}</bdi></figcaption><p class=\"says\">{}</p></figure>",
                Escaped(&file.path),
                Prose(&label.message)
            )?;
        }
        for group in groups(view, &labels, &diagnostic.primary) {
            write_excerpt(view, &group, out)?;
        }
    }
    Ok(())
}

/// The lines of a group of marks, with one line before them.
fn write_excerpt(view: View<'_>, marks: &[Mark], out: &mut dyn Write) -> io::Result<()> {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return Ok(());
    };
    let file = view.file;
    let primary = marks.iter().find(|mark| mark.primary).unwrap_or(first);
    let place = file
        .lines()
        .position(&file.text, primary.range.start, ColumnUnit::CodePoint);
    write!(
        out,
        "<figure class=\"place\"><figcaption><bdi>{}</bdi><span class=\"at\">:{}:{}</span></figcaption><div class=\"source\">",
        Escaped(&file.path),
        place.line,
        place.column
    )?;
    for line in first.line.saturating_sub(1).max(1)..=last.line {
        let here: Vec<&Mark> = marks.iter().filter(|mark| mark.line == line).collect();
        write_line(view, line, &here, out)?;
    }
    writeln!(out, "</div></figure>")
}

fn write_line(view: View<'_>, line: u32, marks: &[&Mark], out: &mut dyn Write) -> io::Result<()> {
    let file = view.file;
    let whole = line_range(file, line);
    let marked = marks.iter().map(|mark| mark.range).reduce(TextRange::cover);
    let marked = marked.unwrap_or(TextRange::new(whole.start, whole.start));
    let shown = view.window(whole, marked, 0);
    let class = if marks.is_empty() {
        "line"
    } else {
        "line marked"
    };
    write!(out, "<div class=\"{class}\" data-line=\"{line}\"><bdi>")?;
    if shown.start > whole.start {
        write!(out, "…")?;
    }
    let mut at = shown.start;
    for mark in marks {
        // What two labels share is shown once; nothing but a place is shown as a caret.
        let start = mark.range.start.clamp(at, shown.end);
        let end = mark.range.end.clamp(start, shown.end);
        write!(out, "{}", part(file, at, start))?;
        if mark.range.is_empty() {
            write!(out, "<mark class=\"caret\"></mark>")?;
        } else if start < end {
            let class = if mark.primary { "primary" } else { "related" };
            write!(
                out,
                "<mark class=\"{class}\">{}</mark>",
                part(file, start, end)
            )?;
        }
        at = end;
    }
    write!(out, "{}", part(file, at, shown.end))?;
    if shown.end < whole.end {
        write!(out, "…")?;
    }
    writeln!(out, "</bdi></div>")?;
    let several = marks.len() > 1;
    for mark in marks.iter().filter(|mark| !mark.message.is_empty()) {
        let what = visible(mark.range.slice(&file.text));
        let what = if several && !mark.range.is_empty() {
            format!("<code>{}</code> ", Escaped(&what))
        } else {
            String::new()
        };
        for (at, message) in mark.message.lines().enumerate() {
            let what = if at == 0 { &*what } else { "" };
            write!(out, "<p class=\"says\">{what}{}</p>", Prose(message))?;
        }
    }
    Ok(())
}

fn part(file: &SourceFile, start: u32, end: u32) -> String {
    Escaped(TextRange::new(start, end.max(start)).slice(&file.text)).to_string()
}
