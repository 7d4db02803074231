//! All schemas of a run, compiled: files in, validators out, and failures of the schema files themselves.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Registry, ValidationError, Validator};
use serde_json::{Value, json};

use super::book::{Book, SchemaCopy, Target};
use super::drafts;
use super::engine::{self, SchemaOptions};
use super::explain::Explainer;
use super::failure::{SchemaFailure, in_order};
use super::faults;
use super::index::is_older;
use super::instance::{Instance, Tree};
use super::pattern::Bounded;
use super::remarks;
use super::run::Run;
use super::survey::Survey;
use super::uri;
use super::value::{Amendments, for_cells, key_text, schema_value};
use super::volume::Volume;
use super::words::{not_shown, too_much, undecided_key};
use crate::diagnostic::ProblemKind;
use crate::document::{Document, NodeRef};
use crate::source::{FileId, Origin};

/// Where the registry of the engine has a schema of this vocabulary in place of a draft: it then knows the meta-schemas of
/// all drafts, and else those of one.
const ALL_DRAFTS: &str = "factlint:drafts";
const VOCABULARY: &str = "https://json-schema.org/draft/2020-12/meta/core";

/// Most errors of one document that are spelled out; the rest are counted.
const MOST: usize = 1_000;

/// A schema file of the run.
#[derive(Clone, Copy, Debug)]
pub struct SchemaSource<'a> {
    /// Its id.
    pub file: FileId,
    /// Its printed path, from which relative references start.
    pub path: &'a str,
    /// Whose it is: what one of factlint's own says goes before what a copy of it says.
    pub origin: Origin,
    /// Its tree.
    pub document: &'a Document,
    /// The addresses under which the configuration says it is to be found, beside its path.
    pub addresses: &'a [String],
    /// What it is among the files for.
    pub purpose: Purpose,
    /// Whether tables are validated against it.
    pub for_cells: bool,
    /// Whether it is not even well-formed, which is reported elsewhere.
    pub broken: bool,
}

/// What a schema file is among the files for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Instances are validated against it.
    Validates,
    /// It is to be looked at itself.
    Checked,
    /// It is there to be referred to: what is wrong with it only matters when a reference leads to it.
    Referred,
}

/// Compiled schemas. Threads can share it.
#[derive(Debug, Default)]
pub struct SchemaSet {
    book: Book,
    validators: BTreeMap<FileId, Validator<Tree>>,
    /// The same for tables, where that is not the same.
    for_cells: BTreeMap<FileId, Validator<Tree>>,
    /// The patterns of keys that have to be matched by trial and error.
    key_patterns: Vec<Bounded>,
    /// The schema that is used in place of a copy of it.
    instead: BTreeMap<FileId, FileId>,
}

impl SchemaSet {
    /// Compiles every source that validates, together with what it refers to. The failures are those of the schema
    /// files, in the order of the files. A clause that cannot be compiled is left out and the rest still holds; a file
    /// that is no schema at all, or refers to one that is none, validates nothing.
    ///
    /// A file that claims to be one of factlint's own schemas, where that is among the sources too, is not used: an old
    /// copy would find fault with what is right today. That it is another one is said once.
    pub fn compile(
        sources: &[SchemaSource<'_>],
        options: SchemaOptions,
    ) -> (Self, Vec<SchemaFailure>) {
        let volumes = sources
            .iter()
            .map(|source| {
                Volume::new(source.file, source.path, source.document, source.addresses)
                    .of_origin(source.origin)
                    .broken(source.broken)
            })
            .collect();
        let mut book = Book::new(volumes);
        let instead = book.copies().map(|of| (of.copy.file, of.own.file));
        let instead: BTreeMap<FileId, FileId> = instead.collect();
        let files = |is_meant: &dyn Fn(&SchemaSource<'_>) -> bool| -> BTreeSet<FileId> {
            let meant = sources.iter().filter(|source| is_meant(source));
            meant
                .map(|source| *instead.get(&source.file).unwrap_or(&source.file))
                .collect()
        };
        for (address, number) in moved_addresses(&book) {
            book.add_address(address, number);
        }
        let drafts = drafts::inherited(&book);
        if !drafts.is_empty() {
            book.read_by(&drafts);
        }
        let wanted = book.numbers(&files(&|source| source.purpose == Purpose::Validates));
        let checked = book.numbers(&files(&|source| source.purpose == Purpose::Checked));
        let mut tables = book.numbers(&files(&|source| source.for_cells));
        tables.retain(|number| wanted.contains(number));
        let mut survey = Survey::of(wanted.union(&checked).copied(), &book, options);
        survey.failures.extend(idle(&wanted, &book));
        let values = values(&survey, &book);
        let validators = compile(&mut survey, &book, &wanted, &values, options);
        let for_cells = compile_for_cells(&survey, &book, &tables, values, options);
        book.respell(std::mem::take(&mut survey.respelled));
        let used: BTreeSet<usize> = wanted
            .iter()
            .flat_map(|number| survey.group(*number))
            .collect();
        let failures = survey.failures.into_iter().map(|(number, mut failure)| {
            // What is only looked at is a file like any other: that it cannot be used keeps nobody from their work.
            if failure.problem.kind == ProblemKind::UnusableSchema && !used.contains(&number) {
                failure.problem.kind = ProblemKind::Misfit;
            }
            failure
        });
        let outdated = book.copies().filter_map(SchemaCopy::outdated);
        let failures = in_order(failures.chain(outdated).collect());
        let set = Self {
            book,
            validators,
            for_cells,
            key_patterns: survey.key_patterns,
            instead,
        };
        (set, failures)
    }

    /// All failures of an instance, which stands in `file`, in the order of the text. None for a schema that is not
    /// usable, whose own failures have been reported.
    pub fn validate(
        &self,
        schema: FileId,
        instance: NodeRef<'_>,
        file: FileId,
    ) -> Vec<SchemaFailure> {
        let Some(validator) = self.validator_of(schema, instance) else {
            return Vec::new();
        };
        let explainer = Explainer {
            root: instance,
            file,
            book: &self.book,
        };
        if let Some(failure) = self.undecided_key(instance, file) {
            return vec![failure];
        }
        // To find out whether a value fits takes less than to say all that is wrong with it, and most values do.
        let first = Run::of(instance);
        let start = Instance::Node(instance, &first);
        let Ok(fits) = Run::limited(|| validator.is_valid(start)) else {
            return vec![too_much(instance, file, false)];
        };
        if fits {
            return in_order(explainer.left_undecided(&first).into_iter().collect());
        }
        let run = Run::explaining(instance);
        let start = Instance::Node(instance, &run);
        let errors = Run::limited(|| validator.iter_errors(start).collect::<Vec<_>>());
        let mut failures = Vec::new();
        if let Ok(mut errors) = errors {
            once_a_column(instance, &mut errors);
            explainer.explain_all(errors.iter().take(MOST), &mut failures);
            let more = errors.len().saturating_sub(MOST);
            failures.extend((more > 0).then(|| not_shown(instance, file, more)));
            failures.extend(explainer.left_undecided(&run));
            return in_order(failures);
        }
        vec![too_much(instance, file, true)]
    }

    /// A key that cannot be compared with the keys of `patternProperties`. The engine would break down over it, so that
    /// it is found beforehand.
    fn undecided_key(&self, instance: NodeRef<'_>, file: FileId) -> Option<SchemaFailure> {
        let mut next = vec![instance];
        let mut known = BTreeSet::new();
        while let Some(node) = next.pop().filter(|_| !self.key_patterns.is_empty()) {
            next.extend(node.items());
            for entry in node.entries() {
                next.push(entry.value);
                let key = key_text(entry.key);
                let undecided = |pattern: &Bounded| pattern.for_text(key).0.is_match(key).is_err();
                if known.insert(key) && self.key_patterns.iter().any(undecided) {
                    return Some(undecided_key(entry.key, file));
                }
            }
        }
        None
    }

    /// The validator for this very instance.
    fn validator_of(&self, schema: FileId, instance: NodeRef<'_>) -> Option<&Validator<Tree>> {
        let usual = self.validator(schema)?;
        let is_cells = instance.document().format().is_cells();
        let schema = self.instead.get(&schema).unwrap_or(&schema);
        let own = self.for_cells.get(schema).filter(|_| is_cells);
        Some(own.unwrap_or(usual))
    }

    fn validator(&self, schema: FileId) -> Option<&Validator<Tree>> {
        let schema = self.instead.get(&schema).unwrap_or(&schema);
        self.validators.get(schema)
    }
}

/// What is wrong with the headings of a table is wrong with each of its rows, and kept of the first.
fn once_a_column(table: NodeRef<'_>, errors: &mut Vec<ValidationError<'_>>) {
    if !table.document().format().is_cells() {
        return;
    }
    let mut columns = BTreeSet::new();
    errors.retain(|error| {
        let names = match error.kind() {
            Kind::Required { property } => property.to_string(),
            Kind::AdditionalProperties { unexpected } => unexpected.join("\n"),
            _ => return true,
        };
        columns.insert((error.schema_path().to_string(), names))
    });
}

/// The schemas that files have to fit and that ask for nothing.
fn idle(wanted: &BTreeSet<usize>, book: &Book) -> Vec<(usize, SchemaFailure)> {
    let idle = wanted.iter().filter_map(|number| {
        let failure = remarks::without_keywords(book.volume(*number)?)?;
        Some((*number, failure))
    });
    idle.collect()
}

impl SchemaCopy<'_> {
    /// That a copy, as editors need one, is not the schema that it claims to be. How it is laid out does not count.
    fn outdated(self) -> Option<SchemaFailure> {
        let value = |volume: &Volume| {
            let root = volume.document.root()?;
            Some(schema_value(root, &Amendments::default()))
        };
        let id = self.copy.document.root()?.get("$id")?;
        let is_outdated = value(self.copy) != value(self.own);
        is_outdated.then(|| faults::address_failure(self.copy, id, self.own))
    }
}

/// Addresses that relative references have because of an `$id`, where a file lies at the relative path.
fn moved_addresses(book: &Book) -> Vec<(String, usize)> {
    let mut moved = Vec::new();
    // Those of factlint's own schemas lead to others of them.
    let volumes = book.volumes().filter(|(_, volume)| !volume.is_built_in());
    for (number, volume) in volumes {
        let Some(index) = volume.index_of_everything(volume.draft()) else {
            continue;
        };
        for link in &index.references {
            let Target::NoFile {
                address,
                path: Some(path),
            } = book.target(number, &index, link)
            else {
                continue;
            };
            if let Some((found, _)) = book.resource(&uri::of_path(&path)) {
                moved.push((address, *found));
            }
        }
    }
    moved
}

/// The usable files as the engine reads them.
fn values(survey: &Survey, book: &Book) -> BTreeMap<usize, Value> {
    survey
        .amendments
        .iter()
        .filter(|(number, _)| !survey.unusable.contains(number))
        .filter_map(|(number, amendments)| {
            let root = book.volume(*number)?.document.root()?;
            Some((*number, schema_value(root, amendments)))
        })
        .collect()
}

/// Compiles the wanted files that are usable, references included.
fn compile(
    survey: &mut Survey,
    book: &Book,
    wanted: &BTreeSet<usize>,
    values: &BTreeMap<usize, Value>,
    options: SchemaOptions,
) -> BTreeMap<FileId, Validator<Tree>> {
    let mut validators = BTreeMap::new();
    for number in wanted {
        let group = survey.group(*number);
        let usable = group.is_disjoint(&survey.unusable);
        let (Some(volume), Some(value)) = (book.volume(*number), values.get(number)) else {
            continue;
        };
        // Nothing is judged by another draft than its own; that its draft is too old has been told.
        if !usable || volume.document.root().is_some_and(is_older) {
            continue;
        }
        let drafts = survey.refers_to_drafts(&group);
        match build(volume, value, book, &group, drafts, values, options) {
            Ok(validator) => {
                validators.insert(volume.file, validator);
            }
            Err(error) => {
                let failure = faults::build_failure(volume, book, &error);
                survey.failures.push((*number, failure));
            }
        }
    }
    validators
}

/// Compiles once more those that say something else of the cells of a table, where there are tables for them. What cannot be
/// compiled has been reported.
fn compile_for_cells(
    survey: &Survey,
    book: &Book,
    tables: &BTreeSet<usize>,
    mut values: BTreeMap<usize, Value>,
    options: SchemaOptions,
) -> BTreeMap<FileId, Validator<Tree>> {
    if tables.is_empty() {
        return BTreeMap::new();
    }
    let mut changed = BTreeSet::new();
    for (number, value) in &mut values {
        if let Some(widened) = for_cells(value) {
            *value = widened;
            changed.insert(*number);
        }
    }
    let concerned = tables.iter().filter_map(|number| {
        let group = survey.group(*number);
        let (volume, value) = (book.volume(*number)?, values.get(number)?);
        let wanted = group.is_disjoint(&survey.unusable) && !group.is_disjoint(&changed);
        let drafts = survey.refers_to_drafts(&group);
        let compiled =
            wanted.then(|| build(volume, value, book, &group, drafts, &values, options))?;
        Some((volume.file, compiled.ok()?))
    });
    concerned.collect()
}

fn build(
    volume: &Volume,
    value: &Value,
    book: &Book,
    group: &BTreeSet<usize>,
    with_drafts: bool,
    values: &BTreeMap<usize, Value>,
    options: SchemaOptions,
) -> Result<Validator<Tree>, engine::BuildError> {
    let mut builder = Registry::new();
    if with_drafts {
        builder = builder.add(ALL_DRAFTS, json!({ "$schema": VOCABULARY }))?;
    }
    for (address, member) in book.addresses_of(group) {
        // The engine finds what lies inside a file by itself.
        if let (Some(member), Some(value)) = (book.volume(member), values.get(&member)) {
            builder = match member.inherited_draft() {
                Some(draft) => builder.add(address, draft.create_resource_ref(value))?,
                None => builder.add(address, value)?,
            };
        }
    }
    let registry = builder.prepare()?;
    let draft = volume.inherited_draft();
    engine::compile(value, volume.address(), draft, &registry, options)
}
