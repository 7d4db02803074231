//! From the `units` of the vocabulary to the units of the `figure` room.

use super::reader::{ValueReader, named_entries, string_or_number, text_at};
use super::{FactProblemKind, Labels};
use crate::document::NodeRef;
use crate::figure::{Number, UnitDefinition, Units};

/// Reads `{tonne: {symbols: [t], dimension: mass, factor: 1000}, …}`: the units, and the definitions as they are.
pub(super) fn read_units(
    reader: &mut ValueReader,
    node: Option<NodeRef<'_>>,
) -> (Units, Vec<UnitDefinition>) {
    let named = named_entries(node);
    let mut definitions = Vec::with_capacity(named.len());
    for (id, entry) in &named {
        definitions.push(read_unit(reader, id, entry.value));
    }
    let (units, problems) = Units::new(definitions.clone());
    for problem in problems {
        let Some(entry) = named.values().nth(problem.index) else {
            continue;
        };
        let symbols = entry
            .value
            .get("symbols")
            .into_iter()
            .flat_map(NodeRef::items);
        let blamed =
            symbols.filter(|symbol| string_or_number(*symbol) == problem.symbol.as_deref());
        let place = blamed.last().unwrap_or(entry.key);
        reader.report(
            FactProblemKind::UnitDefinition { problem },
            place,
            Vec::new(),
        );
    }
    (units, definitions)
}

fn read_unit(reader: &mut ValueReader, id: &str, node: NodeRef<'_>) -> UnitDefinition {
    let factor = node.get("factor");
    let dimension = text_at(node, "dimension");
    let symbols = node.get("symbols").into_iter().flat_map(NodeRef::items);
    let is_set = |key| node.get(key).and_then(NodeRef::as_bool) == Some(true);
    UnitDefinition {
        id: id.into(),
        symbols: symbols
            .filter_map(string_or_number)
            .map(Into::into)
            .collect(),
        whole: is_set("whole"),
        exact: is_set("exact"),
        dimension: dimension.map(Into::into),
        factor: factor
            .and_then(|node| read_factor(reader, node))
            .unwrap_or_else(|| Number::from(1)),
        label: Labels::read(node.get("label")).said().map(Into::into),
    }
}

/// A factor is an exact number above zero; anything else is a problem.
fn read_factor(reader: &mut ValueReader, node: NodeRef<'_>) -> Option<Number> {
    let factor = reader.number(node)?;
    if factor > Number::from(0) {
        return Some(factor);
    }
    let text = string_or_number(node).unwrap_or_default().into();
    reader.report(FactProblemKind::Number { text }, node, Vec::new());
    None
}
