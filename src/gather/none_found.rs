//! What is wrong where no records are found, or fewer than are wanted.

use std::collections::BTreeSet;

use super::collect::Found;
use super::model::{Kind, KindId};
use super::page::is_markdown;
use super::places::LeftOut;
use crate::config::{ReadAs, RecordKind, RecordSource};
use crate::diagnostic::{Problem, ProblemKind};
use crate::source::{FileId, Sources, Span};

impl Found {
    /// Says where a kind has no records, or too few.
    pub(super) fn report(
        &mut self,
        id: KindId,
        spec: &RecordKind,
        looked_for: usize,
        misfits: &[Span],
    ) {
        let Some(kind) = self.records.kinds.get(id.0) else {
            return;
        };
        let name = &spec.name.value;
        let place = match &spec.reading {
            ReadAs::Text(pattern) => Some(pattern.span),
            ReadAs::Table(pattern) => Some(pattern.span),
            ReadAs::Tree | ReadAs::Listed => spec.each.as_ref().and_then(|each| each.span),
        };
        let place = place.or(spec.name.span);
        let Some(place) = place else { return };
        let wrong = |message: String| Problem::new(ProblemKind::Configuration, place, message);
        if let Some(first) = misfits.first() {
            let problem = wrong(format!(
                "record `{name}` asks for items where there is no list"
            ));
            let help = "Write `[]` for an item or the items, or correct the path.";
            let others = match misfits.len() {
                1 => None,
                many => Some(format!("There are {many} such values.")),
            };
            self.problems.push(
                problem
                    .related(*first, "no list")
                    .help(help)
                    .and_help(others),
            );
            return;
        }
        // What keeps files from being read is told where it is.
        if kind.is_incomplete
            || kind.files.is_empty() && !matches!(spec.source, RecordSource::In(_))
        {
            return;
        }
        let outer = self.records.enclosing(id);
        if outer.is_some_and(|outer| self.records.of(outer).is_empty()) {
            return;
        }
        let wanted = spec.at_least.as_ref().map_or(1, |least| least.value);
        if kind.records.is_empty() && wanted == 0 {
            self.problems.extend(none_wanted(spec));
        }
        if kind.records.len() >= wanted {
            return;
        }
        self.problems
            .push(self.too_few(kind, spec, looked_for, place));
    }

    /// Says of files that are named in full that nothing is found in them, where others have records.
    pub(super) fn named_in_vain(&mut self, id: KindId, spec: &RecordKind, sources: &Sources) {
        let Some(kind) = self.records.kinds.get(id.0) else {
            return;
        };
        if kind.records.is_empty() || kind.is_incomplete || kind.left_out.all() > 0 {
            return;
        }
        let found: BTreeSet<usize> = kind.records.iter().map(|record| record.source).collect();
        let files = kind.files.iter().enumerate();
        let in_vain = files.filter(|(at, _)| !found.contains(at));
        let name = |file: FileId| sources.get(file).map_or("", |source| &*source.name);
        let mut problems = Vec::new();
        for (_, file) in in_vain {
            let path = name(file.file);
            let named = spec.named_as(path).and_then(|named| named.span);
            let Some(place) = named else { continue };
            let message = format!("there is no `{}` in `{path}`", spec.name.value);
            let problem = Problem::new(ProblemKind::IdleSetting, place, message);
            problems.push(problem.related(Span::file(file.file), "nothing is found here").help(
                "Others of its files have some. Correct what finds them, or take the file away.",
            ));
        }
        self.problems.extend(problems);
    }

    /// The problem of a kind that has fewer records than it should.
    fn too_few(&self, kind: &Kind, spec: &RecordKind, looked_for: usize, place: Span) -> Problem {
        let name = &spec.name.value;
        let wrong = |message: String| Problem::new(ProblemKind::Configuration, place, message);
        let count = kind.records.len();
        if count > 0 {
            let wanted = spec.at_least.as_ref().map_or(1, |least| least.value);
            let help = "Correct what finds them, or lower `at_least`.";
            let message = format!("there are {count} `{name}`, and at least {wanted} are expected");
            return wrong(message).help(help);
        }
        if looked_for > 0 {
            let help = "Correct `where`, or write `at_least: 0` where there may be none.";
            let message = format!("`where` leaves none of {looked_for} `{name}`");
            return wrong(message).help(help);
        }
        let left_out = kind.left_out.all();
        if left_out > 0 {
            return wrong(format!("all that is found of `{name}` is left out"))
                .help(why_none(kind));
        }
        match &spec.reading {
            ReadAs::Text(_) => {
                let help = "Correct the pattern, or write `at_least: 0` where there may be none.";
                let message = format!("the pattern of `{name}` finds nothing in its files");
                return wrong(message).help(help);
            }
            ReadAs::Table(_) if !self.has_page(kind) => {
                let help = "A table is looked for in Markdown (`.md`, `.markdown`, `.mdx`, `.mdc`), where it may be one of HTML. Rows of a `.csv` are records by `each: \"[*]\"`; of other files a pattern under `text` finds what it describes.";
                let message = format!("no file of `{name}` is Markdown, in which tables are read");
                return wrong(message).help(help);
            }
            ReadAs::Table(_) => {
                let help = "Write headings as the table has them, without marks of emphasis, or write `at_least: 0` where there may be none.";
                let message =
                    format!("no table in the files of `{name}` has these headings and a row");
                return wrong(message).help(help);
            }
            ReadAs::Tree | ReadAs::Listed => {}
        }
        if let Some((header, place)) = self.header_beyond(kind, spec) {
            let message = format!("`header: {header}` leaves no row of `{name}`");
            let help = "It is the number of the row that has the headings, from 1; the records stand below it.";
            return Problem::new(ProblemKind::Configuration, place, message).help(help);
        }
        let problem = wrong(format!("there is no `{name}` in the files"));
        let problem = match kind.files.first().map(|source| source.file) {
            Some(file) => problem.related(Span::file(file), self.keys(file)),
            None => problem,
        };
        problem
            .help("Correct the path under `each`, or write `at_least: 0` where there may be none.")
    }

    /// The row of headings, with its place, where nothing stands below it in files that have rows.
    fn header_beyond(&self, kind: &Kind, spec: &RecordKind) -> Option<(usize, Span)> {
        let header = spec.header.as_ref().filter(|header| header.value > 1)?;
        let mut files = kind.files.iter();
        let has_cells = files.any(|source| {
            let parsed = self.records.trees.get(&source.file);
            parsed.is_some_and(|parsed| parsed.document.format().is_cells())
        });
        has_cells.then_some((header.value, header.span?))
    }

    /// Whether one of the files of a kind can have tables.
    fn has_page(&self, kind: &Kind) -> bool {
        let mut texts = kind
            .files
            .iter()
            .filter_map(|source| self.records.texts.get(&source.file));
        texts.any(|text| is_markdown(&text.name))
    }

    /// The keys at the top of a file.
    fn keys(&self, file: FileId) -> String {
        const NAMED: usize = 8;
        let parsed = self.records.trees.get(&file);
        let Some(root) = parsed.and_then(|parsed| parsed.document.root()) else {
            return "nothing stands in it".to_owned();
        };
        let keys = root.entries().take(NAMED);
        let keys: Vec<_> = keys
            .filter_map(|entry| Some(format!("`{}`", entry.key.scalar_text()?)))
            .collect();
        match (keys.is_empty(), root.items().len()) {
            (false, _) => format!("its keys are {}", keys.join(", ")),
            (true, 0) => "nothing stands in it".to_owned(),
            (true, items) => format!("it is a list of {items}"),
        }
    }
}

/// Says that a kind that may have no records has none: what is asked of it is asked of nothing.
fn none_wanted(spec: &RecordKind) -> Option<Problem> {
    let span = spec.at_least.as_ref()?.span?;
    let name = &spec.name.value;
    let message = format!("there is no `{name}` now, as `at_least: 0` allows");
    let help = "Nothing that is asked of it is compared until there is one.";
    Some(Problem::new(ProblemKind::IdleSetting, span, message).help(help))
}

/// Why nothing that was found is a record, and what to do.
fn why_none(kind: &Kind) -> String {
    let LeftOut {
        past,
        elsewhere,
        excepted,
    } = kind.left_out;
    let reasons = [
        (
            past,
            "of the past, until the file is named in full or `history: true` is written",
        ),
        (elsewhere, "below none of the headings under `sections`"),
        (excepted, "by `except`, or by comments in the text"),
    ];
    let found = reasons.into_iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = found.map(|(count, why)| format!("{count} {why}")).collect();
    format!("Left out are {}.", told.join("; "))
}
