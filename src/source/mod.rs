//! Text in memory: the files of a run, spans of bytes in them, and lines and columns in the unit asked for.
//!
//! This room knows nothing of the file system: texts arrive from `workspace` (or from an editor), already decoded.

mod edit;
mod line_index;
mod quote;
mod sources;
mod span;

pub use edit::{edited, inside_quotes, place_of_name};
pub use line_index::{ColumnUnit, LineIndex, Position};
pub use quote::{Quote, Quoted};
pub use sources::{Origin, SourceFile, Sources};
pub use span::{FileId, Span, TextRange};
