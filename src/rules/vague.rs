//! The word of a figure that its digits gainsay, and the figure with digits as round as the word allows. That a figure is
//! so, `figure` finds; what is said of it, the rule `odd-precision`.

use std::ops::Range;

use crate::fact::MetricId;
use crate::figure::{BoundKind, Figure, Number, read_figure};

use super::context::Context;
use super::repair::rewritten;

/// What makes a figure vague, and the figure with a number as round as that word allows.
pub(super) struct Vague {
    /// The word.
    pub word: String,
    /// The figure, where its digits can be rounded in place.
    pub rounded: Option<String>,
}

/// The word of a figure of this metric whose digits are finer than it allows. None where no single word can be left
/// out.
pub(super) fn vague(context: &Context<'_>, text: &str, metric: MetricId) -> Option<Vague> {
    let metric = context.vocabulary.metric(metric)?;
    let reading = context.vocabulary.figure_context(metric, None, true);
    let figure = read_figure(text, &reading)?;
    let is_plain = |rest: &str| {
        read_figure(rest.trim(), &reading).is_some_and(|read| {
            read.bound == BoundKind::Exact
                && read.value == figure.value
                && read.unit == figure.unit
                && read.oddities().is_empty()
        })
    };
    let word = words_in(text).into_iter().find(|range| {
        let (before, after) = (text.get(..range.start), text.get(range.end..));
        before
            .zip(after)
            .is_some_and(|(before, after)| is_plain(&format!("{before}{after}")))
    })?;
    let fits = |text: &String| {
        read_figure(text, &reading).is_some_and(|read| {
            read.bound == figure.bound && read.unit == figure.unit && read.oddities().is_empty()
        })
    };
    Some(Vague {
        word: text.get(word)?.trim().to_owned(),
        rounded: coarser(&figure)
            .filter_map(|steps| rewritten(text, &figure, &steps))
            .find(fits),
    })
}

/// Every piece of a short text that has no digit, the shortest first.
fn words_in(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 60;
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    if ends.len() > LONGEST {
        return Vec::new();
    }
    let starts = ends.iter().enumerate();
    let mut found: Vec<Range<usize>> = starts
        .flat_map(|(at, start)| ends.iter().skip(at + 1).map(|end| *start..*end))
        .filter(|range| {
            let piece = text.get(range.clone());
            piece.is_some_and(|piece| !piece.contains(|sign: char| sign.is_ascii_digit()))
        })
        .collect();
    found.sort_by_key(|range| (range.len(), range.start));
    found
}

/// By how many units of its last digit a number of a figure moves to become rounder, place by place, in the direction
/// that its word leaves room for.
fn coarser(figure: &Figure) -> impl Iterator<Item = Number> {
    const PLACES: usize = 12;
    let step = figure.digits().last_digit();
    let (value, bound) = (figure.value.clone(), figure.bound);
    let ten = Number::from(10);
    let places = std::iter::successors(Some(step.clone()), move |place| Some(place * &ten));
    places.skip(1).take(PLACES).filter_map(move |place| {
        let times = value.checked_div(&place)?;
        let round = match bound {
            BoundKind::About => (&times + &Number::fraction(1, 2)?).floor(),
            _ => times.floor(),
        };
        (&(&round * &place) - &value).checked_div(&step)
    })
}
