//! What a fact states, from its text: a figure with its unit, a date, a text.

use super::read_fact::{FactReader, KnownMetric};
use super::reader::string_or_number;
use super::{FactProblemKind, Value, ValueKind};
use crate::document::NodeRef;
use crate::figure::{Figure, Number, Oddity, parse_figure};

impl FactReader<'_> {
    /// The value as read, `is_amount` unless it is a growth or a rate, which the range of its metric says nothing of; `None`, with a problem, when it cannot be read or is not what the metric wants.
    pub(super) fn value(
        &mut self,
        node: NodeRef<'_>,
        states: ValueKind,
        metric: KnownMetric<'_>,
        is_amount: bool,
    ) -> Option<Value> {
        let text = string_or_number(node)?;
        if metric.definition.value != states {
            let kind = FactProblemKind::ValueKindMismatch {
                metric: metric.id,
                states,
            };
            self.reader.report(kind, node, vec![metric.definition.span]);
            return None;
        }
        match states {
            ValueKind::Figure => {
                let figure = self.figure(node, text, metric, is_amount)?;
                Some(Value::Figure(Box::new(figure)))
            }
            ValueKind::Date => {
                let date = self.reader.period(node)?;
                Some(Value::Date(date))
            }
            ValueKind::Text => Some(Value::Text(Box::new(
                metric.definition.spellings.fold(text),
            ))),
        }
    }

    fn figure(
        &mut self,
        node: NodeRef<'_>,
        text: &str,
        metric: KnownMetric<'_>,
        is_amount: bool,
    ) -> Option<Figure> {
        let vocabulary = self.vocabulary;
        let of_document = self.rounding.clone();
        let rounding = vocabulary.rounding(metric.definition, of_document.as_ref(), is_amount);
        if rounding.is_some_and(|said| said.rounding.is_none()) {
            return None;
        }
        let context = vocabulary.figure_context(metric.definition, rounding, is_amount);
        let figure = match parse_figure(text, &context) {
            Ok(figure) => figure,
            Err(error) => {
                let part = error.range;
                let text = text.into();
                self.reader
                    .report_part(FactProblemKind::Figure { text, error }, node, part);
                return None;
            }
        };
        self.check_unit(node, text, &figure, metric);
        for oddity in figure.oddities() {
            let text = text.into();
            let step = rounding.and_then(|said| Some((said.step()?.clone(), said.span)));
            let (kind, declared) = match (*oddity, step) {
                (Oddity::NotRounded, Some((step, declared))) => {
                    (FactProblemKind::NotRounded { text, step }, declared)
                }
                (oddity, _) => {
                    let (metric, declared) = (metric.id, metric.definition.span);
                    let kind = FactProblemKind::Oddity {
                        text,
                        metric,
                        oddity,
                    };
                    (kind, declared)
                }
            };
            self.reader.report(kind, node, vec![declared]);
        }
        Some(figure)
    }

    /// Half a thing cannot be counted. What stands before a scale word is not the count.
    pub(super) fn check_whole(
        &mut self,
        node: NodeRef<'_>,
        value: &Value,
        metric: KnownMetric<'_>,
    ) {
        let Value::Figure(figure) = value else { return };
        let ends = [Some(&figure.value), figure.upper()];
        if ends.into_iter().flatten().all(Number::is_integer) {
            return;
        }
        let id = figure.unit.as_ref().or(metric.definition.unit.as_ref());
        let unit = id.and_then(|id| self.vocabulary.units.get(id));
        let (Some(id), Some(unit), Some(text)) = (id, unit, string_or_number(node)) else {
            return;
        };
        // Half a dozen is six; eight dimes are eight, and no whole number of dollars.
        let dozens = unit.factor.is_integer();
        let is_whole =
            |end: &Number| end.is_integer() || dozens && (end * &unit.factor).is_integer();
        let scaled = figure.writing.exponent > 0;
        if !unit.whole || scaled || ends.into_iter().flatten().all(is_whole) {
            return;
        }
        let kind = FactProblemKind::NotWhole {
            text: text.into(),
            unit: id.clone(),
        };
        self.reader.report(kind, node, Vec::new());
    }

    /// A unit that cannot be converted to the metric's, or that a metric without unit does not expect.
    fn check_unit(
        &mut self,
        node: NodeRef<'_>,
        text: &str,
        figure: &Figure,
        metric: KnownMetric<'_>,
    ) {
        let Some(unit) = &figure.unit else { return };
        let units = &self.vocabulary.units;
        let expected = metric.definition.unit.as_ref();
        let fits = |expected| unit == expected || units.same_dimension(unit, expected);
        if expected.is_some_and(fits) {
            return;
        }
        let kind = FactProblemKind::UnitNotOfMetric {
            text: text.into(),
            unit: unit.clone(),
            metric: metric.id,
            expected: expected.cloned(),
        };
        self.reader.report(kind, node, vec![metric.definition.span]);
    }
}
