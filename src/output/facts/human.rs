//! The table for people: metrics as headings, under each its data points with what every document states.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::fact::{DataPointKey, FactId, MetricId};
use crate::lint::Analysis;

use super::super::Style;
use super::super::visible::visible;
use super::Row;

/// The widest that a column of the table gets before its text runs on.
const COLUMN: usize = 34;

/// Writes the table; a line at its end says how much it holds.
pub(super) fn write(
    analysis: &Analysis,
    rows: &[Row<'_>],
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let subjects: Vec<String> = rows.iter().map(|row| subject(analysis, &row.key)).collect();
    let widest = |texts: &[String]| texts.iter().map(|text| text.width()).max().unwrap_or(0);
    let subject_width = widest(&subjects).min(COLUMN);
    let mut heading: Option<MetricId> = None;
    for (row, subject) in rows.iter().zip(&subjects) {
        if heading != Some(row.key.metric) {
            if heading.is_some() {
                writeln!(out)?;
            }
            heading = Some(row.key.metric);
            writeln!(
                out,
                "{}",
                emphasised(&title(analysis, row.key.metric), style)
            )?;
        }
        write_row(analysis, row, (subject, subject_width), out)?;
    }
    let facts: usize = rows.iter().map(|row| row.facts.len()).sum();
    if !rows.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{} data points, {facts} facts", rows.len())
}

fn write_row(
    analysis: &Analysis,
    row: &Row<'_>,
    (subject, width): (&str, usize),
    out: &mut dyn Write,
) -> io::Result<()> {
    let verdict = row.verdict.map_or("", |verdict| verdict.as_str());
    for (position, id) in row.facts.iter().enumerate() {
        let left = if position == 0 { subject } else { "" };
        let right = if position == 0 { verdict } else { "" };
        let (value, name) = statement(analysis, *id);
        let line = format!(
            "  {}  {}  {}  {right}",
            padded(left, width),
            padded(&value, 14),
            padded(&name, 34),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn title(analysis: &Analysis, metric: MetricId) -> String {
    let vocabulary = &analysis.vocabulary;
    let name = vocabulary.metric_name(metric);
    let label = vocabulary.metric_label(metric, "en");
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
fn subject(analysis: &Analysis, key: &DataPointKey<'_>) -> String {
    let vocabulary = &analysis.vocabulary;
    let entity = key
        .entity
        .map(|entity| vocabulary.entities.label(entity, "en").to_owned());
    let period = key.period.map(|period| period.0.to_string());
    let per = key.per.map(|per| format!("per {per}"));
    let change = key
        .change
        .map(|change| format!("change {}", change.as_str()));
    let dimensions = key
        .dimensions
        .iter()
        .map(|of| vocabulary.member_label(*of, "en").to_owned());
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

/// A text filled up to a width in columns.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

fn emphasised(text: &str, style: &Style) -> String {
    if style.color {
        format!("\u{1b}[1m{}\u{1b}[0m", visible(text))
    } else {
        visible(text).into_owned()
    }
}
