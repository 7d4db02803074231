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
    /// It begins a sentence: half as much again, and twice as much where it is more than there is.
    Beginning,
    /// Anywhere in a sentence: half as much again.
    Plain,
    /// What is mended without being asked: a third more, or one more or less.
    Fixed,
    /// Behind a word that leads in what something is done with, or to, which may be a part: a fifth more, or one more.
    Led,
}

impl Reach {
    /// Whether a figure is as near to a count as it may be.
    pub(super) fn holds(self, figure: &Number, count: &Number) -> bool {
        let is_less = figure < count;
        let (less, more) = if is_less {
            (figure, count)
        } else {
            (count, figure)
        };
        let (most, of): (i64, i64) = match self {
            Self::Firm => (4, 1),
            Self::Opening => (2, 1),
            // More than there is cannot be a part.
            Self::Beginning if !is_less => (2, 1),
            Self::Beginning | Self::Plain => (3, 2),
            Self::Led if !is_less && is_next(less, more) => return true,
            Self::Led => (6, 5),
            Self::Fixed if is_next(less, more) => return true,
            Self::Fixed => (4, 3),
        };
        more * &Number::from(of) <= less * &Number::from(most)
    }
}

/// Whether two whole numbers are one apart, as a count and what it was before its last change.
pub(super) fn is_next(less: &Number, more: &Number) -> bool {
    let one_more = less + &Number::ONE;
    !less.is_zero() && one_more == *more
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
