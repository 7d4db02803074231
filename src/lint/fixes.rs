//! Which of the edits that findings carry are applied, and what the texts are then. Of edits that overlap the first are
//! taken; the others find their turn when the project has been looked at again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Project, Report};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Safety};
use crate::document::{Format, parse};
use crate::source::{FileId, Origin, SourceFile, TextRange, edited};

/// Texts with edits applied.
#[derive(Clone, Debug, Default)]
pub struct Fixes {
    /// The new text of each file that changes.
    pub texts: BTreeMap<FileId, String>,
    /// How many findings are mended, by rule.
    pub fixed: BTreeMap<&'static str, u64>,
}

/// How many findings of a report edits could mend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fixable {
    /// Fixes that follow from what is there.
    pub safe: u64,
    /// Fixes that guess.
    pub guessed: u64,
}

impl Report {
    /// How many of the findings could be mended.
    pub fn fixable(&self) -> Fixable {
        let mut fixable = Fixable::default();
        for (_, fix) in self.applicable() {
            match fix.safety {
                Safety::Safe => fixable.safe += 1,
                Safety::Unsafe => fixable.guessed += 1,
            }
        }
        fixable
    }
}

/// The rules whose fixes write what was counted.
const OF_COUNTS: [&str; 2] = ["agree", "stated-counts"];

impl Report {
    /// The fixes that may be applied, each with its rule. What was counted by a configuration in which something is
    /// wrong, or in files of which some cannot be read, is not written anywhere.
    fn applicable(&self) -> impl Iterator<Item = (&'static str, &Fix)> {
        let found = || self.diagnostics.iter().map(|reported| &reported.diagnostic);
        let causes: Vec<&Diagnostic> = found()
            .filter(|cause| match cause.rule.id {
                "file" | "syntax" => true,
                // A misspelt name, which has a fix, counts nothing.
                "config" => cause.fix.is_none(),
                "schema" => cause.fails_run(&self.vital),
                _ => false,
            })
            .collect();
        found().filter_map(move |found| {
            let is_held = OF_COUNTS.contains(&found.rule.id)
                && causes.iter().any(|cause| holds_back(cause, found));
            let fix = found.fix.as_deref().filter(|_| !is_held)?;
            Some((found.rule.id, fix))
        })
    }
}

/// Whether what is wrong makes a count unsure: of a faulty configuration, where it stands in the file that says what is
/// counted. Words under `says` that find nothing are told too, and count nothing.
fn holds_back(cause: &Diagnostic, found: &Diagnostic) -> bool {
    let is_stated = found.rule.id == "stated-counts";
    let is_beside = |label: &Label| {
        let (outer, inner) = (label.span, cause.primary.span);
        let ranges = outer.range.zip(inner.range);
        let is_within = ranges.is_some_and(|(outer, inner)| outer.contains(inner));
        outer.file == inner.file && (is_within || !is_stated)
    };
    cause.rule.id != "config" || found.labels().any(is_beside)
}

/// Applies the edits of what is reported, those that guess only where `guesses` are wanted.
pub fn fixes(project: &Project, report: &Report, guesses: bool) -> Fixes {
    let mut taken = Taken::default();
    let mut applied = Vec::new();
    for (rule, fix) in report.applicable() {
        let is_wanted = guesses || fix.safety == Safety::Safe;
        if is_wanted && fix.edits.iter().all(|edit| changes(project, edit)) && taken.take(fix) {
            applied.push((rule, fix));
        }
    }
    let mut fixes = Fixes::default();
    for (file, edits) in &taken.0 {
        if let Some(source) = project.sources.get(*file) {
            let edits = edits
                .iter()
                .map(|(range, replacement)| (*range, replacement.as_str()));
            let text = edited(&source.text, edits);
            if is_read_as_before(project, source, &text) {
                fixes.texts.insert(*file, text);
            }
        }
    }
    for (rule, fix) in applied {
        let mut edits = fix.edits.iter();
        if edits.all(|edit| fixes.texts.contains_key(&edit.span.file)) {
            *fixes.fixed.entry(rule).or_default() += 1;
        }
    }
    fixes
}

/// Whether data are read without more faults than before edits: `{n: 1,204}` would be no number.
fn is_read_as_before(project: &Project, source: &SourceFile, text: &str) -> bool {
    let Some(format) = Format::of_path(&source.path) else {
        return true;
    };
    let faults = |text: Arc<str>| parse(text, format, &project.settings.limits).problems.len();
    faults(text.into()) <= faults(source.text.clone())
}

/// Whether an edit changes something of a file that can be written.
fn changes(project: &Project, edit: &Edit) -> bool {
    let source = project.sources.get(edit.span.file);
    let source = source.filter(|source| source.origin == Origin::Project);
    source
        .zip(edit.span.range)
        .is_some_and(|(source, range)| range.slice(&source.text) != edit.replacement)
}

/// The edits that are applied, by file and place.
#[derive(Default)]
struct Taken(BTreeMap<FileId, BTreeMap<TextRange, String>>);

impl Taken {
    /// Takes all edits of a fix; none where one of them overlaps what is taken. One that is taken already fits.
    fn take(&mut self, fix: &Fix) -> bool {
        if !fix.edits.iter().all(|edit| self.has_room_for(edit)) {
            return false;
        }
        for edit in &fix.edits {
            if let Some(range) = edit.span.range {
                let own = self.0.entry(edit.span.file).or_default();
                own.insert(range, edit.replacement.clone());
            }
        }
        true
    }

    fn has_room_for(&self, edit: &Edit) -> bool {
        let Some(range) = edit.span.range else {
            return false;
        };
        let mut taken = self.0.get(&edit.span.file).into_iter().flatten();
        taken.all(|(other, replacement)| {
            let is_same = *other == range && *replacement == edit.replacement;
            let is_apart = other.end <= range.start || range.end <= other.start;
            is_same || is_apart && other.start != range.start
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Reported;
    use crate::source::{Sources, Span};

    #[test]
    fn what_would_change_nothing_is_not_applied() {
        let text = "facts: []\n".to_owned();
        let project = Project::of_texts("", "", [("a.yaml".to_owned(), text)]);
        let file = project.sources.find("a.yaml").unwrap();
        let mended = |replacement: &str| {
            let span = Span::new(file, TextRange::new(7, 9));
            let metadata = &crate::rules::RULES.first().unwrap().metadata;
            let diagnostic = Diagnostic {
                fix: Some(Box::new(Fix::safe("Write it", span, replacement))),
                ..Diagnostic::new(metadata, "", Label::new(span, ""))
            };
            let report = Report {
                diagnostics: vec![Reported {
                    fingerprint: String::new(),
                    pointers: Vec::new(),
                    diagnostic,
                }],
                ..Report::default()
            };
            fixes(&project, &report, false)
        };
        let same = mended("[]");
        assert!(same.texts.is_empty() && same.fixed.is_empty());
        let other = mended("null");
        assert_eq!(other.texts[&file], "facts: null\n");
    }

    #[test]
    fn of_edits_of_one_place_the_first_is_taken_and_the_same_again() {
        let sources = Sources::new(vec![SourceFile::new("a.yaml", "0123456789")]);
        let file = sources.find("a.yaml").unwrap();
        let fix = |start, end, text: &str| {
            Fix::safe(
                "Write it",
                Span::new(file, TextRange::new(start, end)),
                text,
            )
        };
        let mut taken = Taken::default();
        assert!(taken.take(&fix(2, 4, "x")));
        for (start, end, text, fits) in [
            (2, 4, "x", true),
            (2, 4, "y", false),
            (3, 5, "x", false),
            (1, 3, "x", false),
            // Nothing says which of two texts that begin at one place comes first.
            (2, 2, "x", false),
            (4, 6, "z", true),
            (0, 2, "w", true),
        ] {
            assert_eq!(
                taken.take(&fix(start, end, text)),
                fits,
                "{start}..{end} {text}"
            );
        }
        let edits: Vec<_> = taken.0[&file].values().map(String::as_str).collect();
        assert_eq!(edits, ["w", "x", "z"]);
    }
}
