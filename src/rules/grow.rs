//! A total that never shrinks does not fall: each statement against the greatest earlier one.

use std::collections::BTreeMap;

use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{DimensionId, Fact, MemberId, MetricId};
use crate::relation::{Extents, GrowItem, Verdict, grow};

use super::Rule;
use super::context::Context;
use super::ordering::{Excess, ExcessWords, points, report};
use super::reporter::Reporter;
use super::wording::Tone;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "grow",
        summary: "a total that never shrinks does not fall",
        page: include_str!("grow.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

type Series<'a> = (
    MetricId,
    Option<MemberId>,
    Option<&'a str>,
    &'a [(DimensionId, MemberId)],
);

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let vocabulary = context.vocabulary;
    let growing = vocabulary.metrics.iter().filter(|own| own.never_shrinks);
    for metric in growing.filter_map(|own| vocabulary.metric_id(&own.id)) {
        check_metric(context, reporter, metric);
    }
}

fn check_metric(context: &Context<'_>, reporter: &mut Reporter<'_>, metric: MetricId) {
    let points = points(context, reporter, &(metric..=metric), |key| {
        key.change.is_none()
    });
    let mut series: BTreeMap<Series<'_>, Vec<usize>> = BTreeMap::new();
    for (at, point) in points.iter().enumerate() {
        let key = &point.key;
        series
            .entry((key.metric, key.entity, key.per, key.dimensions))
            .or_default()
            .push(at);
    }
    let mut excesses = Vec::new();
    for members in series.into_values() {
        let (positions, items): (Vec<usize>, Vec<GrowItem<'_>>) = members
            .into_iter()
            .filter_map(|at| {
                let point = points.get(at)?;
                let item = GrowItem {
                    reading: &point.reading,
                    when: Extents::of(point.period.0).outer?,
                    inferred: point.inferred,
                };
                Some((at, item))
            })
            .unzip();
        for (later, found) in positions.iter().zip(grow(&items)) {
            if found.compared == 0 {
                continue;
            }
            reporter.count(None, found.verdict);
            let earlier = || points.get(*positions.get(found.all.strict?)?);
            if found.verdict == Verdict::Agree
                && let (Some(earlier), Some(later)) = (earlier(), points.get(*later))
                && let Some(names) = earlier.weak_beside(context, later)
            {
                reporter.note_weak(None, names);
            }
            excesses.extend(found.culprit.and_then(|culprit| {
                Some(Excess {
                    greater: *positions.get(culprit.item)?,
                    smaller: *later,
                    on: culprit.on,
                    verdict: found.verdict,
                })
            }));
        }
    }
    let telling = ExcessWords {
        roles: ["earlier", "later"],
        headline,
        why: &order,
    };
    report(context, reporter, &points, excesses, &telling);
}

fn headline(tone: Tone, metric: &str, [earlier, later]: [&str; 2]) -> String {
    match tone {
        Tone::Statement => format!("{metric} falls from {earlier} to {later}"),
        Tone::Question => format!("{metric}: does it fall from {earlier} to {later}?"),
        Tone::Doubt => {
            format!("{metric}: {later} is no less than {earlier} only on their widest readings")
        }
    }
}

/// The order of two statements, in a sentence.
fn order(earlier: &Fact, later: &Fact) -> String {
    let time = |fact: &Fact| {
        let period = fact.period.period.as_ref();
        period.map_or_else(String::new, ToString::to_string)
    };
    format!(
        "`{}` is before `{}`, and this total never shrinks.",
        time(earlier),
        time(later)
    )
}
