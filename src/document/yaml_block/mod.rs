//! The plain style in which most YAML is written, read straight into the tree: block collections with an entry a line,
//! scalars and flow collections that end on their line, comments.
//!
//! This reader reports nothing. Text that uses anything else, or that may be wrong, it declines as a whole, and the full
//! parser in `yaml` reads it. What it does not decline it reads as that parser does, to the byte and the node; tests hold
//! the two against each other.

mod line;

use memchr::memchr3_iter;

use self::line::{Lexeme, Lines};
use super::build::{Builder, Shape};
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
    let mut reader = BlockReader {
        text: Lines(builder.text),
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
struct BlockReader<'b, 't> {
    builder: &'b mut Builder<'t>,
    text: Lines<'t>,
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

impl BlockReader<'_, '_> {
    fn lines(&mut self) -> Option<()> {
        while self.next < self.text.0.len() {
            let start = self.next;
            let end = self.text.line_end(start);
            self.next = end + 1;
            self.line(start, end)?;
        }
        while !self.open.is_empty() {
            self.close()?;
        }
        self.has_root.then_some(())
    }

    fn line(&mut self, start: usize, end: usize) -> Option<()> {
        let at = self.text.skip_blanks(start, end);
        match self.text.byte(at, end) {
            None => return Some(()),
            Some(b'#') => {
                self.comment(at, end);
                return Some(());
            }
            Some(_) => {}
        }
        let indent = at - start;
        let line = self.text.0.as_bytes().get(at..end)?;
        if indent == 0 && (line.starts_with(b"---") || line.starts_with(b"...")) {
            let opens = line == b"---" && !self.is_marked && !self.has_root;
            self.is_marked = true;
            return opens.then_some(());
        }
        self.close_to(indent, self.text.is_item(at, end))?;
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
        while self.text.is_item(at, end) {
            self.within(Shape::Sequence, column, at)?;
            // An item that is left out is placed at the end of its line, a value behind its colon.
            self.open.last_mut()?.awaits = Some(end);
            let from = self.text.skip_blanks(at + 1, end);
            if self.text.ends(from, end) {
                return self.rest(from, end);
            }
            column += from - at;
            at = from;
        }
        if matches!(self.text.byte(at, end), Some(b'[' | b'{' | b'|' | b'>')) {
            return self.value(at, end);
        }
        let key = self.text.scalar(at, end)?;
        let colon = self.text.skip_blanks(key.end, end);
        if !self.text.is_colon(colon, end) {
            return self.only(key, end);
        }
        (colon - at <= LONGEST_KEY).then_some(())?;
        self.within(Shape::Mapping, column, at)?;
        self.push(key.kind, key.range)?;
        self.open.last_mut()?.awaits = Some(colon + 1);
        let from = self.text.skip_blanks(colon + 1, end);
        if self.text.ends(from, end) {
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
        match self.text.byte(at, end) {
            Some(b'[' | b'{') => {
                self.expect_value()?;
                let after = self.flow(at, end, 0)?;
                return self.rest(after, end);
            }
            Some(b'|' | b'>') => return self.block(self.text.0.as_bytes().get(at..end)?),
            _ => {}
        }
        (!self.text.is_item(at, end)).then_some(())?;
        let lexeme = self.text.scalar(at, end)?;
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
        let from = self.text.skip_blanks(at, end);
        match self.text.byte(from, end) {
            None => Some(()),
            Some(b'#') if self.text.byte(from.checked_sub(1)?, end) == Some(b' ') => {
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
        let indent = self.text.skip_blanks(first, self.text.line_end(first)) - first;
        let is_blank = first + indent == self.text.line_end(first);
        (indent > outer && !is_blank).then_some(())?;
        let mut value = String::new();
        // Line breaks that are written when another line follows.
        let mut breaks = 0;
        let mut last = first;
        while self.next < self.text.0.len() {
            let (start, end) = (self.next, self.text.line_end(self.next));
            let at = self.text.skip_blanks(start, end);
            if at < end && at - start < indent {
                // A line between the two is a mistake, or a comment.
                (at - start <= outer).then_some(())?;
                break;
            }
            // Without its break the last line is another text.
            (end < self.text.0.len()).then_some(())?;
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
        let (shape, closing) = match self.text.byte(at, end)? {
            b'[' => (Shape::Sequence, b']'),
            _ => (Shape::Mapping, b'}'),
        };
        (depth < DEEPEST_FLOW).then_some(())?;
        let open = TextRange::from_usize(at, at + 1);
        self.builder.open(shape, open, 0).ok()?;
        let mut at = self.text.skip_blanks(at + 1, end);
        if self.text.byte(at, end) != Some(closing) {
            loop {
                if shape == Shape::Mapping {
                    at = self.flow_key(at, end)?;
                }
                at = self.flow_value(at, end, depth)?;
                match self.text.byte(at, end)? {
                    b',' => at = self.text.skip_blanks(at + 1, end),
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
        let key = self.text.flow_scalar(at, end)?;
        let colon = self.text.skip_blanks(key.end, end);
        let is_key = self.text.byte(colon, end) == Some(b':')
            && self.text.byte(colon + 1, end) == Some(b' ')
            && colon - at <= LONGEST_KEY;
        is_key.then_some(())?;
        self.push(key.kind, key.range)?;
        Some(self.text.skip_blanks(colon + 1, end))
    }

    /// A value between brackets, and where what follows begins.
    fn flow_value(&mut self, at: usize, end: usize, depth: u32) -> Option<usize> {
        let after = if matches!(self.text.byte(at, end)?, b'[' | b'{') {
            self.flow(at, end, depth + 1)?
        } else {
            let lexeme = self.text.flow_scalar(at, end)?;
            self.push(lexeme.kind, lexeme.range)?;
            lexeme.end
        };
        Some(self.text.skip_blanks(after, end))
    }

    fn push(&mut self, kind: NodeKind, range: TextRange) -> Option<()> {
        self.builder.scalar(kind, range, 0).ok()
    }
}
