//! A table as rows of cells that are numbers, blank or something else, whatever format it comes from.

use crate::document::{NodeRef, Run, Table};
use crate::figure::FigureContext;
use crate::source::TextRange;
use crate::words::WordLists;

use super::amount::{Amount, read_amount};
use super::words::Words;

/// A table. All rows are as wide as the widest.
#[derive(Debug)]
pub(in crate::rules) struct Grid<'a> {
    pub(in crate::rules) headings: Vec<GridCell<'a>>,
    pub(in crate::rules) rows: Vec<Vec<GridCell<'a>>>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(in crate::rules) struct GridCell<'a> {
    pub(in crate::rules) text: &'a str,
    pub(in crate::rules) range: TextRange,
    pub(in crate::rules) amount: Option<Amount>,
}

impl<'a> GridCell<'a> {
    pub(in crate::rules) fn of(
        text: &'a str,
        range: TextRange,
        figures: &FigureContext<'_>,
    ) -> Self {
        let text = text.trim();
        Self {
            text,
            range,
            amount: read_amount(text, figures),
        }
    }

    /// Whether nothing stands in it, or a sign that says so.
    pub(in crate::rules) fn is_blank(&self) -> bool {
        matches!(self.text, "" | "-" | "–" | "—" | "--" | "---" | "/")
    }
}

impl<'a> Grid<'a> {
    pub(in crate::rules) fn of_table(table: &'a Table, figures: &FigureContext<'_>) -> Self {
        let row = |cells: &'a [Run]| {
            let cells = cells.iter();
            cells
                .map(|cell| GridCell::of(cell.text(), trimmed(cell), figures))
                .collect()
        };
        Self {
            headings: row(&table.headings),
            rows: table.rows.iter().map(|cells| row(cells)).collect(),
        }
    }

    /// The rows of a CSV file, where one of its cells calls something a total.
    pub(in crate::rules) fn of_rows(
        root: NodeRef<'a>,
        figures: &FigureContext<'_>,
    ) -> Option<Self> {
        let text = |cell: NodeRef<'a>| cell.scalar_text().unwrap_or_default();
        let headings = || root.items().next().into_iter().flat_map(NodeRef::entries);
        let named = headings().any(|entry| is_total(text(entry.key)));
        let last = root.items().last()?;
        if !named && !last.entries().any(|entry| is_total(text(entry.value))) {
            return None;
        }
        let cell = |cell: NodeRef<'a>| GridCell::of(text(cell), cell.range(), figures);
        Some(Self {
            headings: headings().map(|entry| cell(entry.key)).collect(),
            rows: root
                .items()
                .map(|row| row.entries().map(|entry| cell(entry.value)).collect())
                .collect(),
        })
    }

    pub(in crate::rules) fn heading(&self, column: usize) -> &'a str {
        self.headings.get(column).map_or("", |cell| cell.text)
    }

    pub(in crate::rules) fn width(&self) -> usize {
        let rows = self.rows.iter().map(Vec::len);
        rows.chain([self.headings.len()]).max().unwrap_or(0)
    }

    /// The rows between empty rows.
    pub(in crate::rules) fn sections(&self) -> impl Iterator<Item = &[Vec<GridCell<'a>>]> {
        let sections = self
            .rows
            .split(|row| row.iter().all(|cell| cell.text.is_empty()));
        sections.filter(|section| !section.is_empty())
    }

    /// Whether what stands in a column can be added up, as far as its heading tells.
    pub(in crate::rules) fn adds_up(&self, column: usize) -> bool {
        let heading = self.heading(column).to_lowercase();
        let mut words = heading.split(|c: char| !(c.is_alphanumeric() || c == '#'));
        !words.any(|word| Words::NoSums.has(word))
            && !heading.contains(['%', '×', '±', 'Δ', '∆', 'Σ', '∑'])
            && !Words::NoSumsSign.stands_in(&heading)
    }
}

/// Whether a text is the label of a total and nothing else.
pub(in crate::rules) fn is_total(text: &str) -> bool {
    let label = text
        .trim()
        .trim_end_matches([':', '：'])
        .trim_end()
        .to_lowercase();
    Words::Total.has(&label)
}

/// Whether a text says that a table shows a part of what its total counts.
pub(in crate::rules) fn is_sample(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '.'));
    let mut before = Words::SampleBefore.all().iter();
    words.any(|word| Words::Sample.has(word.trim_end_matches('.')))
        || Words::SamplePhrase.stands_in(&text)
        || before.any(|word| text.contains(&format!("{word} ")))
}

/// The bytes in the file of a text without the blanks around it.
fn trimmed(run: &Run) -> TextRange {
    let text = run.text();
    let start = text.len() - text.trim_start().len();
    run.source(start, text.trim_end().len().max(start))
}
