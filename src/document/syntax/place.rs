//! The bytes to underline for an error of the YAML parser, which often reports the start of the scalar or the token
//! after the mistake.

use granit_parser::ErrorKind;

use super::super::build::Builder;
use crate::source::TextRange;

/// Letters that may follow a backslash in double quotes (YAML 1.2.2, section 5.7).
const ESCAPES: &str = "0abt\tnvfe \"/\\N_LPxuU\r\n";

/// Where an error stands.
pub(super) struct ErrorPlace<'t> {
    pub(super) range: TextRange,
    /// What stands before it on its line.
    pub(super) before: &'t str,
    /// Whether a bracket is open.
    pub(super) in_brackets: bool,
}

impl<'t> ErrorPlace<'t> {
    pub(super) fn find(kind: &ErrorKind, builder: &Builder<'t>, offset: usize) -> Self {
        let text = builder.text;
        let range = match kind {
            ErrorKind::TabInIndentation
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabNotAllowed
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::InvalidBlockEntryWhitespace => tab(text, offset),
            ErrorKind::UnknownQuotedScalarEscape => {
                escape(text, offset, |next| !ESCAPES.contains(next))
            }
            ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => escape(text, offset, |next| "xuU".contains(next)),
            _ => None,
        };
        let range = range.unwrap_or_else(|| character(text, offset));
        let until = text.get(..range.start as usize).unwrap_or_default();
        Self {
            range,
            before: until.rsplit(['\n', '\r']).next().unwrap_or_default(),
            in_brackets: builder.open_bracket().is_some(),
        }
    }

    /// Whether it is the `: ` of a text between brackets that has a key before it: `{title: Krumm: a bakery}`.
    pub(super) fn is_colon_in_text(&self, text: &str) -> bool {
        let entry = self
            .before
            .rsplit(['{', '[', ','])
            .next()
            .unwrap_or_default();
        let quoted = entry.contains(['"', '\'']);
        self.in_brackets && self.range.slice(text) == ":" && entry.contains(": ") && !quoted
    }

    /// Whether a key with its `:`, or a value, stands before it on its line.
    pub(super) fn follows_a_value(&self) -> bool {
        let before = self.before.trim_matches([' ', '\t', '-', '\u{feff}']);
        before.contains(": ") || before.ends_with(['\'', '"', ']', '}'])
    }
}

/// The quote that opens a text between the last value that was read and `until`; only blanks, anchors, tags and
/// comments can stand before it.
pub(super) fn quote_before(builder: &Builder<'_>, until: usize) -> Option<TextRange> {
    let start = builder.reached() as usize;
    let mut at = start;
    for line in builder.text.get(start..until)?.split_inclusive('\n') {
        let content = line.split('#').next().unwrap_or_default();
        if let Some(quote) = content.find(['\'', '"']) {
            return Some(TextRange::from_usize(at + quote, at + quote + 1));
        }
        at += line.len();
    }
    None
}

/// One character; nothing at the end of a line.
fn character(text: &str, offset: usize) -> TextRange {
    let next = text.get(offset..).and_then(|rest| rest.chars().next());
    let width = match next {
        None | Some('\n' | '\r') => 0,
        Some(sign) => sign.len_utf8(),
    };
    TextRange::from_usize(offset, offset + width)
}

/// The tab at, just before or next after the place.
fn tab(text: &str, offset: usize) -> Option<TextRange> {
    let start = if text.get(..offset)?.ends_with('\t') {
        offset - 1
    } else {
        offset + text.get(offset..)?.find('\t')?
    };
    Some(TextRange::from_usize(start, start + 1))
}

/// The first escape from here on whose letter is a wrong one; of several that could be it the first.
fn escape(text: &str, offset: usize, wrong: impl Fn(char) -> bool) -> Option<TextRange> {
    let mut signs = text.get(offset..)?.char_indices();
    while let Some((at, sign)) = signs.next() {
        if sign != '\\' {
            continue;
        }
        let (next_at, next) = signs.next()?;
        if wrong(next) {
            return Some(TextRange::from_usize(
                offset + at,
                offset + next_at + next.len_utf8(),
            ));
        }
    }
    None
}
