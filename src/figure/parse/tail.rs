//! What follows a number: the unit, half a unit, a tolerance, words after it.
//! The number itself is `scaled_number.rs`, what stands before it `mod.rs`, the other end of a range `range.rs`.

use super::super::bound::Qualifier;
use super::super::cursor::{Cursor, is_han, is_latin};
use super::super::language::{WordList, WordPlace, is_plural};
use super::super::number::Number;
use super::super::numeral::{Sense, UnitBoundary, is_number_word, past_of_one, unit_at};
use super::super::scale::match_scale;
use super::super::unit::{self, UnitId, is_code};
use super::error::FigureError;
use super::range::{read_between, read_upper};
use super::scaled_number::{ScaledNumber, read_scaled_number, strength};
use super::tolerance;
use super::{FigureContext, Head, Parts, UnitSpot, match_qualifier, read_numeral, unit_of_symbol};

/// The other end of a range, the unit, and the words after it. `number` is where the amount was read.
pub(super) fn read_tail<'a>(
    head: Head,
    amount: ScaledNumber,
    number: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Result<Parts<'a>, FigureError> {
    let mut lower = head.signed(amount);
    let in_digits = number.peek().is_some_and(|c| c.is_ascii_digit());
    let mut parts = Parts {
        in_digits,
        number: number.at,
        after: Cursor {
            at: lower.end,
            ..number
        },
        qualifiers: head.qualifiers,
        unit: lower.unit.take(),
        unit_start: None,
        several: lower.numeral.several,
        upper: None,
        lower: lower.numeral,
    };
    parts.upper = parts.lower.upper.take();
    parts.qualifiers.append(&mut lower.qualifiers);
    let range = matches!(parts.lower.sense, Sense::Number | Sense::Share);
    parts.take_unit(context)?;
    if parts.after.rest().is_empty() {
        // Nothing more to take, and there is much to look for.
        parts.end();
        return Ok(parts);
    }
    if parts.upper.is_none() {
        parts.take_below_zero(context);
        parts.take_coins(context);
        parts.take_smaller_units(context)?;
        parts.take_half(context);
    }
    if parts.upper.is_none() && range && parts.take_tolerance(context)? {
        // Taken.
    } else if range
        && let Some(mut upper) = read_upper(parts.after, head.opened, parts.unit_before(), context)?
    {
        // 五六十到七八十 goes from the lowest to the highest.
        parts.upper = None;
        parts.take_frost(number, &mut upper)?;
        if parts.may_share_power(&upper) || parts.may_share_thousands(&upper) {
            return Err(FigureError::shared_thousands(number, upper.end));
        }
        parts.take_upper(upper, context)?;
    } else if parts.upper.is_none()
        && range
        && let Some((upper, end)) = read_between(parts.after, parts.unit_before(), context)
    {
        parts.take_upper(upper, context)?;
        parts.after.at = parts.after.at.max(end);
    } else if parts.upper.is_none()
        && range
        && let Some(upper) = parts.read_neighbour(context)
    {
        parts.take_upper(upper, context)?;
    }
    parts.take_words(context)?;
    parts.end();
    Ok(parts)
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

/// Words behind a comma that bound the number before it and end their clause: `300 boats, if not more`.
fn afterthought<'a>(
    cursor: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Option<(Qualifier, Cursor<'a>)> {
    let start = cursor.past(",")?.past_blanks();
    let known = start.past_any(WordList::Afterthought).is_some();
    let (word, after) = match_qualifier(start, WordPlace::After, context).filter(|_| known)?;
    let ends = after.peek().is_none_or(|c| !c.is_alphanumeric());
    let goes_on = after
        .past_blanks()
        .peek()
        .is_some_and(char::is_alphanumeric);
    (ends && !goes_on).then_some((word, after))
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

/// What brackets say of the number before a bound behind them: 90吨（不含）以下, 3吨（含3吨）以上. What stands in them besides is
/// the number again.
fn bracketed_bound<'a>(
    cursor: Cursor<'a>,
    number: usize,
    context: &FigureContext<'_>,
) -> Option<(Qualifier, Cursor<'a>)> {
    let open = cursor.past("(")?;
    let excluding = open.past_any(WordList::Excluding);
    let inner = excluding.or_else(|| open.past_any(WordList::Including))?;
    let written = cursor.text.get(number..cursor.at)?;
    let closed = inner.past(written).unwrap_or(inner).past(")")?;
    let (word, after) = match_qualifier(closed, WordPlace::After, context)?;
    let word = match (word, excluding.is_some()) {
        (Qualifier::AtLeast, true) => Qualifier::Over,
        (Qualifier::AtMost, true) => Qualifier::Under,
        (word @ (Qualifier::AtLeast | Qualifier::AtMost), false) => word,
        _ => return None,
    };
    Some((word, after))
}

/// Whether 两 stands as a unit right before another one: in 三两吨 nobody knows which is meant.
fn is_doubtful_tael(start: Cursor<'_>, end: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let written = start.text.get(start.at..end.at);
    let tael = written.is_some_and(|written| WordList::Tael.has(written));
    let measure = context.units.match_at(end.rest()).is_some_and(|found| {
        let mut units = found.units.iter().filter_map(|id| context.units.get(id));
        units.any(|unit| unit.dimension.is_some())
    });
    tael && measure
}

/// Whether the unit in the text is 元, which each money of Chinese writing can be counted in.
fn is_yuan(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let written = start.text.get(start.at..end.at);
    written.is_some_and(|written| WordList::MoneyWord.has(written))
}

fn is_money(spot: &UnitSpot, context: &FigureContext<'_>) -> bool {
    let mut units = spot
        .candidates
        .iter()
        .filter_map(|id| context.units.get(id));
    units.any(unit::is_money)
}

/// Whether English words after a number belong to the next one: `12 boats and over 20 barges`.
fn begins_another(word: Cursor<'_>, after: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let next = after.past_blanks();
    let number = || {
        let stop = UnitBoundary {
            units: context.units,
            unit_given: false,
        };
        next.at > after.at && matches!(read_numeral(next, stop), Ok(Some(_)))
    };
    // `5 books and more pens`, but `5 books and more across the country`.
    let thing = || {
        let latin = next.at > after.at && word.past_any(WordList::And).is_some();
        let length = next
            .rest()
            .find(|c| !is_latin(c))
            .unwrap_or(next.rest().len());
        let follower = next.rest().get(..length).unwrap_or_default();
        let plural = is_plural(follower);
        latin && plural
    };
    // `12 boats and under the bridge 3 more`
    let place = || {
        let follower = next.latin_word();
        let goes_on = follower.is_some_and(|(word, _)| !WordList::Predicate.has(&word));
        word.past_any(WordList::LooseBound).is_some() && goes_on
    };
    word.peek().is_some_and(is_latin)
        && (place() || next.past_any(WordList::Than).is_some() || number() || thing())
}

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

    /// What a plural says of its number goes to the words around it.
    fn end(&mut self) {
        if self.several {
            self.qualifiers.push(Qualifier::Several);
        }
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
        if self.ends_before(start, end, context) {
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
        Ok(true)
    }

    /// Takes a scale word that stands behind the code or the sign of a currency: `75 USD million`.
    fn take_scale_behind(&mut self, symbol: &str, context: &FigureContext<'_>) {
        let capitals = symbol.chars().all(|c| c.is_ascii_uppercase());
        let code = symbol.len() == 3 && capitals
            || symbol.ends_with('$')
            || symbol == "€"
            || symbol == "£";
        let start = self.after.past_blanks();
        let word = start.latin_word().filter(|(word, _)| word.len() > 1);
        let plain = self.lower.digits.exponent == 0 && self.upper.is_none();
        let is_of_money = |unit| is_money(unit, context);
        if !(code && plain && word.is_some())
            || start.at == self.after.at
            || !self.unit.as_ref().is_some_and(is_of_money)
        {
            return;
        }
        if let Some((exponent, end)) = match_scale(start)
            && let Ok(scaled) = self.lower.clone().scaled(exponent)
        {
            self.lower = scaled;
            self.after = end;
        }
    }

    /// Takes the code of a currency with a letter before it that scales the amount: `120 MEUR`.
    fn take_scaled_code(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
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
        let plain = self.unit.is_none() && self.upper.is_none() && self.lower.digits.exponent == 0;
        let Some((unit, scaled)) = found.filter(|_| apart && plain) else {
            return false;
        };
        self.lower = scaled;
        (self.unit, self.unit_start) = (Some(unit), Some(start.at));
        self.after = start.plus(length);
        true
    }

    /// Takes a measure of which a part is meant: `a quarter of a litre`, `half of one percent`, `a quarter-tonne`. Of
    /// things that are counted it is a share.
    fn take_measure(&mut self, context: &FigureContext<'_>) -> bool {
        let digits = &self.lower.digits;
        let slashed = self.in_digits && digits.parts > 1;
        let written = !self.in_digits || slashed;
        let below_one = digits.size() < Number::ONE && digits.exponent == 0 && written;
        let named = self.lower.sense == Sense::Share || digits.decimals == 1 || slashed;
        if !below_one || !named || self.upper.is_some() || self.unit_start.is_some() {
            return false;
        }
        let share = self.lower.sense == Sense::Share;
        let hyphened = || {
            let word = self.after.past("-").filter(|_| share);
            word.filter(|word| word.peek().is_some_and(is_latin))
        };
        // 三分之一吨
        let directly = || {
            let before = self.after.text.get(..self.after.at).unwrap_or_default();
            let joined = before.ends_with(is_han) && self.after.peek().is_some_and(is_han);
            Some(self.after).filter(|_| share && joined)
        };
        // `one-half percent`, `three quarters mile`, but `a third mile`
        let counted = || {
            let before = self.after.text.get(..self.after.at).unwrap_or_default();
            let mut words = before.rsplit(|c: char| c.is_whitespace() || c == '-');
            let count = words.nth(1).is_some_and(is_number_word);
            let next = self.after.past_blanks();
            let word = next.at > self.after.at && next.peek().is_some_and(is_latin);
            Some(next).filter(|_| share && count && word)
        };
        let start = past_of_one(self.after)
            .or_else(hyphened)
            .or_else(directly)
            .or_else(counted);
        let Some(start) = start else {
            return false;
        };
        let found = context.units.match_at(start.rest()).filter(|found| {
            let mut units = found.units.iter().filter_map(|id| context.units.get(id));
            units.all(|unit| unit.dimension.is_some())
        });
        let Some(found) = found else {
            return false;
        };
        let end = start.plus(found.length);
        self.lower.sense = Sense::Number;
        self.unit = Some(UnitSpot {
            candidates: found.units,
            start: start.at,
            end: end.at,
        });
        (self.unit_start, self.after) = (Some(start.at), end);
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
            self.after.past_blanks()
        }
    }

    /// Takes the half that follows a unit: 两吨半, `two miles and a half`. Half a thing that is counted is another word
    /// in most places (两艘半潜船), so that it stands at the end there.
    fn take_half(&mut self, context: &FigureContext<'_>) {
        let whole = || {
            let mut units = self.unit.iter().flat_map(|unit| &unit.candidates);
            units.any(|id| context.units.get(id).is_some_and(|unit| unit.whole))
        };
        let blank = self.after.past_blanks();
        let words = blank.past_any(WordList::And).map(Cursor::past_blanks);
        let half = self.after.past_any(WordList::Half);
        let half = half.or_else(|| words?.past_any(WordList::AHalf));
        let Some(half) = half.filter(|_| self.unit_start.is_some()) else {
            return;
        };
        // 两杯半水
        let halved = || {
            let unit = self.unit.as_ref();
            unit.is_some_and(|unit| WordList::HalvedCounter.has(unit.written(half.text)))
        };
        let goes_on = half.peek().is_some_and(|c| {
            let word = WordList::HalfWordEnd.holds(c);
            let compound = || WordList::HalfCompound.holds(c) || !halved();
            word || c.is_alphabetic() && whole() && compound()
        });
        if !goes_on && self.lower.digits.is_plain_integer() {
            self.lower.digits = self.lower.digits.and_half();
            self.after = half;
        }
    }

    /// Takes a tolerance: `120 ± 3 t`. It is in the unit of the number, and a scale word after it is meant for both.
    fn take_tolerance(&mut self, context: &FigureContext<'_>) -> Result<bool, FigureError> {
        let start = self.after;
        let Some(sign) = tolerance::sign(start) else {
            return Ok(false);
        };
        let Some(mut by) = read_scaled_number(sign, self.unit_before().cloned(), context)? else {
            return Ok(false);
        };
        self.after.at = by.end;
        let alone = self.unit_start.is_none() && !self.lower.has_exponent;
        let scale = by.numeral.digits.exponent;
        if alone && self.lower.digits.exponent == 0 && !by.numeral.has_exponent {
            self.lower.digits.exponent = scale;
        }
        let not_understood = |end| FigureError::open_bound(start, end);
        self.unit = by.unit.take().or(self.unit.take());
        self.take_unit(context)
            .map_err(|_| not_understood(self.after))?;
        let plain = by.qualifiers.is_empty() && by.numeral.upper.is_none();
        let ends = tolerance::ends(&self.lower.digits, &by.numeral.digits).filter(|_| plain);
        let (lower, upper) = ends.ok_or_else(|| not_understood(self.after))?;
        self.lower.digits = lower;
        self.upper = Some(upper);
        Ok(true)
    }

    /// Takes words after the number, and the unit if it stands between them.
    /// Takes words that say that the number is one below zero: `2 degrees below zero`. Neither money nor things are told so.
    fn take_below_zero(&mut self, context: &FigureContext<'_>) {
        let after = self.after.past_blanks().past_any(WordList::BelowZeroBehind);
        let Some(after) = after else {
            return;
        };
        let counted = self.unit.as_ref().is_some_and(|spot| {
            let mut units = spot
                .candidates
                .iter()
                .filter_map(|id| context.units.get(id));
            is_money(spot, context) || units.any(|unit| unit.whole)
        });
        let positive = !self.lower.digits.negative && self.lower.digits.size() > Number::ZERO;
        if positive && !counted {
            self.lower.digits.negative = true;
            self.after = after;
        }
    }

    fn take_words(&mut self, context: &FigureContext<'_>) -> Result<(), FigureError> {
        loop {
            let next = self.after.past_blanks();
            if let Some((word, after)) = match_qualifier(next, WordPlace::After, context)
                && !begins_another(next, after, context)
            {
                self.qualifiers.push(word);
                self.after = after;
            } else if self.unit_start.is_none() && self.take_unit(context)? {
                // Taken.
            } else if let Some((word, after)) = afterthought(self.after, context) {
                self.qualifiers.push(word);
                self.after = after;
            } else if let Some((word, after)) =
                strength(self.after).filter(|_| self.unit_start.is_some() || self.is_share())
            {
                self.qualifiers.push(word);
                self.after = after;
            } else if let Some((word, after)) = bracketed_bound(self.after, self.number, context) {
                self.qualifiers.push(word);
                self.after = after;
            } else if let Some(after) = self.and_some_after_unit(next, context) {
                self.qualifiers
                    .push(Qualifier::AndSome { after_scale: true });
                self.after = after;
            } else {
                return Ok(());
            }
        }
    }

    /// 三分之二, without anything bounding it.
    fn is_share(&self) -> bool {
        let share = self.lower.sense == Sense::Share;
        share && self.upper.is_none() && self.qualifiers.is_empty()
    }

    fn and_some_after_unit(
        &self,
        cursor: Cursor<'c>,
        context: &FigureContext<'_>,
    ) -> Option<Cursor<'c>> {
        self.unit_start?;
        match match_qualifier(cursor, WordPlace::Inside, context)? {
            // 一米几, but not 一种几乎 and 一个几百万的
            (Qualifier::AndSome { .. }, after) => {
                let vague = cursor.peek().is_some_and(|c| WordList::VagueDigit.holds(c));
                (!vague || !after.peek().is_some_and(is_han)).then_some(after)
            }
            _ => None,
        }
    }
}
