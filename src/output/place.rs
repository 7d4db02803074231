//! Where a label stands, for people and for programs: path, lines and columns.

use std::fmt;

use super::visible::visible;
use crate::source::{ColumnUnit, Origin, Position, Sources, Span, TextRange};

/// The place of a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// Path as printed, exactly.
    pub(super) path: &'a str,
    /// Its text; nothing where the file as a whole is meant.
    pub(super) text: &'a str,
    /// Its bytes.
    pub(super) range: TextRange,
    /// Its first character.
    pub(super) start: Position,
    /// What comes after its last character.
    pub(super) end: Position,
    /// Whether the file as a whole is meant; start and end are its first character then.
    pub(super) is_whole_file: bool,
    /// Whether it is in a file that nobody can open, since it comes with factlint.
    pub(super) is_built_in: bool,
}

impl<'a> Place<'a> {
    /// The place of a span, with columns in `unit`.
    pub(super) fn of(sources: &'a Sources, span: Span, unit: ColumnUnit) -> Self {
        let file = sources.get(span.file);
        let range = span.range.unwrap_or(TextRange::new(0, 0));
        let position = |offset| {
            file.map_or(Position { line: 1, column: 1 }, |file| {
                file.lines().position(&file.text, offset, unit)
            })
        };
        Self {
            path: file.map_or("", |file| &file.path),
            text: file.map_or("", |file| range.slice(&file.text)),
            range,
            start: position(range.start),
            end: position(range.end),
            is_whole_file: span.range.is_none(),
            is_built_in: file.is_some_and(|file| file.origin == Origin::BuiltIn),
        }
    }

    /// The path, made safe for a terminal.
    pub(super) fn visible_path(&self) -> String {
        visible(self.path).into_owned()
    }
}

/// `path:line:column`, or the path alone, safe for a terminal.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(self.path))?;
        if self.is_whole_file {
            return Ok(());
        }
        write!(f, ":{}:{}", self.start.line, self.start.column)
    }
}
