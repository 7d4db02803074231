//! Ranges: the sign or word between two numbers, the other end, and what stands once and is meant for both.
//! The numbers themselves are `scaled_number.rs`.

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::language::{NumberRole, WordList, number as number_of, shared_scale, word_value};
use super::super::number::Number;
use super::super::numeral::{is_number_word, is_ten, small_digit, small_number, unit_at};
use super::super::scale::{chinese_scale, is_myriad};
use super::error::FigureError;
use super::scaled_number::{ScaledNumber, read_scaled_number};
use super::{FigureContext, Parts, UnitSpot, below_zero, read_sign};

/// No two units that one range is told in are further apart than so many powers of ten.
const FURTHEST_POWER: i32 = 9;
/// No scale word has more bytes.
const LONGEST_SCALE: usize = 32;
/// An end whose thousands stand once is no more than so many times as much as the other.
const NEAR_THOUSANDS: i64 = 2000;

/// A separator and the amount after it. A word opened the range, or words bound its lower end.
pub(super) fn read_upper(
    cursor: Cursor<'_>,
    opened: bool,
    bounded: bool,
    unit: Option<&UnitSpot>,
    context: &FigureContext<'_>,
) -> Result<Option<ScaledNumber>, FigureError> {
    let next = cursor.past_blanks();
    let next = next.past_any(WordList::Inclusive).unwrap_or(next);
    if !(next.may_be_at(WordList::RangeSeparator) || opened) {
        return Ok(None);
    }
    let joints = WordList::RangeJoint.words().iter().filter(|_| opened);
    let Some(after) = WordList::RangeSeparator
        .words()
        .iter()
        .chain(joints)
        .find_map(|word| {
            let after = next.past(word)?;
            let fits = !WordList::UpTo.has(word) || unit.is_none() && number_alone(cursor);
            fits.then_some(after)
        })
    else {
        return Ok(None);
    };
    // 七成到八成 says 成 of each end.
    let unit = unit.filter(|unit| {
        let written = unit.written(cursor.text);
        !WordList::Tenths.has(written) && !WordList::Discount.has(written)
    });
    let end = after.past_blanks();
    // What bounds the lower end goes on to the upper one: `at least 5 to at most 10`.
    let limit = end.past_any(WordList::UpperLimit).filter(|_| !bounded);
    read_other_end(limit.map_or(end, Cursor::past_blanks), unit, context)
}

/// The other end of a range that 之间 closes: 20和30之间; and the place after it.
pub(super) fn read_between(
    cursor: Cursor<'_>,
    unit: Option<&UnitSpot>,
    context: &FigureContext<'_>,
) -> Option<(ScaledNumber, usize)> {
    let next = cursor.past_blanks();
    let after = next.past_any(WordList::BetweenJoint)?;
    let Ok(Some(upper)) = read_other_end(after.past_blanks(), unit, context) else {
        return None;
    };
    let end = Cursor {
        at: upper.end,
        ..cursor
    };
    let symbol = unit_at(end.past_blanks(), context.units);
    let measured = symbol.map_or(end, |found| end.past_blanks().plus(found.length));
    let closed = end
        .past_blanks()
        .past_any(WordList::BetweenEnd)
        .or_else(|| measured.past_blanks().past_any(WordList::BetweenEnd));
    closed.map(|closed| (upper, closed.at))
}

/// Whether nothing but a number stands before: `from 200 up to 300 boats`; `5 t up to 5 miles away` goes on.
fn number_alone(cursor: Cursor<'_>) -> bool {
    let before = cursor.text.get(..cursor.at).unwrap_or_default();
    let word = before.rsplit(char::is_whitespace).next();
    let word = word.and_then(|word| word.rsplit('-').next());
    before.ends_with(|c: char| c.is_ascii_digit()) || word.is_some_and(is_number_word)
}

/// The amount at the other end of a range, with its sign and what is repeated before it.
fn read_other_end(
    cursor: Cursor<'_>,
    unit: Option<&UnitSpot>,
    context: &FigureContext<'_>,
) -> Result<Option<ScaledNumber>, FigureError> {
    let mut at = cursor;
    let mut negative = false;
    let sign = below_zero(at).map(|after| (true, after));
    // `minus 3 to plus 4 degrees`
    let plus = || at.past_any(WordList::PlusWord).map(|after| (false, after));
    if let Some((minus, after)) = sign.or_else(|| read_sign(at)).or_else(plus) {
        negative = minus;
        at = after.past_blanks();
    }
    // `$3–$5m` and 百分之五到百分之十 repeat what stands before the number.
    if let (Some(found), Some(own)) = (context.units.match_before(at.rest()), unit) {
        // `between $5 and €6.50`
        if !found.units.iter().any(|unit| own.candidates.contains(unit)) {
            let end = at.at + found.length;
            return Err(FigureError::two_units(at.text, at.at, end));
        }
        at = at.plus(found.length).past_blanks();
    } else if let Some(after) = at.past_any(WordList::Hundredths).filter(|_| unit.is_some()) {
        at = after;
    }
    let Some(mut amount) = read_scaled_number(at, unit.cloned(), context)? else {
        return Ok(None);
    };
    amount.numeral.digits.negative = negative;
    Ok(Some(amount))
}

impl Parts<'_> {
    /// Takes the upper end of a range. A scale word and a unit written once are meant for both ends (3–5万).
    pub(super) fn take_upper(
        &mut self,
        upper: ScaledNumber,
        context: &FigureContext<'_>,
    ) -> Result<(), FigureError> {
        if let Some(scaled) = self.in_scale_of(&upper) {
            self.lower.digits = scaled;
        }
        self.after.at = upper.end;
        // 五百到七八百
        let last = upper.numeral.upper.unwrap_or(upper.numeral.digits);
        self.take_unit_of_upper(context);
        self.qualifiers.extend(upper.qualifiers);
        self.several |= upper.numeral.several;
        self.unit = upper.unit.or(self.unit.take());
        self.upper = Some(last);
        self.take_unit(context).map(drop)
    }

    /// 零下3至5度: what stands once before both ends makes both negative, and the greater size is the lower of them.
    pub(super) fn take_frost(
        &mut self,
        number: Cursor<'_>,
        upper: &mut ScaledNumber,
    ) -> Result<(), FigureError> {
        let before = number.text.get(..number.at).unwrap_or_default();
        let frost = WordList::BelowZero.ending(before.trim_end()).is_some();
        if !frost || self.lower.upper.is_some() || upper.numeral.upper.is_some() {
            return Ok(());
        }
        let (own, other) = (&mut self.lower.digits, &mut upper.numeral.digits);
        if !other.negative {
            if self.unit_start.is_some() {
                // 零下8度到3度
                return Ok(());
            }
            if other.size() <= own.size() {
                let end = number.plus(upper.end.saturating_sub(number.at));
                return Err(FigureError::open_bound(number, end));
            }
            other.negative = true;
        }
        if other.size() > own.size() {
            std::mem::swap(own, other);
        }
        Ok(())
    }

    /// What of the upper end may be meant for both.
    pub(super) fn shared(&self, upper: &ScaledNumber) -> Option<&'static str> {
        if self.may_share_power(upper) {
            return Some("the power of ten of the second");
        }
        if self.may_share_thousands(upper) {
            return Some("the thousands of the second");
        }
        if self.may_share_digits(upper) {
            return Some("what stands before the last digit of the first");
        }
        self.may_share_tens(upper)
            .then_some("the tens of the second")
    }

    /// Whether the power of the upper end may be meant for both: `1–2 × 10^3`.
    fn may_share_power(&self, upper: &ScaledNumber) -> bool {
        let own = &self.lower;
        let other = &upper.numeral.digits;
        let power = upper.numeral.has_exponent && other.exponent != 0;
        let alone = !own.has_exponent && own.digits.exponent == 0 && self.unit_start.is_none();
        // `325–1e4` rises from what is written.
        let rises = &own.digits.value() * &other.scale() <= other.value();
        power && alone && rises
    }

    /// Whether the thousands of the upper end may be meant for both: `110–120,000`. From `1–1,000` on it rises.
    fn may_share_thousands(&self, upper: &ScaledNumber) -> bool {
        let (own, other) = (&self.lower.digits, &upper.numeral.digits);
        let text = self.after.text.get(self.after.at..upper.end);
        // `1 to 5,000 hands` rises, `5 to 6,000 boats` hardly.
        let near = || other.value() <= &own.value() * &Number::from(NEAR_THOUSANDS);
        let grouped = text.is_some_and(|text| {
            let dashed = !text.contains(|c: char| c.is_alphabetic());
            (dashed || near()) && text.trim_end().ends_with(",000")
        });
        let plain = own.is_plain_integer() && other.is_plain_integer() && !own.negative;
        let thousand = Number::from(1000);
        let small = own.value() < thousand && own.value() > Number::ZERO;
        grouped && plain && small && &own.value() * &thousand < other.value()
    }

    /// Whether the upper end may leave out digits that stand in the lower one: 45-6万, which is hardly from 45 on.
    fn may_share_digits(&self, upper: &ScaledNumber) -> bool {
        let (own, other) = (&self.lower.digits, &upper.numeral.digits);
        let written = self.after.text.get(self.after.at..upper.end);
        let dashed =
            written.is_some_and(|text| text.trim_start().starts_with(['-', '–', '~', '～', '—']));
        let alone = self.unit_start.is_none() && own.is_plain_integer() && !own.negative;
        let last = own.coefficient.to_string();
        let left_out = other.coefficient.to_string();
        let tail = last
            .len()
            .checked_sub(left_out.len())
            .filter(|len| *len > 0);
        // 500～1万 rises.
        let rises = tail
            .and_then(|len| last.get(len..))
            .is_some_and(|tail| tail < left_out.as_str() && tail.contains(|c| c != '0'));
        let fewer = other.exponent > 0 && other.decimals == 0 && rises;
        dashed && alone && fewer && self.in_digits && !upper.numeral.has_exponent
    }

    /// Whether the tens of the upper end may be meant for both: 三至五十万.
    fn may_share_tens(&self, upper: &ScaledNumber) -> bool {
        let own = &self.lower.digits;
        let written = self.after.text.get(self.after.at..upper.end);
        let tens = written.is_some_and(|written| {
            let mut rest = written.trim_end().chars().rev();
            let mut scales = rest.by_ref().take_while(|c| chinese_scale(*c).is_some());
            let first = scales.next().is_some_and(is_myriad);
            first
                && scales
                    .next()
                    .is_some_and(|c| is_ten(c) && scales.next().is_none())
        });
        let rises = || &own.value() * &Number::from(10) < upper.numeral.digits.value();
        tens && own.is_plain_integer()
            && !self.in_digits
            && own.size() < Number::from(10)
            && rises()
    }

    /// Counts the lower end in the unit of the upper one, where the two differ by a power of ten: `900 g to 1.2 kg`.
    fn take_unit_of_upper(&mut self, context: &FigureContext<'_>) {
        let own = self.unit.as_ref().filter(|_| self.unit_start.is_some());
        let found = unit_at(self.after.past_blanks(), context.units);
        let Some((own, other)) = own.zip(found) else {
            return;
        };
        let same = |unit| own.candidates.contains(unit);
        if other.units.iter().any(same) {
            return;
        }
        // `20° to 25°C`
        let (degree, written) = (
            own.written(self.after.text),
            self.after.past_blanks().rest(),
        );
        let scale = written.get(..other.length).unwrap_or_default();
        if WordList::DegreeSign.has(degree) && scale.contains(|c| WordList::ScaledDegree.holds(c)) {
            (self.unit, self.unit_start) = (None, None);
            return;
        }
        let mut pairs = own.candidates.iter().flat_map(|unit| {
            let others = other.units.iter();
            others.filter_map(move |to| context.units.factor(unit, to))
        });
        let power = pairs.find_map(|factor| {
            let mut powers = -FURTHEST_POWER..=FURTHEST_POWER;
            powers.find(|power| Number::power_of_ten(*power) == factor)
        });
        if let Some(power) = power {
            self.lower.digits.exponent += power;
            (self.unit, self.unit_start) = (None, None);
        }
    }

    /// The lower end with the scale word that stands once, after the upper end, and is meant for both: `3–5 million`,
    /// `two to three hundred`, 三至五百.
    fn in_scale_of(&self, upper: &ScaledNumber) -> Option<Digits> {
        let (own, other) = (&self.lower.digits, &upper.numeral.digits);
        let alone = self.unit_start.is_none() && own.exponent == 0 && !self.lower.has_exponent;
        if !alone || upper.numeral.has_exponent {
            return None;
        }
        if let Some(scaled) = self.in_all_scales_of(upper) {
            return Some(scaled);
        }
        if other.exponent > 0 {
            let scaled = Digits {
                exponent: other.exponent,
                ..own.clone()
            };
            return (scaled.value() <= other.value()).then_some(scaled);
        }
        let text = self.after.text;
        // `1 to 2 dozen`, but `3 to five hundred` may rise.
        let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let alike = !self.in_digits || text.get(self.after.at..upper.end).is_some_and(digits);
        let plain = own.is_plain_integer() && other.is_plain_integer() && alike;
        (plain && !own.negative).then_some(())?;
        let from = text.ceil_char_boundary(upper.end.saturating_sub(LONGEST_SCALE));
        let times = shared_scale(&text.get(from..upper.end)?.to_lowercase())?;
        let scaled = Digits::integer(&own.coefficient * times);
        (scaled.value() < other.value()).then_some(scaled)
    }

    /// The same where several scale words stand behind the one number before them: `two to three hundred thousand`, 三至五百万.
    fn in_all_scales_of(&self, upper: &ScaledNumber) -> Option<Digits> {
        let own = &self.lower.digits;
        let plain = own.is_plain_integer() && !own.negative && !self.in_digits;
        let written = self.after.text.get(self.after.at..upper.end)?;
        let exponent = scales_behind_one(written).filter(|_| plain)?;
        let scaled = Digits {
            exponent,
            ..own.clone()
        };
        let fits = upper.numeral.upper.is_none() && scaled.value() < upper.numeral.digits.value();
        fits.then_some(scaled)
    }

    /// The other of two neighbouring numbers of which one or the other is meant: `two or three`, `200 or 300`. Others
    /// are two numbers.
    pub(super) fn read_neighbour(&self, context: &FigureContext<'_>) -> Option<ScaledNumber> {
        let next = self.after.past_blanks();
        let joined = next.past_any(WordList::RangeChoice);
        let after = joined.filter(|_| self.unit_start.is_none() && !self.several)?;
        let Ok(Some(upper)) = read_other_end(after.past_blanks(), self.unit_before(), context)
        else {
            return None;
        };
        let high = &upper.numeral.digits;
        let scaled = self.in_scale_of(&upper);
        let low = scaled.as_ref().unwrap_or(&self.lower.digits);
        let (gap, step) = (&high.value() - &low.value(), low.last_significant());
        let next_one = gap == step && high.last_significant() >= step;
        // `fifteen or twenty`: who writes words guesses.
        let near = !self.in_digits && gap > Number::ZERO && gap <= low.value();
        let whole = low.parts == 1 && high.parts == 1 && upper.numeral.upper.is_none();
        let positive = !low.negative && low.value() > Number::ZERO;
        Some(upper).filter(|_| whole && positive && (next_one || near))
    }
}

/// What the scale words come to, as a power of ten, that a text ends with behind a single number word, where they are several.
fn scales_behind_one(written: &str) -> Option<i32> {
    let written = written.trim_end();
    let characters = written.chars().rev();
    let scales: Vec<i32> = characters.clone().map_while(chinese_scale).collect();
    let (powers, alone) = if scales.is_empty() {
        let words = || written.rsplit(|c: char| !c.is_alphabetic());
        let scales: Vec<i32> = words().map_while(power_of_scale).collect();
        let mut before = words().skip(scales.len());
        let one = before
            .next()
            .is_some_and(|word| small_number(word).is_some());
        (scales, one && !before.next().is_some_and(is_number_word))
    } else {
        let mut before = characters.skip(scales.len());
        let one = before.next().and_then(small_digit).is_some();
        (scales, one && before.next().and_then(small_digit).is_none())
    };
    (alone && powers.len() > 1).then(|| powers.iter().sum())
}

/// The power of ten of a scale word: `hundred`, `million`.
fn power_of_scale(word: &str) -> Option<i32> {
    let word = word.to_ascii_lowercase();
    let hundred = number_of(NumberRole::Times, &word) == Some(100);
    let scale = || i32::try_from(word_value(NumberRole::Scale, &word)?.power).ok();
    if hundred { Some(2) } else { scale() }
}
