//! The configuration: `factlint.yaml` as written, with the places of its values, and the settings it resolves to.
//!
//! Declared checks are read here too. Reading files and expanding patterns is left to `workspace`.

mod settings;

pub use settings::{DocumentSet, Settings, Spanned};
