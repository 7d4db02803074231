//! The original of a document is still the text that its facts were taken from.

use crate::diagnostic::{Label, Level, RuleMetadata};
use crate::source::Span;

use super::Rule;
use super::context::Context;
use super::evidence::Unchecked;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "original-changed",
        summary: "the original of a document is the text that its facts were taken from",
        page: include_str!("original_changed.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let Some(evidence) = context.evidence else {
        return;
    };
    for (id, why) in &evidence.unchecked {
        let Unchecked::Changed { file, sha256 } = why else {
            continue;
        };
        let Some(document) = context.index.document(*id) else {
            continue;
        };
        let Some(original) = &document.original else {
            continue;
        };
        let message = format!(
            "the original `{}` is not the text that the facts were taken from",
            original.file
        );
        let primary = Label::new(original.sha256_span, "the hash of that text");
        let mut diagnostic = reporter.diagnostic(message, primary);
        let now = Label::new(Span::file(*file), "has another hash now");
        diagnostic.related = vec![now];
        diagnostic.help = Some(format!(
            "Its SHA-256 is now `{sha256}`.\nBring the text back, or go through the facts again and write down the new hash. Until then none of them is looked for in it."
        ));
        diagnostic.identity = vec![document.id.to_string(), sha256.clone()];
        reporter.report(diagnostic);
    }
}
