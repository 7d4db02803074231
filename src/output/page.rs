//! A page in Markdown for a terminal: paragraphs and lists as wide as it is, headings and cases set apart, code as it is.

use std::borrow::Cow;
use std::io::{self, Write};

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use textwrap::fill;

use super::layout::{emphasised, padded};
use super::visible::visible;
use super::{Style, code_words};

/// Prose is not set wider: nobody reads such lines.
const WIDEST: usize = 100;

/// Writes a page; code and what factlint prints are coloured where `style` has colours.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_page(page: &str, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = PageWriter {
        style,
        blocks: Vec::new(),
        text: String::new(),
        lists: Vec::new(),
        code: None,
        rows: Vec::new(),
    };
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        writer.event(event);
    }
    writeln!(out, "{}", writer.blocks.join("\n\n"))
}

/// A page up to the first `most` of its cases, and the titles of the others.
pub fn first_cases(page: &str, most: usize) -> (&str, Vec<&str>) {
    let mut is_case = false;
    let mut cases = Vec::new();
    for (event, range) in Parser::new_ext(page, Options::ENABLE_TABLES).into_offset_iter() {
        let Event::Start(Tag::Heading { level, .. }) = event else {
            continue;
        };
        let title = page.get(range.clone()).unwrap_or_default();
        let title = title.trim_start_matches('#').trim();
        match level {
            HeadingLevel::H2 => is_case = title == "Cases",
            HeadingLevel::H3 if is_case => cases.push((range.start, title)),
            _ => {}
        }
    }
    let others = cases.get(most..).unwrap_or_default();
    let end = others.first().map_or(page.len(), |(start, _)| *start);
    let titles = others.iter().map(|(_, title)| *title).collect();
    (page.get(..end).unwrap_or(page).trim_end(), titles)
}

/// A page that is being written.
struct PageWriter<'a> {
    style: &'a Style,
    /// The blocks that are done.
    blocks: Vec<String>,
    /// The text of the block that is open.
    text: String,
    /// The lists that are open, each with the number of its next item, if its items have numbers.
    lists: Vec<Option<u64>>,
    /// What the code that is open is: the words behind its fence.
    code: Option<String>,
    /// The rows of the table that is open.
    rows: Vec<Vec<String>>,
}

impl PageWriter<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.flush();
                self.code = Some(match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::Start(Tag::List(first)) => {
                self.flush();
                self.lists.push(first);
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.text.push('`');
                self.text.push_str(&code);
                self.text.push('`');
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.code(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.text);
                self.rows
                    .last_mut()
                    .into_iter()
                    .for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => self.table(),
            _ => {}
        }
    }

    fn width(&self) -> usize {
        self.style.width.clamp(40, WIDEST)
    }

    /// Ends a paragraph or an item of a list.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let outer = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            None => String::new(),
            Some(None) => format!("{outer}- "),
            Some(Some(number)) => {
                *number += 1;
                format!("{outer}{}. ", *number - 1)
            }
        };
        let below = " ".repeat(mark.len());
        let options = textwrap::Options::new(self.width())
            .initial_indent(&mark)
            .subsequent_indent(&below)
            .word_separator(code_words::separator())
            .word_splitter(code_words::splitter())
            .break_words(false);
        let block = fill(text.trim(), options);
        match self.blocks.last_mut().filter(|_| !mark.is_empty()) {
            // The items of a list stand close.
            Some(last) if is_item(last) => {
                last.push('\n');
                last.push_str(&block);
            }
            _ => self.blocks.push(block),
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text = std::mem::take(&mut self.text);
        let line = match level {
            HeadingLevel::H1 => return self.blocks.push(emphasised(&text, self.style)),
            HeadingLevel::H2 => format!("── {text} "),
            _ => {
                return self
                    .blocks
                    .push(format!("▸ {}", emphasised(&text, self.style)));
            }
        };
        let rule = "─".repeat(self.width().saturating_sub(super::window::columns(&line)));
        self.blocks
            .push(emphasised(&format!("{line}{rule}"), self.style));
    }

    fn code(&mut self) {
        let text = std::mem::take(&mut self.text);
        let info = self.code.take().unwrap_or_default();
        let title = info
            .split_once("title=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        let mut lines: Vec<String> = Vec::new();
        if let Some((title, _)) = title {
            lines.push(self.painted(DIM, &format!("┄ {title}")));
        }
        let is_printed = info == "text";
        let lines_of = text.trim_end_matches('\n').split('\n');
        lines.extend(lines_of.map(|line| {
            if is_printed {
                self.printed(line)
            } else {
                self.written(line)
            }
        }));
        self.blocks.push(lines.join("\n"));
    }

    /// A line that factlint prints.
    fn printed(&self, line: &str) -> String {
        let begins = line.trim_start();
        let color = match begins.split(' ').next() {
            Some("×") => RED,
            Some("⚠") => YELLOW,
            Some("help:") => CYAN,
            _ => return visible(line).into_owned(),
        };
        let mark = begins.split(' ').next().unwrap_or_default();
        let (before, after) = line.split_once(mark).unwrap_or((line, ""));
        format!("{before}{}{}", self.painted(color, mark), visible(after))
    }

    /// A line of a file: its key and its comment stand out.
    fn written(&self, line: &str) -> String {
        let begins = line.trim_start_matches([' ', '-']);
        let indent = line.get(..line.len() - begins.len()).unwrap_or_default();
        if begins.starts_with('#') {
            return format!("{indent}{}", self.painted(DIM, begins));
        }
        let is_name = |key: &&str| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '"' | '/' | '.'))
        };
        let key = begins.split_once(':').map(|(key, _)| key).filter(is_name);
        match key {
            Some(key) => {
                let rest = begins.get(key.len()..).unwrap_or_default();
                format!("{indent}{}{}", self.painted(CYAN, key), visible(rest))
            }
            None => visible(line).into_owned(),
        }
    }

    fn table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths = (0..columns).map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let widths = cells.map(|cell| super::window::columns(cell));
            widths.max().unwrap_or(0)
        });
        let widths: Vec<usize> = widths.collect();
        let between = GAP.len() * columns.saturating_sub(1);
        let widths = narrowed(&widths, self.width().saturating_sub(between));
        let lines = rows.iter().flat_map(|row| lines_of(row, &widths));
        self.blocks.push(lines.collect::<Vec<_>>().join("\n"));
    }

    fn painted(&self, color: &str, text: &str) -> String {
        let text = visible(text);
        if self.style.color {
            format!("\u{1b}[{color}m{text}\u{1b}[0m")
        } else {
            text.into_owned()
        }
    }
}

/// What stands between the columns of a table.
const GAP: &str = "  ";

/// Columns that are together no wider than `most`: those that are narrower than what is left for each of them stay as they
/// are, and the others share the rest.
fn narrowed(widths: &[usize], most: usize) -> Vec<usize> {
    let mut by_width = widths.to_vec();
    by_width.sort_unstable();
    let (mut left, mut columns) = (most, widths.len());
    for width in by_width {
        let share = left / columns;
        if width > share {
            return widths.iter().map(|width| (*width).min(share)).collect();
        }
        left -= width;
        columns -= 1;
    }
    widths.to_vec()
}

/// The lines of a row of a table.
fn lines_of(row: &[String], widths: &[usize]) -> Vec<String> {
    let cells = row.iter().zip(widths).map(|(cell, width)| {
        let options = textwrap::Options::new(*width)
            .word_separator(code_words::separator())
            .word_splitter(code_words::splitter())
            .break_words(false);
        let lines = textwrap::wrap(cell, options);
        lines.into_iter().map(Cow::into_owned).collect()
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let count = cells.iter().map(Vec::len).max().unwrap_or(0);
    let lines = (0..count).map(|at| {
        let parts = cells.iter().zip(widths).map(|(lines, width)| {
            let part = lines.get(at).map_or("", String::as_str);
            padded(part, *width)
        });
        let parts: Vec<String> = parts.collect();
        parts.join(GAP).trim_end().to_owned()
    });
    lines.collect()
}

const DIM: &str = "2";
const RED: &str = "31";
const YELLOW: &str = "33";
const CYAN: &str = "36";

/// Whether a block is a list.
fn is_item(block: &str) -> bool {
    let begins = block.trim_start();
    let digits = begins.trim_start_matches(|c: char| c.is_ascii_digit());
    begins.starts_with("- ") || (digits.len() < begins.len() && digits.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(page: &str, width: usize, color: bool) -> String {
        let style = Style {
            color,
            width,
            ..Style::default()
        };
        let mut out = Vec::new();
        write_page(page, &style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn prose_is_as_wide_as_the_terminal_and_code_is_left_alone() {
        let page = "# berth\n\nBerths of one quay have `different names`, whatever\nlanguage they are in.\n\n- one item that is *long* enough to be broken\n- two\n\n### A case\n\n```yaml title=\"quay.yaml\"\n# no marks\nberth: a very long line that nobody may break, since it is there to be copied\n```\n";
        assert_eq!(
            written(page, 40, false),
            "berth\n\nBerths of one quay have\n`different names`, whatever language\nthey are in.\n\n- one item that is long enough to be\n  broken\n- two\n\n▸ A case\n\n┄ quay.yaml\n# no marks\nberth: a very long line that nobody may break, since it is there to be copied\n"
        );
    }

    #[test]
    fn tables_are_no_wider_than_the_terminal() {
        let page = "| goods | what is said of them |\n|---|---|\n| apples | they are sold by the crate, and counted `by the piece` |\n| 梨 | few |\n";
        assert_eq!(
            written(page, 40, false),
            "goods   what is said of them\napples  they are sold by the crate, and\n        counted `by the piece`\n梨      few\n"
        );
        assert_eq!(narrowed(&[5, 60, 60], 45), [5, 20, 20]);
        assert_eq!(narrowed(&[5, 30, 10], 45), [5, 30, 10]);
        assert_eq!(narrowed(&[], 45), [0; 0]);
    }

    #[test]
    fn what_is_written_and_what_is_printed_are_coloured_where_there_are_colours() {
        let page = "```yaml\n- berth: 1\n```\n\n```text\n  × no\n  help: Yes.\n```\n";
        assert_eq!(
            written(page, 80, true),
            "- \u{1b}[36mberth\u{1b}[0m: 1\n\n  \u{1b}[31m×\u{1b}[0m no\n  \u{1b}[36mhelp:\u{1b}[0m Yes.\n"
        );
    }
}
