//! What is reported: a diagnostic with its rule, severity, labels and help, as plain data; and
//! before it has a rule, a problem. What a diagnostic is about, and what has been told of which facts, is data too.
//!
//! There are no line numbers here and nothing that knows how a diagnostic is printed; both belong to `output`.

mod about;
mod fix;
mod model;
mod problem;
mod rule;
mod told;

pub use about::{About, Ground, Matter};
pub use fix::{Edit, Fix, Safety};
pub use model::{Diagnostic, Label, Severity, VerdictKind};
pub use problem::{Problem, ProblemKind};
pub use rule::{Level, Needs, RuleMetadata};
pub use told::Told;
