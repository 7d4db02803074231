//! What the sweeps of `containment` and `monotone` answer: one item against all that must be at most it.
//! How the answer is computed is `ranking`.

use super::verdict::Verdict;
use crate::figure::ReadingKind;

/// The items with the greatest lower ends among some; of equal ends the one that stands first. `None` when there are
/// none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Greatest {
    /// The greatest by the strict readings.
    pub strict: Option<usize>,
    /// The greatest by the usual readings.
    pub usual: Option<usize>,
}

/// The item that cannot be at most the one it was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Culprit {
    /// Its position.
    pub item: usize,
    /// The readings on which it is too great.
    pub on: ReadingKind,
}

/// An item compared with all that must be at most it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How many must be at most this one.
    pub compared: usize,
    /// The greatest of those whose period is stated.
    pub stated: Greatest,
    /// The greatest of all of them.
    pub all: Greatest,
    /// Conflict when one is too great on the strict readings and neither period is inferred; doubtful when one is too
    /// great otherwise; not checked when there was none.
    pub verdict: Verdict,
    /// The culprit that is too great, when one is. A doubtful verdict with a culprit on the strict readings is one that an
    /// inferred period softened.
    pub culprit: Option<Culprit>,
}

/// A member that is too great for its container, beside the one that the comparison names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Further {
    /// Its position.
    pub item: usize,
    /// The position of the container.
    pub whole: usize,
    /// The readings on which it is too great.
    pub on: ReadingKind,
    /// Conflict on the strict readings where neither period is inferred, else doubtful.
    pub verdict: Verdict,
}
