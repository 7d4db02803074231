//! `factlint facts`: read, and list what was read.

use std::io;

use super::arguments::FactsArguments;
use super::status::ExitStatus;
use super::streams::{Streams, complain, complain_of_broken};
use super::{Surroundings, load_project};
use crate::lint::{Analysis, analyse, judge};
use crate::output::{FactsFilter, write_facts};
use crate::words::{counted, nearest, there_is_no};

/// Runs `facts`. What is wrong with the files is `check`'s to say; here it only shows in what is missing.
pub(super) fn run(
    arguments: &FactsArguments,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let project = match load_project(arguments.config.as_deref()) {
        Ok(project) => project,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let analysis = analyse(&project);
    if let Some(message) = unknown_name(arguments, &analysis) {
        return Ok(complain(streams.err, &message));
    }
    let filter = FactsFilter {
        metric: arguments.metric.clone(),
        entity: arguments.entity.clone(),
        document: arguments.document.clone(),
    };
    let style = surroundings.style(arguments.color);
    let report = judge(&project, &analysis);
    write_facts(
        &project,
        &analysis,
        &report,
        &filter,
        arguments.format.into(),
        &style,
        streams.out,
    )?;
    if let Some(bug) = complain_of_broken(streams.err, &report) {
        return Ok(bug);
    }
    let left_out = left_out(&analysis);
    if left_out > 0 {
        let message = format!(
            "{}; `factlint check` says why",
            counted(
                left_out,
                "fact could not be read and is not listed",
                "facts could not be read and are not listed"
            )
        );
        return Ok(complain(streams.err, &message));
    }
    Ok(ExitStatus::Clean)
}

fn unknown_name(arguments: &FactsArguments, analysis: &Analysis) -> Option<String> {
    let (vocabulary, index) = (&analysis.vocabulary, &analysis.index);
    let metrics = || vocabulary.metrics.iter().map(|metric| &*metric.id);
    let metric = arguments
        .metric
        .as_deref()
        .filter(|name| vocabulary.metric_id(name).is_none())
        .map(|name| ("metric", name, nearest(name, metrics())));
    let entity = arguments
        .entity
        .as_deref()
        .filter(|name| vocabulary.entities.get(name).is_none())
        .map(|name| ("entity", name, nearest(name, vocabulary.entities.names())));
    let documents = || index.documents.iter().map(|document| &*document.id);
    let document = arguments
        .document
        .as_deref()
        .filter(|name| index.find_document(name).is_none())
        .map(|name| ("document", name, nearest(name, documents())));
    metric
        .or(entity)
        .or(document)
        .map(|(what, name, close)| there_is_no(what, name, close, ""))
}

fn left_out(analysis: &Analysis) -> usize {
    analysis.index.unread
}
