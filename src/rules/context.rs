//! Everything that a rule may look at, and nothing that it could change.

use std::sync::Arc;

use crate::config::{Check, LoadProblem, Selection, Settings};
use crate::document::Parsed;
use crate::fact::{FactIndex, FactProblem, MetricId, Vocabulary};
use crate::schema::SchemaFailure;
use crate::source::{FileId, Sources};

use super::Rule;
use super::comparison::Outcome;
use super::evidence::Evidence;

/// A file of the run as parsed. The tree is shared by the copies of it.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    /// The file.
    pub file: FileId,
    /// Its tree and what was wrong on the way to it.
    pub parsed: Arc<Parsed>,
}

/// A declared check with the facts that it selects.
#[derive(Debug)]
pub struct DeclaredCheck {
    /// As written.
    pub check: Check,
    /// As resolved.
    pub selection: Selection,
}

/// What the rules of one run look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Every text.
    pub sources: &'a Sources,
    /// The configuration.
    pub settings: &'a Settings,
    /// What could not be read, and what the configuration says wrongly.
    pub problems: &'a [LoadProblem],
    /// Every file, parsed, in the order of their paths.
    pub files: &'a [ParsedFile],
    /// What does not fit its schema.
    pub schema_failures: &'a [SchemaFailure],
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// All facts.
    pub index: &'a FactIndex,
    /// What is wrong with the vocabulary and with facts.
    pub fact_problems: &'a [FactProblem],
    /// The declared checks, in the order written.
    pub checks: &'a [DeclaredCheck],
    /// What comparing the current facts of each data point gave; stands in the order of the index's data points.
    pub points: &'a [Outcome],
    /// What the originals say of the facts; `None` when they are not looked for.
    pub evidence: Option<&'a Evidence>,
}

impl<'a> Context<'a> {
    /// The checks that declare this rule, in the order written.
    pub(super) fn declared(&self, rule: &Rule) -> impl Iterator<Item = &'a DeclaredCheck> {
        let id = rule.metadata.id;
        let checks = self.checks.iter();
        checks.filter(move |declared| declared.check.rule.value == id)
    }
}

impl DeclaredCheck {
    /// The metric that the check names under this parameter.
    pub(super) fn metric(&self, parameter: &str, vocabulary: &Vocabulary) -> Option<MetricId> {
        let name = self.check.parameter(parameter)?.scalar()?;
        vocabulary.metric_id(&name.value)
    }
}
