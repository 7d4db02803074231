//! Columns as a description of the data has them: whether they are there, and whether their cells are what it says.

use super::collect::Found;
use super::field::Field;
use super::model::{KindId, Records};
use crate::config::{Column, ColumnType, Made, RecordKind, Spanned};
use crate::diagnostic::{Problem, ProblemKind};
use crate::schema::TextFormat;
use crate::source::Span;
use crate::words::{counted, quoted};

/// So many cells of one column are shown.
const SHOWN: usize = 4;

impl Found {
    /// Says which of the columns that a description names are not there, and which hold something else.
    pub(super) fn columns(&mut self, id: KindId, spec: &RecordKind) {
        for column in &spec.columns {
            let written = format!("\"{}\"", column.name.value.replace('"', "\"\""));
            match self.records.field_of(id, &written) {
                Ok(field) => {
                    let misfit = self.records.misfit(id, &field, column);
                    self.problems.extend(misfit);
                }
                Err(no) => self.problems.extend(column.name.span.map(|span| {
                    Problem::new(ProblemKind::Configuration, span, no.message).help(no.help)
                })),
            }
        }
    }
}

impl Records {
    /// The units that a description of the data or rows of its tables give a field, where there are any, each where a table
    /// says it.
    pub fn units_of(&self, field: &Field) -> Vec<(&str, Option<Span>)> {
        let Some(spec) = self.spec(field.owner) else {
            return Vec::new();
        };
        let Some(column) = self.column_of(field) else {
            return Vec::new();
        };
        let mut columns = spec.columns.iter();
        let described = columns.find(|own| own.name.value == column);
        if let Some(unit) = described.and_then(|own| own.unit.as_deref()) {
            return vec![(unit, None)];
        }
        let units = self.units_of_tables(field.owner, column).into_iter();
        units.map(|(unit, span)| (unit, Some(span))).collect()
    }

    /// The column of which a field is made, where it is one.
    fn column_of<'a>(&'a self, field: &'a Field) -> Option<&'a str> {
        let mut name = field.route.first_key()?;
        let rules = &self.spec(field.owner)?.fields;
        for rule in rules.iter().rev() {
            let mut made = &rule.made;
            if rule.name.value != name {
                continue;
            }
            while let Made::Match(of, _) = made {
                made = of;
            }
            if let Made::Route(route) = made {
                name = route.first_key()?;
            }
        }
        Some(name)
    }

    /// The cells of a column that are not what its description says: one finding, at the first of them.
    fn misfit(&self, id: KindId, field: &Field, column: &Column) -> Option<Problem> {
        let Spanned {
            value: wanted,
            span,
        } = column.values.as_ref()?;
        let cells = self
            .of(id)
            .iter()
            .flat_map(|record| self.values(field, record));
        let wrong: Vec<_> = cells
            .filter(|cell| !wanted.takes(cell.text.trim()))
            .collect();
        let (first, others) = wrong.split_first()?;
        let message = format!(
            "{} is no {}, as the description of `{}` wants",
            quoted(&first.text),
            called(wanted),
            column.name.value
        );
        let problem = Problem::new(ProblemKind::Misfit, first.span, message);
        let shown = others.iter().take(SHOWN);
        let problem = shown.fold(problem, |problem, cell| {
            problem.related(cell.span, "nor this")
        });
        let says = if wanted.is_format() { "format" } else { "type" };
        let problem = match span {
            Some(span) => problem.related(*span, format!("the {says}")),
            None => problem,
        };
        let more = (others.len() > SHOWN)
            .then(|| format!("It is so in {}.", counted(wrong.len(), "cell", "cells")));
        let help = format!(
            "Correct the cell, or the `{says}`; texts that mean that nothing is known are listed under `missingValues`."
        );
        Some(problem.help(help).and_help(more))
    }
}

/// What values of a type are called.
fn called(wanted: &ColumnType) -> String {
    let called = match wanted {
        ColumnType::Number { whole: false, .. } => "number",
        ColumnType::Number { whole: true, .. } => "whole number",
        ColumnType::Date => "date like `2025-03-01`",
        ColumnType::Year => "year",
        ColumnType::Month => "month like `2025-03`",
        ColumnType::Boolean(_) => "truth value",
        ColumnType::DateTime => "date and time like `2025-03-01T12:00:00Z`",
        ColumnType::Time => "time like `12:00:00`",
        ColumnType::Text(TextFormat::Email) => "e-mail address",
        ColumnType::Text(TextFormat::Uri) => "URI",
        ColumnType::Text(TextFormat::Uuid) => "UUID",
        ColumnType::Written(format) => return format!("date or time like {}", quoted(format)),
    };
    called.to_owned()
}
