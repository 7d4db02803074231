//! From what the rules found to the report: levels, identities, waivers, order and counts.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Label};
use crate::gather::PassedOver;
use crate::rules::{Findings, OriginalEvidence, RULES, Tally, Unchecked};
use crate::source::FileId;

use super::baseline;
use super::consequences::without_consequences;
use super::level::at_level;
use super::waiver::Waiver;
use super::waivers::Waivers;
use super::{
    Analysis, CoverageSummary, OriginalCoverage, Project, RecordSummary, Report, Reported, Role,
    Summary,
};

/// Puts a report together.
pub(super) fn finish(
    project: &Project,
    analysis: &Analysis,
    vital: BTreeSet<FileId>,
    found: Vec<Diagnostic>,
    findings: Findings,
    broken: Vec<&'static str>,
) -> Report {
    let found = found.into_iter();
    let at_level = |diagnostic| at_level(project, &vital, diagnostic);
    let found = without_consequences(found.filter_map(at_level).collect()).into_iter();
    let mut found: Vec<Reported> = found
        .map(|diagnostic| identified(analysis, diagnostic))
        .collect();
    let entries = entries(project, analysis);
    let mut waivers = Waivers::new(project, analysis, entries);
    let (left, mut waived) = waivers.apply(found, &vital);
    found = left;
    let is_whole = broken.is_empty()
        && found
            .iter()
            .all(|found| lets_others_be_found(found, &vital));
    let told = waivers.told(&mut found, &waived, is_whole);
    found.extend(
        told.into_iter()
            .filter_map(|diagnostic| Some(identified(analysis, at_level(diagnostic)?))),
    );
    found.sort_by(order);
    found.dedup_by(|a, b| {
        a.diagnostic.labels().eq(b.diagnostic.labels()) && a.fingerprint == b.fingerprint
    });
    waived.sort_by(|a, b| order(&a.reported, &b.reported));
    let mut only_syntax = project.only_syntax.clone();
    only_syntax.retain(|file| !findings.calculated.contains(file));
    let mut report = Report {
        failed: found
            .iter()
            .any(|reported| reported.diagnostic.fails_run(&vital)),
        vital,
        broken,
        has_baseline: project.files.iter().any(|file| file.role == Role::Baseline),
        disputes: findings.disputes,
        rules: RULES.iter().map(|rule| &rule.metadata).collect(),
        summary: Summary {
            calculations: findings.calculations,
            only_syntax: only_syntax.len() as u64,
            ..summary(project, analysis, findings.tally)
        },
        diagnostics: found,
        waived,
        only_syntax,
    };
    report.recount();
    report
}

/// The files that the run goes by: the configuration with the checks and the baseline that it names, a vocabulary that is
/// not well-formed, and the schemas of which nothing could be read.
pub(super) fn vital(project: &Project, analysis: &Analysis) -> BTreeSet<FileId> {
    let is_empty = |file: FileId| {
        let parsed = analysis.parsed(file);
        parsed.is_none_or(|parsed| parsed.document.root().is_none())
    };
    let has_problems = |file: FileId| {
        let parsed = analysis.parsed(file);
        parsed.is_some_and(|parsed| !parsed.problems.is_empty())
    };
    let own = project.files.iter().filter(|entry| match entry.role {
        Role::Configuration | Role::Checks | Role::Baseline => true,
        Role::Vocabulary => is_empty(entry.file) || has_problems(entry.file),
        _ => false,
    });
    let schemas = project.files.iter().filter_map(|entry| entry.schema);
    let schemas = schemas.chain(project.given_schema);
    let broken = schemas.filter(|schema| is_empty(*schema));
    broken.chain(own.map(|entry| entry.file)).collect()
}

fn identified(analysis: &Analysis, diagnostic: Diagnostic) -> Reported {
    let pointers = diagnostic
        .labels()
        .map(|label| pointer(analysis, label))
        .collect();
    Reported {
        fingerprint: fingerprint(&diagnostic),
        pointers,
        diagnostic,
    }
}

fn pointer(analysis: &Analysis, label: &Label) -> String {
    label
        .span
        .range
        .and_then(|range| analysis.parsed(label.span.file)?.document.pointer_at(range))
        .map_or_else(String::new, |(_, pointer)| pointer.to_string())
}

/// The identity of a diagnostic across runs, 16 hexadecimal digits: rule, check and what its rule says makes it the
/// same finding.
fn fingerprint(diagnostic: &Diagnostic) -> String {
    let mut parts: Vec<&str> = diagnostic.identity.iter().map(String::as_str).collect();
    parts.sort_unstable();
    let check = diagnostic.check.as_deref().unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [diagnostic.rule.id, check].into_iter().chain(parts) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let hash = hash.finalize();
    let first = hash
        .iter()
        .take(8)
        .fold(0_u64, |all, byte| (all << 8) | u64::from(*byte));
    format!("{first:016x}")
}

/// The waivers of the baseline.
fn entries(project: &Project, analysis: &Analysis) -> Vec<Waiver> {
    project
        .files
        .iter()
        .filter(|file| file.role == Role::Baseline)
        .filter_map(|file| Some((file.file, analysis.parsed(file.file)?.document.root()?)))
        .flat_map(|(file, root)| baseline::read(file, root))
        .collect()
}

/// Whether a finding leaves room for all others: what cannot be read may hide some.
fn lets_others_be_found(reported: &Reported, vital: &BTreeSet<FileId>) -> bool {
    let diagnostic = &reported.diagnostic;
    !diagnostic.fails_run(vital) && !["syntax", "file", "config"].contains(&diagnostic.rule.id)
}

/// The one order of all outputs: path, offset, severity (errors first), rule, check, message.
fn order(a: &Reported, b: &Reported) -> std::cmp::Ordering {
    let key = |reported: &Reported| {
        let diagnostic = &reported.diagnostic;
        (
            diagnostic.primary.span,
            std::cmp::Reverse(diagnostic.severity),
            diagnostic.rule.id,
        )
    };
    key(a)
        .cmp(&key(b))
        .then_with(|| a.diagnostic.check.cmp(&b.diagnostic.check))
        .then_with(|| a.diagnostic.message.cmp(&b.diagnostic.message))
        .then_with(|| a.diagnostic.labels().cmp(b.diagnostic.labels()))
}

fn summary(project: &Project, analysis: &Analysis, tally: Tally) -> Summary {
    let checked = |role| !matches!(role, Role::Schema | Role::Original);
    let mut files: Vec<_> = project
        .files
        .iter()
        .filter(|file| checked(file.role))
        .map(|file| file.file)
        .collect();
    files.sort_unstable();
    files.dedup();
    let files_in_all = project.files.iter();
    let unchanged = files_in_all.filter(|file| file.role == Role::Unchanged);
    let unchanged: BTreeSet<FileId> = unchanged.map(|file| file.file).collect();
    let mut summary = Summary {
        files: files.len() as u64,
        unchanged: unchanged.len() as u64,
        facts: analysis.index.facts.len() as u64,
        records: records(project, analysis, &tally),
        checks: tally,
        texts: analysis.texts.len() as u64,
        coverage: coverage(project, analysis),
        passed_over: passed_over(analysis),
        ..Summary::default()
    };
    for counts in summary.checks.values() {
        summary.bindings.add(counts.bindings);
    }
    summary
}

/// The figures beside what is looked for in texts that are left alone.
fn passed_over(analysis: &Analysis) -> Vec<PassedOver> {
    let counts = analysis.counts.all.iter().map(|count| &count.passed_over);
    let all = counts.chain(&analysis.records.passed_over);
    all.filter(|passed| !passed.figures.is_empty())
        .cloned()
        .collect()
}

fn records(project: &Project, analysis: &Analysis, tally: &Tally) -> Option<RecordSummary> {
    if project.settings.records.is_empty() {
        return None;
    }
    let files: BTreeSet<FileId> = project.records.iter().map(|entry| entry.file).collect();
    let mut summary = RecordSummary {
        files: files.len() as u64,
        records: analysis.records.records.count() as u64,
        past: analysis.records.records.past() as u64,
        heading_rows: analysis.records.records.heading_rows() as u64,
        unit_rows: analysis.records.records.unit_rows() as u64,
        ..RecordSummary::default()
    };
    let checks = analysis.checks.iter();
    for declared in checks.filter(|declared| declared.is_over_records()) {
        let check = &declared.check;
        summary.checks += 1;
        let key = (check.rule.value.clone(), check.id.value.clone());
        if let Some(counts) = tally.get(&key) {
            let bindings = counts.bindings;
            summary.compared += bindings.agree + bindings.doubtful + bindings.conflict;
            summary.not_checked += bindings.not_checked;
        }
    }
    Some(summary)
}

fn coverage(project: &Project, analysis: &Analysis) -> Option<CoverageSummary> {
    let evidence = analysis.evidence.as_ref()?;
    let documents = |original: &OriginalEvidence| {
        let documents = original.documents.iter();
        documents
            .filter_map(|id| Some(analysis.index.document(*id)?.id.to_string()))
            .collect()
    };
    let mut summary = CoverageSummary {
        folder: evidence.folder.clone(),
        total: evidence.coverage(),
        ..CoverageSummary::default()
    };
    for original in &evidence.originals {
        if let Some(source) = project.sources.get(original.file) {
            summary.originals.push(OriginalCoverage {
                path: source.path.clone(),
                documents: documents(original),
                coverage: original.coverage(),
            });
        }
    }
    for (_, why) in &evidence.unchecked {
        *match why {
            Unchecked::Unnamed => &mut summary.unnamed,
            Unchecked::Missing => &mut summary.missing,
            Unchecked::Unusable => &mut summary.unreadable,
            Unchecked::Changed { .. } => &mut summary.changed,
        } += 1;
    }
    Some(summary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources, Span};

    #[test]
    fn a_fingerprint_does_not_depend_on_the_order_of_what_makes_it() {
        let sources = Sources::new(vec![SourceFile::new("a.yaml", "")]);
        let file = sources.find("a.yaml").unwrap();
        let of = |identity: [&str; 2]| {
            let metadata = &RULES.first().unwrap().metadata;
            let primary = Label::new(Span::file(file), "");
            fingerprint(&Diagnostic {
                identity: identity.map(str::to_owned).to_vec(),
                ..Diagnostic::new(metadata, "", primary)
            })
        };
        assert_eq!(
            of(["harbour=180", "town=170"]),
            of(["town=170", "harbour=180"])
        );
        assert_ne!(
            of(["harbour=180", "town=170"]),
            of(["harbour=170", "town=180"])
        );
    }
}
