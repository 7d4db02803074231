//! Where rules put what they find: diagnostics, and the verdict of every binding.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Label, RuleMetadata, Severity, VerdictKind};
use crate::fact::FactId;
use crate::relation::Verdict;
use crate::source::Span;

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

impl BindingCounts {
    /// Adds the counts of `other`.
    pub fn add(&mut self, other: Self) {
        self.agree += other.agree;
        self.doubtful += other.doubtful;
        self.conflict += other.conflict;
        self.not_checked += other.not_checked;
    }
}

/// Bindings of one rule or of one declared check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckCounts {
    /// By verdict.
    pub bindings: BindingCounts,
    /// Why bindings were not checked, with how many there are of each.
    pub reasons: BTreeMap<String, u64>,
}

/// Bindings by rule and declared check; the empty text stands for the automatic use of a rule.
pub type Tally = BTreeMap<(String, String), CheckCounts>;

/// Collects what the rules find.
#[derive(Debug)]
pub struct Reporter<'a> {
    rule: &'static RuleMetadata,
    diagnostics: &'a mut Vec<Diagnostic>,
    tally: &'a mut Tally,
    settled: &'a mut Vec<BTreeSet<FactId>>,
}

impl<'a> Reporter<'a> {
    /// A reporter for one rule over the collections of the run.
    pub fn new(
        rule: &'static RuleMetadata,
        diagnostics: &'a mut Vec<Diagnostic>,
        tally: &'a mut Tally,
        settled: &'a mut Vec<BTreeSet<FactId>>,
    ) -> Self {
        Self {
            rule,
            diagnostics,
            tally,
            settled,
        }
    }

    /// Starts a diagnostic of this rule, an error, with its headline and the label that it is about.
    pub fn diagnostic(&self, message: impl Into<String>, primary: Label) -> Diagnostic {
        Diagnostic {
            rule: self.rule,
            check: None,
            severity: Severity::Error,
            verdict: None,
            message: message.into(),
            primary,
            related: Vec::new(),
            help: None,
            identity: Vec::new(),
        }
    }

    /// Reports a diagnostic.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a headline at a place, with a label and help: all that a simple rule needs. `identity` is the text
    /// that makes it the same finding in a later run.
    pub fn report_at(
        &mut self,
        span: Span,
        message: impl Into<String>,
        (label, help): (impl Into<String>, Option<String>),
        identity: impl Into<String>,
    ) {
        let mut diagnostic = self.diagnostic(message, Label::new(span, label));
        diagnostic.help = help;
        diagnostic.identity = vec![identity.into()];
        self.report(diagnostic);
    }

    /// Counts one binding of this rule, or of a declared check of it.
    pub fn count(&mut self, check: Option<&str>, verdict: Verdict) {
        let key = (
            self.rule.id.to_owned(),
            check.unwrap_or_default().to_owned(),
        );
        let counts = self.tally.entry(key).or_default();
        match verdict {
            Verdict::Agree => counts.bindings.agree += 1,
            Verdict::Doubtful => counts.bindings.doubtful += 1,
            Verdict::Conflict => counts.bindings.conflict += 1,
            Verdict::NotChecked(reason) => {
                counts.bindings.not_checked += 1;
                *counts
                    .reasons
                    .entry(reason.as_str().to_owned())
                    .or_default() += 1;
            }
        }
    }

    /// What has been counted so far, by rule and check.
    pub fn tally(&self) -> &Tally {
        self.tally
    }

    /// Notes that a diagnostic has been reported about these facts, so that no other relation repeats it.
    pub fn settle(&mut self, facts: impl IntoIterator<Item = FactId>) {
        self.settled.push(facts.into_iter().collect());
    }

    /// Whether a reported diagnostic is about all of these facts already.
    pub fn is_settled(&self, facts: &[FactId]) -> bool {
        self.settled
            .iter()
            .any(|set| facts.iter().all(|fact| set.contains(fact)))
    }
}

/// How a verdict is reported: the kind of diagnostic and its severity at most; `None` when there is nothing to say.
pub(super) fn severity_of(
    verdict: Verdict,
    most: Option<Severity>,
) -> Option<(VerdictKind, Severity)> {
    let (kind, severity) = match verdict {
        Verdict::Conflict => (VerdictKind::Conflict, Severity::Error),
        Verdict::Doubtful => (VerdictKind::Doubtful, Severity::Warning),
        Verdict::Agree | Verdict::NotChecked(_) => return None,
    };
    Some((kind, severity.min(most.unwrap_or(Severity::Error))))
}
