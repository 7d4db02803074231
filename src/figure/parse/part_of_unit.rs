//! A part of a measure: `a quarter of a litre`, `one-half percent`, 三分之一吨, and the half that follows a unit, 两吨半. Other
//! units are `unit_behind.rs`.

use super::super::cursor::{Cursor, is_han, is_latin};
use super::super::language::{NumberRole, WordList, number as number_of};
use super::super::number::Number;
use super::super::numeral::{Sense, is_number_word, past_of_one};
use super::{FigureContext, Parts, UnitSpot};

impl Parts<'_> {
    /// Takes a measure of which a part is meant: `a quarter of a litre`, `half of one percent`, `a quarter-tonne`. Of
    /// things that are counted it is a share.
    pub(super) fn take_measure(&mut self, context: &FigureContext<'_>) -> bool {
        let digits = &self.lower.digits;
        let slashed = self.in_digits && digits.parts > 1;
        // `0.3 of a percentage point`
        let pointed = self.in_digits && digits.decimals > 0 && past_of_one(self.after).is_some();
        let written = !self.in_digits || slashed || pointed;
        let below_one = digits.size() < Number::ONE && digits.exponent == 0 && written;
        let named = self.lower.sense == Sense::Share || digits.decimals == 1 || slashed || pointed;
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
        // `one-half percent`, `three quarters mile`, `a quarter mile`, but `a third mile`
        let counted = || {
            let before = self.after.text.get(..self.after.at).unwrap_or_default();
            let mut words = before.rsplit(|c: char| c.is_whitespace() || c == '-');
            let part = words.next().unwrap_or_default();
            let count = words.next().is_some_and(|word| {
                is_number_word(word)
                    || WordList::Article.has(word) && number_of(NumberRole::Ordinal, part).is_none()
            });
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

    /// Takes the half that follows a unit: 两吨半, `two miles and a half`. Half a thing that is counted is another word
    /// in most places (两艘半潜船), so that it stands at the end there.
    pub(super) fn take_half(&mut self, context: &FigureContext<'_>) {
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
}
