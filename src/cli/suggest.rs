//! `factlint suggest`: what could be held in a repository, ready to be pasted.

use std::collections::BTreeSet;
use std::io;

use super::arguments::SuggestArguments;
use super::formats::SuggestFormat;
use super::status::ExitStatus;
use super::streams::{Streams, complain};
use super::trial::usable;
use crate::document::{Format, Limits, NodeRef, parse};
use crate::output::visible_lines;
use crate::suggest::{Proposal, Suggestion, json, suggest, yaml};
use crate::words::number_of;
use crate::workspace::{survey, working_directory};

/// Runs `suggest`. That nothing is found is no failure.
pub(super) fn run(
    arguments: &SuggestArguments,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let repository = working_directory().and_then(|base| survey(&base, &arguments.paths));
    let repository = match repository {
        Ok(repository) => repository,
        Err(error) => return Ok(complain(streams.err, &error.to_string())),
    };
    let existing = Existing::read(repository.configuration.as_deref());
    let mut found = suggest(&repository.files);
    found.retain(|suggestion| !existing.has(suggestion));
    let found = usable(&repository.root, found);
    let read = repository
        .files
        .iter()
        .filter(|file| file.text.is_some())
        .count();
    let text = match arguments.format {
        SuggestFormat::Json => json(&found, read)? + "\n",
        SuggestFormat::Yaml => {
            let looked = format!(
                "{} listed, {read} of them read: Markdown, YAML, JSON, TOML, CSV",
                number_of(repository.files.len(), "file")
            );
            if found.is_empty() {
                format!("# Nothing to suggest ({looked}).\n")
            } else {
                let most = number_of(found.len(), "suggestion");
                format!(
                    "# {most}, the most certain first ({looked}).\n# Keep what is meant; then run `factlint check`.\n{}",
                    yaml(&found, &existing.records)
                )
            }
        }
    };
    streams.out.write_all(visible_lines(&text).as_bytes())?;
    Ok(ExitStatus::Clean)
}

/// What the configuration of the repository says already.
#[derive(Default)]
struct Existing {
    records: BTreeSet<String>,
    /// Files, way and field of each side of each check.
    checks: BTreeSet<Vec<String>>,
    nouns: BTreeSet<String>,
}

impl Existing {
    fn read(text: Option<&str>) -> Self {
        let Some(text) = text else {
            return Self::default();
        };
        let document = parse(text.into(), Format::Yaml, &Limits::default()).document;
        let Some(root) = document.root() else {
            return Self::default();
        };
        let records = root.get("records");
        let checks = root.get("checks").into_iter().flat_map(NodeRef::items);
        let checks = checks.map(|check| {
            let rule = check
                .get("rule")
                .and_then(NodeRef::scalar_text)
                .unwrap_or_default();
            let sides = ["of", "in", "total", "parts"]
                .into_iter()
                .filter_map(|side| check.get(side))
                .flat_map(texts);
            let sides = sides.map(|side| place(records, side));
            std::iter::once(rule.to_owned()).chain(sides).collect()
        });
        let counts = root.get("stated").and_then(|stated| stated.get("counts"));
        let counts = counts.into_iter().flat_map(NodeRef::entries);
        let nouns = counts
            .filter_map(|count| count.value.get("says"))
            .flat_map(texts);
        Self {
            checks: checks.collect(),
            nouns: nouns.map(str::to_lowercase).collect(),
            records: records
                .into_iter()
                .flat_map(NodeRef::entries)
                .filter_map(|entry| Some(entry.key.scalar_text()?.to_owned()))
                .collect(),
        }
    }

    /// Whether it says so already.
    fn has(&self, suggestion: &Suggestion) -> bool {
        match &suggestion.proposal {
            Proposal::Count { noun, .. } => self.nouns.contains(noun),
            Proposal::Check { rule, fields, .. } => {
                let fields = fields.iter().flat_map(|(_, fields)| fields);
                let sides = fields.map(|field| {
                    let each = field.source.each.as_deref().unwrap_or_default();
                    format!("{} {each} {}", field.source.files, field.field)
                });
                let own: Vec<String> = std::iter::once((*rule).to_owned()).chain(sides).collect();
                self.checks.contains(&own)
            }
        }
    }
}

/// One text or a list of them.
fn texts(node: NodeRef<'_>) -> Vec<&str> {
    node.scalar_text()
        .into_iter()
        .chain(node.items().filter_map(NodeRef::scalar_text))
        .collect()
}

/// Where a field of a check stands: files, way and field.
fn place(records: Option<NodeRef<'_>>, side: &str) -> String {
    let (name, field) = side.split_once('.').unwrap_or((side, ""));
    let record = records.and_then(|records| records.get(name));
    let text = |key: &str| {
        record
            .and_then(|record| record.get(key)?.scalar_text())
            .unwrap_or_default()
    };
    format!("{} {} {field}", text("files"), text("each"))
}
