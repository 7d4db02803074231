//! A number with what belongs to it before any unit: 余 and the like, scale words, 成 and 折.
//! The unit, the other end of a range and words after it are `tail.rs`.

use super::super::bound::Qualifier;
use super::super::cursor::{Cursor, fold};
use super::super::language::{WordList, WordPlace, ones};
use super::super::number::Number;
use super::super::numeral::{Numeral, Sense, UnitBoundary, is_part_name, small_digit};
use super::super::scale::{chinese_scale, is_letter, match_scale};
use super::error::FigureError;
use super::tolerance;
use super::{
    FigureContext, UnitSpot, match_qualifier, numeral_error, read_numeral, unit_of_symbol,
};

/// A number with its scale words and the words between them.
pub(super) struct ScaledNumber {
    pub(super) numeral: Numeral,
    pub(super) qualifiers: Vec<Qualifier>,
    pub(super) unit: Option<UnitSpot>,
    pub(super) end: usize,
}

/// Reads a number, 余 and the like, and scale words, when a number stands here.
pub(super) fn read_scaled_number(
    cursor: Cursor<'_>,
    unit: Option<UnitSpot>,
    context: &FigureContext<'_>,
) -> Result<Option<ScaledNumber>, FigureError> {
    let stop = UnitBoundary {
        units: context.units,
        unit_given: unit.is_some(),
    };
    let Some((numeral, after)) = read_numeral(cursor, stop)? else {
        return Ok(None);
    };
    scaled_number_of(cursor, numeral, after, unit, context).map(Some)
}

/// The amount at a place whose numeral was read.
pub(super) fn scaled_number_of<'a>(
    cursor: Cursor<'a>,
    numeral: Numeral,
    after: Cursor<'a>,
    unit: Option<UnitSpot>,
    context: &FigureContext<'_>,
) -> Result<ScaledNumber, FigureError> {
    let stop = UnitBoundary {
        units: context.units,
        unit_given: unit.is_some(),
    };
    let mut at = after;
    let mut amount = ScaledNumber {
        numeral,
        qualifiers: Vec::new(),
        unit,
        end: at.at,
    };
    if matches!(amount.numeral.sense, Sense::Share | Sense::Multiple) && amount.unit.is_none() {
        amount.unit = unit_of_symbol(WordList::Times.first(), cursor, at, context);
    }
    loop {
        let next = at.past_blanks();
        // 三分之二多数
        let majority =
            amount.numeral.sense == Sense::Share && next.past_any(WordList::Majority).is_some();
        if majority || tolerance::sign(next).is_some() {
            // The plus of `40 +/- 2` bounds nothing.
            break;
        }
        if let Some((word, after)) = match_qualifier(next, WordPlace::Inside, context) {
            amount.add_word(word);
            at = after;
            if let Some(scale) =
                small_scale(at, stop).filter(|_| next.past_any(WordList::VagueTimes).is_some())
            {
                // 一百几十: the digit that is left open stands in a lower place.
                at = past_lower_place(cursor, next, at, scale)
                    .ok_or_else(|| FigureError::places(cursor, past_scales(at).at))?;
            } else if is_vague_twice(cursor, next, at) {
                return Err(FigureError::places(cursor, past_scales(at).at));
            }
        } else if let Some(after) = past_some(cursor, next, stop) {
            amount.add_word(Qualifier::AndSome { after_scale: false });
            at = after;
        } else if let Some(after) = past_about(cursor, next, stop) {
            amount.add_word(Qualifier::About);
            at = after;
        } else if let Some(after) = past_counter(next).or_else(|| past_open_counter(next, stop)) {
            at = after;
        } else if let Some(after) = amount.half_at(next, stop) {
            at = after;
        } else if let Some((exponent, after)) = amount.scale_at(next, stop) {
            amount.numeral = amount
                .numeral
                .scaled(exponent)
                .map_err(|error| numeral_error(error, cursor))?;
            amount.scale_follows();
            at = after;
        } else if let Some(after) = amount.tenths_at(next, stop, context) {
            at = after;
        } else {
            break;
        }
        amount.end = at.at;
    }
    if let Some(end) = past_doubled(cursor, at, &amount, stop) {
        amount.end = end.at;
    }
    Ok(amount)
}

/// Past the same number again in brackets, as contracts have it: `thirty (30) days`, 三十（30）吨, `30 (thirty) days`.
fn past_doubled<'a>(
    number: Cursor<'a>,
    end: Cursor<'a>,
    amount: &ScaledNumber,
    stop: UnitBoundary<'_>,
) -> Option<Cursor<'a>> {
    let in_digits = |at: Cursor<'_>| at.peek().is_some_and(|c| c.is_ascii_digit());
    let inner = end.past_blanks().past("(")?;
    (in_digits(number) != in_digits(inner)).then_some(())?;
    let (digits, after) = read_numeral(inner, stop).ok().flatten()?;
    let closed = after.past_blanks().past(")")?;
    let same = digits.upper.is_none() && digits.digits.value() == amount.numeral.digits.value();
    (same && amount.numeral.upper.is_none()).then_some(closed)
}

/// The power of the 十, 百 or 千 that stands here and is no part of a unit, 千克.
fn small_scale(cursor: Cursor<'_>, stop: UnitBoundary<'_>) -> Option<i32> {
    let power = chinese_scale(cursor.peek()?).filter(|power| *power < MYRIAD_POWER)?;
    (!stop.is_unit(cursor, cursor.next().at - cursor.at)).then_some(power)
}

/// 万, from which on a unit character multiplies all that stands before it.
const MYRIAD_POWER: i32 = 4;

/// Past the unit characters of a vague digit that goes on the number from `number` to `word` in a lower place: 一百几十, 三亿几千万,
/// but no 十几百 and no 几百几十.
fn past_lower_place<'a>(
    number: Cursor<'a>,
    word: Cursor<'a>,
    scale: Cursor<'a>,
    power: i32,
) -> Option<Cursor<'a>> {
    let written = number.text.get(number.at..word.at).unwrap_or_default();
    let last = written.chars().next_back().and_then(chinese_scale)?;
    if word.past_any(WordList::VagueTimes).is_none() || power >= last || is_led_vaguely(number) {
        return None;
    }
    let end = scale.next();
    let Some(more) = end.peek().and_then(chinese_scale) else {
        return Some(end);
    };
    let large = written.chars().filter_map(chinese_scale).max()?;
    if large <= more {
        // 两千几百万: what follows multiplies all of it.
        return Some(end);
    }
    (large == last && power + more < last).then(|| end.next())
}

/// Whether a vague word stands right before a number: 几百, 数千.
fn is_led_vaguely(number: Cursor<'_>) -> bool {
    let before = number.text.get(..number.at).unwrap_or_default();
    let last = before.chars().next_back().map(fold);
    last.is_some_and(|last| WordList::VagueTimes.holds(last))
}

/// Whether the word from `word` to `end` leaves open a digit of a number that has an open one already, or a place before one that
/// was told: 几千几万, 三百多几, 三万几万.
fn is_vague_twice(number: Cursor<'_>, word: Cursor<'_>, end: Cursor<'_>) -> bool {
    if word.past_any(WordList::VagueTimes).is_none() {
        return false;
    }
    let written = number.text.get(number.at..word.at).unwrap_or_default();
    let Some(power) = end.peek().and_then(chinese_scale) else {
        let last = written.chars().next_back().map(fold);
        return last.is_some_and(|last| WordList::AndSome.holds(last));
    };
    let told = written.chars().filter_map(chinese_scale).max();
    is_led_vaguely(number) || told.is_some_and(|told| told >= power)
}

/// Past all unit characters that follow.
fn past_scales(cursor: Cursor<'_>) -> Cursor<'_> {
    let mut end = cursor;
    while end.peek().and_then(chinese_scale).is_some() {
        end = end.next();
    }
    end
}

/// Past 数 between 十, 百 or 千 and 万 or 亿, and with a unit character of a lower place: 十数亿, 三千数百.
fn past_some<'a>(
    number: Cursor<'a>,
    word: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<Cursor<'a>> {
    let before = word.text.get(..word.at).unwrap_or_default();
    let last = before.chars().next_back().and_then(chinese_scale)?;
    let after = word.past_any(WordList::GuardedLead)?;
    let power = chinese_scale(after.peek()?)?;
    if stop.is_unit(after, after.next().at - after.at) {
        return None;
    }
    if power < MYRIAD_POWER {
        return past_lower_place(number, word, after, power);
    }
    (last < MYRIAD_POWER).then_some(after)
}

/// Past 把 behind 百, 千 or 万 alone, where what is counted follows: 千把人 are about a thousand. 千把椅子 are chairs.
fn past_about<'a>(
    number: Cursor<'a>,
    word: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Option<Cursor<'a>> {
    let before = number.text.get(..number.at).unwrap_or_default();
    let alone = word.at == number.next().at
        && !before.ends_with(char::is_numeric)
        && !is_led_vaguely(number);
    let scale = number.peek().and_then(chinese_scale)?;
    let after = word.past_any(WordList::AboutBehindScale)?;
    let counted = || {
        let thing = after.past_any(WordList::HeadCount).unwrap_or(after);
        stop.units.begin(thing.rest()).then_some(thing)
    };
    (alone && scale > 1).then(counted)?
}

/// 个 between a number and 亿 or 万 adds nothing: 1.5个亿, 3个多亿, 8个多万. In 一个亿万富翁 and 八个万人球场 it counts things.
fn past_counter(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = cursor.past_any(WordList::Counter)?;
    let more = after.past_any(WordList::AndSome);
    let scale = more.unwrap_or(after);
    let next = scale.next().peek();
    let large = match chinese_scale(scale.peek()?)? {
        8 => next.and_then(chinese_scale) != Some(4),
        4 => more.is_some() || !next.is_some_and(char::is_alphabetic),
        _ => false,
    };
    large.then_some(after)
}

/// 个 before 多 and the like and the measure that it is said of: 三个多小时, 五个来小时.
fn past_open_counter<'a>(cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Option<Cursor<'a>> {
    let after = cursor.past_any(WordList::Counter)?;
    let more = after.past_any(WordList::AndSome)?;
    // 一个多元分布 counts distributions: only time is told so.
    let timed = more.past_any(WordList::CountedTime).is_some();
    (timed && stop.units.begin(more.rest())).then_some(after)
}

impl ScaledNumber {
    /// 余 after a scale word counts in units of it.
    fn add_word(&mut self, word: Qualifier) {
        self.qualifiers.push(match word {
            Qualifier::AndSome { .. } => Qualifier::AndSome {
                after_scale: self.numeral.digits.exponent != 0,
            },
            other => other,
        });
    }

    /// A scale word after 余 makes it one before the scale word.
    fn scale_follows(&mut self) {
        for word in &mut self.qualifiers {
            if let Qualifier::AndSome { after_scale } = word {
                *after_scale = false;
            }
        }
    }

    /// Half of what is counted, after its 个: 五个半吨, 三个半苹果. In 五个半圆 it counts things.
    fn half_at<'a>(&mut self, cursor: Cursor<'a>, stop: UnitBoundary<'_>) -> Option<Cursor<'a>> {
        let after = cursor.past_any(WordList::CounterHalf)?;
        let measured = stop.units.begin(after.rest());
        let compound = !measured && after.is_at(WordList::HalfCompound);
        let goes_on = compound || after.is_at(WordList::HalfWordEnd);
        let plain = self.numeral.digits.is_plain_integer() && self.numeral.upper.is_none();
        if goes_on || !plain {
            return None;
        }
        self.numeral.digits = self.numeral.digits.and_half();
        let counter = stop.units.match_at(cursor.rest());
        if let Some(found) = counter.filter(|_| !measured && self.unit.is_none()) {
            self.unit = Some(UnitSpot {
                candidates: found.units,
                start: cursor.at,
                end: after.at,
            });
        }
        Some(after)
    }

    fn scale_at<'a>(
        &self,
        cursor: Cursor<'a>,
        stop: UnitBoundary<'_>,
    ) -> Option<(i32, Cursor<'a>)> {
        if self.numeral.has_exponent {
            return None;
        }
        let (exponent, after) = match_scale(cursor)?;
        let digits = &self.numeral.digits;
        if digits.exponent > 0 && is_behind_part(cursor) {
            return None;
        }
        let large = !stop.unit_given && digits.size() >= Number::from(1000);
        if is_letter(cursor, after) && (digits.exponent > 0 || large) {
            return None;
        }
        (!stop.is_unit(cursor, after.at - cursor.at)).then_some((exponent, after))
    }

    /// 成, a tenth: 三成 is 30%, 三成五 is 35%.
    fn tenths_at<'a>(
        &mut self,
        cursor: Cursor<'a>,
        stop: UnitBoundary<'_>,
        context: &FigureContext<'_>,
    ) -> Option<Cursor<'a>> {
        if self.unit.is_some() || self.numeral.digits.exponent != 0 {
            return None;
        }
        if let Some(after) = self.discount_at(cursor, stop, context) {
            return Some(after);
        }
        let after = cursor.past_any(WordList::Tenths)?;
        if stop.is_unit(cursor, after.at - cursor.at) {
            return None;
        }
        self.unit = Some(unit_of_symbol("%", cursor, after, context)?);
        self.numeral.digits.exponent = 1;
        if let Some(upper) = &mut self.numeral.upper {
            upper.exponent = 1;
            return Some(after);
        }
        self.scale_follows();
        if let Some((qualifier, end)) = strength(after) {
            self.qualifiers.push(qualifier);
            return Some(end);
        }
        let half = after.past_any(WordList::Half).filter(|end| {
            let goes_on = end.is_at(WordList::HalfWordEnd);
            !goes_on && self.numeral.digits.decimals == 0
        });
        if let Some(end) = half {
            self.numeral.digits = self.numeral.digits.and_half();
            return Some(end);
        }
        // A single digit after it counts hundredths, a second one thousandths: 四成六二.
        let Ok(Some((hundredths, end))) = read_numeral(after, stop) else {
            return Some(after);
        };
        let digits = &mut self.numeral.digits;
        let row = cursor.text.get(after.at..end.at).unwrap_or_default();
        let places = row.chars().filter(|c| small_digit(*c).is_some()).count();
        let single = row.chars().count() == places && (1..=2).contains(&places);
        let plain = hundredths.digits.is_plain_integer() && hundredths.upper.is_none();
        if !single || !plain || digits.decimals > 0 {
            return Some(after);
        }
        let (times, decimals) = if places == 1 { (10, 1) } else { (100, 2) };
        digits.coefficient = &digits.coefficient * times + hundredths.digits.coefficient;
        digits.decimals = decimals;
        Some(end)
    }
}

/// No name of a part has more bytes.
const LONGEST_PART: usize = 64;

/// Whether a part of something stands before: in `a billion and a half million` the scale word is of the half.
fn is_behind_part(cursor: Cursor<'_>) -> bool {
    let before = cursor.text.get(..cursor.at).unwrap_or_default().trim_end();
    let near = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_PART));
    let before = before.get(near..).unwrap_or_default().to_ascii_lowercase();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let part = is_part_name(word) || ones(word).any(is_part_name);
    let words = before.split_whitespace().collect::<Vec<_>>().join(" ");
    part || WordList::AHalf.ending(&words).is_some()
}

/// 强 and 弱 behind an amount, a little more or less than it: 六成强, 5吨弱. 六成强手 are people.
pub(super) fn strength(cursor: Cursor<'_>) -> Option<(Qualifier, Cursor<'_>)> {
    let words = [
        (
            WordList::SomewhatMore,
            Qualifier::AndSome { after_scale: false },
        ),
        (WordList::SomewhatLess, Qualifier::Nearly),
    ];
    words.into_iter().find_map(|(word, qualifier)| {
        let end = cursor.past_any(word)?;
        let word_goes_on = |c: char| c.is_alphabetic() && !WordList::Possessive.holds(c);
        let goes_on = end.peek().is_some_and(word_goes_on);
        (!goes_on).then_some((qualifier, end))
    })
}

impl ScaledNumber {
    /// 折, what is left of a price: tenths of one digit (八折, 9.5折), hundredths of two (七五折, 85折).
    fn discount_at<'a>(
        &mut self,
        cursor: Cursor<'a>,
        stop: UnitBoundary<'_>,
        context: &FigureContext<'_>,
    ) -> Option<Cursor<'a>> {
        let after = cursor.past_any(WordList::Discount)?;
        let size = self.numeral.digits.size();
        let price = size >= Number::ONE && size < Number::from(100) && !self.numeral.several;
        if !price || stop.is_unit(cursor, after.at - cursor.at) {
            return None;
        }
        self.unit = Some(unit_of_symbol("%", cursor, after, context)?);
        // 十折 is the whole price.
        let exponent = i32::from(size <= Number::from(10));
        for digits in std::iter::once(&mut self.numeral.digits).chain(&mut self.numeral.upper) {
            digits.exponent = exponent;
        }
        Some(after)
    }
}

/// Whether nothing that belongs to a number follows it, save what it is paid for: `a month`.
pub(super) fn is_alone(end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let follower = end.past_blanks().latin_word();
    let rate = follower.is_none_or(|(word, _)| WordList::RateLead.has(&word));
    let next = end.peek();
    let digit = |c: char| c.is_ascii_digit();
    let joined = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '-' | '–' | '+'))
        || matches!(next, Some('.' | ',')) && end.next().peek().is_some_and(digit);
    let unit = context.units.begin(end.past_blanks().rest());
    rate && !joined && !unit
}
