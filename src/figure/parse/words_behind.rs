//! Words behind a number and its unit: what bounds it (`300 boats or more`, 90吨（不含）以下), also behind a comma, and what says
//! that it is below zero. Which words bound is a table of the language; those before the number are `bounding.rs`.

use super::super::bound::Qualifier;
use super::super::cursor::{Cursor, is_han, is_latin};
use super::super::language::{WordList, WordPlace, is_plural};
use super::super::number::Number;
use super::super::numeral::{Sense, UnitBoundary};
use super::super::unit::is_currency_sign;
use super::error::FigureError;
use super::scaled_number::strength;
use super::unit_behind::is_money;
use super::{FigureContext, Parts, match_qualifier, read_numeral};

impl<'c> Parts<'c> {
    /// Takes words that say that the number is one below zero: `2 degrees below zero`. Neither money nor things are told so.
    pub(super) fn take_below_zero(&mut self, context: &FigureContext<'_>) {
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

    /// Takes words after the number, and the unit if it stands between them.
    pub(super) fn take_words(&mut self, context: &FigureContext<'_>) -> Result<(), FigureError> {
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
            } else if let Some((word, after)) = self.bound_behind(context) {
                self.qualifiers.push(word);
                self.after = after;
            } else if let Some(after) = self.take_bracket(self.number) {
                self.after = after;
            } else if let Some((word, after)) = bracketed_bound(self.after, self.number, context) {
                self.qualifiers.push(word);
                self.after = after;
            } else if let Some(after) = self.and_some_after_unit(next, context) {
                self.qualifiers
                    .push(Qualifier::AndSome { after_scale: true });
                self.after = after;
            } else if self.is_bounded_on_both_sides() {
                let number = Cursor {
                    at: self.number,
                    ..self.after
                };
                return Err(FigureError::open_bound(number, self.after));
            } else {
                return Ok(());
            }
        }
    }

    /// 从未达到5%以上: whether one word before or behind says that it is more, and another that it is less.
    fn is_bounded_on_both_sides(&self) -> bool {
        let has =
            |bounds: [Qualifier; 2]| bounds.iter().any(|bound| self.qualifiers.contains(bound));
        has([Qualifier::Over, Qualifier::AtLeast]) && has([Qualifier::Under, Qualifier::AtMost])
    }

    /// 三分之二, without anything bounding it.
    fn is_share(&self) -> bool {
        let share = self.lower.sense == Sense::Share;
        share && self.upper.is_none() && self.qualifiers.is_empty()
    }

    /// 余 and its kin behind the unit: 三米多.
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

/// Words behind a comma or a dash that bound the number before it and end their clause: `300 boats, if not more`.
fn afterthought<'a>(
    cursor: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Option<(Qualifier, Cursor<'a>)> {
    let dash = || {
        let dash = cursor.past_blanks();
        let apart = dash.peek().is_some_and(|c| matches!(c, '—' | '–'));
        apart.then(|| dash.next())
    };
    let start = cursor.past(",").or_else(dash)?.past_blanks();
    let known = start.past_any(WordList::Afterthought).is_some();
    let (word, after) = match_qualifier(start, WordPlace::After, context).filter(|_| known)?;
    let ends = after.peek().is_none_or(|c| !c.is_alphanumeric());
    // `at least $30, at most $300`
    let goes_on = after
        .past_blanks()
        .peek()
        .is_some_and(|c| c.is_alphanumeric() || is_currency_sign(c));
    (ends && !goes_on).then_some((word, after))
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

/// Whether English words after a number belong to the next one: `12 boats and over 20 barges`.
fn begins_another(word: Cursor<'_>, after: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let next = after.past_blanks();
    // `min €30 max €300`
    let amount = context.units.match_before(next.rest());
    let amount = amount.map_or(next, |sign| next.plus(sign.length).past_blanks());
    let number = || {
        let stop = UnitBoundary {
            units: context.units,
            unit_given: false,
        };
        next.at > after.at && matches!(read_numeral(amount, stop), Ok(Some(_)))
    };
    // `40 kg and up to 3 tonnes`, `40 or more accurately 41`
    let goes_on = || {
        let up =
            word.past_any(WordList::And).is_some() && next.past_any(WordList::ScoreJoint).is_some();
        up || next.past_any(WordList::MoreExactly).is_some()
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
        && (place() || goes_on() || next.past_any(WordList::Than).is_some() || number() || thing())
}
