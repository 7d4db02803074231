//! Texts, settings and findings nobody would write, made of bytes, and what must hold of them all: nothing panics,
//! every place is in its text, every format stays one.
//!
//! Bytes come from the properties in `fuzzed.rs` and, in the targets of `fuzz/`, from `libFuzzer`; all the rest is shared.

#![expect(
    clippy::get_unwrap,
    reason = "a choice is one of what there is to choose from"
)]

pub(crate) mod feed;
pub(crate) mod figures;
pub(crate) mod outputs;
pub(crate) mod projects;
pub(crate) mod schemas;
pub(crate) mod trees;

/// Characters that move a cursor, turn the direction of writing, or are there without being seen.
pub(crate) fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a range is one of whole characters of `text`.
pub(crate) fn is_in(text: &str, range: factlint::source::TextRange) -> bool {
    text.get(range.start as usize..range.end as usize).is_some()
}
