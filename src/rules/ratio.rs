//! A quotient of two metrics lies in a range, or differs by at most a factor between documents.

use crate::config::{Declaration, Parameter};
use crate::diagnostic::{Level, RuleMetadata};
use crate::fact::{FactId, MetricId};
use crate::figure::{End, Interval, Number, Reading, ReadingKind};
use crate::relation::{Form, Reason, RelationKind, Verdict, is_weak};

use super::Rule;
use super::context::{Context, DeclaredCheck};
use super::declared::{Finding, Operand, by_metric, is_question, note_weak, report};
use super::limits::senseless;
use super::related::Related;
use super::reporter::Reporter;
use super::wording::{Roles, Words, bounds, roles, states, times};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "ratio",
        summary: "a quotient lies in its range and differs little between documents",
        page: include_str!("ratio.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration {
        metrics: &["of", "to"],
        dimensions: &[],
        relates: &["metric"],
    }),
    check,
};

/// One quotient, with the facts that it is made of.
struct Quotient {
    reading: Reading,
    of: Operand,
    to: Operand,
}

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for declared in context.declared(&RULE) {
        let metric = |name| declared.metric(name, context.vocabulary);
        if senseless(context, &declared.check).is_some() {
            continue;
        }
        let (Some(of), Some(to)) = (metric("of"), metric("to")) else {
            continue;
        };
        if let Some(range) = range(declared) {
            for group in &declared.selection.groups {
                check_range(context, reporter, declared, (group, (of, to)), &range);
            }
        }
        let factor = declared.check.parameter("within").and_then(number);
        if let Some(factor) = factor {
            check_factor(context, reporter, declared, (of, to), &factor);
        }
    }
}

fn check_range(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    declared: &DeclaredCheck,
    (group, metrics): (&[FactId], (MetricId, MetricId)),
    range: &Interval,
) {
    let quotient = match quotient(context, group, metrics) {
        Ok(quotient) => quotient,
        Err(reason) => {
            let verdict = Verdict::NotChecked(reason);
            report(context, reporter, declared, (verdict, group), || None);
            return;
        }
    };
    let verdict = Verdict::on_readings(|kind| quotient.reading.on(kind).meets(range));
    relate(reporter, (declared, verdict), &quotient, range);
    let facts = quotient.facts();
    report(context, reporter, declared, (verdict, &facts), || {
        let words = Words::new(context);
        let how = (verdict, is_question(declared));
        Some(Finding {
            message: range_headline(context, (&quotient, metrics), range, how),
            arithmetic: vec![line(words, &quotient, metrics)],
            facts: quotient.facts(),
            roles: quotient.roles(),
            allowed: allowed(&quotient, range),
            ..Finding::default()
        })
    });
    let strict = [&quotient.reading.strict, range];
    if verdict == Verdict::Agree && is_weak(strict, Some(&Number::ZERO)) {
        note_weak(context, reporter, declared, &quotient.facts());
    }
}

/// A quotient between two ends is two differences: `of − low · to` is not below nothing, `of − high · to` not above.
/// That holds for a divisor above zero only; below it nothing is noted.
fn relate(
    reporter: &mut Reporter<'_>,
    (declared, verdict): (&DeclaredCheck, Verdict),
    quotient: &Quotient,
    range: &Interval,
) {
    let (Some(of), Some(to)) = (quotient.of.facts.first(), quotient.to.facts.first()) else {
        return;
    };
    let positive = quotient.to.reading().is_ok_and(|divisor| {
        divisor
            .strict
            .lower
            .is_some_and(|end| !end.value.is_negative())
    });
    if !positive {
        return;
    }
    let difference = |end: &End, kind| Form::difference(*of, *to, &end.value, kind);
    let lower = range.lower.as_ref();
    let upper = range.upper.as_ref();
    let forms = [
        lower.map(|end| difference(end, RelationKind::AtLeast)),
        upper.map(|end| difference(end, RelationKind::AtMost)),
    ];
    for form in forms.into_iter().flatten() {
        reporter.relate(Related::declared(declared, verdict, form));
    }
}

/// What each operand would have to be, where one fact states it: the dividend the range times the divisor, the divisor
/// the dividend over the range.
fn allowed(quotient: &Quotient, range: &Interval) -> Vec<(FactId, Interval)> {
    let (Ok(of), Ok(to)) = (quotient.of.reading(), quotient.to.reading()) else {
        return Vec::new();
    };
    let dividend = Some(to.strict.times(range));
    let divisor = of.strict.divide_by(range);
    let sides = [
        (&quotient.of.facts, dividend),
        (&quotient.to.facts, divisor),
    ];
    sides
        .into_iter()
        .filter_map(|(facts, allowed)| match (facts.as_slice(), allowed) {
            ([only], Some(allowed)) => Some((*only, allowed)),
            _ => None,
        })
        .collect()
}

/// The quotients of all documents are one binding: they agree when the greatest can be at most the smallest times the
/// factor.
fn check_factor(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    declared: &DeclaredCheck,
    metrics: (MetricId, MetricId),
    factor: &Number,
) {
    let mut quotients = Vec::new();
    for group in by_document(context, &declared.selection.groups) {
        match quotient(context, &group, metrics) {
            Ok(quotient) => quotients.push(quotient),
            Err(Reason::NothingToCompare) => {}
            Err(reason) => {
                let verdict = Verdict::NotChecked(reason);
                report(context, reporter, declared, (verdict, &group), || None);
            }
        }
    }
    let facts: Vec<FactId> = quotients.iter().flat_map(Quotient::facts).collect();
    if quotients.len() < 2 {
        let verdict = Verdict::NotChecked(Reason::NothingToCompare);
        report(context, reporter, declared, (verdict, &facts), || None);
        return;
    }
    let farthest = |kind| apart(&quotients, factor, kind);
    let verdict = Verdict::on_readings(|kind| farthest(kind).is_none());
    report(context, reporter, declared, (verdict, &facts), || {
        let (greatest, smallest) =
            farthest(ReadingKind::Strict).or(farthest(ReadingKind::Usual))?;
        let words = Words::new(context);
        let mut facts = greatest.facts();
        facts.extend(smallest.facts());
        let mut roles = greatest.roles();
        roles.extend(smallest.roles());
        let how = (verdict, is_question(declared));
        Some(Finding {
            message: factor_headline(context, metrics, factor, how),
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
        note_weak(context, reporter, declared, &facts);
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

fn quotient(
    context: &Context<'_>,
    group: &[FactId],
    (of, to): (MetricId, MetricId),
) -> Result<Quotient, Reason> {
    let mut operands = by_metric(context, group);
    let of = operands.remove(&of).ok_or(Reason::NothingToCompare)?;
    let to = operands.remove(&to).ok_or(Reason::NothingToCompare)?;
    let (dividend, divisor) = (of.reading()?, to.reading()?);
    Ok(Quotient {
        reading: dividend
            .try_zip(&divisor, Interval::divide_by)
            .ok_or(Reason::DivisorTouchesZero)?,
        of,
        to,
    })
}

/// What is said of a quotient outside its range; `how` has the verdict, and whether the check asks.
fn range_headline(
    context: &Context<'_>,
    (quotient, metrics): (&Quotient, (MetricId, MetricId)),
    range: &Interval,
    how: (Verdict, bool),
) -> String {
    let unit = unit(Words::new(context), metrics);
    let of = context.vocabulary.metric_name(metrics.0);
    let to = context.vocabulary.metric_name(metrics.1);
    let expected = bounds(range, &unit);
    let reading = &quotient.reading;
    let (decides, is_possible) = match how.0 {
        Verdict::Conflict => (&reading.strict, false),
        _ => (&reading.usual, true),
    };
    let ratio = format!("ratio of `{of}` to `{to}`");
    let found = bounds(decides, &unit);
    match how.1 {
        true => format!("can the {ratio} be {found}, where {expected} is expected?"),
        false if is_possible => format!("the {ratio} is {expected} only on the widest readings"),
        false => format!("the {ratio} is {found}, expected {expected}"),
    }
}

/// What is said of quotients that lie too far apart; `how` has the verdict, and whether the check asks.
fn factor_headline(
    context: &Context<'_>,
    metrics: (MetricId, MetricId),
    factor: &Number,
    how: (Verdict, bool),
) -> String {
    let of = context.vocabulary.metric_name(metrics.0);
    let to = context.vocabulary.metric_name(metrics.1);
    let times = times(factor);
    match how {
        (_, true) => format!(
            "is the ratio of `{of}` to `{to}` really more than {times} as high in one document as in another?"
        ),
        (Verdict::Conflict, false) => format!(
            "the ratio of `{of}` to `{to}` is more than {times} as high in one document as in another"
        ),
        (_, false) => format!(
            "only the widest readings keep the ratio of `{of}` to `{to}` to {times} that of another document"
        ),
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
fn line(words: Words<'_>, quotient: &Quotient, metrics: (MetricId, MetricId)) -> String {
    let (of, to) = (quotient.of.written(words), quotient.to.written(words));
    states(
        &format!("{of} ÷ {to}"),
        &quotient.reading,
        &unit(words, metrics),
    )
}

fn unit(words: Words<'_>, (of, to): (MetricId, MetricId)) -> String {
    match words.metric_unit_name(to) {
        Some(to) => format!("{} per {to}", words.metric_unit(of)),
        None => words.metric_unit(of),
    }
}

fn range(declared: &DeclaredCheck) -> Option<Interval> {
    let items = declared.check.parameter("between")?.items();
    let [low, high] = items else { return None };
    Some(Interval::closed(number(low)?, number(high)?))
}

fn number(parameter: &Parameter) -> Option<Number> {
    Number::parse(&parameter.scalar()?.value).ok()
}
