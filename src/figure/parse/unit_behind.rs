//! The unit behind a number: its symbol, a scale word or a letter about it, and whether it agrees with what stands before the
//! number. Units that are known by what stands around them are `lengths.rs` and `coins.rs`, a second, smaller one is
//! `compound.rs`, a part of one `part_of_unit.rs`.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::{WordList, WordPlace};
use super::super::numeral::{Sense, unit_at};
use super::super::scale::match_scale;
use super::super::unit::{self, UnitId, is_code};
use super::behind::begins_bound;
use super::error::FigureError;
use super::{FigureContext, Parts, UnitSpot, match_qualifier, unit_of_symbol};

impl Parts<'_> {
    /// The unit where it stands before the number, so that a letter after a number can be a scale word: `£5 m`.
    pub(super) fn unit_before(&self) -> Option<&UnitSpot> {
        self.unit.as_ref().filter(|_| self.unit_start.is_none())
    }
}

impl<'c> Parts<'c> {
    /// Whether the symbol of a unit that stands here belongs to the next amount.
    fn ends_before(&self, start: Cursor<'c>, end: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let before = self.unit_before();
        before.is_some_and(|before| begins_like(before, start, end))
            || begins_amount(self.after, start, end, context)
    }

    /// Takes the unit that stands here, if any; it must not contradict the one before the number.
    pub(super) fn take_unit(&mut self, context: &FigureContext<'_>) -> Result<bool, FigureError> {
        if self.take_measure(context) {
            return Ok(true);
        }
        if self.lower.sense != Sense::Number {
            // `one in five boats` is a share, whatever of.
            return Ok(false);
        }
        let start = self.unit_place(context);
        if self.take_kuai(start, context)
            || self.take_feet(start, context)
            || self.take_glued(start, context)
            || self.take_metres(start, context)
            || self.take_inches(start, context)
            || self.take_stone(start, context)?
        {
            return Ok(true);
        }
        let Some(found) = unit_at(start, context.units) else {
            return Ok(self.take_scaled_code(start, context));
        };
        let end = start.plus(found.length);
        if self.is_of_others(start, end, context) {
            return Ok(false);
        }
        if end.at > start.at && is_doubtful_tael(start, end, context) {
            return Err(FigureError::open_bound(start, end));
        }
        let mut candidates = found.units;
        let symbol = start.text.get(start.at..end.at).unwrap_or_default();
        if self.lower.digits.negative && WordList::Degree.has(symbol) {
            // 零下18度 is a temperature, whatever else 度 counts.
            let celsius = context.units.match_at(WordList::Celsius.first());
            candidates = celsius.map_or(candidates, |celsius| celsius.units);
        }
        if let Some(before) = &self.unit {
            // $20，300美元 are two amounts, each with a unit of its own.
            let number = start.text.get(before.end..start.at).unwrap_or_default();
            if number.contains('，') {
                let text = Cursor {
                    at: before.end,
                    ..start
                };
                return Err(FigureError::grouping(text, start.at));
            }
            candidates = agreeing(before, candidates, start, end, context);
            if candidates.is_empty() {
                // 六折起
                let bound = match_qualifier(start, WordPlace::After, context);
                let two_units = || FigureError::two_units(start.text, start.at, end.at);
                return bound.map(|_| false).ok_or_else(two_units);
            }
        }
        self.unit = Some(UnitSpot {
            candidates,
            start: start.at,
            end: end.at,
        });
        self.unit_start = Some(start.at);
        self.after = end;
        self.take_scale_behind(symbol, context);
        self.take_rate(context);
        Ok(true)
    }

    /// Whether what could be a unit belongs to a word, to a bound or to another count.
    fn is_of_others(
        &self,
        start: Cursor<'_>,
        end: Cursor<'_>,
        context: &FigureContext<'_>,
    ) -> bool {
        self.ends_before(start, end, context)
            || begins_bound(start, end, context)
            || is_another_count(start, end, context)
    }

    /// Takes a scale word that stands behind the code or the sign of a currency: `75 USD million`.
    fn take_scale_behind(&mut self, symbol: &str, context: &FigureContext<'_>) {
        let capitals = symbol.chars().all(|c| c.is_ascii_uppercase());
        let code = symbol.len() == 3 && capitals
            || symbol.ends_with('$')
            || symbol == "€"
            || symbol == "£";
        let start = self.after.past_blanks();
        if !code || start.at == self.after.at {
            return;
        }
        let word = start.latin_word().filter(|(word, _)| word.len() > 1);
        let plain = self.lower.digits.exponent == 0 && self.upper.is_none();
        let money = || {
            self.unit
                .as_ref()
                .is_some_and(|unit| is_money(unit, context))
        };
        if plain
            && word.is_some()
            && money()
            && let Some((exponent, end)) = match_scale(start)
            && let Ok(scaled) = self.lower.clone().scaled(exponent)
        {
            self.lower = scaled;
            self.after = end;
        }
    }

    /// Takes the code of a currency with a letter before it that scales the amount: `120 MEUR`.
    fn take_scaled_code(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let plain = self.unit.is_none() && self.upper.is_none() && self.lower.digits.exponent == 0;
        if !plain || !start.peek().is_some_and(is_latin) {
            return false;
        }
        let length = start
            .rest()
            .find(|c| !is_latin(c))
            .unwrap_or(start.rest().len());
        let word = start.rest().get(..length).unwrap_or_default();
        let apart = !start.plus(length).peek().is_some_and(char::is_alphanumeric);
        let found = WordList::ScaledCode.pairs().find_map(|(letter, power)| {
            let code = word.strip_prefix(letter).filter(|code| is_code(code))?;
            let exponent: i32 = power.parse().ok()?;
            let unit = unit_of_symbol(code, start, start.plus(length), context)?;
            Some((unit, self.lower.clone().scaled(exponent).ok()?))
        });
        let Some((unit, scaled)) = found.filter(|_| apart) else {
            return false;
        };
        self.lower = scaled;
        (self.unit, self.unit_start) = (Some(unit), Some(start.at));
        self.after = start.plus(length);
        true
    }

    /// Where a unit after the number would stand: past blanks, or past the hyphen of `12-tonne` that is not the unit's
    /// own (`-strong`).
    fn unit_place(&self, context: &FigureContext<'_>) -> Cursor<'c> {
        let hyphened = matches!(self.after.peek(), Some('-' | '‑'));
        let word = match self.after.next() {
            // The hyphen may end its line.
            end if end.peek() == Some('\n') => end.next(),
            word => word,
        };
        if hyphened && context.units.begin(self.after.rest()) {
            self.after
        } else if hyphened && word.peek().is_some_and(is_latin) {
            word
        } else {
            let place = self.after.past_blanks();
            // 30（含）人以内
            let inclusive = place.past_any(WordList::Inclusive);
            let place = inclusive
                .filter(|next| context.units.begin(next.rest()))
                .unwrap_or(place);
            past_more(place, context).unwrap_or(place)
        }
    }
}

/// Past a word between a number and what is counted: `300 more boats`.
fn past_more<'c>(place: Cursor<'c>, context: &FigureContext<'_>) -> Option<Cursor<'c>> {
    let thing = place.past_any(WordList::MoreThings)?.past_blanks();
    let found = context.units.match_at(thing.rest())?;
    let mut units = found.units.iter().filter_map(|id| context.units.get(id));
    units.any(|unit| unit.whole).then_some(thing)
}

/// Whether a sign of money stands apart from the number before it and right before the next one: `stage 2 €11 million`.
fn begins_amount(
    number: Cursor<'_>,
    start: Cursor<'_>,
    end: Cursor<'_>,
    context: &FigureContext<'_>,
) -> bool {
    let digit = |cursor: Cursor<'_>| cursor.peek().is_some_and(|c| c.is_ascii_digit());
    let before = number.text.get(..number.at).unwrap_or_default();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // `in 2024 EUR 5 million was spent`
    let year = digits == 4
        && before
            .get(before.len() - 4..)
            .is_some_and(|year| ("1900".."2100").contains(&year));
    let next = digit(end) || year && digit(end.past_blanks());
    start.at > number.at && next && context.units.match_before(start.rest()).is_some()
}

/// Whether the symbol of a unit that stands before the number already stands before the next one here: `$ 20 $ 37`.
fn begins_like(before: &UnitSpot, start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let symbol = start.text.get(start.at..end.at);
    let digit = end.past_blanks().peek().is_some_and(|c| c.is_ascii_digit());
    digit && symbol == Some(before.written(start.text))
}

/// Which of the units that stand behind a number agree with what stands before it.
fn agreeing(
    before: &UnitSpot,
    mut candidates: Vec<UnitId>,
    start: Cursor<'_>,
    end: Cursor<'_>,
    context: &FigureContext<'_>,
) -> Vec<UnitId> {
    let sign = before.written(start.text);
    let yuan = is_yuan(start, end);
    // The sign of yen is that of 元 too: ¥500万元.
    if yuan && WordList::YuanSign.has(sign) {
        return candidates;
    }
    let degree = start.past_any(WordList::Degree).is_some() && WordList::DegreeName.has(sign);
    if degree || yuan && is_money(before, context) {
        // 港币300元 says 元 of its own money, 摄氏18度 says degrees.
        candidates.clone_from(&before.candidates);
    }
    candidates.retain(|unit| before.candidates.contains(unit));
    candidates
}

/// Whether 两 stands as a unit right before another one: in 三两吨 nobody knows which is meant.
fn is_doubtful_tael(start: Cursor<'_>, end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let written = start.text.get(start.at..end.at);
    let tael = written.is_some_and(|written| WordList::Tael.has(written));
    let measure = || {
        let found = context.units.match_at(end.rest());
        found.is_some_and(|found| {
            let mut units = found.units.iter().filter_map(|id| context.units.get(id));
            units.any(|unit| unit.dimension.is_some())
        })
    };
    tael && measure()
}

/// 39.9两张: whether 两 counts what follows, and is no measure of the digits before it.
fn is_another_count(start: Cursor<'_>, end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let written = start.text.get(start.at..end.at);
    let tael = written.is_some_and(|written| WordList::Tael.has(written));
    let before = start.text.get(..start.at).unwrap_or_default();
    let digits = before.ends_with(|c: char| c.is_ascii_digit());
    tael && digits && context.units.begin(end.rest())
}

/// Whether the unit in the text is 元, which each money of Chinese writing can be counted in.
fn is_yuan(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let written = start.text.get(start.at..end.at);
    written.is_some_and(|written| WordList::MoneyWord.has(written))
}

pub(super) fn is_money(spot: &UnitSpot, context: &FigureContext<'_>) -> bool {
    let mut units = spot
        .candidates
        .iter()
        .filter_map(|id| context.units.get(id));
    units.any(unit::is_money)
}
