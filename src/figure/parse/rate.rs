//! What so much of a measure goes to, in words: `12 tonnes per hectare` is told in t/ha where that is a unit. The unit itself is
//! `unit_behind.rs`; speeds that are told before the number are `speed.rs`.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::WordList;
use super::super::unit::{UnitDefinition, UnitId};
use super::{FigureContext, Parts, UnitSpot};

impl Parts<'_> {
    /// Takes `per` and another measure behind the unit, if both together are a unit. What is told for a person, a day or a
    /// year stays an amount of the measure.
    pub(super) fn take_rate(&mut self, context: &FigureContext<'_>) {
        let Some(own) = self.unit.as_ref() else {
            return;
        };
        let per = self.after.past_blanks().past_any(WordList::Per);
        let Some(other) = per.map(Cursor::past_blanks) else {
            return;
        };
        let Some(found) = context.units.match_at(other.rest()) else {
            return;
        };
        let measures = |unit: &&UnitDefinition| !unit.whole && unit.dimension.is_some();
        let symbols = |ids: &[UnitId]| -> Vec<String> {
            let units = ids.iter().filter_map(|id| context.units.get(id));
            let symbols = units.filter(measures).flat_map(|unit| &unit.symbols);
            let latin = symbols.filter(|symbol| symbol.starts_with(is_latin));
            latin.cloned().collect()
        };
        let others = symbols(&found.units);
        let rate = symbols(&own.candidates).into_iter().find_map(|measure| {
            others.iter().find_map(|other| {
                let written = format!("{measure}/{other}");
                let rate = context.units.match_at(&written)?;
                (rate.length == written.len()).then_some(rate.units)
            })
        });
        if let Some(candidates) = rate {
            let end = other.plus(found.length);
            self.unit = Some(UnitSpot {
                candidates,
                start: own.start,
                end: end.at,
            });
            self.after = end;
        }
    }
}
