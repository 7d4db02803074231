//! YAML and JSON as one tree in which every key and every value has its bytes; JSON Pointer; comments.
//!
//! Meaning is left to others: this room does not know what a fact or a schema is.

mod node;
mod tree;

pub use node::{EntryRef, NodeRef};
pub use tree::{Comment, Document, Entry, Node, NodeId, NodeKind, Text};
