//! A finding in plain words, for formats that have no place for its parts: what each place is, and what to do.

use super::place::Place;
use super::visible::{visible, visible_lines};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{ColumnUnit, Sources};

/// The rule, and the declared check if one found it: `agree (one-crane-count)`.
pub(super) fn name(diagnostic: &Diagnostic) -> String {
    match &diagnostic.check {
        Some(check) => format!("{} ({})", diagnostic.rule.id, visible(check)),
        None => diagnostic.rule.id.to_owned(),
    }
}

/// Every place of a finding, a line each, the primary one first; then the lines of its help. All of it is safe for a
/// terminal.
pub(super) fn lines(sources: &Sources, diagnostic: &Diagnostic) -> Vec<String> {
    let mut lines: Vec<String> = diagnostic
        .labels()
        .map(|label| place_and_words(sources, label))
        .collect();
    lines.extend(help(diagnostic));
    lines
}

/// The lines of the help, safe for a terminal.
pub(super) fn help(diagnostic: &Diagnostic) -> Vec<String> {
    let help = diagnostic.help.as_deref().map(visible_lines);
    let help = help.unwrap_or_default();
    help.lines().map(str::to_owned).collect()
}

fn place_and_words(sources: &Sources, label: &Label) -> String {
    let place = Place::of(sources, label.span, ColumnUnit::CodePoint);
    if label.message.is_empty() {
        place.to_string()
    } else {
        format!("{place}: {}", visible(&label.message))
    }
}
