//! Accepted diagnostics: the baseline, read with the places of its entries, and matched by fingerprint.

use crate::document::NodeRef;
use crate::source::{FileId, Span};

use super::Reported;

/// One entry of the baseline.
#[derive(Clone, Debug)]
pub(super) struct Waiver {
    pub fingerprint: String,
    pub span: Span,
    pub reason: String,
    rule: Option<String>,
    check: Option<String>,
}

/// Reads the entries of a baseline. Their shape is held by its schema; what does not have it is passed over.
pub(super) fn read(file: FileId, root: NodeRef<'_>) -> Vec<Waiver> {
    let Some(waivers) = root.get("waivers") else {
        return Vec::new();
    };
    waivers
        .items()
        .filter_map(|node| {
            let fingerprint = node.get("fingerprint")?;
            let text = |key| {
                node.get(key)
                    .and_then(NodeRef::scalar_text)
                    .map(str::to_owned)
            };
            Some(Waiver {
                fingerprint: fingerprint.scalar_text()?.to_owned(),
                span: Span::new(file, fingerprint.site()),
                reason: text("reason")?,
                rule: text("rule"),
                check: text("check"),
            })
        })
        .collect()
}

impl Waiver {
    /// Whether this entry was written for a diagnostic of the same declared check whose figures were others.
    pub(super) fn precedes(&self, reported: &Reported) -> bool {
        self.check.is_some()
            && self.check == reported.diagnostic.check
            && self
                .rule
                .as_deref()
                .is_none_or(|rule| rule == reported.diagnostic.rule.id)
    }
}
