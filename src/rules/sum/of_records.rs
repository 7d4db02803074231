//! A sum over fields of records: which totals and which parts belong together. Whether they fit, and what is to be said
//! of them, is in `group`.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::ReadParameters;
use super::super::context::Context;
use super::super::records::{
    Comparisons, Fold, Names, OverRecords, Ratchet, Resolver, Row, Rows, as_count, flat,
};
use super::group::{Group, Judge, TotalSource};
use super::parameters::read_weight;
use crate::config::{Constant, Given, Parameter, Spanned};
use crate::figure::{Number, Rounding};
use crate::gather::{Field, KindId, Records, Value, ValueKind};
use crate::relation::RelationKind;
use crate::source::FileId;

/// A check as it is declared.
#[derive(Debug)]
pub(super) struct SumOfRecords {
    total: DeclaredTotal,
    parts: Vec<(Spanned<String>, Number)>,
    by: Names,
    kind: RelationKind,
    missing_is_zero: bool,
    precision: Option<Rounding>,
    fold: Fold,
    except: Names,
    known: Ratchet,
}

/// Where the total is stated.
#[derive(Debug)]
enum DeclaredTotal {
    /// In this field.
    Field(Spanned<String>),
    /// By the check.
    Figure(Constant),
}

/// Whether a check names fields of records. A name with a dot is one, unless a metric is called so.
pub(super) fn names_fields(given: &Given<'_>) -> bool {
    let vocabulary = given.vocabulary();
    let is_field = |name: &Spanned<String>| {
        name.value.contains('.') && vocabulary.metric_id(&name.value).is_none()
    };
    let Some(parts) = given.value("parts") else {
        // What has no parts yet is about records where its total is.
        let total = given.value("total").and_then(Parameter::scalar);
        return total.is_some_and(is_field);
    };
    let mut parts = parts.items().iter();
    parts.any(|part| part.get("field").is_some() || part.scalar().is_some_and(is_field))
}

impl ReadParameters for SumOfRecords {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        let written = given.text("total").cloned();
        let total = match written {
            Some(name) if is_name(&name.value) => Some(DeclaredTotal::Field(name)),
            _ => given.figure("total").map(DeclaredTotal::Figure),
        };
        let items = given.value("parts").map_or(&[][..], Parameter::items);
        let parts: Vec<_> = items.iter().map(|item| read_part(given, item)).collect();
        let parts: Option<Vec<_>> = parts.into_iter().collect();
        Some(Self {
            total: total?,
            parts: parts.filter(|parts| !parts.is_empty())?,
            by: flat(given, "by"),
            kind: given.relation("relation").unwrap_or(RelationKind::Equal),
            missing_is_zero: given
                .text("missing")
                .is_some_and(|text| text.value == "zero"),
            precision: given.precision("precision"),
            fold: Fold::read(given),
            except: given.texts("except").into_iter().cloned().collect(),
            known: Ratchet::read(given),
        })
    }
}

/// Whether this is written as the name of a field: a figure begins with a digit, a sign, or words that have no dot in
/// them.
fn is_name(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| {
        first.is_ascii_alphabetic()
            || matches!(first, '_' | '"')
            || first.is_alphabetic() && text.contains('.')
    })
}

/// A field, or a field with its weight.
fn read_part(given: &mut Given<'_>, item: &Parameter) -> Option<(Spanned<String>, Number)> {
    let name = item.get("field").unwrap_or(item).scalar()?.clone();
    let weight = match item.get("weight") {
        None => Some(Number::ONE),
        Some(weight) => weight.scalar().and_then(|text| read_weight(given, text)),
    };
    Some((name, weight?))
}

/// Fields that are there, and what makes their records belong together.
pub(super) struct RecordPlan {
    /// The field that states the total, where one does.
    total: Option<Column>,
    /// The parts.
    parts: Vec<Column>,
    /// Their weights.
    weights: Vec<Number>,
    scope: Scope,
}

impl RecordPlan {
    /// The fields that are parts, each with its weight.
    fn fields(&self) -> impl Iterator<Item = (&Field, &Number)> {
        let fields = self.parts.iter().map(|part| &part.field);
        fields.zip(&self.weights)
    }
}

/// A field with those by which its records are grouped.
struct Column {
    field: Field,
    by: Vec<Field>,
}

/// What makes a total and parts belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// They are fields of one record.
    Record,
    /// They have values in common.
    By,
    /// The parts stand in the record that has the total.
    Enclosing(KindId),
    /// They stand in one file, and in one table where both stand in such.
    Holder { in_tables: bool },
    /// There is one total of all.
    All,
}

/// What is the same for all that belong together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Record(usize),
    Text(String),
    Holder(FileId, Option<usize>),
    All,
}

impl OverRecords for SumOfRecords {
    type Asked = RecordPlan;

    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<RecordPlan> {
        let mut column = |name: &Spanned<String>| {
            let field = resolver.field(name)?;
            let by = resolver.all_of(field.kind, &self.by)?;
            Some(Column { field, by })
        };
        let total = match &self.total {
            DeclaredTotal::Field(name) => Some(column(name)),
            DeclaredTotal::Figure(_) => None,
        };
        let parts: Vec<_> = self.parts.iter().map(|(name, _)| column(name)).collect();
        let total = match total {
            Some(found) => Some(found?),
            None => None,
        };
        let parts: Vec<Column> = parts.into_iter().collect::<Option<_>>()?;
        Some(RecordPlan {
            scope: self.scope(resolver.records, total.as_ref(), &parts)?,
            weights: self
                .parts
                .iter()
                .map(|(_, weight)| weight.clone())
                .collect(),
            total,
            parts,
        })
    }

    fn compare(&self, context: &Context<'_>, plan: &RecordPlan) -> Comparisons {
        let records = context.records;
        let mut comparisons = Comparisons::default();
        let columns = plan.total.iter().chain(&plan.parts);
        let is_partial = columns
            .map(|column| column.field.kind)
            .any(|kind| records.is_incomplete(kind));
        let Some(groups) = self.groups(records, plan, &mut comparisons) else {
            return comparisons;
        };
        if is_partial && plan.scope != Scope::Record {
            comparisons.left_unread("what is added up is not all there", as_count(groups.len()));
            return comparisons;
        }
        let groups = self.without_excepted(groups, &mut comparisons);
        let total = match (&self.total, &plan.total) {
            (DeclaredTotal::Figure(constant), _) => TotalSource::Figure(constant),
            (DeclaredTotal::Field(_), Some(column)) => TotalSource::Field(&column.field),
            (DeclaredTotal::Field(_), None) => return comparisons,
        };
        let judge = Judge {
            context,
            parts: plan.fields().collect(),
            total,
            kind: self.kind,
            missing_is_zero: self.missing_is_zero,
            precision: self.precision.as_ref(),
            cluster: self.by.len().saturating_sub(1),
        };
        let judged: Vec<_> = groups.par_iter().map(|group| judge.judge(group)).collect();
        for judged in judged.into_iter().flatten() {
            judged.count(&mut comparisons);
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
    }
}

impl SumOfRecords {
    fn scope(&self, records: &Records, total: Option<&Column>, parts: &[Column]) -> Option<Scope> {
        if !self.by.is_empty() {
            return Some(Scope::By);
        }
        let first = parts.first()?;
        let whole = total.unwrap_or(first).field.kind;
        let all = |is_so: &dyn Fn(KindId) -> bool| {
            let mut parts = parts.iter();
            parts.all(|part| is_so(part.field.kind))
        };
        let is_one_kind = all(&|kind| kind == whole);
        let are_rows = total.is_none() && parts.len() == 1 && !first.field.is_of_many();
        Some(if is_one_kind && !are_rows {
            Scope::Record
        } else if all(&|kind| records.encloses(whole, kind)) {
            Scope::Enclosing(whole)
        } else if all(&|kind| records.share_holders(whole, kind)) {
            Scope::Holder {
                in_tables: all(&|kind| records.share_tables(whole, kind)),
            }
        } else {
            Scope::All
        })
    }

    /// What belongs together. `None`, with what is wrong noted, where that cannot be said.
    fn groups<'a>(
        &self,
        records: &'a Records,
        plan: &RecordPlan,
        comparisons: &mut Comparisons,
    ) -> Option<BTreeMap<Key, Group<'a>>> {
        let columns: Vec<(Option<usize>, &Column)> = plan
            .total
            .iter()
            .map(|total| (None, total))
            .chain(
                plan.parts
                    .iter()
                    .enumerate()
                    .map(|(at, part)| (Some(at), part)),
            )
            .collect();
        let by: Vec<Vec<Row<'_>>> = columns
            .iter()
            .map(|(_, column)| match plan.scope {
                Scope::By => Rows::of_all(records, column.field.kind, &column.by),
                _ => Vec::new(),
            })
            .collect();
        let mut values = by.iter().flatten().flat_map(|row| &row.values).flatten();
        let is_typed = values.all(|value| value.kind != ValueKind::Bare);
        let mut groups = BTreeMap::new();
        for ((part, column), rows) in columns.iter().zip(&by) {
            let all = records.of(column.field.kind);
            let values: Vec<Vec<Value<'a>>> = all
                .par_iter()
                .map(|record| records.values(&column.field, record))
                .collect();
            for (at, values) in values.into_iter().enumerate() {
                if let Some(whole) = values.iter().find(|value| !value.kind.is_scalar()) {
                    let message = format!("`sum` is asked of {}", whole.kind.as_str());
                    let help = "Name a field in it, or its items with `[*]`.";
                    comparisons.misused(message, whole.span, help);
                    return None;
                }
                let row = rows.get(at);
                if !is_in_a_group(row, &values, column, comparisons)? {
                    continue;
                }
                let key = match (plan.scope, row) {
                    (Scope::By, Some(row)) => Some(Key::Text(row.key(is_typed, &self.fold))),
                    (scope, _) => key(records, scope, column.field.kind, at),
                };
                let Some(key) = key else { continue };
                let name = || name(records, plan.scope, column.field.kind, at, row);
                let group = groups.entry(key).or_insert_with(|| Group::new(name()));
                match part {
                    None => group.totals.extend(values),
                    Some(part) => group.add(*part, values),
                }
            }
        }
        Some(groups)
    }

    fn without_excepted<'a>(
        &self,
        groups: BTreeMap<Key, Group<'a>>,
        comparisons: &mut Comparisons,
    ) -> Vec<Group<'a>> {
        let mut used = BTreeSet::new();
        let mut groups: Vec<Group<'a>> = groups.into_values().collect();
        if !self.except.is_empty() {
            groups.retain(|group| {
                let name = group.name.join(" ");
                let exempted = self.except.iter().position(|text| text.value == name);
                used.extend(exempted);
                exempted.is_none()
            });
        }
        for (at, exempted) in self.except.iter().enumerate() {
            if !used.contains(&at) {
                comparisons.stale(exempted);
            }
        }
        groups
    }
}

/// Whether a record has what says to which group it belongs. `None` where it has an amount and does not: a sum
/// without it would say nothing.
fn is_in_a_group(
    row: Option<&Row<'_>>,
    values: &[Value<'_>],
    column: &Column,
    comparisons: &mut Comparisons,
) -> Option<bool> {
    let absent = row.and_then(|row| row.values.iter().position(Option::is_none));
    let Some(absent) = absent else {
        return Some(true);
    };
    let by = column.by.get(absent).map_or("", |field| &*field.name);
    if let Some(value) = values.first() {
        let own = &column.field.name;
        let message = format!("`{own}` is stated where `{by}` is absent");
        let help = format!(
            "So it is not known to which sum it belongs. Fill `{by}` in, or leave such records out: `where: {{{by}: {{present: true}}}}`."
        );
        comparisons.misused(message, value.span, &help);
        return None;
    }
    comparisons.left(format!("`{by}` absent"), 1);
    Some(false)
}

/// What a record has in common with those that it belongs to.
fn key(records: &Records, scope: Scope, kind: KindId, at: usize) -> Option<Key> {
    match scope {
        Scope::Record => Some(Key::Record(at)),
        Scope::Enclosing(outer) if outer == kind => Some(Key::Record(at)),
        Scope::Enclosing(outer) => {
            let record = records.of(kind).get(at)?;
            records.ancestor(kind, record, outer).map(Key::Record)
        }
        Scope::Holder { in_tables } => {
            let (file, within) = records.holder(kind, at)?;
            let is_in_record = records.enclosing(kind).is_some();
            Some(Key::Holder(
                file,
                within.filter(|_| in_tables || is_in_record),
            ))
        }
        Scope::All | Scope::By => Some(Key::All),
    }
}

/// What a group is called: by what its records have in common.
fn name(
    records: &Records,
    scope: Scope,
    kind: KindId,
    at: usize,
    row: Option<&Row<'_>>,
) -> Vec<String> {
    let record = records.of(kind).get(at);
    let called = match scope {
        Scope::By => return row.map_or_else(Vec::new, Row::written),
        // Who first belongs to a group that is enclosed is the record that encloses it.
        Scope::Record | Scope::Enclosing(_) => {
            record.and_then(|record| records.called(kind, record))
        }
        Scope::Holder { .. } => records
            .enclosing(kind)
            .and_then(|_| records.enclosing_record(kind, record?))
            .and_then(|(outer, record)| records.called(outer, record)),
        Scope::All => None,
    };
    called.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_figure() {
        for name in ["quay.share", "_all.n", "\"all\".n", "船.数"] {
            assert!(is_name(name), "{name}");
        }
        for figure in ["1.5", "100 %", "约12", "-3.5", ".5"] {
            assert!(!is_name(figure), "{figure}");
        }
    }
}
