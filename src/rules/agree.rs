//! Facts about one thing agree: automatically for each data point, and where a declared check says that facts which
//! differ in some dimension state one thing.

use crate::config::{Check, Given, Spanned};
use crate::diagnostic::{About, Level, Matter, Needs, Problem, ProblemKind, RuleMetadata};
use crate::fact::{Fact, FactId, Metric, MetricId, PeriodSource, PeriodType, Value, ValueKind};
use crate::figure::Interval;
use crate::relation::{Form, Reason, Verdict};
use crate::source::Span;

use super::comparison::{Compared, compare, not_comparable};
use super::context::{Context, DeclaredCheck};
use super::declared::Finding;
use super::mend::as_computed;
use super::reporter::{Gravity, Reporter};
use super::run::{Comparable, Run};
use super::wording::{FactWords, Tone};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "agree",
        summary: "facts about one thing agree",
        page: include_str!("agree.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Agree>()),
    check,
};

/// Facts that state one thing.
#[derive(Debug)]
struct Agree {
    /// Its metrics, or several that measure the same thing; all where none is named.
    metrics: Vec<Spanned<MetricId>>,
}

impl ReadParameters for Agree {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        let metrics = given.compared_metrics("metric");
        let several: &[_] = if metrics.len() > 1 { &["metric"] } else { &[] };
        given.relate_facts(several);
        Some(Self { metrics })
    }
}

impl Parameters for Agree {
    fn check(&self, run: &mut Run<'_, '_>) {
        for group in &run.declared.selection.groups {
            check_group(run, group);
        }
    }

    /// Facts of metrics that are not stated in the same way cannot agree or disagree.
    fn problems(&self, context: &Context<'_>, declared: &DeclaredCheck) -> Vec<Problem> {
        let unlike = |group: &Vec<FactId>| not_comparable(group, context.index, context.vocabulary);
        let found = declared.selection.groups.iter().find_map(unlike);
        let problem = found.and_then(|(first, other, _)| {
            let metric = |id: FactId| context.vocabulary.metric(context.index.fact(id)?.metric);
            let (one, two) = (metric(first)?, metric(other)?);
            let message = format!(
                "check `{}` would compare `{}` with `{}`",
                declared.check.id.value, one.id, two.id
            );
            let place = self.named_at(context, &declared.check, other)?;
            let problem = Problem::new(ProblemKind::Configuration, place, message)
                .label(format!(
                    "`{}` {}, `{}` {}",
                    one.id,
                    stated(one),
                    two.id,
                    stated(two)
                ))
                .help("Choose metrics that are stated in one kind of value and in units that convert, with `metric`, `where` or `facts`.");
            Some(problem)
        });
        problem.into_iter().collect()
    }
}

impl Agree {
    /// Where a check names a fact or its metric; else the name of the check.
    fn named_at(&self, context: &Context<'_>, check: &Check, fact: FactId) -> Option<Span> {
        let mut facts = check.facts.iter();
        let named = facts.find(|name| context.index.find(&name.value) == Some(fact));
        let metric = context.index.fact(fact).map(|fact| fact.metric);
        let mut metrics = self.metrics.iter();
        let metric = metrics.find(|named| Some(named.value) == metric);
        let of_metric = metric.and_then(|metric| metric.span);
        named.map_or(of_metric, |name| name.span).or(check.id.span)
    }
}

/// How the facts of a metric are stated.
fn stated(metric: &Metric) -> String {
    match (metric.value, &metric.unit) {
        (ValueKind::Figure, Some(unit)) => format!("is in `{}`", unit.as_str()),
        (ValueKind::Figure, None) => "has no unit".to_owned(),
        (kind @ (ValueKind::Date | ValueKind::Text), _) => format!("is a {}", kind.as_str()),
    }
}

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for (point, outcome) in context.index.points().iter().zip(context.points) {
        let facts: Vec<FactId> = context.index.current(point).map(|(id, _)| id).collect();
        check_point(context, reporter, &facts, outcome);
    }
}

/// The advice where a check only asks whether facts state one thing.
const ADVICE_OF_QUESTION: &str =
    "If they state one thing, correct one; if not, give them different metrics.";

fn check_group(run: &mut Run<'_, '_>, group: &[FactId]) {
    let context = run.context;
    // Reported as a mistake of the check, with the two that do not go together.
    if let Some((_, _, reason)) = not_comparable(group, context.index, context.vocabulary) {
        return run.leave(reason, group);
    }
    let one_thing = OneThing {
        facts: group,
        outcome: compare(group, context.index, context.vocabulary),
    };
    run.compare(Ok(one_thing), group, |found, tone| {
        let advice = (tone == Tone::Question).then(|| ADVICE_OF_QUESTION.to_owned());
        Some(Finding {
            advice,
            ..describe(context, &found.outcome, tone)?
        })
    });
}

/// Facts that are to state one thing, compared.
struct OneThing<'a> {
    facts: &'a [FactId],
    outcome: Compared,
}

impl Comparable for OneThing<'_> {
    fn facts(&self) -> Vec<FactId> {
        self.facts.to_vec()
    }

    fn verdict(&self) -> Verdict {
        self.outcome.verdict
    }

    fn is_weak(&self) -> bool {
        self.outcome.weak
    }

    /// Their data points have one value, whatever the units of their metrics.
    fn forms(&self, context: &Context<'_>) -> Vec<Form<FactId>> {
        let amounts = self.facts.iter().filter_map(|id| {
            let fact = context.index.fact(*id)?;
            (!matches!(fact.value, Value::Text(_))).then_some((*id, fact))
        });
        let amounts: Vec<(FactId, &Fact)> = amounts.collect();
        let pairs = amounts.iter().zip(amounts.iter().skip(1));
        let forms = pairs
            .filter(|((_, one), (_, other))| one.key() != other.key())
            .filter_map(|((one, stated), (other, its))| {
                let factor = context
                    .vocabulary
                    .metric_factor(its.metric, stated.metric)?;
                Some(Form::equal(*one, *other, &factor))
            });
        forms.collect()
    }
}

fn check_point(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    facts: &[FactId],
    outcome: &Compared,
) {
    let Some(verdict) = point_verdict(context, facts, outcome) else {
        return;
    };
    reporter.count(None, verdict);
    if outcome.weak && verdict == Verdict::Agree {
        let names = facts.iter().map(|id| context.index.name(*id)).collect();
        reporter.note_weak(None, names);
    }
    let Some(gravity) = Gravity::of(verdict, None) else {
        return;
    };
    let softened = verdict != outcome.verdict;
    let why = if softened {
        "They share metric and entity. The period is inferred, so this is a question."
    } else if is_of_now(context, facts) {
        "They share the metric and state what is so now."
    } else {
        "They share metric, entity and period."
    };
    let advice = if are_texts(context, facts) {
        "If they do, list them under `same_as` of the metric. Otherwise correct one of them, or say in which dimension they differ."
    } else {
        "Correct one of them. If all are right, say in which dimension they differ."
    };
    let tone = if softened {
        Tone::Question
    } else {
        Tone::of(verdict)
    };
    for finding in each_described(context, facts, outcome, tone) {
        let finding = Finding {
            why: Some(why.to_owned()),
            advice: Some(advice.to_owned()),
            ..finding
        };
        finding.report(context, reporter, gravity);
    }
}

/// The outcome of comparing a data point's current facts unasked; `None` for a fact that stands alone. A flow of which
/// nobody says when it took place is not compared, and a conflict that rests on an inferred period is doubtful.
pub fn point_verdict(
    context: &Context<'_>,
    facts: &[FactId],
    outcome: &Compared,
) -> Option<Verdict> {
    let stated = || facts.iter().filter_map(|id| context.index.fact(*id));
    let first = stated().next().filter(|_| facts.len() > 1)?;
    let is_duration = context
        .vocabulary
        .metric(first.metric)
        .is_some_and(|metric| metric.period_type == Some(PeriodType::Duration));
    if is_duration && first.period.source == PeriodSource::Absent {
        return Some(Verdict::NotChecked(Reason::NoPeriod));
    }
    let firm: Vec<FactId> = context.index.without_inferred(facts).collect();
    if outcome.verdict != Verdict::Conflict || firm.len() == facts.len() {
        return Some(outcome.verdict);
    }
    // A further fact with an inferred period takes nothing from what the others say.
    let others = compare(&firm, context.index, context.vocabulary).verdict;
    Some(if others == Verdict::Conflict {
        Verdict::Conflict
    } else {
        Verdict::Doubtful
    })
}

/// Whether facts state texts, which may mean the same in other words.
fn are_texts(context: &Context<'_>, facts: &[FactId]) -> bool {
    let mut stated = facts.iter().filter_map(|id| context.index.fact(*id));
    stated.all(|fact| matches!(fact.value, Value::Text(_)))
}

/// Whether facts say of nobody in particular, and of no time, what is so.
fn is_of_now(context: &Context<'_>, facts: &[FactId]) -> bool {
    let first = facts.first().and_then(|id| context.index.fact(*id));
    first.is_some_and(|fact| fact.entity.is_none() && fact.period.period.is_none())
}

/// The findings for an outcome that is not agreement: one for each statement that what was computed refutes, since each
/// may be accepted or corrected by itself; else one for all.
fn each_described(
    context: &Context<'_>,
    facts: &[FactId],
    outcome: &Compared,
    tone: Tone,
) -> Vec<Finding> {
    let about =
        |facts: &[FactId]| About::facts(Matter::DataPoint, facts.iter().map(|fact| fact.index()));
    let refuted = refuted(context, outcome).filter(|_| tone == Tone::Statement);
    let Some(refuted) = refuted else {
        let finding = describe(context, outcome, tone);
        let finding = finding.map(|finding| Finding {
            about: about(facts),
            ..finding
        });
        return finding.into_iter().collect();
    };
    let each = refuted.wrong.iter().filter_map(|wrong| {
        let alone = Refuted {
            wrong: vec![*wrong],
            ..refuted.clone()
        };
        Some(Finding {
            about: about(&[*wrong, refuted.computed]),
            ..alone.finding(context)?
        })
    });
    each.collect()
}

/// The finding for an outcome that is not agreement: the two culprits first, then everyone else.
fn describe(context: &Context<'_>, outcome: &Compared, tone: Tone) -> Option<Finding> {
    let words = FactWords::new(context);
    let (greater, smaller) = outcome.culprits()?;
    let refuted = refuted(context, outcome).filter(|_| tone == Tone::Statement);
    if let Some(refuted) = refuted {
        return refuted.finding(context);
    }
    let all: Vec<FactId> = outcome.clusters().iter().flatten().copied().collect();
    let (one, other) = (words.quoted(greater), words.quoted(smaller));
    let what = if all.len() == 2 {
        of_two(&one, &other, are_texts(context, &all), tone)
    } else {
        words.sides(outcome.clusters())
    };
    let touching = format!("{one} and {other} are equally precise, and no number rounds to both.");
    let others = all.iter().filter(|id| **id != greater && **id != smaller);
    Some(Finding {
        message: format!("{}: {what}", words.metric(greater)),
        facts: [greater, smaller].iter().chain(others).copied().collect(),
        read: 2,
        arithmetic: outcome.touching.then_some(touching).into_iter().collect(),
        allowed: allowed(context, outcome.clusters()),
        ..Finding::default()
    })
}

/// What is said of two statements that do not agree.
fn of_two(one: &str, other: &str, are_texts: bool, tone: Tone) -> String {
    match tone {
        Tone::Question => format!("do {one} and {other} state the same thing?"),
        Tone::Statement => format!("{one} and {other} cannot both hold"),
        // No reading of a text is wider than another.
        Tone::Doubt if are_texts => format!("do {one} and {other} mean the same?"),
        Tone::Doubt => format!("{one} and {other} agree only on their widest readings"),
    }
}

/// A number that was counted, which is beyond doubt, and what contradicts it.
#[derive(Clone, Debug)]
struct Refuted {
    computed: FactId,
    wrong: Vec<FactId>,
    /// The facts that agree with it.
    others: Vec<FactId>,
}

/// Which facts cannot hold beside a number that was counted. One that contradicts another, but not the number, is right.
fn refuted(context: &Context<'_>, outcome: &Compared) -> Option<Refuted> {
    let words = FactWords::new(context);
    let all = || outcome.clusters().iter().flatten().copied();
    let computed = all().find(|id| words.said(*id).is_some())?;
    let is_wrong = |id: &FactId| {
        let mut both = [computed, *id];
        both.sort_unstable();
        let compared = compare(&both, context.index, context.vocabulary);
        compared.verdict == Verdict::Conflict
    };
    let (wrong, others) = all().filter(|id| *id != computed).partition(is_wrong);
    let refuted = Refuted {
        computed,
        wrong,
        others,
    };
    Some(refuted).filter(|refuted| !refuted.wrong.is_empty())
}

impl Refuted {
    fn finding(self, context: &Context<'_>) -> Option<Finding> {
        let words = FactWords::new(context);
        let (metric, said) = (words.metric(self.computed), words.said(self.computed)?);
        let wrong = words.all_quoted(&self.wrong);
        let right = [vec![self.computed], self.others].concat();
        Some(Finding {
            message: format!("{metric}: {wrong} cannot hold: {said}"),
            read: self.wrong.len(),
            fix: as_computed(context, &self.wrong, self.computed),
            allowed: allowed(context, &[self.wrong.clone(), right.clone()]),
            facts: [self.wrong, right].concat(),
            ..Finding::default()
        })
    }
}

/// A fact that stands alone against all others would have to say what they say together. Of three sides none is alone
/// against all others.
fn allowed(context: &Context<'_>, clusters: &[Vec<FactId>]) -> Vec<(FactId, Interval)> {
    if clusters.len() > 2 {
        return Vec::new();
    }
    clusters
        .iter()
        .filter_map(|cluster| match cluster.as_slice() {
            [alone] => Some(*alone),
            _ => None,
        })
        .filter_map(|alone| {
            let others: Vec<FactId> = clusters
                .iter()
                .flatten()
                .filter(|id| **id != alone)
                .copied()
                .collect();
            let together = compare(&others, context.index, context.vocabulary);
            Some((alone, together.sharpened?.reading().strict))
        })
        .collect()
}
