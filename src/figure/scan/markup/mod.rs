//! What of a text is no prose although it stands between prose: code, targets of links, marks of notes, comments, tags
//! and the marks of quotations, as Markdown and HTML write them. A scan passes over it.

mod span;

use std::ops::Range;

use self::span::{closing_of_span, part, past, past_closing};
use super::formula::{self, Formula};
use super::indent::Indent;
use super::line::{is_blank, is_han, lines};

/// What the start of a line is inside of; all lines before it have a say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    inside: Inside,
    /// Whether the line before is part of a quotation.
    quoted: bool,
    indent: Indent,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    /// Nothing was read yet.
    #[default]
    Start,
    Prose,
    /// Keys and values before the text.
    Header,
    /// Code between two lines of this sign, at least so many.
    Fence(char, usize),
    /// A span of code that so many backquotes opened on the line before.
    Span(usize),
    /// What goes on to the next of these signs, over any number of lines.
    Until(&'static str),
    /// A tag whose `>` is still to come.
    Tag,
}

/// The parts of a line that are no prose, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed(Vec<Range<usize>>);

impl Passed {
    /// The end of the part that holds a place.
    pub(super) fn end_at(&self, at: usize) -> Option<usize> {
        let part = self.0.get(self.ended_before(at))?;
        part.contains(&at).then_some(part.end)
    }

    /// Whether one of the parts holds a place.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.end_at(at).is_some()
    }

    /// How far back from `at` a figure may begin: where the last part ends, or at `looked_at`.
    pub(super) fn floor(&self, looked_at: usize, at: usize) -> usize {
        let last = self.ended_before(at).checked_sub(1);
        let end = last
            .and_then(|last| self.0.get(last))
            .map_or(0, |part| part.end);
        end.max(looked_at)
    }

    /// How many parts end before a place or right there.
    fn ended_before(&self, at: usize) -> usize {
        self.0.partition_point(|part| part.end <= at)
    }

    fn add(&mut self, start: usize, end: usize) {
        if end > start {
            self.0.push(start..end);
        }
    }
}

impl Markup {
    /// What of the lines of a piece is no prose, and the state at the start of the line after them.
    pub(super) fn read_lines(self, piece: &str) -> (Passed, Self) {
        let (mut all, mut state) = (Passed::default(), self);
        for (start, line) in lines(piece) {
            let (passed, after) = state.read(line);
            let moved = passed.0.iter();
            all.0
                .extend(moved.map(|part| start + part.start..start + part.end));
            state = after;
        }
        (all, state)
    }

    /// The lines of a piece, as it is written, that are code by their indentation. Cleaned text has lost it.
    pub(super) fn indented(self, piece: &str) -> Passed {
        let (mut all, mut state) = (Passed::default(), self);
        let blank = [' ', '\t'];
        if !piece.starts_with(blank) && !piece.contains("\n ") && !piece.contains("\n\t") {
            return all;
        }
        for (start, line) in lines(piece) {
            let (indented, indent) = state.indent.read(line, begins_item(line));
            if state.is_code(indented) {
                all.add(start, start + line.len());
            }
            state = state.read_with(line, indented, indent).1;
        }
        all
    }

    /// Whether a line is code by its indentation, of which `indented` says that it can be.
    fn is_code(self, indented: bool) -> bool {
        indented && matches!(self.inside, Inside::Start | Inside::Prose | Inside::Span(_))
    }

    /// What of a line is no prose, and the state at the start of the next line.
    fn read(self, line: &str) -> (Passed, Self) {
        if let Some(after) = self.after_words(line) {
            return (Passed::default(), after);
        }
        let (indented, indent) = self.indent.read(line, begins_item(line));
        self.read_with(line, indented, indent)
    }

    /// The state after a line of prose that begins with a letter and has no sign of markup, as most have none; `None` for any
    /// other.
    fn after_words(self, line: &str) -> Option<Self> {
        let words = self.inside == Inside::Prose
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
            && !has_signs(line.as_bytes());
        words.then_some(())?;
        Some(Self {
            inside: Inside::Prose,
            quoted: false,
            indent: self.indent.after_words(line)?,
        })
    }

    /// The same, with what the indentation of the line tells.
    fn read_with(self, line: &str, indented: bool, indent: Indent) -> (Passed, Self) {
        let mut passed = Passed::default();
        let marks = quotation_marks(line, self.quoted);
        let indented = self.is_code(indented);
        let inside = match self.inside {
            Inside::Start if matches!(line.trim_end(), "---" | "+++") => Some(Inside::Header),
            Inside::Header if is_header(line) => Some(Inside::Header),
            Inside::Header if matches!(line.trim_end(), "---" | "..." | "+++") => {
                Some(Inside::Prose)
            }
            Inside::Fence(sign, length) => Some(after_code(line.get(marks..), sign, length)),
            Inside::Until(_) | Inside::Tag => None,
            _ if indented => Some(Inside::Prose),
            _ => fence(past_bullets(line.get(marks..).unwrap_or_default()))
                .map(|(sign, length, _)| Inside::Fence(sign, length)),
        };
        let inside = match inside {
            Some(inside) => {
                passed.add(0, line.len());
                inside
            }
            None => read_prose(line, marks, self.inside, &mut passed),
        };
        let fenced = |inside| matches!(inside, Inside::Fence(..));
        let indent = match self.inside {
            Inside::Start | Inside::Prose | Inside::Span(_) if !fenced(inside) => indent,
            _ => indent.aside(self.indent, fenced(inside)),
        };
        let after = Self {
            inside,
            quoted: marks > 0,
            indent,
        };
        (passed, after)
    }
}

/// Whether a sign stands in a text with which something begins that is no prose.
fn has_signs(text: &[u8]) -> bool {
    memchr::memchr3(b'`', b'<', b'[', text).is_some()
        || memchr::memchr3(b']', b'{', b'$', text).is_some()
        || memchr::memchr2(b'~', b'\\', text).is_some()
}

/// Whether a line can belong to the keys and values before a text.
fn is_header(line: &str) -> bool {
    let name = |key: &str| {
        let named = key
            .chars()
            .all(|c| c.is_alphanumeric() || "_-/.\"'@$".contains(c));
        named && !key.is_empty() && !key.starts_with('-')
    };
    let key = line.split_once(':').is_some_and(|(key, _)| name(key));
    let key = key
        || line
            .split_once('=')
            .is_some_and(|(key, _)| name(key.trim_end()));
    let blank = line.trim().is_empty();
    // Blanks at the start of a line that was cleaned are one.
    let goes_on = line.starts_with(|c: char| is_blank(c) || "#[]}\"".contains(c));
    key || blank || goes_on || line.starts_with("- ")
}

/// A figure that is all that a line says has no more characters: 万人次以上.
const MOST_MEASURED: usize = 5;

/// Where the marks end that make the line part of a quotation: `> `, `> > `. A comparison looks like one: `>4,000 boats`
/// always is, and so is `> 4,000 boats` when it is all that the line says and no quotation goes on.
fn quotation_marks(line: &str, after_quotation: bool) -> usize {
    let content = line.trim_start_matches(|c| is_blank(c) || matches!(c, '>' | '\t'));
    let marks = line.len() - content.len();
    let signs = line.get(..marks).unwrap_or_default();
    if !signs.contains('>') {
        return 0;
    }
    let apart = signs.ends_with(is_blank) || content.is_empty();
    let number = content.starts_with(|c: char| {
        !(c.is_alphabetic() || matches!(c, '*' | '_' | '`' | '[' | '!' | '<' | '#'))
    });
    let item = past_bullets(content).len() < content.len() || content.contains('、');
    let says_more = item
        || content.is_empty()
        || content.split_whitespace().nth(3).is_some()
        || content.contains(['，', '。', '；'])
        || content.chars().filter(|c| is_han(*c)).count() > MOST_MEASURED
        // `> ≥ 5 metres`, `> 20–100 boats`
        || content.starts_with(['≥', '≤', '<', '~', '≈', '-', '−'])
        || content.contains(['–', '—', '-', '~', '～'])
        || content.ends_with(['.', '!', '?', ':', ',', ';']);
    let nested = signs.matches('>').nth(1).is_some();
    if !number || nested || after_quotation || apart && says_more {
        marks
    } else {
        0
    }
}

/// Whether a line begins an item of a list.
pub(super) fn begins_item(line: &str) -> bool {
    past_bullets(line).len() < line.trim_start().len()
}

/// Past the marks of items of a list: code can begin right after them.
fn past_bullets(line: &str) -> &str {
    let line = line.trim_start();
    let bullet = line.strip_prefix(['-', '*', '+']);
    let digits = || line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = || {
        Some(digits())
            .filter(|rest| rest.len() < line.len())?
            .strip_prefix(['.', ')'])
    };
    match bullet.or_else(number) {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => line,
    }
}

/// The sign of a line that opens or closes code, how often it stands there, and whether nothing follows. A line of many
/// tildes underlines a heading elsewhere.
fn fence(line: &str) -> Option<(char, usize, bool)> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let length = line.len() - rest.len();
    let opens = match sign {
        '`' => !rest.contains('`'),
        _ => length == 3 || !rest.trim().is_empty(),
    };
    (length >= 3 && opens).then_some((sign, length, rest.trim().is_empty()))
}

fn after_code(line: Option<&str>, sign: char, length: usize) -> Inside {
    match fence(line.unwrap_or_default().trim_start()) {
        Some((other, count, true)) if other == sign && count >= length => Inside::Prose,
        _ => Inside::Fence(sign, length),
    }
}

/// Reads a line that has prose, from `marks` on; what is still open at its end.
fn read_prose(line: &str, marks: usize, inside: Inside, passed: &mut Passed) -> Inside {
    passed.add(0, marks);
    let mut at = marks;
    let still_open = match inside {
        Inside::Until(sign) => past_closing(line, at, sign).ok_or(inside),
        // A blank line ends what looked like a tag.
        Inside::Tag if line.trim().is_empty() => Ok(at),
        Inside::Tag => past(line, at, ">").ok_or(inside),
        // The backquote that opened it opened nothing if the line has none left over to close it.
        Inside::Span(count) => Ok(closing_of_span(line, at, count).unwrap_or(at)),
        _ => Ok(at),
    };
    match still_open {
        Ok(end) => passed.add(at, end),
        Err(inside) => {
            passed.add(at, line.len());
            return inside;
        }
    }
    at = still_open.unwrap_or(at);
    let mut open = Inside::Prose;
    let prose = line.as_bytes().get(at..).unwrap_or_default();
    if !has_signs(prose) {
        return open;
    }
    let sign = |byte| matches!(byte, b'`' | b'<' | b'[' | b']' | b'{' | b'$' | b'~' | b'\\');
    let mut paired = None;
    while let Some(offset) = line.get(at..).and_then(|rest| rest.bytes().position(sign)) {
        let start = at + offset;
        if line.as_bytes().get(start) == Some(&b'$') {
            let paired = *paired.get_or_insert_with(|| formula::are_paired(line));
            at = match formula::read(line, start, paired) {
                Some(Formula::Within(range)) => {
                    passed.add(range.start.max(at), range.end);
                    range.end
                }
                Some(Formula::Open) => {
                    passed.add(start, line.len());
                    return Inside::Until("$$");
                }
                None => start + 1,
            };
            continue;
        }
        let (end, inside) = part(line, start);
        match inside {
            Inside::Prose => passed.add(start, end),
            Inside::Span(_) => open = inside,
            _ => {
                passed.add(start, line.len());
                return inside;
            }
        }
        at = end.max(start + 1);
    }
    open
}

#[cfg(test)]
mod tests;
