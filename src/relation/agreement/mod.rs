//! Whether several statements of one quantity can all hold, who stands in the way, and what they say together.

use super::verdict::{Reason, Verdict};
use crate::figure::{Interval, Reading};

#[cfg(test)]
mod tests;

/// The agreement of readings of one quantity. Positions are those of the slice given to [`agree`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Agree when the usual readings all meet, doubtful when only the strict ones do, conflict when not even those do;
    /// not checked when there are fewer than two.
    pub verdict: Verdict,
    /// When they do not agree: the one with the greatest lower end, then the one with the least upper end. They are
    /// disjoint on the readings that decided, the strict ones in a conflict and the usual ones when doubtful.
    /// Of equal ends the one that stands first is named.
    pub culprits: Option<(usize, usize)>,
    /// The interval that the strict readings have in common.
    pub strict: Option<Interval>,
    /// The interval that the usual readings have in common.
    pub usual: Option<Interval>,
    /// Everyone, in the smallest number of groups whose members agree among themselves on the readings that decided:
    /// one group when all agree. Groups stand from low to high, members by position; a member that fits several
    /// groups stands in the highest of them.
    pub clusters: Vec<Vec<usize>>,
}

impl Agreement {
    /// The quantity as all statements together bound it, for use in further relations: what the strict readings have
    /// in common, and what the usual ones have when that is not empty. `None` when they conflict.
    pub fn sharpened(&self) -> Option<Reading> {
        let strict = self.strict.clone()?;
        let usual = self.usual.clone().unwrap_or_else(|| strict.clone());
        Some(Reading { strict, usual })
    }
}

/// Compares readings of one quantity, in one unit.
///
/// Agreement is a property of the whole set, never of neighbours: a vague statement may agree with two precise ones
/// that contradict each other. Where a set does not agree, two of it are enough to say why. O(n log n).
pub fn agree(readings: &[Reading]) -> Agreement {
    let strict: Vec<&Interval> = readings.iter().map(|reading| &reading.strict).collect();
    let usual: Vec<&Interval> = readings.iter().map(|reading| &reading.usual).collect();
    let strict_extremes = extremes(&strict);
    let usual_extremes = extremes(&usual);
    let strict_common = strict_extremes.and_then(|found| found.common());
    let usual_common = usual_extremes.and_then(|found| found.common());

    let verdict = if readings.len() < 2 {
        Verdict::NotChecked(Reason::NothingToCompare)
    } else {
        Verdict::from_possible(strict_common.is_some(), usual_common.is_some())
    };
    let (deciding, found) = if verdict == Verdict::Conflict {
        (&strict, strict_extremes)
    } else {
        (&usual, usual_extremes)
    };
    Agreement {
        verdict,
        culprits: found
            .filter(|_| verdict.kind().is_some())
            .map(Extremes::positions),
        strict: strict_common,
        usual: usual_common,
        clusters: clusters(deciding),
    }
}

/// The interval with the greatest lower end and the one with the least upper end, with their positions.
#[derive(Clone, Copy)]
struct Extremes<'a> {
    lower: (usize, &'a Interval),
    upper: (usize, &'a Interval),
}

impl Extremes<'_> {
    fn positions(self) -> (usize, usize) {
        (self.lower.0, self.upper.0)
    }

    /// The interval that all have in common: these two bound it.
    fn common(&self) -> Option<Interval> {
        self.lower.1.can_be_at_most(self.upper.1).then(|| Interval {
            lower: self.lower.1.lower.clone(),
            upper: self.upper.1.upper.clone(),
        })
    }
}

fn extremes<'a>(intervals: &[&'a Interval]) -> Option<Extremes<'a>> {
    let mut positioned = intervals.iter().copied().enumerate();
    let first = positioned.next()?;
    let start = Extremes {
        lower: first,
        upper: first,
    };
    Some(positioned.fold(start, |found, next| Extremes {
        lower: if next.1.lower_cmp(found.lower.1).is_gt() {
            next
        } else {
            found.lower
        },
        upper: if next.1.upper_cmp(found.upper.1).is_lt() {
            next
        } else {
            found.upper
        },
    }))
}

/// The smallest number of groups with a common point each: walking up by upper end, a group is opened at the first
/// upper end that the last group does not reach, and takes everyone who begins at or before it. Of those who end
/// together the last to begin goes first, so that the others meet it in the group it opens.
fn clusters(intervals: &[&Interval]) -> Vec<Vec<usize>> {
    let mut by_end: Vec<(usize, &Interval)> = intervals.iter().copied().enumerate().collect();
    by_end.sort_by(|a, b| a.1.upper_cmp(b.1).then(b.1.lower_cmp(a.1)));
    let mut found: Vec<(&Interval, Vec<usize>)> = Vec::new();
    for (position, interval) in by_end {
        match found.last_mut() {
            Some((first, members)) if interval.can_be_at_most(first) => members.push(position),
            _ => found.push((interval, vec![position])),
        }
    }
    found
        .into_iter()
        .map(|(_, mut members)| {
            members.sort_unstable();
            members
        })
        .collect()
}
