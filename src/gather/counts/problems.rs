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
                    self.wrong(says.span, message, help);
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
    pub(super) fn uncompared(&mut self, settings: &StatedSettings) {
        for (at, spec) in settings.counts.iter().enumerate() {
            let Some(count) = self.all.get(at) else {
                continue;
            };
            let found = count.passed_over;
            let is_counted = count.truth.is_some() || spec.counted.is_none();
            if found > 0 && count.statements.is_empty() && is_counted {
                let message = format!("no statement of `{}` was compared", count.name);
                let all = crate::words::number_of(found, "figure");
                let help = format!(
                    "{all} of it were found and passed over: they tell of the past, or are less than a quarter or more than four times of what there is."
                );
                self.wrong(spec.name.span, message, &help);
            }
        }
    }
}
