//! From a text to its tree, whatever the format.

use std::sync::{Arc, OnceLock};

use super::build::Builder;
use super::{
    Document, Format, Limits, Problem, ProblemKind, conflict, csv, json, json_lines, markdown,
    toml, yaml,
};
use crate::source::TextRange;

/// A tree and what was wrong on the way to it.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What could be read. A YAML document with a syntax error, or one that exceeds a limit, is not among the roots;
    /// the others of its file are. A line or row that cannot be read is not among the items of its table; the others
    /// are.
    pub document: Document,
    /// What was wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// Whether it was read from this very text, so that it need not be read again.
    pub fn is_of(&self, text: &Arc<str>) -> bool {
        Arc::ptr_eq(&self.document.text, text)
    }
}

/// Reads a text. Whatever the text is, this neither fails nor panics: what is wrong becomes a [`Problem`].
pub fn parse(text: Arc<str>, format: Format, limits: &Limits) -> Parsed {
    let front = match format {
        Format::Markdown => markdown::before_text(&text),
        _ => &text,
    };
    let toml_front = (format == Format::Markdown)
        .then(|| markdown::as_toml(front))
        .flatten();
    let front = toml_front.as_deref().unwrap_or(front);
    let mut builder = Builder::new(front, limits);
    if text.len() as u64 > limits.file_bytes.min(u64::from(u32::MAX) - 1) {
        builder.problems.push(too_large(text.len(), limits));
    } else {
        match format {
            Format::Markdown if front.is_empty() => {}
            Format::Markdown if toml_front.is_some() => {
                toml::read(&mut builder);
                // The fence above it is no comment in the text.
                builder.comments.drain(..builder.comments.len().min(1));
            }
            Format::Yaml | Format::Markdown => yaml::read(&mut builder),
            Format::Json | Format::Jsonc => json::read(&mut builder, format),
            Format::JsonLines => json_lines::read(&mut builder),
            Format::Toml => toml::read(&mut builder),
            Format::Csv => csv::read(&mut builder, false),
            Format::Tsv => csv::read(&mut builder, true),
        }
    }
    let Builder {
        mut nodes,
        mut items,
        mut entries,
        mut roots,
        mut comments,
        mut problems,
        ..
    } = builder;
    // All trees of a run are kept side by side.
    nodes.shrink_to_fit();
    items.shrink_to_fit();
    entries.shrink_to_fit();
    comments.shrink_to_fit();
    if let Some(conflicts) = conflict::explain(&text, &problems) {
        // Whatever else could not be read there is their consequence.
        problems.retain(|problem| problem.kind != ProblemKind::Syntax);
        problems.extend(conflicts);
        if format.is_rows() {
            // Rows of both sides are no data.
            roots.clear();
        }
    }
    problems.sort_by_key(|problem| problem.primary.span);
    Parsed {
        document: Document {
            places: OnceLock::default(),
            text,
            format,
            nodes,
            items,
            entries,
            roots,
            comments,
        },
        problems,
    }
}

fn too_large(bytes: usize, limits: &Limits) -> Problem {
    let message = format!(
        "the file has {bytes} bytes, more than the limit of {}",
        limits.file_bytes
    );
    Problem::new(ProblemKind::Limit, TextRange::default(), message)
        .help("Split the file. Until then it is not checked.")
}
