//! Every waiver says why, of what and until when it accepts a finding.
//!
//! What waivers accept is known only after all rules have run, so the pipeline asks for the diagnostics, as it does for
//! `unused-waiver`.

use crate::diagnostic::{Diagnostic, Fix, Label, Level, Needs, RuleMetadata};
use crate::source::Span;

use super::Rule;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "waiver",
        summary: "every waiver says of what, why and until when it accepts a finding, and its time is not over",
        page: include_str!("waiver.md"),
        level: Level::Warning,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: |_, _| {},
};

/// The diagnostic for a waiver that is not as it should be.
pub fn faulty_waiver(span: Span, message: String, help: String, fix: Option<Fix>) -> Diagnostic {
    Diagnostic::new(&RULE.metadata, message, Label::new(span, ""))
        .help(help)
        .fix(fix.map(Box::new))
}
