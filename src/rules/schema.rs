//! Every file fits its JSON Schema. The failures are found and worded in the room `schema`.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::found::report_found;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "schema",
        summary: "every file fits its JSON Schema",
        page: include_str!("schema.md"),
        level: Level::Error,
        needs: Needs::File,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: report_found,
};
