//! What is gathered of all entries: the facts that were found, and what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::beside::Beside;
use crate::config::{FactSource, TextFile};
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::Markdown;
use crate::fact::{FactProblem, StatedFile, Statement, Vocabulary};
use crate::gather::{PassedOver, Records};
use crate::source::{FileId, Sources, Span};

/// The entries to gather facts for, and the data and texts to gather from.
#[derive(Clone, Copy, Debug)]
pub struct FactSources<'a> {
    /// The entries under `facts`.
    pub entries: &'a [FactSource],
    /// The records.
    pub records: &'a Records,
    /// The files of the run.
    pub sources: &'a Sources,
    /// The running texts among them, each with its entry.
    pub texts: &'a [TextFile],
}

/// The statements that were gathered.
#[derive(Debug, Default)]
pub struct Stated {
    /// The facts of each file, in the order of the files.
    pub files: Vec<StatedFile>,
    /// Problems of the entries, as the data show them.
    pub problems: Vec<Problem>,
    /// Problems of single values.
    pub fact_problems: Vec<FactProblem>,
    /// Figures beside nouns that are no facts, by metric.
    pub passed_over: Vec<PassedOver>,
}

/// The facts that were found so far.
pub(super) struct Gathering<'a> {
    pub(super) from: FactSources<'a>,
    pub(super) vocabulary: &'a Vocabulary,
    /// The texts that were read, each once.
    pub(super) pages: BTreeMap<FileId, Arc<Markdown>>,
    /// Where the marked figures of each text begin, once they are stated.
    pub(super) marked: BTreeMap<FileId, BTreeSet<u32>>,
    found: BTreeMap<FileId, Vec<Statement>>,
    /// Figures beside nouns, of which the facts about the same decide.
    pub(super) beside: Vec<Beside>,
    /// The entries beside whose nouns a figure counts something else.
    pub(super) passed_over: BTreeSet<usize>,
    pub(super) stated: Stated,
}

impl<'a> Gathering<'a> {
    /// Nothing yet.
    pub(super) fn new(from: FactSources<'a>, vocabulary: &'a Vocabulary) -> Self {
        Self {
            from,
            vocabulary,
            pages: BTreeMap::new(),
            marked: BTreeMap::new(),
            found: BTreeMap::new(),
            beside: Vec::new(),
            passed_over: BTreeSet::new(),
            stated: Stated::default(),
        }
    }

    /// How much was found and told.
    pub(super) fn state(&self) -> (usize, usize, usize) {
        let found: usize = self.found.values().map(Vec::len).sum();
        let passed_over = self.passed_over.len();
        let found = found + self.beside.len() + passed_over;
        let Stated {
            problems,
            fact_problems,
            ..
        } = &self.stated;
        (found, problems.len(), fact_problems.len())
    }

    pub(super) fn add(&mut self, statement: Statement) {
        let file = statement.site.file;
        self.found.entry(file).or_default().push(statement);
    }

    /// Notes that a figure beside the noun of a metric is no fact, since it counts something else or tells of the past.
    pub(super) fn pass_over(&mut self, metric: &str, figure: Span) {
        let all = &mut self.stated.passed_over;
        let at = all.iter().position(|passed| passed.of == metric);
        let at = at.unwrap_or_else(|| {
            all.push(PassedOver {
                of: metric.to_owned(),
                ..PassedOver::default()
            });
            all.len() - 1
        });
        if let Some(passed) = all.get_mut(at) {
            passed.figures.insert(figure);
        }
    }

    /// All that was found.
    pub(super) fn all(&self) -> impl Iterator<Item = &Statement> {
        self.found.values().flatten()
    }

    /// Tells that something of an entry cannot be found.
    pub(super) fn tell(&mut self, problem: Problem) {
        self.stated.problems.push(problem);
    }

    /// The name of a file.
    pub(super) fn name_of(&self, file: FileId) -> &'a str {
        self.from
            .sources
            .get(file)
            .map_or("", |source| &*source.name)
    }

    /// The files in order, of facts of one name the later ones numbered.
    pub(super) fn finish(mut self) -> Stated {
        for (file, mut statements) in std::mem::take(&mut self.found) {
            statements.sort_by_key(|statement| statement.site);
            number(&mut statements);
            let name = Arc::from(self.name_of(file));
            self.stated.files.push(StatedFile {
                file,
                name,
                statements,
            });
        }
        self.stated
    }
}

/// A problem with an entry, at a place of it.
pub(super) fn wrong(
    place: Option<Span>,
    entry: &FactSource,
    message: impl Into<String>,
) -> Problem {
    Problem::new(
        ProblemKind::Configuration,
        place.unwrap_or(entry.span),
        message,
    )
}

/// Facts of one name stay apart.
fn number(statements: &mut [Statement]) {
    let mut seen: BTreeMap<Box<str>, usize> = BTreeMap::new();
    for statement in statements {
        let count = seen.entry((*statement.name).into()).or_insert(0);
        *count += 1;
        if *count > 1 {
            statement.name = format!("{} #{count}", statement.name).into();
        }
    }
}
