//! Facts that fields of records state.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gathering::{Gathering, wrong};
use super::slot::{Slot, named};
use crate::config::{FactSource, Spanned, Term};
use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::{
    DeclaredRounding, FactProblem, FactProblemKind, Named, Statement, StatementOrigin, Vocabulary,
    is_number,
};
use crate::figure::{Period, Rounding, RoundingDirection, UnitId, parse_figure};
use crate::gather::{Field, KindId, Record, Records};
use crate::source::{Span, TextRange};
use crate::words::{counted, meant_or, nearest};

/// The scope of an entry: what is the same for all its records.
pub(super) struct Scope {
    pub(super) kind: KindId,
    pub(super) entity: Option<Slot>,
    pub(super) period: Option<Slot>,
    pub(super) dimensions: Vec<(Named, Slot)>,
}

/// The subject that the facts of one record share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct About {
    pub(super) entity: Option<Named>,
    pub(super) period: Option<Named>,
    pub(super) dimensions: Vec<(Named, Named)>,
}

/// Values that are not there or cannot be read, told once for all.
#[derive(Default)]
struct Lacking {
    count: usize,
    first: Option<Span>,
}

impl Lacking {
    fn add(&mut self, place: Option<Span>) {
        self.count += 1;
        self.first = self.first.or(place);
    }
}

impl Gathering<'_> {
    /// The facts of an entry that reads fields.
    pub(super) fn fields(
        &mut self,
        entry: &FactSource,
        from: &Spanned<String>,
        figures: &[(Term, Spanned<String>)],
    ) {
        let Some(kind) = self.kind(entry, from) else {
            return;
        };
        let Some(scope) = self.scope(entry, kind) else {
            return;
        };
        let unit = match &entry.unit {
            Some(Term::Field(field)) => match self.field(entry, kind, field) {
                Some(field) => Some(field),
                None => return,
            },
            _ => None,
        };
        let about = self.about(entry, &scope);
        for (metric, written) in figures {
            let metric = match metric {
                Term::Field(name) => self
                    .field(entry, kind, name)
                    .map(|field| Slot::Field(Box::new(field), name.span.unwrap_or(entry.span))),
                other => Some(Slot::Constant(named(entry, other.written()))),
            };
            let (Some(metric), Some(field)) = (metric, self.field(entry, kind, written)) else {
                continue;
            };
            if let Slot::Constant(metric) = &metric
                && let Some(problem) = self.other_unit(entry, metric)
            {
                self.tell(problem);
                continue;
            }
            if let Some(problem) = self.unlike_column(entry, &field) {
                self.tell(problem);
            }
            let column = Column {
                entry,
                written,
                metric,
                field,
                unit: unit.as_ref(),
            };
            let before = self.state();
            self.column(&column, kind, &about);
            if self.state() == before {
                self.empty_column(&column, kind);
            }
        }
    }

    /// Says that an entry gives a metric another unit than it has: none of its values could be one of it.
    fn other_unit(&self, entry: &FactSource, metric: &Named) -> Option<Problem> {
        let Some(Term::Word(written) | Term::Value(written)) = &entry.unit else {
            return None;
        };
        let id = self.vocabulary.metric_id(&metric.name)?;
        let own = self.vocabulary.metric(id)?.unit.as_ref()?;
        let units = &self.vocabulary.units;
        let named = super::names::unit_called(self.vocabulary, &written.value);
        if units.same_dimension(&named, own) {
            return None;
        }
        let message = format!(
            "`{}` is measured in `{}`, and `{}` is another unit",
            metric.name,
            own.as_str(),
            written.value
        );
        let known = units.iter().map(|(id, _)| id.as_str());
        let known = known.filter(|known| *known != written.value);
        let help = meant_or(nearest(&written.value, known), || {
            "Name that unit, or one that converts into it, or another metric.".to_owned()
        });
        Some(wrong(written.span, entry, message).help(help))
    }

    /// Asks about a unit that an entry gives the numbers of a column which gives itself another.
    fn unlike_column(&self, entry: &FactSource, field: &Field) -> Option<Problem> {
        let Some(Term::Word(written) | Term::Value(written)) = &entry.unit else {
            return None;
        };
        let units = self.vocabulary.written_units();
        let own = units.called(&written.value);
        let of_column = self.from.records.units_of(field);
        let (unit, place) = of_column
            .iter()
            .find(|(unit, _)| units.called(unit) != own)?;
        let message = format!(
            "`{}` is in `{unit}`, and `{}` is another unit",
            field.name, written.value
        );
        let help =
            "Leave `unit` out where the data are right: a number is in the unit of its column.";
        let span = written.span.unwrap_or(entry.span);
        let problem = Problem::new(ProblemKind::IdleSetting, span, message).help(help);
        Some(match place {
            Some(place) => problem.related(*place, "the unit of the column"),
            None => problem,
        })
    }

    /// Resolves entity, period and dimensions of an entry; `None` where one of them means nothing.
    pub(super) fn scope(&mut self, entry: &FactSource, kind: KindId) -> Option<Scope> {
        let vocabulary = self.vocabulary;
        let entities = &vocabulary.entities;
        let known = |term: &Option<Term>| {
            let written = term.as_ref().map(Term::written);
            written.is_some_and(|written| entities.get(&written.value).is_some())
        };
        let mut optional = |term: &Option<Term>, is_known| match term {
            Some(term) => self.slot(entry, kind, term, is_known).map(Some),
            None => Some(None),
        };
        let entity = optional(&entry.entity, known(&entry.entity));
        let period = optional(&entry.period, false);
        let dimensions = entry.dimensions.iter().map(|(name, term)| {
            let members = vocabulary
                .dimension_id(&name.value)
                .map(|id| vocabulary.members(id));
            let is_known =
                members.is_some_and(|members| members.get(&term.written().value).is_some());
            Some((named(entry, name), self.slot(entry, kind, term, is_known)?))
        });
        let dimensions: Vec<Option<_>> = dimensions.collect();
        Some(Scope {
            kind,
            entity: entity?,
            period: period?,
            dimensions: dimensions.into_iter().collect::<Option<_>>()?,
        })
    }

    /// The subject of each record, in the order of the records; `None` of one that does not say all of it, which is told.
    pub(super) fn about(&mut self, entry: &FactSource, scope: &Scope) -> Vec<Option<About>> {
        let records = self.from.records;
        let mut lacking: BTreeMap<Span, (String, Lacking)> = BTreeMap::new();
        let mut found = Vec::new();
        for record in records.of(scope.kind) {
            let mut is_whole = true;
            let mut read = |slot: &Slot| {
                if let Ok(value) = self.value(slot, record) {
                    return Some(value);
                }
                is_whole = false;
                if let Slot::Field(field, place) = slot {
                    let (_, lack) = lacking
                        .entry(*place)
                        .or_insert_with(|| (field.name.clone(), Lacking::default()));
                    lack.add(records.span(scope.kind, record));
                }
                None
            };
            let about = About {
                entity: scope.entity.as_ref().and_then(&mut read),
                period: scope.period.as_ref().and_then(&mut read),
                dimensions: (scope.dimensions.iter())
                    .filter_map(|(name, slot)| Some((name.clone(), read(slot)?)))
                    .collect(),
            };
            found.push(is_whole.then_some(about));
        }
        let all = records.of(scope.kind).len();
        for (place, (field, lack)) in lacking {
            let of = records.name(scope.kind);
            let message = format!("{} of {all} `{of}` have no `{field}`", lack.count);
            let problem = wrong(Some(place), entry, message).help(format!(
                "They make no facts. Leave them out with `where: {{{field}: {{present: true}}}}` under the record, or correct them."
            ));
            self.tell(match lack.first {
                Some(first) => problem.related(first, "the first of them"),
                None => problem,
            });
        }
        found
    }

    fn column(&mut self, column: &Column<'_>, kind: KindId, about: &[Option<About>]) {
        let records = self.from.records;
        let rounding = Arc::new(column.rounding(self.from.records));
        let (mut several, mut misread) = (Lacking::default(), BTreeMap::new());
        for (record, about) in records.of(kind).iter().zip(about) {
            let Some(about) = about else { continue };
            let values = records.values(&column.field, record);
            let value = match values.as_slice() {
                [] => continue,
                [value] if value.kind.is_scalar() => value,
                [first, ..] => {
                    several.add(Some(first.span));
                    continue;
                }
            };
            let text = value.text.trim();
            if column.entry.absent.iter().any(|absent| absent == text) {
                continue;
            }
            let Ok(metric) = self.value(&column.metric, record) else {
                continue;
            };
            if let Err(problem) = reads(text, &metric, self.vocabulary) {
                let problem = FactProblem {
                    kind: problem,
                    span: value.span,
                    related: Vec::new(),
                };
                misread
                    .entry(text.to_owned())
                    .or_insert_with(Vec::new)
                    .push(problem);
                continue;
            }
            let Ok(period) = self.period(column.entry, about) else {
                continue;
            };
            let statement = Statement {
                name: self.name(kind, record, about, &column.field).into(),
                metric,
                entity: about.entity.clone(),
                period,
                dimensions: about.dimensions.clone(),
                text: text.into(),
                site: self.without_quotes(value.span, text),
                origin: StatementOrigin::Data {
                    unit: self.unit(column, record, value.unit),
                    rounding: Arc::clone(&rounding),
                },
            };
            self.add(statement);
        }
        self.report_column(column, &several, misread);
    }

    /// Says that a field states nothing, unless its records are amiss themselves.
    fn empty_column(&mut self, column: &Column<'_>, kind: KindId) {
        let records = self.from.records;
        if records.of(kind).is_empty() || records.is_incomplete(kind) {
            return;
        }
        let Column { entry, written, .. } = *column;
        let message = format!("`{}` states no fact", written.value);
        let help =
            "In none of the records it has a value that means something and belongs to somebody.";
        self.tell(wrong(written.span, entry, message).help(help));
    }

    fn report_column(
        &mut self,
        column: &Column<'_>,
        several: &Lacking,
        misread: BTreeMap<String, Vec<FactProblem>>,
    ) {
        let Column { entry, written, .. } = *column;
        if let Some(first) = several.first {
            let message = format!(
                "`{}` is more than one value in {}",
                written.value,
                counted(several.count, "record", "records")
            );
            self.tell(wrong(written.span, entry, message).related(first, "one of them").help(
                "A fact states one figure. Make records of the values: `{in: RECORD, each: \"FIELD[*]\"}`.",
            ));
        }
        for (text, problems) in misread {
            match (problems.first(), problems.len()) {
                // A slip stands once; what stands often is a sign that the data use.
                (Some(first), many) if many > 1 => {
                    let message = format!(
                        "`{text}` is no figure, and `{}` is so in {many} records",
                        written.value
                    );
                    let problem = wrong(written.span, entry, message);
                    self.tell(problem.related(first.span, "the first of them").help(format!(
                        "Where it means that nothing is known, write `absent: [\"{text}\"]` here or under the record."
                    )));
                }
                _ => self.stated.fact_problems.extend(problems),
            }
        }
    }

    /// The period of a record; `Err`, with a problem at it, where it cannot be read.
    pub(super) fn period(
        &mut self,
        entry: &FactSource,
        about: &About,
    ) -> Result<Option<(Period, Span)>, ()> {
        let Some(written) = &about.period else {
            return Ok(None);
        };
        match Period::parse(&written.name) {
            Ok(period) => Ok(Some((period, written.span))),
            Err(error) => {
                let of_entry = entry.period.as_ref().and_then(|term| term.written().span);
                if of_entry == Some(written.span) {
                    let message = format!("`{}` is no field, and no period", written.name);
                    let known = self.stated.problems.iter();
                    if !known
                        .clone()
                        .any(|problem| problem.primary.span == written.span)
                    {
                        let problem = wrong(Some(written.span), entry, message);
                        self.tell(problem.help(error.help));
                    }
                } else {
                    let kind = FactProblemKind::Period {
                        text: written.name.clone(),
                        error,
                    };
                    let problem = FactProblem {
                        kind,
                        span: written.span,
                        related: Vec::new(),
                    };
                    let known = self.stated.fact_problems.iter();
                    if !known.clone().any(|problem| problem.span == written.span) {
                        self.stated.fact_problems.push(problem);
                    }
                }
                Err(())
            }
        }
    }

    /// Where the text of a value stands in its file, without the quotes around it.
    fn without_quotes(&self, span: Span, text: &str) -> Span {
        let inner = self.from.sources.get(span.file).and_then(|source| {
            let range = span.range?;
            let (at, _) = range.slice(&source.text).match_indices(text).next()?;
            let start = range.start as usize + at;
            Some(TextRange::from_usize(start, start + text.len()))
        });
        inner.map_or(span, |range| Span::new(span.file, range))
    }

    /// The unit of numbers without one; `unit` is that of their column.
    fn unit(&self, column: &Column<'_>, record: &Record, unit: Option<&str>) -> Option<UnitId> {
        match (column.unit, &column.entry.unit) {
            (Some(field), _) => {
                let values = self.from.records.values(field, record);
                let written = values.first()?;
                Some(super::names::unit_called(
                    self.vocabulary,
                    written.text.trim(),
                ))
            }
            (None, Some(term)) => Some(super::names::unit_called(
                self.vocabulary,
                &term.written().value,
            )),
            (None, None) => Some(super::names::unit_called(self.vocabulary, unit?)),
        }
    }

    /// The name of a fact: what tells its record from others, and the field. Where nothing does, what the record calls
    /// itself.
    fn name(&self, kind: KindId, record: &Record, about: &About, field: &Field) -> String {
        let file = self.from.records.file(kind, record);
        let own = |named: &&Named| Some(named.span.file) == file;
        let dimensions = about.dimensions.iter().map(|(_, member)| member);
        let named = about
            .entity
            .iter()
            .chain(&about.period)
            .chain(dimensions)
            .filter(own);
        let mut parts: Vec<String> = named.map(|named| named.name.to_string()).collect();
        if parts.is_empty() {
            parts.extend(self.from.records.own_name(kind, record));
        }
        parts.push(field.name.clone());
        parts.join(" ")
    }
}

/// A column: one field that states figures.
struct Column<'a> {
    entry: &'a FactSource,
    /// The field as the entry names it.
    written: &'a Spanned<String>,
    metric: Slot,
    field: Field,
    unit: Option<&'a Field>,
}

impl Column<'_> {
    /// The rounding that the entry declares, else its record.
    fn rounding(&self, records: &Records) -> DeclaredRounding {
        let own = self.entry.precision.as_ref();
        match own.or_else(|| records.precision(&self.field)) {
            Some(precision) => DeclaredRounding {
                rounding: Some(precision.rounding.clone()),
                span: precision.span,
            },
            None => DeclaredRounding {
                rounding: Some(Rounding {
                    to: None,
                    direction: RoundingDirection::None,
                }),
                span: self.entry.span,
            },
        }
    }
}

/// Whether a value can be a figure of its metric.
fn reads(text: &str, metric: &Named, vocabulary: &Vocabulary) -> Result<(), FactProblemKind> {
    if is_number(text) {
        return Ok(());
    }
    let id = vocabulary.metric_id(&metric.name);
    let Some(metric) = id.and_then(|id| vocabulary.metric(id)) else {
        return Ok(());
    };
    let context = vocabulary.figure_context(metric, None, true);
    match parse_figure(text, &context) {
        Ok(_) => Ok(()),
        Err(error) => Err(FactProblemKind::Figure {
            text: text.into(),
            error,
        }),
    }
}
