//! SARIF 2.1.0, for code scanning and editors. The structs here are the part of it that factlint writes.
//!
//! Results that are accepted are kept as suppressed ones, after all others. What GitHub would refuse is not written: the
//! least grave results are left out, and a notification says how many.

use std::io::{self, Write};

use serde::Serialize;

use super::place::Place;
use super::room::{Rank, Room};
use super::visible::{visible, visible_lines, write_json};
use super::{HOME, rule_url, told, uri};
use crate::diagnostic::{Diagnostic, Label, Level, RuleMetadata};
use crate::lint::{Report, Reported, Waived, WaivedBy};
use crate::source::{ColumnUnit, Sources};
use crate::words::{number_of, sentence};

/// What GitHub takes of one run. Its ten megabytes are those of a compressed file; a file that is no larger before is on
/// the safe side, and a little is left for what stands around results and rules.
const ROOM: Room = Room {
    findings: 25_000,
    bytes: 10_000_000 - 10_000,
};

/// Writes `report` as one log with one run, and says how many findings there was no room for.
pub(super) fn write(sources: &Sources, report: &Report, out: &mut dyn Write) -> io::Result<u64> {
    let rules: Vec<Rule<'_>> = report.rules.iter().map(|rule| self::rule(rule)).collect();
    let all = results(sources, report);
    let mut sized = Vec::new();
    for (rank, result) in &all {
        sized.push((*rank, bytes(result)?));
    }
    let room = Room {
        bytes: ROOM.bytes.saturating_sub(bytes(&rules)?),
        ..ROOM
    };
    let kept = room.kept(&sized);
    let left_out = kept.iter().filter(|stays| !**stays).count() as u64;
    let results = all.into_iter().zip(kept);
    let results = results.filter_map(|((_, result), stays)| stays.then_some(result));
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "factlint",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: HOME,
                    rules,
                },
            },
            invocations: [invocation(report, left_out)],
            original_uri_base_ids: BaseIds {
                root: Described {
                    description: SarifText::new("The folder in which factlint was run."),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    write_json(&log, out)?;
    writeln!(out)?;
    Ok(left_out)
}

/// How many bytes a value takes when it is written.
fn bytes(value: &impl Serialize) -> io::Result<usize> {
    let mut counted = Counted(0);
    write_json(value, &mut counted)?;
    // And the comma behind it.
    Ok(counted.0 + 1)
}

struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn results<'a>(sources: &Sources, report: &'a Report) -> Vec<(Rank, SarifResult<'a>)> {
    let state = report.has_baseline.then_some("new");
    let found = report.diagnostics.iter().map(|reported| {
        let result = result(sources, report, reported);
        let rank = Rank::from(reported.diagnostic.severity);
        (
            rank,
            SarifResult {
                baseline_state: state,
                ..result
            },
        )
    });
    let waived = report.waived.iter().map(|waived| {
        let state = match waived.by {
            WaivedBy::Baseline => Some("unchanged"),
            WaivedBy::Comment => state,
        };
        let result = SarifResult {
            baseline_state: state,
            suppressions: Some([suppression(waived)]),
            ..result(sources, report, &waived.reported)
        };
        (Rank::Waived, result)
    });
    found.chain(waived).collect()
}

fn result<'a>(sources: &Sources, report: &Report, reported: &'a Reported) -> SarifResult<'a> {
    let diagnostic = &reported.diagnostic;
    let rule = diagnostic.rule;
    let related: Vec<Located> = diagnostic
        .related
        .iter()
        .zip(1..)
        .filter(|(label, _)| !place(sources, label).is_built_in)
        .map(|(label, id)| Located {
            id: Some(id),
            message: (!label.message.is_empty()).then(|| SarifText::of(&label.message)),
            ..location(sources, label)
        })
        .collect();
    SarifResult {
        rule_id: rule.id,
        rule_index: report.rules.iter().position(|known| known.id == rule.id),
        level: diagnostic.severity.as_str(),
        message: SarifText {
            text: message(sources, diagnostic),
        },
        locations: [location(sources, &diagnostic.primary)],
        related_locations: related,
        partial_fingerprints: Fingerprints {
            factlint: &reported.fingerprint,
        },
        baseline_state: None,
        suppressions: None,
        properties: Properties {
            check: diagnostic.check.as_deref(),
            verdict: diagnostic
                .verdict
                .map(crate::diagnostic::VerdictKind::as_str),
        },
    }
}

/// The headline as a sentence, each place on a line of its own with the related ones as links, and what to do.
fn message(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let mut lines = vec![literal(&sentence(&visible(&diagnostic.message)))];
    let primary = &diagnostic.primary.message;
    if !primary.is_empty() {
        let place = place(sources, &diagnostic.primary);
        lines.push(literal(&format!("{place}: {}", visible(primary))));
    }
    for (label, id) in diagnostic.related.iter().zip(1_u32..) {
        let place = place(sources, label);
        let name = if place.is_built_in {
            literal(&place.to_string())
        } else {
            format!("[{}]({id})", escaped(&place.to_string()))
        };
        lines.push(if label.message.is_empty() {
            name
        } else {
            format!("{name}: {}", literal(&visible(&label.message)))
        });
    }
    lines.extend(told::help(diagnostic).iter().map(|line| literal(line)));
    lines.join("\n")
}

/// A text in a message in which nothing is a link.
fn literal(text: &str) -> String {
    if text.contains("](") {
        escaped(text)
    } else {
        text.to_owned()
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

fn place<'a>(sources: &'a Sources, label: &Label) -> Place<'a> {
    Place::of(sources, label.span, ColumnUnit::CodePoint)
}

fn location(sources: &Sources, label: &Label) -> Located {
    let place = place(sources, label);
    let (uri, is_relative) = uri::of_path(place.path);
    Located {
        id: None,
        message: None,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri,
                uri_base_id: is_relative.then_some("%SRCROOT%"),
            },
            // GitHub shows nothing that has no line; a file as a whole is shown at its first.
            region: Region {
                start_line: place.start.line,
                start_column: place.start.column,
                end_line: place.end.line,
                end_column: place.end.column,
            },
        },
    }
}

fn suppression(waived: &Waived) -> Suppression {
    Suppression {
        kind: match waived.by {
            WaivedBy::Baseline => "external",
            WaivedBy::Comment => "inSource",
        },
        status: "accepted",
        justification: visible_lines(&waived.reason),
    }
}

fn rule(rule: &'static RuleMetadata) -> Rule<'static> {
    let level = match rule.level {
        Level::Off => "none",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    // What the rule does and why; its cases are for those who read Markdown.
    let plain = rule.page.split("## Cases").next().unwrap_or_default();
    Rule {
        id: rule.id,
        name: rule.id,
        short_description: SarifText::of(rule.summary),
        help: Help {
            text: plain.trim().to_owned(),
            markdown: rule.page,
        },
        help_uri: rule_url(rule.id),
        default_configuration: Configuration {
            enabled: rule.level != Level::Off,
            level,
        },
        properties: RuleProperties {
            tags: ["facts"],
            severity: if rule.level == Level::Error {
                "error"
            } else {
                "warning"
            },
            since: rule.since,
        },
    }
}

fn invocation(report: &Report, left_out: u64) -> Invocation {
    let mut notifications = Vec::new();
    if left_out > 0 {
        notifications.push(Notification {
            level: "warning",
            message: SarifText {
                text: format!(
                    "{} left out, the least grave: GitHub takes 25,000 results and 10 MB at most.",
                    number_of(left_out, "result")
                ),
            },
        });
    }
    for rule in &report.broken {
        notifications.push(Notification {
            level: "error",
            message: SarifText {
                text: format!("The rule {rule} broke down, which is a bug in factlint."),
            },
        });
    }
    Invocation {
        execution_successful: !report.failed && report.broken.is_empty(),
        tool_execution_notifications: notifications,
    }
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    original_uri_base_ids: BaseIds,
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    name: &'a str,
    short_description: SarifText,
    help: Help,
    help_uri: String,
    default_configuration: Configuration,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    tags: [&'static str; 1],
    #[serde(rename = "problem.severity")]
    severity: &'static str,
    since: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: SarifText,
}

#[derive(Serialize)]
struct BaseIds {
    #[serde(rename = "%SRCROOT%")]
    root: Described,
}

#[derive(Serialize)]
struct Described {
    description: SarifText,
}

#[derive(Serialize)]
struct SarifText {
    text: String,
}

impl SarifText {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }

    /// Words of the user or of a rule, in which nothing is a link.
    fn of(text: &str) -> Self {
        Self {
            text: literal(&visible(text)),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: SarifText,
    locations: [Located; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Located>,
    partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression; 1]>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "factlint/v1")]
    factlint: &'a str,
}

#[derive(Serialize)]
struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Located {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<SarifText>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}
