//! The configuration: `factlint.yaml` as written, with the places of its values, and the settings it resolves to.
//!
//! Declared checks are read here too. Reading files and expanding patterns is left to `workspace`.

mod any_figure;
mod checks;
mod column;
mod condition;
mod constant;
mod counts;
mod facts;
mod file_pattern;
mod given;
mod originals;
mod overrides;
mod package;
mod passages;
mod pattern;
mod precision;
mod read;
mod record_reader;
mod records;
mod route;
mod search;
mod selection;
mod settings;
mod spanned;

pub use any_figure::FIGURE_GROUP;
pub use checks::{Check, Filter, Parameter, compares_records, read_checks};
pub use column::{Column, ColumnType};
pub use constant::Constant;
pub use counts::{Counted, CountedFile, CountedWhat, Saying, StatedCount};
pub use facts::{Computation, FactSource, StatedIn, Take, Term, TextFile, TextSource};
pub use file_pattern::FilePattern;
pub use given::{Given, MetricOrFigure};
pub use originals::{OriginalText, Originals};
pub use overrides::{Override, is_for};
pub use package::add_package;
pub use pattern::check_pattern;
pub use precision::Precision;
pub use read::{defaults, read};
pub use records::{
    Condition, FieldRule, Made, Passages, Piece, ReadAs, RecordFile, RecordKind, RecordSource,
    TablePattern, Test, TextPattern, Unread,
};
pub use route::{NoRoute, Route, Step};
pub use search::{GivenUp, Match, Search};
pub use selection::{Malformed, Selection, UnknownName};
pub use settings::{DocumentSet, Inline, Settings, StatedSettings};
pub use spanned::Spanned;
