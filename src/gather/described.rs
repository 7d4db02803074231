//! Columns as a description of the data has them: whether they are there, and whether their cells are what it says.

use super::collect::Found;
use super::field::Field;
use super::model::{KindId, Records};
use crate::config::{Column, ColumnType, RecordKind, Spanned};
use crate::diagnostic::{Problem, ProblemKind};
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
    /// The unit that a description gives a field.
    pub fn described_unit(&self, field: &Field) -> Option<&str> {
        let columns = &self.spec(field.owner)?.columns;
        let column = columns
            .iter()
            .find(|column| column.name.value == field.name)?;
        column.unit.as_deref()
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
        let problem = match span {
            Some(span) => problem.related(*span, "the type"),
            None => problem,
        };
        let more = (others.len() > SHOWN)
            .then(|| format!("It is so in {}.", counted(wrong.len(), "cell", "cells")));
        let help = "Correct the cell, or the `type`; texts that mean that nothing is known are listed under `missingValues`.";
        Some(problem.help(help).and_help(more))
    }
}

/// What values of a type are called.
fn called(wanted: &ColumnType) -> &'static str {
    match wanted {
        ColumnType::Number { whole: false, .. } => "number",
        ColumnType::Number { whole: true, .. } => "whole number",
        ColumnType::Date => "date like `2025-03-01`",
        ColumnType::Year => "year",
        ColumnType::Month => "month like `2025-03`",
        ColumnType::Boolean(_) => "truth value",
    }
}
