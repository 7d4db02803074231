//! Version 1 of the JSON output, as `schema/output.schema.json` publishes it. The structs here are that format and
//! nothing else, so that a change inside factlint cannot change it by accident.

use std::io::{self, Write};

use serde::Serialize;

use super::place::Place;
use super::rule_url;
use super::visible::write_json_lines;
use crate::diagnostic::{Diagnostic, Edit, Label, Safety};
use crate::gather::PassedOver;
use crate::lint::{CoverageSummary, RecordSummary, Report, Reported};
use crate::rules::Coverage;
use crate::source::{ColumnUnit, Position, Sources};

/// So much of an underlined text is written; the range says how long it really is.
const TEXT_LIMIT: usize = 1000;

/// Writes `report` as one JSON value and a line break.
pub(super) fn write(sources: &Sources, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let output = Output {
        version: 1,
        diagnostics: report
            .diagnostics
            .iter()
            .map(|reported| diagnostic(sources, reported))
            .collect(),
        summary: summary(sources, report),
    };
    write_json_lines(&output, out)
}

#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    diagnostics: Vec<JsonDiagnostic<'a>>,
    summary: JsonSummary<'a>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    rule: &'a str,
    check: Option<&'a str>,
    severity: &'static str,
    verdict: Option<&'static str>,
    message: &'a str,
    help: Option<&'a str>,
    url: String,
    fingerprint: &'a str,
    primary: JsonLabel<'a>,
    related: Vec<JsonLabel<'a>>,
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    path: &'a str,
    start: JsonPosition,
    end: JsonPosition,
    replacement: &'a str,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    path: &'a str,
    pointer: &'a str,
    text: &'a str,
    label: &'a str,
    start: JsonPosition,
    end: JsonPosition,
}

#[derive(Serialize)]
struct JsonPosition {
    line: u32,
    column: u32,
    offset: u32,
}

impl JsonPosition {
    fn new(Position { line, column }: Position, offset: u32) -> Self {
        Self {
            line,
            column,
            offset,
        }
    }
}

#[derive(Serialize)]
struct JsonSummary<'a> {
    files: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unchanged: Option<u64>,
    facts: u64,
    records: Option<JsonRecords>,
    bindings: JsonBindings,
    texts: u64,
    calculations: JsonCalculations,
    errors: u64,
    warnings: u64,
    waived: u64,
    coverage: Option<JsonCoverage<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passed_over: Vec<JsonPassedOver<'a>>,
}

#[derive(Serialize)]
struct JsonPassedOver<'a> {
    of: &'a str,
    figures: Vec<JsonFigure<'a>>,
}

#[derive(Serialize)]
struct JsonFigure<'a> {
    path: &'a str,
    text: &'a str,
    start: JsonPosition,
    end: JsonPosition,
}

#[derive(Serialize)]
struct JsonCalculations {
    hold: u64,
    fail: u64,
    unread: u64,
}

#[derive(Serialize)]
struct JsonCoverage<'a> {
    #[serde(flatten)]
    figures: JsonFigures,
    originals: Vec<JsonOriginal<'a>>,
    missing: u64,
    changed: u64,
    unreadable: u64,
    unnamed: u64,
}

#[derive(Serialize)]
struct JsonOriginal<'a> {
    path: &'a str,
    documents: &'a [String],
    #[serde(flatten)]
    figures: JsonFigures,
}

#[derive(Serialize)]
struct JsonFigures {
    found: u64,
    captured: u64,
    omitted: u64,
    uncaptured: u64,
    unread: u64,
}

#[derive(Serialize)]
struct JsonBindings {
    agree: u64,
    doubtful: u64,
    conflict: u64,
    not_checked: u64,
}

fn diagnostic<'a>(sources: &'a Sources, reported: &'a Reported) -> JsonDiagnostic<'a> {
    let Diagnostic {
        rule,
        check,
        severity,
        verdict,
        message,
        primary,
        related,
        help,
        fix,
        identity: _,
        about: _,
    } = &reported.diagnostic;
    let pointer = |index: usize| reported.pointers.get(index).map_or("", String::as_str);
    JsonDiagnostic {
        rule: rule.id,
        check: check.as_deref(),
        severity: severity.as_str(),
        verdict: verdict.map(crate::diagnostic::VerdictKind::as_str),
        message,
        help: help.as_deref(),
        url: rule_url(rule.id),
        fingerprint: &reported.fingerprint,
        primary: label(sources, primary, pointer(0)),
        related: related
            .iter()
            .enumerate()
            .map(|(index, related)| label(sources, related, pointer(index + 1)))
            .collect(),
        fix: fix.as_ref().map(|fix| JsonFix {
            title: &fix.title,
            safe: fix.safety == Safety::Safe,
            edits: fix
                .edits
                .iter()
                .map(|change| edit(sources, change))
                .collect(),
        }),
    }
}

fn edit<'a>(sources: &'a Sources, edit: &'a Edit) -> JsonEdit<'a> {
    let place = Place::of(sources, edit.span, ColumnUnit::CodePoint);
    JsonEdit {
        path: place.path,
        start: JsonPosition::new(place.start, place.range.start),
        end: JsonPosition::new(place.end, place.range.end),
        replacement: &edit.replacement,
    }
}

fn label<'a>(sources: &'a Sources, label: &'a Label, pointer: &'a str) -> JsonLabel<'a> {
    let place = Place::of(sources, label.span, ColumnUnit::CodePoint);
    JsonLabel {
        path: place.path,
        pointer,
        text: first_chars(place.text, TEXT_LIMIT),
        label: &label.message,
        start: JsonPosition::new(place.start, place.range.start),
        end: JsonPosition::new(place.end, place.range.end),
    }
}

fn first_chars(text: &str, limit: usize) -> &str {
    let end = text
        .char_indices()
        .nth(limit)
        .map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

/// How much was looked at in records.
#[derive(Serialize)]
struct JsonRecords {
    files: u64,
    records: u64,
    checks: u64,
    compared: u64,
    not_checked: u64,
    past: u64,
    heading_rows: u64,
    unit_rows: u64,
}

impl From<RecordSummary> for JsonRecords {
    fn from(summary: RecordSummary) -> Self {
        Self {
            files: summary.files,
            records: summary.records,
            checks: summary.checks,
            compared: summary.compared,
            not_checked: summary.not_checked,
            past: summary.past,
            heading_rows: summary.heading_rows,
            unit_rows: summary.unit_rows,
        }
    }
}

fn summary<'a>(sources: &'a Sources, report: &'a Report) -> JsonSummary<'a> {
    let summary = &report.summary;
    let calculations = summary.all_calculations();
    JsonSummary {
        files: summary.files,
        unchanged: Some(summary.unchanged).filter(|unchanged| *unchanged > 0),
        facts: summary.facts,
        records: summary.records.map(JsonRecords::from),
        bindings: JsonBindings {
            agree: summary.bindings.agree,
            doubtful: summary.bindings.doubtful,
            conflict: summary.bindings.conflict,
            not_checked: summary.bindings.not_checked,
        },
        texts: summary.texts,
        calculations: JsonCalculations {
            hold: calculations.hold,
            fail: calculations.fail,
            unread: calculations.unread,
        },
        errors: summary.errors,
        warnings: summary.warnings,
        waived: summary.waived,
        coverage: summary.coverage.as_ref().map(coverage),
        passed_over: summary
            .passed_over
            .iter()
            .map(|passed| passed_over(sources, passed))
            .collect(),
    }
}

/// All of the figures that are left alone of one count or metric.
fn passed_over<'a>(sources: &'a Sources, passed: &'a PassedOver) -> JsonPassedOver<'a> {
    let figures = passed.figures.iter().map(|figure| {
        let place = Place::of(sources, *figure, ColumnUnit::CodePoint);
        JsonFigure {
            path: place.path,
            text: place.text,
            start: JsonPosition::new(place.start, place.range.start),
            end: JsonPosition::new(place.end, place.range.end),
        }
    });
    JsonPassedOver {
        of: &passed.of,
        figures: figures.collect(),
    }
}

fn coverage(summary: &CoverageSummary) -> JsonCoverage<'_> {
    let originals = summary.originals.iter();
    JsonCoverage {
        figures: figures(&summary.total),
        originals: originals
            .map(|original| JsonOriginal {
                path: &original.path,
                documents: &original.documents,
                figures: figures(&original.coverage),
            })
            .collect(),
        missing: summary.missing,
        changed: summary.changed,
        unreadable: summary.unreadable,
        unnamed: summary.unnamed,
    }
}

fn figures(coverage: &Coverage) -> JsonFigures {
    JsonFigures {
        found: coverage.found,
        captured: coverage.captured,
        omitted: coverage.omitted,
        uncaptured: coverage.uncaptured(),
        unread: coverage.unread,
    }
}
