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
        self.with_rarest(facts)
            .any(|(diagnostic, told)| diagnostic.severity >= severity && facts.is_subset(told))
    }

    /// Whether one diagnostic, however grave, is about these facts and no others.
    pub fn asks_about(&self, facts: &BTreeSet<usize>) -> bool {
        self.with_rarest(facts).any(|(_, told)| told == facts)
    }

    /// Whether some of these facts, and no others, are told to be in conflict, at least as gravely.
    pub fn has_conflict_among(&self, facts: &BTreeSet<usize>, severity: Severity) -> bool {
        // A set of several of them has another than the one of which most is told, such as a total with many parts.
        let commonest = facts.iter().max_by_key(|fact| self.sets(**fact));
        let others = facts.iter().filter(|fact| Some(*fact) != commonest);
        let mut sets = others.flat_map(|fact| self.with(*fact));
        sets.any(|(diagnostic, told)| {
            told.len() > 1
                && diagnostic.verdict == Some(VerdictKind::Conflict)
                && diagnostic.severity >= severity
                && told.is_subset(facts)
        })
    }

    /// The sets that have the one of these facts of which least is told; what has all of them is among them.
    fn with_rarest(
        &self,
        facts: &BTreeSet<usize>,
    ) -> impl Iterator<Item = (&Diagnostic, &BTreeSet<usize>)> {
        let rarest = facts.iter().min_by_key(|fact| self.sets(**fact));
        rarest.into_iter().flat_map(|fact| self.with(*fact))
    }

    /// In how many sets a fact is.
    fn sets(&self, fact: usize) -> usize {
        self.by_fact.get(&fact).map_or(0, Vec::len)
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

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{About, Label, Level, Needs, RuleMetadata};
    use crate::source::{SourceFile, Sources, Span};

    static RULE: RuleMetadata = RuleMetadata {
        id: "rule",
        summary: "",
        page: "",
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    };

    fn told(sets: &[(BTreeSet<usize>, bool)]) -> (Told, Vec<Diagnostic>) {
        let sources = Sources::new(vec![SourceFile::new("a.yaml", "")]);
        let (file, _) = sources.iter().next().unwrap();
        let mut all = Told::default();
        let mut plain = Vec::new();
        for (facts, is_error) in sets {
            let diagnostic = Diagnostic {
                severity: if *is_error {
                    Severity::Error
                } else {
                    Severity::Warning
                },
                verdict: Some(VerdictKind::Conflict),
                about: About {
                    facts: vec![facts.clone()],
                    ..About::default()
                },
                ..Diagnostic::new(&RULE, "", Label::new(Span::file(file), ""))
            };
            plain.push(diagnostic.clone());
            all.add(diagnostic);
        }
        (all, plain)
    }

    proptest! {
        #[test]
        fn what_is_told_is_found_as_by_looking_at_all(
            sets in vec((btree_set(0_usize..6, 1..4), any::<bool>()), 0..12),
            facts in btree_set(0_usize..6, 1..5),
        ) {
            let (all, plain) = told(&sets);
            for severity in [Severity::Warning, Severity::Error] {
                let grave = || plain.iter().filter(|one| one.severity >= severity);
                let about = |one: &&Diagnostic| one.about.facts[0].clone();
                prop_assert_eq!(
                    all.covers(&facts, severity),
                    grave().any(|one| facts.is_subset(&about(&one)))
                );
                prop_assert_eq!(
                    all.has_conflict_among(&facts, severity),
                    grave().any(|one| about(&one).len() > 1 && about(&one).is_subset(&facts))
                );
            }
            prop_assert_eq!(all.asks_about(&facts), plain.iter().any(|one| one.about.facts[0] == facts));
        }
    }
}
