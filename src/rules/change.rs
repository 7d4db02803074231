//! A growth fits the levels before and after. Which levels those are is said here.

use std::collections::BTreeMap;

use crate::config::Given;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{Change, Fact, FactId, KeyPeriod, MetricId, PeriodType};
use crate::figure::{Day, Number, Period};
use crate::relation::{Reason, RelationKind};

use super::context::Context;
use super::declared::{Finding, Operand, ratio_factor};
use super::equation::{Equation, Factors, Place, Term};
use super::run::{Comparable, Run};
use super::wording::{FactWords, Tone, roles};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "change",
        summary: "a growth fits the levels before and after",
        page: include_str!("change.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Metrics>()),
    check: |_, _| {},
};

/// The metrics that a check names.
#[derive(Clone, Copy, Debug)]
struct Metrics {
    growth: MetricId,
    level: MetricId,
}

impl ReadParameters for Metrics {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["metric", "period", "change"]);
        let (growth, level) = (given.metric("growth"), given.metric("of"));
        Some(Self {
            growth: growth?,
            level: level?,
        })
    }
}

impl Parameters for Metrics {
    fn check(&self, run: &mut Run<'_, '_>) {
        let (context, metrics) = (run.context, *self);
        for group in &run.declared.selection.groups {
            for stated in growths(context, group, metrics) {
                let binding = Binding::of(context, group, stated.clone(), metrics);
                run.compare(binding, &stated, |binding, tone| {
                    Some(binding.finding(context, metrics, tone))
                });
            }
        }
    }
}

/// A growth with the levels that it leads from and to.
struct Binding {
    growth: Operand,
    new: Operand,
    old: Operand,
    /// The new level as the old one times the growth.
    equation: Equation,
}

/// The growths of a binding, each with the facts that state it.
fn growths(context: &Context<'_>, group: &[FactId], metrics: Metrics) -> Vec<Vec<FactId>> {
    let mut found: BTreeMap<(Option<KeyPeriod<'_>>, Option<Change>), Vec<FactId>> = BTreeMap::new();
    for id in group {
        if let Some(fact) = context.index.fact(*id)
            && fact.metric == metrics.growth
        {
            let key = fact.key();
            found.entry((key.period, key.change)).or_default().push(*id);
        }
    }
    found.into_values().collect()
}

/// The facts that state the level of this time. Of a stock that may also be its last day.
fn level(
    context: &Context<'_>,
    group: &[FactId],
    metric: MetricId,
    days: (Day, Day),
) -> Option<Operand> {
    let is_stock = context
        .vocabulary
        .metric(metric)
        .is_some_and(|metric| metric.period_type == Some(PeriodType::Instant));
    let mut facts = stated_at(context, group, metric, days);
    if facts.is_empty() && is_stock {
        facts = stated_at(context, group, metric, (days.1, days.1));
    }
    (!facts.is_empty()).then(|| Operand::new(context, facts))
}

/// The facts that state an amount of just these days.
fn stated_at(
    context: &Context<'_>,
    group: &[FactId],
    metric: MetricId,
    days: (Day, Day),
) -> Vec<FactId> {
    let states = |fact: &Fact| {
        let period = fact.period.period.as_ref();
        let at = period.and_then(Period::certain_days);
        fact.metric == metric && fact.change.is_none() && at == Some(days)
    };
    let facts = group.iter().copied();
    facts
        .filter(|id| context.index.fact(*id).is_some_and(states))
        .collect()
}

impl Binding {
    fn of(
        context: &Context<'_>,
        group: &[FactId],
        growth: Vec<FactId>,
        metrics: Metrics,
    ) -> Result<Self, Reason> {
        let first = growth.first().and_then(|id| context.index.fact(*id));
        let first = first.ok_or(Reason::NothingToCompare)?;
        let change = first.change.ok_or(Reason::NoChange)?;
        let period = first.period.period.as_ref().ok_or(Reason::NoPeriod)?;
        let days = period.certain_days().ok_or(Reason::UncertainPeriod)?;
        let before = period.days_before().ok_or(Reason::UncertainPeriod)?;
        let level = |days| level(context, group, metrics.level, days);
        let new = level(days).ok_or(Reason::NothingToCompare)?;
        let old = level(before).ok_or(Reason::NothingToCompare)?;
        let growth = Operand::new(context, growth);
        let unit_factor =
            ratio_factor(context, metrics.growth).ok_or(Reason::UnitsNotComparable)?;
        let (total, left) = (Term::of(&new)?, Term::of(&old)?);
        let factor = Term::of(&growth)?;
        // What grew was more than nothing: where the old level has no lower end, it is multiplied and not divided by.
        if !left.may_be_above_zero() {
            return Err(Reason::DivisorTouchesZero);
        }
        Ok(Self {
            equation: Equation::product(Factors {
                left,
                factor,
                scale: unit_factor,
                offset: match change {
                    Change::By => Number::ONE,
                    Change::To => Number::ZERO,
                },
                kind: RelationKind::Equal,
                total,
            }),
            growth,
            new,
            old,
        })
    }

    fn finding(&self, context: &Context<'_>, metrics: Metrics, tone: Tone) -> Finding {
        let words = FactWords::new(context);
        let line = |place, metric| {
            let implied = self.equation.implied(place)?;
            let unit = words.metric_unit(metric);
            Some(self.equation.line(words, place, &implied, &unit))
        };
        let line =
            line(Place::Factor, metrics.growth).or_else(|| line(Place::Total, metrics.level));
        let stated = Stated {
            growth: context.vocabulary.metric_name(metrics.growth),
            by: self.growth.quoted(words),
            level: context.vocabulary.metric_name(metrics.level),
            old: self.old.quoted(words),
            new: self.new.quoted(words),
        };
        Finding {
            message: stated.headline(tone),
            facts: self.facts(),
            roles: roles([
                ("growth", self.growth.facts.as_slice()),
                ("before", &self.old.facts),
                ("after", &self.new.facts),
            ]),
            read: self.growth.facts.len(),
            // “`2.4 million t ÷ 1.9 million t − 1` is ≈20.51 to ≈32.43%.”
            arithmetic: line.into_iter().collect(),
            allowed: self
                .equation
                .allowed([Place::Factor, Place::Left, Place::Total]),
            ..Finding::default()
        }
    }
}

/// A growth that levels do not fit, as it is stated.
struct Stated<'a> {
    /// The name of its metric.
    growth: &'a str,
    by: String,
    /// The name of what grew.
    level: &'a str,
    old: String,
    new: String,
}

impl Stated<'_> {
    fn headline(&self, tone: Tone) -> String {
        let Self {
            growth,
            by,
            level,
            old,
            new,
        } = self;
        match tone {
            Tone::Question => {
                format!("`{growth}` is {by}, why did `{level}` go from {old} to {new}?")
            }
            Tone::Statement => {
                format!("`{growth}` is {by}, but `{level}` went from {old} to {new}")
            }
            Tone::Doubt => format!(
                "`{growth}` is {by}, which `{level}` from {old} to {new} fits only on the widest readings"
            ),
        }
    }
}

impl Comparable for Binding {
    fn facts(&self) -> Vec<FactId> {
        [&self.growth, &self.old, &self.new]
            .into_iter()
            .flat_map(|operand| operand.facts.iter().copied())
            .collect()
    }

    fn equation(&self) -> Option<&Equation> {
        Some(&self.equation)
    }
}
