//! All facts of a run, by document, by name and by data point.
//!
//! Plain data and look-ups; how it is put together is in `build_index`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::{
    DataPointKey, DocumentId, Fact, FactId, FactStore, MemberId, MetricId, SourceDocument,
    Vocabulary,
};
use crate::figure::FigureContext;
use crate::words::{Names, Near};

/// All documents and facts of a run. Its order comes from names and never from the order in which files were read.
#[derive(Clone, Debug, Default)]
pub struct FactIndex {
    /// The documents, in the order of their names; those of one name in the order of their files.
    pub documents: Vec<SourceDocument>,
    /// The facts: those of the first document in the order of their names, then those of the next.
    pub facts: FactStore,
    /// Number of facts that could not be read or that name what does not exist; they are in no list.
    pub unread: usize,
    /// Their names, by the name of their document.
    pub(super) unread_names: BTreeMap<Box<str>, Vec<Box<str>>>,
    /// Their metrics; `None` of those whose metric is not known.
    pub(super) unread_metrics: BTreeSet<Option<MetricId>>,
    pub(super) points: Vec<DataPoint>,
    pub(super) by_name: Vec<FactId>,
}

/// All facts about one thing. They share one [`DataPointKey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataPoint {
    /// The facts, retired ones included, in the order of the index; never empty.
    pub facts: Box<[FactId]>,
}

impl FactIndex {
    /// The fact behind an id of this index.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The settings by which the figure of a fact was read, for reading another in its place.
    pub fn figure_context<'a>(
        &'a self,
        fact: &'a Fact,
        vocabulary: &'a Vocabulary,
    ) -> Option<FigureContext<'a>> {
        let metric = vocabulary.metric(fact.metric)?;
        let of_document = self.document(fact.document)?.rounding.as_ref();
        let is_amount = fact.is_amount();
        let of_metric = || vocabulary.rounding(metric, of_document, is_amount);
        let rounding = fact.rounding().or_else(of_metric);
        Some(vocabulary.figure_context(metric, rounding, is_amount))
    }

    /// All facts with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts
            .iter()
            .enumerate()
            .map(|(position, fact)| (FactId::at(position), fact))
    }

    /// Whether the name, `document/fact`, is that of a fact that is there but could not be read.
    pub fn is_unread(&self, name: &str) -> bool {
        divided(name).any(|(document, fact)| {
            let unread = self.unread_names.get(document);
            unread.is_some_and(|unread| unread.iter().any(|id| **id == *fact))
        })
    }

    /// Whether a fact that could not be read is of this metric, or may be.
    pub fn has_unread(&self, metric: MetricId) -> bool {
        let unread = &self.unread_metrics;
        unread.contains(&Some(metric)) || unread.contains(&None)
    }

    /// The document behind an id of this index.
    pub fn document(&self, id: DocumentId) -> Option<&SourceDocument> {
        self.documents.get(id.index())
    }

    /// All documents with their ids.
    pub fn iter_documents(&self) -> impl Iterator<Item = (DocumentId, &SourceDocument)> {
        self.documents
            .iter()
            .enumerate()
            .map(|(position, document)| (DocumentId::at(position), document))
    }

    /// The document of this name; of several the one whose file comes first.
    pub fn find_document(&self, id: &str) -> Option<DocumentId> {
        let position = self
            .documents
            .partition_point(|document| *document.id < *id);
        let found = self.documents.get(position)?;
        (*found.id == *id).then(|| DocumentId::at(position))
    }

    /// The fact of this name, `document/fact`; of several the first.
    pub fn find(&self, name: &str) -> Option<FactId> {
        divided(name).find_map(|wanted| {
            let position = self
                .by_name
                .partition_point(|at| self.name_key(*at).is_some_and(|key| key < wanted));
            let found = *self.by_name.get(position)?;
            (self.name_key(found)? == wanted).then_some(found)
        })
    }

    /// The name that was probably meant by one that no fact has: the nearest of the same document, or the same of the
    /// nearest document. Only documents or the facts of one of them are gone through, since there may be many.
    pub fn nearest_name(&self, name: &str) -> Option<Near> {
        self.nearest_among(&self.document_names(), name)
    }

    /// The same, with the names of all documents prepared.
    pub(super) fn nearest_among(&self, documents: &Names<'_>, name: &str) -> Option<Near> {
        let (document, fact) = name.rsplit_once('/')?;
        if let Some(found) = self.find_document(document) {
            let facts = self.document(found)?.facts();
            let ids = facts.filter_map(|at| Some(&*self.fact(at)?.id));
            return Some(Near::of(fact, ids)?.map(|near| format!("{document}/{near}")));
        }
        let near = documents.near(document)?;
        let close = near.map(|near| format!("{near}/{fact}"));
        self.find(&close).map(|_| close)
    }

    /// The names of all documents, to be asked which was meant.
    pub(super) fn document_names(&self) -> Names<'_> {
        self.documents.iter().map(|of| &*of.id).collect()
    }

    /// The name of a fact, `document/fact`.
    pub fn name(&self, id: FactId) -> String {
        let Some(fact) = self.fact(id) else {
            return String::new();
        };
        let document: Option<&Arc<str>> = self.document(fact.document).map(|found| &found.id);
        format!("{}/{}", document.map_or("", |id| id), fact.id)
    }

    /// All data points, in the order of their keys: by metric, then entity, then period.
    pub fn points(&self) -> &[DataPoint] {
        &self.points
    }

    /// The data points of one metric, in the order of their keys.
    pub fn points_of(&self, metric: MetricId) -> &[DataPoint] {
        let places = self.places_of(&(metric..=metric));
        self.points.get(places).unwrap_or_default()
    }

    /// Where the data points of metrics that follow one another stand among all.
    pub fn places_of(&self, metrics: &RangeInclusive<MetricId>) -> Range<usize> {
        let of = |point: &DataPoint| self.key(point).map(|key| key.metric);
        let (first, last) = (Some(*metrics.start()), Some(*metrics.end()));
        let start = self.points.partition_point(|point| of(point) < first);
        let end = self.points.partition_point(|point| of(point) <= last);
        start..end
    }

    /// The key that the facts of a data point share.
    pub fn key(&self, point: &DataPoint) -> Option<DataPointKey<'_>> {
        Some(self.fact(*point.facts.first()?)?.key())
    }

    /// The facts of a data point that nothing has replaced.
    pub fn current(&self, point: &DataPoint) -> impl Iterator<Item = (FactId, &Fact)> {
        point
            .facts
            .iter()
            .filter_map(|id| Some((*id, self.fact(*id)?)))
            .filter(|(_, fact)| fact.retired.is_none())
    }

    /// Facts of these whose period is not inferred.
    pub fn without_inferred<'a>(
        &'a self,
        facts: &'a [FactId],
    ) -> impl Iterator<Item = FactId> + 'a {
        facts.iter().copied().filter(|id| {
            self.fact(*id)
                .is_some_and(|fact| !fact.period.is_inferred())
        })
    }

    /// All facts of one metric about one entity, retired ones included, by data point.
    pub fn facts_about(&self, metric: MetricId, entity: MemberId) -> impl Iterator<Item = FactId> {
        let points = self.points_of(metric);
        let of = |point: &DataPoint| self.key(point).and_then(|key| key.entity);
        let start = points.partition_point(|point| of(point) < Some(entity));
        let end = points.partition_point(|point| of(point) <= Some(entity));
        let points = points.get(start..end).unwrap_or_default();
        points.iter().flat_map(|point| point.facts.iter().copied())
    }

    /// All facts of one metric, retired ones included, by data point.
    pub fn facts_of(&self, metric: MetricId) -> impl Iterator<Item = (FactId, &Fact)> {
        self.points_of(metric)
            .iter()
            .flat_map(|point| &*point.facts)
            .filter_map(|id| Some((*id, self.fact(*id)?)))
    }

    pub(super) fn name_key(&self, id: FactId) -> Option<(&str, &str)> {
        let fact = self.fact(id)?;
        Some((&self.document(fact.document)?.id, &fact.id))
    }
}

/// A name as that of a document and of a fact, in each way in which it can be: both may hold slashes where they were taken
/// from a path or a text.
fn divided(name: &str) -> impl Iterator<Item = (&str, &str)> {
    let slashes = name.rmatch_indices('/');
    slashes.filter_map(|(at, _)| Some((name.get(..at)?, name.get(at + 1..)?)))
}
