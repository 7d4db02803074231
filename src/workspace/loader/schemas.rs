//! The schemas that files name, and that schemas refer to: where they are, and whether they may be read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::copies::by_path;
use super::super::embedded::{EMBEDDED_SCHEMAS, EmbeddedSchema};
use super::super::loaded::Loaded;
use super::super::mentions::{Declared, Referred, declared, ids, referred};
use super::super::paths::absolute;
use super::super::plan::{ProblemPlace, SchemaChoice};
use super::{Loader, source};
use crate::document::Format;
use crate::lint::Role;

impl Loader {
    /// Settles which schema each file has that may name its own.
    pub(super) fn resolve_declared(&mut self) {
        let choices: Vec<(PathBuf, Option<&'static EmbeddedSchema>)> = self
            .plan
            .files
            .iter()
            .flat_map(|(path, uses)| uses.iter().map(move |(_, schema)| (path, schema)))
            .filter_map(|(path, schema)| match schema {
                SchemaChoice::Declared(fallback) => Some((path.clone(), *fallback)),
                _ => None,
            })
            .collect();
        let found: Vec<_> = choices
            .into_iter()
            .filter_map(|(path, fallback)| {
                let file = self.files.get(&path)?;
                Some((declared(file), path, fallback))
            })
            .collect();
        let named = |found: &Declared| matches!(found, Declared::Named { .. });
        let known = if found.iter().any(|(declared, _, _)| named(declared)) {
            self.known_ids()
        } else {
            BTreeMap::new()
        };
        for (declared, path, fallback) in found {
            let choice = match declared {
                Declared::Nothing => {
                    if fallback.is_none() {
                        self.only_syntax.insert(path.clone());
                    }
                    fallback.map(SchemaChoice::Embedded)
                }
                // It is looked at itself, and needs what it refers to.
                Declared::Schema => {
                    self.plan.add(&path, Role::Schema, SchemaChoice::Unchecked);
                    None
                }
                Declared::Named { name, range } => {
                    let place = ProblemPlace {
                        path: path.clone(),
                        range: Some(range),
                    };
                    let problems = self.plan.problems.len();
                    let choice = self.named_schema(&known, &name, place);
                    if choice.is_none() && self.plan.foreign.contains(&path) {
                        self.plan.problems.truncate(problems);
                        self.only_syntax.insert(path.clone());
                    }
                    choice
                }
            };
            let is_declared = |schema: &SchemaChoice| matches!(schema, SchemaChoice::Declared(_));
            for (_, schema) in self.plan.files.or_insert_with(&path, Vec::new) {
                if is_declared(schema) {
                    *schema = choice.clone().unwrap_or(SchemaChoice::Unchecked);
                }
            }
        }
    }

    /// The schema that a file names itself: an address that is known, or a path from that file.
    fn named_schema(
        &mut self,
        known: &BTreeMap<String, SchemaChoice>,
        name: &str,
        place: ProblemPlace,
    ) -> Option<SchemaChoice> {
        let name = name.strip_suffix('#').unwrap_or(name);
        if let Some(choice) = known.get(name) {
            return Some(choice.clone());
        }
        if name.contains("://") {
            if let Some(path) = self.copy_of(name) {
                self.plan.add(&path, Role::Schema, SchemaChoice::Unchecked);
                return Some(SchemaChoice::File(path));
            }
            let message = format!("the schema `{name}` is not among the files of this run");
            let help = "Nothing is fetched from the network. Save a copy in a folder, and name the folder with `--refs` or `refs:`.";
            self.plan.problem(place, message, Some(help), false);
            return None;
        }
        let folder = place.path.parent().unwrap_or(&place.path);
        let path = absolute(folder, Path::new(name));
        if let Some((why, help)) = self.unfit(&path) {
            let message = format!("the schema `{name}` is not read: {why}");
            self.plan.problem(place, message, Some(help), false);
            return None;
        }
        self.plan.asked_at.or_insert_with(&path, || place);
        self.plan.add(&path, Role::Schema, SchemaChoice::Unchecked);
        Some(SchemaChoice::File(path))
    }

    /// Why a file that another one names is not read. What lies outside the project is none of its business, and a
    /// text that is no YAML or JSON would only be shown line by line.
    fn unfit(&mut self, path: &Path) -> Option<(&'static str, &'static str)> {
        if !self.is_inside(path) {
            return Some((
                "it lies outside the project, or is a link that leads out of it",
                "Name a file below the folder of the configuration or of the files that are checked, or name the schema with `--schema`.",
            ));
        }
        if Format::of_path(&path.to_string_lossy()).is_none_or(Format::is_rows) {
            return Some((
                "it is neither YAML nor JSON by its name",
                "A schema is a file that ends in `.json`, `.yaml` or `.yml`.",
            ));
        }
        let known = self.files.get(path);
        if known.is_none_or(|file| file.parsed.is_none()) {
            // What cannot be read is reported with the other files that cannot.
            let text = self.plan.desk.read(path, self.limits.file_bytes).ok()?;
            let file = source(&self.base, &self.root, path, text);
            let file = Loaded::parse(file, &self.limits);
            if file.is_well_formed() {
                self.files.insert(path.to_path_buf(), file);
                return None;
            }
        }
        let is_known = self.files.get(path).is_some_and(Loaded::is_well_formed);
        (!is_known).then_some((
            "it is not well-formed",
            "Check the file by itself: its name behind `factlint check`.",
        ))
    }

    /// The local copy of the schema with this address.
    fn copy_of(&mut self, address: &str) -> Option<PathBuf> {
        let found = by_path(&self.plan.copies, address).or_else(|| self.copy_by_id(address))?;
        let addresses = self.addresses.entry(found.clone()).or_default();
        addresses.insert(address.to_owned());
        Some(found)
    }

    /// The copy that has the address as its `$id`: texts are searched for it, and only those that hold it are parsed.
    fn copy_by_id(&mut self, address: &str) -> Option<PathBuf> {
        let (limit, folders) = (self.limits.file_bytes, &self.plan.copies);
        let texts = self.copies.get_or_insert_with(|| {
            let folders = folders.iter().filter(|copies| copies.prefix.is_none());
            folders.flat_map(|copies| copies.texts(limit)).collect()
        });
        let mut holding = texts.iter().filter(|(_, text)| text.contains(address));
        holding
            .find(|(path, text)| {
                let file = source(&self.base, &self.root, path, text.clone());
                let ids = ids(&Loaded::parse(file, &self.limits));
                ids.iter().any(|id| id == address)
            })
            .map(|(path, _)| path.clone())
    }

    /// Schemas of this run and of factlint's own by their `$id`.
    fn known_ids(&self) -> BTreeMap<String, SchemaChoice> {
        let mut known = BTreeMap::new();
        for schema in EMBEDDED_SCHEMAS {
            known.insert(schema.id.to_owned(), SchemaChoice::Embedded(schema));
        }
        for (path, file) in self.schema_files() {
            for id in ids(file) {
                known.insert(id, SchemaChoice::File(path.clone()));
            }
        }
        known
    }

    pub(in super::super) fn schema_files(&self) -> impl Iterator<Item = (&PathBuf, &Loaded)> {
        let planned = self.plan.files.iter();
        planned
            .filter(|(_, uses)| uses.iter().any(|(role, _)| *role == Role::Schema))
            .filter_map(|(path, _)| Some((path, self.files.get(path)?)))
    }

    /// Plans the files that schemas refer to and that are there; whether there are new ones. What is not there is
    /// reported where the schemas are compiled.
    pub(super) fn plan_referred(&mut self) -> bool {
        let all: Vec<Referred> = self
            .schema_files()
            .map(|(path, file)| {
                let address = self.addresses.get(path).and_then(BTreeSet::first);
                referred(file, address)
            })
            .collect();
        let known: BTreeSet<&String> = all.iter().flat_map(|referred| &referred.ids).collect();
        let named = self.addresses.values().flatten();
        let known: BTreeSet<String> = known.into_iter().chain(named).cloned().collect();
        let mut paths = BTreeSet::new();
        for (path, address) in all.into_iter().flat_map(|referred| referred.leads) {
            if known.contains(&address) {
                continue;
            }
            let beside = path
                .map(|path| absolute(&self.base, Path::new(&path)))
                .filter(|path| self.is_inside(path) && path.is_file())
                .filter(|path| Format::of_path(&path.to_string_lossy()).is_some());
            paths.extend(beside.or_else(|| self.copy_of(&address)));
        }
        paths.retain(|path| {
            let planned = self.plan.files.get(path);
            !planned.is_some_and(|uses| uses.iter().any(|(role, _)| *role == Role::Schema))
        });
        for path in &paths {
            if !self.plan.files.contains(path) {
                self.referred.insert(path.clone());
            }
            self.plan.add(path, Role::Schema, SchemaChoice::Unchecked);
        }
        !paths.is_empty()
    }
}
