//! A declared check while it is run: what it binds is counted, noted for `together` and reported, in one way for all
//! rules. What is bound, how it compares and what is said of it stays with the rule.

use std::collections::BTreeMap;

use crate::diagnostic::{About, Diagnostic, Label, Matter, Severity};
use crate::fact::FactId;
use crate::relation::{Form, Reason, Verdict};
use crate::source::Span;

use super::context::{Context, DeclaredCheck};
use super::declared::Finding;
use super::equation::Equation;
use super::related::Related;
use super::reporter::{BindingCounts, Gravity, Reporter};
use super::wording::Tone;

/// Facts that a rule has bound to each other, ready to be compared.
pub(super) trait Comparable {
    /// The facts, in the order in which they are named.
    fn facts(&self) -> Vec<FactId>;

    /// The facts, in the order in which they are listed among what the check has bound.
    fn listed(&self) -> Vec<FactId> {
        self.facts()
    }

    /// The verdict of comparing them: that of the equation, where it is one.
    fn verdict(&self) -> Verdict {
        self.equation().map_or(Verdict::Agree, Equation::verdict)
    }

    /// What has to hold between them, where that is one equation.
    fn equation(&self) -> Option<&Equation> {
        None
    }

    /// Whether it could not fail, however the numbers were changed.
    fn is_weak(&self) -> bool {
        self.equation().is_some_and(Equation::is_weak)
    }

    /// The relations that have to hold between them, as far as they can be said for `together`.
    fn forms(&self, _context: &Context<'_>) -> Vec<Form<FactId>> {
        let form = self.equation().and_then(Equation::form);
        form.into_iter().collect()
    }

    /// Whether the forms say nothing of the usual readings.
    fn is_strict_only(&self, _context: &Context<'_>) -> bool {
        false
    }
}

/// A declared check while it is run, and where its findings go.
pub(super) struct Run<'a, 'r> {
    /// The facts and settings that may be looked at.
    pub context: &'a Context<'a>,
    /// The check, with the facts that it selects.
    pub declared: &'a DeclaredCheck,
    reporter: &'a mut Reporter<'r>,
}

impl<'a, 'r> Run<'a, 'r> {
    /// This check, with what it finds told to a reporter.
    pub(super) fn new(
        context: &'a Context<'a>,
        declared: &'a DeclaredCheck,
        reporter: &'a mut Reporter<'r>,
    ) -> Self {
        Self {
            context,
            declared,
            reporter,
        }
    }
}

impl Run<'_, '_> {
    /// Counts many comparisons of records at once, with why some were not made.
    pub(super) fn count_all(&mut self, counts: BindingCounts, left: &BTreeMap<String, u64>) {
        let check = &self.declared.check.id.value;
        self.reporter.count_all(check, counts, left);
    }

    /// Notes what holds and could hardly have failed, by what it is called.
    pub(super) fn note_loose(&mut self, names: &[String]) {
        let check = &self.declared.check.id.value;
        self.reporter.note_loose(check, names);
    }

    /// Notes where totals stand that the check has added up.
    pub(super) fn note_added_up(&mut self, totals: &[Span]) {
        for total in totals {
            self.reporter.note_added_up(*total);
        }
    }

    /// Starts a diagnostic of this check.
    pub(super) fn diagnostic(&self, message: impl Into<String>, primary: Label) -> Diagnostic {
        let check = &self.declared.check;
        Diagnostic {
            check: Some(check.id.value.clone()),
            severity: check.severity.unwrap_or(Severity::Error),
            ..self.reporter.diagnostic(message, primary)
        }
    }

    /// Reports it.
    pub(super) fn tell(&mut self, finding: Diagnostic) {
        self.reporter.report(finding);
    }

    /// Whether the check asks rather than states: its severity is a warning.
    pub(super) fn is_question(&self) -> bool {
        self.declared.check.severity == Some(Severity::Warning)
    }

    /// How what was found is to be said.
    pub(super) fn tone(&self, verdict: Verdict) -> Tone {
        if self.is_question() {
            Tone::Question
        } else {
            Tone::of(verdict)
        }
    }

    /// Compares what was bound and reports it; `stated` are the facts that could not be bound, for a reason.
    pub(super) fn compare<E: Comparable>(
        &mut self,
        bound: Result<E, Reason>,
        stated: &[FactId],
        finding: impl FnOnce(&E, Tone) -> Option<Finding>,
    ) {
        match bound {
            Err(reason) => self.leave(reason, stated),
            Ok(bound) => {
                let verdict = self.judge(&bound);
                self.report(verdict, &bound.listed(), |tone| finding(&bound, tone));
            }
        }
    }

    /// Compares what was bound, and notes what follows from it beside the finding.
    pub(super) fn judge(&mut self, bound: &impl Comparable) -> Verdict {
        let verdict = bound.verdict();
        for form in bound.forms(self.context) {
            let related = Related::declared(self.declared, verdict, form);
            self.reporter.relate(related.map(|related| Related {
                strict_only: related.strict_only || bound.is_strict_only(self.context),
                ..related
            }));
        }
        if verdict == Verdict::Agree && bound.is_weak() {
            self.note_weak(&bound.facts());
        }
        verdict
    }

    /// Counts facts that are not compared.
    pub(super) fn leave(&mut self, reason: Reason, facts: &[FactId]) {
        self.count(Verdict::NotChecked(reason), facts);
    }

    /// Counts the verdict on these facts, one binding of the check.
    pub(super) fn count(&mut self, verdict: Verdict, facts: &[FactId]) {
        let check = &self.declared.check.id.value;
        self.reporter.bind(check, verdict, facts);
    }

    /// Notes that facts which have been counted as agreeing could not do otherwise.
    pub(super) fn note_weak(&mut self, facts: &[FactId]) {
        let names = facts.iter().map(|id| self.context.index.name(*id));
        let check = &self.declared.check.id.value;
        self.reporter.note_weak(Some(check), names.collect());
    }

    /// Counts the verdict on these facts, and reports what was found where there is something to say.
    pub(super) fn report(
        &mut self,
        verdict: Verdict,
        facts: &[FactId],
        finding: impl FnOnce(Tone) -> Option<Finding>,
    ) {
        self.count(verdict, facts);
        let check = &self.declared.check;
        let Some(gravity) = Gravity::of(verdict, check.severity) else {
            return;
        };
        let Some(finding) = finding(self.tone(verdict)) else {
            return;
        };
        let (facts, name) = (finding.facts.clone(), &check.id.value);
        let advice = finding.advice.unwrap_or_else(|| self.advice().to_owned());
        let finding = Finding {
            check: Some(name.clone()),
            why: check.because.clone(),
            advice: Some(advice),
            about: About::facts(Matter::Declared, facts.iter().map(|fact| fact.index())),
            ..finding
        };
        if finding.report(self.context, self.reporter, gravity) {
            self.reporter.dispute(name, gravity.verdict, &facts);
        }
    }

    /// Advice about facts that do not hold together.
    fn advice(&self) -> &'static str {
        if self.is_question() {
            "If one of them is wrong, correct it."
        } else {
            "Correct one of them, or give them different metrics."
        }
    }
}
