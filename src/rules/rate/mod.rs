//! A rate multiplied out fits the total. Which totals a rate is compared with is said here, what is to be said of the two
//! in `binding`.

mod binding;

use std::collections::BTreeMap;

use crate::config::Given;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{Fact, FactId, KeyPeriod, MemberId, MetricId};
use crate::figure::{Period, Reading, TimeUnit};
use crate::relation::{Reason, RelationKind};

use super::context::Context;
use super::declared::{Operand, states_amount};
use super::run::{Comparable, Run};
use super::{Declaration, Parameters, ReadParameters, Rule};
use binding::{Beside, Misfit, Multiplied, Multiplier};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "rate",
        summary: "a rate multiplied out fits the total",
        page: include_str!("../rate.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Plan>()),
    check: |_, _| {},
};

/// The rate that a check names, with its total and what it is multiplied with.
#[derive(Debug)]
struct Plan {
    rate: MetricId,
    total: MetricId,
    count: Option<MetricId>,
    kind: RelationKind,
    ignores_entity: bool,
    ignores_period: bool,
}

/// When and of whom something is stated, as far as the check does not ignore it.
type Scope<'a> = (Option<MemberId>, Option<KeyPeriod<'a>>);

/// The facts of a group that the rule relates.
#[derive(Default)]
struct Sides<'a> {
    /// Rates, by place, by what they are per, and by the period that they are multiplied out over.
    rates: BTreeMap<(Scope<'a>, &'a str, Option<KeyPeriod<'a>>), Vec<FactId>>,
    counts: BTreeMap<Scope<'a>, Vec<FactId>>,
    totals: BTreeMap<Option<MemberId>, BTreeMap<Option<KeyPeriod<'a>>, Vec<FactId>>>,
}

impl ReadParameters for Plan {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["metric", "entity", "period", "per"]);
        let (rate, total) = (given.metric("rate"), given.metric("total"));
        let count = given.metric("count");
        Some(Self {
            rate: rate?,
            total: total?,
            count,
            kind: given.relation("relation")?,
            ignores_entity: given.ignores("entity"),
            ignores_period: given.ignores("period"),
        })
    }
}

impl Parameters for Plan {
    fn check(&self, run: &mut Run<'_, '_>) {
        let context = run.context;
        for group in &run.declared.selection.groups {
            let sides = self.sides(context, group);
            for ((place, per, period), rate) in &sides.rates {
                let totals = self.totals(context, &sides, *place);
                let by = multiplier(context, per, *period, sides.counts.get(place));
                let multiplied = match by {
                    // A total of the same period would be of another one.
                    Err(Reason::UnknownPeriodEnd) => Err(Reason::UnknownPeriodEnd),
                    _ if totals.is_empty() => Err(Reason::NoTotal),
                    by => by.and_then(|by| Multiplied::of(context, rate, per, by)),
                };
                match multiplied {
                    Ok(multiplied) => check_rate(run, self.kind, &multiplied, totals),
                    Err(reason) => run.leave(reason, rate),
                }
            }
        }
    }
}

impl Plan {
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

    fn place<'a>(&self, fact: &'a Fact) -> Scope<'a> {
        let key = fact.key();
        (
            key.entity.filter(|_| !self.ignores_entity),
            key.period.filter(|_| !self.ignores_period),
        )
    }

    /// The totals that a rate of this place has to fit, from the nearest entity outwards. Only where the rate is some of
    /// the total may the total be that of a containing entity or period.
    fn totals(&self, context: &Context<'_>, sides: &Sides<'_>, place: Scope<'_>) -> Vec<Operand> {
        let (entity, period) = place;
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

/// The multiplier of a rate: its period, where it is per a unit of time, else what is counted.
fn multiplier(
    context: &Context<'_>,
    per: &str,
    period: Option<KeyPeriod<'_>>,
    counted: Option<&Vec<FactId>>,
) -> Result<Multiplier, Reason> {
    match TimeUnit::from_name(per) {
        Some(unit) => over(unit, period.map(|period| period.0)),
        None => Multiplier::counted(context, counted.ok_or(Reason::NoCount)?),
    }
}

fn over(unit: TimeUnit, period: Option<&Period>) -> Result<Multiplier, Reason> {
    let period = period.ok_or(Reason::NoPeriod)?;
    let length = period.length_in(unit).ok_or(Reason::no_length(period))?;
    Ok(Multiplier::Time {
        length: Reading::both(length),
        period: period.to_string(),
    })
}

/// Compares a rate with each of its totals. What is wrong with the rate is wrong with all of them, so those that it fits
/// worst are reported together.
fn check_rate(
    run: &mut Run<'_, '_>,
    kind: RelationKind,
    multiplied: &Multiplied,
    totals: Vec<Operand>,
) {
    let context = run.context;
    let mut misfits = Vec::new();
    for total in totals {
        let beside = match multiplied.beside(context, kind, total) {
            Ok(beside) => beside,
            Err((reason, facts)) => {
                run.leave(reason, &facts);
                continue;
            }
        };
        let verdict = run.judge(&beside);
        if verdict.kind().is_some() {
            misfits.push((verdict, beside));
        } else {
            run.count(verdict, &beside.facts());
        }
    }
    let Some(worst) = misfits.iter().map(|(verdict, _)| *verdict).max() else {
        return;
    };
    let (misfits, others): (Vec<_>, Vec<_>) = misfits
        .into_iter()
        .partition(|(verdict, _)| *verdict == worst);
    for (verdict, beside) in misfits.iter().skip(1).chain(&others) {
        run.count(*verdict, &beside.facts());
    }
    let misfits: Vec<Beside<'_>> = misfits.into_iter().map(|(_, beside)| beside).collect();
    if let Some(first) = misfits.first() {
        run.report(worst, &first.facts(), |tone| {
            Misfit::of(context, &misfits)?.finding(context, tone)
        });
    }
}
