//! Markdown: what is read, and that every byte of it is found again in the file.

mod blocks;
mod comments;
mod front;
mod places;

use super::{Block, BlockKind, Markdown, Run};

fn read(text: &str) -> Markdown {
    Markdown::read(text.into())
}

/// The blocks as an outline, for people.
fn outline(page: &Markdown) -> String {
    let mut lines = Vec::new();
    write(page.blocks(), 0, &mut lines);
    lines.join("\n")
}

fn write(blocks: &[Block], depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let line = |lines: &mut Vec<String>, text: String| {
        lines.push(format!("{indent}{}", text.replace('\n', "⏎")));
    };
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, title } => {
                line(lines, format!("h{level} {}", title.text()));
            }
            BlockKind::Paragraph(run) => line(lines, format!("p {}", run.text())),
            BlockKind::Code { language, code } => {
                line(lines, format!("code {language}: {}", code.text()));
            }
            BlockKind::Html(run) => line(lines, format!("html {}", run.text())),
            BlockKind::Rule => line(lines, "rule".to_owned()),
            BlockKind::Table(table) => {
                let cells = |row: &[Run]| row.iter().map(Run::text).collect::<Vec<_>>().join(" | ");
                line(lines, format!("table {}", cells(&table.headings)));
                table
                    .rows
                    .iter()
                    .for_each(|row| line(lines, format!("  row {}", cells(row))));
            }
            BlockKind::List(list) => {
                let tight = if list.tight { "tight" } else { "loose" };
                line(lines, format!("list {tight} {:?}", list.start));
                for item in &list.items {
                    let task = item
                        .task
                        .map_or("", |done| if done { " done" } else { " to do" });
                    lines.push(format!(
                        "{indent}- item{}{task}",
                        if item.gap { " gap" } else { "" }
                    ));
                    write(&item.blocks, depth + 1, lines);
                }
            }
            BlockKind::Quote(blocks) => {
                line(lines, "quote".to_owned());
                write(blocks, depth + 1, lines);
            }
            BlockKind::Note { label, blocks } => {
                line(lines, format!("note {label}"));
                write(blocks, depth + 1, lines);
            }
        }
    }
}

/// All runs of text.
fn runs(page: &Markdown) -> Vec<&Run> {
    let mut runs = Vec::new();
    for siblings in page.siblings() {
        for block in siblings.blocks {
            match &block.kind {
                BlockKind::Heading { title: run, .. }
                | BlockKind::Paragraph(run)
                | BlockKind::Code { code: run, .. }
                | BlockKind::Html(run) => runs.push(run),
                BlockKind::Table(table) => {
                    runs.extend(&table.headings);
                    runs.extend(table.rows.iter().flatten());
                }
                BlockKind::List(_)
                | BlockKind::Quote(_)
                | BlockKind::Note { .. }
                | BlockKind::Rule => {}
            }
        }
    }
    runs
}
