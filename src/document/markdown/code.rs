//! Which places of a text are code.

use super::{BlockKind, MarkKind, Markdown, Run, TextKind};
use crate::source::{SourceFile, TextRange};

/// Whether a place of a file is one of running text, and not of data, of code or of an address.
pub fn is_running_text(source: &SourceFile, place: TextRange) -> bool {
    TextKind::of_path(&source.path).is_some_and(|kind| {
        let page = Markdown::of_kind(source.text.clone(), kind);
        !page.is_code(place)
    })
}

impl Markdown {
    /// Whether a place stands in code, in an address or in front matter.
    fn is_code(&self, place: TextRange) -> bool {
        let is_front = self
            .front_matter()
            .is_some_and(|front| front.contains(place));
        let siblings = self.siblings();
        let mut blocks = siblings.iter().flat_map(|siblings| siblings.blocks);
        let own = blocks.any(|block| match &block.kind {
            BlockKind::Code { .. } => block.range.contains(place),
            BlockKind::Heading { title: run, .. }
            | BlockKind::Paragraph(run)
            | BlockKind::Html(run) => is_code_of(run, place),
            BlockKind::Table(table) => {
                let cells = table.headings.iter().chain(table.rows.iter().flatten());
                cells.into_iter().any(|cell| is_code_of(cell, place))
            }
            BlockKind::List(_) | BlockKind::Quote(_) | BlockKind::Note { .. } | BlockKind::Rule => {
                false
            }
        });
        is_front || own
    }
}

fn is_code_of(run: &Run, place: TextRange) -> bool {
    run.marks().iter().any(|mark| match &mark.kind {
        MarkKind::Code => mark.source.contains(place),
        MarkKind::Link(target) | MarkKind::Image { target, .. } => {
            target.range.is_some_and(|range| range.contains(place))
        }
        _ => false,
    })
}
