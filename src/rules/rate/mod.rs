//! A rate multiplied out fits the total. Which totals a rate is compared with is said here, what is to be said of the two
//! in `binding`.

mod binding;

use std::collections::BTreeMap;

use crate::config::Declaration;
use crate::diagnostic::{Level, RuleMetadata};
use crate::fact::{Fact, FactId, KeyPeriod, MemberId, MetricId};
use crate::figure::{Period, Reading, TimeUnit};
use crate::relation::{Reason, RelationKind, Verdict};

use super::Rule;
use super::context::{Context, DeclaredCheck};
use super::declared::{Operand, is_question, note_weak, report, states_amount};
use super::related::Related;
use super::reporter::Reporter;
use binding::{Multiplied, Multiplier, finding};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "rate",
        summary: "a rate multiplied out fits the total",
        page: include_str!("../rate.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration {
        metrics: &["rate", "total", "count"],
        dimensions: &[],
        relates: &["metric", "entity", "period", "per"],
    }),
    check,
};

/// A check as resolved.
struct Plan {
    rate: MetricId,
    total: MetricId,
    count: Option<MetricId>,
    kind: RelationKind,
    ignores_entity: bool,
    ignores_period: bool,
}

/// When and of whom something is stated, as far as the check does not ignore it.
type Place<'a> = (Option<MemberId>, Option<KeyPeriod<'a>>);

/// The facts of a group that the rule relates.
#[derive(Default)]
struct Sides<'a> {
    /// Rates, by place, by what they are per, and by the period that they are multiplied out over.
    rates: BTreeMap<(Place<'a>, &'a str, Option<KeyPeriod<'a>>), Vec<FactId>>,
    counts: BTreeMap<Place<'a>, Vec<FactId>>,
    totals: BTreeMap<Option<MemberId>, BTreeMap<Option<KeyPeriod<'a>>, Vec<FactId>>>,
}

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for declared in context.declared(&RULE) {
        let Some(plan) = Plan::of(context, declared) else {
            continue;
        };
        for group in &declared.selection.groups {
            let sides = plan.sides(context, group);
            for ((place, per, period), rate) in &sides.rates {
                let totals = plan.totals(context, &sides, *place);
                let multiplied = if totals.is_empty() {
                    Err(Reason::NoTotal)
                } else {
                    let counted = sides.counts.get(place);
                    multiply(context, rate, (per, *period), counted)
                };
                check_rate(
                    context,
                    reporter,
                    (declared, &plan, rate),
                    (multiplied, totals),
                );
            }
        }
    }
}

impl Plan {
    fn of(context: &Context<'_>, declared: &DeclaredCheck) -> Option<Self> {
        let scalar = |name| declared.check.parameter(name)?.scalar();
        let metric = |name| declared.metric(name, context.vocabulary);
        let ignores = |dimension| {
            let mut ignored = declared.check.ignoring.iter();
            ignored.any(|name| name.value == dimension)
        };
        Some(Self {
            rate: metric("rate")?,
            total: metric("total")?,
            count: metric("count"),
            kind: RelationKind::from_name(&scalar("relation")?.value)?,
            ignores_entity: ignores("entity"),
            ignores_period: ignores("period"),
        })
    }

    fn sides<'a>(&self, context: &Context<'a>, group: &[FactId]) -> Sides<'a> {
        let mut sides = Sides::default();
        for id in group {
            let Some(fact) = context.index.fact(*id) else {
                continue;
            };
            let place = self.place(fact);
            let amount = states_amount(context, *id);
            if let (true, Some(per), None) = (fact.metric == self.rate, &fact.per, fact.change) {
                let key = (place, &**per, fact.key().period);
                sides.rates.entry(key).or_default().push(*id);
            }
            if amount && fact.metric == self.total {
                let (entity, period) = place;
                let of_entity = sides.totals.entry(entity).or_default();
                of_entity.entry(period).or_default().push(*id);
            }
            if amount && Some(fact.metric) == self.count {
                sides.counts.entry(place).or_default().push(*id);
            }
        }
        sides
    }

    fn place<'a>(&self, fact: &'a Fact) -> Place<'a> {
        let key = fact.key();
        (
            key.entity.filter(|_| !self.ignores_entity),
            key.period.filter(|_| !self.ignores_period),
        )
    }

    /// The totals that a rate of this place has to fit, from the nearest entity outwards. Only where the rate is some of
    /// the total may the total be that of a containing entity or period.
    fn totals(
        &self,
        context: &Context<'_>,
        sides: &Sides<'_>,
        (entity, period): Place<'_>,
    ) -> Vec<Operand> {
        let contained = self.kind == RelationKind::AtMost;
        let tree = &context.vocabulary.entities;
        let further = entity
            .filter(|_| contained)
            .map(|entity| tree.ancestors(entity).skip(1));
        let entities = std::iter::once(entity).chain(further.into_iter().flatten().map(Some));
        entities
            .filter_map(|entity| sides.totals.get(&entity))
            .flatten()
            .filter(|(total, _)| {
                let both = total.zip(period);
                let contains =
                    |(total, own): (KeyPeriod<'_>, KeyPeriod<'_>)| total.0.contains(own.0);
                **total == period || contained && both.is_some_and(contains)
            })
            .map(|(_, facts)| Operand::new(context, facts.clone()))
            .collect()
    }
}

/// The rate over its period, where it is per a unit of time, else times what is counted.
fn multiply(
    context: &Context<'_>,
    rate: &[FactId],
    (per, period): (&str, Option<KeyPeriod<'_>>),
    counted: Option<&Vec<FactId>>,
) -> Result<Multiplied, Reason> {
    let multiplier = match TimeUnit::from_name(per) {
        Some(unit) => over(unit, period.map(|period| period.0))?,
        None => Multiplier::counted(context, counted.ok_or(Reason::NoCount)?)?,
    };
    Multiplied::of(context, rate, per, multiplier)
}

fn over(unit: TimeUnit, period: Option<&Period>) -> Result<Multiplier, Reason> {
    let period = period.ok_or(Reason::NoPeriod)?;
    let open = if period.has_unknown_end() {
        Reason::UnknownPeriodEnd
    } else {
        Reason::OpenPeriodEnd
    };
    Ok(Multiplier::Time {
        length: Reading::both(period.length_in(unit).ok_or(open)?),
        period: period.to_string(),
    })
}

/// Compares a rate with each of its totals. What is wrong with the rate is wrong with all of them, so those that it fits
/// worst are reported together.
fn check_rate(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    (declared, plan, rate): (&DeclaredCheck, &Plan, &[FactId]),
    (multiplied, totals): (Result<Multiplied, Reason>, Vec<Operand>),
) {
    let multiplied = match multiplied {
        Ok(multiplied) => multiplied,
        Err(reason) => {
            let verdict = Verdict::NotChecked(reason);
            report(context, reporter, declared, (verdict, rate), || None);
            return;
        }
    };
    let mut misfits = Vec::new();
    for total in totals {
        let (kind, compared) = (plan.kind, multiplied.beside(context, &total));
        let verdict = compared.as_ref().map_or_else(
            |reason| Verdict::NotChecked(*reason),
            |(product, stated)| kind.verdict(product, stated),
        );
        if let Some(form) = multiplied.form(context, kind, &total) {
            reporter.relate(Related::declared(declared, verdict, form));
        }
        if verdict.kind().is_some() {
            misfits.push((verdict, total));
            continue;
        }
        let facts = multiplied.facts_with(&total);
        report(context, reporter, declared, (verdict, &facts), || None);
        if let (Verdict::Agree, Ok((product, stated))) = (verdict, &compared)
            && kind.is_weak(&product.strict, &stated.strict)
        {
            note_weak(context, reporter, declared, &facts);
        }
    }
    let Some(worst) = misfits.iter().map(|(verdict, _)| *verdict).max() else {
        return;
    };
    let (misfits, others): (Vec<_>, Vec<_>) = misfits
        .into_iter()
        .partition(|(verdict, _)| *verdict == worst);
    let also = misfits.iter().skip(1).chain(&others);
    for (verdict, total) in also {
        let facts = multiplied.facts_with(total);
        reporter.bind(&declared.check.id.value, *verdict, &facts);
    }
    let totals: Vec<&Operand> = misfits.iter().map(|(_, total)| total).collect();
    let facts = totals
        .first()
        .map_or_else(Vec::new, |total| multiplied.facts_with(total));
    report(context, reporter, declared, (worst, &facts), || {
        let question = is_question(declared);
        finding(context, &multiplied, (plan.kind, worst, question), &totals)
    });
}
