//! Which files of a run a cache may know, and what else decides whether they are in order. What is known is `cache`'s.

use std::path::{Path, PathBuf};

use super::cache::{Cache, Candidate, Looked, hash};
use super::loaded::Loaded;
use super::loader::{Loader, source};
use super::paths::printed;
use super::plan::SchemaChoice;
use crate::lint::Role;

impl Loader {
    /// Whether a file has to fit schemas that are known without its text, and is nothing else: unless it states facts, nothing
    /// else looks at it.
    pub(super) fn waits(&self, path: &Path) -> bool {
        let uses = self.plan.files.get(path).into_iter().flatten();
        let mut uses = uses.peekable();
        uses.peek().is_some()
            && !self.plan.foreign.contains(path)
            && !self.plan.desk.holds(path)
            && uses.all(|(role, schema)| {
                let is_known = matches!(schema, SchemaChoice::File(_) | SchemaChoice::Embedded(_));
                matches!(role, Role::Instance | Role::Document) && is_known
            })
    }

    /// Reads the files that wait, but for those that are known to be in order.
    pub(super) fn look_up(&mut self, cache: &mut Cache) {
        let basis = self.basis();
        let wanted = self.wanted().into_iter();
        let waiting = wanted.filter(|path| self.waits(path));
        let candidates = waiting.map(|path| self.candidate(path)).collect();
        let (desk, limit) = (&self.plan.desk, self.limits.file_bytes);
        let looked = cache.look(&basis, candidates, |path| desk.read(path, limit));
        for (path, looked) in looked {
            let text = match looked {
                Looked::Read(text) => text,
                Looked::Unchanged => {
                    for (role, _) in self.plan.files.get_mut(&path).into_iter().flatten() {
                        *role = Role::Unchanged;
                    }
                    "".into()
                }
                Looked::Unreadable(why) => {
                    self.push_missing(path, &why);
                    continue;
                }
            };
            let file = Loaded::text(source(&self.base, &self.root, &path, text));
            self.files.insert(path, file);
        }
    }

    fn candidate(&self, path: PathBuf) -> Candidate {
        let uses = self.plan.files.get(&path).into_iter().flatten();
        let schemas = uses.filter_map(|(_, schema)| match schema {
            SchemaChoice::File(path) => Some(printed(&self.root, path)),
            SchemaChoice::Embedded(schema) => Some(schema.name.to_owned()),
            SchemaChoice::Unchecked | SchemaChoice::Declared(_) => None,
        });
        Candidate {
            printed: printed(&self.base, &path),
            name: printed(&self.root, &path),
            schemas: schemas.collect(),
            path,
        }
    }

    /// All that decides whether a file is in order beside its text and which schemas it has to fit: the version,
    /// the configuration, the limits, every schema and the addresses under which it is found.
    fn basis(&self) -> [u8; 32] {
        let program = std::env::current_exe().and_then(|path| path.metadata());
        let program = program.map_or(0, |metadata| metadata.len());
        let mut parts = vec![
            env!("CARGO_PKG_VERSION").to_owned(),
            program.to_string(),
            format!("{:?}", self.limits),
        ];
        for (path, uses) in self.plan.files.iter() {
            let mut roles = uses.iter().map(|(role, _)| role);
            let decides = roles.any(|role| matches!(role, Role::Configuration | Role::Schema));
            let Some(file) = self.files.get(path).filter(|_| decides) else {
                continue;
            };
            parts.push(printed(&self.root, path));
            parts.push(file.source.text.to_string());
            let addresses = self.addresses.get(path).into_iter().flatten();
            parts.extend(addresses.cloned());
        }
        hash(parts.iter().map(String::as_bytes))
    }
}
