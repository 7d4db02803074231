//! Markdown as people read it: headings, paragraphs, lists, tables and code, each with its bytes in the file, and text
//! without marks of which every byte knows where it stands in the file.
//!
//! `CommonMark` with the tables, tasks, notes and struck text of GitHub, through `pulldown-cmark`, which only `read` and
//! `inline` know. What a text says is left to others.

mod code;
mod drawn;
mod front;
mod html;
mod html_table;
mod inline;
mod model;
mod plain;
mod read;
mod run;
mod section;

#[cfg(test)]
mod tests;

pub use self::code::is_running_text;
pub use self::model::{Block, BlockKind, Item, List, Siblings, Table};
pub use self::run::{Mark, MarkKind, Run, Target};
pub use self::section::Section;

use std::sync::Arc;

pub(super) use self::front::as_toml;
use self::front::{Front, front};
use super::directive::{self, Directive};
use crate::source::TextRange;

/// The ways in which running text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Markdown.
    Markdown,
    /// Text without marks.
    Plain,
}

impl TextKind {
    /// What a text is by the extension of its path, upper or lower case: `.md`, `.markdown`, `.txt`.
    pub fn of_path(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "txt" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// The beginning of a text up to the end of its front matter; empty where it has none.
pub(super) fn before_text(text: &str) -> &str {
    match front(text) {
        Front::Matter { content, .. } => text.get(..content.end as usize).unwrap_or_default(),
        Front::None { .. } => "",
    }
}

/// A text in Markdown, or a plain one, read.
///
/// ```
/// use factlint::document::{BlockKind, Markdown};
///
/// let source = "# Berths\n\nThe harbour has **44**\nberths.\n";
/// let page = Markdown::read(source.into());
/// let BlockKind::Paragraph(run) = &page.blocks()[1].kind else { panic!() };
/// assert_eq!(run.text(), "The harbour has 44\nberths.");
/// let figure = run.source(16, 25);
/// assert_eq!(figure.slice(source), "44**\nberths");
/// assert_eq!(page.section_at(figure.start).unwrap().title, "Berths");
/// ```
#[derive(Clone, Debug)]
pub struct Markdown {
    text: Arc<str>,
    front_matter: Option<TextRange>,
    blocks: Vec<Block>,
    sections: Vec<Section>,
    directives: Vec<Directive>,
    off: Vec<TextRange>,
    /// Whether it is plain text.
    plain: bool,
}

impl Markdown {
    /// Reads a text in Markdown. Every text is some Markdown, so that this cannot fail.
    pub fn read(text: Arc<str>) -> Self {
        let (front_matter, start) = match front(&text) {
            Front::Matter { content, after } => (Some(content), after),
            Front::None { start } => (None, start),
        };
        let read::Read { blocks, comments } = read::read(&text, start);
        Self::assemble(text, front_matter, blocks, &comments)
    }

    /// Reads a plain text: its paragraphs are what blank lines part, and nothing in them is a mark.
    pub fn read_plain(text: Arc<str>) -> Self {
        let blocks = plain::read(&text);
        Self {
            plain: true,
            ..Self::assemble(text, None, blocks, &[])
        }
    }

    /// Reads a text as what its name says that it is.
    pub fn of_kind(text: Arc<str>, kind: TextKind) -> Self {
        match kind {
            TextKind::Markdown => Self::read(text),
            TextKind::Plain => Self::read_plain(text),
        }
    }

    fn assemble(
        text: Arc<str>,
        front_matter: Option<TextRange>,
        blocks: Vec<Block>,
        comments: &[TextRange],
    ) -> Self {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let directives = directives(&text, &blocks, comments);
        Self {
            front_matter,
            sections: section::sections(&blocks, end),
            off: directive::off(&directives, end),
            directives,
            blocks,
            text,
            plain: false,
        }
    }

    /// The text as it stands in the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes between the two `---` before the text; what they say is the tree of the file.
    pub fn front_matter(&self) -> Option<TextRange> {
        self.front_matter
    }

    /// What the text is made of, from top to bottom.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The blocks that stand beside one another, for each place that can hold blocks: the text itself, each item of a list,
    /// each quotation, each note; in the order in which they begin.
    pub fn siblings(&self) -> Vec<Siblings<'_>> {
        model::siblings(&self.blocks)
    }

    /// The sections that headings begin, in the order of the text.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The innermost section that holds a place.
    pub fn section_at(&self, offset: u32) -> Option<&Section> {
        self.sections_at(offset).last()
    }

    /// The sections that hold a place, the outermost first.
    pub fn sections_at(&self, offset: u32) -> impl Iterator<Item = &Section> {
        let holds =
            move |section: &&Section| section.range.start <= offset && offset < section.range.end;
        self.sections.iter().filter(holds)
    }

    /// What comments ask of factlint, in the order of the text.
    pub fn directives(&self) -> &[Directive] {
        &self.directives
    }

    /// Whether a place stands between the comments `factlint: off` and `factlint: on`.
    pub fn is_off(&self, range: TextRange) -> bool {
        self.off
            .iter()
            .any(|off| off.start <= range.start && range.start < off.end)
    }
}

/// The directives among the comments of a text. Each speaks for the block at the top of the text that it stands in, and one
/// that is a block by itself for the next that is more.
fn directives(text: &str, blocks: &[Block], comments: &[TextRange]) -> Vec<Directive> {
    let directives = comments.iter().filter_map(|range| {
        Some(Directive {
            range: *range,
            wish: directive::wish(range.slice(text))?,
            reach: reach(text, blocks, *range).unwrap_or(*range),
        })
    });
    directives.collect()
}

/// What a comment speaks for.
fn reach(text: &str, blocks: &[Block], comment: TextRange) -> Option<TextRange> {
    let at = blocks
        .iter()
        .position(|block| block.range.contains(comment))?;
    let mut spoken_for = blocks.get(at..)?.iter();
    let own = spoken_for.next()?;
    if !is_comment(text, own) {
        return Some(own.range);
    }
    let next = spoken_for.find(|block| !is_comment(text, block));
    Some(next.map_or(own.range, |next| own.range.cover(next.range)))
}

/// Whether a block is nothing but a comment.
fn is_comment(text: &str, block: &Block) -> bool {
    let BlockKind::Html(run) = &block.kind else {
        return false;
    };
    let text = block.range.slice(text).trim();
    run.text().trim().is_empty() && text.starts_with("<!--") && text.ends_with("-->")
}
