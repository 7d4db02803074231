//! What the rules share that a check can declare: operands, and what was found of them. How it is reported is `run`.

use std::collections::BTreeMap;

use crate::config::Constant;
use crate::diagnostic::{About, Diagnostic, Fix, Label};
use crate::fact::{Fact, FactId, MetricId};
use crate::figure::{Interval, Number, Oddity, RATIO, Reading, UnitId};
use crate::relation::{Reason, Verdict};
use crate::source::Span;
use crate::words::{counted, in_backticks, sentence};

use super::comparison::{Compared, compare};
use super::context::Context;
use super::repair::hint;
use super::reporter::{Gravity, Reporter};
use super::wording::{FactWords, Roles};

/// Facts that state one thing, as one operand of a relation.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    /// The facts, in the order of the index; none where the check states the operand itself.
    pub facts: Vec<FactId>,
    /// The amount that the check states itself.
    pub constant: Option<Constant>,
    outcome: Compared,
    odd: bool,
}

impl Operand {
    /// The operand that these facts state together.
    pub(super) fn new(context: &Context<'_>, facts: Vec<FactId>) -> Self {
        let outcome = compare(&facts, context.index, context.vocabulary);
        let odd = facts
            .iter()
            .filter_map(|id| context.index.fact(*id)?.figure())
            .any(|figure| figure.oddities().contains(&Oddity::OutOfRange));
        Self {
            facts,
            constant: None,
            outcome,
            odd,
        }
    }

    /// The operand that a check states itself.
    pub(super) fn of_constant(context: &Context<'_>, constant: Constant) -> Self {
        Self {
            constant: Some(constant),
            ..Self::new(context, Vec::new())
        }
    }

    /// The statement as written, in backticks.
    pub(super) fn quoted(&self, words: FactWords<'_>) -> String {
        match &self.constant {
            Some(constant) => in_backticks(&constant.text),
            None => words.all_quoted(&self.facts),
        }
    }

    /// The unit of the reading, as it is printed after a number.
    pub(super) fn unit_label(&self, context: &Context<'_>) -> String {
        let unit = self.unit(context);
        unit.map_or_else(String::new, |unit| FactWords::new(context).unit_label(unit))
    }

    /// The unit of the reading.
    pub(super) fn unit<'a>(&'a self, context: &Context<'a>) -> Option<&'a UnitId> {
        if let Some(constant) = &self.constant {
            return constant.unit.as_ref();
        }
        let fact = context.index.fact(*self.facts.first()?)?;
        context.vocabulary.metric(fact.metric)?.unit.as_ref()
    }

    /// The reading that the facts have together, in the unit of their metric.
    ///
    /// # Errors
    ///
    /// Why the relation cannot use it: a figure has no reading that its metric allows (others that are odd are read as widely as they
    /// can be meant), or its facts conflict among themselves, or have no comparable
    /// unit.
    pub(super) fn reading(&self) -> Result<Reading, Reason> {
        if let Some(constant) = &self.constant {
            return Ok(Reading::exactly(constant.value.clone()));
        }
        if self.odd {
            return Err(Reason::OddFigure);
        }
        match (&self.outcome.sharpened, self.outcome.verdict) {
            (Some(reading), _) => Ok(reading.reading()),
            (None, Verdict::Conflict) => Err(Reason::OperandInConflict),
            (None, Verdict::NotChecked(Reason::UnitsNotComparable)) => {
                Err(Reason::UnitsNotComparable)
            }
            (None, _) => Err(Reason::NoUnit),
        }
    }

    /// The factor from the unit of this operand to that of another.
    ///
    /// # Errors
    ///
    /// The two units cannot be compared.
    pub(super) fn factor_to(&self, other: &Self, context: &Context<'_>) -> Result<Number, Reason> {
        let unit = other.unit(context);
        // A count that the check states without a unit; that nothing is measured, the rule `config` sees to.
        if unit.is_none() && other.constant.is_some() {
            return Ok(Number::ONE);
        }
        let factor = context.vocabulary.unit_factor(self.unit(context), unit);
        factor.ok_or(Reason::UnitsNotComparable)
    }
}

/// Whether a fact states an amount: growths and rates add up to nothing.
pub(super) fn states_amount(context: &Context<'_>, id: FactId) -> bool {
    let fact = context.index.fact(id);
    fact.is_some_and(Fact::is_amount)
}

/// The factor that makes plain numbers of a metric's figures, 0.6 for 60 %; `None` when its unit is not that of a ratio.
pub(super) fn ratio_factor(context: &Context<'_>, metric: MetricId) -> Option<Number> {
    let Some(unit) = &context.vocabulary.metric(metric)?.unit else {
        return Some(Number::ONE);
    };
    let unit = context.vocabulary.units.get(unit)?;
    (unit.dimension.as_deref() == Some(RATIO)).then(|| unit.factor.clone())
}

/// The facts of one binding by metric, each metric as one operand.
pub(super) fn by_metric(context: &Context<'_>, group: &[FactId]) -> BTreeMap<MetricId, Operand> {
    let mut facts: BTreeMap<MetricId, Vec<FactId>> = BTreeMap::new();
    for id in group {
        if let Some(fact) = context.index.fact(*id) {
            facts.entry(fact.metric).or_default().push(*id);
        }
    }
    facts
        .into_iter()
        .map(|(metric, facts)| (metric, Operand::new(context, facts)))
        .collect()
}

/// A finding of one binding.
#[derive(Clone, Debug, Default)]
pub(super) struct Finding {
    /// The headline.
    pub message: String,
    /// The facts that it is about; the first is underlined first.
    pub facts: Vec<FactId>,
    /// The roles that they have in the relation, where it has any.
    pub roles: Roles,
    /// The number of facts, from the first, whose readings are spelled out.
    pub read: usize,
    /// The arithmetic, a line each.
    pub arithmetic: Vec<String>,
    /// Where the value of a fact would have to lie for all others to hold, in the unit of its metric; of those facts of
    /// which that is known.
    pub allowed: Vec<(FactId, Interval)>,
    /// The place that is underlined where it is not the value of the first fact that is in question; no other fact is,
    /// then.
    pub site: Option<Span>,
    /// A place that is no fact.
    pub beside: Option<Label>,
    /// Why the facts are compared, in a sentence, with which the help begins.
    pub why: Option<String>,
    /// The advice with which it ends; where there is none, that of all checks.
    pub advice: Option<String>,
    /// The declared check.
    pub check: Option<String>,
    /// The edit that mends it.
    pub fix: Option<Box<Fix>>,
    /// The facts and places that it is about, so far as other findings have to do with them.
    pub about: About,
}

impl Finding {
    /// Reports it; whether there was a fact to report it at.
    pub(super) fn report(
        &self,
        context: &Context<'_>,
        reporter: &mut Reporter<'_>,
        gravity: Gravity,
    ) -> bool {
        let diagnostic = self.diagnostic(context, reporter);
        let is_told = diagnostic.is_some();
        if let Some(diagnostic) = diagnostic {
            reporter.report(Diagnostic {
                verdict: Some(gravity.verdict),
                severity: gravity.severity,
                ..diagnostic
            });
        }
        is_told
    }

    fn diagnostic(&self, context: &Context<'_>, reporter: &Reporter<'_>) -> Option<Diagnostic> {
        let words = FactWords::new(context);
        let first = *self.facts.first()?;
        let role = self.roles.get(&first).copied();
        let first = context.index.fact(first)?;
        let mut diagnostic = reporter.diagnostic(&self.message, words.label(first, role));
        let left_out = words.place(&mut diagnostic, &self.facts, &self.roles);
        if let Some(site) = self.site {
            diagnostic.primary.span = site;
            diagnostic.related.clear();
        }
        diagnostic.related.extend(self.beside.clone());
        let mut lines: Vec<String> = self.why.as_deref().map(sentence).into_iter().collect();
        lines.extend(self.arithmetic.iter().cloned());
        let read = self.facts.iter().take(self.read);
        lines.extend(read.filter_map(|id| words.reading(*id)));
        if left_out > 0 {
            let more = counted(left_out, "fact more", "facts more");
            lines.push(format!("Not all are shown: there are {more}."));
        }
        lines.extend(hint(context, &self.allowed));
        lines.extend(self.advice.clone());
        diagnostic.check.clone_from(&self.check);
        diagnostic.help = Some(lines.join("\n"));
        diagnostic.fix.clone_from(&self.fix);
        diagnostic.about.clone_from(&self.about);
        Some(diagnostic)
    }
}
