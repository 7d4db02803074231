//! Every key of a schema asks for what it seems to ask for. What does not is found and worded in the room `schema`.

use crate::diagnostic::{Level, RuleMetadata};
use crate::schema::FailureKind;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::schema::report_failures;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "idle-keyword",
        summary: "every keyword of a schema is one that its draft knows",
        page: include_str!("idle_keyword.md"),
        level: Level::Warning,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_failures(context, reporter, |failure| {
        failure.kind == FailureKind::Remark
    });
}
