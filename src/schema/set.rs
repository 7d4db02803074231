//! All schemas of a run, compiled: files in, validators out, and failures of the schema files themselves.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::{Draft, Registry, Validator};
use serde_json::Value;

use super::book::{Book, Target, Volume};
use super::engine::{self, SchemaOptions};
use super::explain::Explainer;
use super::failure::{SchemaFailure, in_order};
use super::faults;
use super::index::Index;
use super::instance::{Instance, Tree};
use super::uri;
use super::value::{Amendments, schema_value};
use crate::document::{Document, NodeRef};
use crate::source::FileId;

/// A schema file of the run.
#[derive(Clone, Copy, Debug)]
pub struct SchemaSource<'a> {
    /// Its id.
    pub file: FileId,
    /// Its printed path, from which relative references start.
    pub path: &'a str,
    /// Its tree.
    pub document: &'a Document,
    /// Whether instances are validated against it. Others are there to be referred to: what is wrong with them only
    /// matters when a reference leads to them.
    pub validates: bool,
}

/// Compiled schemas. Threads can share it.
#[derive(Debug, Default)]
pub struct SchemaSet {
    book: Book,
    validators: BTreeMap<FileId, Validator<Tree>>,
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
            .map(|source| Volume {
                file: source.file,
                path: source.path.to_owned(),
                document: source.document.clone(),
            })
            .collect();
        let mut book = Book::new(volumes);
        let instead: BTreeMap<FileId, FileId> = book
            .copies()
            .map(|(copy, own)| (copy.file, own.file))
            .collect();
        let wanted: BTreeSet<FileId> = sources
            .iter()
            .filter(|source| source.validates)
            .map(|source| *instead.get(&source.file).unwrap_or(&source.file))
            .collect();
        for (address, number) in moved_addresses(&book) {
            book.add_address(address, number);
        }
        let mut survey = Survey::default();
        for (number, volume) in book.volumes() {
            if wanted.contains(&volume.file) {
                survey.visit(number, &book, options);
            }
        }
        let validators = survey.compile(&book, &wanted, options);
        survey.failures.extend(book.copies().filter_map(outdated));
        let failures = in_order(survey.failures);
        let set = Self {
            book,
            validators,
            instead,
        };
        (set, failures)
    }

    /// Whether instances can be validated against this schema file; if not, its failures have been reported.
    pub fn is_usable(&self, schema: FileId) -> bool {
        self.validator(schema).is_some()
    }

    /// All failures of an instance, which stands in `file`, in the order of the text. None for a schema that is not
    /// usable.
    pub fn validate(
        &self,
        schema: FileId,
        instance: NodeRef<'_>,
        file: FileId,
    ) -> Vec<SchemaFailure> {
        let Some(validator) = self.validator(schema) else {
            return Vec::new();
        };
        let explainer = Explainer {
            root: instance,
            file,
            book: &self.book,
        };
        let mut failures = Vec::new();
        let errors: Vec<_> = validator.iter_errors(Instance::Node(instance)).collect();
        explainer.explain_all(errors.iter(), &mut failures);
        in_order(failures)
    }

    fn validator(&self, schema: FileId) -> Option<&Validator<Tree>> {
        let schema = self.instead.get(&schema).unwrap_or(&schema);
        self.validators.get(schema)
    }
}

/// That a copy, as editors need one, is not the schema that it claims to be. How it is laid out does not count.
fn outdated((copy, own): (&Volume, &Volume)) -> Option<SchemaFailure> {
    let value = |volume: &Volume| {
        let root = volume.document.root()?;
        Some(schema_value(root, &Amendments::default()))
    };
    let id = copy.document.root()?.get("$id")?;
    (value(copy) != value(own)).then(|| faults::address_failure(copy, id, own))
}

/// Addresses that relative references have because of an `$id`, where a file lies at the relative path.
fn moved_addresses(book: &Book) -> Vec<(String, usize)> {
    let mut moved = Vec::new();
    for (number, volume) in book.volumes() {
        let Some(root) = volume.document.root() else {
            continue;
        };
        let index = Index::new(root, &uri::of_path(&volume.path));
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

/// The schema files that are needed, and what is wrong with them.
#[derive(Debug, Default)]
struct Survey {
    seen: BTreeSet<usize>,
    /// Files that are no schemas.
    unusable: BTreeSet<usize>,
    leads_to: BTreeMap<usize, BTreeSet<usize>>,
    amendments: BTreeMap<usize, Amendments>,
    failures: Vec<SchemaFailure>,
}

impl Survey {
    /// Looks at a file and at all that it refers to.
    fn visit(&mut self, number: usize, book: &Book, options: SchemaOptions) {
        let mut next = vec![number];
        while let Some(number) = next.pop() {
            if self.seen.insert(number) {
                self.look_at(number, book, options);
                next.extend(self.leads_to.get(&number).into_iter().flatten());
            }
        }
    }

    fn look_at(&mut self, number: usize, book: &Book, options: SchemaOptions) {
        let Some(volume) = book.volume(number) else {
            return;
        };
        let meta = faults::meta_failures(volume, book);
        if !meta.is_empty() {
            self.unusable.insert(number);
            self.failures.extend(meta);
        }
        let Some(root) = volume.document.root() else {
            return;
        };
        let index = Index::new(root, &uri::of_path(&volume.path));
        let mut amendments = Amendments::default();
        for link in &index.references {
            let target = book.target(number, &index, link);
            if let Target::Volume(found) = &target {
                self.leads_to.entry(number).or_default().insert(*found);
            }
            if let Some(failure) = faults::reference_failure(volume, link, &target) {
                amendments.dropped.insert(link.key.id());
                self.failures.push(failure);
            }
            spell(link.value, &mut amendments);
        }
        for pattern in &index.patterns {
            if let Some(failure) = faults::pattern_failure(volume, pattern, options) {
                amendments.dropped.insert(pattern.key.id());
                self.failures.push(failure);
            }
        }
        for value in &index.identifiers {
            spell(*value, &mut amendments);
            self.failures
                .extend(shared_address(number, volume, book, &index, *value));
        }
        self.amendments.insert(number, amendments);
    }

    /// Compiles the wanted files that are usable, references included.
    fn compile(
        &mut self,
        book: &Book,
        wanted: &BTreeSet<FileId>,
        options: SchemaOptions,
    ) -> BTreeMap<FileId, Validator<Tree>> {
        let values: BTreeMap<usize, Value> = self
            .amendments
            .iter()
            .filter(|(number, _)| !self.unusable.contains(number))
            .filter_map(|(number, amendments)| {
                let root = book.volume(*number)?.document.root()?;
                Some((*number, schema_value(root, amendments)))
            })
            .collect();
        let mut validators = BTreeMap::new();
        for (number, volume) in book.volumes() {
            if !wanted.contains(&volume.file) {
                continue;
            }
            let group = self.group(number);
            let Some(value) = values
                .get(&number)
                .filter(|_| group.is_disjoint(&self.unusable))
            else {
                continue;
            };
            match build(volume, value, (book, &group, &values), options) {
                Ok(validator) => {
                    validators.insert(volume.file, validator);
                }
                Err(error) => self
                    .failures
                    .push(faults::build_failure(volume, book, &error)),
            }
        }
        validators
    }

    /// The file and all that it refers to, directly or not.
    fn group(&self, number: usize) -> BTreeSet<usize> {
        let mut group = BTreeSet::new();
        let mut next = vec![number];
        while let Some(number) = next.pop() {
            if group.insert(number) {
                next.extend(self.leads_to.get(&number).into_iter().flatten());
            }
        }
        group
    }
}

fn build(
    volume: &Volume,
    value: &Value,
    (book, group, values): (&Book, &BTreeSet<usize>, &BTreeMap<usize, Value>),
    options: SchemaOptions,
) -> Result<Validator<Tree>, engine::BuildError> {
    let mut builder = Registry::new().draft(Draft::Draft202012);
    for (address, member) in book.addresses_of(group) {
        // The engine finds what lies inside a file by itself.
        if let Some(value) = values.get(&member) {
            builder = builder.add(address, value)?;
        }
    }
    let registry = builder.prepare()?;
    engine::compile(value, &uri::of_path(&volume.path), &registry, options)
}

fn shared_address(
    number: usize,
    volume: &Volume,
    book: &Book,
    index: &Index<'_>,
    value: NodeRef<'_>,
) -> Option<SchemaFailure> {
    if !faults::claims_address(index, value) {
        return None;
    }
    let id = value.as_str()?;
    let joined = uri::join(&uri::of_path(&volume.path), id)?;
    let (owner, _) = book.resource(uri::split(&joined).0)?;
    let other = book.volume(*owner).filter(|_| *owner != number)?;
    Some(faults::address_failure(volume, value, other))
}

fn spell(value: NodeRef<'_>, amendments: &mut Amendments) {
    let written = value.as_str().unwrap_or_default();
    let encoded = uri::encode(written);
    if encoded != written {
        amendments.spelled.insert(value.id(), encoded);
    }
}

/// The failures of a schema file as a schema, without compiling it: for a file that is only looked at.
pub fn validate_meta(file: FileId, path: &str, document: &Document) -> Vec<SchemaFailure> {
    let volume = Volume {
        file,
        path: path.to_owned(),
        document: document.clone(),
    };
    in_order(faults::meta_failures(&volume, &Book::default()))
}
