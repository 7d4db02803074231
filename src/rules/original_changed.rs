//! The original of a document is still the text that its facts were taken from.

use crate::diagnostic::{About, Fix, Label, Level, Needs, RuleMetadata};
use crate::source::{Span, inside_quotes};

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
        needs: Needs::Originals,
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
        let name = &original.file;
        let Some(stated) = &original.sha256 else {
            continue;
        };
        let was_hashed = is_sha256(stated);
        let (message, label) = if was_hashed {
            (
                format!("the original `{name}` is not the text that the facts were taken from"),
                "the hash of that text",
            )
        } else {
            (
                format!("`{stated}` is no SHA-256 of the original `{name}`"),
                "",
            )
        };
        let help = if was_hashed {
            format!(
                "The text has the SHA-256 `{sha256}` now.\nThe document states `{stated}`.\nBring the text back, or go through the facts again and write down the new hash. Until then none of them is looked for in it."
            )
        } else {
            format!(
                "The text has `{sha256}`: write that if the facts were taken from it as it is. Until then none of them is looked for in it."
            )
        };
        let place = original.sha256_span;
        let now = Label::new(Span::file(*file), "has another hash now");
        let found = reporter.diagnostic(message, Label::new(place, label));
        let found = found
            .related(was_hashed.then_some(now))
            .help(help)
            .fix(hash_edit(context, place, sha256))
            .known_by([&*document.id, sha256]);
        reporter.report(found.about(About::meaningless([place])));
    }
}

/// The hash that the text has now. Each fact is held against that text once it stands there, so that nothing is hidden.
fn hash_edit(context: &Context<'_>, place: Span, sha256: &str) -> Option<Box<Fix>> {
    let source = context.sources.get(place.file)?;
    let inside = Span::new(place.file, inside_quotes(&source.text, place.range?));
    Some(Box::new(Fix::safe(
        "Write the hash of the text",
        inside,
        sha256,
    )))
}

/// Whether a text is a hash at all: 64 hexadecimal digits.
fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_64_hexadecimal_digits() {
        assert!(is_sha256(&"0aF9".repeat(16)));
        for text in ["0af9", &"0ag9".repeat(16), ""] {
            assert!(!is_sha256(text), "{text}");
        }
    }
}
