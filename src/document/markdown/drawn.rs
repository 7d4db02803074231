//! Tables that are drawn with blanks: rows of which the columns stand at the same places in each line. Only where that is
//! certain is it a table; a line that has no place in it may be a row that somebody wrote too long, so that what lies
//! beside it is a table only where it begins anew with its own headings.

use unicode_width::UnicodeWidthChar;

use super::{Block, BlockKind, Markdown, Run, Table};
use crate::source::TextRange;

/// So many rows a table has at least, its headings and its total among them.
const ROWS: usize = 4;

/// So many blanks part two columns at least: one stands between words too.
const GAP: usize = 2;

/// The languages of code that is none but a text as it is to be shown.
const TEXT: [&str; 5] = ["", "text", "txt", "plain", "plaintext"];

/// What stands before what somebody types: the lines below are what a program answers, of which a page may show a part.
const PROMPTS: [&str; 5] = ["$ ", "> ", "% ", "# ", ">>> "];

impl Markdown {
    /// The texts in which tables are drawn with blanks, each as paragraphs and tables: a plain text, and what stands between
    /// fences without being code, with the paragraphs beside it.
    pub fn drawn(&self) -> Vec<Vec<Block>> {
        if self.plain {
            let range = TextRange::from_usize(0, self.text.len());
            let mut run = Run::new(range);
            run.push(&self.text, range, true);
            return Vec::from_iter(read(&self.text, &run, false));
        }
        let mut all = Vec::new();
        for siblings in self.siblings() {
            for (at, block) in siblings.blocks.iter().enumerate() {
                let BlockKind::Code { language, code } = &block.kind else {
                    continue;
                };
                if siblings.quoted || !TEXT.contains(&language.trim()) || is_typed(code.text()) {
                    continue;
                }
                let beside = |at: usize| {
                    let beside = siblings.blocks.get(at);
                    beside
                        .filter(|block| matches!(block.kind, BlockKind::Paragraph(_)))
                        .cloned()
                };
                if let Some(blocks) = read(&self.text, code, true) {
                    let before = at.checked_sub(1).and_then(beside);
                    let blocks = before.into_iter().chain(blocks).chain(beside(at + 1));
                    all.push(blocks.collect());
                }
            }
        }
        all
    }
}

fn is_typed(code: &str) -> bool {
    let mut lines = code.lines().map(str::trim_start);
    lines.any(|line| PROMPTS.iter().any(|prompt| line.starts_with(prompt)))
}

/// A line of a text.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
    kind: LineKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Blank,
    /// A line across a table.
    Rule,
    /// Wide blanks part what stands in it.
    Row,
    Prose,
}

impl<'t> Line<'t> {
    fn of(text: &'t str, start: usize) -> Self {
        let text = text.trim_end();
        let inner = text.trim_start();
        let is_drawn = |c: char| matches!(c, '-' | '=' | '─' | '━' | '═' | '_' | '+' | ' ');
        let kind = if inner.is_empty() {
            LineKind::Blank
        } else if inner.len() > 2 && inner.chars().all(is_drawn) {
            LineKind::Rule
        } else if inner.contains("  ") && !text.contains(['\t', '|', '│']) {
            LineKind::Row
        } else {
            LineKind::Prose
        };
        Self { text, start, kind }
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The bytes from one place across the page to before another.
    fn between(&self, from: usize, to: usize) -> &'t str {
        let byte = |place: usize| {
            let mut across = 0;
            let mut bytes = self.text.char_indices();
            let found = bytes.find(|(_, c)| {
                let is_there = across >= place;
                across += c.width().unwrap_or(0);
                is_there
            });
            found.map_or(self.text.len(), |(at, _)| at)
        };
        self.text.get(byte(from)..byte(to)).unwrap_or_default()
    }
}

/// The paragraphs and tables of a text, where it has a table.
fn read(file: &str, run: &Run, headed: bool) -> Option<Vec<Block>> {
    let mut at = 0;
    let lines: Vec<Line<'_>> = run
        .text()
        .split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            Line::of(line, start)
        })
        .collect();
    let mut blocks = Vec::new();
    let mut from = 0;
    let mut found = false;
    while from < lines.len() {
        let rest = lines.get(from..)?;
        let many = reach(rest);
        let before = lines.get(..from)?;
        let table = table_of(file, run, rest.get(..many)?).filter(|table| {
            let has_headings = table.headings.iter().any(|cell| !cell.text().is_empty());
            !goes_on(before) && (has_headings || !headed && begins_anew(before))
        });
        found |= table.is_some();
        let part = rest.get(..many)?;
        let range = run.source(part.first()?.start, part.last()?.end());
        if let Some(table) = table {
            let kind = BlockKind::Table(table);
            blocks.push(Block { range, kind });
        } else if part.iter().any(|line| line.kind != LineKind::Blank) {
            let kind =
                BlockKind::Paragraph(cell(file, run, (part.first()?.start, part.last()?.end())));
            blocks.push(Block { range, kind });
        }
        from += many;
    }
    found.then_some(blocks)
}

/// Whether the lines right above are no row and stand below one: one that was written too long, say.
fn goes_on(before: &[Line<'_>]) -> bool {
    let mut above = before.iter().rev().map(|line| line.kind).peekable();
    let is_prose = above.peek() == Some(&LineKind::Prose);
    let above = above.find(|kind| *kind != LineKind::Prose);
    is_prose && matches!(above, Some(LineKind::Row | LineKind::Rule))
}

/// Whether a table without headings may begin below these lines: it goes on with nothing that stands above it.
fn begins_anew(before: &[Line<'_>]) -> bool {
    let mut above = before.iter().rev();
    match above.next().map(|line| line.kind) {
        None => true,
        Some(LineKind::Blank) => {
            let mut above = above.skip_while(|line| line.kind == LineKind::Blank);
            let line = above.next();
            line.is_none_or(|line| {
                line.kind == LineKind::Prose && line.text.ends_with(['.', ':', '。', '：'])
            })
        }
        Some(_) => false,
    }
}

/// How many lines belong together: prose up to a blank line or a row, or rows with the lines across them. A row that stands
/// alone behind or before a blank line belongs to those on its other side.
fn reach(lines: &[Line<'_>]) -> usize {
    let is_table = |kind: LineKind| matches!(kind, LineKind::Row | LineKind::Rule);
    let block = |from: usize| {
        let lines = lines.get(from..).unwrap_or_default();
        let of_table = lines.first().is_some_and(|line| is_table(line.kind));
        let ends =
            |line: &Line<'_>| line.kind == LineKind::Blank || is_table(line.kind) != of_table;
        let end = lines.iter().position(ends).unwrap_or(lines.len());
        (from + end, of_table)
    };
    let rows = |from: usize, to: usize| {
        let lines = lines.get(from..to).unwrap_or_default();
        lines
            .iter()
            .filter(|line| line.kind == LineKind::Row)
            .count()
    };
    let (mut end, of_table) = block(0);
    if !of_table {
        return end.max(1);
    }
    let mut many = rows(0, end);
    loop {
        let (next, goes_on) = block(end + 1);
        let is_apart = lines
            .get(end)
            .is_none_or(|line| line.kind != LineKind::Blank);
        let more = rows(end + 1, next);
        if is_apart || !goes_on || many > 1 && more > 1 {
            return end;
        }
        many += more;
        end = next;
    }
}

/// The table that lines are, where all their columns stand at the same places.
fn table_of(file: &str, run: &Run, lines: &[Line<'_>]) -> Option<Table> {
    let rows: Vec<&Line<'_>> = lines
        .iter()
        .filter(|line| line.kind == LineKind::Row)
        .collect();
    let columns = columns(&rows);
    if rows.len() < ROWS || columns.len() < 2 || !is_ruled_well(lines) {
        return None;
    }
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| {
            columns
                .iter()
                .map(|(from, to)| row.between(*from, *to))
                .collect()
        })
        .collect();
    // The sign of a currency stands at the same place in each row, however long the number behind it is.
    let merged = |cell: &&str| {
        let behind = cell.trim().trim_start_matches(['$', '€', '£', '¥']);
        behind.trim_start().contains("  ")
    };
    let has_headings = has_headings(&cells, lines);
    let below = cells.get(usize::from(has_headings)..)?;
    let aligned = (1..columns.len()).all(|column| is_aligned(below, column));
    if cells.iter().flatten().any(merged) || !aligned {
        return None;
    }
    let mut read: Vec<Vec<Run>> = Vec::with_capacity(rows.len());
    for (row, cells) in rows.iter().zip(&cells) {
        let placed = cells.iter().enumerate().map(|(at, text)| {
            let start = text.as_ptr() as usize - row.text.as_ptr() as usize + row.start;
            // Only what leads a row tells by its blanks that it is a part of the row above.
            let blanks = if at == 0 {
                0
            } else {
                text.len() - text.trim_start().len()
            };
            cell(
                file,
                run,
                (start + blanks, start + text.trim_end().len().max(blanks)),
            )
        });
        read.push(placed.collect());
    }
    let headings = if has_headings {
        read.remove(0)
    } else {
        columns.iter().map(|_| Run::default()).collect()
    };
    Some(Table {
        headings,
        rows: read,
    })
}

/// Where the columns of rows begin and end across the page: between them all rows are blank.
fn columns(rows: &[&Line<'_>]) -> Vec<(usize, usize)> {
    let mut filled: Vec<bool> = Vec::new();
    for row in rows {
        let mut across = 0;
        for c in row.text.chars() {
            let end = across + c.width().unwrap_or(0);
            if filled.len() < end {
                filled.resize(end, false);
            }
            if !c.is_whitespace() {
                filled
                    .iter_mut()
                    .take(end)
                    .skip(across)
                    .for_each(|place| *place = true);
            }
            across = end;
        }
    }
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (at, _) in filled.iter().enumerate().filter(|(_, filled)| **filled) {
        match columns.last_mut() {
            Some((_, end)) if at < *end + GAP => *end = at + 1,
            _ => columns.push((at, at + 1)),
        }
    }
    columns
}

/// Whether lines across a table stand at its ends, below its first row and once more only: others part what is added up.
fn is_ruled_well(lines: &[Line<'_>]) -> bool {
    let is_row = |line: &Line<'_>| line.kind == LineKind::Row;
    let first = lines.iter().position(is_row).unwrap_or(0);
    let last = lines.iter().rposition(is_row).unwrap_or(0);
    let inside = lines.get(first + 1..last).unwrap_or_default().iter();
    let behind_headings = inside.enumerate().skip(1);
    let ruled = behind_headings.filter(|(_, line)| line.kind == LineKind::Rule);
    ruled.count() < 2
}

/// Whether the first row names the columns: no number stands in it, a line across follows, or all numbers are years.
fn has_headings(cells: &[Vec<&str>], lines: &[Line<'_>]) -> bool {
    let is_row = |line: &Line<'_>| line.kind == LineKind::Row;
    let first = lines.iter().position(is_row).unwrap_or(0);
    let next = lines
        .iter()
        .skip(first + 1)
        .find(|line| line.kind != LineKind::Blank);
    let is_year = |text: &str| {
        text.len() == 4 && text.starts_with(['1', '2']) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let named = |row: &Vec<&str>| {
        let mut cells = row.iter().skip(1).map(|cell| cell.trim());
        let counts = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        cells.all(|cell| !counts(cell) || is_year(cell))
    };
    cells.first().is_some_and(named) || next.is_some_and(|line| line.kind == LineKind::Rule)
}

/// Whether all cells of a column begin, end or have their point at the same place across the page.
fn is_aligned(rows: &[Vec<&str>], column: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.get(column));
    let cells: Vec<&str> = cells
        .copied()
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    let width = |text: &str| {
        text.chars()
            .filter_map(UnicodeWidthChar::width)
            .sum::<usize>()
    };
    let alike = |place: &dyn Fn(&str) -> usize| {
        let mut places = cells.iter().map(|cell| place(cell));
        let first = places.next();
        places.all(|place| Some(place) == first)
    };
    let begins = |cell: &str| width(cell) - width(cell.trim_start());
    let ends = |cell: &str| width(cell.trim_end());
    let point = |cell: &str| width(cell.split('.').next().unwrap_or(cell).trim_end());
    alike(&begins) || alike(&ends) || alike(&point)
}

/// A part of a run as one by itself.
fn cell(file: &str, run: &Run, bytes: (usize, usize)) -> Run {
    let text = run.text().get(bytes.0..bytes.1).unwrap_or_default();
    let range = run.source(bytes.0, bytes.1);
    let mut part = Run::new(range);
    part.push(text, range, range.slice(file) == text);
    part
}
