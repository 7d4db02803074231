//! What each file says by itself: its tree, where it does not fit its schema, and, once the vocabulary is known, its
//! facts. One file can be replaced and the rest kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::FactSource;
use crate::diagnostic::ProblemKind;
use crate::document::{Format, Limits, Markdown, Parsed, TextKind, parse};
use crate::fact::{
    DocumentFacts, Fact, FactProblem, StatedFile, Vocabulary, is_number, read_document,
    read_stated, read_statement, read_vocabulary,
};
use crate::gather::{
    Counts, FactSources, Found, Texts, count, gather, gather_facts, with_members, with_names,
};
use crate::rules::{ParsedFile, StatedText};
use crate::schema::{Purpose, SchemaFailure, SchemaOptions, SchemaSet, SchemaSource};
use crate::source::{FileId, Origin};

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
        let (mut files, schemas, mut schema_failures) = fitted(project, &lone);
        let (vocabulary, problems) = vocabulary(project, &files);
        let mut fact_problems = project.settings.reading_problems.clone();
        fact_problems.extend(problems);
        let tree = |file| Some(Arc::clone(&find(&files, file)?.parsed));
        let texts = stated(project);
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
        let counts = counts(project, &files, &texts);
        let shared = with_role(project, &files, Role::Document).into_par_iter();
        let mut facts: Vec<(FileId, Vec<DocumentFacts>)> = shared
            .map(|file| (file.file, facts(file, &vocabulary)))
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
        fits.then(|| facts(&read, &self.vocabulary))
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
        let Some(read) = parse_file(project, project.configuration(), file, true) else {
            return parts;
        };
        parts.schema_failures.retain(|(of, _)| *of != Some(file));
        let own = project.files.iter().filter(|own| own.file == file);
        parts.schema_failures.extend(
            own.filter_map(|own| Some((Some(file), fit(&self.schemas, own.schema?, &read)))),
        );
        for (of, facts_of) in &mut parts.facts {
            if *of == file {
                *facts_of = facts(&read, &self.vocabulary);
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

/// The files that have a role, in the order of their paths.
pub(super) fn with_role<'a>(
    project: &Project,
    files: &'a [ParsedFile],
    role: Role,
) -> Vec<&'a ParsedFile> {
    project
        .files
        .iter()
        .filter(|file| file.role == role)
        .filter_map(|file| find(files, file.file))
        .collect()
}

/// The files that are not parsed: originals and files of which only the path counts, unless they are files of the project
/// in another way too.
fn texts(project: &Project) -> BTreeSet<FileId> {
    let (unparsed, others): (Vec<_>, Vec<_>) = project
        .files
        .iter()
        .partition(|file| file.role.is_unparsed());
    let mut texts: BTreeSet<FileId> = unparsed.iter().map(|file| file.file).collect();
    for file in others {
        texts.remove(&file.file);
    }
    texts
}

/// Every file that has a tree, parsed, with what does not fit its schema; without those that are read one by one.
fn fitted(project: &Project, lone: &Lone) -> (Vec<ParsedFile>, SchemaSet, Vec<FileFailures>) {
    let configuration = project.configuration();
    // A file that could not be read stands among the sources without a role.
    let read: BTreeSet<FileId> = project.files.iter().map(|file| file.file).collect();
    let texts = texts(project);
    let sources = project.sources.iter().map(|(file, _)| file);
    let sources = sources.filter(|file| !texts.contains(file) && !lone.0.contains_key(file));
    let sources: Vec<_> = sources.collect();
    let parse = |file| parse_file(project, configuration, file, read.contains(&file));
    let files: Vec<ParsedFile> = sources.into_par_iter().filter_map(parse).collect();
    let (schemas, failures) = compile(project, &files);
    let files = unseen(project, files);
    let mut schema_failures = vec![(None, failures)];
    schema_failures.par_extend(project.files.par_iter().filter_map(|file| {
        let found = find(&files, file.file)?;
        Some((Some(file.file), fit(&schemas, file.schema?, found)))
    }));
    (files, schemas, schema_failures)
}

/// The files that only have to fit their schemas or only state facts, with those schemas: nothing else looks at their
/// trees. They are most of the files of a run, and are read one by one, so that it does not hold all their trees at once.
struct Lone(BTreeMap<FileId, (Role, Vec<FileId>)>);

/// What is known of such a file when it was read.
struct LoneFile {
    /// The file as it is kept: without its tree when nothing is wrong with it.
    parsed: ParsedFile,
    failures: Vec<SchemaFailure>,
    /// What it states; `None` when it only has to fit its schema.
    facts: Option<Vec<DocumentFacts>>,
}

impl Lone {
    /// Of a table there may be more to say, and it is left to the others.
    fn of(project: &Project) -> Self {
        let mut lone: BTreeMap<FileId, (Role, Vec<FileId>)> = BTreeMap::new();
        let mut shared: BTreeSet<FileId> = BTreeSet::new();
        for file in &project.files {
            let (role, schemas) = lone.entry(file.file).or_insert((file.role, Vec::new()));
            if *role != file.role || !matches!(role, Role::Instance | Role::Document) {
                shared.insert(file.file);
            }
            schemas.extend(file.schema);
        }
        lone.retain(|file, _| !shared.contains(file) && !project.is_table(*file));
        Self(lone)
    }

    /// Reads them, in the order of their paths.
    fn read(
        &self,
        project: &Project,
        schemas: &SchemaSet,
        vocabulary: &Vocabulary,
    ) -> Vec<LoneFile> {
        let read = |(file, (role, wanted)): (&FileId, &(Role, Vec<FileId>))| {
            read_lone(project, schemas, vocabulary, *file, *role, wanted)
        };
        self.0.par_iter().filter_map(read).collect()
    }
}

/// One of them, held against the schemas that are for it.
fn read_lone(
    project: &Project,
    schemas: &SchemaSet,
    vocabulary: &Vocabulary,
    file: FileId,
    role: Role,
    wanted: &[FileId],
) -> Option<LoneFile> {
    let parsed = parse_file(project, project.configuration(), file, true)?;
    let failures: Vec<SchemaFailure> = wanted
        .iter()
        .flat_map(|schema| fit(schemas, *schema, &parsed))
        .collect();
    let facts = (role == Role::Document).then(|| facts(&parsed, vocabulary));
    let is_sound = failures.is_empty() && parsed.parsed.problems.is_empty();
    let parsed = if is_sound {
        parsed.let_go(&project.settings.limits)
    } else {
        parsed
    };
    Some(LoneFile {
        parsed,
        failures,
        facts,
    })
}

/// The counts, and where the texts state them.
fn counts(project: &Project, files: &[ParsedFile], texts: &[StatedText]) -> Counts {
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
fn stated(project: &Project) -> Vec<StatedText> {
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

fn parse_file(
    project: &Project,
    configuration: Option<FileId>,
    file: FileId,
    read: bool,
) -> Option<ParsedFile> {
    let source = project.sources.get(file)?;
    let known = project.parsed.get(&file);
    if let Some(parsed) = known.filter(|parsed| read && parsed.is_of(&source.text)) {
        let parsed = Arc::clone(parsed);
        return Some(ParsedFile::new(file, parsed));
    }
    // The configuration and factlint's own schemas are not subject to what the configuration allows others.
    let own = configuration == Some(file) || source.origin == Origin::BuiltIn;
    let usual = Limits::default();
    let limits = if own {
        &usual
    } else {
        &project.settings.limits
    };
    // The text of a file that could not be read is empty, which is no mistake in YAML.
    let format = Format::of_tree(&source.path)
        .filter(|_| read)
        .unwrap_or(Format::Yaml);
    let parsed = Arc::new(parse(source.text.clone(), format, limits));
    Some(ParsedFile::new(file, parsed))
}

fn facts(file: &ParsedFile, vocabulary: &Vocabulary) -> Vec<DocumentFacts> {
    let roots = file.parsed.document.roots();
    roots
        .filter_map(|root| read_document(file.file, root, vocabulary))
        .collect()
}

fn find(files: &[ParsedFile], id: FileId) -> Option<&ParsedFile> {
    let at = files.binary_search_by_key(&id, |parsed| parsed.file).ok()?;
    files.get(at)
}

fn vocabulary(project: &Project, files: &[ParsedFile]) -> (Vocabulary, Vec<FactProblem>) {
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

/// Compiles the schemas of a project, once for all files.
fn compile(project: &Project, files: &[ParsedFile]) -> (SchemaSet, Vec<SchemaFailure>) {
    let wanted: BTreeSet<FileId> = project
        .files
        .iter()
        .filter_map(|file| file.schema)
        .chain(project.given_schema)
        .collect();
    let checked: BTreeSet<FileId> = project
        .files
        .iter()
        .filter(|file| matches!(file.role, Role::Document | Role::Instance))
        .map(|file| file.file)
        .collect();
    let tables = project
        .files
        .iter()
        .filter(|file| project.is_table(file.file));
    let of_tables: BTreeSet<FileId> = tables.filter_map(|file| file.schema).collect();
    let purpose = |file: FileId| match file {
        _ if wanted.contains(&file) => Purpose::Validates,
        _ if checked.contains(&file) => Purpose::Checked,
        _ => Purpose::Referred,
    };
    let sources: Vec<SchemaSource<'_>> = with_role(project, files, Role::Schema)
        .into_iter()
        .filter_map(|file| {
            let source = project.sources.get(file.file)?;
            Some(SchemaSource {
                file: file.file,
                path: &source.path,
                origin: source.origin,
                document: &file.parsed.document,
                addresses: project
                    .schema_addresses
                    .get(&file.file)
                    .map_or(&[], Vec::as_slice),
                broken: is_malformed(file)
                    && (project.referred.contains(&file.file)
                        || file.parsed.document.root().is_none()),
                purpose: purpose(file.file),
                for_cells: of_tables.contains(&file.file),
            })
        })
        .collect();
    let options = SchemaOptions {
        assert_formats: project.settings.assert_formats,
        fancy_regex: project.settings.fancy_regex,
    };
    SchemaSet::compile(&sources, options)
}

/// The files without what was wrong in those that only a reference leads to: any text of the project can be named so, and
/// none of it is shown. That such a file is not well-formed is said at the reference.
fn unseen(project: &Project, mut files: Vec<ParsedFile>) -> Vec<ParsedFile> {
    for file in &mut files {
        if project.referred.contains(&file.file) && is_malformed(file) {
            file.parsed = Arc::new(Parsed {
                document: file.parsed.document.clone(),
                problems: Vec::new(),
            });
        }
    }
    files
}

/// Whether a file cannot be read to its end. A key that stands twice keeps nobody from reading on.
fn is_malformed(file: &ParsedFile) -> bool {
    let mut problems = file.parsed.problems.iter();
    problems.any(|problem| problem.kind != ProblemKind::DuplicateKey)
}

/// Fits each document of a file to the schema. A file without any, and without a syntax error to explain it, fits none.
fn fit(schemas: &SchemaSet, schema: FileId, found: &ParsedFile) -> Vec<SchemaFailure> {
    let document = &found.parsed.document;
    if document.root().is_none() && found.parsed.problems.is_empty() {
        return vec![SchemaFailure::empty_file(found.file)];
    }
    document
        .roots()
        .flat_map(|root| schemas.validate(schema, root, found.file))
        .collect()
}
