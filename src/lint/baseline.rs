//! Accepted diagnostics: the baseline, read with the places of its entries, and matched by fingerprint.

use std::collections::{BTreeMap, BTreeSet};

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

/// The entries of a run, to be found by their fingerprints.
#[derive(Debug)]
pub(super) struct Waivers {
    /// As written.
    entries: Vec<Waiver>,
    /// Fingerprints and positions in `entries`; of two entries with one fingerprint the first.
    by_fingerprint: BTreeMap<String, usize>,
}

impl Waivers {
    pub(super) fn new(entries: Vec<Waiver>) -> Self {
        let mut by_fingerprint = BTreeMap::new();
        for (at, waiver) in entries.iter().enumerate() {
            by_fingerprint
                .entry(waiver.fingerprint.clone())
                .or_insert(at);
        }
        Self {
            entries,
            by_fingerprint,
        }
    }

    /// All entries, in the order written.
    pub(super) fn all(&self) -> &[Waiver] {
        &self.entries
    }

    /// Why a diagnostic is accepted, if it is.
    pub(super) fn reason(&self, reported: &Reported, vital: &BTreeSet<FileId>) -> Option<String> {
        let at = self.by_fingerprint.get(&reported.fingerprint)?;
        let waiver = self.entries.get(*at)?;
        (!reported.diagnostic.fails_run(vital)).then(|| waiver.reason.clone())
    }
}

/// For each declared check and rule the first of its diagnostics: what an entry that accepts nothing may have come back
/// as.
#[derive(Debug)]
pub(super) struct Successors(BTreeMap<(String, &'static str), usize>);

impl Successors {
    pub(super) fn of(found: &[Reported]) -> Self {
        let mut first = BTreeMap::new();
        for (at, reported) in found.iter().enumerate() {
            if let Some(check) = &reported.diagnostic.check {
                let key = (check.clone(), reported.diagnostic.rule.id);
                first.entry(key).or_insert(at);
            }
        }
        Self(first)
    }

    /// The position of the first diagnostic of the check for which an entry was written. An entry need not name the rule.
    pub(super) fn of_waiver(&self, waiver: &Waiver) -> Option<usize> {
        let check = waiver.check.as_ref()?;
        self.0
            .range((check.clone(), "")..)
            .take_while(|((of, _), _)| of == check)
            .filter(|((_, id), _)| waiver.rule.as_deref().is_none_or(|rule| rule == *id))
            .map(|(_, at)| *at)
            .min()
    }
}
