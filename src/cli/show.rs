//! What of a report is shown when paths, rules or checks are named. Nothing of this changes what is checked.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::lint::Report;
use crate::source::FileId;

/// What is shown; an empty list asks for nothing in particular.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown<'a> {
    /// Files of which a diagnostic has a label.
    pub(super) files: Option<BTreeSet<FileId>>,
    /// Names of rules.
    pub(super) rules: &'a [String],
    /// Names of declared checks.
    pub(super) checks: &'a [String],
}

impl Shown<'_> {
    /// Leaves out of `report` what is not shown, and counts the rest anew. What kept the run from doing its job is
    /// always shown: the exit status would be a riddle without it.
    pub(super) fn apply(&self, report: &mut Report) {
        if self.files.is_none() && self.rules.is_empty() && self.checks.is_empty() {
            return;
        }
        let vital = std::mem::take(&mut report.vital);
        report.retain(|diagnostic| self.shows(diagnostic, &vital));
        report.vital = vital;
    }

    fn shows(&self, diagnostic: &Diagnostic, vital: &BTreeSet<FileId>) -> bool {
        let in_files = self.files.as_ref().is_none_or(|files| {
            diagnostic
                .labels()
                .any(|label| files.contains(&label.span.file))
        });
        diagnostic.fails_run(vital) || (in_files && diagnostic.is_of(self.rules, self.checks))
    }
}
