//! Which files are the running texts in which the configuration looks for facts.

use std::path::Path;

use super::listing::{Exclude, Kind, Listing, excluded};
use super::plan::{Place, Plan, SchemaChoice};
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
                entry.kind == Kind::File
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
        for pattern in named.chain(&texts.except) {
            let mut files = self.listing.entries.iter();
            let is_named =
                files.any(|entry| entry.kind == Kind::File && pattern.parts(&entry.name).is_some());
            if !is_named {
                self.idle(pattern);
            }
        }
    }

    fn idle(&mut self, pattern: &FilePattern) {
        let written = &pattern.written;
        let place = Place {
            path: self.config.to_path_buf(),
            range: written.span.and_then(|span| span.range),
        };
        let message = format!("the pattern `{}` matches no file", written.value);
        let help = "A pattern starts at the folder of the configuration and `*` stays within a folder. Files that git ignores are left out.";
        self.plan.problem(place, message, Some(help), true);
    }
}
