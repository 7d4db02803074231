//! What a document says of the text that it was published as: its file, and the figures in it that are no facts.

use super::reader::{ValueReader, string_or_number, text_at};
use super::{Omit, Original, UnreadFact};
use crate::document::NodeRef;
use crate::figure::Number;

/// The original that the entry `document` names.
pub(super) fn original(reader: &ValueReader, about: NodeRef<'_>) -> Option<Original> {
    let node = about.get("original")?;
    let file = node.get("file")?;
    let file_span = reader.site(file);
    let sha256 = node
        .get("sha256")
        .filter(|node| string_or_number(*node).is_some());
    Some(Original {
        file: string_or_number(file)?.into(),
        file_span,
        sha256: sha256.and_then(string_or_number).map(Into::into),
        sha256_span: sha256.map_or(file_span, |node| reader.site(node)),
    })
}

/// The entries of the list `omit`. What lacks a line or a text is left to the schema.
pub(super) fn omits(reader: &ValueReader, list: NodeRef<'_>) -> Vec<Omit> {
    list.items()
        .filter_map(|node| {
            let text = node.get("text")?;
            Some(Omit {
                line: number(node, "line")?,
                text: string_or_number(text)?.into(),
                occurrence: number(node, "occurrence"),
                reason: text_at(node, "reason").unwrap_or_default().into(),
                span: reader.site(text),
            })
        })
        .collect()
}

/// The place in the original of a fact that cannot be read.
pub(super) fn unread(fact: NodeRef<'_>) -> Option<UnreadFact> {
    Some(UnreadFact {
        is_figure: fact.get("text").is_none() && fact.get("date").is_none(),
        line: number(fact, "line")?,
        text: text_at(fact, "figure")
            .or_else(|| text_at(fact, "text"))
            .unwrap_or_default()
            .into(),
        occurrence: number(fact, "occurrence"),
    })
}

/// The text under `key` of a line that is no line, which the schema reports.
pub(super) fn astray(node: NodeRef<'_>, key: &str) -> Option<Box<str>> {
    let line = node.get("line")?;
    // Nearly always it is one.
    if position(line).is_some() {
        return None;
    }
    let counts = |number: Number| number >= Number::ONE && number.floor() == number;
    let is_line = string_or_number(line).is_some_and(|line| Number::parse(line).is_ok_and(counts));
    (!is_line).then(|| text_at(node, key).map(Into::into))?
}

fn number(node: NodeRef<'_>, key: &str) -> Option<u32> {
    position(node.get(key)?)
}

/// A line, or a place among equal texts of one, which count from 1; anything else is left to the schema.
pub(super) fn position(node: NodeRef<'_>) -> Option<u32> {
    let number: u32 = string_or_number(node)?.parse().ok()?;
    (number > 0).then_some(number)
}
