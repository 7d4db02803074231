//! Speeds that tell the time first: 每小时300公里, 时速80km. The length behind the number and the time are a unit together.

use super::super::cursor::Cursor;
use super::super::language::WordList;
use super::super::unit::UnitId;
use super::error::FigureError;
use super::{FigureContext, Parts};

/// A word that says in which time a length is covered: how the name of the unit ends, and what follows.
pub(super) fn speed_lead(at: Cursor<'_>) -> Option<(&'static str, Cursor<'_>)> {
    let mut scales = WordList::SpeedScale.pairs();
    scales.find_map(|(lead, time)| Some((time, at.past(lead)?)))
}

impl Parts<'_> {
    /// Makes the length a speed; what is counted stays an amount: 每小时5000人. `start` is where the figure starts.
    ///
    /// # Errors
    /// [`FigureError`] where it is a measure of which there is no such speed.
    pub(super) fn cover_in(
        &mut self,
        time: &str,
        start: Cursor<'_>,
        context: &FigureContext<'_>,
    ) -> Result<(), FigureError> {
        let Some(spot) = &mut self.unit else {
            return Ok(());
        };
        let suffix = format!("-per-{time}");
        let speed = |id: &UnitId| {
            let told = id.as_str().ends_with(&suffix);
            let id = if told {
                id.clone()
            } else {
                UnitId::new(&format!("{id}{suffix}"))
            };
            context.units.get(&id).map(|_| id)
        };
        let speeds: Vec<UnitId> = spot.candidates.iter().filter_map(speed).collect();
        let counted = |id| context.units.get(id).is_some_and(|unit| unit.whole);
        if !speeds.is_empty() {
            spot.candidates = speeds;
        } else if !spot.candidates.iter().all(counted) {
            return Err(FigureError::open_bound(start, self.after));
        }
        Ok(())
    }
}
