//! From a text to its tree, whatever the format.

use std::sync::Arc;

use super::build::Builder;
use super::{Document, Limits, Problem, ProblemKind, conflict, json, markdown, yaml};
use crate::source::TextRange;

/// The syntaxes that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// YAML 1.2, any number of documents a file.
    Yaml,
    /// JSON by RFC 8259.
    Json,
    /// Markdown, of which the tree is the front matter; none where there is none. The text is read by
    /// [`Markdown`](super::Markdown).
    Markdown,
}

impl Format {
    /// The format of a file by the extension of its path, upper or lower case: `.json`, `.yaml`, `.yml`.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// A tree and what was wrong on the way to it.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What could be read. A YAML document with a syntax error, or one that exceeds a limit, is not among the roots;
    /// the others of its file are.
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
        Format::Yaml | Format::Json => &text,
    };
    let mut builder = Builder::new(front, limits);
    if text.len() as u64 > limits.file_bytes.min(u64::from(u32::MAX) - 1) {
        builder.problems.push(too_large(text.len(), limits));
    } else {
        match format {
            Format::Markdown if front.is_empty() => {}
            Format::Yaml | Format::Markdown => yaml::read(&mut builder),
            Format::Json => json::read(&mut builder),
        }
    }
    let Builder {
        mut nodes,
        roots,
        mut comments,
        mut problems,
        ..
    } = builder;
    // All trees of a run are kept side by side.
    nodes.shrink_to_fit();
    comments.shrink_to_fit();
    if let Some(conflicts) = conflict::explain(&text, &problems) {
        // Whatever else could not be read there is their consequence.
        problems.retain(|problem| problem.kind != ProblemKind::Syntax);
        problems.extend(conflicts);
    }
    problems.sort_by_key(|problem| problem.primary.span);
    Parsed {
        document: Document {
            text,
            nodes,
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
