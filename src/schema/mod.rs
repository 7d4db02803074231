//! JSON Schema over our own tree: compile, validate, and word each failure with the place where it stands and the
//! clause that it comes from.
//!
//! Drafts 4, 6, 7, 2019-09 and 2020-12. Which file has to fit which schema, and reading files, is left to others;
//! nothing here touches the file system or the network.

mod book;
mod branch;
mod circle;
mod condition;
mod declared;
mod dialect;
mod drafts;
mod engine;
mod explain;
mod failing;
mod failure;
mod faults;
mod format;
mod index;
mod instance;
mod keyword;
mod loosen;
mod number;
mod pattern;
mod quote;
mod remarks;
mod run;
mod set;
mod survey;
mod uri;
mod value;
mod volume;
mod walk;
mod words;

#[cfg(test)]
mod tests;

pub use declared::{Reference, declared_schema, identifiers, is_schema, references};
pub use engine::SchemaOptions;
pub use failure::SchemaFailure;
pub use format::TextFormat;
pub use keyword::has_keyword;
pub use pattern::Bounded;
pub use set::{Purpose, SchemaSet, SchemaSource};
