//! The parts of a numeral in characters as they stand in a text, with blanks, ends of lines and digits among them: 三千 八百,
//! 3 万 5 千, 三、四百. What one character is stands in `han_digit.rs`, what the parts amount to in `places.rs` and
//! `neighbours.rs`, decimals behind them in `chinese.rs`.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::language::WordList;
use super::super::number::DIGIT_LIMIT;
use super::super::scale::{MYRIAD, scale_character};
use super::grouping::{digit_run, read_digits};
use super::han_digit::{digit, is_counting, small_digit, tens};
use super::neighbours::{either, is_either, is_row_of_neighbours, positional};
use super::places::{self, Part};
use super::{Numeral, NumeralError, UnitBoundary};

/// The character behind the mark of a list, and the place after it.
pub(super) fn past_list_mark(at: Cursor<'_>) -> Option<(char, Cursor<'_>)> {
    let second = at.past("、").or_else(|| {
        let comma = at.rest().starts_with('，');
        comma.then(|| at.next())
    })?;
    Some((second.peek()?, second.next()))
}

/// The parts of a numeral as they stand in the text, with the place after each.
pub(super) struct Run<'a> {
    pub(super) parts: Vec<Part>,
    ends: Vec<Cursor<'a>>,
    start: Cursor<'a>,
}

impl<'a> Run<'a> {
    pub(super) fn new(start: Cursor<'a>) -> Self {
        Self {
            parts: Vec::new(),
            ends: Vec::new(),
            start,
        }
    }

    pub(super) fn push(&mut self, part: Part, end: Cursor<'a>) {
        self.parts.push(part);
        self.ends.push(end);
    }

    pub(super) fn end(&self) -> Cursor<'a> {
        self.ends.last().copied().unwrap_or(self.start)
    }

    /// Takes all parts that follow; `spaced` where blanks stand around the unit characters (3 万 5 千).
    pub(super) fn collect(
        &mut self,
        stop: UnitBoundary<'_>,
        spaced: bool,
    ) -> Result<(), NumeralError> {
        while self.parts.len() <= DIGIT_LIMIT {
            let taken =
                self.take(stop)? || self.take_next_line() || spaced && self.take_spaced(stop)?;
            if !taken {
                return Ok(());
            }
        }
        Err(NumeralError::TooLong)
    }

    fn take(&mut self, stop: UnitBoundary<'_>) -> Result<bool, NumeralError> {
        let at = self.end();
        let Some(c) = at.peek() else {
            return Ok(false);
        };
        let end = at.next();
        if let Some((value, end)) = self.other_neighbour(at, stop) {
            self.push(Part::Digit(value), end);
        } else if let Some(value) = digit(c) {
            if is_counting(c) && !self.is_two(at, stop) {
                return Ok(false);
            }
            self.push(Part::Digit(value), end);
        } else if let Some(value) = tens(c) {
            self.push(Part::Digit(value), end);
            self.push(Part::Unit(1), end);
        } else if let Some(power) = scale_character(at) {
            let first = self.parts.is_empty();
            if stop.is_unit(at, end.at - at.at) && !(first && stop.unit_given) {
                return Ok(false);
            }
            self.push(Part::Unit(power.unsigned_abs()), end);
        } else if c.is_ascii_digit() && self.awaits_digits() {
            // 十1 is no number.
            if matches!(self.parts.last(), Some(Part::Unit(1))) {
                let (_, end) = digit_run(at);
                return Err(NumeralError::Places(past_scales(end).at));
            }
            let Some((digits, end)) = read_digits(at)? else {
                return Ok(false);
            };
            if digits.decimals > 0 {
                return Err(NumeralError::Grouping(end.at));
            }
            let lone = end.at == at.next().at;
            self.push(row(digits.coefficient, lone), end);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// The second of two neighbouring digits behind the mark of a list, of which one or the other is meant: 三、四百, 十五、六人.
    fn other_neighbour(&self, at: Cursor<'a>, stop: UnitBoundary<'_>) -> Option<(u32, Cursor<'a>)> {
        let (second, end) = past_list_mark(at)?;
        let value = digit(second)?;
        let before = at.text.get(..self.start.at).unwrap_or_default();
        if before.ends_with('、') {
            // 一、二、三百人
            return None;
        }
        let Some(Part::Digit(first)) = self.parts.last() else {
            return None;
        };
        let pair = is_either(&[Part::Digit(*first), Part::Digit(value)]);
        let lone = self.parts.len() == 1 || matches!(self.parts.as_slice(), [.., Part::Unit(_), _]);
        let scaled = scale_character(end).is_some() && !stop.is_unit(end, end.next().at - end.at);
        let ones = matches!(self.parts.as_slice(), [.., Part::Unit(1), _]);
        let counted = ones && (stop.unit_given || stop.units.begin(end.rest()));
        // 三、四吨; 三、四月 and 三、四层 are two.
        let measured = self.parts.len() == 1 && end.is_at(WordList::NeighbourMeasure);
        (pair && lone && (scaled || counted || measured)).then_some((value, end))
    }

    /// 万 or 亿 at the beginning of the next line.
    fn take_next_line(&mut self) -> bool {
        let at = self.end();
        let next = at.next();
        let power = scale_character(next).map_or(0, i32::unsigned_abs);
        let taken = at.peek() == Some('\n') && power >= MYRIAD && !self.parts.is_empty();
        if taken {
            self.push(Part::Unit(power), next.next());
        }
        taken
    }

    /// A blank before a unit character, or before a number with one.
    fn take_spaced(&mut self, stop: UnitBoundary<'_>) -> Result<bool, NumeralError> {
        let at = self.end();
        let Some(next) = at.past(" ") else {
            return Ok(false);
        };
        let after_unit = matches!(self.parts.last(), Some(Part::Unit(_)));
        let goes_on = if after_unit {
            let digits = next.rest().find(|c: char| !c.is_ascii_digit());
            let end = next.plus(digits.unwrap_or(0));
            end.at > next.at && scale_character(end.past(" ").unwrap_or(end)).is_some()
        } else {
            scale_character(next).is_some()
        };
        if !goes_on {
            return Ok(false);
        }
        let (parts, ends) = (self.parts.len(), self.ends.clone());
        if let Some(last) = self.ends.last_mut() {
            *last = next;
        }
        let taken = self.take(stop)?;
        if !taken {
            self.parts.truncate(parts);
            self.ends = ends;
        }
        Ok(taken)
    }

    /// Takes what follows behind blanks as long as all is one number whose places descend: 三千 八百 九十六 万. A unit character
    /// stands on one side of each blank at least.
    pub(super) fn collect_apart(
        &mut self,
        stop: UnitBoundary<'_>,
        left: u32,
    ) -> Result<(), NumeralError> {
        for _ in 0..left {
            let at = self.end();
            let next = at.past_blanks();
            let Some(c) = next
                .peek()
                .filter(|_| next.at > at.at && !at.rest().starts_with('\n'))
            else {
                return Ok(());
            };
            let mut further = Run::new(next);
            if c.is_ascii_digit()
                || further.collect(stop, false).is_err()
                || further.parts.is_empty()
            {
                return Ok(());
            }
            further.collect_apart(stop, left - 1)?;
            let after_unit = matches!(self.parts.last(), Some(Part::Unit(_)));
            let unit = matches!(further.parts.first(), Some(Part::Unit(_)));
            let scaled = further
                .parts
                .iter()
                .any(|part| matches!(part, Part::Unit(_)));
            let last = further.end().past_blanks();
            let counted =
                stop.units.begin(further.end().rest()) || last.is_at(WordList::MixedJoint);
            let joins = unit != after_unit && (unit || scaled || counted || last.peek().is_none());
            let all: Vec<Part> = self.parts.iter().chain(&further.parts).cloned().collect();
            if !joins || places::number(&all).is_none() {
                return Ok(());
            }
            for (part, end) in further.parts.into_iter().zip(further.ends) {
                self.push(part, end);
            }
        }
        Ok(())
    }

    /// Whether digits can stand next: after a unit character or 零.
    fn awaits_digits(&self) -> bool {
        matches!(
            self.parts.as_slice(),
            [.., Part::Unit(_)] | [.., Part::Unit(_), Part::Digit(0)]
        )
    }

    /// Whether 两 is a digit here: where a numeral starts and before a unit character; elsewhere it is a unit.
    fn is_two(&self, at: Cursor<'_>, stop: UnitBoundary<'_>) -> bool {
        let after = at.next();
        if self.parts.is_empty() || scale_character(after).is_some() {
            return true;
        }
        // 一万两三千元
        let below = matches!(self.parts.last(), Some(Part::Unit(power)) if *power >= MYRIAD);
        let three = after.peek().and_then(small_digit) == Some(3);
        if below && three && scale_character(after.next()).is_some() {
            return true;
        }
        let neighbour = matches!(self.parts.last(), Some(Part::Digit(1)));
        // 一两岁
        let counted = after.is_at(WordList::CountedByPair) || stop.units.begin(after.rest());
        neighbour && (counted || !stop.is_unit(at, after.at - at.at))
    }

    /// The number that all parts are, save for some at the end that belong to what follows.
    pub(super) fn number(
        mut self,
        stop: UnitBoundary<'_>,
    ) -> Result<(Numeral, Cursor<'a>), NumeralError> {
        self.give_back(stop);
        let end = self.end();
        let refused = NumeralError::Places(end.at);
        // 五六七人: three neighbours of which one is meant, or 567.
        if is_row_of_neighbours(&self.parts) && stop.units.begin(end.rest()) {
            return Err(refused);
        }
        let numeral = if let Some(digits) = positional(&self.parts) {
            Numeral::of(digits)
        } else if let Some((lower, upper)) = either(&self.parts) {
            let lower = places::number(&lower).ok_or(refused)?;
            let upper = places::number(&upper).ok_or(refused)?;
            Numeral {
                upper: Some(upper),
                ..Numeral::of(lower)
            }
        } else {
            Numeral::of(places::number(&self.parts).ok_or(refused)?)
        };
        Ok((numeral, end))
    }

    /// 三万一天 is 三万 for a day, and a 零 at the end begins another word.
    fn give_back(&mut self, stop: UnitBoundary<'_>) {
        let after_unit = matches!(self.parts.as_slice(), [.., Part::Unit(_), Part::Digit(_)]);
        // In 七十一天 it counts ones.
        let after_ten = matches!(self.parts.as_slice(), [.., Part::Unit(1), Part::Digit(_)]);
        let drop = match self.parts.last() {
            Some(Part::Digit(0)) => after_unit,
            Some(Part::Digit(1)) => after_unit && !after_ten && is_each(self.end(), stop),
            _ => false,
        };
        if drop {
            self.parts.pop();
            self.ends.pop();
        }
    }
}

/// Past all unit characters that follow.
pub(super) fn past_scales(cursor: Cursor<'_>) -> Cursor<'_> {
    let mut end = cursor;
    while scale_character(end).is_some() {
        end = end.next();
    }
    end
}

/// Whether a unit or a time stands here, of which each takes the number before it.
fn is_each(cursor: Cursor<'_>, stop: UnitBoundary<'_>) -> bool {
    let money = cursor.is_at(WordList::MoneyUnit);
    let named = cursor.is_at(WordList::PaidFor);
    !money && (named || stop.units.begin(cursor.rest()))
}

/// A number in digits: of one digit it may wait for its unit character. A 0 fills no places, as 零 does: 0百万.
pub(super) fn row(value: BigInt, lone: bool) -> Part {
    match u32::try_from(&value) {
        Ok(digit) if lone && digit > 0 => Part::Digit(digit),
        _ => Part::Row(value),
    }
}
