//! Clauses that demand more when one below them asks for less, such as `not`: when a clause that cannot be used is left
//! out, they have to go with it, or the value would be held to what nobody demanded.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Surveyed, Target};
use super::walk::Site;
use crate::document::NodeRef;
use crate::source::TextRange;

/// The clauses that have to go with those that are left out, each with the number of its file.
pub(super) fn loosened<'a>(
    left_out: &[(usize, TextRange)],
    surveyed: &BTreeMap<usize, Surveyed<'a>>,
    book: &Book,
) -> Vec<(usize, NodeRef<'a>)> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let turns = surveyed.iter().flat_map(|(number, seen)| {
        let turns = seen.index.turns.iter();
        turns.map(|turn| (*number, *turn))
    });
    turns
        .filter(|(number, turn)| {
            let scope = (*number, turn.scope.range());
            reaches(scope, left_out, surveyed, book)
        })
        .map(|(number, turn)| (number, turn.key))
        .collect()
}

/// Whether one of the clauses stands in this part of a file, or in a schema that is referred to from there.
fn reaches(
    scope: (usize, TextRange),
    left_out: &[(usize, TextRange)],
    surveyed: &BTreeMap<usize, Surveyed<'_>>,
    book: &Book,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![scope];
    while let Some((number, scope)) = next.pop() {
        if !seen.insert((number, scope.start, scope.end)) {
            continue;
        }
        let inside = |range: TextRange| scope.start <= range.start && range.end <= scope.end;
        if left_out
            .iter()
            .any(|(file, clause)| *file == number && inside(*clause))
        {
            return true;
        }
        let Some(there) = surveyed.get(&number) else {
            continue;
        };
        for (link, target) in there.index.references.iter().zip(&there.targets) {
            if let Target::Place { volume, pointer } = target
                && inside(link.key.range())
                && let Some(root) = book.volume(*volume).and_then(|found| found.document.root())
                && let Some(site) = Site::root(root).walk(pointer)
            {
                next.push((*volume, site.node.range()));
            }
        }
    }
    false
}
