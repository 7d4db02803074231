//! Plain text: paragraphs, and nothing that is a mark.

use super::{Block, BlockKind, Run};
use crate::source::TextRange;

pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if line.trim().is_empty() {
            blocks.extend(open.take().map(|range| paragraph(text, range)));
        } else {
            open = Some((open.map_or(at, |(start, _)| start), end));
        }
        at += line.len();
    }
    blocks.extend(open.map(|range| paragraph(text, range)));
    blocks
}

fn paragraph(text: &str, bytes: (usize, usize)) -> Block {
    let range = TextRange::from_usize(bytes.0, bytes.1);
    let mut run = Run::new(range);
    run.push(range.slice(text), range, true);
    Block {
        range,
        kind: BlockKind::Paragraph(run),
    }
}
