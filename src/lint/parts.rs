//! What each file says by itself: its tree, where it does not fit its schema, and, once the vocabulary is known, its
//! facts. One file can be replaced and the rest kept.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::FactSource;
use crate::document::{Format, Markdown, TextKind, parse};
use crate::fact::{
    DocumentFacts, Fact, FactProblem, StatedFile, Vocabulary, is_number, read_stated,
    read_statement, read_vocabulary,
};
use crate::gather::{
    Counts, FactSources, Found, Texts, count, gather, gather_facts, with_members, with_names,
};
use crate::rules::{ParsedFile, StatedText};
use crate::schema::{SchemaFailure, SchemaSet};
use crate::source::FileId;

use super::lone::{Lone, read_facts};
use super::schemas::{compile, fit};
use super::trees::{Parser, find, hide_problems, unparsed, with_role};
use super::{Project, Role};

/// Where a file does not fit its schema; under no file, what is wrong with the schemas themselves.
pub(super) type FileFailures = (Option<FileId>, Vec<SchemaFailure>);

/// The files of a project, each read by itself.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// Every file, parsed, in the order of their paths.
    pub files: Vec<ParsedFile>,
    /// Values that do not fit their schema.
    pub schema_failures: Vec<FileFailures>,
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// Problems of settings and vocabulary.
    pub fact_problems: Vec<FactProblem>,
    /// The facts of each file with documents.
    pub facts: Vec<(FileId, Vec<DocumentFacts>)>,
    /// The records, and what is wrong with what the configuration says of them.
    pub records: Arc<Found>,
    /// The texts that are read for what they state about themselves, in the order of their paths.
    pub texts: Arc<Vec<StatedText>>,
    /// The counts, and where the texts state them.
    pub counts: Arc<Counts>,
    /// The statements in data and texts of any shape, by file.
    stated: Arc<Vec<StatedFile>>,
    schemas: Arc<SchemaSet>,
}

impl Parts {
    /// Reads every file.
    pub(super) fn read(project: &Project) -> Self {
        let lone = Lone::of(project);
        let (mut files, schemas, mut schema_failures) = fit_all(project, &lone);
        let (vocabulary, problems) = read_names(project, &files);
        let mut fact_problems = project.settings.reading_problems.clone();
        fact_problems.extend(problems);
        let tree = |file| Some(Arc::clone(&find(&files, file)?.parsed));
        let texts = read_texts(project);
        let settings = &project.settings;
        let mut records = gather(
            &settings.records,
            &vocabulary,
            &project.records,
            tree,
            &project.sources,
        );
        let from = FactSources {
            entries: &project.settings.facts,
            records: &records.records,
            sources: &project.sources,
            texts: &project.texts,
        };
        let vocabulary = with_names(from, vocabulary);
        let stated = gather_facts(from, &vocabulary);
        let vocabulary = with_members(&stated, vocabulary);
        fact_problems.extend(stated.fact_problems);
        records.problems.extend(stated.problems);
        records.passed_over = stated.passed_over;
        let counts = count_in_texts(project, &files, &texts);
        let shared = with_role(project, &files, Role::Document).into_par_iter();
        let mut facts: Vec<(FileId, Vec<DocumentFacts>)> = shared
            .map(|file| (file.file, read_facts(file, &vocabulary)))
            .collect();
        for read in lone.read(project, &schemas, &vocabulary) {
            let file = read.parsed.file;
            files.push(read.parsed);
            schema_failures.push((Some(file), read.failures));
            facts.extend(read.facts.map(|facts| (file, facts)));
        }
        files.sort_unstable_by_key(|file| file.file);
        facts.sort_by_key(|(file, _)| *file);
        let stated = stated.files;
        facts.par_extend(
            stated
                .par_iter()
                .map(|found| (found.file, vec![read_stated(found, &vocabulary)])),
        );
        Self {
            records: Arc::new(records),
            stated: Arc::new(stated),
            schema_failures,
            vocabulary,
            fact_problems,
            facts,
            counts: Arc::new(counts),
            texts: Arc::new(texts),
            files,
            schemas: Arc::new(schemas),
        }
    }

    /// The facts that a document would state by itself if its file had another text, where that text can be read, fits its
    /// schema and is one or more documents; `None` elsewhere.
    pub(super) fn read_text(
        &self,
        project: &Project,
        file: FileId,
        text: &str,
    ) -> Option<Vec<DocumentFacts>> {
        let source = project.sources.get(file)?;
        let format = Format::of_tree(&source.path).unwrap_or(Format::Yaml);
        let parsed = Arc::new(parse(text.into(), format, &project.settings.limits));
        if !parsed.problems.is_empty() {
            return None;
        }
        let read = ParsedFile::new(file, parsed);
        let own = project.files.iter().filter(|own| own.file == file);
        let mut schemas = own.filter_map(|own| own.schema);
        let fits = schemas.all(|schema| fit(&self.schemas, schema, &read).is_empty());
        fits.then(|| read_facts(&read, &self.vocabulary))
    }

    /// What a fact of data or of a running text would say with another figure, and what would be wrong with it; `None` of
    /// any other fact, and where the text would not be a value of the data any more.
    pub(super) fn read_stated_text(
        &self,
        project: &Project,
        fact: &Fact,
        text: &str,
    ) -> Option<(Fact, Vec<FactProblem>)> {
        let mut files = self.stated.iter();
        let file = files.find(|found| found.file == fact.site.file)?;
        let mut statements = file.statements.iter();
        let mut statement = statements
            .find(|statement| statement.site == fact.site && statement.name == fact.id)?
            .clone();
        // What is computed of the figure would not be what it was.
        let is_computed_of = project
            .settings
            .facts
            .iter()
            .any(FactSource::rests_on_values);
        if is_number(&fact.text) != is_number(text) || is_computed_of {
            return None;
        }
        statement.text = text.into();
        let mut problems = Vec::new();
        let fact = read_statement(&statement, &self.vocabulary, &mut problems)?;
        Some((fact, problems))
    }

    /// The same with one document read anew, from `project`, which differs in the text of this file only.
    pub(super) fn with(&self, project: &Project, file: FileId) -> Self {
        // What is counted or added up may change with it.
        if self.stated.iter().any(|found| found.file == file) {
            return Self::read(project);
        }
        let mut parts = self.clone();
        let Some(read) = Parser::new(project).parse(file) else {
            return parts;
        };
        parts.schema_failures.retain(|(of, _)| *of != Some(file));
        let own = project.files.iter().filter(|own| own.file == file);
        parts.schema_failures.extend(
            own.filter_map(|own| Some((Some(file), fit(&self.schemas, own.schema?, &read)))),
        );
        for (of, facts_of) in &mut parts.facts {
            if *of == file {
                *facts_of = read_facts(&read, &self.vocabulary);
            }
        }
        if let Ok(at) = parts
            .files
            .binary_search_by_key(&file, |parsed| parsed.file)
            && let Some(place) = parts.files.get_mut(at)
        {
            *place = read;
        }
        parts
    }
}

/// Every file that has a tree, parsed, with what does not fit its schema; without those that are read one by one.
fn fit_all(project: &Project, lone: &Lone) -> (Vec<ParsedFile>, SchemaSet, Vec<FileFailures>) {
    let (parser, unparsed) = (Parser::new(project), unparsed(project));
    let sources = project.sources.iter().map(|(file, _)| file);
    let sources = sources.filter(|file| !unparsed.contains(file) && !lone.contains(*file));
    let sources: Vec<FileId> = sources.collect();
    let files = sources.into_par_iter();
    let files: Vec<ParsedFile> = files.filter_map(|file| parser.parse(file)).collect();
    let (schemas, failures) = compile(project, &files);
    let files = hide_problems(project, files);
    let mut schema_failures = vec![(None, failures)];
    schema_failures.par_extend(project.files.par_iter().filter_map(|file| {
        let found = find(&files, file.file)?;
        Some((Some(file.file), fit(&schemas, file.schema?, found)))
    }));
    (files, schemas, schema_failures)
}

/// The counts, and where the texts state them.
fn count_in_texts(project: &Project, files: &[ParsedFile], texts: &[StatedText]) -> Counts {
    let pages = texts.iter();
    let tree = |file: FileId| Some((file, Arc::clone(&find(files, file)?.parsed)));
    let counted = project.counted.iter();
    let texts = Texts {
        sources: &project.sources,
        pages: pages.map(|text| (text.file, &*text.markdown)).collect(),
        files: &project.counted,
        trees: counted.filter_map(|counted| tree(counted.file)).collect(),
    };
    let settings = &project.settings;
    count(&settings.stated, &settings.readings, &texts)
}

/// The texts that are read for what they state about themselves.
fn read_texts(project: &Project) -> Vec<StatedText> {
    let texts = project.files.par_iter();
    let texts = texts.filter(|file| file.role == Role::Text);
    let texts = texts.filter_map(|file| {
        let source = project.sources.get(file.file)?;
        let kind = TextKind::of_path(&source.path).unwrap_or(TextKind::Plain);
        Some(StatedText {
            file: file.file,
            markdown: Arc::new(Markdown::of_kind(source.text.clone(), kind)),
        })
    });
    texts.collect()
}

/// What the vocabulary declares, and what is wrong with it.
fn read_names(project: &Project, files: &[ParsedFile]) -> (Vocabulary, Vec<FactProblem>) {
    let readings = &project.settings.readings;
    with_role(project, files, Role::Vocabulary)
        .first()
        .and_then(|file| {
            let root = file.parsed.document.root()?;
            // Where it stands in the configuration itself it is a part of that.
            let is_own = project.configuration() == Some(file.file);
            let root = if is_own {
                root.get("vocabulary")?
            } else {
                root
            };
            Some((file.file, root))
        })
        .map_or_else(
            || (Vocabulary::empty(readings), Vec::new()),
            |(file, root)| read_vocabulary(file, root, readings),
        )
}
