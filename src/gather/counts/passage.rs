//! A page cut into passages: the stretches of text in which a count can be stated, each of whose bytes knows its place.

use std::ops::Range;

use super::words::Words;
use crate::document::{Block, BlockKind, MarkKind, Markdown, Run, Table};
use crate::gather::history;
use crate::source::TextRange;
use crate::words::WordLists;

/// Where a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text, a cell, an item.
    Prose,
    Heading,
    /// A line of code.
    Code,
    /// A line of data: YAML, JSON and the like, or the matter in front of a text.
    Data,
    /// A label and its value: two cells, or a badge.
    Labelled,
    /// The address of a badge as it is written.
    Address,
}

/// A stretch of text in which a count can be stated.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Whether it tells of what was.
    pub(super) is_history: bool,
    /// Passages of one group stand beside each other: the items of a list, the cells of a column, the lines of a block.
    pub(super) group: Option<usize>,
    /// Stretches that are marked as code.
    code: Vec<Range<usize>>,
    /// Where each byte stands in the file.
    places: Vec<TextRange>,
}

impl Passage {
    /// The bytes of the file behind a stretch of the text.
    pub(super) fn source(&self, start: usize, end: usize) -> TextRange {
        let first = self.places.get(start).copied().unwrap_or_default();
        let last = self.places.get(end.saturating_sub(1)).copied();
        first.cover(last.unwrap_or(first))
    }

    /// Where a byte of the file stands in it.
    pub(super) fn offset_of(&self, place: u32) -> Option<usize> {
        let (first, last) = (self.places.first()?, self.places.last()?);
        if place < first.start || last.end <= place {
            return None;
        }
        let at = self.places.partition_point(|known| known.end <= place);
        (self.places.get(at)?.start <= place).then_some(at)
    }

    /// Whether it is a heading.
    pub(super) fn is_heading(&self) -> bool {
        self.kind == Kind::Heading
    }

    /// Whether it is a label and its value.
    pub(super) fn is_labelled(&self) -> bool {
        self.kind == Kind::Labelled
    }

    /// Whether a stretch lies within one that is marked as code.
    pub(super) fn is_code(&self, start: usize, end: usize) -> bool {
        let mut code = self.code.iter();
        code.any(|code| code.start <= start && end <= code.end)
    }

    /// Whether code stands at a place.
    pub(super) fn begins_code(&self, at: usize) -> bool {
        self.code.iter().any(|code| code.start == at)
    }

    fn of_run(run: &Run, kind: Kind) -> Self {
        let text = run.text();
        let marks = run.marks().iter();
        let code = marks.filter(|mark| mark.kind == MarkKind::Code);
        Self {
            kind,
            is_history: false,
            group: None,
            code: code.map(|mark| mark.range.clone()).collect(),
            places: (0..text.len()).map(|at| run.source(at, at + 1)).collect(),
            text: text.to_owned(),
        }
    }

    /// Two passages as a label and its value.
    fn labelled(label: &Self, value: &Self) -> Self {
        Self::joined(label, ": ", value, Kind::Labelled)
    }

    /// Two passages with a sign between them.
    fn joined(label: &Self, sign: &str, value: &Self, kind: Kind) -> Self {
        let between = value.places.first().copied().unwrap_or_default();
        let places = label.places.iter().copied();
        let places = places.chain(std::iter::repeat_n(between, sign.len()));
        Self {
            text: format!("{}{sign}{}", label.text, value.text),
            kind,
            is_history: false,
            group: None,
            code: Vec::new(),
            places: places.chain(value.places.iter().copied()).collect(),
        }
    }

    /// A part of it.
    fn part(&self, range: Range<usize>) -> Self {
        Self {
            text: self.text.get(range.clone()).unwrap_or_default().to_owned(),
            kind: self.kind,
            is_history: false,
            group: None,
            code: Vec::new(),
            places: self.places.get(range).unwrap_or_default().to_vec(),
        }
    }

    fn is_blank(&self) -> bool {
        !self.text.contains(|c: char| c.is_alphanumeric())
    }
}

/// The passages of a page, in the order of the text.
pub(super) fn passages(page: &Markdown) -> Vec<Passage> {
    let mut reader = Reader {
        page,
        all: Vec::new(),
        groups: 0,
        headings: Vec::new(),
        is_history: false,
    };
    reader.front_matter();
    reader.blocks(page.blocks(), None);
    for passage in &mut reader.all {
        let at = passage.places.first().copied().unwrap_or_default();
        passage.is_history |= page.is_off(at) || history::is_in_past_section(page, at.start);
    }
    reader.all
}

struct Reader<'a> {
    page: &'a Markdown,
    all: Vec<Passage>,
    groups: usize,
    /// The headings above what is being read: their levels, and the groups of those beside them.
    headings: Vec<(u8, usize)>,
    /// Whether what is being read tells of what was.
    is_history: bool,
}

impl Reader<'_> {
    fn front_matter(&mut self) {
        let Some(range) = self.page.front_matter() else {
            return;
        };
        let text = range.slice(self.page.text());
        self.lines(&at_source(text, range.start as usize, Kind::Data));
    }

    /// The group of the headings of a level within one section.
    fn beside(&mut self, level: u8) -> usize {
        self.headings.retain(|(above, _)| *above <= level);
        let last = self.headings.last().filter(|(own, _)| *own == level);
        if let Some((_, group)) = last {
            return *group;
        }
        let group = self.group();
        self.headings.push((level, group));
        group
    }

    fn group(&mut self) -> usize {
        self.groups += 1;
        self.groups
    }

    fn push(&mut self, passage: Passage, group: Option<usize>) {
        if passage.is_blank() {
            return;
        }
        let is_past = history::begins_with_date(&passage.text);
        self.all.push(Passage {
            is_history: self.is_history || is_past && passage.kind != Kind::Heading,
            group,
            ..passage
        });
    }

    fn blocks(&mut self, blocks: &[Block], group: Option<usize>) {
        for (at, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Heading { level, title } => {
                    let beside = self.beside(*level);
                    self.run(title, Kind::Heading, Some(beside));
                }
                BlockKind::Paragraph(run) => self.run(run, Kind::Prose, group),
                BlockKind::Html(run) => self.html(run),
                BlockKind::Code { language, code } => {
                    let kind = code_kind(language);
                    if let Some(kind) = kind {
                        self.lines(&Passage::of_run(code, kind));
                    }
                }
                BlockKind::Note { blocks, .. } => self.blocks(blocks, group),
                BlockKind::Quote(quoted) => {
                    // What is quoted is said by somebody else, or was said once.
                    let own = is_note(quoted) || self.is_page(blocks) && is_head(blocks, at);
                    if own {
                        self.blocks(quoted, group);
                    }
                }
                BlockKind::List(list) => {
                    let items = self.group();
                    let before = self.is_history;
                    for item in &list.items {
                        // What stands below a dated item is of that date.
                        let past = item.task == Some(true) || is_dated(&item.blocks);
                        self.is_history = before || past;
                        self.blocks(&item.blocks, Some(items));
                    }
                    self.is_history = before;
                }
                BlockKind::Table(table) => {
                    let above = at.checked_sub(1).and_then(|at| blocks.get(at));
                    let around = [above, blocks.get(at + 1)];
                    let partial = around.into_iter().flatten().any(is_partial);
                    self.table(table, partial);
                }
                BlockKind::Rule => {}
            }
        }
    }

    /// Whether these are the blocks of the page itself.
    fn is_page(&self, blocks: &[Block]) -> bool {
        std::ptr::eq(self.page.blocks(), blocks)
    }

    fn run(&mut self, run: &Run, kind: Kind, group: Option<usize>) {
        self.push(Passage::of_run(run, kind), group);
        self.badges(run);
    }

    /// The lines of HTML are blocks of their own.
    fn html(&mut self, run: &Run) {
        let whole = Passage::of_run(run, Kind::Prose);
        for range in line_ranges(&whole.text) {
            let line = whole.part(range);
            self.push(line, None);
        }
        self.badges(run);
    }

    fn lines(&mut self, whole: &Passage) {
        let group = self.group();
        for range in line_ranges(&whole.text) {
            let line = whole.part(range);
            self.push(line, Some(group));
        }
    }

    /// Takes in what stands on the badges of a run, and in their addresses.
    fn badges(&mut self, run: &Run) {
        for mark in run.marks() {
            let MarkKind::Image { alt, target } = &mark.kind else {
                continue;
            };
            let written = mark.source.slice(self.page.text());
            if let Some(at) = written.find(alt.as_str()).filter(|_| !alt.is_empty()) {
                let start = mark.source.start as usize + at;
                self.push(at_source(alt, start, Kind::Prose), None);
            }
            let Some(range) = target.range else { continue };
            let raw = range.slice(self.page.text());
            let start = range.start as usize;
            let Some((_, badge)) = raw.split_once("badge/") else {
                continue;
            };
            let badge = badge.split(['?', '#']).next().unwrap_or_default();
            let from = raw.len() - raw.split_once("badge/").map_or(0, |(_, rest)| rest.len());
            self.push(at_source(raw, start, Kind::Address), None);
            self.badge(badge, start + from);
        }
    }

    /// `Tests-1%20370%20passing-green`: a label, a message and a colour, or a message and a colour.
    fn badge(&mut self, raw: &str, start: usize) {
        let decoded = decoded(raw, start);
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, _) in decoded.text.match_indices('\u{1}') {
            parts.push(decoded.part(from..at));
            from = at + 1;
        }
        parts.push(decoded.part(from..decoded.text.len()));
        match parts.as_slice() {
            // `38-rules-blue`: the figure stands first.
            [label, message, _] if label.text.starts_with(|c: char| c.is_ascii_digit()) => {
                self.push(Passage::joined(label, " ", message, Kind::Prose), None);
            }
            [label, message, _] => {
                self.push(Passage::labelled(label, message), None);
                self.piece(label);
                self.piece(message);
            }
            [message, _] => self.piece(message),
            _ => {}
        }
    }

    /// A piece of a badge by itself.
    fn piece(&mut self, piece: &Passage) {
        let alone = piece.part(0..piece.text.len());
        self.push(
            Passage {
                kind: Kind::Prose,
                ..alone
            },
            None,
        );
    }

    fn table(&mut self, table: &Table, partial: bool) {
        let columns = table.headings.len();
        let groups: Vec<usize> = (0..columns).map(|_| self.group()).collect();
        for (at, heading) in table.headings.iter().enumerate() {
            self.run(heading, Kind::Prose, None);
            if let Some(next) = table.headings.get(at + 1).filter(|_| !partial) {
                self.label(heading, next);
            }
        }
        for row in &table.rows {
            let before = self.is_history;
            let first = row.first().map_or("", |cell| cell.text());
            self.is_history |= history::begins_with_date(first);
            for (at, cell) in row.iter().enumerate() {
                self.run(cell, Kind::Prose, groups.get(at).copied());
                let value = row.get(at + 1).filter(|_| !partial);
                if let Some(value) = value {
                    self.label(cell, value);
                }
            }
            self.is_history = before;
        }
        let only = table
            .rows
            .first()
            .filter(|_| table.rows.len() == 1 && !partial);
        let is_dated = |row: &[Run]| {
            row.iter()
                .any(|cell| history::begins_with_date(cell.text()))
        };
        if let Some(row) = only.filter(|row| !is_dated(row)) {
            for (heading, cell) in table.headings.iter().zip(row) {
                self.label(heading, cell);
            }
        }
    }

    fn label(&mut self, label: &Run, value: &Run) {
        if value.text().contains(|c: char| c.is_ascii_digit()) {
            let label = Passage::of_run(label, Kind::Prose);
            let value = Passage::of_run(value, Kind::Prose);
            self.push(Passage::labelled(&label, &value), None);
        }
    }
}

/// Text that stands in the file as it is.
fn at_source(text: &str, start: usize, kind: Kind) -> Passage {
    Passage {
        text: text.to_owned(),
        kind,
        is_history: false,
        group: None,
        code: Vec::new(),
        places: (start..start + text.len())
            .map(|at| TextRange::from_usize(at, at + 1))
            .collect(),
    }
}

/// A path on a badge as people read it; what parts its pieces is one sign.
fn decoded(raw: &str, start: usize) -> Passage {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(c) = raw.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = raw.get(at..).unwrap_or_default();
        let hex = rest.get(1..3).filter(|_| c == '%');
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let (read, length) = match (c, byte) {
            (_, Some(byte)) => (char::from(byte), 3),
            ('-', _) if rest.starts_with("--") => ('-', 2),
            ('_', _) if rest.starts_with("__") => ('_', 2),
            ('-', _) => ('\u{1}', 1),
            ('_', _) => (' ', 1),
            _ => (c, c.len_utf8()),
        };
        text.push(read);
        let place = TextRange::from_usize(start + at, start + at + length);
        places.extend(std::iter::repeat_n(place, read.len_utf8()));
        at += length;
    }
    Passage {
        text,
        kind: Kind::Labelled,
        is_history: false,
        group: None,
        code: Vec::new(),
        places,
    }
}

/// The kind of passage as which code in a language is read; `None` where it shows what was.
fn code_kind(language: &str) -> Option<Kind> {
    let language = language.split_whitespace().next().unwrap_or_default();
    match language.to_lowercase().as_str() {
        "diff" | "patch" => None,
        "yaml" | "yml" | "json" | "jsonc" | "json5" | "toml" | "ini" | "xml" => Some(Kind::Data),
        _ => Some(Kind::Code),
    }
}

fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    lines.collect()
}

/// Whether an item begins with a date or a version.
fn is_dated(blocks: &[Block]) -> bool {
    match blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(run)) => history::begins_with_date(run.text()),
        _ => false,
    }
}

/// Whether what looks like a quotation is a note of the page itself: it begins with words that are set off, as
/// `**Note**: …` does.
fn is_note(quoted: &[Block]) -> bool {
    let Some(BlockKind::Paragraph(run)) = quoted.first().map(|block| &block.kind) else {
        return false;
    };
    let mut marks = run.marks().iter();
    marks.any(|mark| mark.kind == MarkKind::Strong && mark.range.start == 0)
}

/// Whether nothing but titles and pictures stands above a block, so that it is what the page says of itself.
fn is_head(blocks: &[Block], at: usize) -> bool {
    let mut above = blocks.iter().take(at);
    above.all(|block| match &block.kind {
        BlockKind::Heading { .. } | BlockKind::Html(_) | BlockKind::Rule => true,
        BlockKind::Paragraph(run) => {
            let pictures = run
                .marks()
                .iter()
                .filter(|mark| matches!(mark.kind, MarkKind::Image { .. }));
            pictures.count() > 0 && run.text().trim().is_empty()
        }
        _ => false,
    })
}

/// Whether a paragraph says that the table beside it does not hold all.
fn is_partial(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else {
        return false;
    };
    let text = run.text().to_lowercase();
    Words::Partial.stands_in(&text)
}
