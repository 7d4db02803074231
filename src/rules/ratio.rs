//! A quotient of two metrics lies in a range, or differs by at most a factor between documents.

use crate::config::Given;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{FactId, MetricId};
use crate::figure::{Interval, Number, Reading};
use crate::relation::{Form, Reason, RelationKind, TooFar, Verdict, is_weak, too_far};

use super::bounds::{bounds, times};
use super::context::Context;
use super::declared::{Finding, Operand, by_metric};
use super::equation::{Equation, Place, Term};
use super::run::{Comparable, Run};
use super::wording::{FactWords, Roles, Tone, roles};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "ratio",
        summary: "a quotient lies in its range and differs little between documents",
        page: include_str!("ratio.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Ratio>()),
    check: |_, _| {},
};

/// The quotient that a check names.
#[derive(Debug)]
struct Ratio {
    metrics: Metrics,
    /// Where it has to lie.
    range: Option<Interval>,
    /// The factor by which those of different documents may differ.
    factor: Option<Number>,
}

/// The metrics that a check names.
#[derive(Clone, Copy, Debug)]
struct Metrics {
    of: MetricId,
    to: MetricId,
}

/// A quotient, with the facts that it is made of.
struct Quotient {
    reading: Reading,
    of: Operand,
    to: Operand,
    /// The dividend as the divisor times a number of the range, or any number.
    equation: Equation,
}

/// A quotient beside the range in which it is to lie.
struct InRange<'a> {
    quotient: Quotient,
    range: &'a Interval,
}

impl ReadParameters for Ratio {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["metric"]);
        let (of, to) = (given.metric("of"), given.metric("to"));
        let (range, factor) = (given.range("between"), given.factor("within"));
        Some(Self {
            metrics: Metrics { of: of?, to: to? },
            range,
            factor,
        })
    }
}

impl Parameters for Ratio {
    fn check(&self, run: &mut Run<'_, '_>) {
        let (context, metrics) = (run.context, self.metrics);
        if let Some(range) = &self.range {
            for group in &run.declared.selection.groups {
                let quotient = quotient(context, group, metrics, range);
                let beside = quotient.map(|quotient| InRange { quotient, range });
                run.compare(beside, group, |found, tone| {
                    Some(found.finding(context, metrics, tone))
                });
            }
        }
        if let Some(factor) = &self.factor {
            check_factor(run, metrics, factor);
        }
    }
}

impl InRange<'_> {
    fn finding(&self, context: &Context<'_>, metrics: Metrics, tone: Tone) -> Finding {
        let (quotient, words) = (&self.quotient, FactWords::new(context));
        let unit = unit(words, metrics);
        let (found, expected) = (bounds(self.deciding(), &unit), bounds(self.range, &unit));
        Finding {
            message: range_headline(&metrics.ratio(context), &found, &expected, tone),
            arithmetic: vec![quotient.line(words, &unit)],
            facts: quotient.facts(),
            roles: quotient.roles(),
            allowed: quotient.equation.allowed([Place::Total, Place::Left]),
            ..Finding::default()
        }
    }

    /// The quotient on the readings on which it does not lie in its range.
    fn deciding(&self) -> &Interval {
        self.quotient.reading.on(self.verdict().decided_on())
    }
}

impl Comparable for InRange<'_> {
    fn facts(&self) -> Vec<FactId> {
        self.quotient.facts()
    }

    fn equation(&self) -> Option<&Equation> {
        Some(&self.quotient.equation)
    }

    /// A quotient between two ends is two differences: `of − low · to` is not below nothing, `of − high · to` not above.
    /// That holds for a divisor that is not below zero; below it nothing is noted.
    fn forms(&self, _context: &Context<'_>) -> Vec<Form<FactId>> {
        let Quotient { of, to, .. } = &self.quotient;
        let is_positive = Term::of(to).is_ok_and(|divisor| divisor.may_be_above_zero());
        let (Some(of), Some(to), true) = (of.facts.first(), to.facts.first(), is_positive) else {
            return Vec::new();
        };
        let ends = [
            (&self.range.lower, RelationKind::AtLeast),
            (&self.range.upper, RelationKind::AtMost),
        ];
        let forms = ends
            .into_iter()
            .filter_map(|(end, kind)| Some(Form::difference(*of, *to, &end.as_ref()?.value, kind)));
        forms.collect()
    }
}

/// The quotients of all documents are one binding: they agree when the greatest can be at most the smallest times the
/// factor.
fn check_factor(run: &mut Run<'_, '_>, metrics: Metrics, factor: &Number) {
    let context = run.context;
    let mut quotients = Vec::new();
    for group in by_document(context, &run.declared.selection.groups) {
        match quotient(context, &group, metrics, &Interval::ALL) {
            Ok(quotient) => quotients.push(quotient),
            Err(Reason::NothingToCompare) => {}
            Err(reason) => run.leave(reason, &group),
        }
    }
    let spread = Spread { quotients, factor };
    let facts = spread.facts();
    let spread = match spread.quotients.len() {
        0 | 1 => Err(Reason::NothingToCompare),
        _ => Ok(spread),
    };
    run.compare(spread, &facts, |spread, tone| {
        Some(spread.apart()?.finding(context, metrics, factor, tone))
    });
}

/// Quotients of several documents, which may differ by at most a factor.
struct Spread<'a> {
    quotients: Vec<Quotient>,
    factor: &'a Number,
}

/// Two quotients that differ by more.
struct Apart<'a> {
    greatest: &'a Quotient,
    smallest: &'a Quotient,
}

impl Comparable for Spread<'_> {
    fn facts(&self) -> Vec<FactId> {
        self.quotients.iter().flat_map(Quotient::facts).collect()
    }

    fn verdict(&self) -> Verdict {
        self.too_far().map_or(Verdict::Agree, TooFar::verdict)
    }

    /// A factor above zero moves no end past zero, so the quotients can be looked at as they are.
    fn is_weak(&self) -> bool {
        let strict = self.quotients.iter();
        let strict = strict.map(|quotient| &quotient.reading.strict);
        is_weak(strict, Some(&Number::ZERO))
    }
}

impl Spread<'_> {
    /// The quotients of documents may all be compared.
    fn too_far(&self) -> Option<TooFar> {
        let readings = self.quotients.iter().map(|quotient| &quotient.reading);
        too_far(&readings.collect::<Vec<_>>(), self.factor, |_, _| true)
    }

    fn apart(&self) -> Option<Apart<'_>> {
        let found = self.too_far()?;
        Some(Apart {
            greatest: self.quotients.get(found.greater)?,
            smallest: self.quotients.get(found.smaller)?,
        })
    }
}

impl Apart<'_> {
    fn finding(
        &self,
        context: &Context<'_>,
        metrics: Metrics,
        factor: &Number,
        tone: Tone,
    ) -> Finding {
        let words = FactWords::new(context);
        let unit = unit(words, metrics);
        let mut facts = self.greatest.facts();
        facts.extend(self.smallest.facts());
        let mut roles = self.greatest.roles();
        roles.extend(self.smallest.roles());
        Finding {
            message: factor_headline(&metrics.ratio(context), &times(factor), tone),
            arithmetic: vec![
                self.greatest.line(words, &unit),
                self.smallest.line(words, &unit),
            ],
            facts,
            roles,
            ..Finding::default()
        }
    }
}

/// The facts of each binding by document, since a quotient is one document's.
fn by_document(context: &Context<'_>, groups: &[Vec<FactId>]) -> Vec<Vec<FactId>> {
    groups
        .iter()
        .flat_map(|group| {
            let mut group = group.clone();
            let document = |id: &FactId| context.index.fact(*id).map(|fact| fact.document);
            group.sort_by_key(|id| (document(id), *id));
            group
                .chunk_by(|a, b| document(a) == document(b))
                .map(<[FactId]>::to_vec)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The quotient that the facts of a group state, which is to lie in this range.
fn quotient(
    context: &Context<'_>,
    group: &[FactId],
    metrics: Metrics,
    range: &Interval,
) -> Result<Quotient, Reason> {
    let mut operands = by_metric(context, group);
    let of = operands
        .remove(&metrics.of)
        .ok_or(Reason::NothingToCompare)?;
    let to = operands
        .remove(&metrics.to)
        .ok_or(Reason::NothingToCompare)?;
    let (total, left) = (Term::of(&of)?, Term::of(&to)?);
    // What was divided by was more than nothing, also where it has no lower end: less than 300 t.
    let above_zero = Reading::try_of(|kind| {
        let (total, left) = (total.reading.on(kind), left.reading.on(kind));
        total
            .divide_by(left)
            .or_else(|| total.divide_above_zero(left))
    });
    let above_zero = above_zero.filter(|_| left.may_be_above_zero());
    let equation = Equation::quotient(total, left, range.clone());
    let reading = equation.implied(Place::Factor).or(above_zero);
    Ok(Quotient {
        reading: reading.ok_or(Reason::DivisorTouchesZero)?,
        of,
        to,
        equation,
    })
}

/// The headline of a quotient outside its range.
fn range_headline(ratio: &str, found: &str, expected: &str, tone: Tone) -> String {
    match tone {
        Tone::Question => format!("can the {ratio} be {found}, where {expected} is expected?"),
        Tone::Statement => format!("the {ratio} is {found}, expected {expected}"),
        Tone::Doubt => format!("the {ratio} is {expected} only on the widest readings"),
    }
}

/// The headline of quotients that lie too far apart.
fn factor_headline(ratio: &str, times: &str, tone: Tone) -> String {
    match tone {
        Tone::Question => format!(
            "is the {ratio} really more than {times} as high in one document as in another?"
        ),
        Tone::Statement => {
            format!("the {ratio} is more than {times} as high in one document as in another")
        }
        Tone::Doubt => {
            format!("only the widest readings keep the {ratio} to {times} that of another document")
        }
    }
}

impl Metrics {
    /// “ratio of `fares` to `crossings`”.
    fn ratio(self, context: &Context<'_>) -> String {
        let of = context.vocabulary.metric_name(self.of);
        let to = context.vocabulary.metric_name(self.to);
        format!("ratio of `{of}` to `{to}`")
    }
}

impl Quotient {
    fn facts(&self) -> Vec<FactId> {
        self.of
            .facts
            .iter()
            .chain(&self.to.facts)
            .copied()
            .collect()
    }

    fn roles(&self) -> Roles {
        roles([
            ("numerator", self.of.facts.as_slice()),
            ("denominator", &self.to.facts),
        ])
    }

    /// “`50亿元 ÷ 35万吨` is 13,000 to 15,000 yuan per t.”
    fn line(&self, words: FactWords<'_>, unit: &str) -> String {
        self.equation
            .line(words, Place::Factor, &self.reading, unit)
    }
}

fn unit(words: FactWords<'_>, metrics: Metrics) -> String {
    let Metrics { of, to } = metrics;
    match words.metric_unit_name(to) {
        Some(to) => format!("{} per {to}", words.metric_unit(of)),
        None => words.metric_unit(of),
    }
}
