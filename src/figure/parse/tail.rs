//! What follows a number, in its order: the unit (`unit_behind.rs`, `part_of_unit.rs`), a tolerance, the other end of a range,
//! words (`words_behind.rs`). The number itself is `scaled_number.rs`, what stands before it `mod.rs`.

use super::super::bound::Qualifier;
use super::super::cursor::Cursor;
use super::super::numeral::Sense;
use super::error::FigureError;
use super::range::{read_between, read_upper};
use super::scaled_number::{ScaledNumber, read_scaled_number};
use super::tolerance;
use super::{FigureContext, Head, Parts};

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
    if range {
        parts.take_other_end(number, head.opened, context)?;
    }
    parts.take_words(context)?;
    parts.end();
    Ok(parts)
}

impl Parts<'_> {
    /// Takes a tolerance, or the other end of a range. `number` is where the amount was read; `opened` says that a word opens
    /// the range.
    fn take_other_end(
        &mut self,
        number: Cursor<'_>,
        opened: bool,
        context: &FigureContext<'_>,
    ) -> Result<(), FigureError> {
        if self.upper.is_none() && self.take_tolerance(context)? {
            return Ok(());
        }
        let (bounded, unit) = (!self.qualifiers.is_empty(), self.unit_before());
        if let Some(mut upper) = read_upper(self.after, opened, bounded, unit, context)? {
            // 五六十到七八十 goes from the lowest to the highest.
            self.upper = None;
            self.take_frost(number, &mut upper)?;
            if let Some(what) = self.shared(&upper) {
                return Err(FigureError::shared(number, upper.end, what));
            }
            self.take_upper(upper, context)?;
            // `10 to 15 lb 4 oz`
            if let Some(end) = self.smaller_behind(context)? {
                return Err(FigureError::in_two_units(number, end));
            }
            return self.take_parts_of_upper(context);
        }
        if self.upper.is_some() {
            return Ok(());
        }
        if let Some((upper, end)) = read_between(self.after, self.unit_before(), context) {
            self.take_upper(upper, context)?;
            self.after.at = self.after.at.max(end);
        } else if let Some(upper) = self.read_neighbour(context) {
            self.take_upper(upper, context)?;
        }
        Ok(())
    }

    /// What a plural says of its number goes to the words around it.
    fn end(&mut self) {
        if self.several {
            self.qualifiers.push(Qualifier::Several);
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
}
