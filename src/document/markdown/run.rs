//! Text without marks, and where each of its bytes stands in the file.

use std::ops::Range;

use crate::source::TextRange;

/// A piece of running text, of a cell or of code: what people read, without marks of emphasis, code and links, without
/// tags, comments, pictures and struck text.
#[derive(Clone, Debug, Default)]
pub struct Run {
    text: String,
    /// The bytes of the file that it was read from, marks included.
    range: TextRange,
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
}

/// Bytes that stand in the file as they are, or the bytes that stand for others (`&amp;`).
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    source: TextRange,
    verbatim: bool,
}

/// Something that was marked.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The bytes of the text that were marked; none where what was marked is left out.
    pub range: Range<usize>,
    /// The bytes in the file, marks included.
    pub source: TextRange,
    /// As what.
    pub kind: MarkKind,
}

/// How text can be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// `*so*`
    Emphasis,
    /// `**so**`
    Strong,
    /// `` `so` ``
    Code,
    /// `[so](target)`
    Link(Target),
    /// `![so](target)`, also as HTML; left out of the text.
    Image {
        /// What is read in place of the picture.
        alt: String,
        /// Its address.
        target: Target,
    },
    /// `~~so~~`, also as HTML; left out of the text.
    Struck,
    /// `[^so]`; left out of the text.
    Note,
}

/// Where a link leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The address, decoded.
    pub address: String,
    /// Its bytes in the file, where it stands there as it is.
    pub range: Option<TextRange>,
}

impl Run {
    pub(super) fn new(range: TextRange) -> Self {
        Self {
            range,
            ..Self::default()
        }
    }

    /// The text. A line that ends inside a paragraph ends here too.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file that it was read from, marks included.
    pub fn range(&self) -> TextRange {
        self.range
    }

    /// What was marked in it, in the order in which it ends.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The bytes of the file behind the bytes `start..end` of the text: from the first to the last, with what marks stand
    /// between them. What falls inside a character is widened to all of it.
    pub fn source(&self, start: usize, end: usize) -> TextRange {
        let start = self.text.floor_char_boundary(start);
        let end = self.text.ceil_char_boundary(end);
        let Some(first) = self.piece(start) else {
            return TextRange::new(self.range.start, self.range.start);
        };
        let from = first.at(start);
        if end <= start {
            return TextRange::new(from, from);
        }
        let last = self.piece(end - 1).unwrap_or(first);
        let to = if last.verbatim {
            last.at(end)
        } else {
            last.source.end
        };
        TextRange::new(from, to)
    }

    /// Whether a byte of the text is marked so.
    pub fn is_marked(&self, at: usize, kind: &MarkKind) -> bool {
        let mut marks = self.marks.iter();
        marks.any(|mark| mark.kind == *kind && mark.range.contains(&at))
    }

    pub(super) fn push(&mut self, text: &str, source: TextRange, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            start: self.text.len(),
            source,
            verbatim,
        });
        self.text.push_str(text);
    }

    pub(super) fn mark(&mut self, from: usize, source: TextRange, kind: MarkKind) {
        self.marks.push(Mark {
            range: from..self.text.len(),
            source,
            kind,
        });
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

impl Piece {
    /// The place in the file of a byte of the text that belongs to this piece, or ends it.
    fn at(&self, offset: usize) -> u32 {
        if !self.verbatim {
            return self.source.start;
        }
        let inside = u32::try_from(offset.saturating_sub(self.start)).unwrap_or(u32::MAX);
        self.source
            .start
            .saturating_add(inside)
            .min(self.source.end)
    }
}
