//! What is told of the configuration of counts: words that find nothing, exceptions that except nothing, and counts of which
//! nothing was compared.

use std::collections::BTreeSet;

use super::Counts;
use crate::config::StatedSettings;
use crate::diagnostic::{Problem, ProblemKind};
use crate::source::Span;

impl Counts {
    fn wrong(&mut self, span: Option<Span>, message: String, help: &str) {
        self.problems.extend(
            span.map(|span| Problem::new(ProblemKind::Configuration, span, message).help(help)),
        );
    }

    /// Says which words find nothing anywhere, and which exceptions except nothing.
    pub(super) fn idle(
        &mut self,
        settings: &StatedSettings,
        said: &BTreeSet<(usize, usize)>,
        others: &BTreeSet<(usize, usize)>,
        used: &BTreeSet<(usize, usize)>,
    ) {
        for (count, spec) in settings.counts.iter().enumerate() {
            for (at, says) in spec.says.iter().enumerate() {
                if said.contains(&(count, at)) {
                    continue;
                }
                let name = &spec.name.value;
                if others.contains(&(count, at)) {
                    let message =
                        format!("figures beside these words count something else than `{name}`");
                    let help = "They are parts, rates, goals or what was: `stated-counts` says what is passed over. Remove the words, or write a pattern around `{figure}` that says which are meant.";
                    let problem = says.span.map(|span| {
                        Problem::new(ProblemKind::Configuration, span, message).help(help)
                    });
                    let passed = self.all.get(count).map(|count| &count.passed_over);
                    let problem = problem.zip(passed);
                    self.problems
                        .extend(problem.map(|(problem, passed)| passed.shown_by(problem)));
                    continue;
                }
                let message = format!("no text states `{name}` in these words");
                let help = "Correct the words, or remove them; a noun stands behind its figure or before a colon, a pattern has its words around `{figure}`.";
                self.wrong(says.span, message, help);
            }
            for (at, except) in spec.except.iter().enumerate() {
                if !used.contains(&(count, at)) {
                    let message = format!("`{}` excepts no statement", except.value);
                    let help = "Remove it, or correct it: it stands in the sentence of the statement or in a heading above it.";
                    self.wrong(except.span, message, help);
                }
            }
        }
    }

    /// Says of what nothing was compared, though it was found.
    pub(super) fn uncompared(
        &mut self,
        settings: &StatedSettings,
        said: &BTreeSet<(usize, usize)>,
    ) {
        for (at, spec) in settings.counts.iter().enumerate() {
            let Some(count) = self.all.get(at) else {
                continue;
            };
            let found = count.passed_over.figures.len();
            let is_counted = count.truth.is_some() || spec.counted.is_none();
            let is_said = said.iter().any(|(count, _)| *count == at);
            if is_said && found > 0 && count.statements.is_empty() && is_counted {
                let message = format!("no statement of `{}` was compared", count.name);
                let all = crate::words::number_of(found, "figure");
                let help = format!(
                    "passed over: {all} beside its words, which can be that of a part, a rate, a goal or the past, or is too far from what there is for how it stands. A pattern around `{{figure}}` says which is meant."
                );
                let Some(span) = spec.name.span else { continue };
                let problem = Problem::new(ProblemKind::Configuration, span, message).help(help);
                let problem = count.passed_over.shown_by(problem);
                self.problems.push(problem);
            }
        }
    }
}
