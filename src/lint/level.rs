//! As what a finding is told, by the configuration and by the file that it stands in.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Level, RuleMetadata, Severity};
use crate::source::FileId;

use super::Project;

/// The level of a rule, in files that have none of their own. One whose findings fail the run cannot be off.
pub(super) fn level(project: &Project, rule: &RuleMetadata) -> Level {
    match project.settings.level(rule.id) {
        Some(Level::Off) if rule.fails_run => Level::Error,
        configured => configured.unwrap_or(rule.level),
    }
}

/// The level of a diagnostic. What keeps the run from doing its job is told as its rule tells it whatever the configuration
/// says, which may be what is broken.
pub(super) fn level_of(
    project: &Project,
    vital: &BTreeSet<FileId>,
    diagnostic: &Diagnostic,
) -> Level {
    let rule = diagnostic.rule;
    if rule.level == Level::Error && diagnostic.fails_run(vital) {
        return Level::Error;
    }
    let source = project.sources.get(diagnostic.primary.span.file);
    let own = source.and_then(|source| project.settings.level_in(rule.id, &source.name));
    own.unwrap_or_else(|| level(project, rule))
}

/// The diagnostic at its level; `None` when it is off.
pub(super) fn at_level(
    project: &Project,
    vital: &BTreeSet<FileId>,
    mut diagnostic: Diagnostic,
) -> Option<Diagnostic> {
    let most = match level_of(project, vital, &diagnostic) {
        Level::Off => return None,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    diagnostic.severity = diagnostic.severity.min(most);
    Some(diagnostic)
}
