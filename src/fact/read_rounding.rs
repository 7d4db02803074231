//! Reading how figures are rounded, as the vocabulary and documents declare it.

use super::reader::{ValueReader, string_or_number};
use super::{DeclaredRounding, FactProblemKind};
use crate::document::NodeRef;
use crate::figure::{Number, Rounding, RoundingDirection};

/// `down`, or `{to: 5, direction: down}`. What is neither is left to the schema to report; a step that is no number above
/// zero is a problem.
pub(super) fn read_rounding(
    reader: &mut ValueReader,
    node: Option<NodeRef<'_>>,
) -> Option<DeclaredRounding> {
    let node = node?;
    let rounding = rounding(reader, node);
    let span = reader.site(node);
    Some(DeclaredRounding { rounding, span })
}

fn rounding(reader: &mut ValueReader, node: NodeRef<'_>) -> Option<Rounding> {
    let direction = |node: NodeRef<'_>| RoundingDirection::from_name(node.as_str()?);
    Some(match node.get("to") {
        None => Rounding {
            to: None,
            direction: direction(node)?,
        },
        Some(to) => Rounding {
            to: Some(step(reader, to)?),
            direction: node
                .get("direction")
                .map_or(Some(RoundingDirection::default()), direction)?,
        },
    })
}

fn step(reader: &mut ValueReader, node: NodeRef<'_>) -> Option<Number> {
    let step = reader.number(node)?;
    if step > Number::ZERO {
        return Some(step);
    }
    let text = string_or_number(node)?.into();
    reader.report(FactProblemKind::Step { text }, node, Vec::new());
    None
}
