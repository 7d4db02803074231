//! The numbers that a check gives its rule: whether they can bound anything. That they are numbers at all, the schema of
//! checks says.

use crate::config::{Check, Parameter, Spanned};
use crate::figure::Number;
use crate::source::Span;

/// A number that no facts could keep to, or keep to in vain.
pub(super) struct Senseless {
    /// Where it stands.
    pub span: Option<Span>,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// The first such number of a check.
pub(super) fn senseless(check: &Check) -> Option<Senseless> {
    let named = |name: &str| check.parameter(name).map_or(&[][..], Parameter::items);
    let weights = named("parts").iter().filter_map(|part| part.get("weight"));
    let written = named("between").iter().chain(named("within"));
    let mut written = written.chain(weights.clone()).filter_map(Parameter::scalar);
    written
        .find_map(divided_by_zero)
        .or_else(|| weights.filter_map(Parameter::scalar).find_map(weightless))
        .or_else(|| too_small(named("within")))
        .or_else(|| back_to_front(named("between")))
}

fn divided_by_zero(text: &Spanned<String>) -> Option<Senseless> {
    let (_, divisor) = text.value.split_once('/')?;
    let zero = Number::parse(divisor).is_ok_and(|divisor| divisor == Number::ZERO);
    zero.then(|| Senseless {
        span: text.span,
        message: format!("`{}` divides by zero", text.value),
        help: "A fraction is an integer or decimal, a slash, and a number above zero.",
    })
}

fn weightless(text: &Spanned<String>) -> Option<Senseless> {
    (Number::parse(&text.value).ok()? == Number::ZERO).then(|| Senseless {
        span: text.span,
        message: "a part with the weight 0 adds nothing".to_owned(),
        help: "Leave the part out, or give it the weight with which it counts: -1 where it is taken away.",
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
        help: "A factor is at least 1: with 2, one may be up to twice the other.",
    })
}

fn back_to_front(between: &[Parameter]) -> Option<Senseless> {
    let [low, high] = between else { return None };
    let (low, high) = (low.scalar()?, high.scalar()?);
    let number = |text: &Spanned<String>| Number::parse(&text.value).ok();
    (number(low)? > number(high)?).then(|| Senseless {
        span: low.span,
        message: format!("nothing lies between `{}` and `{}`", low.value, high.value),
        help: "The least comes first, then the greatest.",
    })
}
