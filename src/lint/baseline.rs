//! The baseline: accepted diagnostics, read with the places of their entries and what is to be taken out to remove one.

use crate::document::NodeRef;
use crate::source::{FileId, Span, TextRange};

use super::waiver::{Target, Until, Waiver};

/// Reads the entries of a baseline. Their shape is held by its schema; what does not have it is passed over.
pub(super) fn read(file: FileId, root: NodeRef<'_>) -> Vec<Waiver> {
    let Some(list) = root.get("waivers") else {
        return Vec::new();
    };
    let entries = list.items().enumerate();
    entries
        .filter_map(|(at, node)| {
            let span = |node: NodeRef<'_>| Span::new(file, node.site());
            let text = |key: &str| Some(node.get(key)?.scalar_text()?.to_owned());
            let placed = |key: &str| Some((text(key)?, span(node.get(key)?)));
            let (target, place) = if let Some((fingerprint, place)) = placed("fingerprint") {
                (Target::Fingerprint(fingerprint), place)
            } else {
                let (pointer, place) = placed("pointer")?;
                let file = text("file")?;
                node.get("rule").or_else(|| node.get("check"))?;
                (Target::Pointer { file, pointer }, place)
            };
            Some(Waiver {
                target,
                span: place,
                whole: removal(list, at),
                reason: text("reason")?,
                reason_span: span(node.get("reason")?),
                owner: text("owner"),
                until: placed("until").map(|(text, span)| Until::read(&text, span)),
                rule: placed("rule"),
                check: placed("check"),
            })
        })
        .collect()
}

/// The bytes of an item and of what joins it to its list: its lines in a list of lines, its comma between brackets.
fn removal(list: NodeRef<'_>, at: usize) -> Option<TextRange> {
    let text = list.document().text();
    let item = list.item(at)?;
    if item.anchored().is_some() {
        return None;
    }
    let own = item.range();
    if list.range().slice(text).starts_with('[') {
        let before = at.checked_sub(1).and_then(|at| list.item(at));
        return Some(match (list.item(at + 1), before) {
            (Some(next), _) => TextRange::new(own.start, next.range().start),
            (None, Some(before)) => TextRange::new(before.range().end, own.end),
            (None, None) => own,
        });
    }
    lines(text, own)
}

/// The lines that a range lies on, with their breaks. `None` where something but the mark of the item stands before it.
fn lines(text: &str, range: TextRange) -> Option<TextRange> {
    let before = text.get(..range.start as usize)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let is_own = before
        .get(start..)?
        .chars()
        .all(|c| matches!(c, ' ' | '-' | '\t'));
    let end = range.end as usize;
    let end = if text.get(..end)?.ends_with('\n') {
        end
    } else {
        text.get(end..)?
            .find('\n')
            .map_or(text.len(), |at| end + at + 1)
    };
    is_own.then(|| TextRange::from_usize(start, end))
}
