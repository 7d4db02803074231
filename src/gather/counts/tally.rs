//! A figure beside what it counts, as far as it takes to say whether it counts all.

use super::number::HowMany;
use super::reach::Weight;
use crate::figure::Number;
use crate::source::Span;

/// A figure beside what it counts.
#[derive(Clone, Debug)]
pub(in crate::gather) struct Tally {
    /// What it counts, by the position of its count, or of the group of facts that state the same.
    pub(in crate::gather) of: usize,
    pub(super) amount: HowMany,
    pub(super) weight: Weight,
    /// Whether nothing stands between the figure and the noun.
    pub(super) is_bare: bool,
    /// The figure in its file.
    pub(in crate::gather) figure: Span,
    /// The group of the passage.
    pub(super) group: Option<usize>,
    /// The passage and the sentence in it.
    pub(super) sentence: (usize, usize),
}

impl Tally {
    /// The number of the figure, for its size.
    pub(in crate::gather) fn size(&self) -> &Number {
        self.amount.size()
    }

    /// The number, where the figure means that and nothing else.
    pub(in crate::gather) fn exactly(&self) -> Option<&Number> {
        match &self.amount {
            HowMany::Exactly(number) => Some(number),
            HowMany::AtLeast(_) | HowMany::Between(..) => None,
        }
    }
}
