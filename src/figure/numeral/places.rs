//! The grammar of numerals with unit characters: digits before 十, 百, 千, 万, 亿, 兆, whose places descend. What stands
//! there is a number as a whole or none: 五百六百 and 一亿两亿 are none. Finding the parts in a text is `run.rs` and
//! `arabic.rs`.

use num_bigint::BigInt;

use super::super::digits::{Digits, ten_to};
use super::super::scale::MYRIAD;

/// A part of a numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A digit in its own character: 五, 5.
    Digit(u32),
    /// Several digits in a row (`3000`), which fill the places below the last unit character.
    Row(BigInt),
    /// A unit character, as a power of ten.
    Unit(u32),
}

/// The number that the parts are, if they are one.
pub(super) fn number(parts: &[Part]) -> Option<Digits> {
    let mut places = Places::default();
    for part in parts {
        match part {
            Part::Digit(0) => places.zero()?,
            Part::Digit(value) => places.digits(BigInt::from(*value), true)?,
            Part::Row(value) => places.digits(value.clone(), false)?,
            Part::Unit(power) if *power < MYRIAD => places.small(*power)?,
            Part::Unit(power) => places.large(*power)?,
        }
    }
    places.finish()
}

/// What was said up to a large unit character, 万 and up.
struct Section {
    /// With its unit.
    value: BigInt,
    /// The power of its unit, below which the next section has to stay.
    power: u32,
    /// The largest of the units that were multiplied into it.
    top: u32,
}

/// A numeral as it is built from left to right.
#[derive(Default)]
struct Places {
    sections: Vec<Section>,
    /// What stands after the last large unit.
    group: BigInt,
    /// The last of 十, 百, 千 in the group.
    last: Option<u32>,
    /// A number that waits for its unit, and whether it is a lone digit.
    pending: Option<(BigInt, bool)>,
    /// Whether 零 fills the places before what comes next.
    filled: bool,
    /// Whether the group began with 零.
    led: bool,
    started: bool,
}

impl Places {
    fn zero(&mut self) -> Option<()> {
        if self.filled || self.pending.is_some() || self.last == Some(1) {
            return None;
        }
        self.filled = true;
        self.led |= self.last.is_none();
        self.started = true;
        Some(())
    }

    fn digits(&mut self, value: BigInt, lone: bool) -> Option<()> {
        if self.pending.is_some() {
            return None;
        }
        self.pending = Some((value, lone));
        self.started = true;
        Some(())
    }

    /// 十, 百, 千: each smaller than the one before it.
    fn small(&mut self, power: u32) -> Option<()> {
        let descends = self.last.is_none_or(|last| power < last);
        // In 一百零五十 the zero stands for a place that is filled.
        let gap = !self.filled || self.last.is_none_or(|last| power + 1 < last);
        let times = match self.pending.take() {
            Some((times, true)) => times,
            // `20百万`: nothing else stands in its group.
            Some((times, false)) if self.last.is_none() => times,
            // 一百十五, and at the start 百十 and 千万.
            None if !self.started => BigInt::from(1),
            None if power == 1 && (self.last.is_some() || !self.sections.is_empty()) => {
                BigInt::from(1)
            }
            _ => return None,
        };
        if !descends || !gap {
            return None;
        }
        self.group += times * ten_to(power);
        (self.last, self.filled, self.started) = (Some(power), false, true);
        Some(())
    }

    /// 万 and up: each smaller than the one before it, or multiplying what stands before it.
    fn large(&mut self, power: u32) -> Option<()> {
        // 0百万 says something, although it amounts to nothing.
        let empty = self.last.is_none() && self.pending.is_none();
        let group = self.close_group()?;
        let led = std::mem::take(&mut self.led);
        let started = std::mem::replace(&mut self.started, true);
        let section = if !started {
            Section::of(BigInt::from(1), power)
        } else if empty {
            // 万亿, 亿亿; 亿万 is said of many and of no number.
            let section = self
                .sections
                .pop()
                .filter(|section| section.power <= power)?;
            section.times(power)
        } else {
            let smaller = |section: &Section| section.power < power;
            let mut whole = Section::of(group.clone(), 0);
            // 一万二千亿 counts 亿; 一万两亿 is no number.
            if self.sections.last().is_some_and(smaller) {
                let full = led || group >= BigInt::from(1000);
                let lower = self.sections.pop().filter(|_| full)?;
                whole = Section {
                    value: lower.value + group,
                    ..lower
                };
            }
            Section { power: 0, ..whole }.times(power)
        };
        let descends = self
            .sections
            .last()
            .is_none_or(|last| section.power < last.power && section.value < ten_to(last.power));
        if !descends {
            return None;
        }
        self.sections.push(section);
        Some(())
    }

    /// What the group before a large unit amounts to.
    fn close_group(&mut self) -> Option<BigInt> {
        let mut group = std::mem::take(&mut self.group);
        let last = self.last.take();
        let filled = std::mem::take(&mut self.filled);
        match self.pending.take() {
            // 一百五万 may be 105 or 150 of them.
            Some((_, true)) if !filled && last.is_some_and(|last| last > 1) => return None,
            Some((value, _)) if last.is_none_or(|last| value < ten_to(last)) => group += value,
            None if !filled => {}
            _ => return None,
        }
        Some(group)
    }

    fn finish(mut self) -> Option<Digits> {
        let below = match (self.last, self.sections.last()) {
            (Some(last), _) => Some(last),
            (None, Some(section)) => Some(section.power),
            (None, None) => None,
        };
        match self.pending.take() {
            // 两万五 is short for 两万五千; after 零 and 十 a digit counts ones.
            Some((value, true)) => {
                let place = below.filter(|_| !self.filled).map_or(0, |last| last - 1);
                self.group += value * ten_to(place);
            }
            Some((value, false)) if below.is_none_or(|last| value < ten_to(last)) => {
                self.group += value;
            }
            Some(_) => return None,
            None if self.filled && below.is_some() => return None,
            None => {}
        }
        let top = self.sections.iter().map(|section| section.top).max();
        let rest = self.sections.last().map(|section| section.power);
        let fits = rest.is_none_or(|power| self.group < ten_to(power));
        let sum: BigInt = self.sections.into_iter().map(|section| section.value).sum();
        (self.started && fits).then(|| Digits::composite(sum + self.group, top.unwrap_or(0)))
    }
}

impl Section {
    fn of(value: BigInt, power: u32) -> Self {
        Self {
            value: value * ten_to(power),
            power,
            top: power,
        }
    }

    fn times(self, power: u32) -> Self {
        Self {
            value: self.value * ten_to(power),
            power: self.power + power,
            top: self.top + power,
        }
    }
}
