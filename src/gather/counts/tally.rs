//! A figure beside what it counts, as far as it takes to say whether it counts all.

use super::number::HowMany;
use super::reach::Weight;
use crate::source::Span;

/// A figure beside what it counts.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// What it counts, by the position of its count, or of the group of facts that state the same.
    pub(super) of: usize,
    pub(super) amount: HowMany,
    pub(super) weight: Weight,
    /// Whether nothing stands between the figure and the noun.
    pub(super) is_bare: bool,
    /// The figure in its file.
    pub(super) figure: Span,
    /// The group of the passage.
    pub(super) group: Option<usize>,
    /// The passage and the sentence in it.
    pub(super) sentence: (usize, usize),
}
