//! The names that facts in data and texts use: what the vocabulary has to know before they are read.

use super::gathering::{FactSources, Stated};
use super::mark::marks;
use crate::config::{FactSource, StatedIn, Take, Term};
use crate::fact::{Named, NewNames, NewUnit, Vocabulary};
use crate::figure::{Number, UnitDefinition, UnitId};
use crate::gather::Records;

/// The vocabulary with the metrics and units that the entries name.
pub fn with_names(from: FactSources<'_>, vocabulary: Vocabulary) -> Vocabulary {
    let mut names = NewNames::default();
    for (at, entry) in from.entries.iter().enumerate() {
        let unit = entry_unit(&from, entry, &vocabulary, &mut names);
        let metrics = metrics(&from, at, entry).into_iter();
        let described = described_units(&from, entry);
        names.units.extend(described.iter().map(|(_, unit)| {
            definition(&vocabulary, &unit_called(&vocabulary, unit), &[unit], false)
        }));
        let own = |metric: &Named| {
            let mut described = described.iter();
            let (_, unit) = described.find(|(of, _)| **of == *metric.name)?;
            Some(unit_called(&vocabulary, unit))
        };
        // A mark in a text speaks of what it names, and not of what the entry counts.
        let of_texts = match &entry.stated {
            StatedIn::Texts(texts) => Some(texts.metric.as_ref().map(|metric| &*metric.value)),
            StatedIn::Fields { .. } | StatedIn::Computed { .. } => None,
        };
        names.metrics.extend(metrics.map(|metric| {
            let is_of_entry = of_texts.is_none_or(|named| named == Some(&*metric.name));
            let of_entry = unit.clone().filter(|_| is_of_entry);
            let is_of_columns = of_entry.is_none();
            let unit = of_entry.or_else(|| own(&metric));
            let unit = unit.map(|id| NewUnit { id, is_of_columns });
            (metric, unit)
        }));
    }
    vocabulary.with_names(names)
}

/// The vocabulary with the entities and the values of dimensions that facts name.
pub fn with_members(stated: &Stated, vocabulary: Vocabulary) -> Vocabulary {
    let all = || stated.files.iter().flat_map(|file| &file.statements);
    vocabulary.with_members(
        all().filter_map(|statement| statement.entity.as_ref()),
        all().flat_map(|statement| &statement.dimensions),
    )
}

/// The unit that is called so: by its name, else by its symbol; else one of that name.
pub(super) fn unit_called(vocabulary: &Vocabulary, name: &str) -> UnitId {
    vocabulary.units.called(name)
}

/// The unit whose things the nouns of an entry count: one that the vocabulary calls so, else that of the metric, else one of
/// the first noun.
pub(super) fn counted_unit(
    vocabulary: &Vocabulary,
    metric: &str,
    nouns: &[&str],
) -> Option<UnitId> {
    let known = |id: &UnitId| vocabulary.units.get(id).is_some();
    let called = nouns
        .iter()
        .map(|noun| unit_called(vocabulary, noun))
        .find(known);
    let of_metric = || {
        vocabulary
            .metric(vocabulary.metric_id(metric)?)?
            .unit
            .clone()
    };
    called
        .or_else(of_metric)
        .or_else(|| nouns.first().map(|noun| UnitId::new(noun)))
}

/// The unit that an entry gives its metrics; new units are noted.
fn entry_unit(
    from: &FactSources<'_>,
    entry: &FactSource,
    vocabulary: &Vocabulary,
    names: &mut NewNames,
) -> Option<UnitId> {
    if let StatedIn::Texts(texts) = &entry.stated
        && let Take::Nouns(nouns) = &texts.take
    {
        let metric = texts.metric.as_ref().map_or("", |metric| &metric.value);
        let nouns: Vec<&str> = nouns.iter().map(|noun| noun.value.as_str()).collect();
        let id = counted_unit(vocabulary, metric, &nouns)?;
        names.units.push(definition(vocabulary, &id, &nouns, true));
        return Some(id);
    }
    let written: Vec<String> = match entry.unit.as_ref()? {
        Term::Word(unit) | Term::Value(unit) => vec![unit.value.clone()],
        Term::Field(field) => match &entry.stated {
            StatedIn::Fields { from: kind, .. } => values(from.records, &kind.value, &field.value)
                .into_iter()
                .map(|named| named.name.into())
                .collect(),
            _ => Vec::new(),
        },
    };
    let ids: Vec<UnitId> = written
        .iter()
        .map(|name| unit_called(vocabulary, name))
        .collect();
    for (id, name) in ids.iter().zip(&written) {
        names.units.push(definition(vocabulary, id, &[name], false));
    }
    ids.into_iter().next()
}

/// The metrics of an entry with the units that a description of the data or its tables give their fields, unless the entry
/// says its own.
fn described_units<'a>(from: &FactSources<'a>, entry: &'a FactSource) -> Vec<(&'a str, &'a str)> {
    let StatedIn::Fields {
        from: kind,
        figures,
    } = &entry.stated
    else {
        return Vec::new();
    };
    let Some(kind) = from
        .records
        .kind(&kind.value)
        .filter(|_| entry.unit.is_none())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (metric, field) in figures {
        let Ok(field) = from.records.field_of(kind, &field.value) else {
            continue;
        };
        let units = from.records.units_of(&field).into_iter();
        found.extend(units.map(|(unit, _)| (metric.written().value.as_str(), unit)));
    }
    found
}

/// A unit that nobody has declared. What everybody knows of it is how it converts.
fn definition(
    vocabulary: &Vocabulary,
    id: &UnitId,
    symbols: &[&str],
    whole: bool,
) -> UnitDefinition {
    let common = symbols.first().and_then(|symbol| {
        let units = vocabulary.written_units();
        units
            .get(&units.called(symbol))
            .filter(|_| vocabulary.file.is_none())
    });
    UnitDefinition {
        id: id.as_str().to_owned(),
        symbols: symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
        whole,
        exact: false,
        dimension: common.and_then(|unit| unit.dimension.clone()),
        factor: common.map_or(Number::ONE, |unit| unit.factor.clone()),
        // The plural is the longer one.
        label: symbols
            .iter()
            .max_by_key(|symbol| symbol.len())
            .map(|symbol| (*symbol).to_owned()),
    }
}

/// The metrics that an entry names.
fn metrics(from: &FactSources<'_>, at: usize, entry: &FactSource) -> Vec<Named> {
    let place = |written: &crate::config::Spanned<String>| super::slot::named(entry, written);
    match &entry.stated {
        StatedIn::Fields {
            from: kind,
            figures,
        } => figures
            .iter()
            .flat_map(|(metric, _)| match metric {
                Term::Field(field) => values(from.records, &kind.value, &field.value),
                other => vec![place(other.written())],
            })
            .collect(),
        StatedIn::Computed { metric, .. } => vec![place(metric.written())],
        StatedIn::Texts(texts) => {
            let own = texts.metric.iter().map(place);
            let files = from.texts.iter().filter(|text| text.entry == at);
            let marked = files.flat_map(|text| {
                let source = from.sources.get(text.file);
                source.map_or_else(Vec::new, |source| marks(text.file, &source.text))
            });
            own.chain(marked.map(|mark| mark.metric)).collect()
        }
    }
}

/// The different values of a field, each where it stands first.
fn values(records: &Records, kind: &str, field: &str) -> Vec<Named> {
    let Some(kind) = records.kind(kind) else {
        return Vec::new();
    };
    let Ok(field) = records.field_of(kind, field) else {
        return Vec::new();
    };
    let all = records.of(kind).iter();
    let mut found: Vec<Named> = all
        .flat_map(|record| records.values(&field, record))
        .map(|value| Named {
            name: value.text.trim().into(),
            span: value.span,
        })
        .collect();
    found.sort();
    found.dedup_by(|later, first| later.name == first.name);
    found
}
