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

/// Byte offsets at which the lines of one text start.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
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
        Self { starts }
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
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let before = text.get(start..end).unwrap_or_default();
        let width = match unit {
            ColumnUnit::Utf8 => before.len(),
            ColumnUnit::Utf16 => before.chars().map(char::len_utf16).sum(),
            ColumnUnit::CodePoint => before.chars().count(),
        };
        Position {
            line,
            column: u32::try_from(width + 1).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
