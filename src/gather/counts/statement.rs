//! What a text states of a count, cut out of its passage: its words, the words around it, and where it stands.

use super::catch::Hit;
use super::mend::Correction;
use super::passage::Passage;
use super::reach::Reach;
use crate::document::Markdown;
use crate::source::{Span, TextRange};

/// A place of a text that states a count.
#[derive(Clone, Debug)]
pub struct Statement {
    /// All of it in the file.
    pub span: Span,
    /// The statement as it is written, without marks.
    pub text: String,
    /// The words around it.
    pub around: String,
    /// The figure as it is written.
    pub figure: String,
    /// Where it stands in the file.
    pub figure_range: TextRange,
    /// Its outcome.
    pub outcome: Standing,
    /// Whether its words say plainly that it counts all.
    pub is_plain: bool,
    /// The correction that mends it, of one that is not what was counted.
    pub correction: Option<Correction>,
}

/// The outcome of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is right.
    Holds,
    /// It is right, and says less than half or another configured part of what there is.
    Stale,
    /// It is not what was counted.
    Drifted,
    /// It is not what most others say, as a figure, and where one of them says so.
    Minority(String, Span),
}

pub(super) fn statement(passage: &Passage, hit: &Hit, span: Span) -> Statement {
    const AROUND: usize = 24;
    let text = passage.text.as_str();
    let from = text.floor_char_boundary(hit.whole.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((hit.whole.end + AROUND).min(text.len()));
    let piece = |range: std::ops::Range<usize>| {
        let piece = text.get(range).unwrap_or_default();
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    Statement {
        span,
        text: piece(hit.whole.clone()),
        around: piece(from..to),
        figure: piece(hit.figure.clone()),
        figure_range: passage.source(hit.figure.start, hit.figure.end),
        // Until it is compared nothing speaks against it.
        outcome: Standing::Holds,
        is_plain: hit.weight.reach == Reach::Firm || passage.is_heading(),
        correction: None,
    }
}

/// Where a statement stands. Of a heading and the cell below it only the figure is underlined.
pub(super) fn place(page: &Markdown, passage: &Passage, hit: &Hit) -> TextRange {
    let whole = passage.source(hit.whole.start, hit.whole.end);
    if passage.is_labelled() && whole.slice(page.text()).contains('\n') {
        passage.source(hit.figure.start, hit.figure.end)
    } else {
        whole
    }
}
