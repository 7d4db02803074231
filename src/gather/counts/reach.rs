//! How far a figure may be from what there is and still count it. A count drifts by little; the farther a figure is, the
//! plainer its words have to say that it counts all. A part is always less than all.

use crate::figure::Number;

/// What the words around a figure say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// How far it may be from what there is.
    pub(super) reach: Reach,
    /// Whether it can be that of a part, so that less than what there is says nothing.
    pub(super) may_be_part: bool,
}

/// How far a figure may be from what there is, as a fraction of the less by the more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// A label, or words that say that these are all: four times as much.
    Firm,
    /// It begins a heading, an item or a cell: twice as much.
    Opening,
    /// Anywhere in a sentence: half as much again.
    Plain,
    /// What is mended without being asked: a third more.
    Fixed,
    /// Behind a word that leads in what something is done with, or to: a fifth more.
    Led,
}

impl Reach {
    /// Whether a figure is as near to a count as it may be.
    pub(super) fn holds(self, figure: &Number, count: &Number) -> bool {
        let (less, more) = if figure < count {
            (figure, count)
        } else {
            (count, figure)
        };
        let (most, of): (i64, i64) = match self {
            Self::Firm => (4, 1),
            Self::Opening => (2, 1),
            Self::Plain => (3, 2),
            Self::Fixed => (4, 3),
            Self::Led => (6, 5),
        };
        more * &Number::from(of) <= less * &Number::from(most)
    }
}

impl Weight {
    /// What a label says.
    pub(super) const FIRM: Self = Self {
        reach: Reach::Firm,
        may_be_part: false,
    };
    /// What a label says of things of some kind.
    pub(super) const OF_KIND: Self = Self {
        reach: Reach::Opening,
        may_be_part: true,
    };
}
