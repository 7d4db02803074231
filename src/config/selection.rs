//! Which facts a declared check compares with which: its names resolved against the vocabulary and the index.
//!
//! What the facts say is not looked at here; that is for the rule of the check.

use crate::diagnostic::Problem;
use crate::fact::{
    Change, DimensionId, DimensionMembers, Fact, FactId, FactIndex, KeyPeriod, MemberId, Members,
    MetricId, NameKind, Vocabulary,
};
use crate::figure::Period;
use crate::source::Span;
use crate::words::Near;

use super::condition::Condition;
use super::{Check, Filter, Spanned};

/// The dimensions that every fact may have; the vocabulary adds its own.
pub(super) const FACT_DIMENSIONS: [&str; 5] = ["metric", "entity", "period", "per", "change"];
/// What `where` can ask of the document that states a fact.
pub(super) const DOCUMENT_FILTERS: [&str; 3] = ["document", "publisher", "published"];

/// The facts of a check.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// All selected facts, in the order of the index.
    pub facts: Vec<FactId>,
    /// The bindings: facts that are alike in every dimension which the check does not ignore.
    pub groups: Vec<Vec<FactId>>,
    /// The dimensions that the rule relates to each other, so that facts which differ in them belong to one binding.
    pub relates: Vec<&'static str>,
    /// Names in the check that nothing has.
    pub unknown: Vec<UnknownName>,
    /// Values of `where` that are no EDTF.
    pub malformed: Vec<Malformed>,
    /// Parameters with which the rule can do nothing.
    pub problems: Vec<Problem>,
}

/// A name in a check that nothing has.
#[derive(Clone, Debug)]
pub struct UnknownName {
    /// What kind of thing was named.
    pub what: NameKind,
    /// The name.
    pub name: String,
    /// Where it is written.
    pub span: Span,
    /// A name that exists and differs in a letter or two.
    pub close: Option<Near>,
}

/// A period or date in `where` that cannot be read. It is no `Problem`, since the rule that reports it knows it by its text.
#[derive(Clone, Debug)]
pub struct Malformed {
    /// As written.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The facts that the rule of a check asks for.
pub(super) struct Wanted {
    /// Those of these metrics; of all where `None`.
    pub metrics: Option<Vec<MetricId>>,
    /// The dimensions in which facts of one binding may differ.
    pub relates: Vec<&'static str>,
}

/// Finds the facts of a check: those that it names, else those of the metrics that it names, else all. Facts that
/// something has replaced are left out.
pub(super) fn select(
    check: &Check,
    wanted: Wanted,
    vocabulary: &Vocabulary,
    index: &FactIndex,
    found: &mut Selection,
) {
    let resolver = Resolver { vocabulary, index };
    let metrics = wanted.metrics;
    let named = resolver.facts(check, found);
    let conditions: Vec<Condition> = check
        .filters
        .iter()
        .filter_map(|filter| resolver.condition(filter, found))
        .collect();
    let ignored = resolver.ignored(check, &wanted.relates, found);
    found.relates = wanted.relates;
    let entities = conditions.iter().find_map(|condition| match condition {
        Condition::Entity(entities) => Some(entities),
        _ => None,
    });
    // Only those that may be admitted are looked at, so that many checks of a few facts each take no longer than one.
    let candidates: Vec<FactId> = match (&named, &metrics, entities) {
        (Some(named), ..) => named.clone(),
        (None, None, _) => index.iter().map(|(id, _)| id).collect(),
        (None, Some(metrics), None) => metrics
            .iter()
            .flat_map(|metric| index.facts_of(*metric).map(|(id, _)| id))
            .collect(),
        (None, Some(metrics), Some(entities)) => metrics
            .iter()
            .flat_map(|metric| entities.iter().map(|entity| (*metric, *entity)))
            .flat_map(|(metric, entity)| index.facts_about(metric, entity))
            .collect(),
    };
    found.facts = candidates
        .into_iter()
        .filter(|id| {
            index.fact(*id).is_some_and(|fact| {
                fact.retired.is_none()
                    && metrics
                        .as_ref()
                        .is_none_or(|metrics| metrics.contains(&fact.metric))
                    && conditions
                        .iter()
                        .all(|condition| condition.admits(fact, index))
            })
        })
        .collect();
    found.facts.sort_unstable();
    found.facts.dedup();
    found.groups = group(&found.facts, index, &ignored);
}

/// What a check leaves out of account.
struct Ignored {
    own: Vec<&'static str>,
    dimensions: Vec<DimensionId>,
}

impl Ignored {
    fn keeps(&self, name: &str) -> bool {
        !self.own.contains(&name)
    }
}

/// What facts of one binding share.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct GroupKey<'a> {
    metric: Option<MetricId>,
    entity: Option<MemberId>,
    period: Option<KeyPeriod<'a>>,
    per: Option<&'a str>,
    change: Option<Change>,
    dimensions: Vec<(DimensionId, MemberId)>,
}

fn group(facts: &[FactId], index: &FactIndex, ignored: &Ignored) -> Vec<Vec<FactId>> {
    let mut keyed: Vec<(GroupKey<'_>, FactId)> = facts
        .iter()
        .filter_map(|id| Some((group_key(index.fact(*id)?, ignored), *id)))
        .collect();
    keyed.sort();
    keyed
        .chunk_by(|a, b| a.0 == b.0)
        .map(|chunk| chunk.iter().map(|(_, id)| *id).collect())
        .collect()
}

fn group_key<'a>(fact: &'a Fact, ignored: &Ignored) -> GroupKey<'a> {
    let key = fact.key();
    GroupKey {
        metric: ignored.keeps("metric").then_some(key.metric),
        entity: key.entity.filter(|_| ignored.keeps("entity")),
        period: key.period.filter(|_| ignored.keeps("period")),
        per: key.per.filter(|_| ignored.keeps("per")),
        change: key.change.filter(|_| ignored.keeps("change")),
        dimensions: key
            .dimensions
            .iter()
            .filter(|(dimension, _)| !ignored.dimensions.contains(dimension))
            .copied()
            .collect(),
    }
}

struct Resolver<'a> {
    vocabulary: &'a Vocabulary,
    index: &'a FactIndex,
}

impl Resolver<'_> {
    fn facts(&self, check: &Check, found: &mut Selection) -> Option<Vec<FactId>> {
        if check.facts.is_empty() {
            return None;
        }
        Some(
            check
                .facts
                .iter()
                .filter_map(|name| {
                    let id = self.index.find(&name.value);
                    if id.is_none() {
                        let close = self.index.nearest_name(&name.value);
                        found.note_unknown(NameKind::Fact, name, close);
                    }
                    id
                })
                .collect(),
        )
    }

    /// What the check ignores by its own word, and what its rule relates by its nature.
    fn ignored(&self, check: &Check, relates: &[&'static str], found: &mut Selection) -> Ignored {
        let mut ignored = Ignored {
            own: relates.to_vec(),
            dimensions: Vec::new(),
        };
        for name in &check.ignoring {
            let own = FACT_DIMENSIONS.into_iter().find(|own| *own == name.value);
            ignored.own.extend(own);
            if own.is_none() {
                let dimension = found.dimension(name, self.vocabulary);
                ignored.dimensions.extend(dimension);
            }
        }
        ignored
    }

    fn condition(&self, filter: &Filter, found: &mut Selection) -> Option<Condition> {
        Some(match filter.dimension.value.as_str() {
            "entity" => {
                let members = &self.vocabulary.entities;
                Condition::Entity(named(filter, NameKind::Entity, members, found))
            }
            "period" => Condition::Period(periods(filter, found)),
            "published" => Condition::Published(periods(filter, found)),
            "per" => Condition::Per(texts(filter)),
            "document" => Condition::Document(self.documents(filter, found)),
            "publisher" => Condition::Publisher(texts(filter)),
            _ => {
                let dimension = found.dimension(&filter.dimension, self.vocabulary)?;
                let what = match self.vocabulary.dimension(dimension)?.members {
                    DimensionMembers::Entities => NameKind::Entity,
                    DimensionMembers::Own(_) => NameKind::Member,
                };
                let members = self.vocabulary.members(dimension);
                Condition::Member(dimension, named(filter, what, members, found))
            }
        })
    }

    fn documents(&self, filter: &Filter, found: &mut Selection) -> Vec<String> {
        for value in &filter.values {
            if self.index.find_document(&value.value).is_none() {
                let names = self.index.documents.iter().map(|document| &*document.id);
                found.unknown_name(NameKind::Document, value, names);
            }
        }
        filter
            .values
            .iter()
            .map(|value| value.value.clone())
            .collect()
    }
}

fn named(
    filter: &Filter,
    what: NameKind,
    members: &Members,
    found: &mut Selection,
) -> Vec<MemberId> {
    filter
        .values
        .iter()
        .filter_map(|value| {
            let id = members.get(&value.value);
            if id.is_none() {
                found.unknown_name(what, value, members.names());
            }
            id
        })
        .collect()
}

fn texts(filter: &Filter) -> Vec<String> {
    let values = filter.values.iter();
    values.map(|value| value.value.clone()).collect()
}

fn periods(filter: &Filter, found: &mut Selection) -> Vec<Period> {
    filter
        .values
        .iter()
        .filter_map(|value| match Period::parse(&value.value) {
            Ok(period) => Some(period),
            Err(error) => {
                if let Some(span) = value.span {
                    found.malformed.push(Malformed {
                        text: value.value.clone(),
                        span,
                        message: error.message.clone(),
                        help: error.help.clone(),
                    });
                }
                None
            }
        })
        .collect()
}

impl Selection {
    /// The dimension of the vocabulary that has this name; it is noted where none has it.
    pub(super) fn dimension(
        &mut self,
        name: &Spanned<String>,
        vocabulary: &Vocabulary,
    ) -> Option<DimensionId> {
        let id = vocabulary.dimension_id(&name.value);
        if id.is_none() {
            let own = vocabulary.dimensions.iter();
            let own = own.map(|dimension| &*dimension.name);
            let known = FACT_DIMENSIONS.into_iter().chain(DOCUMENT_FILTERS);
            self.unknown_name(NameKind::Dimension, name, known.chain(own));
        }
        id
    }

    /// Notes a name that nothing has, with the known one that it is nearest to.
    pub(super) fn unknown_name<'n>(
        &mut self,
        what: NameKind,
        name: &Spanned<String>,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        self.note_unknown(what, name, Near::of(&name.value, known));
    }

    fn note_unknown(&mut self, what: NameKind, name: &Spanned<String>, close: Option<Near>) {
        if let Some(span) = name.span {
            self.unknown.push(UnknownName {
                what,
                name: name.value.clone(),
                span,
                close,
            });
        }
    }
}
