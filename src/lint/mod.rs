//! The pipeline: a project in, a report out. It decides nothing that a rule could decide, and it does no I/O.

mod project;
mod report;

pub use crate::config::LoadProblem;
pub use project::{Project, ProjectFile, Role};
pub use report::{BindingCounts, CheckCounts, Report, Reported, Summary, Waived};
