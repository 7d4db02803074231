//! Named groups of patterns: which of them a kind of record keeps, and which the configuration makes something of.

use super::model::{KindId, Records};
use crate::config::{FIGURE_GROUP, Made, Piece, ReadAs, RecordKind, RecordSource, Route};
use crate::source::Span;

impl Records {
    /// The groups that the pattern of a kind names, with the place of the pattern, but for those of which other fields or
    /// records are made, or on which a condition rests.
    pub fn idle_groups(&self, kind: KindId) -> Vec<(&str, Span)> {
        let Some(spec) = self.spec(kind) else {
            return Vec::new();
        };
        let ReadAs::Text(pattern) = &spec.reading else {
            return Vec::new();
        };
        let names = pattern.names.iter().map(String::as_str);
        // A figure has its group whether anybody names it or not.
        let names = names.filter(|name| *name != FIGURE_GROUP && !self.is_made_of(spec, name));
        names.map(|name| (name, pattern.span)).collect()
    }

    fn is_made_of(&self, of: &RecordKind, group: &str) -> bool {
        let outer = of.name.value.as_str();
        self.kinds().any(|(_, spec)| {
            let is_own = spec.name.value == outer;
            let is_inner = matches!(&spec.source, RecordSource::In(name) if name.value == outer);
            let names = |route: &Route| match route.first_key() {
                Some(first) if first == outer => route.rest().first_key() == Some(group),
                Some(first) => is_own && first == group,
                None => false,
            };
            let is_from = matches!(&spec.reading, ReadAs::Text(pattern)
                if is_inner && pattern.from.as_ref().is_some_and(|from| from.value.first_key() == Some(group)));
            is_from
                || spec.fields.iter().any(|rule| uses(&rule.made, &names))
                || spec.conditions.iter().any(|condition| names(&condition.field.value))
        })
    }
}

/// Whether a field is made of one that is named so.
fn uses(made: &Made, names: &impl Fn(&Route) -> bool) -> bool {
    match made {
        Made::Route(route) => names(route),
        Made::Match(of, _) => uses(of, names),
        Made::FirstOf(all) => all.iter().any(|made| uses(made, names)),
        Made::Template(pieces) => pieces.iter().any(|piece| match piece {
            Piece::Text(_) => false,
            Piece::Field(route) => names(route),
        }),
    }
}
