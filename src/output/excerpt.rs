//! The lines of the files that a diagnostic shows, cut out and made safe for a terminal.
//!
//! All excerpts of one diagnostic stand one after the other in one range of offsets, so that the renderer takes the
//! files of a diagnostic for one source and draws one box for each excerpt. Only lines that are shown are looked at:
//! the cost does not grow with the file.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::marks::{Mark, by_file, groups};
use super::visible::visible;
use super::window::{View, columns, line_range, wrap};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{ColumnUnit, Position, SourceFile, Sources, TextRange};

/// Ends the name of an excerpt that stands for a whole file. It cannot occur in a path that was made visible.
pub(super) const WHOLE_FILE: char = '\u{1}';

const CUT: char = '…';

/// Everything that one diagnostic shows of its files.
#[derive(Debug, Default)]
pub(super) struct Excerpts {
    parts: Vec<Excerpt>,
    labels: Vec<LabeledSpan>,
    /// What is said of whole files, in the order of their excerpts.
    pub(super) whole_files: Vec<String>,
}

#[derive(Debug)]
struct Excerpt {
    name: String,
    /// Offset of the first byte among all excerpts.
    base: usize,
    text: String,
    /// Line of the file that comes first, from 1.
    first_line: u32,
    /// Where a label stands among all excerpts and in its file.
    places: Vec<(usize, Position)>,
}

impl Excerpts {
    /// Cuts out what `diagnostic` labels, lines no wider than `room` columns; the file of the primary label first.
    pub(super) fn new(sources: &Sources, diagnostic: &Diagnostic, room: usize) -> Self {
        let mut result = Self::default();
        for (file, labels) in by_file(sources, diagnostic) {
            let view = View {
                file,
                room: room.max(20),
            };
            result.push_file(view, &labels, &diagnostic.primary);
        }
        result
    }

    /// The labels, placed among the excerpts.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        self.labels.iter().cloned()
    }

    fn push_file(&mut self, view: View<'_>, labels: &[&Label], primary: &Label) {
        for label in labels.iter().filter(|label| label.span.range.is_none()) {
            self.push_whole_file(view.file, label);
        }
        for group in groups(view, labels, primary) {
            self.push_lines(view, &group);
        }
    }

    fn push_whole_file(&mut self, file: &SourceFile, label: &Label) {
        let base = self.next_base();
        self.labels
            .push(LabeledSpan::new_primary_with_span(None, (base, 0)));
        self.whole_files.push(visible(&label.message).into_owned());
        self.parts.push(Excerpt {
            name: format!("{}{WHOLE_FILE}", visible(&file.path)),
            base,
            text: String::new(),
            first_line: 1,
            places: Vec::new(),
        });
    }

    fn push_lines(&mut self, view: View<'_>, marks: &[Mark]) {
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
            return;
        };
        let first_line = first.line.saturating_sub(1).max(1);
        let mut excerpt = Excerpt {
            name: visible(&view.file.path).into_owned(),
            base: self.next_base(),
            text: String::new(),
            first_line,
            places: Vec::new(),
        };
        for line in first_line..=last.line {
            let here: Vec<_> = marks.iter().filter(|mark| mark.line == line).collect();
            self.push_line(&mut excerpt, view, line, &here);
        }
        self.parts.push(excerpt);
    }

    fn push_line(&mut self, excerpt: &mut Excerpt, view: View<'_>, line: u32, marks: &[&Mark]) {
        let file = view.file;
        let whole = line_range(file, line);
        let marked = marks
            .iter()
            .map(|mark| mark.range)
            .reduce(TextRange::cover)
            .unwrap_or(TextRange::new(whole.start, whole.start));
        let lines = marks.iter().flat_map(|mark| mark.message.lines());
        let label = lines.map(columns).max().unwrap_or(0);
        let shown = view.window(whole, marked, label);
        if shown.start > whole.start {
            excerpt.text.push(CUT);
        }
        let text_start = excerpt.base + excerpt.text.len();
        let place = |offset: u32| {
            let before = TextRange::new(shown.start, offset.clamp(shown.start, shown.end));
            text_start + visible(before.slice(&file.text)).len()
        };
        for mark in marks {
            let (start, end) = (place(mark.range.start), place(mark.range.end));
            let before = TextRange::new(shown.start, mark.range.start.max(shown.start));
            let room = view.label_room(before, mark.range);
            let message = Some(wrap(&mark.message, room)).filter(|message| !message.is_empty());
            self.labels.push(if mark.primary {
                LabeledSpan::new_primary_with_span(message, (start, end - start))
            } else {
                LabeledSpan::new(message, start, end - start)
            });
            let position =
                file.lines()
                    .position(&file.text, mark.range.start, ColumnUnit::CodePoint);
            excerpt.places.push((start, position));
        }
        excerpt.text.push_str(&visible(shown.slice(&file.text)));
        if shown.end < whole.end {
            excerpt.text.push(CUT);
        }
        excerpt.text.push('\n');
    }

    /// One byte is left free between excerpts, so that no offset belongs to two.
    fn next_base(&self) -> usize {
        self.parts
            .last()
            .map_or(0, |last| last.base + last.text.len() + 1)
    }
}

impl SourceCode for Excerpts {
    /// The excerpt that holds the span: whole when context is wanted, else its place for the header of the box.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        _context_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let index = self
            .parts
            .partition_point(|excerpt| excerpt.base <= span.offset());
        let excerpt = index
            .checked_sub(1)
            .and_then(|index| self.parts.get(index))
            .filter(|excerpt| span.offset() + span.len() <= excerpt.base + excerpt.text.len())
            .ok_or(MietteError::OutOfBounds)?;
        let position = excerpt
            .places
            .iter()
            .find(|(offset, _)| context_before == 0 && *offset == span.offset())
            .map_or(
                Position {
                    line: excerpt.first_line,
                    column: 1,
                },
                |(_, position)| *position,
            );
        Ok(Box::new(MietteSpanContents::new_named(
            excerpt.name.clone(),
            excerpt.text.as_bytes(),
            (excerpt.base, excerpt.text.len()).into(),
            position.line as usize - 1,
            position.column as usize - 1,
            excerpt.text.lines().count(),
        )))
    }
}
