//! Second rows of headings: what stands below the headings of groups, `0-shot` and `5-shot` below one `Small`. Only a
//! table whose headings say themselves that they stand over several columns has one for certain; elsewhere it is asked.

use std::collections::BTreeSet;

use super::cell::{is_caption, is_label, is_year, says_nothing};
use crate::document::{Run, Table};
use crate::fact::is_number;

/// Fewest rows with numbers below them.
const FEWEST: usize = 2;

/// Whether the first row below the headings of a table names its columns too, and is no record: below each heading that
/// stands over several columns it has what is no number, or a year, where all later rows have other numbers, and elsewhere
/// nothing that would name a record.
pub(super) fn has_second(table: &Table) -> bool {
    let headings: Vec<&str> = table.headings.iter().map(trimmed).collect();
    let Some((first, below)) = table.rows.split_first() else {
        return false;
    };
    let grouped = grouped(&headings);
    if grouped.is_empty() || below.len() < FEWEST {
        return false;
    }
    let cell = |row: &[Run], at: usize| row.get(at).map_or("", trimmed).to_owned();
    let years = grouped.iter().any(|at| is_year(&cell(first, *at)));
    let is_value = |text: &str| {
        text.is_empty() || says_nothing(text) || is_number(text) && !(years && is_year(text))
    };
    let is_named = |at: usize| {
        let text = cell(first, at);
        let has_number = below.iter().any(|row| is_number(&cell(row, at)));
        let mut values = below.iter().map(|row| cell(row, at));
        (is_label(&text) || is_year(&text)) && has_number && values.all(|text| is_value(&text))
    };
    let is_nameless = |(at, heading): (usize, &&str)| {
        let text = cell(first, at);
        grouped.contains(&at)
            || text.is_empty()
            || says_nothing(&text)
            || is_caption(heading, &text)
    };
    grouped.iter().all(|at| is_named(*at)) && headings.iter().enumerate().all(is_nameless)
}

/// The columns that share a heading: it stands again over the next, or nothing does.
fn grouped(headings: &[&str]) -> BTreeSet<usize> {
    let mut grouped = BTreeSet::new();
    let mut owner: Option<(usize, &str)> = None;
    for (at, heading) in headings.iter().enumerate() {
        match owner {
            Some((first, name)) if heading.is_empty() || *heading == name => {
                grouped.extend([first, at]);
            }
            _ => owner = (!heading.is_empty()).then_some((at, *heading)),
        }
    }
    grouped
}

fn trimmed(run: &Run) -> &str {
    run.text().trim()
}
