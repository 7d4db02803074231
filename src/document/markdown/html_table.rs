//! Tables that are written as HTML inside Markdown. A blank line ends a block of HTML and not a table, so what lies between is
//! taken from the text and not from the blocks. What the cells come to is left to others.

use super::html::{HtmlToken, Tag, TokenKind, tokens};
use super::inline::Inline;
use super::{Block, BlockKind, Run, Table};
use crate::source::TextRange;

/// A cell takes at most so many columns or rows: <https://html.spec.whatwg.org/multipage/tables.html#attr-tdth-colspan>.
const SPAN: usize = 1000;

/// So many cells may be blank because others reach over them, for each that is written.
const BLANKS: usize = 16;

/// The blocks of one container, with the tables in their HTML as blocks of their own.
pub(super) fn with_tables(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let opens = |block: &Block| is_html(block) && tag_at(text, block.range, "<table").is_some();
    if !blocks.iter().any(opens) {
        return blocks;
    }
    let reach = reaches(&blocks);
    let mut read = Vec::new();
    // What lies before this place is read.
    let mut from = 0;
    for (block, reach) in blocks.into_iter().zip(reach) {
        if block.range.start >= from && !opens(&block) {
            read.push(block);
            continue;
        }
        from = from.max(block.range.start);
        while from < block.range.end {
            let end = if is_html(&block) {
                reach
            } else {
                block.range.end
            };
            let Some((range, table)) = table_in(text, TextRange::new(from, end))
                .filter(|(range, _)| range.start < block.range.end)
            else {
                push_html(text, TextRange::new(from, block.range.end), &mut read);
                break;
            };
            push_html(text, TextRange::new(from, range.start), &mut read);
            let kind = BlockKind::Table(table);
            read.push(Block { range, kind });
            from = range.end;
        }
    }
    read
}

/// How far a table that begins in each block may go: up to a block that stands in no table.
fn reaches(blocks: &[Block]) -> Vec<u32> {
    let mut reach = 0;
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks.iter().rev() {
        let is_in_tables = match &block.kind {
            BlockKind::Html(_) | BlockKind::Paragraph(_) | BlockKind::List(_) => true,
            // Cells that are indented.
            BlockKind::Code { language, .. } => language.is_empty(),
            _ => false,
        };
        reach = if is_in_tables {
            block.range.end.max(reach)
        } else {
            0
        };
        all.push(reach);
    }
    all.reverse();
    all
}

fn is_html(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Html(_))
}

/// Where a tag begins, upper and lower case being one.
fn tag_at(text: &str, part: TextRange, tag: &str) -> Option<usize> {
    let part = part.slice(text);
    let mut places = part.match_indices('<').map(|(at, _)| at);
    places.find(|at| {
        let written = part.as_bytes().get(*at..*at + tag.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(tag.as_bytes()))
    })
}

fn push_html(text: &str, range: TextRange, read: &mut Vec<Block>) {
    let written = range.slice(text);
    if written.trim().is_empty() {
        return;
    }
    let start = range.start as usize + (written.len() - written.trim_start().len());
    let range = TextRange::from_usize(start, start + written.trim().len());
    read.push(Block {
        range,
        kind: BlockKind::Html(html_of(text, range)),
    });
}

fn html_of(text: &str, range: TextRange) -> Run {
    let mut inline = Inline::new(text, range);
    inline.html(range);
    inline.finish().0
}

/// The first table in a part of a text, where it has an end, rows, and no other table in it.
fn table_in(text: &str, part: TextRange) -> Option<(TextRange, Table)> {
    let start = part.start as usize + tag_at(text, part, "<table")?;
    let part = TextRange::from_usize(start, part.end as usize);
    let end = start + tag_at(text, part, "</table")?;
    let written = text.get(start..)?;
    let end = end + text.get(end..)?.find('>')? + 1;
    let tokens = tokens(written.get(..end - start)?);
    let is_table = |token: &&HtmlToken<'_>| match &token.kind {
        TokenKind::Open(tag) => tag.name == "table",
        _ => false,
    };
    if tokens.iter().filter(is_table).count() != 1 {
        return None;
    }
    let mut rows = Rows::default();
    for token in &tokens {
        rows.take(token);
    }
    let range = TextRange::from_usize(start, end);
    Some((range, rows.table(text, start)?))
}

/// The rows of a table while it is read, their places counted from where it was begun to be looked for.
#[derive(Default)]
struct Rows {
    cells: Vec<Vec<Cell>>,
    open: Option<Cell>,
    /// Whether what is read stands in the head of the table.
    in_head: bool,
}

struct Cell {
    start: usize,
    end: usize,
    is_heading: bool,
    columns: usize,
    rows: usize,
}

impl Rows {
    fn take(&mut self, token: &HtmlToken<'_>) {
        let (name, opened) = match &token.kind {
            TokenKind::Open(tag) => (&*tag.name, Some(tag)),
            TokenKind::Close(name) => (&**name, None),
            _ => return,
        };
        if !matches!(
            name,
            "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "table"
        ) {
            return;
        }
        if let (Some(mut cell), Some(row)) = (self.open.take(), self.cells.last_mut()) {
            cell.end = token.range.start;
            row.push(cell);
        }
        match (name, opened) {
            ("thead", opened) => self.in_head = opened.is_some(),
            ("tr", Some(_)) => self.cells.push(Vec::new()),
            ("td" | "th", Some(tag)) => {
                if self.cells.is_empty() {
                    self.cells.push(Vec::new());
                }
                self.open = Some(Cell {
                    start: token.range.end,
                    end: token.range.end,
                    is_heading: self.in_head || name == "th",
                    columns: span(tag, "colspan"),
                    rows: span(tag, "rowspan"),
                });
            }
            _ => {}
        }
    }

    /// The table: its first row names the columns where it is nothing but headings.
    fn table(mut self, text: &str, base: usize) -> Option<Table> {
        self.cells.retain(|row| !row.is_empty());
        let first = self.cells.first()?;
        let is_named = first.iter().all(|cell| cell.is_heading);
        let written: usize = self.cells.iter().map(Vec::len).sum();
        let mut left = written.saturating_mul(BLANKS);
        // How many more rows a cell above reaches into, by column.
        let mut reaching: Vec<usize> = Vec::new();
        let mut rows = Vec::new();
        for row in &self.cells {
            let mut cells = Vec::new();
            for cell in row {
                blank_below(&mut cells, &mut reaching, cell.start + base);
                let range = TextRange::from_usize(base + cell.start, base + cell.end);
                for column in 0..cell.columns {
                    left = left.checked_sub(1)?;
                    let at = cells.len();
                    reaching.resize(reaching.len().max(at + 1), 0);
                    if let Some(rows) = reaching.get_mut(at) {
                        *rows = cell.rows - 1;
                    }
                    cells.push(if column == 0 {
                        html_of(text, range)
                    } else {
                        blank(base + cell.end)
                    });
                }
            }
            let end = row.last().map_or(0, |cell| cell.end);
            blank_below(&mut cells, &mut reaching, base + end);
            left = left.checked_sub(1)?;
            rows.push(cells);
        }
        let headings = if is_named { rows.remove(0) } else { Vec::new() };
        Some(Table { headings, rows })
    }
}

/// Blank cells where cells of rows above reach into this one.
fn blank_below(cells: &mut Vec<Run>, reaching: &mut [usize], at: usize) {
    while let Some(rows) = reaching.get_mut(cells.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        cells.push(blank(at));
    }
}

fn blank(at: usize) -> Run {
    Run::new(TextRange::from_usize(at, at))
}

fn span(tag: &Tag<'_>, name: &str) -> usize {
    let written = tag.attribute(name);
    let number = written.and_then(|written| written.trim().parse().ok());
    number.unwrap_or(1).clamp(1, SPAN)
}
