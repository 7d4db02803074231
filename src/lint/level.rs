//! How a rule counts in a run, before anything is said of single files.

use super::Project;
use crate::diagnostic::{Level, RuleMetadata};

/// The level of a rule in this run. Rules that say that the run could not do its job cannot be turned off.
pub(super) fn level(project: &Project, rule: &RuleMetadata) -> Level {
    match project.settings.level(rule.id) {
        Some(Level::Off) if rule.fails_run => Level::Error,
        configured => configured.unwrap_or(rule.level),
    }
}
