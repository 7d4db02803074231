//! The cells of a CSV text, row by row, each with its bytes. Where a cell ends is decided by `csv-core`; what a row
//! means is in `csv`.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::{Problem, Text};
use crate::source::TextRange;

/// What may stand between cells, the least likely within a heading first.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// A cell as it is written.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its bytes, quotes included.
    pub(super) range: TextRange,
    /// What it says.
    pub(super) text: Text,
    /// Whether nothing stands in it, not even quotes.
    pub(super) is_blank: bool,
    /// What is wrong with its quotes.
    pub(super) fault: Option<Problem>,
}

/// Reads cell after cell.
pub(super) struct Cells<'t> {
    text: &'t str,
    core: Reader,
    separator: u8,
    at: usize,
    decoded: Vec<u8>,
    quoting: bool,
}

impl<'t> Cells<'t> {
    /// At the first cell of `text`, the heading of the first column.
    pub(super) fn new(text: &'t str, tabs: bool) -> Self {
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let rest = text.get(start..).unwrap_or_default();
        let (separator, skipped) = match announced(rest) {
            Some(announced) => announced,
            None if tabs => (b'\t', 0),
            None => (most_frequent(rest), 0),
        };
        let at = start + skipped;
        let cells = |quoting| Self {
            text,
            core: reader(separator, quoting),
            separator,
            at,
            decoded: vec![0; 256],
            quoting,
        };
        // Most programs write no quotes around cells that tabs separate; those of a text are part of it then.
        let quoting = !tabs || cells(true).are_quotes_paired();
        cells(quoting)
    }

    /// Whether each quote that starts a cell has its counterpart at the end.
    fn are_quotes_paired(mut self) -> bool {
        let mut row = Vec::new();
        while self.row(&mut row) {
            if row.iter().any(|cell| cell.fault.is_some()) {
                return false;
            }
        }
        true
    }

    /// The character between two cells.
    pub(super) fn separator(&self) -> char {
        char::from(self.separator)
    }

    /// The end of the text, or of what has been read of it.
    pub(super) fn end(&self) -> TextRange {
        TextRange::from_usize(self.at, self.at)
    }

    /// Replaces `row` by the cells of the next one; `false` at the end of the text. Lines without anything are no rows.
    pub(super) fn row(&mut self, row: &mut Vec<Cell>) -> bool {
        row.clear();
        // The breaks of the line before and of empty lines belong to no cell.
        let breaks = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        self.at += self.rest().iter().take_while(breaks).count();
        if self.rest().is_empty() {
            return false;
        }
        while let Some((cell, ends_row)) = self.cell() {
            row.push(cell);
            if ends_row {
                return true;
            }
        }
        !row.is_empty()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next cell, and whether it is the last of its row.
    fn cell(&mut self) -> Option<(Cell, bool)> {
        let start = self.at;
        let mut written = 0;
        loop {
            let input = self.rest();
            let output = self.decoded.get_mut(written..).unwrap_or_default();
            let (result, read, more) = self.core.read_field(input, output);
            self.at += read;
            written += more;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => {
                    let longer = self.decoded.len() * 2;
                    self.decoded.resize(longer, 0);
                }
                ReadFieldResult::Field { record_end } => {
                    // The end of the text ends a cell as well as what stands after one.
                    let end = if input.is_empty() {
                        self.at
                    } else {
                        self.at - 1
                    };
                    let range = TextRange::from_usize(start, end);
                    let decoded = self.decoded.get(..written).unwrap_or_default();
                    let cell = cell(self.text, range, decoded, self.quoting);
                    return Some((cell, record_end));
                }
                ReadFieldResult::End => return None,
            }
        }
    }
}

fn reader(separator: u8, quoting: bool) -> Reader {
    let mut builder = ReaderBuilder::new();
    let mut reader = builder.delimiter(separator).quoting(quoting).build();
    // Of a byte order mark it is only the one at the very start that counts, and that is behind us.
    reader.read_field(b"\n", &mut []);
    reader
}

fn cell(text: &str, range: TextRange, decoded: &[u8], quoting: bool) -> Cell {
    let lexeme = range.slice(text);
    let plain = Cell {
        range,
        text: Text::Verbatim(range),
        is_blank: lexeme.trim().is_empty(),
        fault: None,
    };
    let Some(quoted) = lexeme.strip_prefix('"').filter(|_| quoting) else {
        return plain;
    };
    let inside = quoted.strip_suffix('"');
    let text = match inside {
        Some(inside) if inside.as_bytes() == decoded => {
            Text::Verbatim(TextRange::new(range.start + 1, range.end - 1))
        }
        _ => Text::decoded(String::from_utf8_lossy(decoded)),
    };
    // What is left between the quotes are pairs of them, or the cell ended before.
    let paired = |inside: &str| !inside.replace("\"\"", "").contains('"');
    let fault = (!inside.is_some_and(paired)).then(|| quotes(range, lexeme));
    Cell {
        text,
        fault,
        ..plain
    }
}

/// What is wrong with a cell that starts with a quote and does not end with the one that closes it.
fn quotes(range: TextRange, lexeme: &str) -> Problem {
    let first_line = lexeme
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches('\r');
    let first_line = first_line.split('\r').next().unwrap_or_default();
    let start = range.start as usize;
    let shown = TextRange::from_usize(start, start + first_line.len());
    let spans_lines = first_line.len() < lexeme.len();
    if spans_lines || lexeme.matches('"').count() == 1 {
        return Problem::syntax(shown, "a quote is not closed")
            .label("opened here")
            .help("Add the closing `\"`; a quote that belongs to the text is written twice, in a cell that is quoted.");
    }
    Problem::syntax(shown, "a quoted cell goes on after its closing quote")
        .label("the cell should end with its quote")
        .help("Put the whole cell in quotes, and write each quote that belongs to its text twice: `\"a \"\"b\"\" c\"`.")
}

/// What a first line `sep=;` says, which spreadsheets write and read, and its length.
fn announced(text: &str) -> Option<(u8, usize)> {
    let [separator, rest @ ..] = text.strip_prefix("sep=")?.as_bytes() else {
        return None;
    };
    let known = SEPARATORS.contains(separator) || *separator == b'|';
    (known && matches!(rest.first(), Some(b'\r' | b'\n'))).then_some((*separator, 5))
}

/// The separator that stands most often between the headings, outside quotes.
fn most_frequent(text: &str) -> u8 {
    let mut quoted = false;
    let outside: Vec<u8> = text
        .bytes()
        .skip_while(|byte| matches!(byte, b'\r' | b'\n'))
        .map(|byte| {
            quoted ^= byte == b'"';
            if quoted { b'"' } else { byte }
        })
        .take_while(|byte| !matches!(byte, b'\r' | b'\n'))
        .collect();
    let mut best = (b',', 0);
    for separator in SEPARATORS {
        let between = outside.split(|byte| *byte == separator).count() - 1;
        if between > best.1 {
            best = (separator, between);
        }
    }
    best.0
}
