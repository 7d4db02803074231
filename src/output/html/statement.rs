//! The facts that stand beside each other in a chart: each as written, where, and what it covers in the unit of its
//! metric.

use super::Known;
use super::chart::Line;
use super::escape::Escaped;
use crate::fact::{FactId, MetricId, Vocabulary};

/// A line of a chart for each of `facts`; those of `culprits` stand out.
pub(super) fn lines<'a>(
    known: &Known<'a>,
    facts: &[FactId],
    culprits: Option<(FactId, FactId)>,
) -> Vec<Line<'a>> {
    let is_culprit = |id: FactId| culprits.is_some_and(|(one, other)| id == one || id == other);
    let facts = facts.iter();
    let lines = facts.filter_map(|id| line(known, *id, is_culprit(*id)));
    lines.collect()
}

fn line<'a>(known: &Known<'a>, id: FactId, is_culprit: bool) -> Option<Line<'a>> {
    let (index, vocabulary) = (&known.analysis.index, &known.analysis.vocabulary);
    let fact = index.fact(id)?;
    let factor = fact.unit_factor(vocabulary).ok();
    let figure = fact.figure().filter(|figure| figure.upper().is_none());
    Some(Line {
        stated: &fact.text,
        name: index.name(id),
        reading: fact.comparable(vocabulary).ok(),
        value: factor
            .zip(figure)
            .map(|(factor, figure)| &figure.value * &factor),
        is_culprit,
        is_retired: fact.retired.is_some(),
    })
}

/// The name of a metric with its unit, as HTML.
pub(super) fn heading(vocabulary: &Vocabulary, metric: MetricId) -> String {
    let name = vocabulary.metric_name(metric);
    let label = vocabulary.metric_label(metric);
    let unit = vocabulary
        .metric(metric)
        .and_then(|metric| metric.unit.as_ref());
    let unit = unit.map(|unit| {
        format!(
            " <span class=\"unit\">in {}</span>",
            Escaped(vocabulary.units.label(unit))
        )
    });
    let code = (label != name).then(|| format!(" <code>{}</code>", Escaped(name)));
    format!(
        "{}{}{}",
        Escaped(label),
        unit.unwrap_or_default(),
        code.unwrap_or_default()
    )
}
