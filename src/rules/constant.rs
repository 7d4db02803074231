//! A figure that a check states itself, in place of a metric that facts state: a whole of 100 %, a council of 41 seats.

use crate::config::Check;
use crate::figure::{BoundKind, FigureContext, Number, UnitId, parse_figure};

use super::context::Context;
use super::limits::Senseless;

/// Such a figure, which is exact.
#[derive(Clone, Debug)]
pub(super) struct Constant {
    /// As written.
    pub text: String,
    /// Its number.
    pub value: Number,
    /// Its unit, when it is written with one.
    pub unit: Option<UnitId>,
}

impl Constant {
    /// The figure that a check states under this parameter; `None` where it names a metric, or says nothing.
    pub(super) fn of(
        context: &Context<'_>,
        check: &Check,
        parameter: &str,
    ) -> Option<Result<Self, Senseless>> {
        let vocabulary = context.vocabulary;
        let is_metric = |name: &str| vocabulary.metric_id(name).is_some();
        let written = check.constant(parameter, is_metric)?;
        let text = &written.value;
        let senseless = |message: String, help: String| Senseless {
            span: written.span,
            message,
            help,
        };
        let figures = FigureContext::new(&vocabulary.units, &vocabulary.readings);
        let figure = match parse_figure(text, &figures) {
            Ok(figure) => figure,
            Err(error) => {
                let message = format!("`{text}` is neither a metric nor a figure");
                return Some(Err(senseless(message, error.help)));
            }
        };
        if figure.bound != BoundKind::Exact {
            let message = format!("`{text}` is not one exact number");
            let help = "A check states a whole exactly: `100%`, `41 boats`.".to_owned();
            return Some(Err(senseless(message, help)));
        }
        Some(Ok(Self {
            text: text.clone(),
            value: figure.value,
            unit: figure.unit,
        }))
    }

    /// What is wrong with it as a whole of amounts in this unit.
    pub(super) fn is_foreign_to(&self, context: &Context<'_>, unit: Option<&UnitId>) -> bool {
        let units = &context.vocabulary.units;
        let is_counted = |unit: &UnitId| units.get(unit).is_some_and(|unit| unit.whole);
        match (&self.unit, unit) {
            (Some(own), Some(unit)) => !units.same_dimension(own, unit),
            (Some(_), None) => true,
            // As in a fact: without a unit things are counted, and nothing is measured.
            (None, Some(unit)) => !is_counted(unit),
            (None, None) => false,
        }
    }
}
