//! From one document file to its facts. Each file is read on its own; `build_index` puts them together.
//!
//! What a JSON Schema already rejects (a fact without metric, a list where a text belongs) is passed over here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::read_fact::FactReader;
use super::read_original::{astray, omits, original, unread};
use super::read_rounding::read_rounding;
use super::reader::{ValueReader, is_mapping, string_or_number, text_at};
use super::unknown::UnknownNames;
use super::{Fact, FactProblem, FactProblemKind, MetricId, NameKind, SourceDocument, Vocabulary};
use crate::document::{NodeKind, NodeRef};
use crate::figure::Period;
use crate::source::{FileId, Span};

/// A reference to another document or fact, as written.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) name: Box<str>,
    pub(super) span: Span,
}

/// The facts of one document, with the problems in it; they wait for [`super::index`].
#[derive(Clone, Debug)]
pub struct DocumentFacts {
    pub(super) document: SourceDocument,
    /// Offset of the document in its file, which may hold several.
    pub(super) root: u32,
    pub(super) supersedes: Option<Reference>,
    pub(super) facts: Vec<Fact>,
    /// Corrections: which fact, by its position in `facts`, corrects which other.
    pub(super) corrections: Vec<(usize, Reference)>,
    /// The names of facts that are not in `facts` because something in them cannot be read.
    pub(super) unread: Vec<Box<str>>,
    /// Their metrics; `None` of one whose metric is not known.
    pub(super) unread_metrics: BTreeSet<Option<MetricId>>,
    pub(super) unknown: UnknownNames,
    pub(super) problems: Vec<FactProblem>,
}

impl DocumentFacts {
    /// A document with these facts and nothing wrong in it.
    pub(super) fn new(document: SourceDocument, facts: Vec<Fact>) -> Self {
        Self {
            document,
            root: 0,
            supersedes: None,
            facts,
            corrections: Vec::new(),
            unread: Vec::new(),
            unread_metrics: BTreeSet::new(),
            unknown: UnknownNames::default(),
            problems: Vec::new(),
        }
    }

    /// The fact whose value stands at a byte of its file, and everything that is wrong with the document.
    pub fn into_fact_at(self, start: u32) -> Option<(Fact, Vec<FactProblem>)> {
        let mut facts = self.facts.into_iter();
        let fact = facts.find(|fact| fact.site.start() == start)?;
        Some((fact, self.problems))
    }
}

/// Reads a document and its facts; `None` when the tree has neither `document` nor a list of `facts`.
pub fn read_document(
    file: FileId,
    root: NodeRef<'_>,
    vocabulary: &Vocabulary,
) -> Option<DocumentFacts> {
    let about = root.get("document").filter(|node| is_mapping(*node));
    let facts = root
        .get("facts")
        .filter(|node| matches!(node.kind(), NodeKind::Sequence(_)));
    if about.is_none() && facts.is_none() {
        return None;
    }
    let mut reader = ValueReader::new(file, root);
    let document = document(&mut reader, about);
    let supersedes = about
        .and_then(|about| about.get("supersedes"))
        .and_then(|node| reference(&reader, node));
    let mut read = DocumentFacts {
        root: root.range().start,
        supersedes,
        ..DocumentFacts::new(
            document,
            Vec::with_capacity(facts.map_or(0, |facts| facts.items().len())),
        )
    };
    let mut fact_reader = FactReader {
        published: published(&mut reader, about),
        rounding: read.document.rounding.clone(),
        reader,
        vocabulary,
        unknown: UnknownNames::default(),
        words: BTreeSet::new(),
        last: (None, None),
    };
    read.document.published = fact_reader
        .published
        .as_ref()
        .map(|(published, _)| published.clone());
    read.document.omits = root
        .get("omit")
        .map_or_else(Vec::new, |list| omits(&fact_reader.reader, list));
    let left_out = root.get("omit").into_iter().flat_map(NodeRef::items);
    let left_out = left_out.filter_map(|entry| astray(entry, "text"));
    read.document.astray.extend(left_out);
    if let Some(facts) = facts {
        let stated = facts.items().filter_map(|fact| astray(fact, "figure"));
        read.document.astray.extend(stated);
        read_facts(facts, &mut fact_reader, &mut read);
    }
    read.unknown = fact_reader.unknown;
    read.problems = fact_reader.reader.problems;
    Some(read)
}

fn document(reader: &mut ValueReader, about: Option<NodeRef<'_>>) -> SourceDocument {
    let text = |key| about.and_then(|about| text_at(about, key));
    let id = about
        .and_then(|about| about.get("id"))
        .filter(|node| string_or_number(*node).is_some());
    let known = SourceDocument::of_file(reader.file, Arc::from(text("id").unwrap_or_default()));
    SourceDocument {
        id_span: id.map_or(known.id_span, |node| reader.site(node)),
        title: text("title").map(Into::into),
        publisher: text("publisher").map(Into::into),
        language: text("language").map(Into::into),
        authority: text("authority").and_then(|text| text.parse().ok()),
        rounding: read_rounding(reader, about.and_then(|about| about.get("rounding"))),
        original: about.and_then(|about| original(reader, about)),
        ..known
    }
}

fn published(reader: &mut ValueReader, about: Option<NodeRef<'_>>) -> Option<(Period, Span)> {
    let node = about?.get("published")?;
    let span = reader.site(node);
    reader.period(node).map(|period| (period, span))
}

fn reference(reader: &ValueReader, node: NodeRef<'_>) -> Option<Reference> {
    Some(Reference {
        name: string_or_number(node)?.into(),
        span: reader.site(node),
    })
}

/// Where the name of a fact stands.
fn name_of(fact: NodeRef<'_>) -> Option<NodeRef<'_>> {
    let id = fact.get("id");
    id.filter(|id| string_or_number(*id).is_some())
}

/// The facts that have the name of one before them, each with the name of the first.
fn namesakes(facts: NodeRef<'_>) -> BTreeMap<usize, NodeRef<'_>> {
    let names = (0..).zip(facts.items()).filter_map(|(at, fact)| {
        let id = name_of(fact)?;
        Some((string_or_number(id)?, at, id))
    });
    let mut names: Vec<(&str, usize, NodeRef<'_>)> = names.collect();
    // Most stand in this order.
    names.sort_by_key(|(name, at, _)| (*name, *at));
    let of_one_name = names.chunk_by(|(a, ..), (b, ..)| a == b);
    let later = of_one_name.filter_map(|group| group.split_first());
    later
        .flat_map(|((.., first), later)| later.iter().map(|(_, at, _)| (*at, *first)))
        .collect()
}

fn read_facts(facts: NodeRef<'_>, reader: &mut FactReader<'_>, read: &mut DocumentFacts) {
    let namesakes = namesakes(facts);
    for (at, node) in facts.items().enumerate() {
        let id = name_of(node);
        let name = id.and_then(string_or_number).unwrap_or_default();
        if let (Some(id), Some(first)) = (id, namesakes.get(&at)) {
            let kind = FactProblemKind::DuplicateId {
                what: NameKind::Fact,
                id: name.into(),
            };
            let first = reader.reader.site(*first);
            reader.reader.report(kind, id, vec![first]);
        }
        let Some(fact) = reader.fact(node, id) else {
            read.unread.push(name.into());
            let metric = text_at(node, "metric");
            let metric = metric.and_then(|name| reader.vocabulary.metric_id(name));
            read.unread_metrics.insert(metric);
            read.document.unread.extend(unread(node));
            continue;
        };
        let corrects = node.get("corrects");
        if let Some(reference) = corrects.and_then(|node| reference(&reader.reader, node)) {
            read.corrections.push((read.facts.len(), reference));
        }
        read.facts.push(fact);
    }
}
