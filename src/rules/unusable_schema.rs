//! Every schema that files have to fit can be used. What is wrong with one is found and worded in the room `schema`.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::found::report_found;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "unusable-schema",
        summary: "every schema that files have to fit can be used",
        page: include_str!("unusable_schema.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: true,
        since: "0.1.0",
    },
    declaration: None,
    check: report_found,
};
