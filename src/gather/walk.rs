//! Going down a tree along a route.

use crate::config::{Route, Step};
use crate::document::{NodeKind, NodeRef};

/// A value that was found at the end of a route.
#[derive(Debug, Default)]
pub(super) struct Walked<'a> {
    /// The values with the keys that were kept on the way to each.
    pub values: Vec<(NodeRef<'a>, Vec<Kept<'a>>)>,
    /// Values of which items were asked for, and which are no lists.
    pub misfits: Vec<NodeRef<'a>>,
}

/// A key that was kept: its text, and the node of its last part.
pub(super) type Kept<'a> = (String, NodeRef<'a>);

/// Goes down from a node.
pub(super) fn walk<'a>(node: NodeRef<'a>, route: &Route) -> Walked<'a> {
    let mut walked = Walked::default();
    step(node, &route.steps, &mut Vec::new(), &mut walked);
    walked
}

fn step<'a>(node: NodeRef<'a>, steps: &[Step], kept: &mut Vec<Kept<'a>>, walked: &mut Walked<'a>) {
    let Some((first, rest)) = steps.split_first() else {
        walked.values.push((node, kept.clone()));
        return;
    };
    match first {
        Step::Key(key) => {
            if let Some(value) = node.get(key) {
                step(value, rest, kept, walked);
            }
        }
        Step::AnyKey(name) => {
            for entry in node.entries() {
                let Some(key) = entry.key.scalar_text() else {
                    continue;
                };
                if name.is_some() {
                    kept.push((key.to_owned(), entry.key));
                }
                step(entry.value, rest, kept, walked);
                if name.is_some() {
                    kept.pop();
                }
            }
        }
        Step::AnyKeys(_) => below(node, "", rest, kept, walked),
        Step::Items { from, to } => match node.kind() {
            NodeKind::Sequence(_) => {
                let count = to.unwrap_or(usize::MAX).saturating_sub(*from);
                for item in node.items().skip(*from).take(count) {
                    step(item, rest, kept, walked);
                }
            }
            NodeKind::Null => {}
            _ => walked.misfits.push(node),
        },
        Step::OneOrMany => match node.kind() {
            NodeKind::Sequence(_) => {
                for item in node.items() {
                    step(item, rest, kept, walked);
                }
            }
            NodeKind::Null => {}
            _ => step(node, rest, kept, walked),
        },
    }
}

/// Goes on from every value below a mapping; where nothing follows, from those that are no mappings.
fn below<'a>(
    node: NodeRef<'a>,
    before: &str,
    rest: &[Step],
    kept: &mut Vec<Kept<'a>>,
    walked: &mut Walked<'a>,
) {
    for entry in node.entries() {
        let Some(key) = entry.key.scalar_text() else {
            continue;
        };
        let path = match before {
            "" => key.to_owned(),
            before => format!("{before}.{key}"),
        };
        let is_mapping = matches!(entry.value.kind(), NodeKind::Mapping(_));
        if !rest.is_empty() || !is_mapping {
            kept.push((path.clone(), entry.key));
            step(entry.value, rest, kept, walked);
            kept.pop();
        }
        if is_mapping {
            below(entry.value, &path, rest, kept, walked);
        }
    }
}
