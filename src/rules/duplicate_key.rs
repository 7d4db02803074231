//! A mapping has each key once. Found while parsing.

use crate::diagnostic::{Level, RuleMetadata};
use crate::document::ProblemKind;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::syntax::report_problems;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "duplicate-key",
        summary: "a mapping has each key once",
        page: include_str!("duplicate_key.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_problems(context, reporter, &[ProblemKind::DuplicateKey]);
}
