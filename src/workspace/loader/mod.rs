//! Reads what a plan names, and what the schemas among it refer to. Which schemas these are is `schemas`, what is made of
//! it all `assemble`.

mod boundary;
mod schemas;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::cache::Cache;
use super::loaded::Loaded;
use super::meant::meant;
use super::mentions::{may_name_schema, named_originals};
use super::originals::Named;
use super::path_map::{PathMap, PathSet};
use super::paths::printed;
use super::plan::{Plan, ProblemPlace, SchemaChoice};
use super::read::Unreadable;
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::Limits;
use crate::lint::Role;
use crate::source::SourceFile;
use crate::words::{did_you_mean, number_of};

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
        loader.take_strangers_back();
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
        let looked_at: Vec<(PathBuf, Option<Unreadable>)> = wanted
            .map(|path| (path.clone(), self.refusal(path)))
            .collect();
        let mut wanted = Vec::new();
        for (path, why) in looked_at {
            match why {
                Some(why) => self.push_missing(path, &why),
                None => wanted.push(path),
            }
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
        let place = asked.cloned().unwrap_or_else(|| ProblemPlace::file(&path));
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
                let meant = did_you_mean(&printed(&self.root, &meant));
                Some(format!(
                    "{meant} Otherwise correct the path, or put the file there."
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
