//! A quantity that never shrinks: every item against the greatest of all earlier ones, not against its neighbour.

use super::comparison::Comparison;
use super::extent::Extent;
use super::ranking::{Best, Ranking};
use crate::figure::Reading;

#[cfg(test)]
mod tests;

/// A statement of a level.
#[derive(Clone, Debug)]
pub struct GrowItem<'a> {
    /// The reading, in the unit of all items.
    pub reading: &'a Reading,
    /// When: the earliest and the latest day on which it may have held.
    pub when: Extent,
    /// Whether the time is inferred.
    pub inferred: bool,
}

/// Compares every item with all that are surely earlier: whose latest day is before its earliest. The running maximum
/// of lower ends decides, because a vague statement between two others hides what those say of each other.
///
/// The answers stand in the order of the items, which may be any. O(n log n).
pub fn grow(items: &[GrowItem<'_>]) -> Vec<Comparison> {
    let ranking = Ranking::new(
        items
            .iter()
            .map(|item| (item.reading, item.inferred))
            .collect(),
    );
    let mut by_start: Vec<(i64, usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (item.when.start, at))
        .collect();
    let mut by_end: Vec<(i64, usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (item.when.end, at))
        .collect();
    by_start.sort_unstable();
    by_end.sort_unstable();

    let mut found = vec![Best::default(); items.len()];
    let mut earlier = Best::default();
    let mut ending = by_end.into_iter().peekable();
    for (start, at) in by_start {
        while let Some((_, ended)) = ending.next_if(|&(end, _)| end < start) {
            earlier = earlier.and(ranking.alone(ended));
        }
        if let Some(found) = found.get_mut(at) {
            *found = earlier;
        }
    }
    ranking.compare_all(found)
}
