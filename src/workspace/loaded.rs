//! A text of a run as it was read, with its tree.

use std::sync::Arc;

use crate::document::{Document, Format, Limits, Parsed, parse};
use crate::source::SourceFile;

/// A file that was read. It is parsed once, and the tree is handed on with the text.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) source: SourceFile,
    /// `None` of running text, and of what is parsed when it is checked.
    pub(super) parsed: Option<Arc<Parsed>>,
}

impl Loaded {
    /// A file that has a tree.
    pub(super) fn parse(source: SourceFile, limits: &Limits) -> Self {
        let format = Format::of_tree(&source.path).unwrap_or(Format::Yaml);
        let parsed = Arc::new(parse(source.text.clone(), format, limits));
        Self {
            source,
            parsed: Some(parsed),
        }
    }

    /// Running text.
    pub(super) fn text(source: SourceFile) -> Self {
        Self {
            source,
            parsed: None,
        }
    }

    /// Its tree.
    pub(super) fn document(&self) -> Option<&Document> {
        self.parsed.as_ref().map(|parsed| &parsed.document)
    }

    /// Whether it can be read.
    pub(super) fn is_well_formed(&self) -> bool {
        self.parsed
            .as_ref()
            .is_some_and(|parsed| parsed.problems.is_empty() || parsed.document.root().is_some())
    }
}
