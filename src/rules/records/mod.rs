//! What the rules over records share: the fields that a check names, the rows of values to compare, and how what was
//! found is counted and told. What has to hold between the rows stays with the rule.

mod comparisons;
mod fold;
mod over;
mod quantity;
mod rank;
mod rows;

pub(super) use comparisons::{Break, Comparisons, Ratchet};
pub(super) use fold::Fold;
pub(super) use over::OverRecords;
pub(super) use quantity::{Quantities, Quantity};
pub(super) use rank::{Rank, Scale, number};
pub(super) use rows::{ABSENT, Row, Rows, keyed, typed};

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Given, Parameter, Spanned};
use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::is_number;
use crate::figure::{UnitId, Units};
use crate::gather::{Field, KindId, Records, Value};
use crate::source::Span;
use crate::words::{listed, quoted};

/// Fields of one record that are compared together, as written; most often one.
pub(super) type Names = Vec<Spanned<String>>;

/// The fields under a key of a check: one, or a list of which each item is one, or a list of those that belong together.
pub(super) fn names(given: &Given<'_>, key: &str) -> Vec<Names> {
    let items = given.value(key).map_or(&[][..], Parameter::items);
    let names = items.iter().map(|item| -> Names {
        let names = item.items().iter().filter_map(Parameter::scalar);
        names.cloned().collect()
    });
    names.filter(|names| !names.is_empty()).collect()
}

/// The fields under a key, each by itself or all together.
pub(super) fn flat(given: &Given<'_>, key: &str) -> Names {
    names(given, key).into_iter().flatten().collect()
}

/// Looks up what a check names, and notes all of it that is not there.
pub(super) struct Resolver<'a> {
    pub records: &'a Records,
    pub problems: Vec<Problem>,
    /// The kinds that lack a field, by the place of its name: one name is one finding.
    lacking: BTreeMap<Span, BTreeSet<KindId>>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(records: &'a Records) -> Self {
        Self {
            records,
            problems: Vec::new(),
            lacking: BTreeMap::new(),
        }
    }

    /// The field of this name, which begins with its record.
    pub(super) fn field(&mut self, name: &Spanned<String>) -> Option<Field> {
        let found = self.records.field(&name.value);
        self.checked(found, name)
    }

    /// The field that records of a kind have under this name.
    pub(super) fn field_of(&mut self, kind: KindId, name: &Spanned<String>) -> Option<Field> {
        let found = self.records.field_of(kind, &name.value);
        if let (Err(_), Some(span)) = (&found, name.span) {
            let kinds = self.lacking.entry(span).or_default();
            kinds.insert(kind);
            if kinds.len() > 1 {
                let names = kinds.iter().map(|kind| self.records.name(*kind));
                let names: Vec<&str> = names.collect();
                let message = format!("no {} has a field `{}`", listed(&names, "or"), name.value);
                let told = self.problems.iter_mut();
                for told in told.filter(|told| told.primary.span == span) {
                    told.message.clone_from(&message);
                }
                return None;
            }
        }
        self.checked(found, name)
    }

    /// Fields that are compared together, which one record has.
    pub(super) fn together(&mut self, names: &[Spanned<String>]) -> Option<Vec<Field>> {
        let fields: Vec<Option<Field>> = names.iter().map(|name| self.field(name)).collect();
        let fields: Vec<Field> = fields.into_iter().collect::<Option<_>>()?;
        let first = fields.first()?;
        let other = fields
            .iter()
            .zip(names)
            .find(|(field, _)| field.kind != first.kind);
        if let Some((_, name)) = other {
            let message = format!(
                "`{}` is no field of `{}`",
                name.value,
                self.records.name(first.kind)
            );
            let help = "Fields that are compared together belong to one record. The fields of a record that encloses it are reached by its name: `in:`.";
            self.wrong(name.span, message, help);
            return None;
        }
        Some(fields)
    }

    /// Fields of one kind.
    pub(super) fn all_of(&mut self, kind: KindId, names: &[Spanned<String>]) -> Option<Vec<Field>> {
        let fields: Vec<Option<Field>> =
            names.iter().map(|name| self.field_of(kind, name)).collect();
        fields.into_iter().collect()
    }

    fn checked(
        &mut self,
        found: Result<Field, crate::gather::NoField>,
        name: &Spanned<String>,
    ) -> Option<Field> {
        let field = match found {
            Ok(field) => field,
            Err(no) => {
                self.wrong(name.span, no.message, &no.help);
                return None;
            }
        };
        if self.records.is_told(&field) {
            return None;
        }
        if let Some((count, first)) = self.records.misfits(&field) {
            let message = format!("`{}` asks for items where there is no list", name.value);
            let problem = Problem::new(ProblemKind::Configuration, name.span?, message);
            let others = (count > 1).then(|| format!("There are {count} such values."));
            let help = "Write `[]` for an item or the items, or correct the path.";
            self.problems.push(
                problem
                    .related(first, "no list")
                    .help(help)
                    .and_help(others),
            );
            return None;
        }
        if let Some((lacking, all, first)) = self.records.lacking(&field) {
            let have = if lacking == 1 { "has" } else { "have" };
            let message = format!(
                "`{}` is not everywhere: {lacking} of {all} {have} no column `{}`",
                name.value, field.name
            );
            let problem = Problem::new(ProblemKind::Configuration, name.span?, message);
            let help = "Name the other column as an alternative under `fields`, or leave these out: files with a pattern that begins with `!`, tables of a text by naming the column under `table`.";
            self.problems
                .push(problem.related(Span::file(first), "not here").help(help));
            return None;
        }
        Some(field)
    }

    /// Notes something that cannot be done.
    pub(super) fn wrong(&mut self, span: Option<Span>, message: String, help: &str) {
        let problem = span.map(|span| Problem::new(ProblemKind::Configuration, span, message));
        self.problems
            .extend(problem.map(|problem| problem.help(help)));
    }
}

/// Whether records of a kind can be relied on to be all there, and there are some.
pub(super) fn is_whole(records: &Records, fields: &[Field]) -> bool {
    let mut fields = fields.iter();
    fields.all(|field| !records.is_incomplete(field.kind) && !records.of(field.kind).is_empty())
}

/// Texts of users in a sentence.
pub(super) fn all_quoted<T: AsRef<str>>(texts: &[T]) -> String {
    listed(texts, "and")
}

/// A value as it is written, where it matters with the unit of its column.
pub(super) fn said(value: &Value<'_>, in_units: bool) -> String {
    if in_units {
        quoted(&value.with_unit())
    } else {
        quoted(&value.text)
    }
}

/// Why numbers of different columns are not compared.
pub(super) fn unconverted<'v>(values: impl IntoIterator<Item = &'v Value<'v>>) -> String {
    let units = values.into_iter().filter_map(|value| value.unit);
    let units: BTreeSet<&str> = units.collect();
    let units: Vec<&str> = units.into_iter().collect();
    format!("in units that nothing converts, {}", listed(&units, "and"))
}

/// Why amounts are not compared: some are in the unit of their column, and of others nobody says in which. What is counted
/// in whole things needs no unit. `None` where all of them have one, or none has it from its column.
pub(super) fn half_in_units<'v>(
    amounts: impl IntoIterator<Item = (&'v Value<'v>, Option<&'v UnitId>)>,
    units: &Units,
) -> Option<String> {
    let (mut of_columns, mut is_bare, mut is_left_out) = (BTreeSet::new(), false, false);
    for (value, unit) in amounts {
        match column_unit(value, units) {
            Some(unit) => {
                of_columns.insert(unit);
            }
            None if unit.is_none() => {
                is_bare = true;
                is_left_out |= value.is_without_unit;
            }
            None => {}
        }
    }
    let of_columns: Vec<&str> = of_columns.into_iter().collect();
    let is_mixed = is_bare && !of_columns.is_empty();
    is_mixed.then(|| {
        let why = if is_left_out {
            ", to whose column the row of units gives none"
        } else {
            ""
        };
        format!(
            "in {} on one side and without a unit on the other{why}",
            listed(&of_columns, "and")
        )
    })
}

/// The unit that a number has from its column, unless it counts whole things.
pub(super) fn column_unit<'v>(value: &'v Value<'_>, units: &Units) -> Option<&'v str> {
    let unit = value.unit.filter(|_| is_number(value.text.trim()))?;
    (!units.counts_wholes(&units.called(unit))).then_some(unit)
}

/// A number of things as it is counted.
pub(super) fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
