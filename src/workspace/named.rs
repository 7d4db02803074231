//! The plan of a run without a configuration: the files that are named on the command line.

use std::path::{Path, PathBuf};

use glob::Pattern;

use super::Options;
use super::configured::add_refs;
use super::embedded::BASELINE;
use super::listing::{EntryKind, Listing, is_configuration, is_pattern, not_a_text, pattern};
use super::paths::{RealPaths, absolute, printed};
use super::plan::{Plan, ProblemPlace, SchemaChoice};
use super::select::absent;
use super::unsaved::Desk;
use crate::document::{Format, TextKind};
use crate::lint::Role;

/// Plans the files that `options` name; a folder stands for all in it whose format is read and, where no schema is given, for
/// the texts.
pub(super) fn plan(options: &Options) -> Plan {
    let base = &options.working_directory;
    let mut plan = Plan {
        desk: Desk::new(base, options.unsaved.as_ref()),
        ..Plan::default()
    };
    let schema = match &options.schema {
        Some(schema) => {
            let path = absolute(base, schema);
            plan.add(&path, Role::Schema, SchemaChoice::Unchecked);
            plan.roots.extend(path.parent().map(Path::to_path_buf));
            plan.given = Some(path.clone());
            SchemaChoice::File(path)
        }
        None => SchemaChoice::Declared(None),
    };
    let mut real_paths = RealPaths::default();
    let own = match &schema {
        SchemaChoice::File(schema) => Some((schema.as_os_str(), real_paths.of(schema))),
        _ => None,
    };
    let mut is_schema = |file: &Path| {
        own.as_ref().is_some_and(|(schema, real)| {
            file.as_os_str() == *schema || real.is_some() && real_paths.of(file) == *real
        })
    };
    for path in &options.paths {
        // What is named is asked for, with what lies beside it.
        let named = absolute(base, path);
        let folder = if named.is_dir() {
            Some(&*named)
        } else {
            named.parent()
        };
        plan.roots.extend(folder.map(Path::to_path_buf));
        let wanted = Wanted {
            texts: options.schema.is_none(),
        };
        let files = wanted.expand(&mut plan, base, path);
        if named.is_dir() && files.iter().any(|file| is_text(file)) {
            let foreign = files.iter().filter(|file| !is_configuration(file));
            plan.foreign.extend(foreign.cloned());
        }
        for file in files {
            if is_text(&file) {
                plan.add(&file, Role::Text, SchemaChoice::Unchecked);
            } else if !is_schema(&file) {
                plan.add(&file, Role::Instance, schema.clone());
            } else if is_same(&mut RealPaths::default(), &absolute(base, path), &file) {
                plan.add(&file, Role::Instance, SchemaChoice::Declared(None));
            }
            // Else the schema was caught by a pattern or a folder, as it may well be.
        }
    }
    for path in &options.paths {
        plan.foreign.remove(&absolute(base, path));
    }
    add_refs(&mut plan, options);
    if let Some(baseline) = &options.baseline {
        let path = absolute(base, baseline);
        plan.add(&path, Role::Baseline, SchemaChoice::Embedded(&BASELINE));
    }
    plan
}

/// Says which projects lie in a folder: they are to be checked by their own configuration, and this run has none.
fn projects_below(plan: &mut Plan, base: &Path, folder: &Path, listing: &Listing) {
    for name in listing.configurations() {
        let path = folder.join(name);
        let own = printed(base, path.parent().unwrap_or(folder));
        let message = format!(
            "the project of `{}` is not checked here",
            printed(base, &path)
        );
        let help = format!("Check it by itself: `factlint check {own}`.");
        plan.problem(ProblemPlace::file(&path), message, Some(&help), false);
    }
}

/// Whether a file is running text by its name.
fn is_text(file: &Path) -> bool {
    TextKind::of_path(&file.to_string_lossy()).is_some()
}

/// Whether two paths are those of one file.
fn is_same(real: &mut RealPaths, a: &Path, b: &Path) -> bool {
    a == b
        || real
            .of(a)
            .is_some_and(|a| real.of(b).is_some_and(|b| a == b))
}

/// Which files are looked for.
#[derive(Clone, Copy)]
struct Wanted {
    /// Whether running text is wanted beside what has values.
    texts: bool,
}

impl Wanted {
    fn is(self, name: &str) -> bool {
        Format::of_path(name).is_some() || self.texts && TextKind::of_path(name).is_some()
    }

    /// What the names of these files end in.
    fn endings(self) -> String {
        let texts = if self.texts { "`.md`, `.txt`, " } else { "" };
        format!("{texts}{}", Format::ENDINGS)
    }

    /// The files that one argument names. Not every shell expands patterns, so that it is done here too.
    fn expand(self, plan: &mut Plan, base: &Path, argument: &Path) -> Vec<PathBuf> {
        let path = absolute(base, argument);
        if path.is_dir() {
            let listing = Listing::new(&path, false);
            projects_below(plan, base, &path, &listing);
            let all = pattern("**/*");
            let files = all.map_or_else(Vec::new, |all| self.files(plan, &path, &listing, &all));
            if files.is_empty() {
                let message = "the folder holds no file of a format that is read".to_owned();
                let help = format!(
                    "Files count that end in {}, unless git ignores them.",
                    self.endings()
                );
                plan.problem(ProblemPlace::file(path), message, Some(&help), false);
            }
            return files;
        }
        let text = argument.to_string_lossy();
        let is_there = plan.desk.has(&path);
        if is_there || !is_pattern(&text) {
            if !is_there {
                let message = format!("`{text}` {}", absent(base, &text));
                let help = "Correct the path, or put the file there.";
                plan.problem(ProblemPlace::file(path), message, Some(help), false);
                return Vec::new();
            }
            if self.is(&text) {
                return vec![path];
            }
            let message = format!("`{text}` is of no format that is read, by its name");
            let help = format!("Give it a name that ends in {}.", self.endings());
            plan.problem(ProblemPlace::file(path), message, Some(&help), false);
            return Vec::new();
        }
        let files = self.matching(plan, base, &text);
        if files.is_empty() {
            let message = format!("the pattern `{text}` matches no file of a format that is read");
            let help = "A `*` stays within a folder, and files that git ignores are left out.";
            plan.problem(ProblemPlace::file(path), message, Some(help), false);
        }
        files
    }

    /// Looks from the last folder that is named without a pattern.
    fn matching(self, plan: &mut Plan, base: &Path, text: &str) -> Vec<PathBuf> {
        let literal = text.split('/').take_while(|part| !is_pattern(part));
        let literal: Vec<_> = literal.collect();
        let rest: Vec<_> = text.split('/').skip(literal.len()).collect();
        let root = match literal.as_slice() {
            [] => base.to_path_buf(),
            parts => absolute(base, Path::new(&format!("{}/", parts.join("/")))),
        };
        let Some(pattern) = pattern(&rest.join("/")) else {
            return Vec::new();
        };
        if !root.is_dir() {
            return Vec::new();
        }
        self.files(
            plan,
            &root,
            &Listing::new(&root, text.contains("/.")),
            &pattern,
        )
    }

    /// The files of a listing of `root` that `pattern` names and whose format is read; others are none of factlint's business.
    fn files(
        self,
        plan: &mut Plan,
        root: &Path,
        listing: &Listing,
        pattern: &Pattern,
    ) -> Vec<PathBuf> {
        plan.unreadable_folders(root, listing, &[], &[pattern.as_str()]);
        plan.linked_folders(listing, &[], &[pattern.as_str()]);
        let mut paths = Vec::new();
        for entry in listing.matching(pattern) {
            match entry.kind {
                _ if !self.is(&entry.name) => {}
                EntryKind::File => paths.push(entry.path.clone()),
                EntryKind::LinkOut | EntryKind::LinkNowhere | EntryKind::Unnameable => {
                    let (message, help) = not_a_text(entry);
                    plan.problem(ProblemPlace::file(&entry.path), message, Some(help), false);
                }
                EntryKind::Folder | EntryKind::LinkedFolder | EntryKind::LinkBack => {}
            }
        }
        paths
    }
}
