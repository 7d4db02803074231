//! Records in running text: the matches of a pattern, and the rows of tables in Markdown.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::found_figure::with_whole_figures;
use super::looked::Looked;
use super::model::{Kind, KindId, Record, Records, SourceFile};
use super::page::page;
use super::places::{Places, Seen};
use super::sub_headings::has_second;
use super::value::Value;
use crate::config::{Match, Passages, ReadAs, RecordKind, Route, TablePattern, TextPattern};
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::{BlockKind, Markdown, Run, Table};
use crate::figure::decoded_figure;
use crate::source::{FileId, Span, TextRange};

/// The texts that are kept of a record, with their places.
type Kept = Box<[(Box<str>, Span)]>;
/// The same, with the table in which it stands, or the record that encloses it.
type InTable = (Option<usize>, Kept);

/// Records that were found in a text, and what was seen on the way.
#[derive(Default)]
struct InText {
    found: Vec<InTable>,
    /// Rows of tables that name the columns too.
    named: Vec<InTable>,
    /// How many of these nobody said to be none: their tables do.
    headings: usize,
    seen: Seen,
    /// Where the search was given up.
    given_up: Option<Span>,
}

/// The matches of a pattern in each text.
pub(super) fn matches(
    records: &Records,
    spec: &RecordKind,
    pattern: &TextPattern,
    files: Vec<SourceFile>,
) -> Looked {
    let in_texts: Vec<InText> = files
        .par_iter()
        .map(|source| in_text(records, spec, pattern, source.file))
        .collect();
    looked(records, spec, files, in_texts, pattern.names.clone())
}

fn in_text(records: &Records, spec: &RecordKind, pattern: &TextPattern, file: FileId) -> InText {
    let mut in_text = InText::default();
    let Some(source) = records.texts.get(&file) else {
        return in_text;
    };
    let mut found = pattern.search.all(&source.text).peekable();
    // A text without a match is not read as a page, unless its headings are asked for.
    if found.peek().is_none() && pattern.passages.sections.is_empty() {
        return in_text;
    }
    let mut places = Places::of(spec, &pattern.passages, source);
    let span = |range: Range<usize>| Span::new(file, TextRange::from_usize(range.start, range.end));
    for found in found {
        let Ok(found) = found else {
            in_text.given_up = Some(Span::file(file));
            break;
        };
        let Some(found) = with_whole_figures(found, &pattern.figures, &source.text) else {
            continue;
        };
        if places.counts(found.whole.clone()) {
            in_text
                .found
                .push((None, groups(&found, &source.text, span)));
            if pattern.takes_first {
                break;
            }
        }
    }
    in_text.seen = places.seen;
    in_text
}

/// The matches of a pattern in a field of each record of the enclosing kind.
pub(super) fn matches_within(
    records: &Records,
    outer: KindId,
    pattern: &TextPattern,
    from: &Route,
) -> Kind {
    let most = if pattern.takes_first { 1 } else { usize::MAX };
    let enclosing = records.of(outer);
    let found: Vec<Vec<Record>> = enclosing
        .par_iter()
        .enumerate()
        .map(|(at, record)| {
            let values = records.read(outer, record, from, usize::MAX);
            let in_value = |value: &Value<'_>| -> Vec<Kept> {
                let found = pattern.search.all(&value.text);
                let found = found.map_while(Result::ok);
                let found = found
                    .filter_map(|found| with_whole_figures(found, &pattern.figures, &value.text));
                found
                    .take(most)
                    .map(|found| groups(&found, &value.text, |range| value.place(range)))
                    .collect()
            };
            let kept = values
                .iter()
                .filter(|value| value.kind.is_scalar())
                .flat_map(in_value);
            let kept = kept.map(|kept| Record {
                source: record.source,
                node: None,
                kept,
                enclosing: Some(at),
            });
            kept.collect()
        })
        .collect();
    let files = records
        .kinds
        .get(outer.0)
        .map_or_else(Vec::new, |kind| kind.files.clone());
    Kind {
        records: found.into_iter().flatten().collect(),
        is_incomplete: records.is_incomplete(outer),
        files,
        columns: pattern.names.clone(),
        ..Kind::default()
    }
}

/// The named groups of a match, each with its place; a group that takes no part is empty.
fn groups(found: &Match, text: &str, span: impl Fn(Range<usize>) -> Span) -> Kept {
    let groups = found.groups.iter();
    groups
        .map(|group| match group {
            Some(group) => {
                let written = text.get(group.clone()).unwrap_or_default();
                let start = group.start + written.len() - written.trim_start().len();
                let written = written.trim();
                let place = span(start..start + written.len());
                // In an address some signs stand as codes.
                let figure = decoded_figure(written);
                (figure.as_deref().unwrap_or(written).into(), place)
            }
            None => ("".into(), span(found.whole.clone())),
        })
        .collect()
}

/// The rows of the tables that have certain headings. Another table may have other columns beside them.
pub(super) fn rows(
    records: &Records,
    spec: &RecordKind,
    pattern: &TablePattern,
    files: Vec<SourceFile>,
) -> Looked {
    let read = |source: &SourceFile| match records.texts.get(&source.file) {
        Some(text) => page(&text.name, text.text.clone()),
        None => Markdown::read(Arc::from("")),
    };
    let pages: Vec<Markdown> = files.par_iter().map(read).collect();
    let mut columns: Vec<String> = Vec::new();
    for (_, table) in pages.iter().flat_map(|page| tables_of(page, pattern)) {
        for heading in &table.headings {
            let heading = heading.text().trim();
            if !heading.is_empty() && !columns.iter().any(|known| known == heading) {
                columns.push(heading.to_owned());
            }
        }
    }
    let found = files.iter().zip(&pages).map(|(source, page)| {
        let Some(text) = records.texts.get(&source.file) else {
            return InText::default();
        };
        let mut places = Places::of(spec, &pattern.passages, text);
        let (mut found, mut named) = (Vec::new(), Vec::new());
        let mut headings = 0;
        for (at, table) in tables_of(page, pattern) {
            let is_second = spec.header.is_none() && has_second(table);
            headings += usize::from(is_second);
            let naming = spec.named_rows().max(usize::from(is_second));
            let named_too = table.rows.iter().take(naming);
            named.extend(named_too.map(|row| (Some(at), cells(table, row, &columns, source.file))));
            for row in table.rows.iter().skip(naming) {
                let place = row.first().map(Run::range).unwrap_or_default();
                if places.counts(place.start as usize..place.end as usize) {
                    found.push((Some(at), cells(table, row, &columns, source.file)));
                }
            }
        }
        InText {
            found,
            named,
            headings,
            seen: places.seen,
            given_up: None,
        }
    });
    let found: Vec<InText> = found.collect();
    let tables = found.iter().zip(&pages).enumerate();
    let tables = tables.flat_map(|(source, (found, page))| {
        let read: BTreeSet<usize> = found.found.iter().filter_map(|(at, _)| *at).collect();
        let tables = tables_of(page, pattern).filter(move |(at, _)| read.contains(at));
        let columns = &columns;
        tables.map(move |(_, table)| (source, columns_of(table, columns)))
    });
    let tables = tables.collect();
    let mut looked = looked(records, spec, files, found, columns);
    looked.kind.tables = tables;
    looked
}

/// The tables of a text that have all headings of the pattern, each with its position among all tables of the text.
fn tables_of<'p>(
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

/// The columns that a table has, of those that are asked for.
fn columns_of(table: &Table, columns: &[String]) -> BTreeSet<usize> {
    let headings = table.headings.iter();
    headings
        .filter_map(|heading| {
            columns
                .iter()
                .position(|column| column == heading.text().trim())
        })
        .collect()
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

fn looked(
    records: &Records,
    spec: &RecordKind,
    files: Vec<SourceFile>,
    in_texts: Vec<InText>,
    columns: Vec<String>,
) -> Looked {
    let is_unread = |source: &SourceFile| !records.texts.contains_key(&source.file);
    let mut seen = Seen::default();
    let (mut all, mut named, mut given_up) = (Vec::new(), Vec::new(), Vec::new());
    let mut heading_rows = 0;
    for (source, in_text) in in_texts.into_iter().enumerate() {
        seen.add(in_text.seen);
        heading_rows += in_text.headings;
        given_up.extend(in_text.given_up);
        let record = |(enclosing, kept)| Record {
            source,
            node: None,
            kept,
            enclosing,
        };
        all.extend(in_text.found.into_iter().map(record));
        named.extend(in_text.named.into_iter().map(record));
    }
    let passages: Option<&Passages> = spec.passages();
    let mut idle = passages.map_or_else(Vec::new, |passages| seen.idle(passages, &spec.name.value));
    let is_incomplete = files.iter().any(is_unread) || !given_up.is_empty();
    idle.extend(gave_up(spec, &given_up));
    let kind = Kind {
        records: all,
        named,
        heading_rows,
        is_incomplete,
        files,
        columns,
        left_out: seen.left_out,
        ..Kind::default()
    };
    Looked {
        kind,
        idle,
        ..Looked::default()
    }
}

/// Says that a pattern needs too many steps: what it would have found is not known.
fn gave_up(spec: &RecordKind, files: &[Span]) -> Option<Problem> {
    let ReadAs::Text(pattern) = &spec.reading else {
        return None;
    };
    let name = &spec.name.value;
    let message = format!("the search for `{name}` was given up after very many steps");
    let help = "Write the pattern without look-around and back-references, or with fewer places where it can go on in several ways.";
    let problem = Problem::new(ProblemKind::Configuration, pattern.span, message);
    Some(problem.related(*files.first()?, "in this text").help(help))
}
