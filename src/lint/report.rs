//! What a run found.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, RuleMetadata};

/// A diagnostic with what the outputs need beside it.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// Its identity across runs, in hexadecimal: rule, check, fact keys and normalised figures, never lines.
    pub fingerprint: String,
    /// JSON Pointer of each label, the primary one first.
    pub pointers: Vec<String>,
}

/// A diagnostic that a baseline accepts.
#[derive(Clone, Debug)]
pub struct Waived {
    /// What is accepted.
    pub reported: Reported,
    /// Why.
    pub reason: String,
}

/// Bindings by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BindingCounts {
    /// The facts agree.
    pub agree: u64,
    /// They agree on the widest readings only.
    pub doubtful: u64,
    /// They cannot all hold.
    pub conflict: u64,
    /// They were not compared.
    pub not_checked: u64,
}

/// Bindings of one rule or of one declared check.
#[derive(Clone, Debug, Default)]
pub struct CheckCounts {
    /// By verdict.
    pub bindings: BindingCounts,
    /// Why bindings were not checked, with how many there are of each.
    pub reasons: BTreeMap<String, u64>,
}

/// The numbers of a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Files that were read and checked.
    pub files: u64,
    /// Facts that were understood.
    pub facts: u64,
    /// Bindings by verdict, over all rules.
    pub bindings: BindingCounts,
    /// Bindings by rule and declared check (the empty text for the automatic use of a rule).
    pub checks: BTreeMap<(String, String), CheckCounts>,
    /// Diagnostics that are errors.
    pub errors: u64,
    /// Diagnostics that are warnings.
    pub warnings: u64,
    /// Diagnostics that the baseline accepts.
    pub waived: u64,
}

/// Everything that a run found, in the one order that all outputs keep: path, offset, severity, rule, message.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What is reported.
    pub diagnostics: Vec<Reported>,
    /// What the baseline accepts.
    pub waived: Vec<Waived>,
    /// The rules that ran.
    pub rules: Vec<&'static RuleMetadata>,
    /// The numbers.
    pub summary: Summary,
    /// Whether the run could not do all of its job (exit status 2).
    pub failed: bool,
    /// Whether a rule broke down (exit status 101).
    pub internal_error: bool,
}
