//! What a value of a record amounts to. Numbers in data are not prose: digits are exact unless a precision is told, and
//! only what is no number is read as figures are read anywhere.

use super::number;
use crate::fact::{data_number, last_place};
use crate::figure::{
    FigureContext, Interval, Number, Reading, Rounding, UnitId, Units, read_figure,
};
use crate::gather::{Value, ValueKind};
use crate::rules::context::Context;

/// The quantities that values are, by the settings of the configuration.
pub(in crate::rules) struct Quantities<'a> {
    figures: FigureContext<'a>,
    /// The units in which values are written.
    pub units: &'a Units,
}

/// The quantity that a value is.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Quantity {
    /// The reading: what it covers.
    pub reading: Reading,
    /// The unit that is written with it, or else that of its column.
    pub unit: Option<UnitId>,
    /// The interval that it would cover if it were rounded to its last digit, where it is taken as exact only because
    /// nothing says so.
    pub if_rounded: Option<Interval>,
}

impl Quantity {
    /// The same quantity so many times.
    pub(in crate::rules) fn scale_by(&self, factor: &Number) -> Self {
        Self {
            reading: self.reading.scale_by(factor),
            unit: self.unit.clone(),
            if_rounded: self
                .if_rounded
                .as_ref()
                .map(|covered| covered.scale_by(factor)),
        }
    }
}

impl<'a> Quantities<'a> {
    /// The settings of the configuration.
    pub(in crate::rules) fn new(context: &'a Context<'_>) -> Self {
        let units = context.vocabulary.written_units();
        Self {
            figures: FigureContext::new(units, &context.settings.readings),
            units,
        }
    }

    /// The quantity that a value is; `None` where it is neither a number nor a figure.
    pub(in crate::rules) fn of(
        &self,
        value: &Value<'_>,
        precision: Option<&Rounding>,
    ) -> Option<Quantity> {
        if !value.kind.is_scalar() || value.kind == ValueKind::Bool {
            return None;
        }
        let text = value.text.trim();
        if let Some(exact) = data_number(text).or_else(|| number(text)) {
            return Some(Quantity {
                unit: value.unit.map(|unit| self.units.called(unit)),
                ..plain(text, exact, precision)
            });
        }
        let figures = FigureContext {
            rounding: precision,
            ..self.figures
        };
        let figure = read_figure(text, &figures)?;
        Some(Quantity {
            unit: figure.unit.clone(),
            reading: figure.into_reading(),
            if_rounded: None,
        })
    }
}

/// A number in data.
fn plain(text: &str, exact: Number, precision: Option<&Rounding>) -> Quantity {
    let place = last_place(text).unwrap_or(Number::ONE);
    let covered = |rounding: &Rounding| rounding.covered(&exact, &place);
    let as_written = || {
        covered(&Rounding {
            to: None,
            direction: crate::figure::RoundingDirection::Nearest,
        })
    };
    Quantity {
        if_rounded: precision.is_none().then(as_written),
        reading: match precision {
            Some(rounding) => Reading::both(covered(rounding)),
            None => Reading::exactly(exact),
        },
        unit: None,
    }
}
