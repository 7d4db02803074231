//! Cause and consequence: which finding silences which. One mistake is told once, by the rule that knows most of it.
//!
//! It is one table, in its order, over what each diagnostic says of itself ([`About`]). A row is gone through once those
//! before it have been, so that what a row has silenced is no cause in a later one.
//!
//! What is *not computed* is no matter of this table. A fact that cannot be read takes no part in any comparison; what
//! is refuted takes no part in `together`, which asks what has been told; what fails of several pairs is told of those
//! that are not told already; a total that a declared check adds up is not added up again from its table; a figure that
//! an unreadable fact names is not looked for; a check that could not run is not idle; a check that is asked of a rule for
//! something else is not held against the keys of that rule. There no finding exists that
//! could be silenced.

use std::collections::BTreeSet;

use crate::diagnostic::{About, Diagnostic, Ground, Matter, Severity, Told};
use crate::source::{Span, TextRange};

/// Findings that silence others.
struct Row {
    /// The matter of the cause; any, where nothing is said.
    causes: &'static [Matter],
    /// The severity as which the cause has to be told at least. What is told more softly than it was meant, or not at all,
    /// leaves it to its consequences to be heard.
    told_as: Severity,
    /// The matter of the consequence.
    silenced: &'static [Matter],
    /// The overlap of the two.
    by: Overlap,
}

/// The overlap of a consequence with its cause: what they have in common.
enum Overlap {
    /// A value of the cause stands within a place of the consequence.
    Within,
    /// They are about the same place.
    Place,
    /// The cause takes away one of these grounds, and the consequence rests on it.
    Ground(&'static [Ground]),
    /// Both rest on this ground, and one was found before the other: one says it for all.
    Before(Ground),
    /// The cause was told before, of these facts. Facts overlap as rules run, since `together` asks what has been told.
    Facts(FactOverlap),
}

/// How the facts of a cause and of a consequence overlap.
enum FactOverlap {
    /// All facts of the consequence are among those of one cause, which is at least as grave.
    AllOf,
    /// They are the same.
    Same,
    /// Some facts of the consequence, two at least, are told to be in conflict, at least as gravely: whatever else
    /// relates all of them cannot hold either.
    ConflictAmong,
}

static TABLE: [Row; 9] = [
    // A value that means nothing rarely fits its schema either, and the rule that knows what it is for says more.
    Row {
        causes: &[Matter::Meaningless, Matter::Undeclared],
        told_as: Severity::Error,
        silenced: &[Matter::Misspelt],
        by: Overlap::Within,
    },
    // Nor is a number the name of anything, where a name is asked for.
    Row {
        causes: &[Matter::Meaningless, Matter::Undeclared],
        told_as: Severity::Error,
        silenced: &[Matter::Mistyped],
        by: Overlap::Place,
    },
    // What could not be read declares nothing and states nothing; that would be told again wherever it is needed.
    Row {
        causes: &[Matter::Unread, Matter::Misspelt, Matter::Mistyped],
        told_as: Severity::Error,
        silenced: &[
            Matter::Undeclared,
            Matter::Meaningless,
            Matter::Unmeasured,
            Matter::Idle,
        ],
        by: Overlap::Ground(&[
            Ground::Vocabulary,
            Ground::Units,
            Ground::Facts,
            Ground::Records,
        ]),
    },
    // A metric whose unit nobody has declared has none, nor has one that says it under a key that is not known.
    Row {
        causes: &[Matter::Undeclared, Matter::Unread, Matter::Mistyped],
        told_as: Severity::Error,
        silenced: &[Matter::Unmeasured],
        by: Overlap::Ground(&[Ground::UnitOfMetric]),
    },
    // Of a project without a vocabulary one name says it all.
    Row {
        causes: &[Matter::Undeclared],
        told_as: Severity::Warning,
        silenced: &[Matter::Undeclared],
        by: Overlap::Before(Ground::AnyVocabulary),
    },
    // The figure that a fact was probably taken from is stated by it once the fact is corrected.
    Row {
        causes: &[Matter::Astray],
        told_as: Severity::Warning,
        silenced: &[Matter::Uncaptured],
        by: Overlap::Place,
    },
    // A disagreement that is told of a data point and others is not told of the data point alone, unless it is only
    // asked about there: a question hides nothing that cannot hold.
    Row {
        causes: &[],
        told_as: Severity::Warning,
        silenced: &[Matter::DataPoint],
        by: Overlap::Facts(FactOverlap::AllOf),
    },
    // A declared check about just these facts has asked in its own way, however gravely.
    Row {
        causes: &[],
        told_as: Severity::Warning,
        silenced: &[Matter::DataPoint],
        by: Overlap::Facts(FactOverlap::Same),
    },
    // Facts that cannot hold among themselves fit into no relation with others.
    Row {
        causes: &[],
        told_as: Severity::Warning,
        silenced: &[Matter::Declared],
        by: Overlap::Facts(FactOverlap::ConflictAmong),
    },
];

/// Adds what a rule has reported to what has been told, but for what follows from that by its facts.
pub(super) fn tell(told: &mut Told, reported: impl IntoIterator<Item = Diagnostic>) {
    for diagnostic in reported {
        if !follows(told, &diagnostic) {
            told.add(diagnostic);
        }
    }
}

/// Whether a diagnostic is about facts of which enough has been told.
fn follows(told: &Told, diagnostic: &Diagnostic) -> bool {
    let (sets, severity) = (&diagnostic.about.facts, diagnostic.severity);
    let mut rows = TABLE.iter().filter(|row| row.may_silence(diagnostic));
    rows.any(|row| match &row.by {
        Overlap::Facts(overlap) if !sets.is_empty() => sets.iter().all(|facts| match overlap {
            FactOverlap::AllOf => told.covers(facts, severity),
            FactOverlap::Same => told.asks_about(facts),
            FactOverlap::ConflictAmong => told.has_conflict_among(facts, severity),
        }),
        _ => false,
    })
}

/// Leaves out of all diagnostics, each as grave as it is told, what follows from others by its place or its grounds.
pub(super) fn without_consequences(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for row in &TABLE {
        let causes = Causes::of(row, &diagnostics);
        let mut before = BTreeSet::new();
        diagnostics.retain(|diagnostic| {
            !row.may_silence(diagnostic) || !causes.silence(row, &diagnostic.about, &mut before)
        });
    }
    diagnostics
}

impl Row {
    fn may_cause(&self, diagnostic: &Diagnostic) -> bool {
        let is_of = self.causes.is_empty() || self.causes.contains(&diagnostic.about.matter);
        is_of && diagnostic.severity >= self.told_as
    }

    fn may_silence(&self, diagnostic: &Diagnostic) -> bool {
        self.silenced.contains(&diagnostic.about.matter)
    }
}

/// The facts and places that the causes of one row are about.
struct Causes {
    places: BTreeSet<Span>,
    grounds: BTreeSet<Ground>,
}

impl Causes {
    fn of(row: &Row, diagnostics: &[Diagnostic]) -> Self {
        let causes = || diagnostics.iter().filter(|cause| row.may_cause(cause));
        Self {
            places: causes()
                .flat_map(|cause| cause.about.places.iter().copied())
                .collect(),
            grounds: causes()
                .flat_map(|cause| cause.about.grounds.iter().copied())
                .collect(),
        }
    }

    /// Whether they silence a diagnostic that is about this. `before` are the grounds of those that were left before it.
    fn silence(&self, row: &Row, about: &About, before: &mut BTreeSet<Ground>) -> bool {
        match &row.by {
            Overlap::Within => about.places.iter().any(|place| self.stand_within(*place)),
            Overlap::Place => about.places.iter().any(|place| self.places.contains(place)),
            Overlap::Ground(grounds) => grounds
                .iter()
                .any(|ground| self.grounds.contains(ground) && about.grounds.contains(ground)),
            Overlap::Before(ground) => about.grounds.contains(ground) && !before.insert(*ground),
            Overlap::Facts(_) => false,
        }
    }

    /// Whether one of their values, with or without its quotes, stands within a place.
    fn stand_within(&self, place: Span) -> bool {
        let Some(range) = place.range else {
            return false;
        };
        let from = Span::new(place.file, TextRange::new(range.start, range.start));
        let to = Span::new(place.file, TextRange::new(range.end, u32::MAX));
        let values = self.places.range(from..=to).filter_map(|span| span.range);
        values.into_iter().any(|value| range.contains(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Label, VerdictKind};
    use crate::rules::RULES;
    use crate::source::{SourceFile, Sources};

    fn span(start: u32, end: u32) -> Span {
        let sources = Sources::new(vec![SourceFile::new("a.yaml", "")]);
        let file = sources.find("a.yaml").unwrap();
        Span::new(file, TextRange::new(start, end))
    }

    /// A finding called by its number, so that it can be seen which are left.
    fn finding(number: usize, severity: Severity, about: About) -> Diagnostic {
        let metadata = &RULES.first().unwrap().metadata;
        Diagnostic {
            severity,
            verdict: Some(VerdictKind::Conflict),
            about,
            ..Diagnostic::new(metadata, number.to_string(), Label::new(span(0, 1), ""))
        }
    }

    fn about(matter: Matter, place: (u32, u32), grounds: &[Ground]) -> About {
        About {
            matter,
            places: vec![span(place.0, place.1)],
            facts: Vec::new(),
            grounds: grounds.to_vec(),
        }
    }

    fn left(diagnostics: Vec<Diagnostic>) -> Vec<String> {
        let left = without_consequences(diagnostics).into_iter();
        left.map(|found| found.message).collect()
    }

    #[test]
    fn a_row_sees_what_those_before_it_have_left() {
        use Severity::Error;
        // The file cannot be read, so that its names mean nothing; and what means nothing is spelt as it may be.
        let all = vec![
            finding(0, Error, about(Matter::Misspelt, (4, 9), &[])),
            finding(
                1,
                Error,
                about(Matter::Undeclared, (5, 8), &[Ground::Vocabulary]),
            ),
            finding(
                2,
                Error,
                about(Matter::Unread, (0, 1), &[Ground::Vocabulary]),
            ),
            finding(3, Error, about(Matter::Misspelt, (20, 25), &[])),
            finding(
                4,
                Error,
                about(Matter::Undeclared, (30, 35), &[Ground::Facts]),
            ),
        ];
        assert_eq!(left(all), ["2", "3", "4"]);
    }

    #[test]
    fn what_is_told_more_softly_leaves_the_schema_to_be_heard() {
        for (severity, expected) in [
            (Severity::Error, &["1"][..]),
            (Severity::Warning, &["0", "1"]),
        ] {
            let all = vec![
                finding(0, Severity::Error, about(Matter::Misspelt, (4, 9), &[])),
                finding(1, severity, about(Matter::Meaningless, (4, 9), &[])),
            ];
            assert_eq!(left(all), expected, "{severity:?}");
        }
    }

    #[test]
    fn one_name_says_that_there_is_no_vocabulary() {
        let name = |number| {
            let grounds = [Ground::Vocabulary, Ground::AnyVocabulary];
            finding(
                number,
                Severity::Warning,
                about(Matter::Undeclared, (4, 9), &grounds),
            )
        };
        assert_eq!(left(vec![name(0), name(1), name(2)]), ["0"]);
    }

    #[test]
    fn a_question_hides_nothing_that_cannot_hold() {
        use Severity::{Error, Warning};
        let point = |severity| finding(1, severity, About::facts(Matter::DataPoint, [1, 2]));
        let check = |severity| finding(2, severity, About::facts(Matter::Declared, [1, 2, 3]));
        for (first, then, told) in [
            (check(Warning), point(Error), 2),
            (check(Warning), point(Warning), 1),
            (check(Error), point(Error), 1),
            (point(Warning), check(Error), 2),
            (point(Error), check(Error), 1),
            (point(Error), check(Warning), 1),
        ] {
            let mut all = Told::default();
            tell(&mut all, [first.clone(), then.clone()]);
            assert_eq!(all.into_diagnostics().len(), told, "{first:?}, {then:?}");
        }
        // A fact that is not in its original is no conflict among facts.
        let astray = finding(0, Error, About::facts(Matter::Astray, [1]));
        let mut all = Told::default();
        tell(&mut all, [astray, check(Error)]);
        assert_eq!(all.into_diagnostics().len(), 2);
        // Of these facts alone the check has asked in its own way.
        let own = finding(0, Warning, About::facts(Matter::Declared, [1, 2]));
        let mut all = Told::default();
        tell(&mut all, [own, point(Error)]);
        assert_eq!(all.into_diagnostics().len(), 1);
    }
}
