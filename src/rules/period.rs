//! Every period and date is EDTF. Found where facts are read; worded here.

use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::FactProblemKind;

use super::Rule;
use super::context::Context;
use super::figure::{meaningless, naming, within};
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
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for problem in context.fact_problems {
        if let FactProblemKind::Period { text, error } = &problem.kind {
            let span = within(context, problem.span, text, error.range);
            let message = naming(text, "period", &error.message);
            let help = Some(error.help.clone());
            let found = reporter.report_at(span, message, "", help, &**text);
            found.about = meaningless(problem);
        }
    }
}
