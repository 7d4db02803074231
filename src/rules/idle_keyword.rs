//! Every key of a schema asks for what it seems to ask for. What does not is found and worded in the room `schema`.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::found::report_found;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "idle-keyword",
        summary: "every keyword of a schema is one that its draft knows",
        page: include_str!("idle_keyword.md"),
        level: Level::Warning,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: report_found,
};
