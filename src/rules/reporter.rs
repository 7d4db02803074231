//! Where rules put what they find: diagnostics, and the verdict of every binding.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Label, Problem, RuleMetadata, Severity, Told, VerdictKind};
use crate::fact::FactId;
use crate::relation::{Reason, Verdict};
use crate::source::{FileId, Span};

use super::related::Related;

/// Bindings by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BindingCounts {
    /// The facts agree.
    pub agree: u64,
    /// Bindings that agree on the widest readings only.
    pub doubtful: u64,
    /// Bindings that cannot all hold.
    pub conflict: u64,
    /// Bindings that were not compared.
    pub not_checked: u64,
}

impl BindingCounts {
    /// Adds the counts of `other`.
    pub fn add(&mut self, other: Self) {
        self.agree += other.agree;
        self.doubtful += other.doubtful;
        self.conflict += other.conflict;
        self.not_checked += other.not_checked;
    }
}

/// Calculations that texts state, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalculationCounts {
    /// Calculations that can hold.
    pub hold: u64,
    /// Calculations that cannot hold.
    pub fail: u64,
    /// Calculations of which it is not certain what they compare.
    pub unread: u64,
}

impl CalculationCounts {
    /// Adds the counts of `other`.
    pub fn add(&mut self, other: Self) {
        self.hold += other.hold;
        self.fail += other.fail;
        self.unread += other.unread;
    }

    /// How many there are.
    pub fn total(self) -> u64 {
        self.hold + self.fail + self.unread
    }
}

/// Bindings of one rule or of one declared check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckCounts {
    /// Bindings by their verdict.
    pub bindings: BindingCounts,
    /// Why facts were not compared, with how many bindings there are of each.
    pub reasons: BTreeMap<Reason, u64>,
    /// The same of values of records, in the words of the rule.
    pub left: BTreeMap<String, u64>,
    /// The bindings that agree because they cannot fail, each with the names of its facts. They are counted as agreeing
    /// too.
    pub weak: Vec<Vec<String>>,
    /// Bindings of records that agree, and of which the smallest part is less than what rounding leaves open, by what they
    /// are called. They are counted as agreeing too.
    pub loose: Vec<String>,
    /// The bindings of a declared check, in the order in which they were compared.
    pub bound: Vec<Bound>,
}

impl CheckCounts {
    /// Why bindings were not checked, in words, with how many there are of each.
    pub fn not_checked(&self) -> BTreeMap<&str, u64> {
        let reasons = self.reasons.iter();
        let facts = reasons.map(|(reason, count)| (reason.as_str(), *count));
        let records = self.left.iter();
        let records = records.map(|(reason, count)| (reason.as_str(), *count));
        facts.chain(records).collect()
    }
}

/// A set of facts that a declared check has compared, or could not compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Its verdict.
    pub verdict: Verdict,
    /// Its facts.
    pub facts: Vec<FactId>,
}

/// Bindings by rule and declared check; the empty text stands for the automatic use of a rule.
pub type Tally = BTreeMap<(String, String), CheckCounts>;

/// A dispute: what a declared check says against some facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The name of the check.
    pub check: String,
    /// The rule of the check.
    pub rule: &'static str,
    /// The verdict on the facts.
    pub verdict: VerdictKind,
    /// The facts that its diagnostic names.
    pub facts: Vec<FactId>,
}

/// The findings of the rules of one run so far.
#[derive(Debug, Default)]
pub struct Findings {
    /// What the rules before this one have told.
    pub told: Told,
    /// Diagnostics of this rule, in the order in which it reports them; whether they are told is decided by the pipeline.
    pub reported: Vec<Diagnostic>,
    /// Disputes of declared checks with facts, in the order in which they were reported. A waiver takes nothing from it.
    pub disputes: Vec<Dispute>,
    /// Bindings by verdict.
    pub tally: Tally,
    /// The calculations that texts state, by the rule that looked for them.
    pub calculations: BTreeMap<&'static str, CalculationCounts>,
    /// The files that state calculations of which it was decided whether they hold.
    pub calculated: BTreeSet<FileId>,
    /// Where totals stand that declared sums of records have added up, by file: from byte to byte.
    added_up: BTreeMap<FileId, BTreeMap<u32, u32>>,
    /// Relations between facts that single rules have found nothing wrong with; together they may still not hold.
    pub(super) relations: Vec<Related>,
}

/// How gravely something is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gravity {
    /// The verdict of comparing.
    pub verdict: VerdictKind,
    /// How it counts.
    pub severity: Severity,
}

impl Gravity {
    /// The question or conflict of a verdict, at most of this severity; `None` where there is nothing to say.
    pub(super) fn of(verdict: Verdict, most: Option<Severity>) -> Option<Self> {
        let verdict = verdict.kind()?;
        let severity = match verdict {
            VerdictKind::Conflict => Severity::Error,
            VerdictKind::Doubtful => Severity::Warning,
        };
        Some(Self {
            verdict,
            severity: severity.min(most.unwrap_or(Severity::Error)),
        })
    }
}

/// Collects what one rule finds.
#[derive(Debug)]
pub struct Reporter<'a> {
    rule: &'static RuleMetadata,
    findings: &'a mut Findings,
}

impl<'a> Reporter<'a> {
    /// A reporter for one rule over the findings of the run.
    pub fn new(rule: &'static RuleMetadata, findings: &'a mut Findings) -> Self {
        Self { rule, findings }
    }

    /// The name of the rule.
    pub(super) fn rule(&self) -> &'static str {
        self.rule.id
    }

    /// Starts a diagnostic of this rule, an error, with its headline and the label that it is about.
    pub fn diagnostic(&self, message: impl Into<String>, primary: Label) -> Diagnostic {
        Diagnostic::new(self.rule, message, primary)
    }

    /// Starts one whose place speaks for itself.
    pub fn found_at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.diagnostic(message, Label::new(span, ""))
    }

    /// The calculations that this rule has found.
    pub(super) fn calculations(&mut self) -> &mut CalculationCounts {
        self.findings.calculations.entry(self.rule.id).or_default()
    }

    /// Notes that a file states calculations, and that it was decided whether they hold.
    pub(super) fn is_calculated(&mut self, file: FileId) {
        self.findings.calculated.insert(file);
    }

    /// Reports a diagnostic, and hands it back to be completed.
    pub fn report(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.findings.reported.push_mut(diagnostic)
    }

    /// What the rules before this one have told.
    pub(super) fn told(&self) -> &Told {
        &self.findings.told
    }

    /// Notes against which facts a declared check has just reported a diagnostic.
    pub(super) fn dispute(&mut self, check: &str, verdict: VerdictKind, facts: &[FactId]) {
        self.findings.disputes.push(Dispute {
            check: check.to_owned(),
            rule: self.rule.id,
            verdict,
            facts: facts.to_vec(),
        });
    }

    /// Reports what a room below has found and worded.
    pub fn report_problem(&mut self, problem: Problem) -> &mut Diagnostic {
        let mut diagnostic = self.diagnostic(problem.message, problem.primary);
        if !problem.identity.is_empty() {
            diagnostic.identity = problem.identity;
        }
        self.report(Diagnostic {
            related: problem.related,
            help: problem.help,
            fix: problem.fix,
            ..diagnostic
        })
    }

    /// What is counted of this rule, or of a declared check of it.
    fn counts_of(&mut self, check: Option<&str>) -> &mut CheckCounts {
        let key = (
            self.rule.id.to_owned(),
            check.unwrap_or_default().to_owned(),
        );
        self.findings.tally.entry(key).or_default()
    }

    /// Counts one binding of this rule, or of a declared check of it.
    pub fn count(&mut self, check: Option<&str>, verdict: Verdict) {
        let counts = self.counts_of(check);
        match verdict {
            Verdict::Agree => counts.bindings.agree += 1,
            Verdict::Doubtful => counts.bindings.doubtful += 1,
            Verdict::Conflict => counts.bindings.conflict += 1,
            Verdict::NotChecked(reason) => {
                counts.bindings.not_checked += 1;
                *counts.reasons.entry(reason).or_default() += 1;
            }
        }
    }

    /// Counts many bindings of a declared check at once, with why some were not checked.
    pub(super) fn count_all(
        &mut self,
        check: &str,
        counts: BindingCounts,
        left: &BTreeMap<String, u64>,
    ) {
        let tally = self.counts_of(Some(check));
        tally.bindings.add(counts);
        for (reason, count) in left {
            *tally.left.entry(reason.clone()).or_default() += count;
        }
    }

    /// Counts one binding of a declared check, and notes what it bound.
    pub(super) fn bind(&mut self, check: &str, verdict: Verdict, facts: &[FactId]) {
        self.count(Some(check), verdict);
        self.counts_of(Some(check)).bound.push(Bound {
            verdict,
            facts: facts.to_vec(),
        });
    }

    /// Notes that a binding which has been counted as agreeing cannot fail; `facts` are the names of its facts.
    pub fn note_weak(&mut self, check: Option<&str>, facts: Vec<String>) {
        self.counts_of(check).weak.push(facts);
    }

    /// Notes bindings of records that could hardly have failed.
    pub(super) fn note_loose(&mut self, check: &str, names: &[String]) {
        if !names.is_empty() {
            let tally = self.counts_of(Some(check));
            tally.loose.extend_from_slice(names);
        }
    }

    /// Notes where a total stands that a declared sum has added up, whatever that came to.
    pub(super) fn note_added_up(&mut self, total: Span) {
        if let Some(range) = total.range {
            let file = self.findings.added_up.entry(total.file).or_default();
            file.insert(range.start, range.end);
        }
    }

    /// Whether a declared sum has added up the total that stands there. It knows better what its parts are than a look at
    /// the table does.
    pub(super) fn is_added_up(&self, total: Span) -> bool {
        let file = self.findings.added_up.get(&total.file);
        let (Some(file), Some(range)) = (file, total.range) else {
            return false;
        };
        let before = file.range(..=range.end).next_back();
        before.is_some_and(|(_, end)| *end >= range.start)
    }

    /// The counts so far, by rule and check.
    pub fn tally(&self) -> &Tally {
        &self.findings.tally
    }

    /// Notes a relation that can hold as far as this rule sees, for the rule that looks at all of them together.
    pub(super) fn relate(&mut self, related: Option<Related>) {
        self.findings
            .relations
            .extend(related.map(|related| Related {
                rule: self.rule.id,
                ..related
            }));
    }

    /// The relations noted so far.
    pub(super) fn relations(&self) -> &[Related] {
        &self.findings.relations
    }
}
