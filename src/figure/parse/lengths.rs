//! Lengths and weights as they are said: `5'2"`, `six foot two`, `12 stone 4`, `1,500m`, `0.08 in thick`.

use super::super::cursor::{Cursor, is_latin};
use super::super::digits::Digits;
use super::super::language::{WordList, WordPlace};
use super::super::number::Number;
use super::super::numeral::{UnitBoundary, is_counting, past_feet, small_digit};
use super::super::unit::UnitId;
use super::error::FigureError;
use super::scaled_number::is_alone;
use super::{FigureContext, Parts, UnitSpot, match_qualifier, read_numeral, unit_of_symbol};

/// So many pounds make a stone.
const POUNDS: i64 = 14;

impl<'c> Parts<'c> {
    /// Takes a sign of feet where inches follow: `5'2"`.
    pub(super) fn take_feet(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let Some(after) = past_feet(start).filter(|_| self.unit.is_none()) else {
            return false;
        };
        self.unit = unit_of_symbol(WordList::Feet.first(), start, after, context);
        if self.unit.is_some() {
            self.unit_start = Some(start.at);
            self.after = after;
        }
        self.unit.is_some()
    }

    /// Takes stones where the pounds behind them follow: `12 stone 4`. What is counted in stones alone may be stones.
    pub(super) fn take_stone(
        &mut self,
        start: Cursor<'c>,
        context: &FigureContext<'_>,
    ) -> Result<bool, FigureError> {
        let short = || start.past_any(WordList::StoneShort);
        let whole = start.past_any(WordList::Stone);
        let Some(after) = whole.or_else(short) else {
            return Ok(false);
        };
        let digits = &self.lower.digits;
        let plain = digits.is_plain_integer() && digits.decimals == 0 && self.upper.is_none();
        let known = context.units.begin(start.rest());
        if self.unit.is_some() || !plain || known {
            return Ok(false);
        }
        let stop = UnitBoundary {
            units: context.units,
            unit_given: false,
        };
        let number = after.past_blanks();
        let Some((rest, end)) = read_numeral(number, stop)? else {
            return Ok(false);
        };
        let pound = WordList::Pounds.first();
        let named = end.past_blanks().past_any(WordList::Pounds);
        let few = rest.digits.is_plain_integer()
            && rest.digits.decimals == 0
            && rest.upper.is_none()
            && rest.digits.size() < Number::from(POUNDS);
        let end = named.or_else(|| ends_measure(end, context).then_some(end));
        let spot = end.and_then(|end| Some((unit_of_symbol(pound, start, end, context)?, end)));
        let Some((unit, end)) = spot.filter(|_| few && number.at > after.at) else {
            return Ok(false);
        };
        let digits = &mut self.lower.digits;
        digits.coefficient = &digits.coefficient * POUNDS + rest.digits.coefficient;
        digits.round_zeros = 0;
        digits.forget_loose_zeros();
        (self.unit, self.unit_start, self.after) = (Some(unit), Some(start.at), end);
        Ok(true)
    }

    /// Takes metres behind thousands of them, which nobody would say of millions: `1,500m`.
    pub(super) fn take_metres(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let before = start.text.get(..start.at).unwrap_or_default();
        let letter = WordList::ScaleLetter.first();
        let glued = before.ends_with(|c: char| c.is_ascii_digit());
        if !(glued && self.unit.is_none() && start.rest().starts_with(letter)) {
            return false;
        }
        let digits = &self.lower.digits;
        let is_long = digits.exponent == 0 && digits.size() >= Number::from(1000);
        let after = start.past(letter).filter(|_| is_long);
        let ends = |after: &Cursor<'c>| {
            let next = after.peek();
            let digit = after.next().peek().is_some_and(|c| c.is_ascii_digit());
            next.is_none_or(|c| !c.is_alphanumeric() && (c != '-' || digit))
        };
        let known = context.units.begin(start.rest());
        let Some(after) = after.filter(ends).filter(|_| !known) else {
            return false;
        };
        let metre = unit_of_symbol(WordList::Metres.first(), start, after, context);
        if metre.is_some() {
            (self.unit, self.unit_start, self.after) = (metre, Some(start.at), after);
        }
        self.unit.is_some()
    }

    /// Takes inches where a word behind them measures, or where they close a bracket: `0.08 in thick`, `(0.08 in)`. Elsewhere
    /// the word tells where something is.
    pub(super) fn take_inches(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let Some(after) = start
            .past_any(WordList::InchWord)
            .filter(|_| self.unit.is_none())
        else {
            return false;
        };
        let before = start.text.get(..start.at).unwrap_or_default();
        let digits = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let follower = after.past_blanks().latin_word().map(|(word, _)| word);
        let measured = follower.is_some_and(|word| WordList::LengthWord.has(&word))
            && after.peek().is_some_and(char::is_whitespace);
        let known = context.units.begin(start.rest());
        let full_stop = || {
            let next = after.next().peek();
            after.peek() == Some('.') && next.is_none_or(char::is_whitespace)
        };
        let ends = after.peek().is_none_or(|c| c == ')') || full_stop();
        if !digits || known || !(measured || ends) {
            return false;
        }
        self.unit = unit_of_symbol(WordList::Inches.first(), start, after, context);
        if self.unit.is_some() {
            (self.unit_start, self.after) = (Some(start.at), after);
        }
        self.unit.is_some()
    }
}

/// Hundredths behind a measure that nothing names, in two digits: `two metres thirty`.
pub(super) fn spoken_hundredths<'c>(
    larger: &str,
    hundredths: &Digits,
    number: Cursor<'c>,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let two = hundredths.is_plain_integer()
        && hundredths.decimals == 0
        && hundredths.size() >= Number::from(10);
    let words = number.peek().is_some_and(is_latin);
    let measured = WordList::HundredPartMeasure.has(&larger.to_lowercase());
    (measured && two && words && ends_measure(end, context)).then(|| (Number::from(100), None, end))
}

/// Tenths behind a measure, or hundredths in two digits: 一米八, 1米78, 9秒87; where nothing follows that they could count.
pub(super) fn parts_behind<'c>(
    larger: &str,
    parts: &Digits,
    number: Cursor<'c>,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let written = number.text.get(number.at..end.at)?;
    let digit = |c: char| c.is_ascii_digit() || small_digit(c).is_some() && !is_counting(c);
    let plain = written.chars().all(digit) && parts.is_plain_integer() && parts.decimals == 0;
    let places = match written.chars().count() {
        1 if WordList::TenthsRead.has(larger) => 10,
        2 if WordList::HundredthsRead.has(larger) => 100,
        _ => return None,
    };
    let told = end.past_any(WordList::Possessive).is_some()
        || end.past_any(WordList::MeasuredSo).is_some();
    let ends = told || ends_measure(end, context) || is_bounded_behind(end, context);
    (plain && ends).then(|| (Number::from(places), None, end))
}

/// Inches after feet that nothing names: `six foot two`, `5 ft 7`, where nothing follows that they could count.
pub(super) fn spoken_inches<'c>(
    larger: &UnitSpot,
    text: &str,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let ends = ends_measure(end, context) || is_bounded_behind(end, context);
    if !WordList::FootBeforeInches.has(larger.written(text)) || !ends {
        return None;
    }
    let inch = context.units.match_at(WordList::Inches.first())?;
    let mut pairs = larger.candidates.iter().zip(&inch.units);
    let found = pairs.find_map(|(foot, inch)| Some((context.units.factor(foot, inch)?, inch)));
    let (factor, inch) = found.filter(|(factor, _)| factor.is_integer())?;
    Some((factor, Some(inch.clone()), end))
}

/// Whether a word stands here that bounds what is before it, or one that a range goes on with: 一米八以上, 一米六至一米七.
pub(super) fn is_bounded_behind(end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let next = end.past_blanks();
    let places = [WordPlace::After, WordPlace::Inside];
    let bounded = places.into_iter().any(|place| {
        let word = match_qualifier(next, place, context);
        word.is_some_and(|(_, after)| after.at > next.at)
    });
    let digit = |c: char| c.is_ascii_digit() || small_digit(c).is_some();
    let ranged = || {
        let other = next.past_any(WordList::RangeSeparator)?;
        other.past_blanks().peek().filter(|c| digit(*c))
    };
    bounded || next.past_any(WordList::BetweenEnd).is_some() || ranged().is_some()
}

/// Whether nothing that is counted follows a measure: `six foot two and strong`.
fn ends_measure(end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let follower = end.past_blanks().latin_word();
    let goes_on = follower.is_some_and(|(word, _)| {
        WordList::MeasureWord.has(&word) || WordList::MeasureEnd.has(&word)
    });
    is_alone(end, context) || goes_on && !end.peek().is_some_and(char::is_alphanumeric)
}

/// Inches after feet: `5 ft 2 in`, `5'2"`.
pub(super) fn inches<'c>(
    larger: &UnitSpot,
    start: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let after = start.past_any(WordList::InchMark)?;
    // `six foot two in boots`
    let spoken = WordList::SpokenFoot.has(larger.written(start.text));
    let follower = after.past_blanks().latin_word().map(|(word, _)| word);
    let place = follower.is_some_and(|word| !WordList::MeasureWord.has(&word));
    if spoken && place && start.peek().is_some_and(is_latin) {
        return None;
    }
    let inch = context.units.match_at(WordList::Inches.first())?;
    let mut pairs = larger.candidates.iter().zip(&inch.units);
    let found = pairs.find_map(|(foot, inch)| Some((context.units.factor(foot, inch)?, inch)));
    let (factor, inch) = found.filter(|(factor, _)| *factor == Number::from(12))?;
    Some((factor, Some(inch.clone()), after))
}
