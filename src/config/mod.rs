//! The configuration: `factlint.yaml` as written, with the places of its values, and the settings it resolves to.
//!
//! Declared checks are read here too. Reading files and expanding patterns is left to `workspace`.

mod checks;
mod condition;
mod originals;
mod pattern;
mod read;
mod selection;
mod settings;

pub use checks::{ALL_ENTITIES, ALL_METRICS, Check, Declaration, Filter, Parameter, read_checks};
pub use originals::{OriginalText, Originals};
pub use pattern::check_pattern;
pub use read::{defaults, read};
pub use selection::{Malformed, Selection, UnknownName, select};
pub use settings::{DocumentSet, Settings, Spanned};
