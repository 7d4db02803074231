//! The original that a document names is there, where the project asks for that.

use crate::diagnostic::{Level, Needs, RuleMetadata};

use super::Rule;
use super::context::Context;
use super::evidence::Unchecked;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "original-missing",
        summary: "the original of a document is there, where originals are required",
        page: include_str!("original_missing.md"),
        level: Level::Error,
        needs: Needs::Originals,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let required = context
        .evidence
        .filter(|_| context.settings.require_originals);
    let Some(evidence) = required else { return };
    for (id, why) in &evidence.unchecked {
        if *why != Unchecked::Missing {
            continue;
        }
        let Some(document) = context.index.document(*id) else {
            continue;
        };
        let Some(original) = &document.original else {
            continue;
        };
        let message = format!(
            "the original `{}` is not in `{}`",
            original.file, evidence.folder
        );
        let help = "Put the text there, or correct its name. Until then the facts of this document are held against no text.";
        let identity = format!("{}={}", document.id, original.file);
        let found = reporter.found_at(original.file_span, message).help(help);
        reporter.report(found.known_by([identity]));
    }
}
