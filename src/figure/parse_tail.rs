//! The number with what follows it: 余 and scale words, the other end of a range, the unit, words after it.
//! What stands before the number is `parse.rs`.

use super::bound::Qualifier;
use super::cursor::{Cursor, is_latin};
use super::number::Number;
use super::numeral::{Numeral, Stop, match_scale};
use super::parse::{
    FigureContext, Head, Parts, UnitSpot, match_qualifier, numeral_error, read_numeral, read_sign,
    unit_of_symbol,
};
use super::parse_error::FigureError;
use super::readings::WordPlace;

/// A number with its scale words and the words between them.
pub(super) struct Amount {
    pub(super) numeral: Numeral,
    qualifiers: Vec<Qualifier>,
    unit: Option<UnitSpot>,
    end: usize,
}

/// Reads a number, 余 and the like, and scale words, when a number stands here.
pub(super) fn read_amount(
    cursor: Cursor<'_>,
    unit: Option<UnitSpot>,
    context: &FigureContext<'_>,
) -> Result<Option<Amount>, FigureError> {
    let stop = Stop {
        units: context.units,
        unit_given: unit.is_some(),
    };
    let Some((numeral, mut at)) = read_numeral(cursor, stop)? else {
        return Ok(None);
    };
    let mut amount = Amount {
        numeral,
        qualifiers: Vec::new(),
        unit,
        end: at.at,
    };
    if amount.numeral.share && amount.unit.is_none() {
        amount.unit = unit_of_symbol("倍", cursor, at, context);
    }
    loop {
        let next = at.past_blanks();
        if let Some((word, after)) = match_qualifier(next, WordPlace::Inside, context) {
            amount.add_word(word);
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
    Ok(Some(amount))
}

impl Amount {
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

    fn scale_at<'a>(&self, cursor: Cursor<'a>, stop: Stop<'_>) -> Option<(i32, Cursor<'a>)> {
        if self.numeral.has_exponent {
            return None;
        }
        let (exponent, after) = match_scale(cursor)?;
        (!stop.is_unit(cursor, after.at - cursor.at)).then_some((exponent, after))
    }

    /// 成, a tenth: 三成 is 30%, 三成五 is 35%.
    fn tenths_at<'a>(
        &mut self,
        cursor: Cursor<'a>,
        stop: Stop<'_>,
        context: &FigureContext<'_>,
    ) -> Option<Cursor<'a>> {
        if self.unit.is_some() || self.numeral.digits.exponent != 0 {
            return None;
        }
        let after = cursor.past("成")?;
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
        // A single digit after it counts hundredths.
        let Ok(Some((hundredths, end))) = read_numeral(after, stop) else {
            return Some(after);
        };
        let digits = &mut self.numeral.digits;
        let single =
            hundredths.digits.is_plain_integer() && hundredths.digits.coefficient < 10.into();
        if !single || digits.decimals > 0 {
            return Some(after);
        }
        digits.coefficient = &digits.coefficient * 10 + hundredths.digits.coefficient;
        digits.decimals = 1;
        Some(end)
    }
}

/// The other end of a range, the unit, and the words after it. `number` is where the amount was read.
pub(super) fn read_tail<'a>(
    head: Head,
    amount: Amount,
    number: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Result<Parts<'a>, FigureError> {
    let mut lower = head.signed(amount);
    let mut parts = Parts {
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
    parts.take_unit(context)?;
    if parts.upper.is_none() {
        parts.take_smaller_unit(context)?;
    }
    if parts.upper.is_none()
        && let Some(upper) = read_upper(parts.after, head.opened, parts.unit.as_ref(), context)?
    {
        parts.take_upper(upper, context)?;
    }
    parts.take_words(context)?;
    if parts.several {
        parts.qualifiers.push(Qualifier::Several);
    }
    Ok(parts)
}

const SEPARATORS: [&str; 11] = ["–", "——", "—", "―", "~", "〜", "-", "‑", "至", "到", "to"];

/// A separator and the amount after it.
fn read_upper(
    cursor: Cursor<'_>,
    opened: bool,
    unit: Option<&UnitSpot>,
    context: &FigureContext<'_>,
) -> Result<Option<Amount>, FigureError> {
    let next = cursor.past_blanks();
    let joined: &[&str] = if opened { &["and", "和"] } else { &[] };
    let Some(after) = SEPARATORS
        .iter()
        .chain(joined)
        .find_map(|word| next.past(word))
    else {
        return Ok(None);
    };
    let mut at = after.past_blanks();
    let mut negative = false;
    if let Some((minus, after)) = read_sign(at) {
        negative = minus;
        at = after.past_blanks();
    }
    // `$3–$5m` and 百分之五到百分之十 repeat what stands before the number.
    if let Some(found) = context.units.match_at(at.rest()).filter(|_| unit.is_some()) {
        at = at.plus(found.length).past_blanks();
    } else if let Some(after) = at.past("百分之").filter(|_| unit.is_some()) {
        at = after;
    }
    let Some(mut amount) = read_amount(at, unit.cloned(), context)? else {
        return Ok(None);
    };
    amount.numeral.digits.negative = negative;
    Ok(Some(amount))
}

impl<'c> Parts<'c> {
    /// Takes the unit that stands here, if any; it must not contradict the one before the number.
    fn take_unit(&mut self, context: &FigureContext<'_>) -> Result<bool, FigureError> {
        if self.lower.share {
            // `one in five boats` is a share, whatever of.
            return Ok(false);
        }
        let start = self.unit_place();
        let Some(found) = context.units.match_at(start.rest()) else {
            return Ok(false);
        };
        let end = start.plus(found.length);
        let mut candidates = found.units;
        if let Some(before) = &self.unit {
            candidates.retain(|unit| before.candidates.contains(unit));
            if candidates.is_empty() {
                return Err(FigureError::two_units(start.text, (start.at, end.at)));
            }
        }
        self.unit = Some(UnitSpot {
            candidates,
            start: start.at,
            end: end.at,
        });
        self.unit_start = Some(start.at);
        self.after = end;
        Ok(true)
    }

    /// Where a unit after the number would stand: past blanks, or past the hyphen of `12-tonne`.
    fn unit_place(&self) -> Cursor<'c> {
        let hyphened = matches!(self.after.peek(), Some('-' | '‑'));
        let word = self.after.next();
        if hyphened && word.peek().is_some_and(is_latin) {
            word
        } else {
            self.after.past_blanks()
        }
    }

    /// Takes a second number in a smaller unit of the same dimension, and counts in that: `5 feet 2 inches`.
    fn take_smaller_unit(&mut self, context: &FigureContext<'_>) -> Result<(), FigureError> {
        let whole = self.lower.digits.is_plain_integer() && self.unit_start.is_some();
        let Some([larger]) = self.unit.as_ref().map(|unit| unit.candidates.as_slice()) else {
            return Ok(());
        };
        let number = self.after.past_blanks();
        if !whole || !number.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Ok(());
        }
        let stop = Stop {
            units: context.units,
            unit_given: false,
        };
        let Some((numeral, after)) = read_numeral(number, stop)? else {
            return Ok(());
        };
        let start = after.past_blanks();
        let Some(found) = context.units.match_at(start.rest()) else {
            return Ok(());
        };
        let [smaller] = found.units.as_slice() else {
            return Ok(());
        };
        let times = context.units.factor(larger, smaller);
        let Some(times) = times.filter(|times| times.is_integer() && *times > Number::ONE) else {
            return Ok(());
        };
        if numeral.digits.is_plain_integer() && numeral.digits.size() < times {
            let digits = &mut self.lower.digits;
            digits.coefficient = &digits.coefficient * times.parts().0 + numeral.digits.coefficient;
            self.after = start.plus(found.length);
            self.unit = Some(UnitSpot {
                candidates: found.units,
                start: start.at,
                end: self.after.at,
            });
        }
        Ok(())
    }

    /// Takes the upper end of a range. A scale word and a unit written once are meant for both ends (3–5万).
    fn take_upper(
        &mut self,
        upper: Amount,
        context: &FigureContext<'_>,
    ) -> Result<(), FigureError> {
        let scale = upper.numeral.digits.exponent;
        let alone = self.unit_start.is_none()
            && self.lower.digits.exponent == 0
            && !self.lower.has_exponent;
        if alone && scale > 0 && !upper.numeral.has_exponent {
            let mut scaled = self.lower.digits.clone();
            scaled.exponent = scale;
            if scaled.value() <= upper.numeral.digits.value() {
                self.lower.digits = scaled;
            }
        }
        self.after.at = upper.end;
        self.unit = upper.unit.or(self.unit.take());
        self.qualifiers.extend(upper.qualifiers);
        self.several |= upper.numeral.several;
        self.upper = Some(upper.numeral.digits);
        self.take_unit(context).map(drop)
    }

    /// Takes words after the number, and the unit if it stands between them.
    fn take_words(&mut self, context: &FigureContext<'_>) -> Result<(), FigureError> {
        loop {
            let next = self.after.past_blanks();
            if let Some((word, after)) = match_qualifier(next, WordPlace::After, context) {
                self.qualifiers.push(word);
                self.after = after;
            } else if self.unit_start.is_none() && self.take_unit(context)? {
                // Taken.
            } else if let Some(after) = self.and_some_after_unit(next, context) {
                self.qualifiers
                    .push(Qualifier::AndSome { after_scale: true });
                self.after = after;
            } else {
                return Ok(());
            }
        }
    }

    fn and_some_after_unit(
        &self,
        cursor: Cursor<'c>,
        context: &FigureContext<'_>,
    ) -> Option<Cursor<'c>> {
        self.unit_start?;
        match match_qualifier(cursor, WordPlace::Inside, context)? {
            (Qualifier::AndSome { .. }, after) => Some(after),
            _ => None,
        }
    }
}
