//! A fact's figure in the unit of its metric, so that figures of one metric can be compared, and amounts of one metric
//! in the unit of another.

use super::{Fact, MetricId, Vocabulary};
use crate::figure::{Number, Reading, UnitId};

/// Why a fact's figure is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uncomparable {
    /// The fact states a date or a text.
    NoFigure,
    /// The figure has no unit and its metric has one that is not understood where it is left out.
    UnitMissing,
    /// The figure's unit cannot be converted to its metric's; this is a problem of its own.
    UnitForeign,
}

impl Fact {
    /// Both readings of the figure in the unit of its metric. A figure without unit is taken in the metric's unit
    /// where that counts things (`585` children), and is not compared where it measures (`585` of what?).
    ///
    /// # Errors
    /// [`Uncomparable`] says why the figure is not compared.
    pub fn comparable(&self, vocabulary: &Vocabulary) -> Result<Reading, Uncomparable> {
        let factor = self.unit_factor(vocabulary)?;
        let figure = self.figure().ok_or(Uncomparable::NoFigure)?;
        Ok(figure.reading().scale_by(&factor))
    }

    /// The factor that brings the figure into the unit of its metric.
    ///
    /// # Errors
    /// As of [`Self::comparable`].
    pub fn unit_factor(&self, vocabulary: &Vocabulary) -> Result<Number, Uncomparable> {
        let figure = self.figure().ok_or(Uncomparable::NoFigure)?;
        let metric = vocabulary.metric(self.metric);
        let wanted = metric.and_then(|metric| metric.unit.as_ref());
        match (&figure.unit, wanted) {
            (None, None) => Ok(Number::ONE),
            (None, Some(unit)) if is_whole(vocabulary, unit) => Ok(Number::ONE),
            (None, Some(_)) => Err(Uncomparable::UnitMissing),
            (Some(_), None) => Err(Uncomparable::UnitForeign),
            (Some(own), Some(unit)) => vocabulary
                .units
                .factor(own, unit)
                .ok_or(Uncomparable::UnitForeign),
        }
    }
}

impl Vocabulary {
    /// The factor from the unit of one metric to that of another; `None` where the two units cannot be compared.
    pub fn metric_factor(&self, from: MetricId, to: MetricId) -> Option<Number> {
        let unit = |metric| Some(self.metric(metric)?.unit.as_ref());
        self.unit_factor(unit(from)?, unit(to)?)
    }

    /// The factor from one unit to another; what has no unit compares with its like.
    pub fn unit_factor(&self, from: Option<&UnitId>, to: Option<&UnitId>) -> Option<Number> {
        match (from, to) {
            (from, to) if from == to => Some(Number::ONE),
            (Some(from), Some(to)) => self.units.factor(from, to),
            _ => None,
        }
    }
}

fn is_whole(vocabulary: &Vocabulary, unit: &UnitId) -> bool {
    vocabulary.units.get(unit).is_some_and(|unit| unit.whole)
}
