//! The paces that an accumulating metric implies for periods of one series differ by at most a factor.

use std::collections::BTreeMap;

use crate::config::Given;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{FactId, KeyPeriod, MetricId};
use crate::figure::{End, Interval, Number, Period, Reading};
use crate::relation::{Reason, Verdict, is_weak, too_far};
use crate::words::number_of;

use super::bounds::times;
use super::context::Context;
use super::declared::{Finding, Operand, states_amount};
use super::equation::{Equation, Place, Term};
use super::run::{Comparable, Run};
use super::wording::{FactWords, Tone, roles};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "pace",
        summary: "the paces of one series differ little",
        page: include_str!("pace.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Series>()),
    check: |_, _| {},
};

/// The series that a check names.
#[derive(Debug)]
struct Series {
    /// The metric whose pace is compared.
    metric: MetricId,
    /// The factor by which paces may differ.
    factor: Number,
}

impl ReadParameters for Series {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["period"]);
        let (metric, factor) = (given.metric("metric"), given.factor("within"));
        Some(Self {
            metric: metric?,
            factor: factor?,
        })
    }
}

impl Parameters for Series {
    fn check(&self, run: &mut Run<'_, '_>) {
        for facts in &run.declared.selection.groups {
            check_series(run, facts, self);
        }
    }
}

/// The pace that the facts of one period imply, per day.
struct Pace<'a> {
    reading: Reading,
    facts: Vec<FactId>,
    period: &'a Period,
    /// The amount divided by the days of the period.
    equation: Equation,
}

/// The paces of one series.
struct Paces<'a> {
    series: &'a Series,
    paces: Vec<Pace<'a>>,
}

/// A pace and one that it exceeds by more than the factor.
#[derive(Clone, Copy)]
struct TooFast<'p, 'a> {
    fast: &'p Pace<'a>,
    slow: &'p Pace<'a>,
}

fn check_series(run: &mut Run<'_, '_>, facts: &[FactId], series: &Series) {
    let context = run.context;
    let stated = context.vocabulary.metric(series.metric);
    if !stated.is_some_and(|metric| metric.accumulates_period) {
        return run.leave(Reason::NotAccumulating, facts);
    }
    let mut paces = Vec::new();
    for (period, facts) in by_period(context, facts) {
        match pace(context, period, facts.clone()) {
            Ok(pace) => paces.push(pace),
            Err(reason) => run.leave(reason, &facts),
        }
    }
    if paces.is_empty() {
        return;
    }
    let paces = Paces { series, paces };
    let facts = paces.facts();
    run.compare(Ok(paces), &facts, |paces, tone| {
        let (_, found) = compare(&paces.paces, &series.factor);
        Some(found?.finding(context, series, tone))
    });
}

impl Comparable for Paces<'_> {
    fn facts(&self) -> Vec<FactId> {
        let facts = self.paces.iter().flat_map(|pace| &pace.facts);
        facts.copied().collect()
    }

    fn verdict(&self) -> Verdict {
        compare(&self.paces, &self.series.factor).0
    }

    fn is_weak(&self) -> bool {
        cannot_fail(&self.paces)
    }
}

/// Whether no two related paces could differ by too much. The factor is above zero and moves no end past zero.
fn cannot_fail(paces: &[Pace<'_>]) -> bool {
    paces.iter().enumerate().all(|(at, one)| {
        paces.iter().skip(at + 1).all(|other| {
            let strict = [&one.reading.strict, &other.reading.strict];
            !one.relates_to(other) || is_weak(strict, Some(&Number::ZERO))
        })
    })
}

/// The facts of a series by period, as far as they state an amount and not a rate or a growth.
fn by_period<'a>(
    context: &Context<'a>,
    series: &[FactId],
) -> BTreeMap<Option<KeyPeriod<'a>>, Vec<FactId>> {
    let mut found: BTreeMap<_, Vec<FactId>> = BTreeMap::new();
    for id in series.iter().filter(|id| states_amount(context, **id)) {
        if let Some(fact) = context.index.fact(*id) {
            found.entry(fact.key().period).or_default().push(*id);
        }
    }
    found
}

/// The pace of one period. What accumulates is never less than nothing, so a figure that may be is read from zero.
fn pace<'a>(
    context: &Context<'_>,
    period: Option<KeyPeriod<'a>>,
    facts: Vec<FactId>,
) -> Result<Pace<'a>, Reason> {
    let period = period.ok_or(Reason::NoPeriod)?.0;
    let (least, most) = period.day_count().ok_or(Reason::no_length(period))?;
    let operand = Operand::new(context, facts);
    let amount = operand.reading()?;
    let nothing = Interval::from_end(End::closed(Number::ZERO));
    let strict = amount.strict.intersect(&nothing).ok_or(Reason::BelowZero)?;
    let usual = amount.usual.intersect(&nothing);
    let usual = usual.unwrap_or_else(|| strict.clone());
    let days = Interval::closed(Number::from(least), Number::from(most));
    let days = Term::unstated(Reading::both(days), in_words(least, most));
    let amount = Term::read(&operand, Reading { strict, usual });
    let equation = Equation::quotient(amount, days, Interval::ALL);
    Ok(Pace {
        reading: equation.implied(Place::Factor).ok_or(Reason::BelowZero)?,
        facts: operand.facts,
        period,
        equation,
    })
}

/// “547 days”, of a number of days that lies between two.
fn in_words(least: i64, most: i64) -> String {
    if least == most {
        number_of(least, "day")
    } else {
        format!("{least} to {most} days")
    }
}

/// The verdict on a series and the pair that decides it: of those that differ by more than the factor, the one that
/// differs most.
fn compare<'p, 'a>(paces: &'p [Pace<'a>], factor: &Number) -> (Verdict, Option<TooFast<'p, 'a>>) {
    let readings: Vec<&Reading> = paces.iter().map(|pace| &pace.reading).collect();
    let are_related = |one: usize, other: usize| {
        let both = paces.get(one).zip(paces.get(other));
        both.is_some_and(|(one, other)| one.relates_to(other))
    };
    if let Some(found) = too_far(&readings, factor, are_related) {
        let pair = paces.get(found.greater).zip(paces.get(found.smaller));
        let pair = pair.map(|(fast, slow)| TooFast { fast, slow });
        return (found.verdict(), pair);
    }
    let is_any_related =
        (0..paces.len()).any(|at| (at + 1..paces.len()).any(|other| are_related(at, other)));
    let verdict = if is_any_related {
        Verdict::Agree
    } else {
        Verdict::NotChecked(Reason::NothingToCompare)
    };
    (verdict, None)
}

impl Pace<'_> {
    /// Whether the periods follow one another or one contains the other, on every reading of their ends.
    fn relates_to(&self, other: &Self) -> bool {
        let (one, other) = (self.period, other.period);
        one.contains(other) || other.contains(one) || one.precedes(other) || other.precedes(one)
    }

    /// “`35万吨 ÷ 547 days` is ≈630.7 to ≈649 t per day.”
    fn line(&self, words: FactWords<'_>, unit: &str) -> String {
        self.equation
            .line(words, Place::Factor, &self.reading, unit)
    }
}

impl TooFast<'_, '_> {
    fn finding(self, context: &Context<'_>, series: &Series, tone: Tone) -> Finding {
        let Self { fast, slow } = self;
        let words = FactWords::new(context);
        let unit = format!("{} per day", words.metric_unit(series.metric));
        let facts = [&fast.facts, &slow.facts];
        Finding {
            message: self.headline(
                context.vocabulary.metric_name(series.metric),
                &series.factor,
                tone,
            ),
            facts: facts.into_iter().flatten().copied().collect(),
            roles: roles([("faster", fast.facts.as_slice()), ("slower", &slow.facts)]),
            arithmetic: vec![fast.line(words, &unit), slow.line(words, &unit)],
            ..Finding::default()
        }
    }

    fn headline(self, metric: &str, factor: &Number, tone: Tone) -> String {
        let (one, other, times) = (self.fast.period, self.slow.period, times(factor));
        let what = match tone {
            Tone::Question => {
                format!("is the pace of `{one}` really more than {times} that of `{other}`?")
            }
            Tone::Statement => {
                format!("the pace of `{one}` is more than {times} that of `{other}`")
            }
            Tone::Doubt => format!(
                "only the widest readings keep the pace of `{one}` to {times} that of `{other}`"
            ),
        };
        format!("`{metric}`: {what}")
    }
}

#[cfg(test)]
#[path = "pace_tests.rs"]
mod tests;
