//! A metric: what is measured, and what the vocabulary says of it.

use std::sync::Arc;

use super::{DeclaredRounding, DimensionId, Labels, MetricId, Spellings};
use crate::figure::{Interval, Readings, UnitId};
use crate::source::Span;

/// The kind of value that a fact states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueKind {
    /// A figure: `about 120 boats`.
    #[default]
    Figure,
    /// A date or period in EDTF: `2021-05`.
    Date,
    /// A text: the name of a prize.
    Text,
}

impl ValueKind {
    /// The key under which a fact states it, which is also its name in the vocabulary.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// Whether a metric is measured over time or at a time (the words are XBRL's).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodType {
    /// A flow, over a period.
    Duration,
    /// A stock, at a time.
    Instant,
}

impl PeriodType {
    /// `duration` or `instant`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::Instant => "instant",
        }
    }
}

/// What is measured.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one statement of the vocabulary, and none excludes another"
)]
pub struct Metric {
    /// Its name in the vocabulary.
    pub id: Arc<str>,
    /// Its labels: what people call it.
    pub labels: Labels,
    /// The unit that its figures are compared in.
    pub unit: Option<UnitId>,
    /// Whether it is that of columns of data, and nobody says that other numbers are in it too.
    pub unit_is_of_columns: bool,
    /// The kind of value that its facts state.
    pub value: ValueKind,
    /// Whether it is a flow or a stock; `None` when the vocabulary does not say.
    pub period_type: Option<PeriodType>,
    /// Whether a contained period has at most the figure of its container.
    pub accumulates_period: bool,
    /// Whether a contained entity has at most the figure of its container.
    pub accumulates_entity: bool,
    /// The metric whose figure this one is at most. The links never run in a circle.
    pub part_of: Option<MetricId>,
    /// Whether a later figure is never smaller.
    pub never_shrinks: bool,
    /// The range in which its figures lie, in `unit`. The vocabulary gives it so too, except for shares (units of the
    /// dimension `ratio`), where it gives plain numbers: `[0, 1]` is 0 % to 100 %.
    pub range: Option<Interval>,
    /// How its figures are rounded; `None` where only their digits say it.
    pub rounding: Option<DeclaredRounding>,
    /// Whether texts that differ are a conflict and not a question.
    pub exact: bool,
    /// Spellings that mean the same: the vocabulary's and the metric's own.
    pub spellings: Arc<Spellings>,
    /// The dimensions whose absence means the total and not merely that nothing is said of them.
    pub absent_is_total: Vec<DimensionId>,
    /// How its figures are read: the project's table with the metric's overrides.
    pub readings: Arc<Readings>,
    /// Where the vocabulary declares it: its key.
    pub span: Span,
}
