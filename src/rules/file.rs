//! Every file of the run can be read as text. What could not be read is known from loading.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::found::report_found;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "file",
        summary: "every file of the run can be read as text",
        page: include_str!("file.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: true,
        since: "0.1.0",
    },
    declaration: None,
    check: report_found,
};
