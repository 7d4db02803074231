//! Which places of a text hold records: those below the headings that are asked for, those that no words leave out, and
//! none that tell of the past, unless that is asked for. What is left out is counted, and words that name or leave out
//! nothing are told.

use std::collections::BTreeSet;
use std::ops::Range;

use super::history::{is_in_past_section, is_past_file};
use super::page::{is_markdown, is_running_text, page};
use crate::config::{Passages, RecordKind, Spanned};
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::Markdown;
use crate::source::{SourceFile, TextRange};
use crate::words::{meant_or, nearest};

/// How many matches or rows are left out, by why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Places that tell of the past.
    pub past: usize,
    /// Places that do not stand below the headings that are asked for.
    pub elsewhere: usize,
    /// Words leave them out, or the comments that switch factlint off.
    pub excepted: usize,
}

impl LeftOut {
    pub(super) fn add(&mut self, other: Self) {
        self.past += other.past;
        self.elsewhere += other.elsewhere;
        self.excepted += other.excepted;
    }

    pub(super) fn all(self) -> usize {
        self.past + self.elsewhere + self.excepted
    }
}

/// Notes of what was seen of one text.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) left_out: LeftOut,
    /// The words of headings that some heading has, by position.
    sections: BTreeSet<usize>,
    /// The words that left something out.
    except: BTreeSet<usize>,
    /// All headings, where some are asked for.
    titles: Vec<String>,
}

/// The places of one text.
pub(super) struct Places<'a> {
    passages: &'a Passages,
    text: &'a str,
    /// The text as a page, where it has headings.
    page: Option<Markdown>,
    /// Whether all of it tells of the past.
    is_past: bool,
    /// Whether it is read for the present.
    of_present: bool,
    pub(super) seen: Seen,
}

impl<'a> Places<'a> {
    /// A text in which something of a kind was found.
    pub(super) fn of(spec: &RecordKind, passages: &'a Passages, source: &'a SourceFile) -> Self {
        let path = &*source.name;
        let of_present = !passages.history && !is_table(spec);
        let mut places = Self {
            passages,
            text: &source.text,
            page: is_markdown(path).then(|| page(path, source.text.clone())),
            is_past: is_running_text(path) && is_past_file(path),
            of_present,
            seen: Seen::default(),
        };
        // Whoever names a changelog means it.
        places.of_present &= !(places.is_past && spec.names(path));
        places.note_headings();
        places
    }

    fn note_headings(&mut self) {
        if self.passages.sections.is_empty() {
            return;
        }
        let sections = self.page.iter().flat_map(Markdown::sections);
        let titles: Vec<String> = sections.map(|section| section.title.clone()).collect();
        for title in &titles {
            self.seen
                .sections
                .extend(holding(&self.passages.sections, title));
        }
        self.seen.titles = titles;
    }

    /// Whether what stands here counts.
    pub(super) fn counts(&mut self, range: Range<usize>) -> bool {
        let at = TextRange::from_usize(range.start, range.end);
        let titles: Vec<&str> = self
            .page
            .iter()
            .flat_map(|page| page.sections_at(at.start))
            .map(|section| &*section.title)
            .collect();
        let has = |words: &[Spanned<String>]| {
            titles
                .iter()
                .any(|title| holding(words, title).next().is_some())
        };
        let left_out = &mut self.seen.left_out;
        if !self.passages.sections.is_empty() && !has(&self.passages.sections) {
            left_out.elsewhere += 1;
            return false;
        }
        let lines = lines(self.text, &range);
        let around = titles.iter().copied().chain([lines]);
        let except: Vec<usize> = around
            .flat_map(|text| holding(&self.passages.except, text))
            .collect();
        let is_off = self.page.as_ref().is_some_and(|page| page.is_off(at));
        if is_off || !except.is_empty() {
            self.seen.except.extend(except);
            left_out.excepted += 1;
            return false;
        }
        if self.of_present && (self.is_past || self.is_below_past(&range)) {
            self.seen.left_out.past += 1;
            return false;
        }
        true
    }

    /// Whether something stands below a heading that tells of the past. A pattern that takes in a heading is about it.
    fn is_below_past(&self, range: &Range<usize>) -> bool {
        let Some(page) = &self.page else { return false };
        let mut sections = page.sections().iter();
        let takes_heading = sections.any(|section| range.contains(&(section.range.start as usize)));
        !takes_heading
            && is_in_past_section(page, TextRange::from_usize(range.start, range.end).start)
    }
}

impl Seen {
    /// Takes in what was seen of another text.
    pub(super) fn add(&mut self, other: Self) {
        self.left_out.add(other.left_out);
        self.sections.extend(other.sections);
        self.except.extend(other.except);
        self.titles.extend(other.titles);
    }

    /// Says which words no heading has, or else which leave out nothing.
    pub(super) fn idle(&self, passages: &Passages, name: &str) -> Vec<Problem> {
        let unknown = passages.sections.iter().enumerate();
        let unknown = unknown.filter(|(at, _)| !self.sections.contains(at));
        let unknown = unknown.filter_map(|(_, words)| {
            let message = format!(
                "no heading in the files of `{name}` has the words `{}`",
                words.value
            );
            let near = nearest(&words.value, self.titles.iter().map(String::as_str));
            let help = meant_or(near, || {
                "Write words of a heading of Markdown as they are read, without marks.".to_owned()
            });
            Some(Problem::new(ProblemKind::Configuration, words.span?, message).help(help))
        });
        let unknown: Vec<Problem> = unknown.collect();
        if !unknown.is_empty() {
            return unknown;
        }
        let idle = passages.except.iter().enumerate();
        let idle = idle.filter(|(at, _)| !self.except.contains(at));
        let idle = idle.filter_map(|(_, words)| {
            let message = format!("`{}` leaves out no `{name}`", words.value);
            let help = "Remove it, or correct it: it stands in a line of what is found, or in a heading above it.";
            Some(Problem::new(ProblemKind::Configuration, words.span?, message).help(help))
        });
        idle.collect()
    }
}

fn is_table(spec: &RecordKind) -> bool {
    matches!(spec.reading, crate::config::ReadAs::Table(_))
}

/// The words of these that a text has, in any case and as whole words, by position.
fn holding<'w>(words: &'w [Spanned<String>], text: &str) -> impl Iterator<Item = usize> + use<'w> {
    let text = text.to_lowercase();
    let words = words.iter().enumerate();
    words.filter_map(move |(at, words)| holds(&text, &words.value.to_lowercase()).then_some(at))
}

fn holds(text: &str, words: &str) -> bool {
    // Where words are not parted by blanks, they have no ends either.
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2E80}');
    let (first, last) = (words.chars().next(), words.chars().next_back());
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|after| after.chars().next());
        !(is_letter(before) && is_letter(first) || is_letter(last) && is_letter(after))
    })
}

/// The lines in which a stretch stands.
fn lines<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let start = range.start - before_in_line(text, range.start).len();
    let after = text.get(range.end..).unwrap_or_default();
    let end = range.end + after.split(['\n', '\r']).next().unwrap_or_default().len();
    text.get(start..end).unwrap_or_default()
}

/// The text of its line before a place.
fn before_in_line(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit(['\n', '\r']).next().unwrap_or_default()
}
