//! Reads what a plan names, and what the schemas among it refer to. What is made of it is `assemble`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::cache::Cache;
use super::copies::by_path;
use super::embedded::{EMBEDDED_SCHEMAS, EmbeddedSchema};
use super::loaded::Loaded;
use super::meant::meant;
use super::mentions::{
    Declared, Referred, declared, ids, may_name_schema, named_originals, referred,
};
use super::originals::Named;
use super::path_map::{PathMap, PathSet};
use super::paths::{absolute, printed};
use super::plan::{Place, Plan, SchemaChoice};
use super::read::Unreadable;
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::{Format, Limits};
use crate::lint::Role;
use crate::source::SourceFile;
use crate::words::number_of;

/// A plan with the texts that it names.
pub(super) struct Loader {
    pub(super) base: PathBuf,
    /// The folder of the configuration, else the working directory.
    pub(super) root: PathBuf,
    pub(super) limits: Limits,
    pub(super) plan: Plan,
    pub(super) files: PathMap<Loaded>,
    /// Files that cannot be read or are not there.
    pub(super) missing: PathSet,
    /// Files for which there is no schema.
    pub(super) only_syntax: BTreeSet<PathBuf>,
    /// The originals by the names that documents give them.
    pub(super) originals: BTreeMap<String, Named>,
    /// Schemas that others refer to, and that nothing else asks for.
    pub(super) referred: BTreeSet<PathBuf>,
    /// The addresses under which copies of schemas are asked for.
    pub(super) addresses: BTreeMap<PathBuf, BTreeSet<String>>,
    /// The texts in folders of copies that are known by their `$id`, once one is looked for.
    copies: Option<Vec<(PathBuf, Arc<str>)>>,
    /// Whether files that only have to fit a schema are left for later.
    may_wait: bool,
}

impl Loader {
    /// Reads everything that `plan` names. Paths are printed as seen from `base`, and files named as seen from `root`.
    /// What `cache` knows to be in order is not read.
    pub(super) fn read(
        base: &Path,
        root: &Path,
        limits: &Limits,
        mut plan: Plan,
        cache: Option<&mut Cache>,
    ) -> Self {
        plan.unite_links(root);
        let known = std::mem::take(&mut plan.known);
        let mut loader = Self {
            base: base.to_path_buf(),
            root: root.to_path_buf(),
            limits: limits.clone(),
            plan,
            files: known.into_iter().collect(),
            missing: PathSet::default(),
            only_syntax: BTreeSet::new(),
            originals: BTreeMap::new(),
            referred: BTreeSet::new(),
            addresses: BTreeMap::new(),
            copies: None,
            may_wait: cache.is_some(),
        };
        loader.read_planned();
        loader.pass_over_foreign();
        loader.resolve_declared();
        loader.read_planned();
        while loader.plan_referred() {
            loader.read_planned();
        }
        if let Some(cache) = cache {
            loader.look_up(cache);
            loader.may_wait = false;
        }
        loader.plan_originals();
        loader.read_planned();
        loader
    }

    /// The files that are planned and not read yet, without those that are refused.
    pub(super) fn wanted(&mut self) -> Vec<PathBuf> {
        let wanted = self.plan.files.paths();
        let wanted =
            wanted.filter(|path| !self.files.contains(path) && !self.missing.contains(path));
        let (led_out, wanted): (Vec<PathBuf>, Vec<PathBuf>) =
            wanted.cloned().partition(|path| self.leads_out(path));
        for path in led_out {
            let why = Unreadable {
                what: "is a link that leads out of the folder of the configuration".to_owned(),
                help: Some(
                    "Put the file itself in its place, or name the file that it leads to."
                        .to_owned(),
                ),
                not_a_file: true,
            };
            self.push_missing(path, &why);
        }
        wanted
    }

    fn read_planned(&mut self) {
        let mut wanted = self.wanted();
        wanted.retain(|path| !self.may_wait || !self.waits(path));
        let (base, root, limits) = (&self.base, &self.root, &self.limits);
        let desk = &self.plan.desk;
        let uses = |path: &PathBuf| self.plan.files.get(path);
        let is_text = |path: &PathBuf| {
            uses(path).is_some_and(|uses| uses.iter().all(|(role, _)| role.is_unparsed()))
        };
        // What only has to fit a schema, or states facts, is parsed when it is checked, and its tree let go of then, unless
        // it is asked which schema that is.
        let foreign = &self.plan.foreign;
        let is_lone = |path: &PathBuf, text: &str| {
            let is_known =
                |choice| !matches!(choice, &SchemaChoice::Declared(_)) || !may_name_schema(text);
            let is_checked = |role| matches!(role, &(Role::Instance | Role::Document));
            let mut uses = uses(path).into_iter().flatten();
            !foreign.contains(path)
                && uses.all(|(role, choice)| is_checked(role) && is_known(choice))
        };
        let is_listed = |path: &PathBuf| {
            uses(path).is_some_and(|uses| uses.iter().all(|(role, _)| *role == Role::Listed))
        };
        let read: Vec<_> = wanted
            .into_par_iter()
            .map(|path| {
                let text = if is_listed(&path) {
                    Ok("".into())
                } else {
                    desk.read(&path, limits.file_bytes)
                };
                let file = text.map(|text| {
                    let file = source(base, root, &path, text);
                    if is_text(&path) || is_lone(&path, &file.text) {
                        Loaded::text(file)
                    } else {
                        Loaded::parse(file, limits)
                    }
                });
                (path, file)
            })
            .collect();
        for (path, file) in read {
            match file {
                Ok(file) => {
                    self.files.insert(path, file);
                }
                Err(why) => self.push_missing(path, &why),
            }
        }
    }

    pub(super) fn push_missing(&mut self, path: PathBuf, why: &Unreadable) {
        let message = |base| format!("`{}` {}", printed(base, &path), why.what);
        let (message, identity) = (message(&self.base), message(&self.root));
        let asked = self.plan.asked_at.get(&path).filter(|_| why.not_a_file);
        let configuration = asked.is_some_and(|place| place.range.is_some());
        let place = asked.cloned().unwrap_or_else(|| Place::file(&path));
        let kind = if configuration {
            ProblemKind::Configuration
        } else {
            ProblemKind::File
        };
        // A folder is listed for each file that is named, and not for each that a document may have.
        let is_absent = configuration && path.symlink_metadata().is_err();
        let meant = is_absent.then(|| meant(&path)).flatten();
        let mut uses = self.plan.files.get(&path).into_iter().flatten();
        let help = match meant {
            Some(meant) => {
                let meant = printed(&self.root, &meant);
                Some(format!(
                    "Did you mean `{meant}`? Otherwise correct the path, or put the file there."
                ))
            }
            None if is_absent && uses.any(|(role, _)| *role == Role::Baseline) => {
                Some("Correct the path, or let `factlint baseline` write the file.".to_owned())
            }
            None => why.help.clone(),
        };
        let problem = Problem::new(kind, place, message).and_help(help);
        self.plan.problems.push(Problem {
            identity: vec![identity],
            ..problem
        });
        self.missing.insert(path, ());
    }

    /// Leaves out files that were not asked for and cannot be read: templates, what tests read, data of other programs. How
    /// many there are is said.
    fn pass_over_foreign(&mut self) {
        let is_broken = |path: &&PathBuf| {
            let parsed = self.files.get(path).and_then(|file| file.parsed.as_ref());
            self.missing.contains(path) || parsed.is_some_and(|parsed| !parsed.problems.is_empty())
        };
        let broken: PathSet = self
            .plan
            .foreign
            .paths()
            .filter(is_broken)
            .cloned()
            .collect();
        let Some(first) = broken.paths().next() else {
            return;
        };
        let named = printed(&self.base, first);
        self.plan.notes.push(match broken.paths().count() {
            1 => format!("`{named}` cannot be read and is passed over: name it to see why"),
            many => format!(
                "`{named}` and {} cannot be read and are passed over: name one to see why",
                number_of(many - 1, "more file")
            ),
        });
        self.plan
            .problems
            .retain(|problem| !broken.contains(&problem.primary.span.path));
        for path in broken.paths() {
            self.plan.files.remove(path);
            self.files.remove(path);
            self.missing.remove(path);
        }
    }

    /// Settles which schema each file has that may name its own.
    fn resolve_declared(&mut self) {
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
                    let place = Place {
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
        place: Place,
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

    /// Whether a file lies in the project or in a folder that is named in so many words, links followed.
    fn is_inside(&self, path: &Path) -> bool {
        let roots = || self.plan.roots.iter().chain([&self.root]);
        // Of what is outside not even whether it is there is asked.
        if !roots().any(|root| path.starts_with(root)) {
            return false;
        }
        let Ok(real) = path.canonicalize() else {
            return true;
        };
        roots()
            .filter_map(|root| root.canonicalize().ok())
            .any(|root| real.starts_with(root))
    }

    /// Whether a file that the configuration names by a path in its folder is a link to one elsewhere: who may put a file
    /// in the project may not choose what of the machine is read. What patterns name has been looked at on the way.
    fn leads_out(&self, path: &Path) -> bool {
        let plan = &self.plan;
        let is_looked_at = plan.is_confined && plan.asked_at.contains(path);
        if !is_looked_at || !path.starts_with(&self.root) {
            return false;
        }
        let Ok(real) = path.canonicalize() else {
            return false;
        };
        let originals = plan.originals.iter().map(|folder| &folder.path);
        let copies = plan.copies.iter().map(|copies| &copies.folder);
        let folders = plan.opened.iter().chain(originals).chain(copies);
        !folders
            .chain([&self.root])
            .filter_map(|folder| folder.canonicalize().ok())
            .any(|folder| real.starts_with(folder))
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

    pub(super) fn schema_files(&self) -> impl Iterator<Item = (&PathBuf, &Loaded)> {
        let planned = self.plan.files.iter();
        planned
            .filter(|(_, uses)| uses.iter().any(|(role, _)| *role == Role::Schema))
            .filter_map(|(path, _)| Some((path, self.files.get(path)?)))
    }

    /// Plans the files that schemas refer to and that are there; whether there are new ones. What is not there is
    /// reported where the schemas are compiled.
    fn plan_referred(&mut self) -> bool {
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

    /// Plans the originals that documents name.
    fn plan_originals(&mut self) {
        let Some(folder) = self.plan.originals.clone() else {
            return;
        };
        let is_document =
            |uses: &[(Role, SchemaChoice)]| uses.iter().any(|(role, _)| *role == Role::Document);
        let planned = self.plan.files.iter();
        let documents = planned
            .filter(|(_, uses)| is_document(uses))
            .filter_map(|(path, _)| Some((path, self.files.get(path)?)));
        for (name, place) in named_originals(documents, &self.limits) {
            let found = folder.find(&name);
            match &found {
                Named::There(path) => {
                    self.plan.asked_at.or_insert_with(path, || place);
                    self.plan.add(path, Role::Original, SchemaChoice::Unchecked);
                }
                Named::Missing => {}
                Named::Outside => {
                    let message =
                        format!("the original `{name}` is not in the folder of originals");
                    let help = "Name a file in that folder, without `..` and without a link that leads out.";
                    self.plan.problem(place, message, Some(help), false);
                }
            }
            self.originals.insert(name, found);
        }
    }
}

/// A file with its printed path and its name.
pub(super) fn source(
    base: &Path,
    root: &Path,
    path: &Path,
    text: impl Into<Arc<str>>,
) -> SourceFile {
    SourceFile::new(printed(base, path), text).named(printed(root, path))
}
