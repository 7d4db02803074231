//! Rows of units below the headings of a table, which look like the first record of it: `t`, `EUR m`, `%` where every later
//! row has a number.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Found;
use super::model::{KindId, Record, Records};
use crate::config::{Reading, RecordKind};
use crate::diagnostic::{Problem, ProblemKind};
use crate::fact::is_number;
use crate::source::Span;
use crate::words::{WordLists, quoted, word_lists};

word_lists! {
    /// A list of words, by what they say in the first row of a table.
    enum Words from [include_str!("units_row/en.txt")] {
        Unknown Caption
    }
}

/// Longest name of a unit, in letters.
const LONGEST: usize = 16;
/// Fewest rows with numbers below the units.
const FEWEST: usize = 2;

/// A cell with what is written in it, and where.
type Cell<'a> = (&'a str, &'a str, Span);

impl Found {
    /// Says that the first row of a table gives the units of its columns, and is taken for a record.
    pub(super) fn units_rows(&mut self, id: KindId, spec: &RecordKind) {
        if spec.header.is_some() || !spec.conditions.is_empty() {
            return;
        }
        let Some((cells, rest)) = self.records.units_row(id, spec) else {
            return;
        };
        let units: BTreeSet<&str> = cells.iter().map(|(_, text, _)| *text).collect();
        let units: Vec<String> = units.into_iter().map(quoted).collect();
        let message = format!(
            "the first `{}` gives units and no values: {}",
            spec.name.value,
            units.join(", ")
        );
        let first = cells.first().map(|(.., span)| *span);
        let place = spec.name.span.or(first);
        let spans: Vec<Span> = cells.iter().map(|(.., span)| *span).collect();
        let help = format!(
            "Write `header: 2`, so that it names the columns too and is no record. Each of the other {rest} has numbers there."
        );
        self.records.units.extend(spans);
        let Some((place, first)) = place.zip(first) else {
            return;
        };
        let problem = Problem::new(ProblemKind::IdleSetting, place, message);
        self.problems
            .push(problem.related(first, "a unit").help(help));
    }
}

impl Records {
    /// Whether a cell is known to hold the unit of its column.
    pub fn is_unit(&self, cell: Span) -> bool {
        self.units.contains(&cell)
    }

    /// The cells of the first record of a table that are units, and how many records have numbers below them.
    fn units_row(&self, id: KindId, spec: &RecordKind) -> Option<(Vec<Cell<'_>>, usize)> {
        let (first, rest) = self.of(id).split_first()?;
        let rest: Vec<&Record> = rest
            .iter()
            .filter(|record| record.source == first.source)
            .collect();
        if rest.len() < FEWEST {
            return None;
        }
        let mut numbers: BTreeMap<&str, bool> = BTreeMap::new();
        for record in &rest {
            for (column, text, _) in self.cells(id, record, spec)? {
                let is_so = is_number(text);
                let all = numbers.entry(column).or_insert(true);
                *all &= is_so;
            }
        }
        let cells = self.cells(id, first, spec)?;
        let is_of_numbers = |cell: &Cell<'_>| numbers.get(cell.0) == Some(&true);
        let (units, others): (Vec<Cell<'_>>, Vec<_>) = cells.into_iter().partition(is_of_numbers);
        let are_units = units.iter().all(|(_, text, _)| may_be_unit(text));
        // A row that names something is a row, whatever it has in place of numbers.
        let is_nameless = others.iter().all(|(column, text, _)| {
            let text = text.to_lowercase();
            text == column.to_lowercase() || Words::Caption.has(&text)
        });
        (!units.is_empty() && are_units && is_nameless).then_some((units, rest.len()))
    }

    /// The cells of a row in which something stands; `None` of what is no row.
    fn cells<'a>(
        &'a self,
        id: KindId,
        record: &'a Record,
        spec: &RecordKind,
    ) -> Option<Vec<Cell<'a>>> {
        let cells: Vec<Cell<'a>> = match &spec.reading {
            Reading::Table(_) => {
                let kept = record.kept.iter();
                let cells = self.columns(id).into_iter().zip(kept);
                cells
                    .map(|(column, (text, span))| (column, text.trim(), *span))
                    .collect()
            }
            Reading::Tree => {
                let node = self.node(id, record)?;
                let file = self.file(id, record)?;
                let cells = Some(node).filter(|node| node.document().format().is_cells())?;
                let cells = cells.entries().filter_map(|entry| {
                    let text = entry.value.scalar_text()?.trim();
                    let span = Span::new(file, entry.value.site());
                    Some((entry.key.scalar_text()?, text, span))
                });
                cells.collect()
            }
            Reading::Text(_) | Reading::Listed => return None,
        };
        let is_blank = |text: &str| text.is_empty() || spec.absent.iter().any(|word| word == text);
        Some(
            cells
                .into_iter()
                .filter(|(_, text, _)| !is_blank(text))
                .collect(),
        )
    }
}

/// Whether a text may be the unit of a column of numbers.
fn may_be_unit(text: &str) -> bool {
    let has_sign = text.chars().any(|sign| {
        sign.is_alphabetic() || matches!(sign, '%' | '‰' | '°' | '$' | '€' | '£' | '¥')
    });
    has_sign
        && text.chars().count() <= LONGEST
        && !text.contains(|sign: char| sign.is_ascii_digit() && !matches!(sign, '2' | '3'))
        && !Words::Unknown.has(&text.to_lowercase())
}
