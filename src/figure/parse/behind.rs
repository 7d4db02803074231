//! Bounds behind a number that no single word makes: 5公里内, which is within a measure while 三省内 is where something is, and
//! 300元/吨以上, behind what so much is paid for. Words that bound are `tail.rs`'s.

use super::super::bound::Qualifier;
use super::super::cursor::Cursor;
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
}
