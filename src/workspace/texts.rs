//! Which files are the running texts in which the configuration looks for facts.

use std::path::Path;

use super::listing::{EntryKind, Exclude, Listing, excluded};
use super::plan::{MATCHES_NOTHING, Plan, ProblemPlace, SchemaChoice};
use crate::config::{FilePattern, Settings, StatedIn, TextSource};
use crate::lint::Role;

/// Plans the texts of all entries under `facts`.
pub(super) struct TextPlanner<'a> {
    pub(super) config: &'a Path,
    pub(super) listing: &'a Listing,
    pub(super) exclude: &'a [Exclude],
    pub(super) plan: &'a mut Plan,
}

impl TextPlanner<'_> {
    /// Adds them to the plan.
    pub(super) fn plan(mut self, settings: &Settings) {
        for (at, entry) in settings.facts.iter().enumerate() {
            let StatedIn::Texts(texts) = &entry.stated else {
                continue;
            };
            let found = self.listing.entries.iter().filter(|entry| {
                entry.kind == EntryKind::File
                    && texts.takes(&entry.name)
                    && !excluded(self.exclude, &entry.name, false)
            });
            for entry in found {
                let path = &entry.path;
                self.plan.add(path, Role::Prose, SchemaChoice::Unchecked);
                self.plan.texts.push((at, path.clone()));
            }
            self.report_idle(texts);
        }
    }

    /// Says of each pattern that names no file that it does not.
    fn report_idle(&mut self, texts: &TextSource) {
        let named = texts.files.iter().filter(|pattern| !pattern.is_negative);
        let named = named.map(|pattern| (pattern, true));
        let except = texts.except.iter().map(|pattern| (pattern, false));
        for (pattern, is_wanted) in named.chain(except) {
            let files = self.listing.entries.iter();
            let mut named = files
                .filter(|entry| {
                    entry.kind == EntryKind::File && pattern.parts(&entry.name).is_some()
                })
                .map(|entry| is_wanted && excluded(self.exclude, &entry.name, false))
                .peekable();
            let is_named = named.peek().is_some();
            if named.all(|is_left_out| is_left_out) {
                self.idle(pattern, is_named.then_some("exclude"));
            } else if is_wanted && !self.takes_any(texts, pattern) {
                self.idle(pattern, Some("except"));
            }
        }
    }

    /// Whether a file of a pattern is left by the others of its entry.
    fn takes_any(&self, texts: &TextSource, pattern: &FilePattern) -> bool {
        let mut files = self.listing.entries.iter();
        files.any(|entry| {
            entry.kind == EntryKind::File
                && pattern.parts(&entry.name).is_some()
                && texts.takes(&entry.name)
        })
    }

    fn idle(&mut self, pattern: &FilePattern, left_out_by: Option<&str>) {
        let written = &pattern.written;
        let place = ProblemPlace {
            path: self.config.to_path_buf(),
            range: written.span.and_then(|span| span.range),
        };
        if let Some(by) = left_out_by {
            self.plan.all_left_out(place, by, &written.value);
        } else {
            self.plan
                .idle_pattern(place, &written.value, MATCHES_NOTHING);
        }
    }
}
