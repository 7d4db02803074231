//! Where something stands: a file of the run by its number, a range of bytes, and a range in one file.

/// One file of a run; ordered as the paths of the files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(super) u32);

/// A half-open range of bytes `start..end` in one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// Offset of the first byte, from 0.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl TextRange {
    /// The range `start..end`; an end before the start gives the empty range at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The range between two byte offsets of a text; texts of 4 GiB and more are refused before they get here.
    #[inline]
    pub fn from_usize(start: usize, end: usize) -> Self {
        Self::new(
            u32::try_from(start).unwrap_or(u32::MAX),
            u32::try_from(end).unwrap_or(u32::MAX),
        )
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this range.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    #[inline]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The part of `text` that the range names; empty when the range does not fall on character boundaries of it.
    #[inline]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A place in the run: a file and, unless the whole file is meant, a range of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The bytes; `None` means the file as a whole.
    pub range: Option<TextRange>,
}

impl Span {
    /// The given bytes of a file.
    pub fn new(file: FileId, range: TextRange) -> Self {
        Self {
            file,
            range: Some(range),
        }
    }

    /// A file as a whole.
    pub fn file(file: FileId) -> Self {
        Self { file, range: None }
    }

    /// Offset of the first byte, from 0; 0 for a whole file.
    pub fn start(self) -> u32 {
        self.range.map_or(0, |range| range.start)
    }
}
