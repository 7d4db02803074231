//! What has been told so far, and what of it is about which facts. What follows from that is decided above.

use std::collections::{BTreeMap, BTreeSet};

use super::{Diagnostic, Severity, VerdictKind};

/// The diagnostics told so far, in the order in which they were found. Facts are their numbers in the index.
#[derive(Debug, Default)]
pub struct Told {
    diagnostics: Vec<Diagnostic>,
    /// Where sets with a fact stand: the position of the diagnostic, and that of the set in it.
    by_fact: BTreeMap<usize, Vec<(usize, usize)>>,
}

impl Told {
    /// Adds one.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        let position = self.diagnostics.len();
        for (at, facts) in diagnostic.about.facts.iter().enumerate() {
            for fact in facts {
                self.by_fact.entry(*fact).or_default().push((position, at));
            }
        }
        self.diagnostics.push(diagnostic);
    }

    /// All of them.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Whether something is told of this fact.
    pub fn is_about(&self, fact: usize) -> bool {
        self.by_fact.contains_key(&fact)
    }

    /// Whether an error is told that this fact is part of: it cannot hold with others.
    pub fn refutes(&self, fact: usize) -> bool {
        self.with(fact).any(|(diagnostic, _)| {
            diagnostic.severity == Severity::Error
                && diagnostic.verdict == Some(VerdictKind::Conflict)
        })
    }

    /// Whether one diagnostic, at least as grave, is about all of these facts together.
    pub fn covers(&self, facts: &BTreeSet<usize>, severity: Severity) -> bool {
        self.with_first(facts)
            .any(|(diagnostic, told)| diagnostic.severity >= severity && facts.is_subset(told))
    }

    /// Whether one diagnostic, however grave, is about these facts and no others.
    pub fn asks_about(&self, facts: &BTreeSet<usize>) -> bool {
        self.with_first(facts).any(|(_, told)| told == facts)
    }

    /// Whether some of these facts, and no others, are told to be in conflict, at least as gravely.
    pub fn has_conflict_among(&self, facts: &BTreeSet<usize>, severity: Severity) -> bool {
        let mut sets = facts.iter().flat_map(|fact| self.with(*fact));
        sets.any(|(diagnostic, told)| {
            told.len() > 1
                && diagnostic.verdict == Some(VerdictKind::Conflict)
                && diagnostic.severity >= severity
                && told.is_subset(facts)
        })
    }

    fn with_first(
        &self,
        facts: &BTreeSet<usize>,
    ) -> impl Iterator<Item = (&Diagnostic, &BTreeSet<usize>)> {
        facts.first().into_iter().flat_map(|fact| self.with(*fact))
    }

    /// The sets that have this fact, each with its diagnostic.
    fn with(&self, fact: usize) -> impl Iterator<Item = (&Diagnostic, &BTreeSet<usize>)> {
        let positions = self.by_fact.get(&fact).into_iter().flatten();
        positions.filter_map(|(position, at)| {
            let diagnostic = self.diagnostics.get(*position)?;
            Some((diagnostic, diagnostic.about.facts.get(*at)?))
        })
    }
}
