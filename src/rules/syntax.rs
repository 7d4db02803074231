//! Every file is well-formed in its format, within the limits.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::found::report_found;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "syntax",
        summary: "every file is well-formed: YAML, JSON, TOML, CSV",
        page: include_str!("syntax.md"),
        level: Level::Error,
        needs: Needs::File,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: report_found,
};
