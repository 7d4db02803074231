//! The figures for people: each line that has any, the figures underlined, and below it what each of them means.

use std::io::{self, Write};

use super::super::visible::{picture, visible, width};
use super::super::window::columns;
use super::super::{Style, visible::visible_lines};
use crate::figure::{Found, Piece, Units, lines};
use crate::source::TextRange;
use crate::words::number_of;

/// Columns before a line of text: its number, a blank, a bar, a blank.
const GUTTER: usize = 8;
/// Of a longer line only the parts with figures are shown.
const SHOWN_WHOLE: usize = 1 << 12;

/// Writes lines with their figures, file by file.
#[derive(Debug)]
pub(super) struct Human<'a> {
    style: Style,
    units: &'a Units,
    /// The file that is being written, if it has figures.
    path: Option<String>,
    count: u64,
    /// Files that were gone through, or of which some was written.
    files: u64,
}

/// A part of a line that is as wide as the terminal, and the underlining of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct FoundRow {
    text: String,
    /// The underlining, as far as there is any.
    marks: String,
    /// Its columns.
    reach: usize,
    marked: bool,
    columns: usize,
}

impl FoundRow {
    /// Adds a character of so many columns.
    fn push(&mut self, c: char, columns: usize) {
        // A tab would be drawn as wide as the terminal likes.
        if c == '\t' {
            self.text.push_str("    ");
        } else {
            self.text.push(picture(c));
        }
        self.columns += columns;
    }

    /// Underlines the last columns.
    fn mark(&mut self, columns: usize) {
        let blank = self.columns - columns - self.reach;
        self.marks.extend(std::iter::repeat_n(' ', blank));
        self.marks.extend(std::iter::repeat_n('─', columns));
        (self.marked, self.reach) = (true, self.columns);
    }
}

impl<'a> Human<'a> {
    pub(super) fn new(style: Style, units: &'a Units) -> Self {
        Self {
            style,
            units,
            path: None,
            count: 0,
            files: 0,
        }
    }

    pub(super) fn piece(
        &mut self,
        path: &str,
        piece: Piece<'_>,
        found: &[Found],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.path.as_deref() != Some(path) {
            self.path = Some(path.to_owned());
            writeln!(out, "{}", self.strong(&visible(path)))?;
        }
        self.count += found.len() as u64;
        let mut told = Vec::new();
        for (number, (start, line)) in (piece.line..).zip(lines(piece.text)) {
            let end = start + line.len();
            // They stand in order, and a piece may have many lines.
            let first = found.partition_point(|found| (found.range.end as usize) < start);
            let found = found.get(first..).unwrap_or_default();
            let last = found.partition_point(|found| found.range.start as usize <= end);
            let found = found.get(..last).unwrap_or_default();
            let here: Vec<TextRange> = found
                .iter()
                .filter_map(|found| within(found.range, start, end))
                .collect();
            if here.is_empty() {
                continue;
            }
            self.line(number, line, &here, out)?;
            let begin = |found: &&Found| (start..=end).contains(&(found.range.start as usize));
            told.extend(found.iter().filter(begin));
            let runs_on = |found: &&Found| found.range.end as usize > end;
            if !told.iter().any(runs_on) {
                self.meanings(piece, &told, out)?;
                told.clear();
            }
        }
        Ok(())
    }

    /// A line with its figures underlined.
    fn line(
        &self,
        number: u64,
        text: &str,
        found: &[TextRange],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let room = self.style.width.max(40) - GUTTER;
        let mut number = number.to_string();
        for row in rows(text, found, room) {
            if !row.marked && text.len() > SHOWN_WHOLE {
                continue;
            }
            writeln!(out, "{number:>5} │ {}", row.text)?;
            number.clear();
            if row.marked {
                let marks = self.color(row.marks.trim_end());
                writeln!(out, "      │ {marks}")?;
            }
        }
        Ok(())
    }

    pub(super) fn end_of_file(&mut self) {
        self.path = None;
        self.files += 1;
    }

    /// A file that cannot be read on counts if some of it was written.
    pub(super) fn break_off(&mut self) {
        self.files += u64::from(self.path.take().is_some());
    }

    pub(super) fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{} found in {}",
            self.count,
            number_of(self.files, "file")
        )
    }

    /// A table: the text, the value in words, both readings.
    fn meanings(&self, piece: Piece<'_>, found: &[&Found], out: &mut dyn Write) -> io::Result<()> {
        let cells: Vec<[String; 4]> = found
            .iter()
            .map(|found| {
                let text = found.text(piece.text).replace(['\n', '\r'], " ");
                let text = visible_lines(&text);
                let Some(figure) = &found.figure else {
                    let date = found.date.as_ref().map(ToString::to_string);
                    let kind = found.kind.as_str().to_owned();
                    let more = date.or_else(|| found.unread.as_deref().map(visible_lines));
                    return [text, kind, more.unwrap_or_default(), String::new()];
                };
                let told = figure.describe(self.units);
                // Names of units are the user's text too.
                let strict = format!("strict {}", visible(&told.strict));
                let usual = format!("usual {}", visible(&told.usual));
                [text, visible(&told.value).into_owned(), strict, usual]
            })
            .collect();
        let widest = |at: usize| {
            let cells = cells.iter().filter_map(|row| row.get(at));
            cells.map(|cell| columns(cell)).max().unwrap_or(0)
        };
        let widths = [widest(0), widest(1), widest(2), 0];
        for row in &cells {
            let mut text = String::new();
            for (cell, width) in row.iter().zip(widths) {
                let fill = (width + 2).saturating_sub(columns(cell));
                text.push_str(cell);
                text.extend(std::iter::repeat_n(' ', fill));
            }
            writeln!(out, "      │   {}", text.trim_end())?;
        }
        writeln!(out)
    }

    fn strong(&self, text: &str) -> String {
        self.dressed(text, "1")
    }

    fn color(&self, text: &str) -> String {
        self.dressed(text, "36")
    }

    fn dressed(&self, text: &str, code: &str) -> String {
        if self.style.color {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// The part of a range within the line from `start` to `end`, counted from the start of the line.
fn within(range: TextRange, start: usize, end: usize) -> Option<TextRange> {
    let from = (range.start as usize).max(start);
    let to = (range.end as usize).min(end);
    (from < to).then(|| TextRange::from_usize(from - start, to - start))
}

/// The rows of a line. A row ends before a figure that does not fit into it any more, where that helps.
fn rows(text: &str, found: &[TextRange], room: usize) -> Vec<FoundRow> {
    match plain_row(text, found, room) {
        Some(row) => vec![row],
        None => drawn_rows(text, found, room),
    }
}

fn drawn_rows(text: &str, found: &[TextRange], room: usize) -> Vec<FoundRow> {
    let mut rows = Rows {
        done: Vec::new(),
        row: FoundRow::default(),
        room,
    };
    let mut at = 0;
    for range in found {
        let (start, end) = (range.start as usize, range.end as usize);
        if end > at {
            rows.push_words(text, at, start.max(at));
            rows.push_figure(text, start.max(at), end);
            at = end;
        }
    }
    rows.push_words(text, at, text.len());
    rows.done.push(rows.row);
    rows.done
}

/// The rows of a line that is being drawn.
struct Rows {
    done: Vec<FoundRow>,
    /// The last one.
    row: FoundRow,
    room: usize,
}

impl Rows {
    /// Begins another row where so many columns do not fit into this one, if they fit into any; `own` are those of the
    /// character that comes next.
    fn make_room(&mut self, needed: usize, own: usize) {
        let columns = self.row.columns;
        let fits =
            columns + needed <= self.room || needed > self.room && columns + own <= self.room;
        if !fits && columns > 0 {
            self.done.push(std::mem::take(&mut self.row));
        }
    }

    fn push(&mut self, c: char) -> usize {
        let own = width(c);
        self.make_room(own, own);
        self.row.push(c, own);
        own
    }

    /// Adds what is no figure, word by word.
    fn push_words(&mut self, text: &str, from: usize, to: usize) {
        let mut at = from;
        let words = text.get(from..to).unwrap_or_default();
        for part in words.split_inclusive(' ') {
            let opens = text.get(..at).is_some_and(|before| before.ends_with(' '));
            let first = part.chars().next().filter(|c| *c != ' ' && opens);
            if let Some(first) = first {
                self.make_room(word_columns(text, at, self.room), width(first));
            }
            // Most words are what they seem, and fit.
            let fits = self.row.columns + part.len() <= self.room;
            if fits && part.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                self.row.text.push_str(part);
                self.row.columns += part.len();
            } else {
                for c in part.chars() {
                    self.push(c);
                }
            }
            at += part.len();
        }
    }

    /// Adds a figure, underlined.
    fn push_figure(&mut self, text: &str, from: usize, to: usize) {
        let figure = text.get(from..to).unwrap_or_default();
        if let Some(first) = figure.chars().next() {
            self.make_room(columns(figure), width(first));
        }
        for c in figure.chars() {
            let own = self.push(c);
            self.row.mark(own);
        }
    }
}

/// A line that fits into a row and of which every character is what it seems, as most are.
fn plain_row(text: &str, found: &[TextRange], room: usize) -> Option<FoundRow> {
    let is_plain = text.len() <= room && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !is_plain {
        return None;
    }
    let mut row = FoundRow {
        text: text.to_owned(),
        columns: text.len(),
        ..FoundRow::default()
    };
    for range in found {
        let (start, end) = (range.start as usize, range.end as usize);
        let start = start.max(row.reach);
        let blank = start.saturating_sub(row.reach);
        row.marks.extend(std::iter::repeat_n(' ', blank));
        row.marks
            .extend(std::iter::repeat_n('─', end.saturating_sub(start)));
        row.reach = end.max(row.reach);
        row.marked = true;
    }
    Some(row)
}

/// Columns of the word at `at`, as far as it fits into a row at all.
fn word_columns(text: &str, at: usize, room: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default().chars();
    let widths = rest.take_while(|c| *c != ' ').map(width);
    let mut sum = 0;
    for columns in widths {
        if sum + columns > room {
            break;
        }
        sum += columns;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A line that is written as it is is the one that is drawn character by character.
        #[test]
        fn a_plain_row_is_the_one_that_is_drawn(
            text in "[a-c 0-9.~]{0,40}",
            lengths in prop::collection::vec((0_usize..9, 1_usize..9), 0..6),
        ) {
            let mut found = Vec::new();
            let mut at = 0;
            for (gap, length) in lengths {
                let (start, end) = (at + gap, at + gap + length);
                if end <= text.len() {
                    found.push(TextRange::from_usize(start, end));
                }
                at = end;
            }
            let drawn = drawn_rows(&text, &found, 40);
            prop_assert_eq!(plain_row(&text, &found, 40).map(|row| vec![row]), Some(drawn));
        }
    }

    #[test]
    fn what_is_not_plain_or_too_long_is_drawn() {
        for text in ["a\tb", "港", "\u{1b}", "12345678901"] {
            assert_eq!(plain_row(text, &[], 10), None);
        }
    }
}
