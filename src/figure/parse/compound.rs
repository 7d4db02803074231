//! Amounts in several units: `5 feet 2 inches`, 8m30s, 3斤5两. The single number and its unit are `scaled_number.rs` and
//! `unit_behind.rs`; what is special of money is `coins.rs`, of feet and stones `lengths.rs`.

use std::mem::replace;

use num_bigint::BigInt;

use super::super::cursor::{Cursor, is_han};
use super::super::digits::Digits;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::{UnitBoundary, is_counting, small_digit};
use super::super::unit::UnitId;
use super::coins::{change_in_words, coin, coin_letter, of_money, small_change};
use super::error::FigureError;
use super::lengths::{inches, parts_behind, spoken_hundredths, spoken_inches};
use super::{FigureContext, Parts, UnitSpot, read_numeral, unit_of_symbol};

/// A number after an amount, in a smaller unit.
struct Step<'c> {
    digits: Digits,
    /// How many of it make one of the first unit.
    ratio: Number,
    /// The smaller unit, where it has a name of its own.
    unit: Option<UnitId>,
    /// Whether it is named as small change.
    coins: bool,
    /// Where its unit starts.
    start: usize,
    after: Cursor<'c>,
}

impl<'c> Parts<'c> {
    /// Takes the numbers in ever smaller units of the same dimension that follow, and counts in the last of them (62
    /// inches). Small change without a unit of its own is decimals of the currency: 12元5角 is 12.5元.
    pub(super) fn take_smaller_units(
        &mut self,
        context: &FigureContext<'_>,
    ) -> Result<(), FigureError> {
        let Some(larger) = self.unit.clone() else {
            return Ok(());
        };
        let mut ratio = Number::ONE;
        // 三万六千八百五十元七角
        let spelled = self.lower.digits.written_out().filter(|_| !self.in_digits);
        if let Some(whole) = spelled
            && self.next_step(&larger, &ratio, context)?.is_some()
        {
            self.lower.digits = whole;
        }
        while self.lower.digits.is_plain_integer() {
            let Some(step) = self.next_step(&larger, &ratio, context)? else {
                break;
            };
            // `£5 2 kg` is no one amount.
            if self.unit_start.is_none() && !step.coins {
                break;
            }
            let times = step.ratio.checked_div(&ratio).unwrap_or(Number::ZERO);
            let whole = times.is_integer() && step.digits.exponent == 0 && step.digits.parts == 1;
            if !whole || step.digits.size() >= times {
                break;
            }
            let decimals = step.digits.decimals;
            let round_zeros = round_zeros(&step.digits, &times);
            let digits = &mut self.lower.digits;
            digits.coefficient =
                &digits.coefficient * times.parts().0 * BigInt::from(10).pow(decimals)
                    + step.digits.coefficient;
            digits.decimals = decimals;
            digits.round_zeros = round_zeros;
            digits.forget_loose_zeros();
            ratio = step.ratio;
            self.after = step.after;
            self.unit = step.unit.map(|unit| UnitSpot {
                candidates: vec![unit],
                start: step.start,
                end: step.after.at,
            });
        }
        if self.unit.is_none() {
            self.lower.digits.decimals += places(&ratio);
            self.unit = Some(of_money(larger, self.after, context));
        }
        Ok(())
    }

    /// Takes what stands behind the upper end of a range without a unit of its own: 一米六至一米七.
    pub(super) fn take_parts_of_upper(
        &mut self,
        context: &FigureContext<'_>,
    ) -> Result<(), FigureError> {
        let Some(upper) = self.upper.take() else {
            return Ok(());
        };
        let lower = replace(&mut self.lower.digits, upper);
        self.take_smaller_units(context)?;
        self.upper = Some(replace(&mut self.lower.digits, lower));
        Ok(())
    }

    /// Where a number in a smaller unit ends that stands here.
    pub(super) fn smaller_behind(
        &self,
        context: &FigureContext<'_>,
    ) -> Result<Option<usize>, FigureError> {
        let Some(larger) = self.unit.as_ref().filter(|_| self.unit_start.is_some()) else {
            return Ok(None);
        };
        let step = self.next_step(larger, &Number::ONE, context)?;
        Ok(step
            .filter(|step| step.unit.is_some())
            .map(|step| step.after.at))
    }

    /// The number that stands here, if a smaller unit or the small change of a currency makes a part of it.
    fn next_step(
        &self,
        larger: &UnitSpot,
        ratio: &Number,
        context: &FigureContext<'_>,
    ) -> Result<Option<Step<'c>>, FigureError> {
        let blank = self.after.past_blanks();
        // `5 feet and 2 inches`
        let and = blank.past_any(WordList::And).map(Cursor::past_blanks);
        let number = and.unwrap_or_else(|| self.past_smaller_joint(blank, context));
        let stop = UnitBoundary {
            units: context.units,
            unit_given: false,
        };
        let Some((numeral, end)) = read_numeral(number, stop)? else {
            return Ok(None);
        };
        // 三块半 is half a piece more.
        let half = number.is_at(WordList::Half) || number.is_at(WordList::HalfPart);
        if numeral.upper.is_some() || numeral.several || half {
            return Ok(None);
        }
        let start = end.past_blanks();
        let written = larger.written(self.after.text);
        let letter = coin_letter(written, end);
        let make = |(ratio, unit, after): (Number, Option<UnitId>, Cursor<'c>)| Step {
            digits: numeral.digits.clone(),
            ratio,
            unit,
            coins: start.past_any(WordList::Cents).is_some() || letter.is_some(),
            start: start.at,
            after,
        };
        let glued = number.at == self.after.at;
        let named = letter
            .map(|after| (Number::from(100), None, after))
            // 3斤5两 is told in the larger of both, as 3块5 is.
            .or_else(|| coin(written, ratio, start).filter(|_| start.is_at(WordList::Tael)))
            .or_else(|| smaller_unit(larger, start, context))
            .or_else(|| inches(larger, start, context))
            .or_else(|| coin(written, ratio, start))
            .or_else(|| smaller_time(larger, self.after.text, start, context))
            .or_else(|| seconds(larger, self.after.text, start, context));
        if and.is_some() {
            return Ok(named.map(make));
        }
        let found = named
            .or_else(|| spoken_inches(larger, self.after.text, end, context))
            .or_else(|| small_change(written, ratio, glued, number, end, context))
            .or_else(|| {
                let cents = &numeral.digits;
                change_in_words(written, ratio, cents, number, end, context)
            })
            .or_else(|| spoken_hundredths(written, &numeral.digits, number, end, context))
            .or_else(|| {
                let digits = &numeral.digits;
                glued.then(|| parts_behind(written, digits, number, end, context))?
            });
        Ok(found.map(make))
    }
}

impl<'c> Parts<'c> {
    /// Past 零 and 又 between hours and seconds, where a number with a unit follows: 一小时零十五秒. Elsewhere 零 is a digit.
    fn past_smaller_joint(&self, start: Cursor<'c>, context: &FigureContext<'_>) -> Cursor<'c> {
        let joined = start.past_any(WordList::SmallerJoint);
        let has_unit = |number: &Cursor<'c>| {
            let stop = UnitBoundary {
                units: context.units,
                unit_given: false,
            };
            let found = read_numeral(*number, stop).ok().flatten();
            found.is_some_and(|(_, end)| {
                self.unit.as_ref().is_some_and(|larger| {
                    smaller_unit(larger, end.past_blanks(), context).is_some()
                        || coin(larger.written(start.text), &Number::ONE, end).is_some()
                        || smaller_time(larger, start.text, end.past_blanks(), context).is_some()
                })
            })
        };
        joined.filter(has_unit).unwrap_or(start)
    }

    /// Takes a letter that is a unit right behind digits alone: `200C`, `7.25p`. Some numbers of so many lines are written so
    /// too: `1080p`.
    pub(super) fn take_glued(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let before = start.text.get(..start.at).unwrap_or_default();
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let written = before.get(number.len()..).unwrap_or_default();
        let whole = written.split('.').next().unwrap_or_default();
        if self.unit.is_some() || WordList::PictureLines.has(written) {
            return false;
        }
        let found = WordList::GluedSymbol.pairs().find_map(|(least, symbol)| {
            let letter = least.trim_start_matches('0');
            let han = WordList::GluedBeforeHan.has(letter);
            // `43c` is no temperature.
            let after = start
                .past(letter)
                .filter(|_| start.rest().starts_with(letter))?;
            let long = whole.len() >= least.len() - letter.len() || whole.len() < written.len();
            let ends = after
                .peek()
                .is_none_or(|c| !c.is_alphanumeric() && c != '-' || is_han(c) && han);
            (long && ends && !whole.is_empty())
                .then(|| Some((unit_of_symbol(symbol, start, after, context)?, after)))?
        });
        let Some((unit, after)) = found else {
            return false;
        };
        (self.unit, self.unit_start, self.after) = (Some(unit), Some(start.at), after);
        true
    }
}

/// How many zeros at the end of a sum can come from rounding: those of its last part, 20 in `3 h 20 min`, where so many of its
/// unit make one of the larger that people round to tens; none in `5 ft 10 in`.
fn round_zeros(last: &Digits, times: &Number) -> u32 {
    let tens = times.checked_div(&Number::from(10));
    if !tens.is_some_and(|tens| tens.is_integer()) || last.size().is_zero() {
        return 0;
    }
    u32::try_from(last.trailing_zeros()).unwrap_or(u32::MAX)
}

impl UnitSpot {
    /// The symbol as it is written.
    pub(super) fn written<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A unit of the same dimension: how many of it make one of the larger.
fn smaller_unit<'c>(
    larger: &UnitSpot,
    start: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let found = context.units.match_at(start.rest())?;
    let mut pairs = larger.candidates.iter().flat_map(|large| {
        let smaller = found.units.iter();
        smaller.filter_map(move |small| Some((context.units.factor(large, small)?, small)))
    });
    let pair = pairs.find(|(factor, _)| factor.is_integer() && *factor > Number::ONE);
    let (factor, unit) = pair?;
    Some((factor, Some(unit.clone()), start.plus(found.length)))
}

/// 分 behind hours and 秒 behind 分, which count other things alone: 两小时十分.
fn smaller_time<'c>(
    larger: &UnitSpot,
    text: &str,
    start: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let written = larger.written(text);
    let mut pairs = WordList::SmallerTime.pairs();
    let after = pairs.find_map(|(large, small)| {
        let joined = written.ends_with(large);
        start.past(small).filter(|_| joined)
    })?;
    // 两小时十分辛苦, but 2小时5分30秒
    let digit = |c: char| c.is_ascii_digit() || small_digit(c).is_some() || is_counting(c);
    let seconds = after.rest().trim_start_matches(digit);
    let goes_on = WordList::SmallerTime
        .pairs()
        .any(|(_, small)| seconds.starts_with(small));
    let ends = !after.peek().is_some_and(char::is_alphanumeric) || goes_on;
    let minute = context.units.match_at(WordList::Minutes.first());
    let minute = minute.filter(|_| ends)?;
    let mut units = larger.candidates.iter().zip(&minute.units);
    units.find_map(|(hour, minute)| {
        let factor = context.units.factor(hour, minute)?;
        let whole = factor.is_integer() && factor > Number::ONE;
        whole.then(|| (factor, Some(minute.clone()), after))
    })
}

/// The letter of seconds behind minutes: `3 min 20 s`.
fn seconds<'c>(
    larger: &UnitSpot,
    text: &str,
    start: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let written = larger.written(text);
    let mut pairs = WordList::SmallerSecond.pairs();
    let after = pairs.find_map(|(large, small)| start.past(small).filter(|_| written == large))?;
    let minute = larger.candidates.first()?;
    let units = context.units.match_at(WordList::Seconds.first())?;
    let second = units.units.first()?;
    let factor = context.units.factor(minute, second)?;
    (factor > Number::ONE).then(|| (factor, Some(second.clone()), after))
}

/// The zeros of ten or a hundred.
fn places(ratio: &Number) -> u32 {
    if *ratio == Number::from(10) { 1 } else { 2 }
}
