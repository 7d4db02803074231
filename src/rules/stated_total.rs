//! What a table calls the total of its rows or columns is what they add up to.

use crate::diagnostic::{Level, Needs, RuleMetadata, Severity};
use crate::document::{Block, BlockKind};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Calculation, Grid, Page, is_sample, total_columns, total_line, total_rows,
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
        Grid::of_rows(root, &figures).map_or_else(Vec::new, |grid| {
            let mut all = total_rows(&grid, false);
            all.extend(total_columns(&grid));
            all
        })
    });
}

fn totals(page: Page<'_>) -> Vec<Calculation> {
    let mut all = Vec::new();
    for siblings in page.text.siblings() {
        if siblings.quoted {
            continue;
        }
        for (at, block) in siblings.blocks.iter().enumerate() {
            let BlockKind::Table(table) = &block.kind else {
                continue;
            };
            let grid = Grid::of_table(table, &page.figures);
            let before = at
                .checked_sub(1)
                .and_then(|before| siblings.blocks.get(before));
            let after = siblings.blocks.get(at + 1);
            let mut around = [before, after].into_iter().flatten();
            let sample = around.any(is_sample_of) || is_sample(&page.heading(block.range));
            all.extend(total_rows(&grid, sample));
            all.extend(total_columns(&grid));
            if let Some(BlockKind::Paragraph(run)) = after.map(|block| &block.kind) {
                all.extend(total_line(&grid, run, &page.figures));
            }
        }
    }
    all
}

/// Whether a block beside a table says that its rows are a part of what is counted.
fn is_sample_of(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(run) | BlockKind::Heading { title: run, .. } => is_sample(run.text()),
        _ => false,
    }
}
