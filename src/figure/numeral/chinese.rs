//! Numerals in Chinese characters, plain and financial: 一百二十, 两万五, 壹佰贰拾叁, 十二点五, 半; and with digits among
//! them: 3万5千. 余, 多 and 几 among them are qualifying words and end the numeral. How places descend is `places.rs`.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::language::{NumberRole, WordList, character};
use super::super::number::{DIGIT_LIMIT, Number};
use super::super::scale::{MYRIAD, chinese_scale, scale_character};
use super::grouping::{digit_run, read_digits};
use super::places::{self, Part};
use super::{Numeral, NumeralError, Read, UnitBoundary};

/// Reads the numeral when a Chinese digit or unit character stands here.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Read<'a, Numeral> {
    let half = cursor.past_any(WordList::HalfPart);
    if let Some(after) = half.or_else(|| cursor.past_any(WordList::Half)) {
        let digits = Digits {
            decimals: 1,
            ..Digits::integer(BigInt::from(5))
        };
        return Ok(Some((Numeral::of(digits), after)));
    }
    let Some(first) = cursor.peek() else {
        return Ok(None);
    };
    let role = character(first);
    if let Some((NumberRole::Pair, pair)) = role {
        let digits = Digits::integer(BigInt::from(pair.number));
        return Ok(Some((Numeral::of(digits), cursor.next())));
    }
    let prefix = matches!(role, Some((NumberRole::Prefix, _)));
    let starts = digit(first).is_some() || tens(first).is_some();
    if !starts && (prefix || scale_character(cursor).is_none()) {
        return Ok(None);
    }
    let mut run = Run::new(cursor);
    run.collect(stop, false)?;
    if run.parts.is_empty() {
        return Ok(None);
    }
    run.collect_apart(stop, MOST_PIECES)?;
    let (numeral, after) = run.number(stop)?;
    refuse_vague(after)?;
    if numeral.upper.is_some() {
        return Ok(Some((numeral, after)));
    }
    read_point(numeral.digits, after, stop).map(Some)
}

/// A number is written in no more pieces with blanks between.
const MOST_PIECES: u32 = 8;

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
        (pair && lone && (scaled || counted)).then_some((value, end))
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
    fn collect_apart(&mut self, stop: UnitBoundary<'_>, left: u32) -> Result<(), NumeralError> {
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
        let neighbour = matches!(self.parts.last(), Some(Part::Digit(1)));
        let counted = after.is_at(WordList::CountedByPair);
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

/// 一百零几万 leaves a digit open in the middle of the number.
fn refuse_vague(after: Cursor<'_>) -> Result<(), NumeralError> {
    let next = after.next();
    let zero = after.peek().and_then(small_digit) == Some(0);
    if zero
        && next
            .peek()
            .is_some_and(|c| WordList::VagueBehindZero.holds(c))
    {
        let mut end = next.next();
        while scale_character(end).is_some() {
            end = end.next();
        }
        return Err(NumeralError::Places(end.at));
    }
    Ok(())
}

/// Past all unit characters that follow.
fn past_scales(cursor: Cursor<'_>) -> Cursor<'_> {
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

/// Digits alone (二〇二五), and before one large unit (一五〇万), say the number as digits do.
fn positional(parts: &[Part]) -> Option<Digits> {
    let digits = parts
        .iter()
        .take_while(|part| matches!(part, Part::Digit(_)))
        .count();
    let (row, units) = parts.split_at_checked(digits)?;
    let led = matches!(row, [Part::Digit(0), _]);
    let long = row.len() > 2 || row.len() == 2 && either(row).is_none() && !led;
    let before_unit = row.len() > 2;
    if !long || !(units.is_empty() || before_unit) {
        return None;
    }
    let mut text = String::new();
    for part in row {
        if let Part::Digit(value) = part {
            text.push_str(&value.to_string());
        }
    }
    let digits = Digits::integer(text.parse().unwrap_or_default());
    match units {
        [] => Some(digits),
        [Part::Unit(power)] if *power >= MYRIAD => Some(Digits {
            exponent: i32::try_from(*power).unwrap_or_default(),
            ..digits
        }),
        _ => None,
    }
}

/// The two readings of neighbours that mean one or the other: 七八百, 十七八, 三百五六十, and 三五.
fn either(parts: &[Part]) -> Option<(Vec<Part>, Vec<Part>)> {
    let at = parts.windows(2).position(is_either)?;
    let digit = |at: usize| {
        parts
            .get(at)
            .is_some_and(|part| matches!(part, Part::Digit(_)))
    };
    if at.checked_sub(1).is_some_and(digit) || digit(at + 2) {
        return None;
    }
    let without = |left_out: usize| {
        let kept = parts
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != left_out);
        kept.map(|(_, part)| part.clone()).collect()
    };
    Some((without(at + 1), without(at)))
}

/// Three digits or more in a row, each one above the one before.
fn is_row_of_neighbours(parts: &[Part]) -> bool {
    let rises = |pair: &[Part]| match pair {
        [Part::Digit(low), Part::Digit(high)] => *low > 0 && *high == low + 1,
        _ => false,
    };
    parts.len() > 2 && parts.windows(2).all(rises)
}

pub(super) fn is_either(pair: &[Part]) -> bool {
    match pair {
        [Part::Digit(3), Part::Digit(5)] => true,
        [Part::Digit(low), Part::Digit(high)] => *low > 0 && *high == low + 1,
        _ => false,
    }
}

/// Adds 点 and the digits after it, and then scale words: 十二点五万.
fn read_point<'a>(
    mut digits: Digits,
    cursor: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Result<(Numeral, Cursor<'a>), NumeralError> {
    // 百分之一.五
    let mixed = stop.unit_given && cursor.rest().starts_with('.');
    if mixed && cursor.next().peek().and_then(small_digit).is_some() {
        let (_, end) = digit_row(cursor.next());
        return Err(NumeralError::Places(end.at));
    }
    let (fraction, mut after) = match cursor.peek() {
        Some(c) if WordList::PointCharacter.holds(c) => {
            let size = digits.size();
            let no_hour = digits.is_plain_integer() && (size.is_zero() || size > Number::from(24));
            match digit_run(cursor.next()) {
                // 零点77, 一百点123; 零点30分 is a time.
                (row, end) if no_hour && !row.is_empty() && is_decimals(end, stop) => (row, end),
                _ => digit_row(cursor.next()),
            }
        }
        // 二十六 点三三
        Some(' ') if cursor.next().is_at(WordList::PointCharacter) => {
            let (row, end) = digit_row(cursor.next().next());
            let long = row.len() > 1;
            (if long { row } else { String::new() }, end)
        }
        _ => (String::new(), cursor),
    };
    // 三点五十 is a time.
    let ten = after.peek().and_then(chinese_scale) == Some(1);
    if fraction.is_empty() || ten {
        return Ok((Numeral::of(digits), cursor));
    }
    if digits.exponent != 0 {
        return Ok(read_fraction(digits, &fraction, cursor, after, stop));
    }
    if fraction.len() > DIGIT_LIMIT {
        return Err(NumeralError::TooLong);
    }
    digits.decimals = u32::try_from(fraction.len()).map_err(|_| NumeralError::TooLong)?;
    digits.coefficient = digits.coefficient * ten_to(digits.decimals)
        + fraction.parse::<BigInt>().unwrap_or_default();
    let mut numeral = Numeral::of(digits);
    while let Some(exponent) = scale_character(after) {
        if stop.is_unit(after, after.next().at - after.at) {
            break;
        }
        numeral = numeral.scaled(exponent)?;
        after = after.next();
    }
    // 一点五点六 is no number.
    let again = after
        .past_any(WordList::PointCharacter)
        .filter(|next| next.peek().and_then(digit).is_some());
    if let Some(end) = again {
        return Err(NumeralError::Places(end.next().at));
    }
    refuse_more(after)?;
    Ok((numeral, after))
}

/// Whether digits behind 零点 are decimals here: nothing that is counted, and no time, goes on.
fn is_decimals(end: Cursor<'_>, stop: UnitBoundary<'_>) -> bool {
    let time = end.is_at(WordList::MinuteWord) || end.is_at(WordList::Minute);
    let counted = || {
        let found = stop.units.match_at(end.rest());
        let mut units = found.iter().flat_map(|found| &found.units);
        units.any(|id| stop.units.get(id).is_some_and(|unit| unit.whole))
    };
    !time && !counted()
}

/// Adds decimals to a number that has a scale word: 一万零十二点一五. One digit before a counter belongs to that: 三万点五次.
fn read_fraction<'a>(
    digits: Digits,
    fraction: &str,
    point: Cursor<'a>,
    after: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> (Numeral, Cursor<'a>) {
    let (whole, one) = digits.size().parts();
    let counted = fraction.len() == 1 && stop.units.begin(after.rest());
    let places = u32::try_from(fraction.len()).ok();
    let decimals = places.zip(u32::try_from(digits.exponent).ok());
    let (Some((places, exponent)), false) = (decimals, counted || one != 1.into()) else {
        return (Numeral::of(digits), point);
    };
    let part: BigInt = fraction.parse().unwrap_or_default();
    let digits = Digits {
        coefficient: whole * ten_to(places) + part,
        decimals: places.saturating_add(exponent),
        ..digits
    };
    (Numeral::of(digits), after)
}

/// After a decimal with its scale no further digits belong to the number: 1.5万2千.
pub(super) fn refuse_more(after: Cursor<'_>) -> Result<(), NumeralError> {
    let certain = |c: char| digit(c).is_some() && !WordList::LooseDigit.holds(c);
    let more = |c: char| c.is_ascii_digit() || certain(c);
    let mut end = after;
    while end
        .peek()
        .is_some_and(|c| more(c) || end.at > after.at && scale_character(end).is_some())
    {
        end = end.next();
    }
    if end.at > after.at {
        return Err(NumeralError::Grouping(end.at));
    }
    Ok(())
}

fn digit_row(cursor: Cursor<'_>) -> (String, Cursor<'_>) {
    let mut digits = String::new();
    let mut after = cursor;
    while let Some(value) = after.peek().filter(|c| !is_counting(*c)).and_then(digit) {
        digits.push_str(&value.to_string());
        after = after.next();
    }
    (digits, after)
}

fn digit(c: char) -> Option<u32> {
    let (role, amount) = character(c)?;
    let digits = [NumberRole::Small, NumberRole::Counting, NumberRole::Cheque];
    (digits.contains(&role) && amount.power == 0).then_some(amount.number)
}

/// The value of a digit of plain writing.
pub(in super::super) fn small_digit(c: char) -> Option<u32> {
    let (role, amount) = character(c)?;
    matches!(role, NumberRole::Small | NumberRole::Counting).then_some(amount.number)
}

/// Whether a digit counts things and stands in no row of digits: 两.
pub(in super::super) fn is_counting(c: char) -> bool {
    matches!(character(c), Some((NumberRole::Counting, _)))
}

/// Whether a character of plain writing multiplies by ten: 十.
pub(in super::super) fn is_ten(c: char) -> bool {
    matches!(character(c), Some((NumberRole::Scale, amount)) if amount.power == 1)
}

/// 廿 and its kin are two characters in one: 二十.
fn tens(c: char) -> Option<u32> {
    let (role, amount) = character(c)?;
    (role == NumberRole::Tens).then_some(amount.number / 10)
}
