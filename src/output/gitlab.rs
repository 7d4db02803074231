//! The Code Quality report of GitLab, which its merge requests show.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::place::Place;
use super::visible::{visible, write_json_lines};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Report;
use crate::source::{ColumnUnit, Sources};

/// Writes `report` as one list.
pub(super) fn write(sources: &Sources, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    // GitLab takes what has one fingerprint for one thing.
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let issues: Vec<Issue<'_>> = report
        .diagnostics
        .iter()
        .map(|reported| {
            let times = seen.entry(&reported.fingerprint).or_default();
            *times += 1;
            let fingerprint = match *times {
                1 => reported.fingerprint.clone(),
                times => format!("{}-{times}", reported.fingerprint),
            };
            issue(sources, &reported.diagnostic, fingerprint)
        })
        .collect();
    write_json_lines(&issues, out)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

fn issue<'a>(sources: &Sources, diagnostic: &'a Diagnostic, fingerprint: String) -> Issue<'a> {
    let place = Place::of(sources, diagnostic.primary.span, ColumnUnit::CodePoint);
    Issue {
        description: description(sources, diagnostic),
        check_name: diagnostic.rule.id,
        fingerprint,
        severity: match diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        location: Location {
            path: place.visible_path(),
            lines: Lines {
                begin: place.start.line,
                end: place.end.line,
            },
        },
    }
}

/// The headline, with the other places behind it: the report has no field for them.
fn description(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let message = visible(&diagnostic.message);
    let places = diagnostic.related.iter().map(|label| {
        let place = Place::of(sources, label.span, ColumnUnit::CodePoint);
        place.to_string()
    });
    let places: Vec<String> = places.collect();
    if places.is_empty() {
        message.into_owned()
    } else {
        format!("{message} (see also {})", places.join(", "))
    }
}
