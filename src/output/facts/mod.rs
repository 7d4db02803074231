//! The facts of a project as a table: one data point a row or block, who says what, and whether they agree.

mod data;
mod human;

pub(super) use human::subject;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::diagnostic::VerdictKind;
use crate::fact::{DataPoint, DataPointKey, FactId};
use crate::lint::{Analysis, Project, Report};
use crate::relation::Verdict;
use crate::rules::{Compared, point_verdict};

use super::Style;

/// How the table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactsFormat {
    /// For people: a block for each metric.
    #[default]
    Human,
    /// For scripts: version 1 of `schema/facts.schema.json`.
    Json,
    /// The same in YAML.
    Yaml,
}

/// Which data points are shown.
#[derive(Clone, Debug, Default)]
pub struct FactsFilter {
    /// Only this metric.
    pub metric: Option<String>,
    /// Only this entity and its parts.
    pub entity: Option<String>,
    /// Only what this document speaks of.
    pub document: Option<String>,
}

/// One data point as it is shown.
pub(super) struct PointRow<'a> {
    /// What it is about.
    pub(super) key: DataPointKey<'a>,
    /// Its facts, those that something has replaced included.
    pub(super) facts: &'a [FactId],
    /// `None` when a fact stands alone.
    pub(super) verdict: Option<Verdict>,
    /// What comparing them gave.
    pub(super) outcome: &'a Compared,
}

/// What declared checks say against each fact: by name of check and rule, the gravest of their verdicts.
pub(super) type Disputes<'a> = BTreeMap<FactId, BTreeMap<(&'a str, &'static str), VerdictKind>>;

/// Everything that is shown.
struct Table<'a> {
    project: &'a Project,
    analysis: &'a Analysis,
    rows: Vec<PointRow<'a>>,
    disputes: Disputes<'a>,
}

/// Writes the table. `report` is that of `analysis`: it has what declared checks say against facts.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_facts(
    project: &Project,
    analysis: &Analysis,
    report: &Report,
    filter: &FactsFilter,
    format: FactsFormat,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let table = Table {
        project,
        analysis,
        rows: rows(project, analysis, filter),
        disputes: disputes(report),
    };
    match format {
        FactsFormat::Human => human::write(&table, style, out),
        FactsFormat::Json => data::write_json(&table, out),
        FactsFormat::Yaml => data::write_yaml(&table, out),
    }
}

/// What declared checks say against each fact.
pub(super) fn disputes(report: &Report) -> Disputes<'_> {
    let mut disputes = Disputes::new();
    for dispute in &report.disputes {
        for fact in &dispute.facts {
            let verdict = disputes
                .entry(*fact)
                .or_default()
                .entry((&*dispute.check, dispute.rule))
                .or_insert(dispute.verdict);
            *verdict = dispute.verdict.max(*verdict);
        }
    }
    disputes
}

/// The data points that are wanted, in the order of the index.
pub(super) fn rows<'a>(
    project: &Project,
    analysis: &'a Analysis,
    filter: &FactsFilter,
) -> Vec<PointRow<'a>> {
    let index = &analysis.index;
    let context = analysis.context(project);
    index
        .points()
        .iter()
        .zip(&analysis.points)
        .filter_map(|(point, outcome)| {
            let key = index.key(point)?;
            let current: Vec<FactId> = index.current(point).map(|(id, _)| id).collect();
            let DataPoint { facts } = point;
            (wanted(analysis, filter, &key) && speaks(analysis, filter, facts)).then(|| PointRow {
                key,
                facts,
                verdict: point_verdict(&context, &current, outcome),
                outcome,
            })
        })
        .collect()
}

/// Whether the document that is asked for has one of these facts.
fn speaks(analysis: &Analysis, filter: &FactsFilter, facts: &[FactId]) -> bool {
    let index = &analysis.index;
    filter.document.as_ref().is_none_or(|name| {
        let document = index.find_document(name);
        let mut of = facts.iter().filter_map(|id| index.fact(*id));
        of.any(|fact| Some(fact.document) == document)
    })
}

fn wanted(analysis: &Analysis, filter: &FactsFilter, key: &DataPointKey<'_>) -> bool {
    let vocabulary = &analysis.vocabulary;
    let metric = filter
        .metric
        .as_ref()
        .is_none_or(|metric| vocabulary.metric_name(key.metric) == metric);
    let entity = filter.entity.as_ref().is_none_or(|name| {
        let whole = vocabulary.entities.get(name);
        key.entity
            .zip(whole)
            .is_some_and(|(part, whole)| vocabulary.entities.is_within(part, whole))
    });
    metric && entity
}
