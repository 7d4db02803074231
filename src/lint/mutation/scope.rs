//! What is asked of a run with planted figures, and who noticed one.

use crate::diagnostic::{Diagnostic, Severity};

/// The scope of a run: what is planted, and what counts as noticing it. Empty lists ask for nothing in particular.
#[derive(Clone, Debug, Default)]
pub struct MutationScope {
    /// Only what these rules find counts.
    pub rules: Vec<String>,
    /// Only what these declared checks find counts, and plants are made in the facts that they select only.
    pub checks: Vec<String>,
    /// Whether the originals that are at hand count too: whether a wrong figure is noticed because it is not in its text.
    pub originals: bool,
}

/// A rule that noticed a plant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Catch {
    /// The rule.
    pub rule: &'static str,
    /// The declared check of it, if one did.
    pub check: Option<String>,
    /// How grave its diagnostic is.
    pub severity: Severity,
}

impl MutationScope {
    /// Whether what a diagnostic says counts as noticing a plant.
    pub(super) fn counts(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.is_of(&self.rules, &self.checks)
    }
}
