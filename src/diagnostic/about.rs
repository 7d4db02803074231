//! What a diagnostic says of itself beside its words. By that `lint` tells a cause from its consequences; which finding
//! silences which is decided there.

use std::collections::BTreeSet;

use crate::source::Span;

/// What a diagnostic is about. Whoever reports it says so, and decides nothing by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What kind of cause or consequence it may be.
    pub matter: Matter,
    /// The whole values that it is about, whatever part of them is underlined.
    pub places: Vec<Span>,
    /// The sets of facts, by their numbers in the index, of each of which it says something that they share.
    pub facts: Vec<BTreeSet<usize>>,
    /// What it takes away if it is a cause, what it rests on if it is a consequence.
    pub grounds: Vec<Ground>,
}

/// The kinds of causes and consequences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matter {
    /// None of those below.
    #[default]
    Other,
    /// A file, or all that one declares, could not be read.
    Unread,
    /// A value means nothing where it stands.
    Meaningless,
    /// A schema asks for another spelling of a value.
    Misspelt,
    /// A value is of another type than a schema asks for.
    Mistyped,
    /// A name that nothing has.
    Undeclared,
    /// Figures cannot be compared with a metric, since one of them has no unit.
    Unmeasured,
    /// What a document takes from its original is not where it says; the place is where it probably stands.
    Astray,
    /// A figure of an original that no fact states.
    Uncaptured,
    /// The facts of one data point do not agree, as every reader would compare them.
    DataPoint,
    /// Facts that a declared check compares do not hold together.
    Declared,
    /// A declared check compares nothing.
    Idle,
}

/// What names and figures rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// What the vocabulary declares of the kind in question.
    Vocabulary,
    /// That the project has a vocabulary at all.
    AnyVocabulary,
    /// The unit that a metric is declared with.
    UnitOfMetric,
    /// What the units of the vocabulary are declared as.
    Units,
    /// The facts of all documents.
    Facts,
    /// The records of all files.
    Records,
}

impl About {
    /// A value that means nothing where it stands, or at the other places.
    pub fn meaningless(places: impl IntoIterator<Item = Span>) -> Self {
        Self {
            matter: Matter::Meaningless,
            places: places.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Facts that do not go together, by their numbers in the index.
    pub fn facts(matter: Matter, facts: impl IntoIterator<Item = usize>) -> Self {
        Self {
            matter,
            facts: vec![facts.into_iter().collect()],
            ..Self::default()
        }
    }
}
