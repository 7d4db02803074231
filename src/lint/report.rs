//! What a run found.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, RuleMetadata, Severity};
use crate::gather::PassedOver;
use crate::rules::{BindingCounts, CalculationCounts, Coverage, Dispute, Tally};
use crate::source::FileId;

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

/// A diagnostic that a baseline accepts, or a comment where it stands.
#[derive(Clone, Debug)]
pub struct Waived {
    /// What is accepted.
    pub reported: Reported,
    /// Why.
    pub reason: String,
    /// Where that is said.
    pub by: WaivedBy,
    /// The owner, who looks after it.
    pub owner: Option<String>,
    /// The last day on which it is accepted.
    pub until: Option<Date>,
}

/// Where it is said that a diagnostic is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaivedBy {
    /// The baseline: it was known before this run.
    Baseline,
    /// A comment where it stands.
    Comment,
}

/// How much of the originals the data have.
#[derive(Clone, Debug, Default)]
pub struct CoverageSummary {
    /// The folder of originals, as printed.
    pub folder: String,
    /// Each original that facts were held against, in the order of their paths.
    pub originals: Vec<OriginalCoverage>,
    /// All of them together.
    pub total: Coverage,
    /// Documents whose original is not there.
    pub missing: u64,
    /// Documents whose original is another text than the one that the facts were taken from.
    pub changed: u64,
    /// Documents whose original cannot be read.
    pub unreadable: u64,
    /// Documents that name no original.
    pub unnamed: u64,
}

/// How much of one original the data have.
#[derive(Clone, Debug)]
pub struct OriginalCoverage {
    /// Path as printed.
    pub path: String,
    /// Names of the documents that were taken from it.
    pub documents: Vec<String>,
    /// Its figures.
    pub coverage: Coverage,
}

/// How much was looked at in records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordSummary {
    /// Files that hold records or are records.
    pub files: u64,
    /// Records.
    pub records: u64,
    /// Declared checks over them.
    pub checks: u64,
    /// Comparisons that were made.
    pub compared: u64,
    /// Comparisons that were not made.
    pub not_checked: u64,
    /// Matches of patterns that are no records, since they tell of the past.
    pub past: u64,
    /// How many rows of tables are no records, since they name columns below the headings of groups.
    pub heading_rows: u64,
    /// Rows of tables that are no records, since they give the units of their columns.
    pub unit_rows: u64,
}

/// The numbers of a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Files that were read and checked.
    pub files: u64,
    /// Those of them that were in order in an earlier run and have not changed, nor has what they have to fit.
    pub unchanged: u64,
    /// Files of which only the syntax was checked, since no schema is for them and they state no calculation.
    pub only_syntax: u64,
    /// Facts that were understood.
    pub facts: u64,
    /// The comparisons of records; `None` when there are none.
    pub records: Option<RecordSummary>,
    /// Bindings by verdict, over all rules.
    pub bindings: BindingCounts,
    /// Bindings by rule and declared check (the empty text for the automatic use of a rule).
    pub checks: Tally,
    /// Texts that were read for what they state about themselves.
    pub texts: u64,
    /// The calculations in them, by the rule that looked for them.
    pub calculations: BTreeMap<&'static str, CalculationCounts>,
    /// Diagnostics that are errors.
    pub errors: u64,
    /// Diagnostics that are warnings.
    pub warnings: u64,
    /// Diagnostics that the baseline accepts, or a comment where they stand.
    pub waived: u64,
    /// How much of the originals the data have; `None` when originals are not looked for.
    pub coverage: Option<CoverageSummary>,
    /// The figures beside what is looked for in texts that are left alone.
    pub passed_over: Vec<PassedOver>,
}

impl Summary {
    /// The calculations that all rules found.
    pub fn all_calculations(&self) -> CalculationCounts {
        let mut all = CalculationCounts::default();
        for counts in self.calculations.values() {
            all.add(*counts);
        }
        all
    }
}

/// Everything that a run found, in the one order that all outputs keep: path, offset, severity, rule, message.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Diagnostics that are reported.
    pub diagnostics: Vec<Reported>,
    /// What is accepted.
    pub waived: Vec<Waived>,
    /// Whether there is a baseline, so that what it does not list is new.
    pub has_baseline: bool,
    /// Disputes of declared checks with facts, accepted or not.
    pub disputes: Vec<Dispute>,
    /// The files of which only the syntax was checked, since no schema is for them and they state no calculation.
    pub only_syntax: Vec<FileId>,
    /// The rules that ran.
    pub rules: Vec<&'static RuleMetadata>,
    /// The numbers.
    pub summary: Summary,
    /// Whether the run could not do all of its job (exit status 2).
    pub failed: bool,
    /// The files that the run goes by, an error in which keeps it from its job: the configuration with its checks and its
    /// baseline, a vocabulary that is not well-formed, and schemas of which nothing could be read.
    pub vital: BTreeSet<FileId>,
    /// The rules that broke down, which is a bug in factlint (exit status 101).
    pub broken: Vec<&'static str>,
}

impl Report {
    /// Keeps only the diagnostics that are wanted, and counts again. What was found otherwise stays as it is: whether
    /// the run failed does not depend on what is shown.
    pub fn retain(&mut self, wanted: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics
            .retain(|reported| wanted(&reported.diagnostic));
        self.waived
            .retain(|waived| wanted(&waived.reported.diagnostic));
        self.recount();
    }

    pub(super) fn recount(&mut self) {
        let of = |severity| {
            self.diagnostics
                .iter()
                .filter(|reported| reported.diagnostic.severity == severity)
                .count() as u64
        };
        self.summary.errors = of(Severity::Error);
        self.summary.warnings = of(Severity::Warning);
        self.summary.waived = self.waived.len() as u64;
    }
}
