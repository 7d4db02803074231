//! How what was found is said.

use crate::relation::Verdict;

/// How what was found is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Tone {
    /// It cannot hold on any reading.
    Statement,
    /// Whoever reads it is to say: what is compared rests on something inferred, or the check only asks.
    Question,
    /// It holds on the widest readings only.
    Doubt,
}

impl Tone {
    /// That of a verdict by itself.
    pub(in crate::rules) fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Conflict => Self::Statement,
            _ => Self::Doubt,
        }
    }
}
