//! A quotient of two metrics lies in a range, or differs by at most a factor between documents.

use crate::config::Given;
use crate::diagnostic::{Level, RuleMetadata};
use crate::fact::{FactId, MetricId};
use crate::figure::{Interval, Number, Reading, ReadingKind};
use crate::relation::{Form, Reason, RelationKind, Verdict, is_weak};

use super::context::Context;
use super::declared::{Finding, Operand, allowed, by_metric};
use super::run::{Equation, Run};
use super::wording::{Roles, Tone, Words, bounds, roles, states, times};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "ratio",
        summary: "a quotient lies in its range and differs little between documents",
        page: include_str!("ratio.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Ratio>()),
    check: |_, _| {},
};

/// What a check says of a quotient.
#[derive(Debug)]
struct Ratio {
    metrics: Metrics,
    /// Where it has to lie.
    range: Option<Interval>,
    /// By how much those of different documents may differ.
    factor: Option<Number>,
}

/// The metrics that a check names.
#[derive(Clone, Copy, Debug)]
struct Metrics {
    of: MetricId,
    to: MetricId,
}

/// One quotient, with the facts that it is made of.
struct Quotient {
    reading: Reading,
    of: Operand,
    to: Operand,
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
                let quotient =
                    quotient(context, group, metrics).map(|quotient| InRange { quotient, range });
                run.compare(quotient, group, |found, tone| {
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
        let quotient = &self.quotient;
        Finding {
            message: range_headline(context, self, metrics, tone),
            arithmetic: vec![line(Words::new(context), quotient, metrics)],
            facts: quotient.facts(),
            roles: quotient.roles(),
            allowed: self.allowed(),
            ..Finding::default()
        }
    }

    /// What each operand would have to be: the dividend the range times the divisor, the divisor the dividend over the
    /// range.
    fn allowed(&self) -> Vec<(FactId, Interval)> {
        let Quotient { of, to, .. } = &self.quotient;
        let (Ok(dividend), Ok(divisor)) = (of.reading(), to.reading()) else {
            return Vec::new();
        };
        allowed([
            (of, Some(divisor.strict.times(self.range))),
            (to, dividend.strict.divide_by(self.range)),
        ])
    }
}

impl Equation for InRange<'_> {
    fn facts(&self) -> Vec<FactId> {
        self.quotient.facts()
    }

    fn verdict(&self) -> Verdict {
        let range = Reading::both(self.range.clone());
        RelationKind::Equal.verdict(&self.quotient.reading, &range)
    }

    fn is_weak(&self) -> bool {
        RelationKind::Equal.is_weak(&self.quotient.reading.strict, self.range)
    }

    /// A quotient between two ends is two differences: `of − low · to` is not below nothing, `of − high · to` not above.
    /// That holds for a divisor above zero only; below it nothing is noted.
    fn forms(&self, _context: &Context<'_>) -> Vec<Form<FactId>> {
        let Quotient { of, to, .. } = &self.quotient;
        let lower = to.reading().ok().and_then(|divisor| divisor.strict.lower);
        let is_positive = lower.is_some_and(|end| !end.value.is_negative());
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
        match quotient(context, &group, metrics) {
            Ok(quotient) => quotients.push(quotient),
            Err(Reason::NothingToCompare) => {}
            Err(reason) => run.leave(reason, &group),
        }
    }
    let facts: Vec<FactId> = quotients.iter().flat_map(Quotient::facts).collect();
    if quotients.len() < 2 {
        return run.leave(Reason::NothingToCompare, &facts);
    }
    let farthest = |kind| apart(&quotients, factor, kind);
    let verdict = Verdict::on_readings(|kind| farthest(kind).is_none());
    run.report(verdict, &facts, |tone| {
        let (greatest, smallest) =
            farthest(ReadingKind::Strict).or(farthest(ReadingKind::Usual))?;
        let words = Words::new(context);
        let mut facts = greatest.facts();
        facts.extend(smallest.facts());
        let mut roles = greatest.roles();
        roles.extend(smallest.roles());
        Some(Finding {
            message: factor_headline(context, metrics, factor, tone),
            arithmetic: vec![
                line(words, greatest, metrics),
                line(words, smallest, metrics),
            ],
            facts,
            roles,
            ..Finding::default()
        })
    });
    // A factor above zero moves no end past zero, so the quotients can be looked at as they are.
    let strict = quotients.iter().map(|quotient| &quotient.reading.strict);
    if verdict == Verdict::Agree && is_weak(strict, Some(&Number::ZERO)) {
        run.note_weak(&facts);
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

fn quotient(context: &Context<'_>, group: &[FactId], metrics: Metrics) -> Result<Quotient, Reason> {
    let mut operands = by_metric(context, group);
    let of = operands
        .remove(&metrics.of)
        .ok_or(Reason::NothingToCompare)?;
    let to = operands
        .remove(&metrics.to)
        .ok_or(Reason::NothingToCompare)?;
    let (dividend, divisor) = (of.reading()?, to.reading()?);
    Ok(Quotient {
        reading: dividend
            .try_zip(&divisor, Interval::divide_by)
            .ok_or(Reason::DivisorTouchesZero)?,
        of,
        to,
    })
}

/// What is said of a quotient outside its range.
fn range_headline(
    context: &Context<'_>,
    found: &InRange<'_>,
    metrics: Metrics,
    tone: Tone,
) -> String {
    let unit = unit(Words::new(context), metrics);
    let ratio = metrics.ratio(context);
    let expected = bounds(found.range, &unit);
    let reading = &found.quotient.reading;
    let decides = match found.verdict() {
        Verdict::Conflict => &reading.strict,
        _ => &reading.usual,
    };
    let found = bounds(decides, &unit);
    match tone {
        Tone::Question => format!("can the {ratio} be {found}, where {expected} is expected?"),
        Tone::Statement => format!("the {ratio} is {found}, expected {expected}"),
        Tone::Doubt => format!("the {ratio} is {expected} only on the widest readings"),
    }
}

/// What is said of quotients that lie too far apart.
fn factor_headline(context: &Context<'_>, metrics: Metrics, factor: &Number, tone: Tone) -> String {
    let ratio = metrics.ratio(context);
    let times = times(factor);
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

/// The quotient with the greatest lower end and the one with the least upper end, if the one cannot be at most the
/// other times the factor.
fn apart<'a>(
    quotients: &'a [Quotient],
    factor: &Number,
    kind: ReadingKind,
) -> Option<(&'a Quotient, &'a Quotient)> {
    let of = |quotient: &'a Quotient| quotient.reading.on(kind);
    let greatest = quotients
        .iter()
        .reduce(|a, b| if of(b).lower_cmp(of(a)).is_gt() { b } else { a })?;
    let smallest = quotients
        .iter()
        .reduce(|a, b| if of(b).upper_cmp(of(a)).is_lt() { b } else { a })?;
    let most = of(smallest).scale_by(factor);
    (!of(greatest).can_be_at_most(&most)).then_some((greatest, smallest))
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
}

/// “`50亿元 ÷ 35万吨` is 13,000 to 15,000 yuan per t.”
fn line(words: Words<'_>, quotient: &Quotient, metrics: Metrics) -> String {
    let (of, to) = (quotient.of.written(words), quotient.to.written(words));
    states(
        &format!("{of} ÷ {to}"),
        &quotient.reading,
        &unit(words, metrics),
    )
}

fn unit(words: Words<'_>, metrics: Metrics) -> String {
    let Metrics { of, to } = metrics;
    match words.metric_unit_name(to) {
        Some(to) => format!("{} per {to}", words.metric_unit(of)),
        None => words.metric_unit(of),
    }
}
