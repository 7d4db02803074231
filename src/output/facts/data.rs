//! The table for scripts, in JSON and YAML. The structs here are version 1 of `schema/facts.schema.json`, nothing else.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::fact::{FactId, PeriodSource, Value};
use crate::figure::UnitId;
use crate::source::ColumnUnit;

use super::super::range::Range;
use super::super::visible::{write_json_lines, yaml};
use super::{PointRow, Table};

#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    points: Vec<Point<'a>>,
}

#[derive(Serialize)]
struct Point<'a> {
    metric: &'a str,
    entity: Option<&'a str>,
    period: Option<String>,
    per: Option<&'a str>,
    change: Option<&'static str>,
    dimensions: BTreeMap<&'a str, &'a str>,
    verdict: Option<&'static str>,
    facts: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    name: String,
    text: &'a str,
    figure: Option<Figure<'a>>,
    period: &'static str,
    retired: bool,
    checks: Vec<Dispute<'a>>,
    path: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Dispute<'a> {
    check: &'a str,
    rule: &'static str,
    verdict: &'static str,
}

#[derive(Serialize)]
struct Figure<'a> {
    value: String,
    bound: &'static str,
    unit: Option<&'a str>,
    strict: Range,
    usual: Range,
}

/// Writes the table as one JSON value and a line break.
pub(super) fn write_json(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_json_lines(&output(table), out)
}

/// Writes the table as one YAML document.
pub(super) fn write_yaml(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(yaml(&output(table))?.as_bytes())
}

fn output<'a>(table: &'a Table<'_>) -> Output<'a> {
    Output {
        version: 1,
        points: table.rows.iter().map(|row| point(table, row)).collect(),
    }
}

fn point<'a>(table: &'a Table<'_>, row: &'a PointRow<'_>) -> Point<'a> {
    let vocabulary = &table.analysis.vocabulary;
    let key = &row.key;
    Point {
        metric: vocabulary.metric_name(key.metric),
        entity: key.entity.map(|entity| vocabulary.entities.name(entity)),
        period: key.period.map(|period| period.0.to_string()),
        per: key.per,
        change: key.change.map(crate::fact::Change::as_str),
        dimensions: key
            .dimensions
            .iter()
            .filter_map(|(dimension, member)| {
                let name = &*vocabulary.dimension(*dimension)?.name;
                Some((name, vocabulary.members(*dimension).name(*member)))
            })
            .collect(),
        verdict: row.verdict.map(crate::relation::Verdict::as_str),
        facts: row
            .facts
            .iter()
            .filter_map(|id| statement(table, *id))
            .collect(),
    }
}

fn statement<'a>(table: &'a Table<'_>, id: FactId) -> Option<Statement<'a>> {
    let fact = table.analysis.index.fact(id)?;
    let source = table.project.sources.get(fact.site.file)?;
    let place = source
        .lines()
        .position(&source.text, fact.site.start(), ColumnUnit::CodePoint);
    Some(Statement {
        name: table.analysis.index.name(id),
        text: &fact.text,
        figure: match &fact.value {
            Value::Figure(figure) => Some(Figure {
                value: figure.value.to_string(),
                bound: figure.bound.as_str(),
                unit: figure.unit.as_ref().map(UnitId::as_str),
                strict: Range::of(&figure.reading().strict),
                usual: Range::of(&figure.reading().usual),
            }),
            Value::Date(_) | Value::Text(_) => None,
        },
        period: match fact.period.source {
            PeriodSource::Stated => "stated",
            PeriodSource::Inferred(_) => "inferred",
            PeriodSource::Published => "published",
            PeriodSource::Absent => "absent",
        },
        retired: fact.retired.is_some(),
        checks: checks(table, id),
        path: &source.path,
        line: place.line,
        column: place.column,
    })
}

/// The declared checks that say something against a fact.
fn checks<'a>(table: &'a Table<'_>, id: FactId) -> Vec<Dispute<'a>> {
    let disputes = table.disputes.get(&id).into_iter().flatten();
    disputes
        .map(|((check, rule), verdict)| Dispute {
            check,
            rule,
            verdict: verdict.as_str(),
        })
        .collect()
}
