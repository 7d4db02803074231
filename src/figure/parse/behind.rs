//! Bounds behind a number that no single word makes: 5公里内, which is within a measure while 三省内 is where something is, and
//! 300元/吨以上, behind what so much is paid for; and brackets behind a bound. Words that bound are `tail.rs`'s.

use super::super::bound::Qualifier;
use super::super::cursor::{Cursor, is_han};
use super::super::language::{WordList, WordPlace};
use super::{FigureContext, Parts, match_qualifier};

impl<'c> Parts<'c> {
    /// The bound that stands behind the unit here, and the place after it.
    pub(super) fn bound_behind(
        &self,
        context: &FigureContext<'_>,
    ) -> Option<(Qualifier, Cursor<'c>)> {
        self.within(context).or_else(|| self.of_rate(context))
    }

    fn within(&self, context: &FigureContext<'_>) -> Option<(Qualifier, Cursor<'c>)> {
        self.unit_start?;
        let after = self.after.past_any(WordList::WithinBehind)?;
        let candidates = self.unit.as_ref()?.candidates.iter();
        let mut units = candidates.filter_map(|id| context.units.get(id));
        let measured = units.any(|unit| unit.dimension.is_some() && !unit.whole);
        (measured && self.qualifiers.is_empty()).then_some((Qualifier::AtMost, after))
    }

    fn of_rate(&self, context: &FigureContext<'_>) -> Option<(Qualifier, Cursor<'c>)> {
        self.unit_start?;
        let per = self.after.past("/")?;
        let each = WordList::EachThing.starting(per.rest()).map(str::len);
        let length = context.units.length_at(per.rest()).or(each)?;
        match_qualifier(per.plus(length), WordPlace::After, context)
    }

    /// Takes what brackets behind a bound say of its number: 3吨以下（不含3吨） is under it, 3吨以上（含3吨） at least it.
    pub(super) fn take_bracket(&mut self, number: usize) -> Option<Cursor<'c>> {
        let open = self.after.past("(")?;
        let excluding = open.past_any(WordList::Excluding);
        let inner = excluding.or_else(|| open.past_any(WordList::Including))?;
        let unit = self.unit.as_ref().filter(|_| self.unit_start.is_some())?;
        let written = self.after.text.get(number..unit.end)?;
        let closed = inner.past(written)?.past(")")?;
        let last = self.qualifiers.last_mut()?;
        *last = match (*last, excluding.is_some()) {
            (Qualifier::AtLeast, true) => Qualifier::Over,
            (Qualifier::AtMost, true) => Qualifier::Under,
            (word @ (Qualifier::AtLeast | Qualifier::AtMost), false) => word,
            _ => return None,
        };
        Some(closed)
    }
}

/// 3万封顶, 3万打底: whether the unit from `start` to `end` begins a word that bounds the number.
pub(super) fn begins_bound(
    start: Cursor<'_>,
    end: Cursor<'_>,
    context: &FigureContext<'_>,
) -> bool {
    let bound = match_qualifier(start, WordPlace::After, context);
    start.peek().is_some_and(is_han) && bound.is_some_and(|(_, after)| after.at > end.at)
}
