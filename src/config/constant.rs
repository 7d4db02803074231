//! A figure that a check states itself, in place of a metric that facts state: a whole of 100 %, a council of 41 seats.

use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::{MetricId, Vocabulary};
use crate::figure::{BoundKind, FigureContext, Number, UnitId, parse_figure, read_figure};
use crate::source::Span;

use super::Spanned;

/// Such a figure, which is exact.
#[derive(Clone, Debug)]
pub struct Constant {
    /// As written.
    pub text: String,
    /// Where it is written.
    pub span: Option<Span>,
    /// Its number.
    pub value: Number,
    /// Its unit, when it is written with one.
    pub unit: Option<UnitId>,
}

impl Constant {
    /// Whether this is written as a figure: it begins with a digit or a sign or has a blank in it, as no id does, or can be
    /// read as one (百分之百), and no metric is called so.
    pub(super) fn is_meant(text: &str, vocabulary: &Vocabulary) -> bool {
        let begins_as_name = text.chars().next().is_none_or(char::is_alphabetic);
        let is_written = !begins_as_name || text.contains(char::is_whitespace);
        let reads = || {
            let figures = FigureContext::new(&vocabulary.units, &vocabulary.readings);
            read_figure(text, &figures).is_some()
        };
        vocabulary.metric_id(text).is_none() && (is_written || reads())
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// It is no figure, or not one exact number.
    pub(super) fn read(
        written: &Spanned<String>,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Problem<()>> {
        let wrong = |message, help: String| {
            Problem::new(ProblemKind::Configuration, (), message).help(help)
        };
        let text = &written.value;
        let figures = FigureContext::new(&vocabulary.units, &vocabulary.readings);
        let figure = parse_figure(text, &figures).map_err(|error| {
            let message = format!("`{text}` is neither a metric nor a figure");
            wrong(message, error.help)
        })?;
        if figure.bound != BoundKind::Exact {
            let message = format!("`{text}` is not one exact number");
            let help = "A check states a whole exactly: `100%`, `41 boats`.";
            return Err(wrong(message, help.to_owned()));
        }
        Ok(Self {
            text: text.clone(),
            span: written.span,
            value: figure.value,
            unit: figure.unit,
        })
    }

    /// Whether it is no amount of this metric: it is in another unit.
    pub fn is_foreign_to(&self, metric: MetricId, vocabulary: &Vocabulary) -> bool {
        let Some(metric) = vocabulary.metric(metric) else {
            return false;
        };
        let units = &vocabulary.units;
        let is_counted = |unit: &UnitId| units.get(unit).is_some_and(|unit| unit.whole);
        match (&self.unit, &metric.unit) {
            (Some(own), Some(unit)) => !units.same_dimension(own, unit),
            (Some(_), None) => true,
            // As in a fact: without a unit things are counted, and nothing is measured.
            (None, Some(unit)) => !is_counted(unit),
            (None, None) => false,
        }
    }
}
