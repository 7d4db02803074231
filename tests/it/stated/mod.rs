//! What texts state about themselves, statement by statement: which are told, and which readings are not certain enough.
//! Each trap is one that a repository set; the words are ours.

mod counts;
mod drawn;
mod files;
mod shares;
mod strict;
mod totals;

use std::collections::BTreeMap;

use factlint::config::{Settings, StatedSettings, defaults};
use factlint::lint::{Project, ProjectFile, Report, Role, lint};
use factlint::source::{SourceFile, Sources};

/// What a run finds in one text.
fn run(name: &str, text: &str) -> Report {
    run_all(vec![SourceFile::new(name, text)])
}

/// What a run finds in several texts.
fn run_all(texts: Vec<SourceFile>) -> Report {
    let sources = Sources::new(texts);
    let files = sources.iter().map(|(file, _)| ProjectFile {
        file,
        role: Role::Text,
        schema: None,
    });
    lint(&Project {
        files: files.collect(),
        settings: Settings {
            stated: StatedSettings {
                strict: true,
                ..StatedSettings::default()
            },
            ..defaults()
        },
        parsed: BTreeMap::new(),
        sources,
        ..Project::default()
    })
}

fn headlines(rule: &str, text: &str) -> Vec<String> {
    let report = run("page.md", text);
    let found = report.diagnostics.into_iter();
    found
        .filter(|reported| reported.diagnostic.rule.id == rule)
        .map(|reported| reported.diagnostic.message)
        .collect()
}

/// How many calculations of a rule hold, fail and are not read.
fn counts(rule: &str, text: &str) -> (u64, u64, u64) {
    let summary = run("page.md", text).summary;
    let counts = summary.calculations.get(rule).copied().unwrap_or_default();
    (counts.hold, counts.fail, counts.unread)
}

/// Texts in which a rule finds exactly these headlines.
#[track_caller]
fn told(rule: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(headlines(rule, text), *expected, "{text}");
    }
}

/// Texts in which a rule finds nothing.
#[track_caller]
fn silent(rule: &str, cases: &[&str]) {
    for text in cases {
        assert_eq!(headlines(rule, text), Vec::<String>::new(), "{text}");
    }
}

/// Texts in which a rule finds a calculation that holds.
#[track_caller]
fn holds(rule: &str, cases: &[&str]) {
    for text in cases {
        let (hold, fail, unread) = counts(rule, text);
        assert!(
            hold > 0 && fail == 0 && unread == 0,
            "{hold} {fail} {unread} {text}"
        );
    }
}

/// Texts in which a rule finds one calculation that it does not read for certain.
#[track_caller]
fn passed_over(rule: &str, cases: &[&str]) {
    for text in cases {
        assert_eq!(counts(rule, text), (0, 0, 1), "{text}");
    }
}

/// Texts in which a rule sees no calculation at all.
#[track_caller]
fn unseen(rule: &str, cases: &[&str]) {
    for text in cases {
        assert_eq!(counts(rule, text), (0, 0, 0), "{text}");
    }
}
