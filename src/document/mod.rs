//! Every format that is read as one tree: YAML, JSON with and without comments, JSON Lines, TOML, CSV and TSV. In it
//! every key and every value has its bytes; JSON Pointer; comments. Markdown as blocks and text without marks, its front
//! matter as such a tree.
//!
//! Meaning is left to others: this room does not know what a fact or a schema is.

mod build;
mod conflict;
mod csv;
mod csv_cells;
mod directive;
mod format;
mod json;
mod json_lines;
mod json_token;
mod limits;
mod mapping;
mod markdown;
mod node;
mod parse;
mod pointer;
mod resolve;
mod route;
mod syntax;
mod toml;
mod toml_tables;
mod toml_words;
mod tree;
mod yaml;
mod yaml_block;

#[cfg(test)]
mod tests;

pub use directive::{Directive, Wish, directives_of_lines};
pub use format::Format;
pub use limits::Limits;
pub use markdown::{
    Block, BlockKind, Item, List, Mark, MarkKind, Markdown, Run, Section, Siblings, Table, Target,
    TextKind, is_running_text,
};
pub use node::{EntryRef, Handle, NodeRef};
pub use parse::{Parsed, parse};
pub use pointer::Pointer;
pub use resolve::is_json_number;
pub use tree::{Children, Comment, Document, Entry, Node, NodeId, NodeKind, Text};

pub use crate::diagnostic::ProblemKind;

/// What is wrong with a text as such: its syntax, its keys, its size. The file has no id yet.
pub type Problem = crate::diagnostic::Problem<crate::source::TextRange>;
