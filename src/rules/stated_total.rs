//! What a table calls the total of its rows or columns is what they add up to.

use crate::diagnostic::{Level, Needs, RuleMetadata, Severity};
use crate::document::{Block, BlockKind};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Around, Calculated, Calculation, Grid, Page, is_sample, subtotals, tells_exclusion,
    tells_overlap, tells_part, tells_rounding, told_once, total_columns, total_line, total_rows,
};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "stated-total",
        summary: "the total of a table in a text is what its parts add up to",
        page: include_str!("stated_total.md"),
        level: Level::Error,
        needs: Needs::File,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    stated::check(context, reporter, Severity::Error, totals);
    stated::check_cells(context, reporter, Severity::Error, |root, figures| {
        Grid::of_rows(root, &figures)
            .map_or_else(Vec::new, |grid| of_grid(&grid, Around::default(), &[]))
    });
}

/// The calculations within a table, beside which these texts stand.
fn of_grid(grid: &Grid<'_>, around: Around, beside: &[&str]) -> Vec<Calculation> {
    let mut all = total_rows(grid, around);
    all.extend(subtotals(grid));
    let mut rows = total_columns(grid);
    for found in &mut rows {
        if beside.iter().any(|text| tells_of(text, found)) {
            found.set_aside();
        }
    }
    told_once(grid, all, rows)
}

/// Whether a text beside a table tells of the row that a total is of: `Owls: three points were deducted.`
fn tells_of(text: &str, found: &Calculation) -> bool {
    let Calculated::Fails(failure) = &found.outcome else {
        return false;
    };
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let label = failure.identity.get(1).filter(|label| !label.is_empty());
    label.is_some_and(|label| words.any(|word| word == label))
}

fn totals(page: Page<'_>) -> Vec<Calculation> {
    let siblings = page.text.siblings();
    let unquoted = siblings.iter().filter(|siblings| !siblings.quoted);
    let mut all: Vec<Calculation> = unquoted
        .flat_map(|siblings| of_blocks(page, siblings.blocks))
        .collect();
    let drawn = page.text.drawn();
    all.extend(drawn.iter().flat_map(|blocks| of_blocks(page, blocks)));
    all
}

/// The calculations of the tables among blocks beside one another.
fn of_blocks(page: Page<'_>, blocks: &[Block]) -> Vec<Calculation> {
    let mut all = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Table(table) = &block.kind else {
            continue;
        };
        let grid = Grid::of_table(table, &page.figures);
        let before = at.checked_sub(1).and_then(|before| blocks.get(before));
        let after = blocks.get(at + 1);
        let beside = || {
            let beside = [before.and_then(text_of), after.and_then(text_below)];
            beside.into_iter().flatten()
        };
        let heading = page.heading(block.range);
        // What is not said of the table may tell of anything.
        let said = |says: fn(&str) -> bool| {
            let mut sentences = beside().flat_map(stated::of_table);
            sentences.any(says) || says(&heading)
        };
        let around = Around {
            sample: said(is_sample),
            rounded: beside().any(tells_rounding) || tells_rounding(&heading),
            partial: said(tells_part),
            overlap: beside().any(tells_overlap) || tells_overlap(&heading),
            excludes: beside().any(tells_exclusion),
        };
        let beside: Vec<&str> = beside().collect();
        all.extend(of_grid(&grid, around, &beside));
        if let Some(BlockKind::Paragraph(run)) = after.map(|block| &block.kind) {
            all.extend(total_line(&grid, run, &page.figures));
        }
    }
    all
}

/// The text of a block right below a table; a heading begins something else.
fn text_below(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Paragraph(run) => Some(run.text()),
        BlockKind::Note { blocks, .. } => blocks.iter().find_map(text_of),
        _ => None,
    }
}

/// The text of a block beside a table that may say something of its numbers.
fn text_of(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Paragraph(run) | BlockKind::Heading { title: run, .. } => Some(run.text()),
        _ => None,
    }
}
