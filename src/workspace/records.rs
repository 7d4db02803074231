//! Which files hold the records of the configuration, and what it counts: patterns that keep parts of paths, patterns
//! that take away, and folders outside of that of the configuration.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::listing::{Entry, EntryKind, Exclude, Listing, excluded, not_a_text};
use super::paths::{absolute, below};
use super::plan::{
    MATCHES_NOTHING, Plan, PlannedCount, PlannedRecords, ProblemPlace, SchemaChoice,
};
use crate::config::{CountedWhat, FilePattern, ReadAs, RecordSource, Settings};
use crate::document::Format;
use crate::lint::Role;
use crate::source::{FileId, Span};

/// What the plan of records is made from.
pub(super) struct RecordPlanner<'a> {
    pub(super) config: &'a Path,
    pub(super) root: &'a Path,
    /// Other files in which patterns of records are written.
    pub(super) described: &'a BTreeMap<FileId, PathBuf>,
    pub(super) listing: &'a Listing,
    pub(super) exclude: &'a [Exclude],
    pub(super) plan: &'a mut Plan,
}

type Roots<'s> = BTreeMap<&'s str, (PathBuf, Listing)>;
type PathParts = Vec<(String, String)>;

impl RecordPlanner<'_> {
    /// Plans the files of all kinds of record.
    pub(super) fn plan(&mut self, settings: &Settings) {
        let mut roots: Roots<'_> = BTreeMap::new();
        for (name, folder) in &settings.roots {
            let path = absolute(self.root, Path::new(&folder.value));
            if !path.is_dir() {
                let place = self.place(folder.span);
                let message = format!("there is no folder `{}`", folder.value);
                let help = "Correct the path under `roots`, as seen from the configuration.";
                self.plan.problem(place, message, Some(help), true);
            }
            let listing = Listing::new(&path, false);
            self.plan.opened.push(path.clone());
            roots.insert(name, (path, listing));
        }
        for (at, kind) in settings.records.iter().enumerate() {
            if let RecordSource::Files(patterns) = &kind.source {
                let role = match kind.reading {
                    ReadAs::Tree => Role::Records,
                    ReadAs::Listed => Role::Listed,
                    ReadAs::Text(_) | ReadAs::Table(_) => Role::Matched,
                };
                let found = self.files(&roots, role, patterns);
                for (path, parts) in found {
                    self.plan.add(&path, role, SchemaChoice::Unchecked);
                    let kind = at;
                    let entry = PlannedRecords { kind, path, parts };
                    self.plan.records.push(entry);
                }
            }
        }
        for (count, stated) in settings.stated.counts.iter().enumerate() {
            let Some(counted) = &stated.counted else {
                continue;
            };
            let role = match counted.what {
                CountedWhat::Files => Role::Listed,
                CountedWhat::Matches(_) => Role::Matched,
                CountedWhat::Records(_) | CountedWhat::Value(_) => Role::Records,
            };
            for path in self.files(&roots, role, &counted.files).into_keys() {
                self.plan.add(&path, role, SchemaChoice::Unchecked);
                self.plan.counted.push(PlannedCount { count, path });
            }
        }
    }

    /// The files that are named for a role with the parts of their paths that are kept.
    fn files(
        &mut self,
        roots: &Roots<'_>,
        role: Role,
        patterns: &[FilePattern],
    ) -> BTreeMap<PathBuf, PathParts> {
        let mut found: BTreeMap<PathBuf, PathParts> = BTreeMap::new();
        for pattern in patterns.iter().filter(|pattern| !pattern.is_negative) {
            if !pattern.is_pattern() {
                let path = absolute(self.folder(roots, pattern), Path::new(&pattern.glob));
                let place = self.place(pattern.written.span);
                if role == Role::Records && !self.can_be_read(pattern, &pattern.glob) {
                    continue;
                }
                if role == Role::Listed && !path.is_file() {
                    let message = format!("`{}` does not exist", pattern.written.value);
                    self.plan
                        .problem(place, message, Some("Correct the path."), true);
                    continue;
                }
                self.plan.asked_at.or_insert_with(&path, || place);
                found.entry(path).or_default();
                continue;
            }
            let named = self.expand(roots, role, pattern);
            for (path, parts) in named {
                found.entry(path).or_insert(parts);
            }
        }
        for pattern in patterns.iter().filter(|pattern| pattern.is_negative) {
            let base = self.folder(roots, pattern).to_path_buf();
            let before = found.len();
            found.retain(|path, _| {
                let name = below(&base, path);
                name.is_none_or(|name| pattern.parts(&name).is_none())
            });
            if found.len() == before {
                let place = self.place(pattern.written.span);
                let message = format!("the pattern `{}` takes nothing away", pattern.written.value);
                let help =
                    "Remove it, or correct it: it starts at the same folder as the other patterns.";
                self.plan.problem(place, message, Some(help), true);
            }
        }
        found
    }

    fn folder<'a>(&'a self, roots: &'a Roots<'_>, pattern: &FilePattern) -> &'a Path {
        let root = pattern.root.as_deref().and_then(|root| roots.get(root));
        root.map_or(self.root, |(path, _)| path)
    }

    /// The files that one pattern names; a problem at the pattern when there is none.
    fn expand(
        &mut self,
        roots: &Roots<'_>,
        role: Role,
        pattern: &FilePattern,
    ) -> Vec<(PathBuf, PathParts)> {
        let root = pattern.root.as_deref().and_then(|root| roots.get(root));
        let listing = root.map_or(self.listing, |(_, listing)| listing);
        let mut files = Vec::new();
        let mut odd: Vec<(String, &'static str)> = Vec::new();
        let (mut named, mut left_out) = (0_usize, 0_usize);
        for entry in &listing.entries {
            let Some(parts) = pattern.parts(&entry.name) else {
                continue;
            };
            if self.is_left_out(pattern, entry) {
                left_out += usize::from(!entry.kind.is_folder());
                continue;
            }
            if entry.kind.is_folder() {
                continue;
            }
            named += 1;
            match entry.kind {
                EntryKind::File => files.push((entry.path.clone(), parts, entry.name.clone())),
                _ => odd.push(not_a_text(entry)),
            }
        }
        let place = self.place(pattern.written.span);
        for (message, help) in odd {
            self.plan.problem(place.clone(), message, Some(help), false);
        }
        let text = &pattern.written.value;
        if named == 0 && left_out > 0 {
            self.plan.all_left_out(place, "exclude", text);
        } else if named == 0 {
            self.plan.idle_pattern(place, text, MATCHES_NOTHING);
        }
        let mut found = Vec::new();
        for (path, parts, name) in files {
            if role != Role::Records || self.can_be_read(pattern, &name) {
                found.push((path, parts));
            }
        }
        found
    }

    fn is_left_out(&self, pattern: &FilePattern, entry: &Entry) -> bool {
        pattern.root.is_none() && excluded(self.exclude, &entry.name, entry.kind.is_folder())
    }

    /// Whether the name of a file says how it is read; a problem at the pattern when not.
    fn can_be_read(&mut self, pattern: &FilePattern, name: &str) -> bool {
        if Format::of_tree(name).is_some() {
            return true;
        }
        let message = format!("`{name}` holds no data that can be read, by its name");
        let help = "Write the pattern so that it names data, or `content: false` where the files themselves are the records.";
        let place = self.place(pattern.written.span);
        self.plan.problem(place, message, Some(help), true);
        false
    }

    fn place(&self, span: Option<Span>) -> ProblemPlace {
        let described = span.and_then(|span| self.described.get(&span.file));
        ProblemPlace {
            path: described.map_or_else(|| self.config.to_path_buf(), Clone::clone),
            range: span.and_then(|span| span.range),
        }
    }
}
