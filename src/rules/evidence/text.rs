//! An original as it is matched: its lines, what a scan finds on them, and what accounts for each of those.

use std::sync::Arc;

use crate::fact::{FactId, fold};
use crate::figure::{Found, FoundKind, Scanner, as_seen};
use crate::source::{SourceFile, TextRange};

use super::Coverage;

/// An original with what is written in it with digits or number words.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Text {
    whole: Arc<str>,
    /// The bytes of each line, without its break; an empty last line is none.
    lines: Vec<TextRange>,
    /// The figures that were found, in the order of the text.
    pub(in crate::rules) items: Vec<Item>,
}

/// Something found in an original.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Item {
    /// The figure and its place.
    pub(in crate::rules) found: Found,
    /// Its line, from 1.
    pub(in crate::rules) line: u32,
    /// Its text, folded.
    pub(in crate::rules) folded: Box<str>,
    /// The use that accounts for it.
    pub(in crate::rules) used: Use,
}

/// The use of something found in an original: what accounts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Use {
    /// Nothing.
    Free,
    /// A fact; `None` for one that could not be read.
    Captured(Option<FactId>),
    /// An entry of `omit`.
    Omitted,
}

impl Item {
    /// Whether it is a figure and not only written like one.
    pub(in crate::rules) fn is_figure(&self) -> bool {
        self.found.kind == FoundKind::Figure
    }
}

impl Text {
    /// Scans a text.
    pub(super) fn new(source: &SourceFile, scanner: &Scanner) -> Self {
        let text = Arc::clone(&source.text);
        let mut lines: Vec<TextRange> = (1..=source.lines().line_count())
            .filter_map(|line| source.line_range(line))
            .collect();
        if lines.last().is_some_and(|last| last.is_empty()) {
            lines.pop();
        }
        let items = scanner
            .scan(&text)
            .into_iter()
            .map(|found| Item {
                line: source.lines().line(found.range.start),
                folded: fold(&as_seen(found.text(&text))),
                used: Use::Free,
                found,
            })
            .collect();
        Self {
            whole: text,
            lines,
            items,
        }
    }

    /// The number of lines.
    pub(in crate::rules) fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The bytes of a line, from 1.
    pub(in crate::rules) fn line_range(&self, line: u32) -> Option<TextRange> {
        self.lines.get((line as usize).checked_sub(1)?).copied()
    }

    /// The text at a place.
    pub(in crate::rules) fn slice(&self, range: TextRange) -> &str {
        range.slice(&self.whole)
    }

    /// The items on a line, with their positions in `items`.
    pub(in crate::rules) fn on_line(&self, line: u32) -> impl Iterator<Item = (usize, &Item)> {
        let start = self.items.partition_point(|item| item.line < line);
        let items = self.items.iter().enumerate().skip(start);
        items.take_while(move |(_, item)| item.line == line)
    }

    /// The places on a line where `needle` stands as written and whole: nothing that was found is cut by it, and it is
    /// no part of a longer word or number.
    pub(super) fn places(&self, line: u32, needle: &str) -> Vec<TextRange> {
        let Some(range) = self.line_range(line) else {
            return Vec::new();
        };
        let line_text = self.slice(range);
        let start = range.start as usize;
        line_text
            .match_indices(needle)
            .filter(|(at, _)| stands_alone(line_text, *at, at + needle.len()))
            .map(|(at, _)| TextRange::from_usize(start + at, start + at + needle.len()))
            .filter(|place| {
                !self
                    .on_line(line)
                    .any(|(_, item)| cuts(*place, item.found.range))
            })
            .collect()
    }

    /// Positions of what was found within a place.
    pub(super) fn within(&self, place: TextRange) -> Vec<usize> {
        let start = self
            .items
            .partition_point(|item| item.found.range.start < place.start);
        let items = self.items.iter().enumerate().skip(start);
        items
            .take_while(|(_, item)| item.found.range.start < place.end)
            .filter(|(_, item)| place.contains(item.found.range))
            .map(|(position, _)| position)
            .collect()
    }

    /// The figures by what accounts for them.
    pub(super) fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        for item in &self.items {
            if item.found.kind == FoundKind::Unread && item.used == Use::Free {
                coverage.unread += 1;
            }
            if !item.is_figure() {
                continue;
            }
            coverage.found += 1;
            match item.used {
                Use::Free => {}
                Use::Captured(_) => coverage.captured += 1,
                Use::Omitted => coverage.omitted += 1,
            }
        }
        coverage
    }
}

/// Whether `place` holds a part of `item` and not all of it.
fn cuts(place: TextRange, item: TextRange) -> bool {
    place.start < item.end && item.start < place.end && !place.contains(item)
}

/// Whether the bytes `start..end` of a line are not in the middle of a word or number of Latin letters and digits.
fn stands_alone(line: &str, start: usize, end: usize) -> bool {
    let glued = |a: Option<char>, b: Option<char>| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        is_part(a) && is_part(b)
    };
    let (before, rest) = line.split_at_checked(start).unwrap_or_default();
    let (inside, after) = rest.split_at_checked(end - start).unwrap_or_default();
    let first = inside.chars().next();
    let last = inside.chars().next_back();
    !glued(before.chars().next_back(), first) && !glued(last, after.chars().next())
}
