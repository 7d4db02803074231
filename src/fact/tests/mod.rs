//! Harbours, ferries and orchards: how a vocabulary and documents become an index, and what is said of their faults.

mod documents;
mod problems;
mod rounding;
mod store;
mod vocabulary;
mod whole;

use super::build_index::index;
use super::{DocumentFacts, FactIndex, FactProblem, Vocabulary, read_document, read_vocabulary};
use crate::document::{Format, Limits, parse};
use crate::figure::Readings;
use crate::source::{SourceFile, Sources, Span};

/// A vocabulary that most tests share.
const HARBOUR: &str = "\
units:
  boat: {symbols: [boat, boats], whole: true}
  tonne: {symbols: [t, tonnes], dimension: mass, factor: 1000}
  kilogram: {symbols: [kg], dimension: mass, factor: 1}
entities:
  coast: {label: {en: The Coast}}
  north: {label: {de: Nordbucht, en: North Bay}, part_of: coast}
  pier: {part_of: north, lifetime: 2019/..}
dimensions:
  cargo:
    label: {en: Cargo}
    members:
      fish: {label: {en: Fish}}
      cod: {part_of: fish}
  origin: {label: {en: Origin}, members: entities}
metrics:
  catch: {label: {en: Catch}, unit: tonne, period_type: duration, accumulates: [period, entity]}
  fleet: {unit: boat, period_type: instant, never_shrinks: true, part_of: all-boats}
  all-boats: {unit: boat, period_type: instant, accumulates: [entity]}
  opening: {value: date, period_type: instant}
  prize: {value: text, same_as: [[Golden Anchor, The Golden Anchor]]}
same_as:
  - [Silver Oar, Oar of Silver]
";

/// The files of a test, read as a run reads them.
struct Run {
    sources: Sources,
    vocabulary: Vocabulary,
    vocabulary_problems: Vec<FactProblem>,
    documents: Vec<DocumentFacts>,
}

impl Run {
    fn new(vocabulary: &str, documents: &[&str]) -> Self {
        let mut files = vec![SourceFile::new("vocabulary.yaml", vocabulary)];
        for (number, text) in documents.iter().enumerate() {
            files.push(SourceFile::new(format!("documents/{number}.yaml"), *text));
        }
        let sources = Sources::new(files);
        let trees = sources.iter().map(|(id, file)| {
            let parsed = parse(file.text.clone(), Format::Yaml, &Limits::default());
            assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            (id, parsed.document)
        });
        let mut documents: Vec<_> = trees.collect();
        let (file, tree) = documents.pop().expect("the vocabulary sorts last");
        let root = tree.root().expect("a vocabulary");
        let (vocabulary, vocabulary_problems) = read_vocabulary(file, root, &Readings::default());
        let documents = documents
            .iter()
            .flat_map(|(id, tree)| {
                let roots = tree.roots();
                roots.filter_map(|root| read_document(*id, root, &vocabulary))
            })
            .collect();
        Self {
            sources,
            vocabulary,
            vocabulary_problems,
            documents,
        }
    }

    fn index(&self) -> (FactIndex, Vec<FactProblem>) {
        index(self.documents.clone(), &self.vocabulary)
    }

    /// What stands at a place.
    fn slice(&self, span: Span) -> &str {
        let file = self.sources.get(span.file).expect("a file of the run");
        span.range.expect("a place in the file").slice(&file.text)
    }
}

/// A document of the coast with these facts, which are written as lines of YAML flow mappings.
fn document(id: &str, facts: &[&str]) -> String {
    let mut text = format!("document: {{id: {id}, published: 2024-05}}\nfacts:\n");
    for fact in facts {
        text.push_str("  - ");
        text.push_str(fact);
        text.push('\n');
    }
    text
}
