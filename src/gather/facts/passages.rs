//! What of a page is running text: no code, no quotations, no tasks that are done.

use crate::document::{Block, BlockKind, Markdown, Run};
use crate::gather::history::begins_with_date;

/// The running texts of a page.
pub(super) fn runs(page: &Markdown) -> Vec<&Run> {
    let mut found = Vec::new();
    let mut open: Vec<&Block> = page.blocks().iter().rev().collect();
    while let Some(block) = open.pop() {
        match &block.kind {
            BlockKind::Heading { title, .. } => found.push(title),
            BlockKind::Paragraph(run) | BlockKind::Html(run) => found.push(run),
            BlockKind::List(list) => {
                let items = list.items.iter().filter(|item| item.task != Some(true));
                let blocks: Vec<&Block> = items.flat_map(|item| &item.blocks).collect();
                open.extend(blocks.into_iter().rev());
            }
            BlockKind::Table(table) => {
                found.extend(&table.headings);
                let is_past =
                    |row: &&Vec<Run>| row.iter().any(|cell| begins_with_date(cell.text()));
                found.extend(table.rows.iter().filter(|row| !is_past(row)).flatten());
            }
            BlockKind::Note { blocks, .. } => open.extend(blocks.iter().rev()),
            BlockKind::Code { .. } | BlockKind::Quote(_) | BlockKind::Rule => {}
        }
    }
    found
}

/// Whether a place stands in code or in a quotation.
pub(super) fn is_apart(page: &Markdown, at: u32) -> bool {
    let siblings = page.siblings();
    let blocks = siblings.iter().flat_map(|siblings| siblings.blocks);
    let mut apart =
        blocks.filter(|block| matches!(block.kind, BlockKind::Code { .. } | BlockKind::Quote(_)));
    apart.any(|block| block.range.start <= at && at < block.range.end)
}
