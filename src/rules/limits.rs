//! The numbers and figures that a check gives its rule: whether they can bound anything. That they are numbers at all, the schema of
//! checks says.

use crate::config::{ALL_ENTITIES, ALL_METRICS, Check, Parameter, Spanned};
use crate::figure::Number;
use crate::source::Span;

use super::constant::Constant;
use super::context::Context;

/// A number that no facts could keep to, or keep to in vain.
pub(super) struct Senseless {
    /// Where it stands.
    pub span: Option<Span>,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The first such number of a check.
pub(super) fn senseless(context: &Context<'_>, check: &Check) -> Option<Senseless> {
    let named = |name: &str| check.parameter(name).map_or(&[][..], Parameter::items);
    let weights = named("parts").iter().filter_map(|part| part.get("weight"));
    let written = named("between").iter().chain(named("within"));
    let mut written = written.chain(weights.clone()).filter_map(Parameter::scalar);
    written
        .find_map(divided_by_zero)
        .or_else(|| weights.filter_map(Parameter::scalar).find_map(weightless))
        .or_else(|| too_small(named("within")))
        .or_else(|| back_to_front(named("between")))
        .or_else(|| senseless_total(context, check))
        .or_else(|| senseless_whole(context, check))
}

/// A figure as the total of a sum that its parts cannot add up to.
fn senseless_total(context: &Context<'_>, check: &Check) -> Option<Senseless> {
    let parts = check.parameter("parts")?;
    let metric = check.parameter("metric").and_then(Parameter::scalar);
    let constant = match Constant::of(context, check, "total") {
        Some(Ok(constant)) => constant,
        Some(Err(wrong)) => return Some(wrong),
        None => {
            return Some(Senseless {
                span: metric?.span,
                message: "`metric` is not asked for here".to_owned(),
                help: "Only where entities add up to a figure, as in `total: 100%`, does it say which of their \
                       figures do."
                    .to_owned(),
            });
        }
    };
    let told = |message: String, help: &str| {
        let span = check.parameter("total").and_then(Parameter::scalar);
        Some(Senseless {
            span: span.and_then(|total| total.span),
            message,
            help: help.to_owned(),
        })
    };
    let text = &constant.text;
    if parts.is(ALL_METRICS) {
        return told(
            format!("no metric is declared to be part of `{text}`"),
            "List the metrics that add up to it.",
        );
    }
    if parts.is(ALL_ENTITIES) && metric.is_none() {
        return told(
            format!("nothing says what of the entities adds up to `{text}`"),
            "Add `metric:` with the metric that each of them has a figure of.",
        );
    }
    let named = check.named_metrics(&["parts", "metric"]);
    let foreign = named
        .into_iter()
        .find(|name| is_foreign(context, &constant, &name.value))?;
    told(
        format!("`{text}` and `{}` are not in one unit", foreign.value),
        "A figure is written in a unit of its parts, or without one where they are counted.",
    )
}

/// A figure as the whole of a share that nothing can be a share of.
fn senseless_whole(context: &Context<'_>, check: &Check) -> Option<Senseless> {
    let constant = match Constant::of(context, check, "of")? {
        Ok(constant) => constant,
        Err(wrong) => return Some(wrong),
    };
    let span = check.parameter("of")?.scalar()?.span;
    if constant.value <= Number::ZERO {
        return Some(Senseless {
            span,
            message: format!("nothing is a share of `{}`", constant.text),
            help: "A whole is more than zero.".to_owned(),
        });
    }
    let part = check.parameter("part")?.scalar()?;
    is_foreign(context, &constant, &part.value).then(|| Senseless {
        span,
        message: format!(
            "`{}` and `{}` are not in one unit",
            constant.text, part.value
        ),
        help: "The whole is written in a unit of its part, or without one where that is counted."
            .to_owned(),
    })
}

fn is_foreign(context: &Context<'_>, constant: &Constant, metric: &str) -> bool {
    let metric = context.vocabulary.metric_id(metric);
    let metric = metric.and_then(|id| context.vocabulary.metric(id));
    metric.is_some_and(|metric| constant.is_foreign_to(context, metric.unit.as_ref()))
}

fn divided_by_zero(text: &Spanned<String>) -> Option<Senseless> {
    let (_, divisor) = text.value.split_once('/')?;
    let zero = Number::parse(divisor).is_ok_and(|divisor| divisor == Number::ZERO);
    zero.then(|| Senseless {
        span: text.span,
        message: format!("`{}` divides by zero", text.value),
        help: "A fraction is an integer or decimal, a slash, and a number above zero.".to_owned(),
    })
}

fn weightless(text: &Spanned<String>) -> Option<Senseless> {
    (Number::parse(&text.value).ok()? == Number::ZERO).then(|| Senseless {
        span: text.span,
        message: "a part with the weight 0 adds nothing".to_owned(),
        help: "Leave the part out, or give it the weight with which it counts: -1 where it is taken away.".to_owned(),
    })
}

fn too_small(within: &[Parameter]) -> Option<Senseless> {
    let [factor] = within else { return None };
    let text = factor.scalar()?;
    (Number::parse(&text.value).ok()? < Number::ONE).then(|| Senseless {
        span: text.span,
        message: format!(
            "no two values differ by at most a factor of `{}`",
            text.value
        ),
        help: "A factor is at least 1: with 2, one may be up to twice the other.".to_owned(),
    })
}

fn back_to_front(between: &[Parameter]) -> Option<Senseless> {
    let [low, high] = between else { return None };
    let (low, high) = (low.scalar()?, high.scalar()?);
    let number = |text: &Spanned<String>| Number::parse(&text.value).ok();
    (number(low)? > number(high)?).then(|| Senseless {
        span: low.span,
        message: format!("nothing lies between `{}` and `{}`", low.value, high.value),
        help: "The least comes first, then the greatest.".to_owned(),
    })
}
