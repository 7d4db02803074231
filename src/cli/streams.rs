//! Where a command writes, and how it complains.

use std::io::Write;

use super::status::ExitStatus;
use crate::diagnostic::Diagnostic;
use crate::lint::Report;
use crate::output::visible;

/// Where a command writes.
pub(super) struct Streams<'a> {
    /// What was asked for.
    pub(super) out: &'a mut dyn Write,
    /// What is wrong with the run itself.
    pub(super) err: &'a mut dyn Write,
}

/// Says in one line why the run failed.
pub(super) fn complain(err: &mut dyn Write, message: &str) -> ExitStatus {
    // Where complaints go nowhere the exit status still tells.
    let _ = writeln!(err, "factlint: {}", visible(message));
    ExitStatus::Failed
}

/// Says in one line what is worth knowing and no failure.
pub(super) fn note(err: &mut dyn Write, message: &str) {
    let _ = writeln!(err, "factlint: note: {}", visible(message));
}

/// Says what kept a run from doing all of its job, where what it found is not the command's to say.
pub(super) fn complain_of_report(err: &mut dyn Write, report: &Report) -> ExitStatus {
    if let Some(bug) = complain_of_broken(err, report) {
        return bug;
    }
    // A check that names what is not there was read, and is listed as idle.
    let is_unread = |diagnostic: &Diagnostic| {
        diagnostic.fails_run(&report.vital) && diagnostic.rule.id != "reference"
    };
    let mut found = report.diagnostics.iter();
    if found.any(|reported| is_unread(&reported.diagnostic)) {
        let message = "not everything could be read, and what could not is left out; `factlint check` says why";
        return complain(err, message);
    }
    ExitStatus::Clean
}

/// Names the rules that broke down, if any did.
pub(super) fn complain_of_broken(err: &mut dyn Write, report: &Report) -> Option<ExitStatus> {
    for rule in &report.broken {
        let message = format!("the rule `{rule}` broke down, which is a bug; please report it");
        complain(err, &message);
    }
    (!report.broken.is_empty()).then_some(ExitStatus::Bug)
}
