//! Sections: what stands below a heading.

use super::{Block, BlockKind};
use crate::source::TextRange;

/// A heading and what stands below it, up to the next heading of its level or a higher one.
#[derive(Clone, Debug)]
pub struct Section {
    /// The level of its heading, 1 to 6.
    pub level: u8,
    /// What its heading says.
    pub title: String,
    /// Its bytes, from its heading on.
    pub range: TextRange,
}

/// The sections that the headings among `blocks` begin.
pub(super) fn sections(blocks: &[Block], end: u32) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for block in blocks {
        let BlockKind::Heading { level, title } = &block.kind else {
            continue;
        };
        let start = block.range.start;
        for open in &mut sections {
            if open.range.end == end && open.level >= *level {
                open.range.end = start;
            }
        }
        sections.push(Section {
            level: *level,
            title: title.text().to_owned(),
            range: TextRange::new(start, end),
        });
    }
    sections
}
