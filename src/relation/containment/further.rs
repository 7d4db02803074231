//! What else is too great for a container, beside the member that the comparison names, in one sweep over the exceeded
//! containers and the members of their groups.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::PartItem;
use super::prefixes::{Join, Prefixes};
use crate::figure::ReadingKind;
use crate::relation::comparison::{Comparison, Further};
use crate::relation::extent::Extent;
use crate::relation::verdict::Verdict;

/// The members that exceed a container beside the one that [`part`](super::part) names, each told once: of the container
/// that leaves it least room. Only what is too great is looked at, so that a run without such findings costs nothing.
/// O(n log n) in the number of memberships.
pub fn further(items: &[PartItem<'_>], found: &[Comparison]) -> Vec<Further> {
    let wholes = Wholes::exceeded(items, found);
    let named: BTreeSet<usize> = found
        .iter()
        .filter_map(|found| Some(found.culprit?.item))
        .collect();
    let mut groups: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
    for (rank, (_, whole)) in (0..).zip(&wholes.by_strict) {
        if let Some(extent) = whole.extents.inner {
            let steps = groups.entry(whole.home).or_default();
            steps.push(Step::new(extent, Action::Whole { rank }));
        }
    }
    for (at, item) in (0..).zip(items).filter(|(at, _)| !named.contains(at)) {
        for group in &item.member_of {
            if let Some((extent, steps)) = item.extents.outer.zip(groups.get_mut(group)) {
                steps.push(Step::new(extent, Action::Member { at }));
            }
        }
    }
    let mut all: Vec<(usize, Further)> = Vec::new();
    for steps in groups.values_mut() {
        steps.sort_unstable();
        sweep(steps, items, &wholes, &mut all);
    }
    all.sort_unstable_by_key(|(rank, further)| (*rank, further.item));
    let mut told = BTreeSet::new();
    let first = all.into_iter().map(|(_, further)| further);
    first.filter(|further| told.insert(further.item)).collect()
}

/// The containers that are exceeded, by how much room they leave: the least first.
struct Wholes<'a> {
    by_strict: Vec<(usize, &'a PartItem<'a>)>,
    /// Of each of `by_strict`, its place in the order of the usual readings; and the other way round.
    usual_ranks: Vec<usize>,
    by_usual: Vec<usize>,
}

impl<'a> Wholes<'a> {
    fn exceeded(items: &'a [PartItem<'a>], found: &[Comparison]) -> Self {
        let exceeded = (0..).zip(items).zip(found);
        let exceeded = exceeded.filter(|(_, found)| found.culprit.is_some());
        let mut by_strict: Vec<(usize, &PartItem<'_>)> = exceeded.map(|(whole, _)| whole).collect();
        by_strict.sort_by(|(_, a), (_, b)| a.reading.strict.upper_cmp(&b.reading.strict));
        let usual = |rank: &usize| by_strict.get(*rank).map(|(_, item)| &item.reading.usual);
        let mut by_usual: Vec<usize> = (0..by_strict.len()).collect();
        by_usual.sort_by(|a, b| match (usual(a), usual(b)) {
            (Some(a), Some(b)) => a.upper_cmp(b),
            _ => a.cmp(b),
        });
        let mut usual_ranks = vec![0; by_strict.len()];
        for (place, rank) in by_usual.iter().enumerate() {
            if let Some(own) = usual_ranks.get_mut(*rank) {
                *own = place;
            }
        }
        Self {
            by_strict,
            usual_ranks,
            by_usual,
        }
    }

    /// The container that is exceeded by a member, of those that were entered: its place in the order, and how.
    fn told(&self, tightest: Tightest, at: usize, item: &PartItem<'_>) -> Option<(usize, Further)> {
        let usual = tightest
            .usual
            .map(|place| self.by_usual.get(place).copied());
        let strict = tightest.strict.map(Some);
        let mut ranks: Vec<usize> = strict.into_iter().chain(usual).flatten().collect();
        ranks.sort_unstable();
        ranks.into_iter().find_map(|rank| {
            let (whole, container) = *self.by_strict.get(rank)?;
            let (on, verdict) = excess(item, container).filter(|_| whole != at)?;
            let further = Further {
                item: at,
                whole,
                on,
                verdict,
            };
            Some((rank, further))
        })
    }
}

/// A step of the sweep, from the earliest start to the latest: whatever contains a member has been entered before it asks.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    start: i64,
    action: Action,
    end: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Action {
    Whole { rank: usize },
    Member { at: usize },
}

impl Step {
    fn new(extent: Extent, action: Action) -> Self {
        Self {
            start: extent.start,
            action,
            end: extent.end,
        }
    }
}

fn sweep(
    steps: &[Step],
    items: &[PartItem<'_>],
    wholes: &Wholes<'_>,
    all: &mut Vec<(usize, Further)>,
) {
    let mut ends: Vec<Reverse<i64>> = steps.iter().map(|step| Reverse(step.end)).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut entered: Prefixes<Tightest> = Prefixes::new(ends.len());
    for step in steps {
        let end = ends.partition_point(|end| *end < Reverse(step.end));
        match step.action {
            Action::Whole { rank } => {
                let usual = wholes.usual_ranks.get(rank).copied();
                entered.enter(end, Tightest::of(rank, usual.unwrap_or(usize::MAX)));
            }
            Action::Member { at } => {
                let item = items.get(at);
                let told = item.and_then(|item| wholes.told(entered.up_to(end), at, item));
                all.extend(told);
            }
        }
    }
}

/// The two containers that leave least room on each reading, by their places in the orders: the member may be one of
/// them itself.
#[derive(Clone, Copy)]
struct Tightest {
    strict: [usize; 2],
    usual: [usize; 2],
}

impl Tightest {
    fn of(strict: usize, usual: usize) -> Self {
        Self {
            strict: [strict, usize::MAX],
            usual: [usual, usize::MAX],
        }
    }
}

impl Default for Tightest {
    fn default() -> Self {
        Self::of(usize::MAX, usize::MAX)
    }
}

impl Join for Tightest {
    fn and(self, other: Self) -> Self {
        Self {
            strict: two_least(self.strict, other.strict),
            usual: two_least(self.usual, other.usual),
        }
    }
}

/// The two least of four, of which two and two are in order.
fn two_least([a, next_a]: [usize; 2], [b, next_b]: [usize; 2]) -> [usize; 2] {
    if a <= b {
        [a, next_a.min(b)]
    } else {
        [b, next_b.min(a)]
    }
}

/// On which readings a member is too great for a container, and what is to be said of it.
pub(super) fn excess(
    member: &PartItem<'_>,
    whole: &PartItem<'_>,
) -> Option<(ReadingKind, Verdict)> {
    let exceeds = |kind| {
        !member
            .reading
            .on(kind)
            .can_be_at_most(whole.reading.on(kind))
    };
    if exceeds(ReadingKind::Strict) {
        let verdict = if member.inferred || whole.inferred {
            Verdict::Doubtful
        } else {
            Verdict::Conflict
        };
        return Some((ReadingKind::Strict, verdict));
    }
    exceeds(ReadingKind::Usual).then_some((ReadingKind::Usual, Verdict::Doubtful))
}
