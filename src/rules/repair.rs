//! The single change that would let facts hold again: which fact, and what it would have to say.
//!
//! Preferred is the least precise fact, then the oldest document, then the one with the least authority. Where two
//! facts are alike in all of this, nothing is said: the tool does not know better than the editor.

use std::cmp::Ordering;

use crate::fact::{Fact, FactId};
use crate::figure::{
    BoundKind, End, Figure, FigureContext, Interval, Number, Period, Units, read_figure,
};
use crate::words::form_behind;

use super::context::Context;

/// A fact that could be changed.
struct Candidate {
    sentence: String,
    /// The place value of the last written digit, in the unit of the metric: greater is less precise.
    coarseness: Number,
    published: Option<Period>,
    authority: i64,
}

/// The sentence that names the change, where there is one. `allowed` says of each fact where its value would have to
/// lie, in the unit of its metric, for all others to hold.
pub(super) fn hint(context: &Context<'_>, allowed: &[(FactId, Interval)]) -> Option<String> {
    let mut candidates: Vec<Candidate> = allowed
        .iter()
        .filter_map(|(id, allowed)| candidate(context, *id, allowed))
        .collect();
    candidates.sort_by(preference);
    match candidates.as_slice() {
        [only] => Some(only.sentence.clone()),
        [first, second, ..] if preference(first, second).is_lt() => Some(first.sentence.clone()),
        _ => None,
    }
}

fn preference(a: &Candidate, b: &Candidate) -> Ordering {
    b.coarseness
        .cmp(&a.coarseness)
        .then_with(|| match (&a.published, &b.published) {
            (Some(a), Some(b)) if a.precedes(b) => Ordering::Less,
            (Some(a), Some(b)) if b.precedes(a) => Ordering::Greater,
            _ => Ordering::Equal,
        })
        .then(a.authority.cmp(&b.authority))
}

fn candidate(context: &Context<'_>, id: FactId, allowed: &Interval) -> Option<Candidate> {
    let fact = context.index.fact(id)?;
    let figure = fact.figure().filter(|_| fact.computed().is_none())?;
    let document = context.index.document(fact.document)?;
    let step = figure.digits().last_digit();
    let own = in_own_unit(context, fact, figure, allowed)?;
    let changed = steps(figure, &own, &step)
        .iter()
        .filter_map(|steps| changed(context, figure, &fact.text, steps))
        .flat_map(|text| {
            let agreeing = with_noun_behind(&context.vocabulary.units, figure, &text);
            agreeing.into_iter().chain([text])
        })
        .find(|text| holds(context, fact, figure, text, &own))?;
    Some(Candidate {
        sentence: format!("All would hold if `{}` were `{changed}`.", fact.text),
        coarseness: in_metric_unit(context, fact, figure, &step)?,
        published: document.published.clone(),
        authority: context.vocabulary.authority_of(document),
    })
}

/// No number that is this many times another, or less, is said to be a slip of it.
const FARTHEST: i64 = 10;

/// The text of the fact with another number in it, so many units of its last written digit away. A number of another
/// sign or size is no slip.
fn changed(context: &Context<'_>, figure: &Figure, text: &str, steps: &Number) -> Option<String> {
    let value = &figure.value + &(steps * &figure.digits().last_digit());
    let (size, stated) = (value.abs(), figure.value.abs());
    let far = Number::from(FARTHEST);
    let alike = size <= &stated * &far && stated <= &size * &far;
    if !alike || value.is_negative() != figure.value.is_negative() {
        return None;
    }
    let distance = if value.is_negative() {
        -steps
    } else {
        steps.clone()
    };
    rewritten(text, figure, &distance).or_else(|| {
        // A number in words is told in digits.
        let unit = figure.unit.as_ref();
        let symbol = unit.map_or_else(String::new, |unit| context.vocabulary.units.symbol(unit));
        let space = if symbol.is_empty() || symbol == "%" {
            ""
        } else {
            " "
        };
        let plain = figure.bound == BoundKind::Exact;
        plain.then(|| format!("{}{space}{symbol}", value.grouped()))
    })
}

/// The text with its unit in the form that a noun has behind one, or behind several, where the number has come to one or
/// was one. Whether that form is a unit at all is for whoever asks to see.
fn with_noun_behind(units: &Units, figure: &Figure, text: &str) -> Option<String> {
    let symbol = units.symbol_in(text, figure.unit.as_ref()?);
    let (number, rest) = text.rsplit_once(&symbol)?;
    let is_one = number.split_whitespace().last() == Some("1");
    let is_word = symbol.chars().all(|c| c.is_ascii_lowercase());
    if !is_word || is_one == (figure.value == Number::ONE) {
        return None;
    }
    Some(format!("{number}{}{rest}", form_behind(is_one, &symbol)))
}

/// Whether a text, read as that fact's, does lie in the allowed range on its widest reading. Fewer or other digits may
/// be more precise than those that they stand for.
fn holds(
    context: &Context<'_>,
    fact: &Fact,
    figure: &Figure,
    text: &str,
    allowed: &Interval,
) -> bool {
    let Some(reading) = context.index.figure_context(fact, context.vocabulary) else {
        return false;
    };
    let range = reading.range;
    let reading = FigureContext {
        range: None,
        ..reading
    };
    let within = |value: &Number| {
        in_metric_unit(context, fact, figure, value)
            .is_some_and(|value| range.is_none_or(|range| range.contains(&value)))
    };
    read_figure(text, &reading).is_some_and(|read| {
        read.unit == figure.unit
            && read.bound == figure.bound
            && read.oddities().is_empty()
            && within(&read.value)
            && read.reading().strict.meets(allowed)
    })
}

/// The allowed range in the unit in which the figure is written.
fn in_own_unit(
    context: &Context<'_>,
    fact: &Fact,
    figure: &Figure,
    allowed: &Interval,
) -> Option<Interval> {
    let wanted = context.vocabulary.metric(fact.metric)?.unit.as_ref();
    match (wanted, &figure.unit) {
        (Some(from), Some(to)) => context.vocabulary.units.convert(allowed, from, to),
        _ => Some(allowed.clone()),
    }
}

/// A number in the unit of the figure, in that of its metric.
pub(super) fn in_metric_unit(
    context: &Context<'_>,
    fact: &Fact,
    figure: &Figure,
    number: &Number,
) -> Option<Number> {
    let wanted = context.vocabulary.metric(fact.metric)?.unit.as_ref();
    match (&figure.unit, wanted) {
        (Some(from), Some(to)) => context.vocabulary.units.convert_number(number, from, to),
        _ => Some(number.clone()),
    }
}

/// Moves, in units of its last written digit, that let the strict reading of a figure meet the allowed range: the fewest,
/// up or down, best first. None when it meets it already, or cannot by moving.
fn steps(figure: &Figure, allowed: &Interval, step: &Number) -> Vec<Number> {
    let strict = &figure.reading().strict;
    if strict.meets(allowed) {
        return Vec::new();
    }
    let inside = |steps: &Number| allowed.contains(&(&figure.value + &(steps * step)));
    let value = End::closed(figure.value.clone());
    let up = |from: Option<&End>| distance(from, allowed.lower.as_ref(), step);
    let down = |to: Option<&End>| distance(allowed.upper.as_ref(), to, step).map(|steps| -steps);
    // A number that lies in the range itself reads best; else one whose reading just reaches it.
    let direct = [up(Some(&value)), down(Some(&value))];
    let reaching = [up(strict.upper.as_ref()), down(strict.lower.as_ref())];
    let direct = direct.into_iter().flatten().filter(inside);
    direct.chain(reaching.into_iter().flatten()).collect()
}

/// How many steps it is from one end up to another, so that they touch where both are closed and cross otherwise.
fn distance(from: Option<&End>, to: Option<&End>, step: &Number) -> Option<Number> {
    let (from, to) = (from?, to?);
    let gap = (&to.value - &from.value).checked_div(step)?;
    if gap.is_negative() {
        return None;
    }
    let whole = gap.ceil();
    let touching = whole == gap && !(from.closed && to.closed);
    Some(if touching {
        &whole + &Number::ONE
    } else {
        whole
    })
}

/// The text with its digits replaced, where they stand in it once as they are.
pub(super) fn rewritten(text: &str, figure: &Figure, steps: &Number) -> Option<String> {
    let digits = &figure.digits();
    let scale = digits.scale();
    let written = digits.size().checked_div(&scale)?;
    let places = usize::try_from(digits.decimals).ok()?;
    let step = digits.last_digit().checked_div(&scale)?;
    let moved = &written + &(steps * &step);
    let grouped = written.grouped();
    let (old, new) = if places == 0 && text.contains(&grouped) {
        (grouped, moved.grouped())
    } else {
        (with_places(&written, places), with_places(&moved, places))
    };
    let mut found = text.match_indices(&old);
    let (at, _) = found.next().filter(|_| found.next().is_none())?;
    let (before, rest) = text.split_at_checked(at)?;
    Some(format!("{before}{new}{}", rest.strip_prefix(old.as_str())?))
}

/// A decimal with so many places, zeros included.
fn with_places(number: &Number, places: usize) -> String {
    let text = number.to_string();
    let written = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let point = if written == 0 && places > 0 { "." } else { "" };
    format!(
        "{text}{point}{}",
        "0".repeat(places.saturating_sub(written))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_touch_where_both_are_closed() {
        let number = |text: &str| Number::parse(text).unwrap();
        let steps = |from: End, to: End| distance(Some(&from), Some(&to), &number("2"));
        let (closed, open) = (
            |text| End::closed(number(text)),
            |text| End::open(number(text)),
        );
        assert_eq!(steps(closed("1"), closed("5")), Some(number("2")));
        assert_eq!(steps(closed("1"), open("5")), Some(number("3")));
        assert_eq!(steps(open("1"), closed("5")), Some(number("3")));
        assert_eq!(steps(closed("1"), open("6")), Some(number("3")));
        assert_eq!(steps(closed("5"), closed("1")), None);
    }
}
