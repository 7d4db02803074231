//! The table for people: metrics as headings, under each its data points with what every document states.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::fact::{DataPointKey, FactId, MetricId};
use crate::lint::Analysis;
use crate::words::number_of;

use super::super::Style;
use super::super::layout::{emphasised, padded};
use super::super::visible::visible;
use super::{PointRow, Table};

/// The widest that a column of the table gets before its text runs on.
const COLUMN: usize = 40;

/// Writes the table; a line at its end says how much it holds.
pub(super) fn write(table: &Table<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let (analysis, rows) = (table.analysis, &table.rows);
    for block in rows.chunk_by(|a, b| a.key.metric == b.key.metric) {
        let Some(first) = block.first() else { continue };
        writeln!(
            out,
            "{}",
            emphasised(&title(analysis, first.key.metric), style)
        )?;
        write_block(table, block, out)?;
        writeln!(out)?;
    }
    let facts: usize = rows.iter().map(|row| row.facts.len()).sum();
    let points = number_of(rows.len(), "data point");
    writeln!(out, "{points}, {}", number_of(facts, "fact"))
}

/// Writes the data points of one metric: value and fact in columns, then what the data point is about, with the verdicts
/// on it and on the fact.
fn write_block(table: &Table<'_>, block: &[PointRow<'_>], out: &mut dyn Write) -> io::Result<()> {
    let analysis = table.analysis;
    let lines: Vec<(String, String, String)> = block
        .iter()
        .flat_map(|row| {
            let mut about = vec![subject(analysis, &row.key)];
            about.extend(row.verdict.map(|verdict| verdict.as_str().to_owned()));
            row.facts.iter().map(move |id| {
                let (value, name) = statement(analysis, *id);
                let mut about = std::mem::take(&mut about);
                about.extend(disputes(table, *id));
                (value, name, about.join(" · "))
            })
        })
        .collect();
    let widest = |column: fn(&(String, String, String)) -> &String| {
        let widths = lines.iter().map(|line| column(line).width());
        widths.max().unwrap_or(0).min(COLUMN)
    };
    let (values, names) = (widest(|line| &line.0), widest(|line| &line.1));
    for (value, name, about) in &lines {
        let line = format!(
            "  {}  {}  {about}",
            padded(value, values),
            padded(name, names)
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn title(analysis: &Analysis, metric: MetricId) -> String {
    let vocabulary = &analysis.vocabulary;
    let name = vocabulary.metric_name(metric);
    let label = vocabulary.metric_label(metric);
    let unit = vocabulary
        .metric(metric)
        .and_then(|metric| metric.unit.as_ref())
        .and_then(|unit| vocabulary.units.get(unit)?.label.as_deref())
        .map_or_else(String::new, |label| format!(", in {label}"));
    if label == name {
        format!("{name}{unit}")
    } else {
        format!("{name} · {label}{unit}")
    }
}

/// Entity, period and the rest of what a data point is about.
pub(in crate::output) fn subject(analysis: &Analysis, key: &DataPointKey<'_>) -> String {
    let vocabulary = &analysis.vocabulary;
    let entity = key
        .entity
        .map(|entity| vocabulary.entities.label(entity).to_owned());
    let period = key.period.map(|period| period.0.to_string());
    let per = key.per.map(|per| format!("per {per}"));
    let change = key
        .change
        .map(|change| format!("change {}", change.as_str()));
    let dimensions = key
        .dimensions
        .iter()
        .map(|of| vocabulary.member_label(*of).to_owned());
    entity
        .into_iter()
        .chain(period)
        .chain(per)
        .chain(change)
        .chain(dimensions)
        .map(|part| visible(&part).into_owned())
        .collect::<Vec<_>>()
        .join(", ")
}

/// What declared checks say against a fact.
fn disputes(table: &Table<'_>, id: FactId) -> impl Iterator<Item = String> {
    let disputes = table.disputes.get(&id).into_iter().flatten();
    disputes.map(|((check, _), verdict)| format!("{} under {}", verdict.as_str(), visible(check)))
}

fn statement(analysis: &Analysis, id: FactId) -> (String, String) {
    let index = &analysis.index;
    let (text, retired) = index
        .fact(id)
        .map_or(("", false), |fact| (&*fact.text, fact.retired.is_some()));
    let mark = if retired { " (retired)" } else { "" };
    (
        visible(text).into_owned(),
        format!("{}{mark}", visible(&index.name(id))),
    )
}
