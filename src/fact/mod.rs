//! Facts: the vocabulary that they are written in, the facts of each document, and the index over all of them.
//!
//! Nothing is judged here and nothing is worded: problems are data ([`FactProblem`]) that the rules put into words,
//! and whether facts agree is for the rooms above.

mod build_index;
mod circle;
mod compare;
mod id;
mod index;
mod known_units;
mod labels;
mod link;
mod members;
mod metric;
mod model;
mod names;
mod problem;
mod read_document;
mod read_fact;
mod read_members;
mod read_metrics;
mod read_original;
mod read_readings;
mod read_rounding;
mod read_units;
mod read_value;
mod read_vocabulary;
mod reader;
mod restrict;
mod rounding;
mod spelling;
mod statement;
mod store;
mod unknown;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use build_index::index;
pub use compare::Uncomparable;
pub use id::{DimensionId, DocumentId, FactId, MemberId, MetricId};
pub use index::{DataPoint, FactIndex};
pub use known_units::KnownUnits;
pub use labels::Labels;
pub use members::Members;
pub use metric::{Metric, PeriodType, ValueKind};
pub use model::{
    Change, Computed, DataPointKey, Fact, FactPeriod, Inference, KeyPeriod, Omit, Original,
    PeriodSource, RetiredBy, SourceDocument, StatedLine, UnreadFact, Value, WordsPlace,
};
pub use names::{NewNames, NewUnit};
pub use problem::{FactProblem, FactProblemKind, NameKind, RELATED_USES};
pub use read_document::{DocumentFacts, read_document};
pub use read_readings::read_readings;
pub use read_vocabulary::read_vocabulary;
pub use rounding::DeclaredRounding;
pub use spelling::{Spellings, fold};
pub use statement::{
    Named, StatedFile, Statement, StatementOrigin, data_number, is_number, last_place, read_stated,
    read_statement,
};
pub use store::FactStore;
pub use vocabulary::{Dimension, DimensionMembers, Vocabulary};
