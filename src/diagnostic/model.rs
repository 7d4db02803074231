//! The diagnostic itself.

use std::collections::BTreeSet;

use super::{About, Fix, Level, RuleMetadata};
use crate::source::{FileId, Span};

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A question to the editor: the statements may both hold.
    Warning,
    /// The statements cannot all hold, or the input is broken.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What was found of the set of facts that a diagnostic is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VerdictKind {
    /// They agree on the widest readings only.
    Doubtful,
    /// They cannot all hold on any reading.
    Conflict,
}

impl VerdictKind {
    /// `doubtful` or `conflict`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::Conflict => "conflict",
        }
    }
}

/// A place and what is to be seen there. The place is a [`Span`] wherever the ids of the files are known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label<P = Span> {
    /// The place.
    pub span: P,
    /// What stands there, in a few words that do not repeat the headline; may be empty.
    pub message: String,
}

impl<P> Label<P> {
    /// A label with its message.
    pub fn new(span: P, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
        }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static RuleMetadata,
    /// The declared check that found it, if one did.
    pub check: Option<String>,
    /// How grave it is.
    pub severity: Severity,
    /// The verdict, when facts were compared.
    pub verdict: Option<VerdictKind>,
    /// What is wrong: one clause that stands alone, in lower case and without a full stop.
    pub message: String,
    /// Where it is wrong first of all.
    pub primary: Label,
    /// Other places that belong to it, in any file.
    pub related: Vec<Label>,
    /// Why, and what to do; lines are kept, each of whole sentences.
    pub help: Option<String>,
    /// How it can be mended, where that is known.
    pub fix: Option<Box<Fix>>,
    /// What makes this finding the same finding in a later run, beside rule and check: fact keys and normalised
    /// figures, or path, pointer and text. Never a line or an offset. Order does not matter.
    pub identity: Vec<String>,
    /// What it is about, by which causes are told from consequences.
    pub about: About,
}

impl Diagnostic {
    /// An error of `rule` with its headline and the label that it is about. It is known again by its headline until it is
    /// said by what else; the pipeline puts the level that the configuration asks for on it.
    pub fn new(rule: &'static RuleMetadata, message: impl Into<String>, primary: Label) -> Self {
        let message = message.into();
        Self {
            rule,
            check: None,
            severity: Severity::Error,
            verdict: None,
            identity: vec![message.clone()],
            message,
            primary,
            related: Vec::new(),
            help: None,
            fix: None,
            about: About::default(),
        }
    }

    /// The same with this help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with other places that belong to it.
    #[must_use]
    pub fn related(mut self, labels: impl IntoIterator<Item = Label>) -> Self {
        self.related.extend(labels);
        self
    }

    /// The same with what mends it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Box<Fix>>) -> Self {
        self.fix = fix;
        self
    }

    /// The same, known again by this in place of its headline.
    #[must_use]
    pub fn known_by<T: Into<String>>(mut self, identity: impl IntoIterator<Item = T>) -> Self {
        self.identity = identity.into_iter().map(Into::into).collect();
        self
    }

    /// The same with the verdict on facts that were compared.
    #[must_use]
    pub fn verdict(mut self, verdict: VerdictKind) -> Self {
        self.verdict = Some(verdict);
        self
    }

    /// The same as something that is only asked.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same about this.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// All labels, the primary one first.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.primary).chain(&self.related)
    }

    /// Whether it is of one of these rules and of one of these declared checks; an empty list asks for none in particular.
    pub fn is_of(&self, rules: &[String], checks: &[String]) -> bool {
        let of_rule = rules.is_empty() || rules.iter().any(|id| id == self.rule.id);
        let named = |check: &String| checks.contains(check);
        of_rule && (checks.is_empty() || self.check.as_ref().is_some_and(named))
    }

    /// Whether the run could not do its job: the rule says so, or it is an error in a file that the run goes by. What was
    /// compared is no such error wherever it stands, nor is what only the configuration counts as one.
    pub fn fails_run(&self, vital: &BTreeSet<FileId>) -> bool {
        let is_error = self.severity == Severity::Error && self.rule.level == Level::Error;
        let breaks_vital =
            is_error && self.verdict.is_none() && vital.contains(&self.primary.span.file);
        self.rule.fails_run || breaks_vital
    }
}
