//! The Reviewdog Diagnostic Format. Reviewdog puts messages into comments as Markdown, so they are Markdown here.

use std::io::{self, Write};

use serde::Serialize;

use super::place::Place;
use super::visible::write_json_lines;
use super::{HOME, markup, rule_url, told};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Report;
use crate::source::{ColumnUnit, Position, Sources};

/// Writes `report` as one value.
pub(super) fn write(sources: &Sources, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let result = DiagnosticResult {
        source: Source {
            name: "factlint",
            url: HOME,
        },
        diagnostics: report
            .diagnostics
            .iter()
            .map(|reported| diagnostic(sources, &reported.diagnostic))
            .collect(),
    };
    write_json_lines(&result, out)
}

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    diagnostics: Vec<RdDiagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct RdDiagnostic<'a> {
    message: String,
    location: RdLocation,
    severity: &'static str,
    code: Code<'a>,
}

#[derive(Serialize)]
struct RdLocation {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

/// The end is exclusive.
#[derive(Serialize)]
struct Range {
    start: RdPosition,
    end: RdPosition,
}

/// Both from 1; columns are bytes of UTF-8.
#[derive(Serialize)]
struct RdPosition {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    url: String,
}

fn diagnostic<'a>(sources: &Sources, diagnostic: &'a Diagnostic) -> RdDiagnostic<'a> {
    let place = Place::of(sources, diagnostic.primary.span, ColumnUnit::Utf8);
    let position = |Position { line, column }| RdPosition { line, column };
    let lines = told::lines(sources, diagnostic);
    let message = std::iter::once(&diagnostic.message).chain(&lines);
    RdDiagnostic {
        // A line break at the end of a line is one in a comment too.
        message: message
            .map(String::as_str)
            .map(markup::line)
            .collect::<Vec<_>>()
            .join("  \n"),
        location: RdLocation {
            path: place.visible_path(),
            range: (!place.is_whole_file).then(|| Range {
                start: position(place.start),
                end: position(place.end),
            }),
        },
        severity: match diagnostic.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
        },
        code: Code {
            value: diagnostic.rule.id,
            url: rule_url(diagnostic.rule.id),
        },
    }
}
