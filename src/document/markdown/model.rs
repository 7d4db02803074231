//! What a text is made of.

use super::Run;
use crate::source::TextRange;

/// A heading, a paragraph, a list, …
#[derive(Clone, Debug)]
pub struct Block {
    /// Its bytes, marks included.
    pub range: TextRange,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// What it says.
        title: Run,
    },
    /// A paragraph.
    Paragraph(Run),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// Code, between fences or indented.
    Code {
        /// What stands after the opening fence: `sh`; empty where nothing does.
        language: String,
        /// The code, as it is without the indentation of the block.
        code: Run,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// The text of a footnote, or what is set off as `> [!NOTE]`.
    Note {
        /// The mark of a footnote: `1` of `[^1]`.
        label: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// HTML: its text without tags and comments. Tables in it are blocks of their own.
    Html(Run),
    /// A line across the page.
    Rule,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Whether no blank line parts its items.
    pub tight: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its bytes, its marker included.
    pub range: TextRange,
    /// Whether a blank line stands before it.
    pub gap: bool,
    /// Of a task, whether it is ticked.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The cells of its first row, which names the columns; each with its bytes.
    pub headings: Vec<Run>,
    /// The other rows. A row may have fewer cells than there are headings.
    pub rows: Vec<Vec<Run>>,
}

/// Blocks beside one another.
#[derive(Clone, Copy, Debug)]
pub struct Siblings<'a> {
    /// The blocks.
    pub blocks: &'a [Block],
    /// Whether they stand in a quotation.
    pub quoted: bool,
}

pub(super) fn siblings(blocks: &[Block]) -> Vec<Siblings<'_>> {
    let mut all = vec![Siblings {
        blocks,
        quoted: false,
    }];
    let mut next = 0;
    while let Some(current) = all.get(next).copied() {
        for block in current.blocks {
            let quoted = current.quoted;
            match &block.kind {
                BlockKind::List(list) => all.extend(list.items.iter().map(|item| Siblings {
                    blocks: &item.blocks,
                    quoted,
                })),
                BlockKind::Quote(blocks) => all.push(Siblings {
                    blocks,
                    quoted: true,
                }),
                BlockKind::Note { blocks, .. } => all.push(Siblings { blocks, quoted }),
                _ => {}
            }
        }
        next += 1;
    }
    let start = |siblings: &Siblings<'_>| siblings.blocks.first().map(|block| block.range.start);
    all.sort_by_key(start);
    all
}
