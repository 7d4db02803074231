//! What corrects a misspelt name: where only one name of its kind is near, that is written at every place that has it.

use crate::diagnostic::{Edit, Fix, Safety};
use crate::source::{Sources, Span, place_of_name};
use crate::words::sole_nearest;

/// The fix of a name that nothing has, which is written at `places`; `known` are the names of its kind.
pub(super) fn respelt<'a>(
    sources: &Sources,
    places: impl IntoIterator<Item = Span>,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<Box<Fix>> {
    renamed(sources, places, name, sole_nearest(name, known)?)
}

/// The fix that writes `right` for `name`. All places or none: an alias, or a text with escapes, does not say the name
/// itself, and what is left of it would be the same finding again.
pub(super) fn renamed(
    sources: &Sources,
    places: impl IntoIterator<Item = Span>,
    name: &str,
    right: &str,
) -> Option<Box<Fix>> {
    let edits = places.into_iter().map(|place| {
        let text = &sources.get(place.file)?.text;
        let range = place_of_name(text, place.range?, right)?;
        (range.slice(text) == name).then(|| Edit {
            span: Span::new(place.file, range),
            replacement: right.to_owned(),
        })
    });
    let mut edits = edits.collect::<Option<Vec<Edit>>>()?;
    edits.sort();
    edits.dedup();
    Some(Box::new(Fix {
        title: format!("Write `{right}`"),
        safety: Safety::Unsafe,
        edits,
    }))
}
