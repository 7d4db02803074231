//! What can be wrong with a file as such: its syntax, its keys, its size. Turning a problem into a diagnostic of a
//! rule is left to `rules`.

use crate::source::TextRange;

/// Something wrong with a file, at its place and in words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which family it belongs to.
    pub kind: ProblemKind,
    /// The bytes to underline; empty at the end of the text when something is missing there.
    pub range: TextRange,
    /// The headline; makes sense alone.
    pub message: String,
    /// What to write beside the underlined bytes.
    pub label: String,
    /// Other places that belong to it, each with its own words.
    pub related: Vec<(TextRange, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

/// The families of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// The text is not valid YAML or JSON, or says something that has no place in the JSON data model.
    Syntax,
    /// A mapping has the same key twice.
    DuplicateKey,
    /// The file is larger, deeper or expands further than [`super::Limits`] allow.
    Limit,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, range: TextRange, message: impl Into<String>) -> Self {
        Self {
            kind,
            range,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    pub(super) fn syntax(range: TextRange, message: impl Into<String>) -> Self {
        Self::new(ProblemKind::Syntax, range, message)
    }

    #[must_use]
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub(super) fn related(mut self, range: TextRange, label: impl Into<String>) -> Self {
        self.related.push((range, label.into()));
        self
    }
}
