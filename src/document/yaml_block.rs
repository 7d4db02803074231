//! The plain style in which most YAML is written, read straight into the tree: block collections with an entry a line,
//! scalars and flow collections that end on their line, comments.
//!
//! This reader reports nothing. Text that uses anything else, or that may be wrong, it declines as a whole, and the full
//! parser in `yaml` reads it. What it does not decline it reads as that parser does, to the byte and the node; tests hold
//! the two against each other.

use memchr::{memchr, memchr2, memchr3_iter};

use super::build::{Builder, Shape};
use super::resolve::{Scalar, resolve};
use super::{Comment, NodeKind, Text};
use crate::source::TextRange;

/// Keys of more bytes are left to the full parser: YAML bounds how far a `:` may stand from where its key begins.
const LONGEST_KEY: usize = 1_000;

/// Flow collections of more levels are left to the full parser.
const DEEPEST_FLOW: u32 = 32;

/// Reads the whole text, or declines: then `false`, and what the builder holds is to be thrown away.
pub(super) fn read(builder: &mut Builder<'_>) -> bool {
    if !is_simple(builder.text.as_bytes()) {
        return false;
    }
    builder.begin_document(0);
    let mut reader = Reader {
        bytes: builder.text.as_bytes(),
        builder,
        open: Vec::new(),
        next: 0,
        is_marked: false,
        has_root: false,
    };
    let is_read = reader.lines().is_some();
    if is_read {
        builder.end_document();
    }
    is_read
}

/// Whether there are no tabs, no other line breaks than `\n`, and nothing that YAML does not print.
fn is_simple(bytes: &[u8]) -> bool {
    let is_ascii = |byte: &u8| matches!(byte, b'\n' | b' '..=b'~');
    bytes.iter().all(is_ascii)
        || bytes.iter().all(|byte| is_ascii(byte) || *byte >= 0x80)
            && memchr3_iter(0xC2, 0xE2, 0xEF, bytes).all(|at| {
                let next = bytes.get(at + 1..).unwrap_or_default();
                match bytes.get(at) {
                    // C1 controls, the next line among them.
                    Some(0xC2) => !matches!(next, [0x80..=0x9F, ..]),
                    // Separators of lines and paragraphs.
                    Some(0xE2) => !matches!(next, [0x80, 0xA8 | 0xA9, ..]),
                    // The byte order mark, and what is no character.
                    _ => !matches!(next, [0xBB, 0xBF, ..] | [0xBF, 0xBE | 0xBF, ..]),
                }
            })
}

/// Each step gives `None` to decline the text.
struct Reader<'b, 't> {
    builder: &'b mut Builder<'t>,
    bytes: &'t [u8],
    /// The block collections that are open, innermost last.
    open: Vec<Open>,
    /// Where the line after the current one begins.
    next: usize,
    /// Whether `---` was read.
    is_marked: bool,
    has_root: bool,
}

/// A block collection that is open.
#[derive(Clone, Copy)]
struct Open {
    shape: Shape,
    /// Columns before its entries.
    indent: usize,
    /// After a key or a `-` without a value so far: where one that is left out would stand.
    awaits: Option<usize>,
}

/// A scalar on its line.
struct Lexeme {
    kind: NodeKind,
    range: TextRange,
    /// Where it ends, with its quotes.
    end: usize,
}

impl Reader<'_, '_> {
    fn lines(&mut self) -> Option<()> {
        while self.next < self.bytes.len() {
            let start = self.next;
            let end = self.line_end(start);
            self.next = end + 1;
            self.line(start, end)?;
        }
        while !self.open.is_empty() {
            self.close()?;
        }
        self.has_root.then_some(())
    }

    /// The end of the line that begins here, without its break.
    fn line_end(&self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        start + memchr(b'\n', rest).unwrap_or(rest.len())
    }

    fn line(&mut self, start: usize, end: usize) -> Option<()> {
        let at = self.skip_blanks(start, end);
        match self.byte(at, end) {
            None => return Some(()),
            Some(b'#') => {
                self.comment(at, end);
                return Some(());
            }
            Some(_) => {}
        }
        let indent = at - start;
        let line = self.bytes.get(at..end)?;
        if indent == 0 && (line.starts_with(b"---") || line.starts_with(b"...")) {
            let opens = line == b"---" && !self.is_marked && !self.has_root;
            self.is_marked = true;
            return opens.then_some(());
        }
        self.close_to(indent, self.is_item(at, end))?;
        self.entry(at, end, indent)
    }

    /// Closes the collections that a line with this indent is not in. What stays open takes the line as an entry of its
    /// own, or as the value that it waits for.
    fn close_to(&mut self, indent: usize, is_item: bool) -> Option<()> {
        while let Some(top) = self.open.last().copied() {
            if top.indent < indent {
                return top.awaits.map(|_| ());
            }
            if top.indent == indent {
                match (top.shape, is_item) {
                    (Shape::Sequence, true) | (Shape::Mapping, false) => return self.leave_out(),
                    // The items of a key may stand as far left as the key.
                    (Shape::Mapping, true) => return top.awaits.map(|_| ()),
                    (Shape::Sequence, false) => {
                        let below = self.open.iter().rev().nth(1)?;
                        (below.indent == indent).then_some(())?;
                    }
                }
            }
            self.close()?;
        }
        (!self.has_root).then_some(())
    }

    /// Closes the innermost collection.
    fn close(&mut self) -> Option<()> {
        self.leave_out()?;
        self.open.pop()?;
        self.builder.close(TextRange::default());
        Some(())
    }

    /// Puts null where a value is left out.
    fn leave_out(&mut self) -> Option<()> {
        match self.open.last_mut()?.awaits.take() {
            Some(at) => self.push(NodeKind::Null, TextRange::from_usize(at, at)),
            None => Some(()),
        }
    }

    /// Reads what begins at `at`, in this column: an item, an entry of a mapping, or a value that stands alone.
    fn entry(&mut self, mut at: usize, end: usize, mut column: usize) -> Option<()> {
        while self.is_item(at, end) {
            self.within(Shape::Sequence, column, at)?;
            // An item that is left out is placed at the end of its line, a value behind its colon.
            self.open.last_mut()?.awaits = Some(end);
            let from = self.skip_blanks(at + 1, end);
            if self.ends(from, end) {
                return self.rest(from, end);
            }
            column += from - at;
            at = from;
        }
        if matches!(self.byte(at, end), Some(b'[' | b'{' | b'|' | b'>')) {
            return self.value(at, end);
        }
        let key = self.scalar(at, end)?;
        let colon = self.skip_blanks(key.end, end);
        if !self.is_colon(colon, end) {
            return self.only(key, end);
        }
        (colon - at <= LONGEST_KEY).then_some(())?;
        self.within(Shape::Mapping, column, at)?;
        self.push(key.kind, key.range)?;
        self.open.last_mut()?.awaits = Some(colon + 1);
        let from = self.skip_blanks(colon + 1, end);
        if self.ends(from, end) {
            return self.rest(from, end);
        }
        self.value(from, end)
    }

    /// Makes sure that the innermost collection is one of this shape whose entries stand in this column.
    fn within(&mut self, shape: Shape, column: usize, at: usize) -> Option<()> {
        let is_in = |top: &Open| top.shape == shape && top.indent == column;
        if self.open.last().is_some_and(is_in) {
            return Some(());
        }
        self.expect_value()?;
        let range = TextRange::from_usize(at, at);
        self.builder.open(shape, range, 0).ok()?;
        self.has_root = true;
        self.open.push(Open {
            shape,
            indent: column,
            awaits: None,
        });
        Some(())
    }

    /// A value may stand here, and will.
    fn expect_value(&mut self) -> Option<()> {
        match self.open.last_mut() {
            Some(top) => top.awaits.take().map(|_| ()),
            None => (!self.has_root).then_some(()),
        }
    }

    /// The value after a key or a `-`, to the end of the line.
    fn value(&mut self, at: usize, end: usize) -> Option<()> {
        // A text or a flow collection alone is left to the full parser.
        self.open.last()?;
        match self.byte(at, end) {
            Some(b'[' | b'{') => {
                self.expect_value()?;
                let after = self.flow(at, end, 0)?;
                return self.rest(after, end);
            }
            Some(b'|' | b'>') => return self.block(self.bytes.get(at..end)?),
            _ => {}
        }
        (!self.is_item(at, end)).then_some(())?;
        let lexeme = self.scalar(at, end)?;
        self.only(lexeme, end)
    }

    /// A scalar with nothing but a comment behind it.
    fn only(&mut self, lexeme: Lexeme, end: usize) -> Option<()> {
        self.open.last()?;
        self.expect_value()?;
        self.push(lexeme.kind, lexeme.range)?;
        self.rest(lexeme.end, end)
    }

    /// What may stand behind a value: blanks, and after them a comment.
    fn rest(&mut self, at: usize, end: usize) -> Option<()> {
        let from = self.skip_blanks(at, end);
        match self.byte(from, end) {
            None => Some(()),
            Some(b'#') if self.byte(from.checked_sub(1)?, end) == Some(b' ') => {
                self.comment(from, end);
                Some(())
            }
            Some(_) => None,
        }
    }

    fn comment(&mut self, at: usize, end: usize) {
        let range = TextRange::from_usize(at, end);
        self.builder.comments.push(Comment { range });
    }

    /// A text on the lines below its header: `|`, `|-`, `>` or `>-`. Every other header is left to the full parser, and so
    /// are blank lines at the start, and in `>` lines that are blank or stand further in.
    fn block(&mut self, header: &[u8]) -> Option<()> {
        let (is_folded, is_stripped) = match header {
            b"|" => (false, false),
            b"|-" => (false, true),
            b">" => (true, false),
            b">-" => (true, true),
            _ => return None,
        };
        let outer = self.open.last()?.indent;
        let first = self.next;
        let indent = self.skip_blanks(first, self.line_end(first)) - first;
        let is_blank = first + indent == self.line_end(first);
        (indent > outer && !is_blank).then_some(())?;
        let mut value = String::new();
        // Line breaks that are written when another line follows.
        let mut breaks = 0;
        let mut last = first;
        while self.next < self.bytes.len() {
            let (start, end) = (self.next, self.line_end(self.next));
            let at = self.skip_blanks(start, end);
            if at < end && at - start < indent {
                // A line between the two is a mistake, or a comment.
                (at - start <= outer).then_some(())?;
                break;
            }
            // Without its break the last line is another text.
            (end < self.bytes.len()).then_some(())?;
            self.next = end + 1;
            if at == end {
                (!is_folded && end - start <= indent).then_some(())?;
                breaks += 1;
                continue;
            }
            (!is_folded || at - start == indent).then_some(())?;
            for _ in 0..breaks {
                value.push(if is_folded { ' ' } else { '\n' });
            }
            value.push_str(self.builder.text.get(start + indent..end)?);
            breaks = 1;
            last = end;
        }
        (last > first).then_some(())?;
        if !is_stripped {
            value.push('\n');
        }
        let range = TextRange::from_usize(first + indent, last);
        let text = if range.slice(self.builder.text) == value {
            Text::Verbatim(range)
        } else {
            Text::decoded(value)
        };
        self.expect_value()?;
        self.push(NodeKind::String(text), range)
    }

    /// A flow collection that ends on its line, and where.
    fn flow(&mut self, at: usize, end: usize, depth: u32) -> Option<usize> {
        let (shape, closing) = match self.byte(at, end)? {
            b'[' => (Shape::Sequence, b']'),
            _ => (Shape::Mapping, b'}'),
        };
        (depth < DEEPEST_FLOW).then_some(())?;
        let open = TextRange::from_usize(at, at + 1);
        self.builder.open(shape, open, 0).ok()?;
        let mut at = self.skip_blanks(at + 1, end);
        if self.byte(at, end) != Some(closing) {
            loop {
                if shape == Shape::Mapping {
                    at = self.flow_key(at, end)?;
                }
                at = self.flow_value(at, end, depth)?;
                match self.byte(at, end)? {
                    b',' => at = self.skip_blanks(at + 1, end),
                    byte if byte == closing => break,
                    _ => return None,
                }
            }
        }
        self.builder.close(TextRange::from_usize(at, at + 1));
        Some(at + 1)
    }

    /// A key between braces with its `:`, and where its value begins.
    fn flow_key(&mut self, at: usize, end: usize) -> Option<usize> {
        let key = self.flow_scalar(at, end)?;
        let colon = self.skip_blanks(key.end, end);
        let is_key = self.byte(colon, end) == Some(b':')
            && self.byte(colon + 1, end) == Some(b' ')
            && colon - at <= LONGEST_KEY;
        is_key.then_some(())?;
        self.push(key.kind, key.range)?;
        Some(self.skip_blanks(colon + 1, end))
    }

    /// A value between brackets, and where what follows begins.
    fn flow_value(&mut self, at: usize, end: usize, depth: u32) -> Option<usize> {
        let after = if matches!(self.byte(at, end)?, b'[' | b'{') {
            self.flow(at, end, depth + 1)?
        } else {
            let lexeme = self.flow_scalar(at, end)?;
            self.push(lexeme.kind, lexeme.range)?;
            lexeme.end
        };
        Some(self.skip_blanks(after, end))
    }

    fn flow_scalar(&self, at: usize, end: usize) -> Option<Lexeme> {
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
    fn scalar(&self, at: usize, end: usize) -> Option<Lexeme> {
        if matches!(self.byte(at, end)?, b'\'' | b'"') {
            return self.quoted(at, end);
        }
        self.may_begin(at, end)?;
        let mut stop = at;
        loop {
            let rest = self.bytes.get(stop..end)?;
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
        let bytes = self.bytes.get(at..stop)?;
        let blanks = bytes.iter().rev().take_while(|byte| **byte == b' ');
        let end = stop - blanks.count();
        let range = TextRange::from_usize(at, end);
        let kind = match resolve(range.slice(self.builder.text)) {
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
            let rest = self.bytes.get(close..end)?;
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
            Text::decoded(inside.slice(self.builder.text).replace("''", "'"))
        } else {
            Text::Verbatim(inside)
        };
        Some(Lexeme {
            kind: NodeKind::String(text),
            range: TextRange::from_usize(at, close + 1),
            end: close + 1,
        })
    }

    fn push(&mut self, kind: NodeKind, range: TextRange) -> Option<()> {
        self.builder.scalar(kind, range, 0).ok()
    }

    fn byte(&self, at: usize, end: usize) -> Option<u8> {
        self.bytes.get(at).copied().filter(|_| at < end)
    }

    fn skip_blanks(&self, at: usize, end: usize) -> usize {
        let rest = self.bytes.get(at..end).unwrap_or_default();
        let blanks = rest.iter().position(|byte| *byte != b' ');
        at + blanks.unwrap_or(rest.len())
    }

    /// Whether nothing of value follows on the line.
    fn ends(&self, at: usize, end: usize) -> bool {
        matches!(self.byte(at, end), None | Some(b'#'))
    }

    /// Whether a `-` that opens an item stands here.
    fn is_item(&self, at: usize, end: usize) -> bool {
        self.byte(at, end) == Some(b'-') && matches!(self.byte(at + 1, end), None | Some(b' '))
    }

    /// Whether a `:` that ends a key stands here.
    fn is_colon(&self, at: usize, end: usize) -> bool {
        self.byte(at, end) == Some(b':') && matches!(self.byte(at + 1, end), None | Some(b' '))
    }
}
