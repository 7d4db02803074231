//! What a diagnostic marks in its files: which labels are shown, on which line each stands, and which of them are near
//! enough to be shown in one excerpt.
//!
//! How an excerpt is drawn is left to the formats.

use std::collections::BTreeMap;

use super::visible::visible_lines;
use super::window::{View, line_range};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Origin, SourceFile, Sources, TextRange};

/// A label cut to its first line.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its line, from 1.
    pub(super) line: u32,
    /// What is marked.
    pub(super) range: TextRange,
    /// What is said of it, made visible.
    pub(super) message: String,
    /// Whether it is the primary one.
    pub(super) primary: bool,
}

/// The labels that are shown, by file; the file of the primary label first.
pub(super) fn by_file<'a>(
    sources: &'a Sources,
    diagnostic: &'a Diagnostic,
) -> Vec<(&'a SourceFile, Vec<&'a Label>)> {
    // Places in schemas that come with factlint are left to machine output: nobody can open those files.
    let is_shown = |label: &&Label| {
        let built_in = |file: &SourceFile| file.origin == Origin::BuiltIn;
        std::ptr::eq(*label, &raw const diagnostic.primary)
            || !sources.get(label.span.file).is_some_and(built_in)
    };
    let mut order = Vec::new();
    let mut labels_of: BTreeMap<_, Vec<&Label>> = BTreeMap::new();
    for label in diagnostic.labels().filter(is_shown) {
        if !order.contains(&label.span.file) {
            order.push(label.span.file);
        }
        labels_of.entry(label.span.file).or_default().push(label);
    }
    let files = order.into_iter();
    files
        .filter_map(|id| Some((sources.get(id)?, labels_of.remove(&id)?)))
        .collect()
}

/// The marks of a file, those together that one excerpt shows.
pub(super) fn groups(view: View<'_>, labels: &[&Label], primary: &Label) -> Vec<Vec<Mark>> {
    let mut groups = Vec::new();
    let mut group: Vec<Mark> = Vec::new();
    for mark in marks(view.file, labels, primary) {
        if group
            .last()
            .is_some_and(|last| !belongs(view, &group, last, &mark))
        {
            groups.push(std::mem::take(&mut group));
        }
        group.push(mark);
    }
    if !group.is_empty() {
        groups.push(group);
    }
    groups
}

/// The labels in the order of the text, each cut to its first line; those of one range become one.
fn marks(file: &SourceFile, labels: &[&Label], primary: &Label) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut sorted: Vec<_> = labels
        .iter()
        .filter_map(|label| Some((label.span.range?, *label)))
        .collect();
    sorted.sort_by_key(|(range, label)| (*range, !std::ptr::eq(*label, primary)));
    for (range, label) in sorted {
        let line = file.lines().line(range.start);
        let whole = line_range(file, line);
        let start = range.start.min(whole.end);
        let range = TextRange::new(start, range.end.min(whole.end));
        let message = visible_lines(&label.message);
        let primary = std::ptr::eq(label, primary);
        match marks.last_mut().filter(|last| last.range == range) {
            Some(last) => {
                last.primary |= primary;
                if last.message.is_empty() {
                    last.message = message;
                } else if !message.is_empty() && last.message != message {
                    last.message = format!("{}\n{message}", last.message);
                }
            }
            None => marks.push(Mark {
                line,
                range,
                message,
                primary,
            }),
        }
    }
    marks
}

/// Whether `next` is shown in one box with the `group` that ends with `last`: no line between them is left out, and
/// what is marked on one line fits into the room.
fn belongs(view: View<'_>, group: &[Mark], last: &Mark, next: &Mark) -> bool {
    if next.line != last.line {
        return next.line - last.line <= 2;
    }
    let from = group
        .iter()
        .find(|mark| mark.line == next.line)
        .map_or(next.range, |mark| mark.range);
    let marked = from.cover(last.range).cover(next.range);
    view.holds(marked)
}
