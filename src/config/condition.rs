//! What one line of `where` asks of a fact. Its names are resolved in [`super::selection`].

use crate::fact::{DimensionId, Fact, FactIndex, MemberId};
use crate::figure::Period;

/// One line of `where`, resolved.
pub(super) enum Condition {
    Entity(Vec<MemberId>),
    Member(DimensionId, Vec<MemberId>),
    Period(Vec<Period>),
    Per(Vec<String>),
    Document(Vec<String>),
    Publisher(Vec<String>),
    Published(Vec<Period>),
}

impl Condition {
    /// Whether the fact, or the document that states it, has one of the admitted values.
    pub(super) fn admits(&self, fact: &Fact, index: &FactIndex) -> bool {
        let document = index.document(fact.document);
        match self {
            Self::Entity(members) => fact.entity.is_some_and(|entity| members.contains(&entity)),
            Self::Member(dimension, members) => fact
                .member(*dimension)
                .is_some_and(|member| members.contains(&member)),
            Self::Period(ranges) => within(ranges, fact.period.period.as_ref()),
            Self::Per(texts) => one_of(texts, fact.per.as_deref()),
            Self::Document(texts) => one_of(texts, document.map(|document| &*document.id)),
            Self::Publisher(texts) => one_of(
                texts,
                document.and_then(|document| document.publisher.as_deref()),
            ),
            Self::Published(ranges) => within(
                ranges,
                document.and_then(|document| document.published.as_ref()),
            ),
        }
    }
}

fn one_of(texts: &[String], text: Option<&str>) -> bool {
    text.is_some_and(|text| texts.iter().any(|wanted| wanted == text))
}

fn within(ranges: &[Period], period: Option<&Period>) -> bool {
    let holds = |range: &Period, period| range == period || range.contains(period);
    period.is_some_and(|period| ranges.iter().any(|range| holds(range, period)))
}
