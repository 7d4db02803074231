//! Which row of a table sums up which others, and whether its label says so or only the numbers can show it.

use super::grid::{Grid, GridCell};
use super::labels::{is_total, is_total_of, is_total_of_rows, may_be_total};
use super::sections::{Row, is_parted, is_subtotal, name, up_to_total};

/// A row and those that it may sum up.
pub(super) struct Summed<'s, 'a> {
    pub(super) total: &'s Row<'a>,
    pub(super) rows: &'s [Vec<GridCell<'a>>],
    /// Whether the row is the first, where totals stand of what is only told in part below.
    is_first: bool,
}

/// The row of a section that may sum up the others.
pub(super) fn summed<'s, 'a>(
    grid: &Grid<'_>,
    section: &'s [Vec<GridCell<'a>>],
) -> Option<Summed<'s, 'a>> {
    let (total, rows) = up_to_total(section)?;
    if is_parted(rows) {
        return None;
    }
    let last = Summed {
        total,
        rows,
        is_first: false,
    };
    let mut columns = 0..grid.width();
    let label = label(total);
    let is_nameless = || {
        let names = |row: &Row<'_>| row.first().is_some_and(|cell| !cell.is_blank());
        let is_number = |cell: &GridCell<'_>| cell.is_blank() || cell.amount.is_some();
        !names(total) && total.iter().all(is_number) && rows.iter().all(|row| names(row))
    };
    if columns.any(|column| last.is_said(grid, column)) || may_be_total(label) || is_nameless() {
        return Some(last);
    }
    let (total, rows) = section.split_first()?;
    is_total(self::label(total)).then_some(Summed {
        total,
        rows,
        is_first: true,
    })
}

impl Summed<'_, '_> {
    /// Whether its label says that it sums up a column.
    pub(super) fn is_said(&self, grid: &Grid<'_>, column: usize) -> bool {
        let label = label(self.total);
        let own = name(self.total).and_then(|own| {
            let mut cells = self.total.iter();
            cells.position(|cell| std::ptr::eq(cell, own))
        });
        let headings = [Some(column), own].into_iter().flatten();
        let mut headings = headings.map(|at| grid.heading(at));
        // Where the names of rows are those of a program, so is this.
        let mut names = self.rows.iter().filter_map(|row| name(row));
        let is_code = name(self.total).is_some_and(|name| name.code) && names.any(|own| own.code);
        !self.is_first
            && !is_code
            && (is_total(label)
                || is_subtotal(self.total)
                || is_total_of_rows(label, self.rows.len())
                || headings.any(|heading| is_total_of(label, heading)))
    }
}

/// The label of a row, without the number that stands in the same cell: `Total: 12`.
fn label<'a>(row: &Row<'a>) -> &'a str {
    let Some(cell) = name(row) else { return "" };
    let label = cell.text.split([':', '：']).next();
    label.filter(|_| cell.amount.is_some()).unwrap_or(cell.text)
}
