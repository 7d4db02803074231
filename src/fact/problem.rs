//! What can be wrong with a vocabulary or with facts, as data. The rules word it.

use super::{MetricId, ValueKind};
use crate::figure::{
    FigureError, Number, Oddity, PeriodError, ReadingProblem, UnitId, UnitProblem,
};
use crate::source::Span;
use crate::words::Near;

/// A problem: one thing that is wrong, and where.
#[derive(Clone, Debug)]
pub struct FactProblem {
    /// What is wrong.
    pub kind: FactProblemKind,
    /// Where, first of all; of a value that was reached through an alias, the alias.
    pub span: Span,
    /// Other places that belong to it; which ones, [`FactProblemKind`] says. After them, the anchored value when
    /// `span` is an alias.
    pub related: Vec<Span>,
}

/// The kinds of problem. Texts are as written.
#[derive(Clone, Debug)]
pub enum FactProblemKind {
    /// A figure that cannot be read; the error's range counts within `text`. The fact is not in the index.
    Figure {
        /// The figure.
        text: Box<str>,
        /// What cannot be read in it.
        error: FigureError,
    },
    /// A period or date that cannot be read. If a fact's, the fact is not in the index.
    Period {
        /// The period.
        text: Box<str>,
        /// What cannot be read in it.
        error: PeriodError,
    },
    /// A factor or limit of the vocabulary that is not an exact number.
    Number {
        /// The number.
        text: Box<str>,
    },
    /// A step of rounding that is not above zero.
    Step {
        /// The step.
        text: Box<str>,
    },
    /// A unit of the vocabulary that cannot be used as declared; worded by the `figure` room. `span` is the symbol to
    /// blame, else the unit.
    UnitDefinition {
        /// What is wrong.
        problem: UnitProblem,
    },
    /// A change of the table of readings that is refused; worded by the `figure` room.
    Reading {
        /// What is wrong.
        problem: ReadingProblem,
    },
    /// A range of the vocabulary that holds no number.
    EmptyRange,
    /// A figure that contradicts itself or its metric. Related: the metric in the vocabulary.
    Oddity {
        /// The figure.
        text: Box<str>,
        /// Its metric.
        metric: MetricId,
        /// In what way.
        oddity: Oddity,
    },
    /// A figure that is not rounded as the vocabulary or its document says. Related: where that is said.
    NotRounded {
        /// The figure.
        text: Box<str>,
        /// The step of which it would have to be a multiple.
        step: Number,
    },
    /// A figure in a unit that cannot be converted to its metric's. Related: the metric in the vocabulary.
    UnitNotOfMetric {
        /// The figure.
        text: Box<str>,
        /// The figure's unit.
        unit: UnitId,
        /// The metric.
        metric: MetricId,
        /// The metric's unit; `None` when it declares none.
        expected: Option<UnitId>,
    },
    /// A count that is no whole number, of things that cannot be divided, and no rate.
    NotWhole {
        /// The figure.
        text: Box<str>,
        /// The unit of what is counted.
        unit: UnitId,
    },
    /// A metric is declared a part of one that it cannot be compared with: another kind of value, or a unit that
    /// cannot be converted. Related: the whole's declaration. The link is ignored.
    Incomparable {
        /// The metric that is a part.
        part: MetricId,
        /// The metric that it is a part of.
        whole: MetricId,
    },
    /// A fact states a text where its metric wants a figure, and the like. Related: the metric in the vocabulary.
    /// The fact is not in the index.
    ValueKindMismatch {
        /// The metric.
        metric: MetricId,
        /// What the fact states.
        states: ValueKind,
    },
    /// A name that nothing has. Reported once for each name. Related: its other uses, at most [`RELATED_USES`].
    Unknown {
        /// What kind of thing was named.
        what: NameKind,
        /// The dimension, for a member of one.
        within: Option<Box<str>>,
        /// The name.
        name: Box<str>,
        /// A name that exists and differs in a letter or two.
        close: Option<Near>,
        /// The uses that `related` leaves out.
        further: Vec<Span>,
    },
    /// A name given twice. `span` is the later one; related: the first.
    DuplicateId {
        /// What kind of thing has the name.
        what: NameKind,
        /// The name; of a fact without its document's.
        id: Box<str>,
    },
    /// Things that are, by their links, parts of themselves or replace themselves. `span` and related: the links, in
    /// the order of `ids`. The links are ignored.
    Cycle {
        /// What kind of thing.
        what: NameKind,
        /// Their names; each links to the next, the last to the first.
        ids: Box<[Box<str>]>,
    },
}

/// The kind of thing that a name can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A metric of the vocabulary.
    Metric,
    /// An entity of the vocabulary.
    Entity,
    /// A dimension of the vocabulary.
    Dimension,
    /// A member of a dimension.
    Member,
    /// A unit.
    Unit,
    /// A document.
    Document,
    /// A fact of a document, `document/fact`.
    Fact,
}

impl NameKind {
    /// The word for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Entity => "entity",
            Self::Dimension => "dimension",
            Self::Member => "member",
            Self::Unit => "unit",
            Self::Document => "document",
            Self::Fact => "fact",
        }
    }

    /// The word with its article: `a unit`, `an entity`.
    pub fn with_article(self) -> String {
        let article = if self == Self::Entity { "an" } else { "a" };
        format!("{article} {}", self.as_str())
    }
}

/// How many further uses of an unknown name are listed.
pub const RELATED_USES: usize = 5;
