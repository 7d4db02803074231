//! Relations between facts as data: what the rules hand to the one that looks at all of them together.

use crate::diagnostic::Severity;
use crate::fact::FactId;
use crate::relation::{Form, Verdict};

use super::context::DeclaredCheck;

/// A relation that a rule has looked at, and found possible by itself.
#[derive(Clone, Debug)]
pub(super) struct Related {
    /// The rule.
    pub rule: &'static str,
    /// The declared check; `None` for the automatic use of the rule.
    pub check: Option<String>,
    /// The gravest severity that the check admits.
    pub severity: Option<Severity>,
    /// Whether it rests on an inferred period, so that it makes nothing more than doubtful.
    pub inferred: bool,
    /// Whether it says nothing of the usual readings.
    pub strict_only: bool,
    /// The relation that has to hold. A fact stands for its data point.
    pub form: Form<FactId>,
}

impl Related {
    /// A relation of a declared check whose binding has this verdict, unless it cannot hold by itself. What is doubtful
    /// has been asked about on the usual readings, and may still be impossible on the widest with what others say.
    pub(super) fn declared(
        declared: &DeclaredCheck,
        verdict: Verdict,
        form: Form<FactId>,
    ) -> Option<Self> {
        let strict_only = match verdict {
            Verdict::Agree => false,
            Verdict::Doubtful => true,
            Verdict::Conflict | Verdict::NotChecked(_) => return None,
        };
        Some(Self {
            rule: "",
            check: Some(declared.check.id.value.clone()),
            severity: declared.check.severity,
            inferred: false,
            strict_only,
            form,
        })
    }

    /// The check, or the rule that works by itself, in words.
    pub(super) fn name(&self) -> String {
        match &self.check {
            Some(check) => format!("the check `{check}`"),
            None => format!("the rule `{}`", self.rule),
        }
    }

    /// The facts that it relates.
    pub(super) fn facts(&self) -> Vec<FactId> {
        self.form.variables()
    }
}
