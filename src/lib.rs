//! factlint: a linter for stated facts.
//!
//! Rooms, from the ground up; a room imports only rooms before it (`docs/architecture.md`, held by a test).

// The order is the order of the rooms, so each line is a group of its own for the formatter.
pub mod source;

pub mod words;

pub mod diagnostic;

pub mod document;

pub mod schema;

pub mod figure;

pub mod fact;

pub mod relation;

pub mod config;

pub mod gather;

pub mod suggest;

pub mod rules;

pub mod lint;

pub mod workspace;

pub mod output;

pub mod cli;
