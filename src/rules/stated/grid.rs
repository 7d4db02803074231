//! A table as rows of cells that are numbers, blank or something else, whatever format it comes from.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{MarkKind, NodeRef, Run, Table};
use crate::figure::{FigureContext, names_unit};
use crate::source::TextRange;
use crate::words::WordLists;

use super::amount::{StatedAmount, read_amount};
use super::labels::{is_picture, is_total};
use super::words::Words;

/// A table. All rows are as wide as the widest.
#[derive(Debug)]
pub(in crate::rules) struct Grid<'a> {
    pub(in crate::rules) headings: Vec<GridCell<'a>>,
    pub(in crate::rules) rows: Vec<Vec<GridCell<'a>>>,
    /// The columns whose headings give a measure in brackets: `Distance (km)`.
    measured: BTreeSet<usize>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(in crate::rules) struct GridCell<'a> {
    pub(in crate::rules) text: &'a str,
    pub(in crate::rules) range: TextRange,
    pub(in crate::rules) amount: Option<StatedAmount>,
    /// Whether wide blanks stand before its text, or all of it is slanted: its row is a part of one above.
    pub(in crate::rules) indented: bool,
    /// Whether all of it is code: the name of something in a program.
    pub(in crate::rules) code: bool,
    /// Whether the mark of a note stands at its end.
    pub(in crate::rules) noted: bool,
}

/// A blank that nobody writes before a text but to move it to the right; several of the usual ones do too.
fn is_indented(text: &str) -> bool {
    let blanks = text.len() - text.trim_start().len();
    let before = text.get(..blanks).unwrap_or_default();
    before.chars().any(|c| c != ' ') || blanks > 1
}

/// Whether all of a cell is marked so: emphasised, `*so*`, or code.
fn is_all(cell: &Run, kind: &MarkKind) -> bool {
    let all = cell.text().trim().len();
    let mut marks = cell.marks().iter();
    all > 0 && marks.any(|mark| mark.kind == *kind && mark.range.len() >= all)
}

/// The amount of a cell that holds something else besides: a label (`Total: 12`), a mark (`12 ✅`), the share that it is
/// (`84 (42 %)`).
fn amount_among(text: &str, figures: &FigureContext<'_>) -> Option<StatedAmount> {
    if let Some((label, behind)) = text.split_once([':', '：']) {
        return is_total(label).then(|| read_amount(behind, figures))?;
    }
    let plain = text.trim_matches(is_picture).trim();
    let counted = plain.strip_suffix([')', '）']);
    let shared = counted.and_then(|rest| rest.split_once(['(', '（']));
    let shared = shared.filter(|(_, share)| {
        read_amount(share, figures).is_some_and(|share| share.is_percentage())
    });
    read_amount(shared.map_or(plain, |(before, _)| before), figures)
}

impl<'a> GridCell<'a> {
    pub(in crate::rules) fn of(
        text: &'a str,
        range: TextRange,
        figures: &FigureContext<'_>,
    ) -> Self {
        let indented = is_indented(text);
        let text = text.trim();
        Self {
            text,
            range,
            amount: read_amount(text, figures).or_else(|| amount_among(text, figures)),
            indented,
            code: false,
            noted: text.ends_with(['*', '†', '‡', '¹', '²', '³']),
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
                .map(|cell| {
                    let read = GridCell::of(cell.text(), trimmed(cell), figures);
                    GridCell {
                        indented: read.indented || is_all(cell, &MarkKind::Emphasis),
                        code: is_all(cell, &MarkKind::Code),
                        noted: read.noted
                            || cell.marks().iter().any(|mark| mark.kind == MarkKind::Note),
                        ..read
                    }
                })
                .collect()
        };
        let grid = Self {
            headings: row(&table.headings),
            rows: table.rows.iter().map(|cells| row(cells)).collect(),
            measured: BTreeSet::new(),
        };
        grid.in_units(figures)
            .without_second_headings()
            .with_measures(figures)
    }

    /// The table without a second row of headings: several names stand in it, and nothing where the rows have their labels.
    fn without_second_headings(mut self) -> Self {
        let is_one = self.rows.split_first().is_some_and(|(first, below)| {
            let is_labelled = first.first().is_some_and(|cell| !cell.is_blank());
            let mut cells = first.iter().enumerate().skip(1);
            let names: BTreeSet<&str> = first.iter().map(|cell| cell.text).collect();
            let names = names
                .iter()
                .filter(|name| name.starts_with(char::is_alphabetic));
            let several = names.count() > 1;
            let counts = |column: usize| {
                let mut cells = below.iter().filter_map(|row| row.get(column));
                cells.any(|cell| cell.amount.is_some())
            };
            !is_labelled
                && several
                && cells.all(|(at, cell)| cell.is_blank() || cell.amount.is_none() && counts(at))
        });
        if is_one {
            self.rows.remove(0);
        }
        self
    }

    /// The table without a second row of headings that gives the units of its columns; their amounts are in these.
    fn in_units(mut self, figures: &FigureContext<'_>) -> Self {
        let Some((first, below)) = self.rows.split_first() else {
            return self;
        };
        let has_amounts = |column: usize| {
            let mut cells = below.iter().filter_map(|row| row.get(column));
            cells.any(|cell| cell.amount.is_some())
        };
        let is_unit = |(column, cell): (usize, &GridCell<'a>)| {
            let is_one = cell.amount.is_none() && names_unit(cell.text, figures.units);
            (is_one && has_amounts(column)).then_some((column, cell.text))
        };
        let units: BTreeMap<usize, &str> = first.iter().enumerate().filter_map(is_unit).collect();
        let mut others = first
            .iter()
            .enumerate()
            .filter(|(at, _)| !units.contains_key(at));
        let is_nameless = others.all(|(at, cell)| cell.is_blank() || cell.text == self.heading(at));
        if units.is_empty() || !is_nameless {
            return self;
        }
        self.rows.remove(0);
        for row in &mut self.rows {
            for (at, cell) in row.iter_mut().enumerate() {
                let unit = units
                    .get(&at)
                    .map(|unit| unit.trim_matches(['(', ')', '[', ']']));
                if let (Some(amount), Some(unit)) = (&mut cell.amount, unit)
                    && amount.unit.is_empty()
                {
                    amount.unit = unit.trim().to_lowercase();
                }
            }
        }
        self
    }

    fn with_measures(mut self, figures: &FigureContext<'_>) -> Self {
        let is_measure = |text: &str| {
            let inner = text.trim_end().strip_suffix([')', '）']);
            let unit = inner.and_then(|inner| inner.rsplit_once(['(', '（']));
            let unit = unit.map_or(text, |(_, unit)| unit);
            let found = figures.units.match_at(unit.trim())?;
            let measured = |id| figures.units.get(id).is_some_and(|unit| !unit.whole);
            Some(found.length == unit.trim().len() && found.units.iter().all(measured))
        };
        let headings = self.headings.iter().enumerate();
        let measured = headings.filter(|(_, cell)| is_measure(cell.text) == Some(true));
        self.measured = measured.map(|(at, _)| at).collect();
        self
    }

    /// Whether the heading of a column says that its numbers are rounded: `Persons (millions)`, `Cargo (kt)`.
    pub(in crate::rules) fn is_rounded(&self, column: usize) -> bool {
        let mut headings = [column, 0]
            .into_iter()
            .map(|at| self.heading(at).to_lowercase());
        self.measured.contains(&column)
            || headings.any(|heading| Words::ScaleHeading.stands_in(&heading))
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
        let grid = Self {
            headings: headings().map(|entry| cell(entry.key)).collect(),
            rows: root
                .items()
                .map(|row| row.entries().map(|entry| cell(entry.value)).collect())
                .collect(),
            measured: BTreeSet::new(),
        };
        Some(grid.in_units(figures).with_measures(figures))
    }

    pub(in crate::rules) fn heading(&self, column: usize) -> &'a str {
        self.headings.get(column).map_or("", |cell| cell.text)
    }

    pub(in crate::rules) fn width(&self) -> usize {
        let rows = self.rows.iter().map(Vec::len);
        rows.chain([self.headings.len()]).max().unwrap_or(0)
    }

    /// The rows between empty rows. An empty row right before the last row parts nothing from it, where it is the only one.
    pub(in crate::rules) fn sections(&self) -> impl Iterator<Item = &[Vec<GridCell<'a>>]> {
        let is_empty = |row: &Vec<GridCell<'a>>| row.iter().all(|cell| cell.text.is_empty());
        let last = self.rows.len().saturating_sub(2);
        let mut empty = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| is_empty(row));
        let only =
            empty.next().is_some_and(|(at, _)| at > 0 && at == last) && empty.next().is_none();
        let sections = self.rows.split(move |row| !only && is_empty(row));
        sections.filter(|section| !section.is_empty())
    }

    /// Whether what stands in a column can be added up, as far as its heading tells. Changes can where they are whole and
    /// signed: those of a share or a mean are told in per cent or in points.
    pub(in crate::rules) fn adds_up(&self, column: usize) -> bool {
        let heading = self.heading(column).to_lowercase();
        let words = heading.split(|c: char| !(c.is_alphanumeric() || matches!(c, '#' | 'δ')));
        let mut barred = words.filter(|word| Words::NoSums.has(word)).peekable();
        let plain = barred.peek().is_none();
        !heading.contains(['%', '×', '±', '∆', 'σ', '∑'])
            && !Words::NoSumsSign.stands_in(&heading)
            && !Words::PlaceHeading.has(heading.trim())
            && !self.is_price_of_one(column)
            && (plain
                || barred.all(|word| Words::ChangeHeading.has(word)) && self.is_signed(column))
    }

    /// Whether a column tells prices, and another one of how many things.
    fn is_price_of_one(&self, column: usize) -> bool {
        let tells = |column: usize, list: Words| {
            let heading = self.heading(column).to_lowercase();
            let mut words = heading.split(|c: char| !c.is_alphanumeric());
            words.any(|word| list.has(word))
        };
        let mut others = (0..self.width()).filter(|other| *other != column);
        tells(column, Words::PriceHeading)
            && others.any(|other| tells(other, Words::QuantityHeading))
    }

    /// Whether the numbers of a column are whole, and a sign stands before one at least.
    fn is_signed(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let cells: Vec<&GridCell<'_>> = cells.filter(|cell| !cell.is_blank()).collect();
        let signs = ['+', '-', '−', '–'];
        let mut amounts = cells.iter().filter_map(|cell| cell.amount.as_ref());
        amounts.all(|amount| amount.is_exact() && !amount.is_percentage())
            && cells.iter().any(|cell| cell.text.starts_with(signs))
    }
}

/// What the text around a table says of its numbers.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a note of its own")]
pub(in crate::rules) struct Around {
    /// The rows are a part of what is counted.
    pub(in crate::rules) sample: bool,
    /// The numbers are rounded.
    pub(in crate::rules) rounded: bool,
    /// There may be more than the rows, so that the total is more than their sum.
    pub(in crate::rules) partial: bool,
    /// The rows may overlap, so that the total is less than their sum.
    pub(in crate::rules) overlap: bool,
    /// A row may not be counted in the total.
    pub(in crate::rules) excludes: bool,
}

/// The sentences of a text beside a table that are said of the table: what leads it in, what names it or its rows, and a caption.
pub(in crate::rules) fn of_table(text: &str) -> Vec<&str> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '\n');
    let text = text.trim();
    let is_caption = !text.contains(ends) && !text.contains(". ") && !text.ends_with('.');
    let sentences = text.split(ends).flat_map(|part| part.split(". "));
    let is_said = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric());
        is_caption
            || lower.trim_end().ends_with([':', '：'])
            || words.any(|word| Words::TableWord.has(word))
            || Words::TableSign.stands_in(&lower)
    };
    sentences.filter(is_said).collect()
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

/// Whether a text says that a table may not list all that its total counts: `Rows 1–3 of 9`, 前五大客户.
pub(in crate::rules) fn tells_part(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let mut ofs = Words::Of.all().iter();
    let some_of_many = ofs.any(|of| {
        let between = format!(" {of} ");
        let mut places = text.match_indices(between.as_str());
        places.any(|(at, found)| {
            let before = text.get(..at).unwrap_or_default();
            let from = before.trim_end_matches(|c: char| c.is_ascii_digit());
            let behind = text.get(at + found.len()..).unwrap_or_default();
            from.len() < before.len()
                && from.ends_with(['–', '-'])
                && behind.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    some_of_many
        || words.any(|word| Words::PartNote.has(word))
        || Words::PartPhrase.stands_in(&text)
        || text.contains(['…', '⋮'])
}

/// Whether a text says that what the rows of a table count may overlap.
pub(in crate::rules) fn tells_overlap(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| Words::OverlapNote.has(word)) || Words::OverlapPhrase.stands_in(&text)
}

/// Whether a text says that the numbers of a table are rounded, or names what they are told in: `Revenue (EUR million)`.
pub(in crate::rules) fn tells_rounding(text: &str) -> bool {
    /// A caption is no longer.
    const SHORT: usize = 80;
    let text = text.to_lowercase();
    let is_caption = text.len() <= SHORT && text.ends_with([')', '）', ':', '：']);
    Words::RoundingNote.stands_in(&text) || is_caption && Words::ScaleNote.stands_in(&text)
}

/// Whether a text says that something is not counted in a total.
pub(in crate::rules) fn tells_exclusion(text: &str) -> bool {
    Words::ExcludePhrase.stands_in(&text.to_lowercase())
}

/// The bytes in the file of a text without the blanks around it.
fn trimmed(run: &Run) -> TextRange {
    let text = run.text();
    let start = text.len() - text.trim_start().len();
    run.source(start, text.trim_end().len().max(start))
}
