//! The pieces of a line of YAML in the plain style: scalars, blanks, and the signs between them. What they are part of is
//! `mod.rs`; what may be written in another way is declined.

use memchr::{memchr, memchr2};

use super::super::resolve::{Scalar, resolve};
use super::super::{NodeKind, Text};
use crate::source::TextRange;

/// The lines of a text.
#[derive(Clone, Copy)]
pub(super) struct Lines<'t>(pub(super) &'t str);

/// A scalar on its line.
pub(super) struct Lexeme {
    pub(super) kind: NodeKind,
    pub(super) range: TextRange,
    /// Where it ends, with its quotes.
    pub(super) end: usize,
}

impl Lines<'_> {
    /// The end of the line that begins here, without its break.
    pub(super) fn line_end(&self, start: usize) -> usize {
        let rest = self.0.as_bytes().get(start..).unwrap_or_default();
        start + memchr(b'\n', rest).unwrap_or(rest.len())
    }

    /// A scalar between brackets or braces.
    pub(super) fn flow_scalar(&self, at: usize, end: usize) -> Option<Lexeme> {
        if matches!(self.byte(at, end)?, b'\'' | b'"') {
            return self.quoted(at, end);
        }
        self.may_begin(at, end)?;
        let mut stop = at;
        loop {
            match self.byte(stop, end) {
                None | Some(b',' | b'[' | b']' | b'{' | b'}') => break,
                Some(b':') => match self.byte(stop + 1, end) {
                    None | Some(b' ' | b',' | b'[' | b']' | b'{' | b'}') => break,
                    Some(_) => {}
                },
                Some(b'#') if self.byte(stop - 1, end) == Some(b' ') => return None,
                Some(_) => {}
            }
            stop += 1;
        }
        self.plain(at, stop)
    }

    /// A scalar of the block style: up to the `:` of a key, a comment or the end of the line.
    pub(super) fn scalar(&self, at: usize, end: usize) -> Option<Lexeme> {
        if matches!(self.byte(at, end)?, b'\'' | b'"') {
            return self.quoted(at, end);
        }
        self.may_begin(at, end)?;
        let mut stop = at;
        loop {
            let rest = self.0.as_bytes().get(stop..end)?;
            let Some(found) = memchr2(b':', b'#', rest) else {
                stop = end;
                break;
            };
            stop += found;
            let is_comment = || {
                self.byte(stop, end) == Some(b'#')
                    && self.byte(stop.wrapping_sub(1), end) == Some(b' ')
            };
            if self.is_colon(stop, end) || is_comment() {
                break;
            }
            stop += 1;
        }
        self.plain(at, stop)
    }

    /// Whether a plain scalar may begin with this byte. A few that may and seldom do are left to the full parser.
    fn may_begin(&self, at: usize, end: usize) -> Option<()> {
        let may = match self.byte(at, end)? {
            b'-' => matches!(
                self.byte(at + 1, end),
                Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'-')
            ),
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|'
            | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' => false,
            _ => true,
        };
        may.then_some(())
    }

    fn plain(&self, at: usize, stop: usize) -> Option<Lexeme> {
        let bytes = self.0.as_bytes().get(at..stop)?;
        let blanks = bytes.iter().rev().take_while(|byte| **byte == b' ');
        let end = stop - blanks.count();
        let range = TextRange::from_usize(at, end);
        let kind = match resolve(range.slice(self.0)) {
            Scalar::Null => NodeKind::Null,
            Scalar::Bool(value) => NodeKind::Bool(value),
            Scalar::Integer | Scalar::Float => NodeKind::Number,
            Scalar::String => NodeKind::String(Text::Verbatim(range)),
        };
        Some(Lexeme { kind, range, end })
    }

    /// A scalar in quotes. One with a backslash is left to the full parser.
    fn quoted(&self, at: usize, end: usize) -> Option<Lexeme> {
        let quote = self.byte(at, end)?;
        let mut close = at + 1;
        let mut is_doubled = false;
        loop {
            let rest = self.0.as_bytes().get(close..end)?;
            close += memchr2(quote, b'\\', rest)?;
            match (quote, self.byte(close, end)?) {
                (b'\'', b'\'') if self.byte(close + 1, end) == Some(b'\'') => {
                    is_doubled = true;
                    close += 2;
                }
                (b'\'', b'\\') => close += 1,
                (_, b'\\') => return None,
                _ => break,
            }
        }
        let inside = TextRange::from_usize(at + 1, close);
        let text = if is_doubled {
            Text::decoded(inside.slice(self.0).replace("''", "'"))
        } else {
            Text::Verbatim(inside)
        };
        Some(Lexeme {
            kind: NodeKind::String(text),
            range: TextRange::from_usize(at, close + 1),
            end: close + 1,
        })
    }

    pub(super) fn byte(&self, at: usize, end: usize) -> Option<u8> {
        self.0.as_bytes().get(at).copied().filter(|_| at < end)
    }

    pub(super) fn skip_blanks(&self, at: usize, end: usize) -> usize {
        let rest = self.0.as_bytes().get(at..end).unwrap_or_default();
        let blanks = rest.iter().position(|byte| *byte != b' ');
        at + blanks.unwrap_or(rest.len())
    }

    /// Whether nothing of value follows on the line.
    pub(super) fn ends(&self, at: usize, end: usize) -> bool {
        matches!(self.byte(at, end), None | Some(b'#'))
    }

    /// Whether a `-` that opens an item stands here.
    pub(super) fn is_item(&self, at: usize, end: usize) -> bool {
        self.byte(at, end) == Some(b'-') && matches!(self.byte(at + 1, end), None | Some(b' '))
    }

    /// Whether a `:` that ends a key stands here.
    pub(super) fn is_colon(&self, at: usize, end: usize) -> bool {
        self.byte(at, end) == Some(b':') && matches!(self.byte(at + 1, end), None | Some(b' '))
    }
}
