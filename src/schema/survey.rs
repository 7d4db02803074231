//! The schema files that are needed: what each refers to, and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Surveyed, Target};
use super::circle::circles;
use super::engine::SchemaOptions;
use super::failure::SchemaFailure;
use super::faults;
use super::index::Index;
use super::loosen::loosened;
use super::pattern;
use super::remarks;
use super::uri;
use super::value::{Amendments, key_text};
use super::volume::Volume;
use crate::document::NodeRef;
use crate::source::TextRange;

/// The schema files that are needed, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Files that are no schemas.
    pub unusable: BTreeSet<usize>,
    /// What differs between the files and what the engine is given of them.
    pub amendments: BTreeMap<usize, Amendments>,
    /// What is wrong with each file.
    pub failures: Vec<(usize, SchemaFailure)>,
    /// Keys of `patternProperties` by the spelling that the engine is given.
    pub respelled: BTreeMap<String, String>,
    /// Those of them that have to be matched by trial and error.
    pub key_patterns: Vec<pattern::Bounded>,
    leads_to: BTreeMap<usize, BTreeSet<usize>>,
    /// Files that refer to the meta-schema of a draft.
    leads_to_drafts: BTreeSet<usize>,
    /// Where the clauses are that are left out since they cannot be used.
    left_out: Vec<(usize, TextRange)>,
}

impl Survey {
    /// Looks at files and at all that they refer to.
    pub(super) fn of(
        start: impl IntoIterator<Item = usize>,
        book: &Book,
        options: SchemaOptions,
    ) -> Self {
        let mut survey = Self::default();
        let surveyed = survey.visit(start, book);
        for (number, seen) in &surveyed {
            survey.look_at(*number, seen, book, options);
        }
        for (number, link) in circles(&surveyed, book) {
            if let Some(volume) = book.volume(number) {
                survey.drop_clause(number, link.key);
                survey
                    .failures
                    .push((number, faults::circle_failure(volume, &link)));
            }
        }
        for (number, key) in loosened(&survey.left_out, &surveyed, book) {
            survey
                .amendments
                .entry(number)
                .or_default()
                .dropped
                .insert(key.id());
        }
        survey
    }

    /// The file and all that it refers to, directly or not.
    pub(super) fn group(&self, number: usize) -> BTreeSet<usize> {
        let mut group = BTreeSet::new();
        let mut next = vec![number];
        while let Some(number) = next.pop() {
            if group.insert(number) {
                next.extend(self.leads_to.get(&number).into_iter().flatten());
            }
        }
        group
    }

    /// Whether one of a group of files refers to the meta-schema of a draft.
    pub(super) fn refers_to_drafts(&self, group: &BTreeSet<usize>) -> bool {
        !self.leads_to_drafts.is_disjoint(group)
    }

    fn visit<'b>(
        &mut self,
        start: impl IntoIterator<Item = usize>,
        book: &'b Book,
    ) -> BTreeMap<usize, Surveyed<'b>> {
        let mut surveyed: BTreeMap<usize, Surveyed<'b>> = BTreeMap::new();
        let mut next: Vec<(usize, String)> = start
            .into_iter()
            .map(|number| (number, String::new()))
            .collect();
        while let Some((number, pointer)) = next.pop() {
            let Some(volume) = book.volume(number) else {
                continue;
            };
            let seen = surveyed.entry(number).or_insert_with(|| Surveyed {
                index: volume.index().unwrap_or_default(),
                targets: Vec::new(),
            });
            let Some(root) = volume.document.root() else {
                continue;
            };
            seen.index.enter(root, &pointer);
            for link in seen.index.references.iter().skip(seen.targets.len()) {
                let target = book.target(number, &seen.index, link);
                match &target {
                    Target::Place { volume, pointer } => {
                        self.leads_to.entry(number).or_default().insert(*volume);
                        next.push((*volume, pointer.clone()));
                    }
                    Target::BuiltIn => {
                        self.leads_to_drafts.insert(number);
                    }
                    _ => {}
                }
                seen.targets.push(target);
            }
        }
        surveyed
    }

    fn look_at(&mut self, number: usize, seen: &Surveyed<'_>, book: &Book, options: SchemaOptions) {
        let Some(volume) = book.volume(number) else {
            return;
        };
        if volume.broken {
            self.unusable.insert(number);
            return;
        }
        // That factlint's own are schemas is tested.
        let own = volume.is_built_in();
        let mut failures = Vec::new();
        if !own {
            failures.extend(faults::meta_failures(volume, book));
            failures.extend(faults::enum_failures(volume, &seen.index));
        }
        if !failures.is_empty() {
            self.unusable.insert(number);
        }
        let mut amendments = Amendments::default();
        for (link, target) in seen.index.references.iter().zip(&seen.targets) {
            if let Some(failure) = faults::reference_failure(volume, link, target) {
                amendments.dropped.insert(link.key.id());
                self.left_out.push((number, link.key.range()));
                failures.push(failure);
            }
            spell(link.value, &mut amendments);
            if let Target::Place { pointer, .. } = target
                && let Some(whole) = book.for_engine(&seen.index, link, pointer)
            {
                amendments.spelled.insert(link.value.id(), whole);
            }
        }
        for pattern in &seen.index.patterns {
            let failure = || faults::pattern_failure(volume, pattern, options);
            if let Some(failure) = (!own).then(failure).flatten() {
                amendments.dropped.insert(pattern.key.id());
                self.left_out.push((number, pattern.key.range()));
                failures.push(failure);
            } else if pattern.key.id() == pattern.value.id() {
                self.respell(pattern.key, &mut amendments);
            }
        }
        for value in &seen.index.identifiers {
            spell(*value, &mut amendments);
            failures.extend(shared_address(number, volume, book, &seen.index, *value));
        }
        if !own {
            failures.extend(remarks::remarks(volume, &seen.index, options));
        }
        self.amendments.insert(number, amendments);
        self.failures
            .extend(failures.into_iter().map(|failure| (number, failure)));
    }

    /// A key of `patternProperties` is left to the matcher of the engine, which has to be given it in its own spelling.
    fn respell(&mut self, key: NodeRef<'_>, amendments: &mut Amendments) {
        let written = key_text(key);
        let Ok(read) = pattern::read_key(written) else {
            return;
        };
        amendments.spelled.insert(key.id(), read.text.clone());
        self.respelled.insert(read.text, written.to_owned());
        self.key_patterns.extend(read.trying);
    }

    fn drop_clause(&mut self, number: usize, key: NodeRef<'_>) {
        self.left_out.push((number, key.range()));
        self.amendments
            .entry(number)
            .or_default()
            .dropped
            .insert(key.id());
    }
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
    let joined = uri::join(volume.address(), id)?;
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
