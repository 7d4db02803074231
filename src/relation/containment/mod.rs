//! Parts and wholes: every container against the greatest of what it contains, in one sweep.

mod further;
mod prefixes;

use std::cmp::Reverse;

use self::prefixes::Prefixes;
use super::comparison::Comparison;
use super::extent::{Extent, Extents};
use super::ranking::{Best, Ranking};
use crate::figure::Reading;

pub use self::further::further;

#[cfg(test)]
mod tests;

/// A data point, as a whole and as a part.
///
/// A *group* is everything that the caller lets count towards one kind of whole: the same metric, entity and other
/// dimensions, whatever the period. Groups are numbered by the caller. A data point is a container in its own group
/// only. It is listed as a member
///
/// - in its own group, when the metric accumulates over periods;
/// - in the group of every entity that its entity is part of, when the metric accumulates over entities (where it does
///   so over entities alone, periods must be the same: they go into the caller's group, and every extent is one day);
/// - in the groups of a metric that its metric is part of;
/// - in the group without a dimension, when an absent dimension is the total.
#[derive(Clone, Debug)]
pub struct PartItem<'a> {
    /// The reading, in one unit for all items that share a group.
    pub reading: &'a Reading,
    /// When. An item without a period has no place in the sweep.
    pub extents: Extents,
    /// Whether the period is inferred.
    pub inferred: bool,
    /// The group in which it is a container.
    pub home: usize,
    /// The groups in which it is a member.
    pub member_of: Vec<usize>,
}

/// Compares every item, as a container, with the members of its group that it contains: whose period lies in its own on
/// every reading of the ends.
///
/// Members from its own group with exactly its own period are left out: they are the same data point, of which more
/// than containment is asked. The answers stand in the order of the items, which may be any. O(n log n) in the number
/// of memberships.
pub fn part(items: &[PartItem<'_>]) -> Vec<Comparison> {
    let ranking = Ranking::new(
        items
            .iter()
            .map(|item| (item.reading, item.inferred))
            .collect(),
    );
    let mut steps: Vec<Step> = items
        .iter()
        .enumerate()
        .flat_map(|(at, item)| steps(at, item))
        .collect();
    steps.sort_unstable();
    steps.dedup();
    let mut found = vec![Best::default(); items.len()];
    for group in steps.chunk_by(|a, b| a.group == b.group) {
        sweep(group, &ranking, &mut found);
    }
    ranking.compare_all(found)
}

/// A step of the sweep. Their order is the sweep: by group, from the latest start to the earliest, and at one start from
/// the earliest end to the latest, so that whatever a container contains has been entered before it asks.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    group: usize,
    start: Reverse<i64>,
    end: i64,
    action: Action,
    item: usize,
}

/// An action at one extent, in this order: the data point that is the container itself is entered after the container has
/// asked, unless the container's own extent is wider than the one it is sure of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Action {
    Enter,
    Ask,
    EnterOwn,
    AskWithin,
}

fn steps<'a>(at: usize, item: &'a PartItem<'_>) -> impl Iterator<Item = Step> + 'a {
    let exact = item.extents.inner == item.extents.outer;
    let step = move |group, extent: Extent, action| Step {
        group,
        start: Reverse(extent.start),
        end: extent.end,
        action,
        item: at,
    };
    let ask = if exact {
        Action::Ask
    } else {
        Action::AskWithin
    };
    let asking = item.extents.inner.map(|inner| step(item.home, inner, ask));
    let entering = item.extents.outer.into_iter().flat_map(move |outer| {
        item.member_of.iter().map(move |&group| {
            let own = exact && group == item.home;
            let enter = if own { Action::EnterOwn } else { Action::Enter };
            step(group, outer, enter)
        })
    });
    asking.into_iter().chain(entering)
}

fn sweep(group: &[Step], ranking: &Ranking<'_>, found: &mut [Best]) {
    let mut ends: Vec<i64> = group.iter().map(|step| step.end).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut entered = Prefixes::new(ends.len());
    for step in group {
        let end = ends.partition_point(|&end| end < step.end);
        match step.action {
            Action::Enter | Action::EnterOwn => entered.enter(end, ranking.alone(step.item)),
            Action::Ask | Action::AskWithin => {
                if let Some(found) = found.get_mut(step.item) {
                    *found = entered.up_to(end);
                }
            }
        }
    }
}
