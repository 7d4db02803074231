//! Lines and columns of byte offsets, without rescanning the text.
//!
//! Lines break at `\n`, `\r\n` and a lone `\r`, as in YAML.

/// A place for people: line and column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in the unit that was asked for.
    pub column: u32,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, as the Language Server Protocol counts.
    Utf16,
    /// Unicode code points: what every output of factlint prints.
    CodePoint,
}

/// Bytes between two milestones.
const STRIDE: usize = 1024;

/// How many characters stand before a byte offset of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Milestone {
    offset: usize,
    code_points: usize,
    utf16: usize,
}

impl Milestone {
    fn count(self, unit: ColumnUnit) -> usize {
        match unit {
            ColumnUnit::Utf8 => self.offset,
            ColumnUnit::Utf16 => self.utf16,
            ColumnUnit::CodePoint => self.code_points,
        }
    }
}

/// Byte offsets at which the lines of one text start.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Of a text with a long line, as JSON that was written by a program is: without them, each column would be counted from
    /// the start of the line.
    milestones: Vec<Milestone>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (offset, byte) in bytes.iter().enumerate() {
            let breaks = match byte {
                b'\n' => true,
                b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                _ => false,
            };
            if breaks {
                starts.push(u32::try_from(offset + 1).unwrap_or(u32::MAX));
            }
        }
        let ends = starts.iter().skip(1).copied();
        let ends = ends.chain([u32::try_from(text.len()).unwrap_or(u32::MAX)]);
        let mut lines = starts.iter().zip(ends);
        let is_long = lines.any(|(start, end)| (end.saturating_sub(*start)) as usize > STRIDE * 2);
        let milestones = if is_long {
            milestones(text)
        } else {
            Vec::new()
        };
        Self { starts, milestones }
    }

    /// Number of lines; a text that ends with a line break has an empty last line.
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// Line of a byte offset, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// Offset of the first byte of a line (from 1); `None` past the last line.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// Line and column of a byte offset of `text`, the text that the index was made from. An offset inside a
    /// character counts as the end of that character; one past the end as the end.
    pub fn position(&self, text: &str, offset: u32, unit: ColumnUnit) -> Position {
        let line = self.line(offset);
        let start = self.line_start(line).unwrap_or(0) as usize;
        // A mark of the order of bytes is no part of the first line.
        let is_marked = start == 0 && text.starts_with('\u{feff}');
        let start = if is_marked {
            '\u{feff}'.len_utf8()
        } else {
            start
        };
        let mut end = (offset as usize).clamp(start.min(text.len()), text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let width = self.width(text, start, end, unit);
        Position {
            line,
            column: u32::try_from(width + 1).unwrap_or(u32::MAX),
        }
    }

    /// How long the text between two byte offsets is.
    fn width(&self, text: &str, start: usize, end: usize, unit: ColumnUnit) -> usize {
        let plainly = |start, end| width(text.get(start..end).unwrap_or_default(), unit);
        let first = self.milestones.partition_point(|mark| mark.offset < start);
        let after = self.milestones.partition_point(|mark| mark.offset <= end);
        let last = after.checked_sub(1).filter(|last| *last > first);
        let (Some(first), Some(last)) = (
            self.milestones.get(first),
            last.and_then(|last| self.milestones.get(last)),
        ) else {
            return plainly(start, end);
        };
        plainly(start, first.offset) + last.count(unit) - first.count(unit)
            + plainly(last.offset, end)
    }
}

fn width(text: &str, unit: ColumnUnit) -> usize {
    match unit {
        ColumnUnit::Utf8 => text.len(),
        ColumnUnit::Utf16 => text.chars().map(char::len_utf16).sum(),
        ColumnUnit::CodePoint => text.chars().count(),
    }
}

fn milestones(text: &str) -> Vec<Milestone> {
    let mut all = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut at = Milestone::default();
    while at.offset < text.len() {
        all.push(at);
        let next = text.ceil_char_boundary(at.offset + STRIDE);
        let between = text.get(at.offset..next).unwrap_or_default();
        at = Milestone {
            offset: next,
            code_points: at.code_points + width(between, ColumnUnit::CodePoint),
            utf16: at.utf16 + width(between, ColumnUnit::Utf16),
        };
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mark_of_the_order_of_bytes_is_no_column() {
        let text = "\u{feff}ab\nc";
        let index = LineIndex::new(text);
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::CodePoint] {
            let columns = [0, 1, 3, 4, 5, 6].map(|at| index.position(text, at, unit).column);
            assert_eq!(columns, [1, 1, 1, 2, 3, 1]);
        }
    }

    #[test]
    fn lines_break_as_in_yaml() {
        let index = LineIndex::new("a\r\nb\rc\nd");
        assert_eq!(index.line_count(), 4);
        assert_eq!(
            (1..=4).map(|l| index.line_start(l)).collect::<Vec<_>>(),
            [Some(0), Some(3), Some(5), Some(7)]
        );
        assert_eq!(index.line(2), 1);
        assert_eq!(index.line(3), 2);
    }

    proptest! {
        #[test]
        fn columns_of_long_lines_are_those_of_short_ones(
            parts in vec("(a{0,900}|船{0,500}|🙂{0,400}|\r?\n)", 0..12),
            share in 0..=1000usize,
        ) {
            let text: String = parts.concat();
            let index = LineIndex::new(&text);
            let offset = text.floor_char_boundary(text.len() * share / 1000);
            let before = text.get(..offset).unwrap();
            let line = before.rsplit('\n').next().unwrap();
            for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::CodePoint] {
                let column = index.position(&text, u32::try_from(offset).unwrap(), unit).column;
                prop_assert_eq!(column as usize, width(line, unit) + 1);
            }
        }
    }

    #[test]
    fn columns_are_counted_in_the_unit_asked_for() {
        let text = "x\n数字🙂=1";
        let index = LineIndex::new(text);
        let offset = u32::try_from(text.find('=').unwrap()).unwrap();
        let column = |unit| index.position(text, offset, unit).column;
        assert_eq!(column(ColumnUnit::Utf8), 11);
        assert_eq!(column(ColumnUnit::Utf16), 5);
        assert_eq!(column(ColumnUnit::CodePoint), 4);
        assert_eq!(index.position(text, 9999, ColumnUnit::CodePoint).line, 2);
    }
}
