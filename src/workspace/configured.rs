//! The plan of a run that has a configuration: what its patterns and paths name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Options;
use super::copies::Copies;
use super::embedded::{BASELINE, CHECKS, CONFIG, DOCUMENT, VOCABULARY};
use super::listing::{
    Entry, EntryKind, Exclude, Listing, exclude, excluded, is_pattern, leads_through, not_a_text,
    pattern,
};
use super::originals::Folder;
use super::paths::absolute;
use super::plan::{MATCHES_NOTHING, Plan, ProblemPlace, SchemaChoice};
use super::records::RecordPlanner;
use super::texts::TextPlanner;
use super::unsaved::Desk;
use crate::config::{DocumentSet, FactSource, RecordKind, Settings, Spanned};
use crate::document::{Format, TextKind};
use crate::lint::Role;
use crate::source::{FileId, Span};

/// Plans what the configuration `config` names, and the descriptions of data that belong to it.
pub(super) fn plan(
    config: &Path,
    settings: &Settings,
    described: &BTreeMap<FileId, PathBuf>,
    options: &Options,
) -> Plan {
    let root = config.parent().unwrap_or(config);
    let hidden = all_patterns(settings).any(|text| text.starts_with('.') || text.contains("/."));
    let desk = Desk::new(&options.working_directory, options.unsaved.as_ref());
    let mut listing = Listing::new(root, hidden);
    desk.complete(root, &mut listing);
    let mut planner = Planner {
        config,
        root,
        listing,
        exclude: settings
            .exclude
            .iter()
            .filter_map(|text| exclude(&text.value))
            .collect(),
        plan: Plan {
            desk,
            is_confined: true,
            ..Plan::default()
        },
    };
    planner
        .plan
        .add(config, Role::Configuration, SchemaChoice::Embedded(&CONFIG));
    planner.folders(settings);
    planner.own_files(settings);
    planner.inline(settings);
    planner.baseline(settings, options);
    for set in &settings.documents {
        planner.document_set(set);
    }
    planner.stated(settings);
    RecordPlanner {
        config,
        root,
        described,
        listing: &planner.listing,
        exclude: &planner.exclude,
        plan: &mut planner.plan,
    }
    .plan(settings);
    TextPlanner {
        config,
        listing: &planner.listing,
        exclude: &planner.exclude,
        plan: &mut planner.plan,
    }
    .plan(settings);
    planner.schemas(settings);
    planner.refs(settings, options);
    planner.originals(settings, options);
    planner.beside(options);
    planner.plan
}

fn all_patterns(settings: &Settings) -> impl Iterator<Item = &str> {
    let sets = settings.documents.iter().flat_map(|set| &set.files);
    let named = sets.chain(&settings.schemas).chain(&settings.stated.files);
    let named = named.map(|text| text.value.strip_prefix("./").unwrap_or(&text.value));
    let counted = settings.stated.counts.iter();
    let counted = counted.filter_map(|count| count.counted.as_ref());
    let counted = counted.flat_map(|counted| &counted.files);
    let records = settings.records.iter().flat_map(RecordKind::patterns);
    let records = records.chain(counted);
    let records = records.filter(|pattern| pattern.root.is_none() && !pattern.is_negative);
    let texts = settings.facts.iter().flat_map(FactSource::patterns);
    named.chain(records.chain(texts).map(|pattern| pattern.glob.as_str()))
}

struct Planner<'a> {
    config: &'a Path,
    root: &'a Path,
    listing: Listing,
    exclude: Vec<Exclude>,
    plan: Plan,
}

impl Planner<'_> {
    /// What is to be said of folders and of what is left out.
    fn folders(&mut self, settings: &Settings) {
        let patterns: Vec<&str> = all_patterns(settings)
            .filter(|text| is_pattern(text))
            .collect();
        let (listing, excludes) = (&self.listing, &self.exclude);
        self.plan
            .unreadable_folders(self.root, listing, excludes, &patterns);
        self.plan.linked_folders(listing, excludes, &patterns);
        for text in &settings.exclude {
            let idle = exclude(&text.value)
                .is_some_and(|exclude| !listing.has_excluded(self.root, &exclude));
            if idle {
                let message = format!("the pattern `{}` leaves out nothing", text.value);
                let help = "Remove it, or correct it: a pattern starts at the folder of the configuration, and `*` stays within a folder.";
                self.plan
                    .problem(self.place(text.span), message, Some(help), true);
            }
        }
    }

    /// The files that say more than the configuration: vocabulary, checks, descriptions of data.
    fn own_files(&mut self, settings: &Settings) {
        let own = [
            (&settings.vocabulary, Role::Vocabulary, &VOCABULARY),
            (&settings.checks, Role::Checks, &CHECKS),
        ];
        for (path, role, schema) in own {
            if let Some(path) = path {
                self.file(path, role, SchemaChoice::Embedded(schema));
            }
        }
        for path in &settings.packages {
            self.file(path, Role::Instance, SchemaChoice::Unchecked);
        }
    }

    /// What stands in the configuration itself: it fits its schema with it.
    fn inline(&mut self, settings: &Settings) {
        let inline = [
            (settings.inline.vocabulary, Role::Vocabulary),
            (settings.inline.checks, Role::Checks),
        ];
        for (_, role) in inline.into_iter().filter(|(is_inline, _)| *is_inline) {
            self.plan.add(self.config, role, SchemaChoice::Unchecked);
        }
    }

    /// The files beside documents that no pattern takes. Of those that are named on the command line it is said anyway.
    fn beside(&mut self, options: &Options) {
        let named = options.paths.iter();
        let named = named.map(|path| absolute(&options.working_directory, path));
        let named: BTreeSet<PathBuf> = named.collect();
        let documents = self
            .plan
            .files
            .iter()
            .filter(|(_, uses)| uses.iter().any(|(role, _)| *role == Role::Document));
        // Tables and settings lie beside documents of another format as a matter of course.
        let kind = |path: &Path| match Format::of_path(&path.to_string_lossy())? {
            Format::Json => Some(Format::Yaml),
            other => Some(other),
        };
        let folders: BTreeSet<(&Path, Option<Format>)> = documents
            .filter_map(|(path, _)| Some((path.parent()?, kind(path))))
            .collect();
        let files = self.listing.entries.iter().filter(|entry| {
            entry.kind == EntryKind::File
                && Format::of_path(&entry.name).is_some()
                && entry
                    .path
                    .parent()
                    .is_some_and(|folder| folders.contains(&(folder, kind(&entry.path))))
                && !excluded(&self.exclude, &entry.name, false)
                && !named.contains(&entry.path)
        });
        self.plan.beside = files.map(|entry| entry.path.clone()).collect();
    }

    fn document_set(&mut self, set: &DocumentSet) {
        let schema = match &set.schema {
            Some(schema) => {
                let path = self.file(schema, Role::Schema, SchemaChoice::Unchecked);
                self.plan.roots.extend(path.parent().map(Path::to_path_buf));
                SchemaChoice::File(path)
            }
            None => SchemaChoice::Declared(Some(&DOCUMENT)),
        };
        for pattern in &set.files {
            for path in self.expand(pattern) {
                self.plan.add(&path, Role::Document, schema.clone());
            }
        }
    }

    /// The texts that are read where they stand. A file of another kind that a pattern names is none.
    fn stated(&mut self, settings: &Settings) {
        let skip: Vec<Exclude> = settings
            .stated
            .skip
            .iter()
            .filter_map(|text| exclude(&text.value))
            .collect();
        let mut skipped: Vec<String> = Vec::new();
        for text in &settings.stated.files {
            let Some(pattern) = pattern(&text.value) else {
                continue;
            };
            let named = self.listing.matching(&pattern).filter(|entry| {
                entry.kind == EntryKind::File && TextKind::of_path(&entry.name).is_some()
            });
            let named: Vec<&Entry> = named.collect();
            if named.is_empty() {
                let message = format!("the pattern `{}` matches no text", text.value);
                let help = "Texts end in `.md`, `.markdown` or `.txt`. A pattern starts at the folder of the configuration and `*` stays within a folder. Files that git ignores are left out.";
                let place = self.place(text.span);
                self.plan.problem(place, message, Some(help), true);
                continue;
            }
            let left_out = |entry: &Entry| {
                [&self.exclude, &skip]
                    .into_iter()
                    .any(|patterns| excluded(patterns, &entry.name, false))
            };
            skipped.extend(named.iter().map(|entry| entry.name.clone()));
            for entry in named.into_iter().filter(|entry| !left_out(entry)) {
                self.plan
                    .add(&entry.path, Role::Text, SchemaChoice::Unchecked);
            }
        }
        self.idle_skips(settings, &skipped);
    }

    /// Says which patterns of `skip` take nothing away from the texts that `in` names.
    fn idle_skips(&mut self, settings: &Settings, named: &[String]) {
        for text in &settings.stated.skip {
            let skips = |skip: Exclude| {
                let skip = [skip];
                named.iter().any(|name| excluded(&skip, name, false))
            };
            if !exclude(&text.value).is_none_or(skips) {
                let message = format!("the pattern `{}` skips nothing", text.value);
                let help =
                    "Remove it, or correct it: it takes away from the texts that `in` names.";
                self.plan
                    .problem(self.place(text.span), message, Some(help), true);
            }
        }
    }

    fn schemas(&mut self, settings: &Settings) {
        for pattern in &settings.schemas {
            for path in self.expand(pattern) {
                self.plan.add(&path, Role::Schema, SchemaChoice::Unchecked);
            }
        }
    }

    fn refs(&mut self, settings: &Settings, options: &Options) {
        if !options.refs.is_empty() {
            return add_refs(&mut self.plan, options);
        }
        for refs in &settings.refs {
            let copies = Copies {
                prefix: refs.prefix.clone(),
                folder: absolute(self.root, Path::new(&refs.folder.value)),
            };
            let place = self.place(refs.folder.span);
            add_copies(&mut self.plan, copies, place);
        }
    }

    /// A folder that the configuration names may be missing: originals are often kept where not everybody has them. One
    /// that is asked for by name has to be there.
    fn originals(&mut self, settings: &Settings, options: &Options) {
        let path = match (&options.originals, &settings.originals) {
            (Some(folder), _) => {
                let folder = absolute(&options.working_directory, folder);
                if !folder.is_dir() {
                    let message = "there is no folder of originals here".to_owned();
                    let help = "Name the folder in which the originals are with `--originals`.";
                    self.plan
                        .problem(ProblemPlace::file(&folder), message, Some(help), false);
                }
                folder
            }
            (None, Some(folder)) => absolute(self.root, Path::new(&folder.value)),
            (None, None) => return,
        };
        self.plan.originals = Some(Folder { path });
    }

    fn baseline(&mut self, settings: &Settings, options: &Options) {
        let schema = SchemaChoice::Embedded(&BASELINE);
        match (&options.baseline, &settings.baseline) {
            (Some(path), _) => {
                let path = absolute(&options.working_directory, path);
                self.plan.add(&path, Role::Baseline, schema);
            }
            (None, Some(path)) => {
                self.file(path, Role::Baseline, schema);
            }
            (None, None) => {}
        }
    }

    /// A file that the configuration names by its path.
    fn file(&mut self, path: &Spanned<String>, role: Role, schema: SchemaChoice) -> PathBuf {
        let absolute = absolute(self.root, Path::new(&path.value));
        let place = self.place(path.span);
        if Path::new(&path.value).has_root() {
            self.plan.from_root.insert(absolute.clone(), ());
        }
        self.plan.asked_at.or_insert_with(&absolute, || place);
        self.plan.add(&absolute, role, schema);
        absolute
    }

    /// The files that a pattern names; a problem at the pattern when there is none.
    fn expand(&mut self, text: &Spanned<String>) -> Vec<PathBuf> {
        let place = self.place(text.span);
        if !is_pattern(&text.value) {
            let path = absolute(self.root, Path::new(&text.value));
            self.plan.asked_at.or_insert_with(&path, || place);
            return vec![path];
        }
        let Some(pattern) = pattern(&text.value) else {
            return Vec::new();
        };
        let (mut named, mut left_out) = (0, 0);
        let mut paths = Vec::new();
        for entry in self.listing.matching(&pattern) {
            if excluded(&self.exclude, &entry.name, entry.kind.is_folder()) {
                left_out += 1;
                continue;
            }
            let readable = Format::of_path(&entry.name).is_some();
            match (entry.kind, readable) {
                (EntryKind::File, true) => paths.push(entry.path.clone()),
                (kind, false) if kind.is_folder() => continue,
                _ => {
                    let (message, help) = not_a_text(entry);
                    self.plan.problem(place.clone(), message, Some(help), false);
                }
            }
            named += 1;
        }
        if named == 0 && left_out > 0 {
            self.plan.all_left_out(place, "exclude", &text.value);
        } else if named == 0 {
            let linked = self.listing.entries.iter().find(|entry| {
                matches!(entry.kind, EntryKind::LinkedFolder | EntryKind::LinkBack)
                    && leads_through(&text.value, &entry.name)
            });
            let help = match linked {
                Some(entry) => format!(
                    "`{}` is a link to a folder, and linked folders are not entered: name the folder itself.",
                    entry.name
                ),
                None => MATCHES_NOTHING.to_owned(),
            };
            self.plan.idle_pattern(place, &text.value, &help);
        }
        paths
    }

    fn place(&self, span: Option<Span>) -> ProblemPlace {
        ProblemPlace {
            path: self.config.to_path_buf(),
            range: span.and_then(|span| span.range),
        }
    }
}

/// Adds the folders with local copies of schemas that the command line names.
pub(super) fn add_refs(plan: &mut Plan, options: &Options) {
    for copies in &options.refs {
        let copies = Copies {
            prefix: copies.prefix.clone(),
            folder: absolute(&options.working_directory, &copies.folder),
        };
        let place = ProblemPlace::file(&copies.folder);
        add_copies(plan, copies, place);
    }
}

fn add_copies(plan: &mut Plan, copies: Copies, place: ProblemPlace) {
    if copies.is_empty() {
        let message = if copies.folder.is_dir() {
            "the folder with copies of schemas holds no YAML or JSON file"
        } else {
            "there is no folder with copies of schemas here"
        };
        let message = message.to_owned();
        let help = "Save the schemas that a `$ref` names in it, each with its `$id`, or say for which URL the folder stands.";
        plan.problem(place, message, Some(help), true);
    }
    plan.roots.push(copies.folder.clone());
    plan.copies.push(copies);
}
