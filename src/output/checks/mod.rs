//! The declared checks of a project with what each of them did, and the same of the rules that work by themselves.

mod data;
mod human;

use std::io::{self, Write};

use crate::fact::FactId;
use crate::lint::{Analysis, Project, Report};
use crate::relation::Verdict;
use crate::rules::{CheckCounts, DeclaredCheck, idle_reason};
use crate::source::ColumnUnit;

use super::Style;

/// How the list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChecksFormat {
    /// For people: a block for each check.
    #[default]
    Human,
    /// For scripts: version 1 of `schema/checks-report.schema.json`.
    Json,
}

/// Everything that is listed.
struct Listing<'a> {
    /// The declared checks, in the order written.
    checks: Vec<Declared<'a>>,
    /// The rules that have bound something by themselves, by name.
    automatic: Vec<(&'a str, &'a CheckCounts)>,
}

/// A declared check and what it did.
struct Declared<'a> {
    check: &'a DeclaredCheck,
    /// The printed path of the file that declares it, and the line of its name.
    path: &'a str,
    line: u32,
    counts: CheckCounts,
    bound: Vec<ListedBinding<'a>>,
    /// Why it has compared nothing, if it has not.
    idle: Option<String>,
}

/// A set of facts that a check has compared, or could not compare.
struct ListedBinding<'a> {
    verdict: Verdict,
    /// The names of its facts, and what they say as written.
    facts: Vec<(String, &'a str)>,
}

/// Writes the list, of the checks with these names only where there are any. `report` is that of `analysis`.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_checks(
    project: &Project,
    analysis: &Analysis,
    report: &Report,
    names: &[String],
    format: ChecksFormat,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let listing = listing(project, analysis, report, names);
    match format {
        ChecksFormat::Human => human::write(&listing, style, out),
        ChecksFormat::Json => data::write(&listing, out),
    }
}

fn listing<'a>(
    project: &'a Project,
    analysis: &'a Analysis,
    report: &'a Report,
    names: &[String],
) -> Listing<'a> {
    let tally = &report.summary.checks;
    Listing {
        checks: analysis
            .checks
            .iter()
            .filter(|check| names.is_empty() || names.contains(&check.check.id.value))
            .map(|check| declared(project, analysis, report, check))
            .collect(),
        automatic: tally
            .iter()
            .filter(|((_, check), _)| check.is_empty() && names.is_empty())
            .map(|((rule, _), counts)| (rule.as_str(), counts))
            .collect(),
    }
}

fn declared<'a>(
    project: &'a Project,
    analysis: &'a Analysis,
    report: &Report,
    check: &'a DeclaredCheck,
) -> Declared<'a> {
    let (id, rule) = (&check.check.id, &check.check.rule);
    let tally = &report.summary.checks;
    let source = id.span.and_then(|span| project.sources.get(span.file));
    let start = id.span.map_or(0, crate::source::Span::start);
    let place = source.map(|source| {
        let lines = source.lines();
        lines.position(&source.text, start, ColumnUnit::CodePoint)
    });
    let key = (rule.value.clone(), id.value.clone());
    let counts = tally.get(&key).cloned().unwrap_or_default();
    Declared {
        check,
        path: source.map_or("", |source| &source.path),
        line: place.map_or(1, |place| place.line),
        bound: bindings(analysis, &counts),
        counts,
        idle: idle_reason(&analysis.context(project), tally, check),
    }
}

fn bindings<'a>(analysis: &'a Analysis, counts: &CheckCounts) -> Vec<ListedBinding<'a>> {
    let fact = |id: &FactId| Some((analysis.index.name(*id), &*analysis.index.fact(*id)?.text));
    let bound = counts.bound.iter().map(|bound| ListedBinding {
        verdict: bound.verdict,
        facts: bound.facts.iter().filter_map(fact).collect(),
    });
    bound.collect()
}
