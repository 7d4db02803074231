//! Kinds of records as `records:` of the configuration describes them: in which files, where in them, and with which
//! fields. How that is read is `record_reader.rs`.

use fancy_regex::Regex;

use super::column::Column;
use super::file_pattern::FilePattern;
use super::precision::Precision;
use super::route::Route;
use super::search::Search;
use super::spanned::Spanned;
use crate::source::{FileId, Span};

/// A kind of record as the configuration describes it.
#[derive(Clone, Debug)]
pub struct RecordKind {
    /// What it is called.
    pub name: Spanned<String>,
    /// Where its records are looked for.
    pub source: RecordSource,
    /// The way from there to each record; the file or the enclosing record itself unless told.
    pub each: Option<Spanned<Route>>,
    /// How files are read.
    pub reading: ReadAs,
    /// Fields that the data do not have as they are.
    pub fields: Vec<FieldRule>,
    /// What a record has to be.
    pub conditions: Vec<Condition>,
    /// Texts that mean nothing.
    pub absent: Vec<String>,
    /// How many records there have to be.
    pub at_least: Option<Spanned<usize>>,
    /// How its numbers are rounded.
    pub precision: Option<Precision>,
    /// How many rows of a table name its columns; one unless told.
    pub header: Option<Spanned<usize>>,
    /// Fields that a description of the data names, so that they have to be there.
    pub columns: Vec<Column>,
    /// What of it cannot be understood.
    pub unread: Unread,
}

/// What of the description of a kind cannot be understood. That is told where it stands, and what follows from it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Where its records are: nothing is known of them.
    Records,
    /// How these fields are made.
    Fields(Vec<String>),
}

impl Default for Unread {
    fn default() -> Self {
        Self::Fields(Vec::new())
    }
}

impl RecordKind {
    /// A kind of which nothing but the name is understood.
    pub(super) fn of_name(name: Spanned<String>) -> Self {
        Self {
            name,
            source: RecordSource::Files(Vec::new()),
            each: None,
            reading: ReadAs::Tree,
            fields: Vec::new(),
            conditions: Vec::new(),
            absent: Vec::new(),
            at_least: None,
            precision: None,
            header: None,
            columns: Vec::new(),
            unread: Unread::Records,
        }
    }

    /// How many rows below the headings name the columns too, and are no records.
    pub fn named_rows(&self) -> usize {
        let header = self.header.as_ref();
        header.map_or(0, |rows| rows.value.saturating_sub(1))
    }

    /// The names under which keys are kept on the way to a record.
    pub fn kept(&self) -> Vec<&str> {
        self.each
            .iter()
            .flat_map(|each| each.value.captures())
            .collect()
    }

    /// The patterns of the files that hold its records.
    pub fn patterns(&self) -> &[FilePattern] {
        match &self.source {
            RecordSource::Files(patterns) => patterns,
            RecordSource::In(_) => &[],
        }
    }

    /// Whether a file is named in full, so that it is meant whatever it tells; by its path from the configuration.
    pub fn names(&self, path: &str) -> bool {
        self.named_as(path).is_some()
    }

    /// What names a file in full.
    pub fn named_as(&self, path: &str) -> Option<&Spanned<String>> {
        let mut patterns = self.patterns().iter();
        let named =
            patterns.find(|of| !of.is_negative && !of.is_pattern() && of.parts(path).is_some());
        named.map(|pattern| &pattern.written)
    }

    /// Which places of its texts count, where it is looked for in texts.
    pub fn passages(&self) -> Option<&Passages> {
        match &self.reading {
            ReadAs::Text(pattern) => Some(&pattern.passages),
            ReadAs::Table(pattern) => Some(&pattern.passages),
            ReadAs::Tree | ReadAs::Listed => None,
        }
    }
}

/// How the files of a kind are read.
#[derive(Clone, Debug)]
pub enum ReadAs {
    /// As data.
    Tree,
    /// Not at all: the files are the records.
    Listed,
    /// As text, in which each match of a pattern is a record.
    Text(TextPattern),
    /// As Markdown, in which each row of some tables is a record.
    Table(TablePattern),
}

/// Which tables of a text hold records.
#[derive(Clone, Debug)]
pub struct TablePattern {
    /// The headings that such a table has, among others.
    pub headings: Vec<String>,
    /// Which places count.
    pub passages: Passages,
    /// Where they are written.
    pub span: Span,
}

/// A pattern of records in running text.
#[derive(Clone, Debug)]
pub struct TextPattern {
    /// A regular expression over lines; its groups with a name are fields.
    pub search: Search,
    /// The names of its groups, in order.
    pub names: Vec<String>,
    /// Which of them hold a figure, by position.
    pub figures: Vec<usize>,
    /// Whether only the first match of a text counts.
    pub takes_first: bool,
    /// Which places count.
    pub passages: Passages,
    /// The field whose text it is, of records within records; else the texts are files.
    pub from: Option<Spanned<Route>>,
    /// Where it is written.
    pub span: Span,
}

/// What of a text is looked at.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    /// Words of headings: only what stands below one of them. All of the text where there are none.
    pub sections: Vec<Spanned<String>>,
    /// Words that leave out what stands in a line with them, or below a heading that has them.
    pub except: Vec<Spanned<String>>,
    /// Whether what tells of the past is looked at too.
    pub history: bool,
}

/// Where records are looked for.
#[derive(Clone, Debug)]
pub enum RecordSource {
    /// In files.
    Files(Vec<FilePattern>),
    /// In each record of another kind.
    In(Spanned<String>),
}

/// A field that is made of others.
#[derive(Clone, Debug)]
pub struct FieldRule {
    /// What it is called.
    pub name: Spanned<String>,
    /// How it is made.
    pub made: Made,
    /// How its numbers are rounded, where it is not as those of its record.
    pub precision: Option<Precision>,
    /// Where that is written.
    pub span: Span,
}

/// How a field is made.
#[derive(Clone, Debug)]
pub enum Made {
    /// It is what stands at the end of this route.
    Route(Route),
    /// It is the part of another that a regular expression finds: the group of its own name, else the first, else all.
    Match(Box<Made>, Regex),
    /// It is the first of these that is there.
    FirstOf(Vec<Made>),
    /// Texts and fields, one after the other.
    Template(Vec<Piece>),
}

/// A piece of a template.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A text.
    Text(String),
    /// A field.
    Field(Route),
}

/// What a field has to be.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The field.
    pub field: Spanned<Route>,
    /// What is asked of it.
    pub test: Test,
    /// Whether it must not be so.
    pub is_negative: bool,
}

/// What is asked of a field.
#[derive(Clone, Debug)]
pub enum Test {
    /// It is one of these, as written.
    OneOf(Vec<String>),
    /// It has a part that fits.
    Match(Regex),
    /// It is there.
    Present,
}

/// A file in which records of one kind are looked for, with the parts of its path that the pattern keeps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordFile {
    /// The kind, by its position among the configured ones.
    pub kind: usize,
    /// The file.
    pub file: FileId,
    /// The kept parts by name.
    pub parts: Vec<(String, String)>,
}
