//! Reading: from what each file says by itself to the facts of all files, the checks and the compared data points.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::read_checks;
use crate::document::Parsed;
use crate::fact::{DataPoint, FactId, FactIndex, FactProblem, Vocabulary, index};
use crate::gather::{Counts, Found};
use crate::rules::{
    Compared, Context, DeclaredCheck, Evidence, Facts, ParsedFile, StatedText, collect, compare,
    declare,
};
use crate::schema::SchemaFailure;
use crate::source::FileId;

use super::parts::Parts;
use super::trees::with_role;
use super::{Project, Role};

/// Everything that a project says, before it is judged. What is the same for all parts of a project is shared by copies.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// Every file, parsed, in the order of their paths.
    pub files: Arc<Vec<ParsedFile>>,
    /// Values that do not fit their schema, and problems of schemas.
    pub schema_failures: Vec<SchemaFailure>,
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
    /// All facts.
    pub index: FactIndex,
    /// The records, and what is wrong with what the configuration says of them.
    pub records: Arc<Found>,
    /// Problems of the vocabulary and of facts.
    pub fact_problems: Vec<FactProblem>,
    /// The declared checks with the facts that they select.
    pub checks: Arc<Vec<DeclaredCheck>>,
    /// The outcome of comparing the current facts of each data point, in the order of the index's data points.
    pub points: Vec<Compared>,
    /// The counts, and where the texts state them.
    pub counts: Arc<Counts>,
    /// The texts that are read for what they state about themselves.
    pub texts: Arc<Vec<StatedText>>,
    /// The evidence of the originals; `None` when they are not looked for.
    pub evidence: Option<Evidence>,
}

impl Analysis {
    /// The analysis as the rules see it.
    pub fn context<'a>(&'a self, project: &'a Project) -> Context<'a> {
        Context {
            sources: &project.sources,
            settings: &project.settings,
            problems: &project.problems,
            files: &self.files,
            schema_failures: &self.schema_failures,
            vocabulary: &self.vocabulary,
            index: &self.index,
            records: &self.records.records,
            record_problems: &self.records.problems,
            fact_problems: &self.fact_problems,
            checks: &self.checks,
            points: &self.points,
            counts: &self.counts,
            texts: &self.texts,
            evidence: self.evidence.as_ref(),
        }
    }

    /// The parsed file behind an id.
    pub fn parsed(&self, file: FileId) -> Option<&Parsed> {
        let at = self
            .files
            .binary_search_by_key(&file, |parsed| parsed.file)
            .ok()?;
        self.files.get(at).map(ParsedFile::whole)
    }
}

/// Reads a project: each file on its own and in parallel, then what needs all of them.
pub fn analyse(project: &Project) -> Analysis {
    assemble(project, Parts::read(project))
}

/// Brings together what the files say.
pub(super) fn assemble(project: &Project, parts: Parts) -> Analysis {
    let Parts {
        files,
        schema_failures,
        vocabulary,
        mut fact_problems,
        facts,
        records,
        texts,
        counts,
        ..
    } = parts;
    let facts = facts.into_iter().flat_map(|(_, facts)| facts).collect();
    let (index, problems) = index(facts, &vocabulary);
    fact_problems.extend(problems);
    let evidence = project.originals.as_ref().map(|originals| {
        let facts = Facts {
            index: &index,
            vocabulary: &vocabulary,
        };
        collect(facts, originals, &project.sources)
    });
    let schema_failures = schema_failures.into_iter();
    let mut analysis = Analysis {
        files: Arc::new(files),
        schema_failures: schema_failures.flat_map(|(_, failures)| failures).collect(),
        vocabulary: Arc::new(vocabulary),
        index,
        records,
        fact_problems,
        checks: Arc::default(),
        points: Vec::new(),
        texts,
        counts,
        evidence,
    };
    analysis.relate(project);
    analysis
}

impl Analysis {
    /// Selects the facts of each declared check and compares those of each data point.
    pub(super) fn relate(&mut self, project: &Project) {
        let (vocabulary, index) = (&self.vocabulary, &self.index);
        let checks = with_role(project, &self.files, Role::Checks)
            .into_iter()
            .flat_map(|file| {
                let root = file.parsed.document.root();
                root.map_or_else(Vec::new, |root| read_checks(file.file, root))
            })
            .chain(project.settings.package_checks.iter().cloned())
            .map(|check| declare(check, &self.schema_failures, vocabulary, index))
            .collect();
        self.points = (self.index.points().par_iter())
            .map(|point| self.outcome(point))
            .collect();
        self.checks = Arc::new(checks);
    }

    /// The outcome of comparing the current facts of a data point.
    pub(super) fn outcome(&self, point: &DataPoint) -> Compared {
        let current = self.index.current(point);
        let facts: Vec<FactId> = current.map(|(id, _)| id).collect();
        compare(&facts, &self.index, &self.vocabulary)
    }
}
