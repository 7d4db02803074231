//! Every period and date is EDTF. Found where facts are read; worded here.

use crate::diagnostic::{Diagnostic, Level, Needs, RuleMetadata};
use crate::fact::{FactProblem, FactProblemKind};

use super::Rule;
use super::context::Context;
use super::fact_problems::{meaningless, naming, part_to_blame, report_worded};
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "period",
        summary: "every period and date is EDTF",
        page: include_str!("period.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: |context, reporter| report_worded(context, reporter, word),
};

fn word(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    problem: &FactProblem,
) -> Option<Diagnostic> {
    let FactProblemKind::Period { text, error } = &problem.kind else {
        return None;
    };
    let place = part_to_blame(context, problem.span, text, error.range);
    let found = reporter.found_at(place, naming(text, "period", &error.message));
    let found = found.help(&error.help).known_by([&**text]);
    Some(found.about(meaningless(problem)))
}
