//! The list for scripts: version 1 of `schema/checks-report.schema.json`. The structs here are that format and nothing
//! else.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::relation::Verdict;
use crate::rules::CheckCounts;

use super::super::visible::write_json_lines;
use super::{Declared, ListedBinding, Listing};

#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    checks: Vec<Check<'a>>,
    automatic: Vec<Automatic<'a>>,
}

#[derive(Serialize)]
struct Check<'a> {
    id: &'a str,
    rule: &'a str,
    because: Option<&'a str>,
    path: &'a str,
    line: u32,
    facts: usize,
    #[serde(flatten)]
    counts: Counts<'a>,
    bound: Vec<Bound<'a>>,
    idle: Option<&'a str>,
}

#[derive(Serialize)]
struct Bound<'a> {
    verdict: &'static str,
    why: Option<&'static str>,
    facts: Vec<&'a str>,
}

#[derive(Serialize)]
struct Automatic<'a> {
    rule: &'a str,
    #[serde(flatten)]
    counts: Counts<'a>,
}

#[derive(Serialize)]
struct Counts<'a> {
    bindings: Bindings,
    not_checked: BTreeMap<&'a str, u64>,
    weak: &'a [Vec<String>],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    loose: &'a [String],
}

#[derive(Serialize)]
struct Bindings {
    agree: u64,
    doubtful: u64,
    conflict: u64,
    not_checked: u64,
}

/// Writes the list as one JSON value and a line break.
pub(super) fn write(listing: &Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    let output = Output {
        version: 1,
        checks: listing.checks.iter().map(check).collect(),
        automatic: listing
            .automatic
            .iter()
            .map(|(rule, tally)| Automatic {
                rule,
                counts: counts(tally),
            })
            .collect(),
    };
    write_json_lines(&output, out)
}

fn check<'a>(declared: &'a Declared<'_>) -> Check<'a> {
    let check = &declared.check.check;
    Check {
        id: &check.id.value,
        rule: &check.rule.value,
        because: check.because.as_deref(),
        path: declared.path,
        line: declared.line,
        facts: declared.check.selection.facts.len(),
        counts: counts(&declared.counts),
        bound: declared.bound.iter().map(bound).collect(),
        idle: declared.idle.as_deref(),
    }
}

fn bound<'a>(binding: &'a ListedBinding<'_>) -> Bound<'a> {
    Bound {
        verdict: binding.verdict.as_str(),
        why: match binding.verdict {
            Verdict::NotChecked(reason) => Some(reason.as_str()),
            Verdict::Agree | Verdict::Doubtful | Verdict::Conflict => None,
        },
        facts: binding
            .facts
            .iter()
            .map(|(name, _)| name.as_str())
            .collect(),
    }
}

fn counts(tally: &CheckCounts) -> Counts<'_> {
    Counts {
        bindings: Bindings {
            agree: tally.bindings.agree,
            doubtful: tally.bindings.doubtful,
            conflict: tally.bindings.conflict,
            not_checked: tally.bindings.not_checked,
        },
        not_checked: tally.not_checked(),
        weak: &tally.weak,
        loose: &tally.loose,
    }
}
