//! From the facts of each document to the index over all of them: sorting, references between documents, names that
//! are unknown or given twice, data points.

use super::link::Links;
use super::read_document::Reference;
use super::unknown::{UnknownNames, VocabularyNames};
use super::{
    DocumentFacts, DocumentId, Fact, FactId, FactIndex, FactProblem, FactProblemKind, NameKind,
    RetiredBy, Vocabulary,
};

/// Puts the facts of all documents together. The result does not depend on the order of `documents`.
///
/// The problems are those of the documents and those that only show when all are there: a document's name given
/// twice, references that lead nowhere or in a circle, and names that the vocabulary does not have (once for each
/// name). They are in the order of their places.
pub fn index(
    mut documents: Vec<DocumentFacts>,
    vocabulary: &Vocabulary,
) -> (FactIndex, Vec<FactProblem>) {
    documents.sort_by(|a, b| {
        let key = |facts: &DocumentFacts| (facts.document.file, facts.root);
        (a.document.id.cmp(&b.document.id)).then_with(|| key(a).cmp(&key(b)))
    });
    let mut build = Build::default();
    for document in documents {
        build.add(document);
    }
    build.name_facts();
    build.duplicate_documents();
    build.resolve_supersedes();
    build.resolve_corrections();
    build.retire_superseded();
    build.report_unknown(vocabulary);
    build.index.group_points();
    // Stable: of one place, in the order found.
    build.problems.sort_by_key(|problem| problem.span);
    (build.index, build.problems)
}

/// Facts by name, so that nothing depends on the order written; those of one name in that order. Where the two differ, also
/// the place of each that was written.
fn by_name(facts: Vec<Fact>) -> (Vec<Fact>, Option<Vec<usize>>) {
    if facts.is_sorted_by(|a, b| *a.id <= *b.id) {
        return (facts, None);
    }
    let mut numbered: Vec<(usize, Fact)> = facts.into_iter().enumerate().collect();
    numbered.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let mut places: Vec<(usize, usize)> = (numbered.iter().map(|(written, _)| *written))
        .zip(0..)
        .collect();
    places.sort_unstable();
    let facts = numbered.into_iter().map(|(_, fact)| fact);
    let places = places.into_iter().map(|(_, place)| place);
    (facts.collect(), Some(places.collect()))
}

#[derive(Default)]
struct Build {
    index: FactIndex,
    problems: Vec<FactProblem>,
    supersedes: Vec<(DocumentId, Reference)>,
    corrections: Vec<(FactId, Reference)>,
    unknown: UnknownNames,
}

impl Build {
    fn add(&mut self, read: DocumentFacts) {
        let mut document = read.document;
        let id = DocumentId::at(self.index.documents.len());
        let start = self.index.facts.len();
        let (mut facts, order) = by_name(read.facts);
        for fact in &mut facts {
            fact.document = id;
        }
        self.index.facts.push(facts);
        document.facts = start..self.index.facts.len();
        self.supersedes
            .extend(read.supersedes.map(|reference| (id, reference)));
        let corrections = read.corrections.into_iter();
        self.corrections
            .extend(corrections.filter_map(|(written, reference)| {
                let at = order
                    .as_ref()
                    .map_or(Some(&written), |order| order.get(written));
                Some((FactId::at(start + at?), reference))
            }));
        self.unknown.append(read.unknown);
        self.problems.extend(read.problems);
        self.index.unread += read.unread.len();
        self.index.unread_metrics.extend(read.unread_metrics);
        if !read.unread.is_empty() {
            self.index
                .unread_names
                .entry(document.id.as_ref().into())
                .or_default()
                .extend(read.unread);
        }
        self.index.documents.push(document);
    }

    fn name_facts(&mut self) {
        let mut by_name: Vec<FactId> = (0..self.index.facts.len()).map(FactId::at).collect();
        by_name.sort_by(|a, b| self.index.name_key(*a).cmp(&self.index.name_key(*b)));
        self.index.by_name = by_name;
    }

    fn duplicate_documents(&mut self) {
        let documents = &self.index.documents;
        let of_one_name = documents.chunk_by(|a, b| a.id == b.id && !a.id.is_empty());
        for group in of_one_name {
            let Some((first, later)) = group.split_first() else {
                continue;
            };
            self.problems
                .extend(later.iter().map(|document| FactProblem {
                    kind: FactProblemKind::DuplicateId {
                        what: NameKind::Document,
                        id: document.id.as_ref().into(),
                    },
                    span: document.id_span,
                    related: vec![first.id_span],
                }));
        }
    }

    fn resolve_supersedes(&mut self) {
        let mut links = Links::among(self.index.documents.len());
        for (newer, reference) in std::mem::take(&mut self.supersedes) {
            match self.index.find_document(&reference.name) {
                Some(older) => links.add(newer.index(), older.index(), reference.span),
                None => self.report_reference(NameKind::Document, &reference),
            }
        }
        let documents = &self.index.documents;
        let name = |at: usize| documents.get(at).map_or("", |found| &*found.id).into();
        let problems = links.cut_circles(NameKind::Document, name);
        self.problems.extend(problems);
        for (newer, older) in links.iter() {
            if let Some(document) = self.index.documents.get_mut(newer) {
                document.supersedes = Some(DocumentId::at(older));
            }
            if let Some(document) = self.index.documents.get_mut(older) {
                document.superseded_by.get_or_insert(DocumentId::at(newer));
            }
        }
    }

    fn resolve_corrections(&mut self) {
        let mut links = Links::among(self.index.facts.len());
        for (newer, reference) in std::mem::take(&mut self.corrections) {
            match self.index.find(&reference.name) {
                Some(older) => links.add(newer.index(), older.index(), reference.span),
                None if self.index.is_unread(&reference.name) => {}
                None => self.report_reference(NameKind::Fact, &reference),
            }
        }
        let name = |at| self.index.name(FactId::at(at)).into();
        let problems = links.cut_circles(NameKind::Fact, name);
        self.problems.extend(problems);
        for (newer, older) in links.iter() {
            if let Some(fact) = self.index.facts.get_mut(older) {
                let by = RetiredBy::Fact(FactId::at(newer));
                fact.retired.get_or_insert(by);
            }
        }
    }

    /// Facts of documents that another supersedes, unless a fact corrects them anyway.
    fn retire_superseded(&mut self) {
        for document in &self.index.documents {
            let Some(newer) = document.superseded_by else {
                continue;
            };
            for number in document.facts.clone() {
                if let Some(fact) = self.index.facts.get_mut(number) {
                    fact.retired.get_or_insert(RetiredBy::Document(newer));
                }
            }
        }
    }

    fn report_reference(&mut self, what: NameKind, reference: &Reference) {
        self.unknown
            .add(what, None, &reference.name, reference.span);
    }

    fn report_unknown(&mut self, vocabulary: &Vocabulary) {
        let unknown = std::mem::take(&mut self.unknown);
        let names = VocabularyNames::new(vocabulary);
        let documents = self.index.document_names();
        let problems: Vec<FactProblem> = unknown
            .into_problems(|unknown| match unknown.what {
                NameKind::Document => documents.near(&unknown.name),
                NameKind::Fact => self.index.nearest_among(&documents, &unknown.name),
                _ => names.nearest(unknown),
            })
            .collect();
        self.problems.extend(problems);
    }
}
