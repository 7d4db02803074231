//! factlint: a linter for stated facts.
//!
//! Rooms, from the ground up; a room imports only rooms before it (`docs/architecture.md`, held by a test).

pub mod diagnostic;
pub mod document;

pub mod source;
