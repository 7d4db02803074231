//! Every entry of the baseline, and every comment that accepts a finding in a text, accepts one that is still there.
//!
//! Which entries are used is known only after all rules have run, so the pipeline asks for the diagnostic; it is
//! worded here like any other rule's.

use crate::diagnostic::{Diagnostic, Label, Level, Needs, RuleMetadata};
use crate::source::Span;
use crate::words::sentence;

use super::Rule;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "unused-waiver",
        summary: "every entry of the baseline, and every comment that accepts a finding, accepts one that is still there",
        page: include_str!("unused_waiver.md"),
        level: Level::Warning,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check: |_, _| {},
};

/// The diagnostic for an entry that accepts nothing. `successor` is the headline and the fingerprint of the diagnostic
/// that the same check now gives, with other figures.
pub fn unused_waiver(
    fingerprint: &str,
    span: Span,
    successor: Option<&(String, String)>,
) -> Diagnostic {
    let help = match successor {
        Some((headline, now)) => format!(
            "The figures have changed. The same check now says: {}\nRemove the entry, or accept what it says now with the fingerprint `{now}`.",
            sentence(headline)
        ),
        None => "What it accepted was mended or is no longer checked. Remove the entry.".to_owned(),
    };
    let message = format!("no diagnostic has the fingerprint `{fingerprint}`");
    Diagnostic::new(&RULE.metadata, message, Label::new(span, ""))
        .help(help)
        .known_by([fingerprint])
}

/// The diagnostic for a comment in a text that accepts nothing.
pub fn unused_comment(span: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(&RULE.metadata, message, Label::new(span, "")).help(help)
}
