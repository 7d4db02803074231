//! What mends statements of a repository that contradict what was counted in it: the count, in the way in which each
//! figure stands. What a document is recorded to say is not a statement of the repository, and is left alone.

use super::context::Context;
use super::repair::in_metric_unit;
use crate::diagnostic::{Edit, Fix, Safety};
use crate::document::is_running_text;
use crate::fact::{Fact, FactId, data_number, is_number};
use crate::figure::{
    Figure, FigureContext, Number, Restated, Surroundings, encoded_like, read_figure, restated,
};
use crate::source::{Span, TextRange};

/// The fix that gives each of these facts what was counted; `None` where that cannot be written of all of them.
pub(super) fn as_computed(
    context: &Context<'_>,
    wrong: &[FactId],
    computed: FactId,
) -> Option<Box<Fix>> {
    let truth = context.index.fact(computed)?;
    let value = in_metric_unit(context, truth, truth.figure()?, &truth.figure()?.value)?;
    let edits: Option<Vec<(Edit, String)>> = wrong
        .iter()
        .map(|id| {
            let fact = context.index.fact(*id)?;
            (fact.metric == truth.metric).then_some(())?;
            edit(context, fact, &value)
        })
        .collect();
    let edits = edits?;
    let texts: Vec<String> = edits.iter().map(|(_, text)| format!("`{text}`")).collect();
    Some(Box::new(Fix {
        title: format!("Write {}", texts.join(", ")),
        safety: Safety::Safe,
        edits: edits.into_iter().map(|(edit, _)| edit).collect(),
    }))
}

/// The edit of one fact, and its figure then. `value` is in the unit of its metric.
fn edit(context: &Context<'_>, fact: &Fact, value: &Number) -> Option<(Edit, String)> {
    let document = context.index.document(fact.document)?;
    let is_recorded = document.id_span.range.is_some() || document.original.is_some();
    if is_recorded || fact.anchored().is_some() || fact.computed().is_some() {
        return None;
    }
    let figure = fact.figure()?;
    let wanted = context.vocabulary.metric(fact.metric)?.unit.as_ref();
    let value = match (wanted, &figure.unit) {
        (Some(from), Some(to)) => context.vocabulary.units.convert_number(value, from, to)?,
        _ => value.clone(),
    };
    let reading = context.index.figure_context(fact, context.vocabulary)?;
    let range = fact.site.range?;
    let source = context.sources.get(fact.site.file)?;
    let around = if is_running_text(source, range) {
        Surroundings::Prose
    } else {
        Surroundings::Data
    };
    let written = restate(&fact.text, figure, &value, around, &reading)?;
    let stated = range.slice(&source.text);
    // In an address some signs stand as codes.
    let old = encoded_like(&written.old, stated);
    let mut found = stated.match_indices(old.as_str());
    let (at, _) = found.next().filter(|_| found.next().is_none())?;
    let start = range.start as usize + at;
    let end = start + old.len();
    // Of `1_200`, of which a reader of texts takes the 1, a part only would be written.
    let is_digit = |sign: char| sign.is_ascii_digit() || sign == '_';
    let is_cut = source.text.get(..start)?.ends_with(is_digit)
        || source.text.get(end..)?.starts_with(is_digit);
    if is_cut {
        return None;
    }
    let place = TextRange::from_usize(start, end);
    let edit = Edit {
        span: Span::new(fact.site.file, place),
        replacement: encoded_like(&written.new, stated),
    };
    Some((edit, written.text))
}

fn restate(
    text: &str,
    figure: &Figure,
    value: &Number,
    around: Surroundings,
    reading: &FigureContext<'_>,
) -> Option<Restated> {
    if is_number(text) {
        // A number of data is that number, and whatever captured its digits may take no other sign.
        let is_it = |text: &str| data_number(text).as_ref() == Some(value);
        return restated(text, figure, value, Surroundings::Data, is_it);
    }
    restated(text, figure, value, around, |text| {
        // Words between a number and its noun belong to the text and not to the figure.
        let ends = text
            .match_indices(' ')
            .map(|(at, _)| at)
            .collect::<Vec<_>>();
        let ends = ends.into_iter().chain([text.len()]).rev();
        let mut parts = ends.filter_map(|end| read_figure(text.get(..end)?, reading));
        parts
            .next()
            .is_some_and(|read| read.reading().usual.contains(value))
    })
}
