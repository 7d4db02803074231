//! What a declared check gives its rule: the reader with which a rule takes its parameters, each once and with its type.
//!
//! A name that nothing has and a number that makes no sense are noted here, all of them, with their places; that a
//! parameter is missing or is no number at all, the schema of checks says. What the parameters of a rule are, the rule
//! knows.

use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::{DimensionId, FactIndex, MetricId, NameKind, Vocabulary};
use crate::figure::{Interval, Number, Rounding};
use crate::relation::RelationKind;
use crate::source::Span;

use super::constant::Constant;
use super::precision;
use super::selection::{Selection, Wanted, select};
use super::{Check, Parameter, Spanned};

/// The parameters of one check, as far as they have been read.
#[derive(Debug)]
pub struct Given<'a> {
    check: &'a Check,
    vocabulary: &'a Vocabulary,
    /// `None` as long as the rule has asked for no facts.
    relates: Option<Vec<&'static str>>,
    /// The metrics that are named; `None` as long as none is.
    metrics: Option<Vec<MetricId>>,
    found: Selection,
}

/// What a total or a whole is: stated by facts, or by the check.
#[derive(Clone, Debug)]
pub enum MetricOrFigure {
    /// What facts state of this metric.
    Metric(MetricId),
    /// A figure that the check states itself.
    Figure(Constant),
}

impl<'a> Given<'a> {
    /// What this check gives.
    pub fn new(check: &'a Check, vocabulary: &'a Vocabulary) -> Self {
        Self {
            check,
            vocabulary,
            relates: None,
            metrics: None,
            found: Selection::default(),
        }
    }

    /// The vocabulary in which names are looked up.
    pub fn vocabulary(&self) -> &'a Vocabulary {
        self.vocabulary
    }

    /// Asks for facts: those that the check names or that have its metrics. Facts that differ only in these dimensions,
    /// which are `metric`, `entity`, `period`, `per` or `change`, or in those that the check ignores, belong to one
    /// binding.
    pub fn relate_facts(&mut self, dimensions: &[&'static str]) {
        self.relates = Some(dimensions.to_vec());
    }

    /// Whether the check says that facts may differ in this dimension.
    pub fn ignores(&self, dimension: &str) -> bool {
        let mut ignored = self.check.ignoring.iter();
        ignored.any(|name| name.value == dimension)
    }

    /// A parameter as written.
    pub fn value(&self, key: &str) -> Option<&'a Parameter> {
        self.check.parameter(key)
    }

    /// A parameter that is one word, number or path.
    pub fn text(&self, key: &str) -> Option<&'a Spanned<String>> {
        self.value(key)?.scalar()
    }

    /// Whether a parameter that is on or off is on; one that is not given is off.
    pub fn is_on(&self, key: &str) -> bool {
        self.text(key).is_some_and(|text| text.value == "true")
    }

    /// A parameter that is one such text or a list of them.
    pub fn texts(&self, key: &str) -> Vec<&'a Spanned<String>> {
        let items = self.value(key).map_or(&[][..], Parameter::items);
        items.iter().filter_map(Parameter::scalar).collect()
    }

    /// Notes that what is written there makes no sense: the check is not run, and this is reported.
    pub fn refuse(
        &mut self,
        place: Option<Span>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let problem = Problem::new(ProblemKind::Configuration, (), message);
        self.note(place, problem.help(help));
    }

    fn note(&mut self, place: Option<Span>, problem: Problem<()>) {
        let problem = place.map(|place| problem.map(|()| place));
        self.found.problems.extend(problem);
    }

    /// The metric under this key.
    pub fn metric(&mut self, key: &str) -> Option<MetricId> {
        self.metric_named(self.text(key)?)
    }

    /// The metrics under this key, one or a list; those that there are.
    pub fn metrics(&mut self, key: &str) -> Vec<Spanned<MetricId>> {
        let names = self.texts(key).into_iter();
        names
            .filter_map(|name| {
                Some(Spanned {
                    value: self.metric_named(name)?,
                    span: name.span,
                })
            })
            .collect()
    }

    /// The metrics under this key, where their facts are compared as they stand: to ignore the period of one that
    /// accumulates over it would be to compare totals of different length, unless the facts are chosen one by one or by
    /// a condition.
    pub fn compared_metrics(&mut self, key: &str) -> Vec<Spanned<MetricId>> {
        let metrics = self.metrics(key);
        let check = self.check;
        let ignored = check.ignoring.iter().find(|name| name.value == "period");
        let is_chosen = !check.facts.is_empty() || !check.filters.is_empty();
        let vocabulary = self.vocabulary;
        let accumulating = metrics
            .iter()
            .filter_map(|metric| vocabulary.metric(metric.value))
            .find(|metric| metric.accumulates_period);
        if let (Some(ignored), Some(metric), false) = (ignored, accumulating, is_chosen) {
            let message = format!(
                "check `{}` would compare totals of different length",
                check.id.value
            );
            let problem = Problem::new(ProblemKind::Configuration, (), message)
                .label(format!("`{}` accumulates over its period", metric.id))
                .help("Choose the facts with `where: {period: …}` or `facts: […]`.");
            self.note(ignored.span, problem);
        }
        metrics
    }

    /// The metric of this name, whose facts are asked for.
    pub fn metric_named(&mut self, name: &Spanned<String>) -> Option<MetricId> {
        let id = self.vocabulary.metric_id(&name.value);
        self.metrics.get_or_insert_default().extend(id);
        if id.is_none() {
            let known = self.vocabulary.metrics.iter().map(|metric| &*metric.id);
            self.found.unknown_name(NameKind::Metric, name, known);
        }
        id
    }

    /// The metrics that are directly part of this one, whose facts are asked for.
    pub fn parts_of(&mut self, whole: MetricId) -> Vec<MetricId> {
        let metrics = self.vocabulary.metrics.iter();
        let parts: Vec<MetricId> = metrics
            .filter(|metric| metric.part_of == Some(whole))
            .filter_map(|metric| self.vocabulary.metric_id(&metric.id))
            .collect();
        self.metrics.get_or_insert_default().extend(&parts);
        parts
    }

    /// The metric under this key, or the figure that stands there in its place.
    pub fn metric_or_figure(&mut self, key: &str) -> Option<MetricOrFigure> {
        let written = self.text(key)?;
        if !Constant::is_meant(&written.value, self.vocabulary) {
            return self.metric_named(written).map(MetricOrFigure::Metric);
        }
        self.figure(key).map(MetricOrFigure::Figure)
    }

    /// The figure that is written under this key.
    pub fn figure(&mut self, key: &str) -> Option<Constant> {
        let written = self.text(key)?;
        match Constant::read(written, self.vocabulary) {
            Ok(constant) => Some(constant),
            Err(problem) => {
                self.note(written.span, problem);
                None
            }
        }
    }

    /// How numbers in data are rounded.
    pub fn precision(&self, key: &str) -> Option<Rounding> {
        precision::rounding(&self.text(key)?.value)
    }

    /// The dimension of the vocabulary that is named under this key.
    pub fn dimension(&mut self, key: &str) -> Option<DimensionId> {
        self.found.dimension(self.text(key)?, self.vocabulary)
    }

    /// How a sum or product has to stand to its total.
    pub fn relation(&self, key: &str) -> Option<RelationKind> {
        RelationKind::from_name(&self.text(key)?.value)
    }

    /// The number that this text is.
    pub fn number(&mut self, text: &Spanned<String>) -> Option<Number> {
        let divisor = text.value.split_once('/');
        let divisor = divisor.and_then(|(_, divisor)| Number::parse(divisor).ok());
        if divisor == Some(Number::ZERO) {
            self.refuse(
                text.span,
                format!("`{}` divides by zero", text.value),
                "A fraction is an integer or decimal, a slash, and a number above zero.",
            );
        }
        Number::parse(&text.value).ok()
    }

    /// The factor under this key, by which things may differ.
    pub fn factor(&mut self, key: &str) -> Option<Number> {
        let text = self.text(key)?;
        let factor = self.number(text)?;
        if factor < Number::ONE {
            self.refuse(
                text.span,
                format!(
                    "no two values differ by at most a factor of `{}`",
                    text.value
                ),
                "A factor is at least 1: with 2, one may be up to twice the other.",
            );
        }
        Some(factor)
    }

    /// The range under this key, from its least to its greatest number.
    pub fn range(&mut self, key: &str) -> Option<Interval> {
        let ends = self.texts(key);
        let &[low, high] = ends.as_slice() else {
            return None;
        };
        let (least, greatest) = (self.number(low), self.number(high));
        let (least, greatest) = (least?, greatest?);
        if least > greatest {
            self.refuse(
                low.span,
                format!("nothing lies between `{}` and `{}`", low.value, high.value),
                "The least comes first, then the greatest.",
            );
            return None;
        }
        Some(Interval::closed(least, greatest))
    }

    /// Whether all that was read makes sense.
    pub fn is_sound(&self) -> bool {
        self.found.problems.is_empty()
    }

    /// The facts that the rule has asked for, with all that was noted.
    pub fn select(mut self, index: &FactIndex) -> Selection {
        if let Some(relates) = self.relates {
            let wanted = Wanted {
                relates,
                metrics: self.metrics,
            };
            select(self.check, wanted, self.vocabulary, index, &mut self.found);
        }
        self.found
    }
}
