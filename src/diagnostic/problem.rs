//! What a room has found wrong, in words: the one type in which it travels from where it is found to the rule that
//! reports it. Levels, waivers and order are left to the rooms above.

use super::{Fix, Label};
use crate::source::{FileId, Span, TextRange};

/// Something wrong, at places of type `P`: the bytes of a text whose file is not known yet, a path that is still to be
/// read, or, once all files have their ids, a [`Span`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem<P = Span> {
    /// Which family it belongs to.
    pub kind: ProblemKind,
    /// What is wrong: one clause that stands alone, without a full stop.
    pub message: String,
    /// Where, with what is to be said right there.
    pub primary: Label<P>,
    /// Other places that belong to it.
    pub related: Vec<Label<P>>,
    /// Why, and what to do.
    pub help: Option<String>,
    /// How it can be mended, where that is known.
    pub fix: Option<Box<Fix<P>>>,
    /// What makes it the same problem in a later run, where that is not the message alone: paths from the folder of the
    /// configuration, not from where the run was started. Never a line.
    pub identity: Vec<String>,
}

/// The families of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The configuration says something that cannot be done.
    Configuration,
    /// A file cannot be read as text.
    File,
    /// A text is not well-formed, or says something that has no place in the JSON data model.
    Syntax,
    /// A file is larger, deeper or expands further than the limits allow.
    Limit,
    /// A mapping has the same key twice.
    DuplicateKey,
    /// A value does not fit its schema.
    Misfit,
    /// A schema, or a clause of it, cannot be used: what it asks for is not checked.
    UnusableSchema,
    /// A schema has something in it that asks for nothing, though it looks as if it did.
    IdleKeyword,
    /// What the configuration says of records does nothing.
    IdleSetting,
}

impl ProblemKind {
    /// The name of the rule that reports problems of this family.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Configuration => "config",
            Self::File => "file",
            Self::Syntax | Self::Limit => "syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::Misfit => "schema",
            Self::UnusableSchema => "unusable-schema",
            Self::IdleKeyword => "idle-keyword",
            Self::IdleSetting => "idle-setting",
        }
    }
}

impl<P> Problem<P> {
    /// A problem with nothing but its headline and its place.
    pub fn new(kind: ProblemKind, place: P, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            primary: Label::new(place, ""),
            related: Vec::new(),
            help: None,
            fix: None,
            identity: Vec::new(),
        }
    }

    /// The same with words at its place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.primary.message = label.into();
        self
    }

    /// The same with this help in place of what it had.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with one more line of help, if there is one.
    #[must_use]
    pub fn and_help(mut self, line: Option<String>) -> Self {
        self.help = match (self.help, line) {
            (Some(help), Some(line)) => Some(format!("{help}\n{line}")),
            (help, line) => help.or(line),
        };
        self
    }

    /// The same with what mends it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix<P>>) -> Self {
        self.fix = fix.map(Box::new);
        self
    }

    /// The same with one more place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: P, label: impl Into<String>) -> Self {
        self.related.push(Label::new(place, label));
        self
    }

    /// The same at places as `place` sees them.
    pub fn map<Q>(self, mut place: impl FnMut(P) -> Q) -> Problem<Q> {
        let fix = self.fix.map(|fix| Box::new(fix.map(&mut place)));
        let mut label = |label: Label<P>| Label {
            span: place(label.span),
            message: label.message,
        };
        Problem {
            kind: self.kind,
            message: self.message,
            primary: label(self.primary),
            related: self.related.into_iter().map(label).collect(),
            help: self.help,
            fix,
            identity: self.identity,
        }
    }
}

impl Problem<TextRange> {
    /// A text that is not well-formed.
    pub fn syntax(range: TextRange, message: impl Into<String>) -> Self {
        Self::new(ProblemKind::Syntax, range, message)
    }

    /// The same as a problem of the file that has the text.
    pub fn in_file(self, file: FileId) -> Problem {
        self.map(|range| Span::new(file, range))
    }
}
