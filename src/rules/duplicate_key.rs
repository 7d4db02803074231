//! A mapping has each key once. Found while parsing.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::found::report_found;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "duplicate-key",
        summary: "a mapping has each key once",
        page: include_str!("duplicate_key.md"),
        level: Level::Error,
        needs: Needs::File,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: report_found,
};
