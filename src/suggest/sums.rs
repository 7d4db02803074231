//! Columns of a table that add up to its column of totals.

use super::data::{Collection, FieldValues};
use super::model::{FieldOf, Proposal, Suggestion};
use super::words::Words;
use crate::figure::Number;
use crate::words::WordLists;

/// Fewest rows in which it holds.
const FEWEST: usize = 5;

/// Tables whose other columns of numbers sum to the one that is called a total, in nine rows of ten.
pub(super) fn columns(collections: &[Collection]) -> Vec<Suggestion> {
    collections.iter().filter_map(of_table).collect()
}

fn of_table(of: &Collection) -> Option<Suggestion> {
    let is_total = |name: &&String| Words::Total.has(&name.to_lowercase());
    let total = of.order.iter().find(is_total)?;
    let totals = numbers(of.columns.get(total)?, of.size)?;
    let mut parts = Vec::new();
    for name in of
        .order
        .iter()
        .filter(|name| *name != total && !names_a_row(name))
    {
        if let Some(numbers) = of
            .columns
            .get(name)
            .and_then(|column| numbers(column, of.size))
        {
            parts.push((name, numbers));
        }
    }
    let holds = |(row, total): (usize, &Number)| {
        let cells = parts.iter().filter_map(|(_, numbers)| numbers.get(row));
        cells.fold(Number::from(0), |sum, cell| &sum + cell) == *total
    };
    let rows = totals.len();
    let held = totals
        .iter()
        .enumerate()
        .filter(|(row, total)| holds((*row, total)))
        .count();
    if parts.len() < 2 || held < FEWEST || held * 10 < rows * 9 {
        return None;
    }
    let field = |name: &String| FieldOf {
        source: of.source.clone(),
        field: name.clone(),
    };
    let names: Vec<String> = parts.iter().map(|(name, _)| format!("`{name}`")).collect();
    Some(Suggestion {
        certainty: if held == rows { 82 } else { 76 },
        evidence: vec![format!(
            "{} are `{total}` in {held} of {rows} rows of {}",
            names.join(" + "),
            of.source.files
        )],
        proposal: Proposal::Check {
            is_of_versions: false,
            rule: "sum",
            fields: vec![
                ("total", vec![field(total)]),
                ("parts", parts.iter().map(|(name, _)| field(name)).collect()),
            ],
        },
    })
}

/// Whether a column of numbers says which row it is.
fn names_a_row(name: &str) -> bool {
    Words::RowName.has(&name.to_lowercase())
}

/// The numbers of a column that has one in each row.
fn numbers(column: &FieldValues, rows: usize) -> Option<Vec<Number>> {
    let numbers = column.values.iter().map(|value| Number::parse(value).ok());
    numbers
        .collect::<Option<Vec<Number>>>()
        .filter(|numbers| numbers.len() == rows)
}
