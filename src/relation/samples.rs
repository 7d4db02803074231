//! Readings for tests: small whole ends, open, closed or missing, and the points that lie between them.
//!
//! With whole ends, intervals meet exactly when they meet in a whole or half number, so that a set of such points in
//! the bits of a word decides by brute force what the room decides by comparing ends.

use proptest::prelude::*;
use proptest::sample::SizeRange;

use super::{RelationKind, Verdict};
use crate::figure::{End, Interval, Number, Reading};

/// The end of an interval: its value and whether it is closed; `None` for unbounded.
pub(super) type SampleEnd = Option<(i64, bool)>;

/// A reading with the ends it was built from.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    strict: (SampleEnd, SampleEnd),
    usual: (SampleEnd, SampleEnd),
    pub(super) reading: Reading,
}

impl Sample {
    fn new(strict: (SampleEnd, SampleEnd), usual: (SampleEnd, SampleEnd)) -> Self {
        let reading = reading(interval(strict.0, strict.1), interval(usual.0, usual.1));
        Self {
            strict,
            usual,
            reading,
        }
    }

    /// The points of the strict reading.
    pub(super) fn strict_points(&self) -> u64 {
        mask(self.strict.0, self.strict.1)
    }

    /// The points of the usual reading.
    pub(super) fn usual_points(&self) -> u64 {
        mask(self.usual.0, self.usual.1)
    }

    /// The sample with every end moved outwards.
    pub(super) fn widened(&self, by: i64) -> Self {
        let wider = |(lower, upper): (SampleEnd, SampleEnd)| {
            (
                lower.map(|(value, closed)| (value - by, closed)),
                upper.map(|(value, closed)| (value + by, closed)),
            )
        };
        Self::new(wider(self.strict), wider(self.usual))
    }
}

impl RelationKind {
    /// The verdict on it: conflict when the strict readings rule it out, doubtful when only the usual ones do.
    pub(super) fn verdict(self, computed: &Reading, stated: &Reading) -> Verdict {
        Verdict::on_readings(|kind| self.is_possible(computed.on(kind), stated.on(kind)))
    }
}

/// Samples of any shape whose usual reading lies in the strict one and neither is empty.
pub(super) fn samples(size: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Sample>> {
    prop::collection::vec(sample(), size)
}

fn sample() -> impl Strategy<Value = Sample> {
    let values = prop::array::uniform4(0_i64..=10);
    let flags = prop::array::uniform4(any::<bool>());
    let bounded = prop::array::uniform4(prop::bool::weighted(0.85));
    (values, flags, bounded).prop_map(|(mut values, closed, bounded)| {
        values.sort_unstable();
        let [a, b, c, d] = values;
        let usual_lower = (b, closed[1] || b == c);
        let usual_upper = (c, closed[2] || b == c);
        let strict_lower = (a, closed[0] || a == b && usual_lower.1);
        let strict_upper = (d, closed[3] || c == d && usual_upper.1);
        Sample::new(
            (
                bounded[0].then_some(strict_lower),
                bounded[3].then_some(strict_upper),
            ),
            (
                (bounded[0] || bounded[1]).then_some(usual_lower),
                (bounded[3] || bounded[2]).then_some(usual_upper),
            ),
        )
    })
}

/// The points of a set, from low to high.
pub(super) fn points(mask: u64) -> impl Iterator<Item = u32> + Clone {
    (0..u64::BITS).filter(move |at| mask >> at & 1 == 1)
}

/// The whole and half numbers from -6 to 25 that lie in an interval.
fn mask(lower: SampleEnd, upper: SampleEnd) -> u64 {
    let inside = |half: i64| {
        let above =
            lower.is_none_or(|(value, closed)| half > 2 * value || closed && half == 2 * value);
        let below =
            upper.is_none_or(|(value, closed)| half < 2 * value || closed && half == 2 * value);
        above && below
    };
    (0..64)
        .filter(|&at| inside(at - 12))
        .fold(0, |mask, at| mask | 1 << at)
}

/// An interval from its ends.
pub(super) fn interval(lower: SampleEnd, upper: SampleEnd) -> Interval {
    let end = |(value, closed): (i64, bool)| End {
        value: Number::from(value),
        closed,
    };
    Interval {
        lower: lower.map(end),
        upper: upper.map(end),
    }
}

/// An interval with both ends closed.
pub(super) fn closed(lower: i64, upper: i64) -> Interval {
    interval(Some((lower, true)), Some((upper, true)))
}

/// A reading from its two intervals.
pub(super) fn reading(strict: Interval, usual: Interval) -> Reading {
    Reading { strict, usual }
}

/// A reading whose two intervals are the same closed one.
pub(super) fn certain(lower: i64, upper: i64) -> Reading {
    reading(closed(lower, upper), closed(lower, upper))
}
