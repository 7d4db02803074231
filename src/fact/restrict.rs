//! The index of some facts alone, and the index with one value changed: what a question about a part of a project needs.

use rayon::slice::ParallelSliceMut;

use super::{DataPoint, DocumentId, Fact, FactId, FactIndex, MemberId, MetricId, RetiredBy, Value};

impl FactIndex {
    /// The index of these facts, given in the order of this one, and of their documents. The fact at a position of `keep`
    /// has that position in the result. What has replaced a fact is known of those facts only.
    #[must_use]
    pub fn restricted(&self, keep: &[FactId]) -> Self {
        let mut index = Self {
            unread: self.unread,
            unread_names: self.unread_names.clone(),
            unread_metrics: self.unread_metrics.clone(),
            ..Self::default()
        };
        let place = |id: FactId| keep.binary_search(&id).ok().map(FactId::at);
        let mut last = None;
        let mut facts: Vec<Fact> = Vec::new();
        for id in keep {
            let Some(fact) = self.fact(*id) else { continue };
            if last != Some(fact.document) {
                last = Some(fact.document);
                index.facts.push(std::mem::take(&mut facts));
                let start = index.facts.len();
                index
                    .documents
                    .extend(self.document(fact.document).cloned());
                if let Some(document) = index.documents.last_mut() {
                    document.facts = start..start;
                    // Who replaces whom is told by the facts themselves.
                    (document.supersedes, document.superseded_by) = (None, None);
                }
            }
            let document = DocumentId::at(index.documents.len().saturating_sub(1));
            let retired = fact.retired.map(|by| match by {
                RetiredBy::Fact(other) => place(other).map_or(by, RetiredBy::Fact),
                RetiredBy::Document(_) => by,
            });
            facts.push(Fact {
                document,
                retired,
                ..fact.clone()
            });
            if let Some(document) = index.documents.last_mut() {
                document.facts.end += 1;
            }
        }
        index.facts.push(facts);
        index.group();
        index
    }

    /// The same index in which a fact states another value, written so. It is about the same thing as before.
    #[must_use]
    pub fn with_value(&self, id: FactId, text: &str, value: Value) -> Self {
        let mut index = self.clone();
        if let Some(fact) = index.facts.get_mut(id.index()) {
            fact.text = text.into();
            fact.value = value;
        }
        index
    }

    /// Puts the facts together by name and by data point.
    pub(super) fn group(&mut self) {
        let mut by_name: Vec<FactId> = (0..self.facts.len()).map(FactId::at).collect();
        by_name.sort_by(|a, b| self.name_key(*a).cmp(&self.name_key(*b)));
        self.by_name = by_name;
        self.group_points();
    }

    /// Facts of one key stay in the order of the index.
    pub(super) fn group_points(&mut self) {
        let facts = &self.facts;
        let key = |id: &FactId| facts.get(id.index()).map(Fact::key);
        // By the numbers of metric and entity first, which stand close together, then few at a time by all of the key.
        let numbered = (0..).map(FactId::at).zip(facts.iter());
        let mut sorted: Vec<((MetricId, Option<MemberId>), FactId)> = numbered
            .map(|(id, fact)| ((fact.metric, fact.entity), id))
            .collect();
        sorted.par_sort_unstable();
        let mut points = Vec::new();
        for alike in sorted.chunk_by(|(a, _), (b, _)| a == b) {
            let mut alike: Vec<FactId> = alike.iter().map(|(_, id)| *id).collect();
            alike.sort_by(|a, b| key(a).cmp(&key(b)));
            points.extend(
                alike
                    .chunk_by(|a, b| key(a) == key(b))
                    .map(|facts| DataPoint {
                        facts: facts.into(),
                    }),
            );
        }
        self.points = points;
    }
}
