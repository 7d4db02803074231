//! Relations between facts as data: what the rules hand to the one that looks at all of them together.

use crate::diagnostic::Severity;
use crate::fact::FactId;
use crate::figure::{Interval, Number};
use crate::relation::{RelationKind, Verdict};

use super::context::DeclaredCheck;

/// One relation that a rule has looked at, and found possible by itself.
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
    /// What has to hold. A fact stands for its data point.
    pub form: Form,
}

/// The forms of relation.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// The sum of weight times value lies in the bound.
    Linear {
        /// Facts with their weights, in the units of their metrics.
        terms: Vec<(FactId, Number)>,
        /// Where the sum lies.
        bound: Interval,
    },
    /// A value times a factor, beside a total: `left · (scale · factor + offset)`, each fact in the unit of its metric.
    Product {
        /// What is multiplied.
        left: FactId,
        /// What states the factor: a percentage, a rate.
        factor: FactId,
        /// What makes a plain factor of it: 1/100 for a percentage.
        scale: Number,
        /// Added to the scaled factor: 1 for a growth *by* so much, half a digit each way for an average.
        offset: Interval,
        /// How the product stands to the total.
        kind: RelationKind,
        /// The total.
        total: FactId,
    },
}

impl Related {
    /// A relation of a declared check whose binding has this verdict, unless it cannot hold by itself. What is doubtful
    /// has been asked about on the usual readings, and may still be impossible on the widest with what others say.
    pub(super) fn declared(declared: &DeclaredCheck, verdict: Verdict, form: Form) -> Option<Self> {
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
        match &self.form {
            Form::Linear { terms, .. } => terms.iter().map(|(fact, _)| *fact).collect(),
            Form::Product {
                left,
                factor,
                total,
                ..
            } => vec![*left, *factor, *total],
        }
    }
}

/// That two facts state one value: their difference is nothing. The factor has the other in the unit of the one.
pub(super) fn equal(one: FactId, (other, factor): (FactId, Number)) -> Form {
    Form::Linear {
        terms: vec![(one, Number::ONE), (other, -factor)],
        bound: Interval::exact(Number::ZERO),
    }
}

/// That one value is at most another: their difference is not above nothing. The factor has the greater in the unit of
/// the smaller.
pub(super) fn at_most(smaller: FactId, (greater, factor): (FactId, Number)) -> Form {
    Form::Linear {
        terms: vec![(smaller, Number::ONE), (greater, -factor)],
        bound: Interval {
            lower: None,
            upper: Some(crate::figure::End::closed(Number::ZERO)),
        },
    }
}
