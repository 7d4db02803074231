//! Names that nothing has, gathered so that each is reported once however often it is used.

use std::collections::BTreeMap;

use super::near::nearest;
use super::{FactProblem, FactProblemKind, RELATED_USES, Thing, Vocabulary};
use crate::source::Span;

/// A name that was used and that nothing has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UnknownName {
    pub(super) what: Thing,
    /// The dimension, for a member of one.
    pub(super) within: Option<Box<str>>,
    pub(super) name: Box<str>,
}

/// Unknown names with the places where they are used.
#[derive(Clone, Debug, Default)]
pub(super) struct UnknownNames(BTreeMap<UnknownName, Vec<Span>>);

impl UnknownNames {
    /// Notes one use.
    pub(super) fn add(&mut self, what: Thing, within: Option<&str>, name: &str, span: Span) {
        let name = UnknownName {
            what,
            within: within.map(Into::into),
            name: name.into(),
        };
        self.0.entry(name).or_default().push(span);
    }

    /// Takes over the uses noted elsewhere.
    pub(super) fn append(&mut self, other: Self) {
        for (name, spans) in other.0 {
            self.0.entry(name).or_default().extend(spans);
        }
    }

    /// One problem for each name, shown at its first use; `close` finds the name that was probably meant.
    pub(super) fn into_problems(
        self,
        close: impl Fn(&UnknownName) -> Option<Box<str>>,
    ) -> impl Iterator<Item = FactProblem> {
        self.0.into_iter().filter_map(move |(unknown, mut spans)| {
            spans.sort_unstable();
            spans.dedup();
            let mut uses = spans.into_iter();
            let span = uses.next()?;
            let more = uses.len().saturating_sub(RELATED_USES);
            let close = close(&unknown);
            Some(FactProblem {
                kind: FactProblemKind::Unknown {
                    what: unknown.what,
                    within: unknown.within,
                    name: unknown.name,
                    close,
                    more,
                },
                span,
                related: uses.take(RELATED_USES).collect(),
            })
        })
    }
}

/// The nearest name of the vocabulary.
pub(super) fn nearest_in_vocabulary(
    unknown: &UnknownName,
    vocabulary: &Vocabulary,
) -> Option<Box<str>> {
    let name = &*unknown.name;
    let close = match unknown.what {
        Thing::Metric => nearest(name, vocabulary.metrics.iter().map(|metric| &*metric.id)),
        Thing::Entity => nearest(name, vocabulary.entities.names()),
        Thing::Dimension => nearest(name, vocabulary.dimensions.iter().map(|of| &*of.name)),
        Thing::Member => {
            let dimension = vocabulary.dimension_id(unknown.within.as_deref()?)?;
            nearest(name, vocabulary.members(dimension).names())
        }
        Thing::Unit => nearest(name, vocabulary.units.iter().map(|(_, unit)| &*unit.id)),
        Thing::Document | Thing::Fact => None,
    };
    close.map(Into::into)
}
