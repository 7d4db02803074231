//! From the vocabulary file to the vocabulary.
//!
//! What a JSON Schema already rejects (a metric that is a list, a word that no key has) is passed over here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::read_members::read_members;
use super::read_metrics::MetricReader;
use super::read_units::read_units;
use super::reader::{ValueReader, named_entries, read_same_as, string_or_number};
use super::unknown::{UnknownNames, VocabularyNames};
use super::{Dimension, DimensionMembers, FactProblem, Labels, NameKind, Spellings, Vocabulary};
use crate::document::NodeRef;
use crate::figure::Readings;
use crate::source::FileId;

/// Reads the vocabulary of a project; `readings` is the project's table, which metrics may override. The problems
/// are in the order of their places.
pub fn read_vocabulary(
    file: FileId,
    root: NodeRef<'_>,
    readings: &Readings,
) -> (Vocabulary, Vec<FactProblem>) {
    let mut reader = ValueReader::new(file, root);
    let mut unknown = UnknownNames::default();
    let same_as = read_same_as(root.get("same_as"));
    let entities = root.get("entities");
    let (units, declared_units) = read_units(&mut reader, root.get("units"));
    let mut vocabulary = Vocabulary {
        file: Some(file),
        units: units.into(),
        declared_units,
        written: Arc::default(),
        entities: read_members(
            &mut reader,
            entities,
            (NameKind::Entity, None),
            &mut unknown,
        ),
        dimensions: read_dimensions(&mut reader, root.get("dimensions"), &mut unknown),
        metrics: Vec::new(),
        spellings: Arc::new(Spellings::new(same_as.iter().map(|group| &**group))),
        names: read_names(root.get("names")),
        authority: read_authority(root.get("authority")),
        readings: Arc::new(readings.clone()),
    };
    let metrics = MetricReader {
        reader: &mut reader,
        unknown: &mut unknown,
        same_as: &same_as,
        vocabulary: &vocabulary,
    };
    vocabulary.metrics = metrics.read(root.get("metrics"));
    let mut problems = reader.problems;
    let names = VocabularyNames::new(&vocabulary);
    problems.extend(unknown.into_problems(|name| names.nearest(name)));
    problems.sort_by_key(|problem| problem.span);
    (vocabulary, problems)
}

fn read_names(node: Option<NodeRef<'_>>) -> Vec<Arc<str>> {
    let names = node.into_iter().flat_map(NodeRef::items);
    names.filter_map(string_or_number).map(Arc::from).collect()
}

fn read_authority(node: Option<NodeRef<'_>>) -> BTreeMap<Box<str>, i64> {
    named_entries(node)
        .into_iter()
        .filter_map(|(name, entry)| {
            let authority = string_or_number(entry.value)?.parse().ok()?;
            Some((name.into(), authority))
        })
        .collect()
}

fn read_dimensions(
    reader: &mut ValueReader,
    node: Option<NodeRef<'_>>,
    unknown: &mut UnknownNames,
) -> Vec<Dimension> {
    let mut dimensions = Vec::new();
    for (name, entry) in named_entries(node) {
        let members = entry.value.get("members");
        let members = if members.and_then(NodeRef::as_str) == Some("entities") {
            DimensionMembers::Entities
        } else {
            let what = (NameKind::Member, Some(name));
            DimensionMembers::Own(read_members(reader, members, what, unknown))
        };
        dimensions.push(Dimension {
            name: name.into(),
            labels: Labels::read(entry.value.get("label")),
            members,
            span: reader.site(entry.key),
        });
    }
    dimensions
}
