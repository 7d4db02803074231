//! Everything that a rule may look at, and nothing that it could change.

use std::sync::{Arc, OnceLock};

use crate::config::{Check, Selection, Settings};
use crate::diagnostic::{Level, Problem};
use crate::document::{Limits, Markdown, Parsed, parse};
use crate::fact::{FactIndex, FactProblem, NameKind, Vocabulary};
use crate::figure::Units;
use crate::gather::{Counts, Records};
use crate::schema::SchemaFailure;
use crate::source::{FileId, Sources};

use super::comparison::Compared;
use super::evidence::Evidence;
use super::{Parameters, Rule, find};

/// A file of the run as parsed. The tree is shared by the copies of it.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    /// The file.
    pub file: FileId,
    /// Its tree and what was wrong on the way to it; no tree of a file that was let go of.
    pub parsed: Arc<Parsed>,
    again: Option<Arc<Again>>,
}

/// A file whose tree was let go of, and the way to read it again: once, when something is asked of it.
#[derive(Debug)]
struct Again {
    limits: Limits,
    parsed: OnceLock<Parsed>,
}

impl ParsedFile {
    /// A file with its tree.
    pub fn new(file: FileId, parsed: Arc<Parsed>) -> Self {
        Self {
            file,
            parsed,
            again: None,
        }
    }

    /// The same without its tree, which was read within these limits. All that most files are asked for is known when they
    /// are read, and trees are the most of what a run would have to hold.
    #[must_use]
    pub fn let_go(self, limits: &Limits) -> Self {
        let parsed = Parsed {
            document: self.parsed.document.without_tree(),
            problems: self.parsed.problems.clone(),
        };
        let again = Again {
            limits: limits.clone(),
            parsed: OnceLock::new(),
        };
        Self {
            parsed: Arc::new(parsed),
            again: Some(Arc::new(again)),
            ..self
        }
    }

    /// The file as it was read, whether its tree was kept or not.
    pub fn whole(&self) -> &Parsed {
        let Some(again) = &self.again else {
            return &self.parsed;
        };
        again.parsed.get_or_init(|| {
            let document = &self.parsed.document;
            parse(document.text().into(), document.format(), &again.limits)
        })
    }

    /// Whether nothing of it could be read.
    pub(super) fn breaks_off(&self) -> bool {
        !self.parsed.problems.is_empty() && self.parsed.document.root().is_none()
    }
}

/// A text that is read for what it states about itself.
#[derive(Clone, Debug)]
pub struct StatedText {
    /// The file.
    pub file: FileId,
    /// Its blocks.
    pub markdown: Arc<Markdown>,
}

/// A declared check with the facts that it selects.
#[derive(Clone, Debug)]
pub struct DeclaredCheck {
    /// As written.
    pub check: Check,
    /// As resolved.
    pub selection: Selection,
    /// Its parameters as its rule has read them; `None` where these can not be used, which is reported.
    pub(super) parameters: Option<Arc<dyn Parameters>>,
    /// Whether its schema refuses it or a part of it.
    pub(super) is_refused: bool,
}

impl DeclaredCheck {
    /// The parameters that it is run with; `None` where something is wrong with it, so that what it was meant to ask is not
    /// known.
    pub(super) fn runnable(&self) -> Option<&Arc<dyn Parameters>> {
        self.parameters.as_ref().filter(|_| !self.is_refused)
    }

    /// Whether it compares records, not facts.
    pub fn is_over_records(&self) -> bool {
        let parameters = self.parameters.as_ref();
        parameters.is_some_and(|parameters| parameters.is_over_records())
    }
}

/// The facts, texts and checks that the rules of one run look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Every text.
    pub sources: &'a Sources,
    /// The configuration.
    pub settings: &'a Settings,
    /// Problems of what could not be read, and of what the configuration says wrongly.
    pub problems: &'a [Problem],
    /// Every file, parsed, in the order of their paths.
    pub files: &'a [ParsedFile],
    /// Values that do not fit their schema.
    pub schema_failures: &'a [SchemaFailure],
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// All facts.
    pub index: &'a FactIndex,
    /// The records of all kinds.
    pub records: &'a Records,
    /// Problems of what the configuration says of records, as the data show them.
    pub record_problems: &'a [Problem],
    /// Problems of the vocabulary and of facts.
    pub fact_problems: &'a [FactProblem],
    /// The declared checks, in the order written.
    pub checks: &'a [DeclaredCheck],
    /// The outcome of comparing the current facts of each data point, in the order of the index's data points.
    pub points: &'a [Compared],
    /// The counts, and where the texts state them.
    pub counts: &'a Counts,
    /// The texts that are read for what they state about themselves, in the order of their paths.
    pub texts: &'a [StatedText],
    /// The evidence of the originals; `None` when they are not looked for.
    pub evidence: Option<&'a Evidence>,
}

impl<'a> Context<'a> {
    /// The checks that declare this rule, in the order written.
    pub(super) fn declared(&self, rule: &Rule) -> impl Iterator<Item = &'a DeclaredCheck> {
        let id = rule.metadata.id;
        let checks = self.checks.iter();
        checks.filter(move |declared| declared.check.rule.value == id)
    }

    /// Whether what this rule finds is reported as an error.
    pub(super) fn is_error(&self, rule: &str) -> bool {
        let own = find(rule).map(|rule| rule.metadata.level);
        self.settings.level(rule).or(own) == Some(Level::Error)
    }

    /// Whether the vocabulary declares anything of this kind. Members of a dimension stand or fall with it.
    pub(super) fn declares(&self, what: NameKind) -> bool {
        let vocabulary = self.vocabulary;
        match what {
            NameKind::Metric => !vocabulary.metrics.is_empty(),
            NameKind::Entity => !vocabulary.entities.is_empty(),
            NameKind::Dimension => !vocabulary.dimensions.is_empty(),
            NameKind::Unit => !vocabulary.units.iter().eq(Units::default().iter()),
            NameKind::Document | NameKind::Fact | NameKind::Member => true,
        }
    }

    /// Whether this is the file that declares names; where it is known that there is one, and not which, any may be it.
    pub(super) fn may_be_vocabulary(&self, file: FileId) -> bool {
        match self.vocabulary.file {
            Some(vocabulary) => file == vocabulary,
            None => self.settings.vocabulary.is_some(),
        }
    }

    /// Whether the project has no vocabulary, and nothing is said of one.
    pub(super) fn lacks_vocabulary(&self) -> bool {
        let settings = self.settings;
        self.vocabulary.file.is_none()
            && settings.vocabulary.is_none()
            && !settings.inline.vocabulary
    }

    /// Whether facts may be missing since a file could not be read.
    pub(super) fn has_unread_file(&self) -> bool {
        let unparsed = || self.files.iter().any(ParsedFile::breaks_off);
        !self.problems.is_empty() || self.is_error("syntax") && unparsed()
    }

    /// Whether this is the file of the configuration.
    pub(super) fn is_configuration(&self, file: FileId) -> bool {
        let mut patterns = self.settings.documents.iter().flat_map(|set| &set.files);
        let configuration = patterns.find_map(|pattern| pattern.span);
        configuration.is_some_and(|span| span.file == file)
    }
}
