//! The one integration binary.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests stop at the first surprise, and they read and write files of their own"
)]

mod architecture;
mod bad_input;
mod cache;
mod checks;
mod cli;
mod commands;
mod copied_schemas;
mod docs;
mod documented_figures;

mod evidence;
mod facts;
mod facts_in_place;
mod faults;
mod formats;
mod fuzzed;
mod gate;
mod hostile;
mod init;
mod kinds;
mod living;
mod mending;
mod mending_properties;
mod mutate;
mod one_cause;
mod one_finding;
mod originals;
mod output;
mod packaging;
mod page;
mod pages;
mod places;
mod readme;
mod recipes;
mod records;
mod relations;
mod reliability;
mod repairs;
mod runner;
mod scan;
mod schemas;
mod stated;
mod stated_counts;
mod streams;
mod suggest;
mod terminal;
mod wording;
mod worlds;
