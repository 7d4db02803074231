//! Facts that stand in data and texts of any shape: what another room has found of each, and the fact that it is.
//!
//! The names that only such facts use need no declaration; [`Vocabulary::with_names`] takes them in first.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::model::Extras;
use super::{
    Computed, DeclaredRounding, DimensionId, DocumentFacts, DocumentId, Fact, FactPeriod,
    FactProblem, FactProblemKind, MemberId, Metric, MetricId, PeriodSource, SourceDocument, Value,
    ValueKind, Vocabulary,
};
use crate::figure::{
    BoundKind, End, Figure, FigureContext, Interval, Number, Oddity, Period, Reading, Steps,
    UnitId, parse_figure,
};
use crate::source::{FileId, Quote, Span};

/// A name and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The name.
    pub name: Box<str>,
    /// Where it is written.
    pub span: Span,
}

/// A statement that was found, before it is a fact.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its name within its file: never a line or a position in a list.
    pub name: Quote,
    /// What is measured.
    pub metric: Named,
    /// The entity whose figure it is.
    pub entity: Option<Named>,
    /// When.
    pub period: Option<(Period, Span)>,
    /// Further dimensions with their values.
    pub dimensions: Vec<(Named, Named)>,
    /// The figure as written.
    pub text: Quote,
    /// Where it stands.
    pub site: Span,
    /// The origin from which it was taken.
    pub origin: StatementOrigin,
}

/// Where a statement was found, which decides how its figure is read.
#[derive(Clone, Debug)]
pub enum StatementOrigin {
    /// Data. A number there has this unit and is rounded so; a text is read as it is anywhere.
    Data {
        /// The unit of a number; that of the metric where it is not told.
        unit: Option<UnitId>,
        /// How numbers are rounded.
        rounding: Arc<DeclaredRounding>,
    },
    /// Running text, with the figure as it was found there.
    Prose {
        /// The figure as it was found.
        figure: Box<Figure>,
        /// Whether it has no unit and tells what is counted one by one.
        is_count: bool,
    },
    /// Nowhere: it was computed, and this says of what.
    Computed(Computed),
}

/// A file whose facts were found by another room.
#[derive(Clone, Debug)]
pub struct StatedFile {
    /// The file.
    pub file: FileId,
    /// Its name, which is that of the document.
    pub name: Arc<str>,
    /// Statements, in the order of the file.
    pub statements: Vec<Statement>,
}

/// Reads what was found in a file. The names are those of the vocabulary.
pub fn read_stated(found: &StatedFile, vocabulary: &Vocabulary) -> DocumentFacts {
    let mut problems = Vec::new();
    let mut facts = Vec::with_capacity(found.statements.len());
    let mut unread = Vec::new();
    let mut unread_metrics = BTreeSet::new();
    for statement in &found.statements {
        if let Some(fact) = read_statement(statement, vocabulary, &mut problems) {
            facts.push(fact);
        } else {
            unread.push((*statement.name).into());
            unread_metrics.insert(vocabulary.metric_id(&statement.metric.name));
        }
    }
    let mut all = found.statements.iter();
    let is_computed = all.all(|statement| statement.computed().is_some());
    let document = SourceDocument {
        // Nothing goes before what was counted.
        authority: is_computed.then_some(i64::MAX),
        ..SourceDocument::of_file(found.file, Arc::clone(&found.name))
    };
    DocumentFacts {
        unread,
        unread_metrics,
        problems,
        ..DocumentFacts::new(document, facts)
    }
}

/// Reads one fact; what is odd about its figure is added to the problems. `None` where its value cannot be one of its
/// metric.
pub fn read_statement(
    statement: &Statement,
    vocabulary: &Vocabulary,
    problems: &mut Vec<FactProblem>,
) -> Option<Fact> {
    let id = vocabulary.metric_id(&statement.metric.name)?;
    let metric = vocabulary.metric(id)?;
    let problem = |kind: FactProblemKind, related: Vec<Span>| FactProblem {
        kind,
        span: statement.site,
        related,
    };
    if metric.value != ValueKind::Figure {
        let kind = FactProblemKind::ValueKindMismatch {
            metric: id,
            states: ValueKind::Figure,
        };
        problems.push(problem(kind, vec![metric.span]));
        return None;
    }
    let of_metric = vocabulary.rounding(metric, None, true);
    // Nobody knows then what the figures mean; that is said where the rounding is.
    if of_metric.is_some_and(|said| said.rounding.is_none()) {
        return None;
    }
    let figure = match figure(statement, metric, vocabulary) {
        Ok(figure) => figure,
        Err(kind) => {
            problems.push(problem(kind, Vec::new()));
            return None;
        }
    };
    problems.extend(
        oddities(statement, &figure, id, metric, vocabulary)
            .into_iter()
            .map(|(kind, place)| problem(kind, place.into_iter().collect())),
    );
    Some(Fact {
        document: DocumentId::at(0),
        id: statement.name.clone(),
        metric: id,
        entity: match &statement.entity {
            Some(entity) => Some(vocabulary.entities.called(&entity.name)?),
            None => None,
        },
        period: period(statement),
        per: None,
        change: None,
        dimensions: dimensions(statement, vocabulary)?,
        text: statement.text.clone(),
        value: Value::Figure(Box::new(figure)),
        site: statement.site,
        line: None,
        note: None,
        extras: Extras {
            rounding: statement.rounding().cloned(),
            computed: statement.computed().cloned(),
            ..Extras::default()
        }
        .of_fact(),
        retired: None,
    })
}

impl Statement {
    /// How its number is rounded, where it is one of data.
    fn rounding(&self) -> Option<&Arc<DeclaredRounding>> {
        match &self.origin {
            StatementOrigin::Data { rounding, .. } if is_number(&self.text) => Some(rounding),
            _ => None,
        }
    }

    /// How it was computed.
    fn computed(&self) -> Option<&Computed> {
        match &self.origin {
            StatementOrigin::Computed(computed) => Some(computed),
            _ => None,
        }
    }
}

/// The values of its dimensions, in the order of these.
fn dimensions(
    statement: &Statement,
    vocabulary: &Vocabulary,
) -> Option<Box<[(DimensionId, MemberId)]>> {
    let of = statement.dimensions.iter().map(|(dimension, member)| {
        let dimension = vocabulary.dimension_id(&dimension.name)?;
        let member = vocabulary.members(dimension).called(&member.name)?;
        Some((dimension, member))
    });
    let mut of: Vec<_> = of.collect::<Option<_>>()?;
    of.sort_unstable();
    of.dedup_by_key(|(dimension, _)| *dimension);
    Some(of.into())
}

fn period(statement: &Statement) -> FactPeriod {
    let (period, span) = statement.period.clone().unzip();
    FactPeriod {
        source: match period {
            Some(_) => PeriodSource::Stated,
            None => PeriodSource::Absent,
        },
        period,
        span,
    }
}

fn figure(
    statement: &Statement,
    metric: &Metric,
    vocabulary: &Vocabulary,
) -> Result<Figure, FactProblemKind> {
    let text = &*statement.text;
    let of_metric = metric.unit.as_ref();
    let of_data = of_metric.filter(|_| !metric.unit_is_of_columns);
    let plain = |text: &str, rounding: Option<&DeclaredRounding>, unit: Option<&UnitId>| {
        let context = vocabulary.figure_context(metric, rounding, true);
        let context = FigureContext {
            preferred_unit: unit,
            ..context
        };
        parse_figure(text, &context).map_err(|error| FactProblemKind::Figure {
            text: text.into(),
            error,
        })
    };
    match &statement.origin {
        StatementOrigin::Data { unit, rounding } if is_number(text) => {
            let unit = unit.as_ref().or(of_data);
            let mut figure = plain(&without_separators(text), Some(rounding), unit)?;
            figure.unit = figure.unit.or_else(|| unit.cloned());
            Ok(figure)
        }
        StatementOrigin::Data { unit, .. } => {
            let unit = unit.as_ref().or(of_data);
            let rounding = vocabulary.rounding(metric, None, true);
            let mut figure = plain(text, rounding, unit)?;
            figure.unit = figure.unit.or_else(|| unit.cloned());
            Ok(figure)
        }
        StatementOrigin::Prose {
            figure: found,
            is_count,
        } => {
            let rounding = vocabulary.rounding(metric, None, true);
            let mut figure = plain(text, rounding, of_metric).unwrap_or_else(|_| (**found).clone());
            figure.unit = figure.unit.or_else(|| found.unit.clone());
            let unit = figure.unit.as_ref().or(of_metric);
            let counts = *is_count || unit.is_some_and(|unit| vocabulary.units.counts_wholes(unit));
            if counts && figure.bound == BoundKind::Over {
                let (reading, steps) = (or_more(&figure.value), figure.steps().clone());
                figure = figure.read_as(reading, steps);
            }
            Ok(figure)
        }
        StatementOrigin::Computed(_) => {
            let figure = plain(text, None, of_metric)?;
            let exactly = Reading::exactly(figure.value.clone());
            let mut figure = figure.read_as(exactly, Steps::default());
            figure.unit = figure.unit.or_else(|| of_metric.cloned());
            Ok(figure)
        }
    }
}

/// The reading of `2,000+ tests`: who writes it says that there are no fewer. From twice as many on it is worth a question.
fn or_more(value: &Number) -> Reading {
    let from = || End::closed(value.clone());
    Reading {
        strict: Interval::from_end(from()),
        usual: Interval::between(from(), End::open(value * &Number::from(2))),
    }
}

/// The oddities of a figure, each with a place that belongs to it.
fn oddities(
    statement: &Statement,
    figure: &Figure,
    id: MetricId,
    metric: &Metric,
    vocabulary: &Vocabulary,
) -> Vec<(FactProblemKind, Option<Span>)> {
    let text = || -> Box<str> { (*statement.text).into() };
    let mut found = Vec::new();
    let expected = metric.unit.as_ref();
    let foreign = figure.unit.as_ref().filter(|unit| {
        let same = |expected| vocabulary.units.same_dimension(unit, expected);
        !expected.is_some_and(same)
    });
    if let Some(unit) = foreign {
        let kind = FactProblemKind::UnitNotOfMetric {
            text: text(),
            unit: unit.clone(),
            metric: id,
            expected: expected.cloned(),
        };
        found.push((kind, Some(metric.span)));
    }
    for oddity in figure.oddities() {
        let rounding = match &statement.origin {
            StatementOrigin::Data { rounding, .. } => Some(&**rounding),
            _ => metric.rounding.as_ref(),
        };
        let step = rounding.and_then(|said| Some((said.step()?.clone(), said.span)));
        found.push(match (*oddity, step) {
            (Oddity::NotRounded, Some((step, place))) => {
                let kind = FactProblemKind::NotRounded { text: text(), step };
                (kind, Some(place))
            }
            (oddity, _) => {
                let kind = FactProblemKind::Oddity {
                    text: text(),
                    metric: id,
                    oddity,
                };
                (kind, Some(metric.span))
            }
        });
    }
    found
}

/// Whether a text is a number as data hold it: digits, perhaps with a sign, a point, an exponent and thousands apart.
pub fn is_number(text: &str) -> bool {
    Number::decimal(&without_separators(text)).is_ok()
}

/// The number of such a text.
pub fn data_number(text: &str) -> Option<Number> {
    Number::decimal(&without_separators(text)).ok()
}

/// The place value of the last digit of such a text: 0.1 for `2.5`, 100 for `1.2e3`.
pub fn last_place(text: &str) -> Option<Number> {
    let (mantissa, exponent) = text.trim().split_once(['e', 'E']).unwrap_or((text, "0"));
    let decimals = mantissa
        .trim()
        .split_once('.')
        .map_or(0, |(_, after)| after.len());
    let exponent: i32 = exponent.parse().ok()?;
    let place = exponent.checked_sub(i32::try_from(decimals).ok()?)?;
    Some(Number::power_of_ten(place))
}

/// The digits of a number whose thousands stand apart: `1,170`, `1 170`, `1'170`. Anything else as it is.
fn without_separators(text: &str) -> String {
    let text = text.trim();
    let Some(separator) = text
        .chars()
        .find(|sign| !sign.is_ascii_digit() && !"+-".contains(*sign))
    else {
        return text.to_owned();
    };
    if !matches!(
        separator,
        ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}'
    ) {
        return plain(text);
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(separator);
    let first = groups
        .next()
        .unwrap_or_default()
        .trim_start_matches(['+', '-']);
    let is_first = (1..=3).contains(&first.len());
    if is_first && groups.all(|group| group.len() == 3) {
        let joined: String = whole.chars().filter(|sign| *sign != separator).collect();
        return match decimals {
            "" => joined,
            decimals => format!("{joined}.{decimals}"),
        };
    }
    text.to_owned()
}

/// A number with an exponent, written out as far as that is short.
fn plain(text: &str) -> String {
    const SHORT: usize = 40;
    if !text.contains(['e', 'E']) {
        return text.to_owned();
    }
    let written = Number::decimal(text).map(|number| number.to_string());
    let short = written
        .ok()
        .filter(|text| text.len() <= SHORT && !text.contains('/'));
    short.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_data_are_told_from_texts() {
        for (text, number) in [
            ("1170", "1170"),
            ("1,170", "1170"),
            ("-12,345,678.50", "-12345678.5"),
            ("1 170", "1170"),
            ("2.5", "2.5"),
            ("1e3", "1000"),
            ("2.5E-1", "0.25"),
            (" 7 ", "7"),
        ] {
            let read = data_number(text);
            assert_eq!(read, Number::parse(number).ok(), "{text}");
        }
        for text in [
            "", "-", "n/a", "1,17", "1,1700", "about 5", "5 t", "1.2.3", "12%", "1,5",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }
}
