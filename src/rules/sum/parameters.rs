//! The parameters of a sum: what its parts are, and what makes no sense of them.

use crate::config::{Constant, Given, MetricOrFigure, Parameter, Spanned};
use crate::fact::MetricId;
use crate::figure::Number;

use super::super::ReadParameters;
use super::{Parts, Sum};

/// What `parts` says for all entities that are directly part of the total's.
const ALL_ENTITIES: &str = "entities";
/// What `parts` says for all metrics that are directly part of the total's.
const ALL_METRICS: &str = "metrics";

impl ReadParameters for Sum {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["metric", "entity"]);
        let total = given.metric_or_figure("total");
        let each = given.compared_metrics("metric").pop();
        let parts = read_parts(given, total.as_ref(), each.as_ref());
        if let Some(MetricOrFigure::Figure(total)) = &total {
            let amounts = match &parts {
                Some(Parts::Metrics(parts)) => parts.iter().map(|(metric, _)| *metric).collect(),
                Some(Parts::Entities(metric)) => vec![*metric],
                None => Vec::new(),
            };
            refuse_foreign(given, total, &amounts);
        }
        Some(Self {
            total: total?,
            parts: parts?,
            kind: given.relation("relation")?,
            ignores_entity: given.ignores("entity"),
        })
    }
}

fn read_parts(
    given: &mut Given<'_>,
    total: Option<&MetricOrFigure>,
    each: Option<&Spanned<MetricId>>,
) -> Option<Parts> {
    let parts = given.value("parts")?;
    if let (Some(MetricOrFigure::Metric(_)), Some(each)) = (total, each) {
        given.refuse(
            each.span,
            "`metric` is not asked for here",
            "Only where entities add up to a figure, as in `total: 100%`, does it say which of their figures do.",
        );
    }
    match parts {
        all if all.is(ALL_ENTITIES) => match total? {
            MetricOrFigure::Metric(total) => Some(Parts::Entities(*total)),
            MetricOrFigure::Figure(_) if each.is_some() => {
                each.map(|each| Parts::Entities(each.value))
            }
            MetricOrFigure::Figure(total) => {
                if given.value("metric").is_none() {
                    given.refuse(
                        total.span,
                        format!(
                            "nothing says what of the entities adds up to `{}`",
                            total.text
                        ),
                        "Add `metric:` with the metric that each of them has a figure of.",
                    );
                }
                None
            }
        },
        all if all.is(ALL_METRICS) => match total? {
            MetricOrFigure::Metric(total) => {
                let parts = given.parts_of(*total).into_iter();
                let parts = parts.map(|part| (part, Number::ONE));
                Some(Parts::Metrics(parts.collect()))
            }
            MetricOrFigure::Figure(total) => {
                given.refuse(
                    total.span,
                    format!("no metric is declared to be part of `{}`", total.text),
                    "List the metrics that add up to it.",
                );
                None
            }
        },
        Parameter::List(items) => {
            let parts: Vec<_> = items.iter().map(|item| read_part(given, item)).collect();
            let parts: Option<_> = parts.into_iter().collect();
            parts.map(Parts::Metrics)
        }
        // The schema of checks says that parts are a list.
        Parameter::Scalar(_) | Parameter::Map(_) => None,
    }
}

/// A metric, or a metric with its weight.
fn read_part(given: &mut Given<'_>, item: &Parameter) -> Option<(MetricId, Number)> {
    let name = item.get("metric").unwrap_or(item).scalar();
    let metric = name.and_then(|name| given.metric_named(name));
    let weight = match item.get("weight") {
        None => Some(Number::ONE),
        Some(weight) => weight.scalar().and_then(|text| read_weight(given, text)),
    };
    Some((metric?, weight?))
}

/// The weight with which a part counts.
pub(super) fn read_weight(given: &mut Given<'_>, text: &Spanned<String>) -> Option<Number> {
    let weight = given.number(text)?;
    if weight == Number::ZERO {
        given.refuse(
            text.span,
            "a part with the weight 0 adds nothing",
            "Leave the part out, or give it the weight with which it counts: -1 where it is taken away.",
        );
    }
    Some(weight)
}

/// A figure as the total of amounts that are measured in another unit: it is at fault, whichever of them is named.
fn refuse_foreign(given: &mut Given<'_>, total: &Constant, amounts: &[MetricId]) {
    let vocabulary = given.vocabulary();
    let mut amounts = amounts.iter();
    if let Some(foreign) = amounts.find(|metric| total.is_foreign_to(**metric, vocabulary)) {
        let foreign = vocabulary.metric_name(*foreign);
        given.refuse(
            total.span,
            format!("`{}` and `{foreign}` are not in one unit", total.text),
            "A figure is written in a unit of its parts, or without one where they are counted.",
        );
    }
}
