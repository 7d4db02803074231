//! From the events of `pulldown-cmark` to blocks.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html_table::with_tables;
use super::inline::Inline;
use super::{Block, BlockKind, Item, List, Run, Table};
use crate::source::TextRange;

/// Quotations, lists and notes inside each other beyond this are not told apart: nobody writes so, and a deep tree costs
/// machine stack when it is dropped.
const DEPTH: usize = 64;

/// What was read.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    /// The comments, in the order of the text.
    pub(super) comments: Vec<TextRange>,
}

/// Reads the Markdown that begins at `start`.
pub(super) fn read(text: &str, start: usize) -> Read {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let mut reader = MarkdownReader {
        text,
        open: vec![Open::new(Container::Text, TextRange::default())],
        ignored: 0,
        run: None,
        table: None,
        comments: Vec::new(),
    };
    let markdown = text.get(start..).unwrap_or_default();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        reader.take(
            event,
            TextRange::from_usize(start + range.start, start + range.end),
        );
    }
    reader.finish()
}

struct MarkdownReader<'t> {
    text: &'t str,
    /// What is open, the text itself first.
    open: Vec<Open>,
    /// How many containers that are open beyond the depth were not opened here.
    ignored: usize,
    run: Option<OpenRun<'t>>,
    table: Option<OpenTable>,
    comments: Vec<TextRange>,
}

/// A quotation, a list, an item, …
struct Open {
    container: Container,
    range: TextRange,
    blocks: Vec<Block>,
}

enum Container {
    Text,
    Quote,
    SetOff,
    Note(String),
    List(List),
    Item { gap: bool, task: Option<bool> },
}

struct OpenRun<'t> {
    inline: Inline<'t>,
    range: TextRange,
    purpose: Purpose,
}

enum Purpose {
    Heading(u8),
    Paragraph,
    /// The text of an item that is no paragraph of its own; it ends where something else begins.
    Bare,
    Cell,
    Code(String),
    Html,
}

#[derive(Default)]
struct OpenTable {
    range: TextRange,
    headings: Vec<Run>,
    rows: Vec<Vec<Run>>,
    row: Vec<Run>,
}

impl Open {
    fn new(container: Container, range: TextRange) -> Self {
        Self {
            container,
            range,
            blocks: Vec::new(),
        }
    }
}

impl MarkdownReader<'_> {
    fn take(&mut self, event: Event<'_>, range: TextRange) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Rule => {
                self.close_bare();
                self.push(range, BlockKind::Rule);
            }
            Event::TaskListMarker(done) => {
                if let Some(Container::Item { task, .. }) = self.top() {
                    *task = Some(done);
                }
            }
            event => self.inline(event, range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: TextRange) {
        let purpose = match &tag {
            Tag::Heading { level, .. } => Purpose::Heading(level_of(*level)),
            Tag::Paragraph => Purpose::Paragraph,
            Tag::TableCell => Purpose::Cell,
            Tag::HtmlBlock => Purpose::Html,
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => Purpose::Code(language.to_string()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Purpose::Code(String::new()),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => return self.inline(Event::Start(tag), range),
            _ => return self.open(tag, range),
        };
        self.close_bare();
        self.run = Some(OpenRun {
            inline: Inline::new(self.text, range),
            range,
            purpose,
        });
    }

    /// Opens what holds blocks or rows.
    fn open(&mut self, tag: Tag<'_>, range: TextRange) {
        self.close_bare();
        let container = match tag {
            Tag::BlockQuote(None) => Container::Quote,
            // `> [!NOTE]` sets off what the page itself says.
            Tag::BlockQuote(Some(_)) => Container::SetOff,
            Tag::FootnoteDefinition(label) => Container::Note(label.to_string()),
            Tag::List(start) => Container::List(List {
                start,
                tight: true,
                items: Vec::new(),
            }),
            Tag::Item => Container::Item {
                gap: is_after_blank_line(self.text, range.start as usize),
                task: None,
            },
            Tag::Table(_) => {
                self.table = Some(OpenTable {
                    range,
                    ..OpenTable::default()
                });
                return;
            }
            _ => return,
        };
        if self.open.len() >= DEPTH {
            self.ignored += 1;
        } else {
            self.open.push(Open::new(container, range));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::TableCell
            | TagEnd::HtmlBlock
            | TagEnd::CodeBlock => self.close_run(),
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.headings = std::mem::take(&mut table.row);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    let OpenTable {
                        range,
                        headings,
                        rows,
                        ..
                    } = table;
                    self.push(range, BlockKind::Table(Table { headings, rows }));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition | TagEnd::List(_) | TagEnd::Item => {
                self.close_bare();
                self.close();
            }
            tag => self.inline(Event::End(tag), TextRange::default()),
        }
    }

    /// Takes in what stands inside a block, or begins the text of an item.
    fn inline(&mut self, event: Event<'_>, range: TextRange) {
        if self.run.is_none() && range.is_empty() {
            return;
        }
        let text = self.text;
        let run = self.run.get_or_insert_with(|| OpenRun {
            inline: Inline::new(text, range),
            range,
            purpose: Purpose::Bare,
        });
        run.range = run
            .range
            .cover(if range.is_empty() { run.range } else { range });
        run.inline.take(event, range);
    }

    fn close_bare(&mut self) {
        if self
            .run
            .as_ref()
            .is_some_and(|run| matches!(run.purpose, Purpose::Bare))
        {
            self.close_run();
        }
    }

    fn close_run(&mut self) {
        let Some(OpenRun {
            inline,
            range,
            purpose,
        }) = self.run.take()
        else {
            return;
        };
        let (run, comments) = inline.finish();
        self.comments.extend(comments);
        let kind = match purpose {
            Purpose::Heading(level) => BlockKind::Heading { level, title: run },
            Purpose::Paragraph | Purpose::Bare => BlockKind::Paragraph(run),
            Purpose::Code(language) => BlockKind::Code {
                language,
                code: run,
            },
            Purpose::Html => BlockKind::Html(run),
            Purpose::Cell => {
                if let Some(table) = &mut self.table {
                    table.row.push(run);
                }
                return;
            }
        };
        self.push(range, kind);
    }

    /// Closes what was opened last and holds blocks.
    fn close(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        if self.open.len() < 2 {
            return;
        }
        let Some(Open {
            container,
            range,
            blocks,
        }) = self.open.pop()
        else {
            return;
        };
        // In a quotation each line has a mark, which is no part of a cell.
        let blocks = if matches!(container, Container::Quote | Container::SetOff) {
            blocks
        } else {
            with_tables(self.text, blocks)
        };
        match container {
            Container::Text => {}
            Container::Quote => self.push(range, BlockKind::Quote(blocks)),
            Container::Note(label) => self.push(range, BlockKind::Note { label, blocks }),
            Container::SetOff => {
                let label = String::new();
                self.push(range, BlockKind::Note { label, blocks });
            }
            Container::List(list) => self.push(range, BlockKind::List(list)),
            Container::Item { gap, task } => {
                let range = trimmed(range, self.text);
                if let Some(Container::List(list)) = self.top() {
                    let gap = gap && !list.items.is_empty();
                    list.tight &= !gap;
                    list.items.push(Item {
                        range,
                        gap,
                        task,
                        blocks,
                    });
                }
            }
        }
    }

    fn top(&mut self) -> Option<&mut Container> {
        self.open.last_mut().map(|open| &mut open.container)
    }

    fn push(&mut self, range: TextRange, kind: BlockKind) {
        let range = trimmed(range, self.text);
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(Block { range, kind });
        }
    }

    fn finish(mut self) -> Read {
        self.close_bare();
        while self.open.len() > 1 {
            self.ignored = 0;
            self.close();
        }
        let blocks = self.open.pop().map_or_else(Vec::new, |text| text.blocks);
        let blocks = with_tables(self.text, blocks);
        self.comments.sort_by_key(|range| range.start);
        Read {
            blocks,
            comments: self.comments,
        }
    }
}

/// A block without the ends of lines behind it.
fn trimmed(range: TextRange, text: &str) -> TextRange {
    let length = range.slice(text).trim_end().len();
    TextRange::from_usize(range.start as usize, range.start as usize + length)
}

/// Whether the line before the one that holds a place is blank.
fn is_after_blank_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let Some((above, _)) = before.rsplit_once('\n') else {
        return false;
    };
    let line = above.rsplit_once('\n').map_or(above, |(_, line)| line);
    // Inside a quotation the blank line has its marks.
    line.trim_matches(|c: char| c.is_whitespace() || c == '>')
        .is_empty()
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
