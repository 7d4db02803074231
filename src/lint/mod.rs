//! The pipeline: a project in, a report out. It decides nothing that a rule could decide, and it does no I/O.
//!
//! [`analyse`] reads: every file is parsed, fitted to its schema and turned into facts, each on its own and in
//! parallel; then the facts are indexed and compared point by point. [`lint`] judges: the rules run over the analysis,
//! levels and waivers are applied, what only follows from another finding is left out, and the findings are put in their
//! one order.

mod analysis;
mod baseline;
mod comments;
mod consequences;
mod finish;
mod fixes;
mod level;
mod lone;
mod mutation;
mod parts;
mod project;
mod report;
mod schemas;
mod trees;
mod waiver;
mod waivers;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use analysis::{Analysis, analyse};
pub use fixes::{Fixable, Fixes, fixes};
pub use mutation::{Catch, MutationScope, Mutations, Plant, Recall, mutate};
pub use project::{Project, ProjectFile, Role};
pub use report::{
    CoverageSummary, OriginalCoverage, RecordSummary, Report, Reported, Summary, Waived, WaivedBy,
};

use crate::diagnostic::{Diagnostic, Level};
use crate::rules::{Findings, RULES, Reporter};

/// Runs the whole pipeline.
pub fn lint(project: &Project) -> Report {
    judge(project, &analyse(project))
}

/// Runs the rules over an analysis of the project.
pub fn judge(project: &Project, analysis: &Analysis) -> Report {
    judge_telling(project, analysis, &|_, _| {})
}

/// Runs the rules over an analysis of the project, and tells before each how many have run, and its name.
pub fn judge_telling(
    project: &Project,
    analysis: &Analysis,
    tell: &dyn Fn(usize, &'static str),
) -> Report {
    let context = analysis.context(project);
    let mut findings = Findings::default();
    let mut apart = Findings::default();
    let mut broken = Vec::new();
    let vital = finish::vital(project, analysis);
    for (done, rule) in RULES.iter().enumerate() {
        tell(done, rule.metadata.id);
        // What a rule that is off finds must not keep another from reporting it. It is asked all the same, since what is
        // wrong with the configuration cannot be switched off by it.
        let is_off = level::level(project, &rule.metadata) == Level::Off
            && !project.settings.is_on_somewhere(rule.metadata.id);
        let found = if is_off { &mut apart } else { &mut findings };
        let mut reporter = Reporter::new(&rule.metadata, found);
        // A rule that panics is a bug in factlint; the other rules still run, and what this one found is kept.
        if catch_unwind(AssertUnwindSafe(|| rule.run(&context, &mut reporter))).is_err() {
            broken.push(rule.metadata.id);
        }
        // What is off for its file silences nothing either.
        let found = findings.reported.drain(..);
        let is_on = |found: &Diagnostic| level::level_of(project, &vital, found) != Level::Off;
        consequences::tell(&mut findings.told, found.filter(is_on));
    }
    let found = std::mem::take(&mut findings.told).into_diagnostics();
    let found = found.into_iter().chain(apart.reported).collect();
    finish::finish(project, analysis, vital, found, findings, broken)
}
