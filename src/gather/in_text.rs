//! Records in running text: the matches of a pattern, and the rows of tables in Markdown.

use std::ops::Range;
use std::sync::Arc;

use fancy_regex::Captures;
use rayon::prelude::*;

use super::model::{Kind, Record, Records, SourceFile};
use crate::config::{TablePattern, TextPattern};
use crate::document::{BlockKind, Markdown, Run, Table};
use crate::source::{FileId, Span, TextRange};

/// What is kept of a record: texts with their places.
type Kept = Box<[(Box<str>, Span)]>;
/// The same, with the table in which it stands.
type InTable = (Option<usize>, Kept);

/// The matches of a pattern in each text.
pub(super) fn matches(records: &Records, pattern: &TextPattern, files: Vec<SourceFile>) -> Kind {
    let most = if pattern.takes_first { 1 } else { usize::MAX };
    let found: Vec<Vec<Kept>> = files
        .par_iter()
        .map(|source| {
            let text = records.texts.get(&source.file).map_or("", |text| &**text);
            let found = pattern.regex.captures_iter(text).take(most);
            let found = found.map_while(Result::ok);
            found
                .map(|found| groups(&found, pattern, source.file))
                .collect()
        })
        .collect();
    let found = found.into_iter().map(|found| {
        let found = found.into_iter();
        found.map(|kept| (None, kept)).collect()
    });
    kind(records, files, found.collect(), pattern.names.clone())
}

/// The named groups of a match, each with its place; a group that takes no part is empty.
fn groups(found: &Captures<'_, str>, pattern: &TextPattern, file: FileId) -> Kept {
    let span = |range: Range<usize>| Span::new(file, TextRange::from_usize(range.start, range.end));
    let whole = found
        .get(0)
        .map_or(Span::file(file), |all| span(all.range()));
    let names = pattern.names.iter();
    names
        .map(|name| match found.name(name) {
            Some(group) => {
                let text = group.as_str();
                let start = group.start() + text.len() - text.trim_start().len();
                (text.trim().into(), span(start..start + text.trim().len()))
            }
            None => ("".into(), whole),
        })
        .collect()
}

/// The rows of the tables that have certain headings. Another table may have other columns beside them.
pub(super) fn rows(records: &Records, pattern: &TablePattern, files: Vec<SourceFile>) -> Kind {
    let read = |source: &SourceFile| {
        let text = records.texts.get(&source.file).cloned();
        Markdown::read(text.unwrap_or_else(|| Arc::from("")))
    };
    let pages: Vec<Markdown> = files.par_iter().map(read).collect();
    let mut columns: Vec<String> = Vec::new();
    for (_, table) in pages.iter().flat_map(|page| tables(page, pattern)) {
        for heading in &table.headings {
            let heading = heading.text().trim();
            if !heading.is_empty() && !columns.iter().any(|known| known == heading) {
                columns.push(heading.to_owned());
            }
        }
    }
    let found = files.iter().zip(&pages).map(|(source, page)| {
        let tables = tables(page, pattern);
        let rows = tables.flat_map(|(at, table)| {
            let columns = &columns;
            let rows = table.rows.iter();
            rows.map(move |row| (Some(at), cells(table, row, columns, source.file)))
        });
        rows.collect()
    });
    let found: Vec<Vec<InTable>> = found.collect();
    kind(records, files, found, columns)
}

/// The tables of a text that have all headings of the pattern, each with its position among all tables of the text.
fn tables<'p>(
    page: &'p Markdown,
    pattern: &'p TablePattern,
) -> impl Iterator<Item = (usize, &'p Table)> + 'p {
    let blocks = page.siblings().into_iter();
    let blocks = blocks.flat_map(|siblings| siblings.blocks);
    let tables = blocks.filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    tables.enumerate().filter(|(_, table)| {
        let has = |wanted: &String| {
            let mut headings = table.headings.iter();
            headings.any(|heading| heading.text().trim() == wanted)
        };
        pattern.headings.iter().all(has)
    })
}

/// The cells of a row under each of the columns; empty where the row or its table has none.
fn cells(table: &Table, row: &[Run], columns: &[String], file: FileId) -> Kept {
    let first = row
        .first()
        .map_or(Span::file(file), |cell| Span::new(file, cell.range()));
    let cell = |column: &String| {
        let mut headings = table.headings.iter();
        let at = headings.position(|heading| heading.text().trim() == column)?;
        let cell = row.get(at)?;
        let text = cell.text();
        let start = text.len() - text.trim_start().len();
        let range = if text.trim().is_empty() {
            cell.range()
        } else {
            cell.source(start, text.trim_end().len())
        };
        Some((text.trim().into(), Span::new(file, range)))
    };
    let columns = columns.iter();
    columns
        .map(|column| cell(column).unwrap_or(("".into(), first)))
        .collect()
}

fn kind(
    records: &Records,
    files: Vec<SourceFile>,
    found: Vec<Vec<InTable>>,
    columns: Vec<String>,
) -> Kind {
    let is_unread = |source: &SourceFile| !records.texts.contains_key(&source.file);
    let found = found.into_iter().enumerate();
    let found = found.flat_map(|(source, found)| {
        found.into_iter().map(move |(table, kept)| Record {
            source,
            node: None,
            kept,
            enclosing: table,
        })
    });
    Kind {
        records: found.collect(),
        is_incomplete: files.iter().any(is_unread),
        files,
        columns,
    }
}
