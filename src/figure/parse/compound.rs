//! Amounts in several units: `5 feet 2 inches`, 8m30s, `15 dollars 50`, 三块五, 五毛. The single number and its unit are
//! `amount.rs` and `tail.rs`.

use num_bigint::BigInt;

use super::super::cursor::{Cursor, is_latin};
use super::super::digits::Digits;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::{Sense, UnitBoundary, is_counting, past_feet, small_digit};
use super::super::unit::{UnitId, is_code};
use super::error::FigureError;
use super::{FigureContext, Parts, UnitSpot, read_numeral, unit_of_symbol};

/// So many pounds make a stone.
const POUNDS: i64 = 14;

/// A number after an amount, in a smaller unit.
struct Step<'c> {
    digits: Digits,
    /// How many of it make one of the first unit.
    ratio: Number,
    /// The smaller unit, where it has a name of its own.
    unit: Option<UnitId>,
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
        let Some(larger) = self.unit.clone().filter(|_| self.unit_start.is_some()) else {
            return Ok(());
        };
        let mut ratio = Number::ONE;
        while self.lower.digits.is_plain_integer() {
            let Some(step) = self.next_step(&larger, &ratio, context)? else {
                break;
            };
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
            self.unit = Some(larger);
        }
        Ok(())
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
        if numeral.upper.is_some() || numeral.several {
            return Ok(None);
        }
        let start = end.past_blanks();
        let make = |(ratio, unit, after): (Number, Option<UnitId>, Cursor<'c>)| Step {
            digits: numeral.digits.clone(),
            ratio,
            unit,
            start: start.at,
            after,
        };
        let glued = number.at == self.after.at;
        let written = larger.written(self.after.text);
        let named = smaller_unit(larger, start, context)
            .or_else(|| inches(larger, start, context))
            .or_else(|| coin(written, ratio, start))
            .or_else(|| smaller_time(larger, self.after.text, start, context));
        if and.is_some() {
            return Ok(named.map(make));
        }
        let found = named
            .or_else(|| spoken_inches(larger, self.after.text, end, context))
            .or_else(|| small_change(written, ratio, glued, number, end, context))
            .or_else(|| {
                let cents = &numeral.digits;
                change_in_words(written, ratio, cents, number, end, context)
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
                        || smaller_time(larger, start.text, end.past_blanks(), context).is_some()
                })
            })
        };
        joined.filter(has_unit).unwrap_or(start)
    }

    /// Takes 块 as 元 where small change or 钱 shows that it is: 三块五, 三十块钱. Elsewhere it counts pieces.
    pub(super) fn take_kuai(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let Some(after) = start
            .past_any(WordList::MoneyPiece)
            .filter(|_| self.unit.is_none())
        else {
            return false;
        };
        let money = after.past_any(WordList::MoneyEnd);
        let change = || {
            let small = |c: char| small_digit(c).is_some_and(|digit| digit > 0);
            let digit = after.peek().is_some_and(|c| c.is_ascii_digit() || small(c));
            let end = after.next();
            digit && (ends_amount(end) || past_tenth(end).is_some())
        };
        // 3.04块: nobody counts hundredths of pieces.
        let parted = self.lower.digits.decimals > 0 && self.in_digits;
        if money.is_none() && !parted && !change() {
            return false;
        }
        let after = money.unwrap_or(after);
        self.unit = unit_of_symbol(WordList::MoneyUnit.first(), start, after, context);
        self.unit_start = self.unit.as_ref().map(|_| start.at);
        self.after = if self.unit.is_some() {
            after
        } else {
            self.after
        };
        self.unit.is_some()
    }

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
        let Some(after) = start.past_any(WordList::Stone) else {
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

    /// Takes a letter that is a unit right behind digits alone: `200C`, `7.25p`. Some numbers of so many lines are written so
    /// too: `1080p`.
    pub(super) fn take_glued(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let before = start.text.get(..start.at).unwrap_or_default();
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let written = before.get(number.len()..).unwrap_or_default();
        let whole = written.split('.').next().unwrap_or_default();
        if self.unit.is_some() || WordList::Lines.has(written) {
            return false;
        }
        let found = WordList::GluedSymbol.pairs().find_map(|(least, symbol)| {
            let letter = least.trim_start_matches('0');
            // `43c` is no temperature.
            let after = start
                .past(letter)
                .filter(|_| start.rest().starts_with(letter))?;
            let long = whole.len() >= least.len() - letter.len() || whole.len() < written.len();
            let ends = after
                .peek()
                .is_none_or(|c| !c.is_alphanumeric() && c != '-');
            (long && ends && !whole.is_empty())
                .then(|| Some((unit_of_symbol(symbol, start, after, context)?, after)))?
        });
        let Some((unit, after)) = found else {
            return false;
        };
        (self.unit, self.unit_start, self.after) = (Some(unit), Some(start.at), after);
        true
    }

    /// Takes 毛 and 角 alone, tenths of 元: 五毛, 5角, 五毛三.
    pub(super) fn take_coins(&mut self, context: &FigureContext<'_>) {
        let digits = &self.lower.digits;
        let plain =
            digits.is_plain_integer() && digits.decimals == 0 && digits.size() < Number::from(10);
        if self.unit.is_some() || !plain || self.lower.sense != Sense::Number {
            return;
        }
        let start = self.after;
        let arabic = start
            .text
            .get(..start.at)
            .is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
        // 三角 and 五角 are mostly shapes.
        let jiao = || {
            let after = start.past_any(WordList::TenthCoinWritten);
            after.filter(|_| arabic)
        };
        let Some(after) = start.past_any(WordList::TenthCoin).or_else(jiao) else {
            return;
        };
        let plain = |c: &char| !is_counting(*c);
        let digit = after.peek().filter(plain).and_then(small_digit);
        let change = digit.filter(|_| ends_amount(after.next()));
        if change.is_none() && !ends_amount(after) {
            return;
        }
        let symbol = WordList::MoneyUnit.first();
        let Some(unit) = unit_of_symbol(symbol, start, after, context) else {
            return;
        };
        self.unit_start = Some(start.at);
        self.unit = Some(unit);
        let digits = &mut self.lower.digits;
        digits.decimals = 1;
        self.after = after;
        if let Some(fen) = change {
            digits.coefficient = &digits.coefficient * 10 + fen;
            digits.decimals = 2;
            self.after = after.next();
        }
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

/// Whether no word and no number goes on here.
fn ends_amount(cursor: Cursor<'_>) -> bool {
    let point = || cursor.next().peek().is_some_and(char::is_alphanumeric);
    cursor.peek().is_none_or(|c| {
        let joined = c == '%' || c == '.' && point();
        WordList::AmountEnd.holds(c) || !c.is_alphanumeric() && !joined
    })
}

/// Past a tenth of what money is counted in: 毛, 角.
fn past_tenth(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let written = || cursor.past_any(WordList::TenthCoinWritten);
    cursor.past_any(WordList::TenthCoin).or_else(written)
}

impl UnitSpot {
    /// The symbol as it is written.
    pub(super) fn written<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Inches after feet that nothing names: `six foot two`, where nothing follows that they could count.
fn spoken_inches<'c>(
    larger: &UnitSpot,
    text: &str,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    if !WordList::SpokenFoot.has(larger.written(text)) || !ends_measure(end, context) {
        return None;
    }
    let inch = context.units.match_at(WordList::Inches.first())?;
    let mut pairs = larger.candidates.iter().zip(&inch.units);
    let found = pairs.find_map(|(foot, inch)| Some((context.units.factor(foot, inch)?, inch)));
    let (factor, inch) = found.filter(|(factor, _)| factor.is_integer())?;
    Some((factor, Some(inch.clone()), end))
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
fn inches<'c>(
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

/// 角 and 毛, a tenth of what is written 元 or 块, and 分 after them, a hundredth; cents and pence.
fn coin<'c>(
    larger: &str,
    ratio: &Number,
    start: Cursor<'c>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    // Behind 斤 and a number 两 is the tenth of it, whatever is weighed: 3斤5两茶叶.
    if WordList::Jin.ending(larger).is_some() {
        let taels = start.past_any(WordList::Tael);
        return taels.map(|after| (Number::from(10), None, after));
    }
    if is_yuan(larger) {
        if let Some(after) = past_tenth(start) {
            return Some((Number::from(10), None, after));
        }
        let cents = start.past_any(WordList::HundredthCoin);
        let cents = cents.filter(|_| *ratio == Number::from(10));
        return cents.map(|after| (Number::from(100), None, after));
    }
    let cents = start
        .past_any(WordList::Cents)
        .filter(|_| is_western(larger));
    cents.map(|after| (Number::from(100), None, after))
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

/// A number without any unit: one digit after 块 or 毛 (三块五, 五毛三), two after the name of a currency (`15 dollars 50`).
fn small_change<'c>(
    larger: &str,
    ratio: &Number,
    glued: bool,
    number: Cursor<'c>,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let digits = end.at - number.at;
    let first = number.peek()?;
    if is_yuan(larger) {
        let coin = WordList::MoneyPiece.starting(larger).is_some() || *ratio == Number::from(10);
        let one = digits == first.len_utf8();
        let after = end.past_any(WordList::MoneyEnd).unwrap_or(end);
        return (coin && glued && one && ends_amount(end))
            .then(|| (ratio * &Number::from(10), None, after));
    }
    let two = digits == 2 && first.is_ascii_digit();
    // `15 USD 50`: a code may begin the next amount.
    let code = is_code(&larger.to_ascii_uppercase());
    let money = is_western(larger) && !code && *ratio == Number::ONE;
    (money && two && is_alone(end, context)).then(|| (Number::from(100), None, end))
}

/// Small change in words: `fifteen dollars fifty`.
fn change_in_words<'c>(
    larger: &str,
    ratio: &Number,
    cents: &Digits,
    number: Cursor<'c>,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let two = cents.is_plain_integer() && cents.size() >= Number::from(10);
    let words = number.peek().is_some_and(is_latin) && two && is_alone(end, context);
    let money = is_western(larger) && *ratio == Number::ONE;
    (money && words).then(|| (Number::from(100), None, end))
}

/// Whether nothing that belongs to a number follows it, save what it is paid for: `a month`.
fn is_alone(end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let follower = end.past_blanks().latin_word();
    let rate = follower.is_none_or(|(word, _)| WordList::Rate.has(&word));
    let next = end.peek();
    let digit = |c: char| c.is_ascii_digit();
    let joined = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '-' | '–' | '+'))
        || matches!(next, Some('.' | ',')) && end.next().peek().is_some_and(digit);
    let unit = context.units.begin(end.past_blanks().rest());
    rate && !joined && !unit
}

fn is_yuan(symbol: &str) -> bool {
    let piece = WordList::MoneyPiece.starting(symbol);
    piece
        .or_else(|| WordList::MoneyUnit.ending(symbol))
        .is_some()
}

/// Whether a symbol is the English name of a currency that has a hundred parts.
fn is_western(symbol: &str) -> bool {
    let name = symbol.to_lowercase();
    WordList::HundredPartMoney.ending(&name).is_some()
        && symbol
            .chars()
            .all(|c| is_latin(c) || matches!(c, ' ' | '.'))
}

/// The zeros of ten or a hundred.
fn places(ratio: &Number) -> u32 {
    if *ratio == Number::from(10) { 1 } else { 2 }
}
