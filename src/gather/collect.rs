//! Looking for the records of each kind. What is wrong where there are none is `none_found`.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::in_text::{matches, matches_within, rows};
use super::looked::Looked;
use super::model::{Kind, KindId, Record, Records, SourceFile};
use super::passed_over::PassedOver;
use super::walk::{Walked, walk};
use crate::config::{Condition, ReadAs, RecordFile, RecordKind, RecordSource, Route, Test, Unread};
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::{NodeRef, Parsed};
use crate::fact::Vocabulary;
use crate::source::{FileId, Sources, Span};

/// The result of gathering.
#[derive(Debug, Default)]
pub struct Found {
    /// The records.
    pub records: Records,
    /// Problems of the configuration, as the data show them.
    pub problems: Vec<Problem>,
    /// Figures of texts that are no facts, by metric.
    pub passed_over: Vec<PassedOver>,
}

/// Gathers the records of each kind from the trees of files. The vocabulary says what is a unit.
pub fn gather(
    specs: &[RecordKind],
    vocabulary: &Vocabulary,
    files: &[RecordFile],
    tree: impl Fn(FileId) -> Option<Arc<Parsed>>,
    sources: &Sources,
) -> Found {
    let mut found = Found::default();
    let trees = files
        .iter()
        .filter_map(|entry| Some((entry.file, tree(entry.file)?)));
    found.records.trees = trees.collect::<BTreeMap<_, _>>();
    let is_text = |entry: &&RecordFile| {
        let spec = specs.get(entry.kind);
        spec.is_some_and(|spec| matches!(spec.reading, ReadAs::Text(_) | ReadAs::Table(_)))
    };
    let texts = files.iter().filter(is_text);
    let texts = texts.filter_map(|entry| Some((entry.file, sources.get(entry.file)?.clone())));
    found.records.texts = texts.collect();
    found.records.specs = specs.to_vec();
    for (at, spec) in specs.iter().enumerate() {
        let id = KindId(at);
        let own = files.iter().filter(|entry| entry.kind == at);
        let own = own.map(|entry| SourceFile {
            file: entry.file,
            parts: entry.parts.clone(),
        });
        let own: Vec<SourceFile> = own.collect();
        let Looked {
            kind,
            misfits,
            mut idle,
        } = match &spec.source {
            RecordSource::Files(_) => of_files(&found.records, spec, own),
            RecordSource::In(_) => within(&found.records, id, spec),
        };
        // Of words that choose nothing it is the consequence that nothing is found.
        let mut is_told = !idle.is_empty();
        found.problems.append(&mut idle);
        found.records.kinds.push(kind);
        found.units_rows(id, spec, vocabulary);
        let looked_for = found.records.of(id).len();
        found.named_in_vain(id, spec, sources);
        let before = found.problems.len();
        found.filter(id, spec);
        // Nor is anything left by a field that no record has.
        is_told |= found.problems.len() > before;
        found.doubted_units(id, spec, vocabulary);
        found.columns(id, spec);
        found.never_made(id, spec);
        if !is_told {
            found.report(id, spec, looked_for, &misfits);
        }
    }
    found
}

/// The records of one file, the rows of it that name columns, and values of which items were asked for in vain.
type InFile = (Vec<Record>, (Vec<Record>, Vec<Span>));

fn of_files(records: &Records, spec: &RecordKind, files: Vec<SourceFile>) -> Looked {
    if spec.unread == Unread::Records {
        return Looked::in_vain();
    }
    match &spec.reading {
        ReadAs::Text(pattern) => return matches(records, spec, pattern, files),
        ReadAs::Table(pattern) => return rows(records, spec, pattern, files),
        ReadAs::Listed => return listed(files),
        ReadAs::Tree => {}
    }
    let parsed = |source: &SourceFile| records.trees.get(&source.file);
    let is_broken = |source: &SourceFile| parsed(source).is_none_or(|parsed| is_cut_short(parsed));
    let is_incomplete = files.iter().any(is_broken);
    let each = spec.each.as_ref().map(|each| &each.value);
    let found: Vec<InFile> = files
        .par_iter()
        .enumerate()
        .map(|(at, source)| {
            let roots = parsed(source)
                .into_iter()
                .flat_map(|parsed| parsed.document.roots());
            let (mut records, mut named) = (Vec::new(), Vec::new());
            let mut misfits = Vec::new();
            for root in roots {
                let walked = go(root, each);
                let misfit = walked.misfits.iter();
                misfits.extend(misfit.map(|node| Span::new(source.file, node.site())));
                let mut all = taken(walked, source.file, at, None);
                if root.document().format().is_cells() {
                    named.extend(all.drain(..spec.named_rows().min(all.len())));
                }
                records.append(&mut all);
            }
            // A page without front matter is a page all the same.
            if records.is_empty() && each.is_none() && !is_broken(source) {
                records.push(file_itself(at));
            }
            (records, (named, misfits))
        })
        .collect();
    let (in_files, beside): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let (named, misfits): (Vec<_>, Vec<_>) = beside.into_iter().unzip();
    let kind = Kind {
        files,
        records: in_files.into_iter().flatten().collect(),
        named: named.into_iter().flatten().collect(),
        is_incomplete,
        ..Kind::default()
    };
    let misfits = misfits.into_iter().flatten().collect();
    let idle = no_rows(records, spec, &kind.files).into_iter().collect();
    Looked {
        kind,
        misfits,
        idle,
    }
}

/// The record that a file is by itself.
fn file_itself(source: usize) -> Record {
    Record {
        source,
        node: None,
        kept: Box::default(),
        enclosing: None,
    }
}

/// The files are the records.
fn listed(files: Vec<SourceFile>) -> Looked {
    let records = (0..files.len()).map(file_itself).collect();
    Looked::kind(Kind {
        files,
        records,
        ..Kind::default()
    })
}

/// Says of rows of headings that there are none, in files that are no tables.
fn no_rows(records: &Records, spec: &RecordKind, files: &[SourceFile]) -> Option<Problem> {
    let header = spec
        .header
        .as_ref()
        .filter(|_| matches!(spec.reading, ReadAs::Tree))?;
    let is_table = |source: &SourceFile| {
        let parsed = records.trees.get(&source.file);
        parsed.is_none_or(|parsed| parsed.document.format().is_cells())
    };
    if files.iter().any(is_table) {
        return None;
    }
    let message = format!(
        "`header` of `{}` speaks of rows, and its files are no tables",
        spec.name.value
    );
    let help = "Remove it, or leave out the first items with `each: \"[1:]\"`.";
    Some(Problem::new(ProblemKind::Configuration, header.span?, message).help(help))
}

fn within(records: &Records, id: KindId, spec: &RecordKind) -> Looked {
    let outer = records.enclosing_of(spec, id);
    let enclosing = outer.and_then(|outer| Some((outer, records.kinds.get(outer.0)?)));
    let Some((outer, enclosing)) = enclosing else {
        return Looked::in_vain();
    };
    if let ReadAs::Text(pattern) = &spec.reading {
        let from = pattern.from.as_ref();
        let kind = from.map(|from| matches_within(records, outer, pattern, &from.value));
        // Without its field, which is told, nothing is known of it.
        return kind.map_or_else(Looked::in_vain, Looked::kind);
    }
    let each = spec.each.as_ref().map(|each| &each.value);
    let found: Vec<(Vec<Record>, Vec<Span>)> = enclosing
        .records
        .par_iter()
        .enumerate()
        .filter_map(|(at, record)| {
            let file = records.file(outer, record)?;
            let walked = go(records.node(outer, record)?, each);
            let misfits = walked
                .misfits
                .iter()
                .map(|node| Span::new(file, node.site()));
            let misfits = misfits.collect();
            Some((taken(walked, file, record.source, Some(at)), misfits))
        })
        .collect();
    let (inner, misfits): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let kind = Kind {
        files: enclosing.files.clone(),
        records: inner.into_iter().flatten().collect(),
        is_incomplete: enclosing.is_incomplete,
        ..Kind::default()
    };
    let misfits = misfits.into_iter().flatten().collect();
    Looked {
        kind,
        misfits,
        idle: Vec::new(),
    }
}

/// Whether a file could not be read to its end. A key that stands twice keeps nobody from reading on.
pub fn is_cut_short(parsed: &Parsed) -> bool {
    let mut problems = parsed.problems.iter();
    problems.any(|problem| problem.kind != ProblemKind::DuplicateKey)
}

fn go<'a>(root: NodeRef<'a>, each: Option<&Route>) -> Walked<'a> {
    match each {
        Some(route) => walk(root, route),
        None => Walked {
            values: vec![(root, Vec::new())],
            misfits: Vec::new(),
        },
    }
}

fn taken(walked: Walked<'_>, file: FileId, source: usize, enclosing: Option<usize>) -> Vec<Record> {
    let values = walked.values.into_iter();
    values
        .map(|(node, kept)| Record {
            source,
            node: Some(node.handle()),
            kept: kept
                .into_iter()
                .map(|(text, key)| (text.into_boxed_str(), Span::new(file, key.site())))
                .collect(),
            enclosing,
        })
        .collect()
}

impl Records {
    /// The kind in which the records of another stand, while that is still being looked for.
    fn enclosing_of(&self, spec: &RecordKind, id: KindId) -> Option<KindId> {
        match &spec.source {
            RecordSource::In(name) => self.kind(&name.value).filter(|outer| *outer < id),
            RecordSource::Files(_) => None,
        }
    }
}

impl Found {
    /// Keeps the records that are as the configuration wants them.
    fn filter(&mut self, id: KindId, spec: &RecordKind) {
        if spec.conditions.is_empty() {
            return;
        }
        let records = &self.records;
        let all = records.of(id);
        let is_so = |condition: &Condition, record: &Record| {
            let values = records.read(id, record, &condition.field.value, usize::MAX);
            let holds = values.iter().any(|value| match &condition.test {
                Test::OneOf(texts) => texts.iter().any(|text| *text == value.text),
                Test::Match(regex) => regex.is_match(&*value.text).unwrap_or(false),
                Test::Present => true,
            });
            holds != condition.is_negative
        };
        let keeps: Vec<bool> = all
            .par_iter()
            .map(|record| {
                spec.conditions
                    .iter()
                    .all(|condition| is_so(condition, record))
            })
            .collect();
        for condition in &spec.conditions {
            let field = &condition.field;
            let is_there = |record: &Record| {
                !records
                    .read(id, record, &field.value, usize::MAX)
                    .is_empty()
            };
            if !all.is_empty() && !all.iter().any(is_there) {
                let name = field.value.first_key().unwrap_or_default();
                let message = format!(
                    "no `{}` has the field that `where` asks for",
                    spec.name.value
                );
                let help = match records.field_of(id, name) {
                    Err(no) => no.help,
                    Ok(_) => "Write the path to a field that the records have.".to_owned(),
                };
                self.problems.extend(field.span.map(|span| {
                    Problem::new(ProblemKind::Configuration, span, message).help(help)
                }));
            }
        }
        if let Some(kind) = self.records.kinds.get_mut(id.0) {
            let mut keeps = keeps.into_iter();
            kind.records.retain(|_| keeps.next().unwrap_or(true));
        }
    }
}
