//! The tokens of JSON: strings, numbers, words. What may follow what is in `json`.

use super::{NodeKind, Problem, Text};
use crate::source::TextRange;

/// A place in the text that only moves forward, and never past a character.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { text, at }
    }

    /// At `start`, and blind for what follows `end`.
    pub(super) fn within(text: &'t str, start: usize, end: usize) -> Self {
        let text = text.get(..end).unwrap_or(text);
        Self { text, at: start }
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    pub(super) fn skip_space(&mut self) {
        // Mostly none or one stands here.
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if self.peek().is_some_and(|byte| byte > b' ') {
            return;
        }
        self.at += self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// Whether a comment may start here, by its first sign. This is asked before every token.
    #[inline]
    pub(super) fn may_be_comment(&self) -> bool {
        matches!(self.peek(), Some(b'/' | b'<' | b'#'))
    }

    /// What other languages read as a comment, when one starts here, up to the end of its line: `// …`, `# …`,
    /// `/* … */`, `<!-- … -->`.
    pub(super) fn comment(&self) -> Option<TextRange> {
        let rest = self.rest();
        let close = [
            ("/*", Some("*/")),
            ("<!--", Some("-->")),
            ("//", None),
            ("#", None),
        ]
        .into_iter()
        .find_map(|(open, close)| rest.starts_with(open).then_some(close))?;
        // A line may be as long as the file, and hold many comments.
        let closed = close.and_then(|close| rest.get(..rest.find(close)? + close.len()));
        let line = closed.unwrap_or(rest).lines().next().unwrap_or_default();
        Some(TextRange::from_usize(self.at, self.at + line.len()))
    }

    /// Steps over the comment that starts here: `// …` to the end of its line, `/* … */` over as many as it takes.
    pub(super) fn skip_comment(&mut self) -> Result<TextRange, Problem> {
        let line = self.comment().unwrap_or_default();
        let mut end = line.end as usize;
        if let Some(inside) = self.rest().strip_prefix("/*") {
            let length = inside.find("*/").ok_or_else(|| {
                Problem::syntax(line, "a comment is not closed")
                    .label("opened here")
                    .help("Add the closing `*/`.")
            })?;
            end = self.at + length + 4;
        }
        let range = TextRange::from_usize(self.at, end);
        self.at = end;
        Ok(range)
    }

    /// Steps over one ASCII character.
    #[inline]
    pub(super) fn one(&mut self) -> TextRange {
        self.at += 1;
        TextRange::from_usize(self.at - 1, self.at)
    }

    /// The character here; empty at the end of the text.
    pub(super) fn here(&self) -> TextRange {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        TextRange::from_usize(self.at, self.at + width)
    }

    /// `true`, `false` or `null`.
    pub(super) fn word(&mut self) -> Result<(NodeKind, TextRange), Problem> {
        let length = self
            .rest()
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(self.rest().len());
        let range = TextRange::from_usize(self.at, self.at + length);
        let kind = match range.slice(self.text) {
            "true" => NodeKind::Bool(true),
            "false" => NodeKind::Bool(false),
            "null" => NodeKind::Null,
            "" => return Err(self.not_a_value()),
            word => {
                let problem = Problem::syntax(range, format!("`{word}` is not a JSON value"));
                return Err(problem.help(match word {
                    "NaN" | "Infinity" => "JSON has no such number; leave the value out or write `null`.",
                    "True" | "False" | "None" => "JSON writes `true`, `false` and `null`.",
                    _ => "Put text in double quotes; the only bare words are `true`, `false` and `null`.",
                }));
            }
        };
        self.at += length;
        Ok((kind, range))
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, kept as written.
    pub(super) fn number(&mut self) -> Result<TextRange, Problem> {
        let start = self.at;
        self.eat(b"-");
        let zero = self.peek() == Some(b'0');
        let whole = self.digits();
        let mut complete = whole > 0;
        if zero && whole > 1 {
            let range = TextRange::from_usize(start, self.at);
            let message = format!("the number `{}` starts with a zero", range.slice(self.text));
            return Err(Problem::syntax(range, message).help(
                "Remove the leading zeros, or put the text in quotes if it is not a number.",
            ));
        }
        if complete && self.eat(b".") {
            complete = self.digits() > 0;
        }
        if complete && self.eat(b"eE") {
            self.eat(b"+-");
            complete = self.digits() > 0;
        }
        let range = TextRange::from_usize(start, self.at);
        if zero && matches!(self.peek(), Some(b'x' | b'X' | b'o' | b'O' | b'b' | b'B')) {
            return Err(self.other_digits(start));
        }
        if complete {
            return Ok(range);
        }
        let message = format!("the number `{}` is not complete", range.slice(self.text));
        Err(Problem::syntax(range, message)
            .label("expected a digit after this")
            .help("Complete the number, or put the text in quotes if it is not a number."))
    }

    fn other_digits(&self, start: usize) -> Problem {
        let length = self
            .rest()
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(self.rest().len());
        let range = TextRange::from_usize(start, self.at + length);
        let message = format!("`{}` is not a JSON value", range.slice(self.text));
        Problem::syntax(range, message)
            .help("Write the number in decimal digits, or put it in quotes if it is a text.")
    }

    /// A string with its quotes; the text is decoded only where an escape makes that needful.
    pub(super) fn string(&mut self) -> Result<(Text, TextRange), Problem> {
        let start = self.at;
        self.at += 1;
        let mut decoded: Option<String> = None;
        let mut pending = self.at;
        loop {
            self.at += plain(self.text.as_bytes().get(self.at..).unwrap_or_default());
            match self.peek() {
                None => return Err(unclosed(start, self.text)),
                Some(b'"') => break,
                Some(b'\\') => {
                    let text = decoded.get_or_insert_with(String::new);
                    text.push_str(self.text.get(pending..self.at).unwrap_or_default());
                    text.push(self.escape()?);
                    pending = self.at;
                }
                Some(_) => return Err(self.control(start)),
            }
        }
        let inside = TextRange::from_usize(pending, self.at);
        self.at += 1;
        let range = TextRange::from_usize(start, self.at);
        Ok(match decoded {
            None => (Text::Verbatim(inside), range),
            Some(mut text) => {
                text.push_str(inside.slice(self.text));
                (Text::decoded(text), range)
            }
        })
    }

    fn escape(&mut self) -> Result<char, Problem> {
        let start = self.at;
        self.at += 1;
        let letter = self.peek();
        let simple = match letter {
            Some(b'u') => return self.unicode(start),
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => {
                let range = TextRange::from_usize(start, self.here().end as usize);
                let message = format!(
                    "`{}` is not an escape that JSON knows",
                    range.slice(self.text).replace(char::is_control, "…")
                );
                return Err(Problem::syntax(range, message)
                    .help("Write `\\\\` for a backslash. The others are `\\\"`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\uXXXX`."));
            }
        };
        self.at += 1;
        Ok(simple)
    }

    /// `\uXXXX`, or two of them for a character beyond U+FFFF.
    fn unicode(&mut self, start: usize) -> Result<char, Problem> {
        self.at += 1;
        let first = self.hex(start)?;
        if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 2;
            let second = self.hex(start)?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).ok_or_else(|| self.lone_half(start));
            }
        }
        char::from_u32(first).ok_or_else(|| self.lone_half(start))
    }

    fn hex(&mut self, start: usize) -> Result<u32, Problem> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        let code = u32::from_str_radix(digits, 16).ok();
        let Some(code) = code.filter(|_| !digits.starts_with('+')) else {
            return Err(Problem::syntax(
                TextRange::from_usize(start, self.at),
                "`\\u` needs four hexadecimal digits",
            )
            .help("Write for example `\\u00e9`."));
        };
        self.at += 4;
        Ok(code)
    }

    fn lone_half(&self, start: usize) -> Problem {
        let range = TextRange::from_usize(start, self.at);
        Problem::syntax(
            range,
            format!("`{}` is only half a character", range.slice(self.text)),
        )
        .label("the other half is missing")
        .help("Write the character itself, or both of its two escapes.")
    }

    fn not_a_value(&self) -> Problem {
        let problem = Problem::syntax(self.here(), "expected a JSON value");
        match self.peek() {
            Some(b']' | b'}' | b',') if self.follows(':') => problem
                .label("a value was expected before this")
                .help("Write the value behind the colon; `null` says that there is none."),
            Some(b']' | b'}') => problem
                .label("a value was expected before this")
                .help("Write a value before it, or remove the comma there: JSON allows none after the last value."),
            Some(b',') if self.follows(',') => problem.help("Remove one of the two commas."),
            Some(b',') => problem.help("Remove the comma, or write a value before it."),
            Some(b'+') => problem.help("Write the number without its `+`."),
            Some(b'.') => problem.help("Write `0` before the `.`."),
            _ => problem.help(match self.foreign_quote() {
                Some(quote) => format!("JSON quotes text with `\"`, not with `{quote}`."),
                None => "Put text in double quotes.".to_owned(),
            }),
        }
    }

    /// The mark here with which others quote.
    pub(super) fn foreign_quote(&self) -> Option<char> {
        let first = self.rest().chars().next()?;
        matches!(first, '\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»').then_some(first)
    }

    /// Whether the last character that is no blank was this one.
    pub(super) fn follows(&self, sign: char) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.trim_end().ends_with(sign)
    }

    fn control(&self, start: usize) -> Problem {
        if matches!(self.peek(), Some(b'\n' | b'\r')) {
            return unclosed(start, self.text);
        }
        Problem::syntax(self.here(), "a control character stands in a quoted text")
            .label("cannot stand here as it is")
            .help("Write `\\t` for a tab, `\\u00XX` for any other.")
    }

    fn digits(&mut self) -> usize {
        let length = self.run(|byte| byte.is_ascii_digit());
        self.at += length;
        length
    }

    /// How many bytes from here on are such.
    fn run(&self, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| !is(*byte));
        end.unwrap_or(rest.len())
    }

    fn eat(&mut self, any_of: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| any_of.contains(&byte));
        self.at += usize::from(found);
        found
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// How many bytes at the start of a text stand for themselves in a string: no quote, no backslash, no control character.
/// Eight are looked at in one go; the lowest that is found is right, and those above it do not count.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGH;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (number, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let same = |sign: u8| below(word ^ (ONES * u64::from(sign)), 1);
        let found = below(word, 0x20) | same(b'"') | same(b'\\');
        if found != 0 {
            return number * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let ends = |byte: &u8| matches!(byte, 0..=0x1f | b'"' | b'\\');
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    bytes.len() - rest.len() + end
}

/// A string that the line or the file ends; underlined is its first line.
fn unclosed(start: usize, text: &str) -> Problem {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    Problem::syntax(
        TextRange::from_usize(start, start + line.len()),
        "a quote is not closed",
    )
    .label("opened here")
    .help("Add the closing `\"` on the same line; inside quotes a line break is written `\\n`.")
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn eight_bytes_at_once_tell_what_one_by_one_tells(
            bytes in vec(prop_oneof![8 => any::<u8>(), 1 => Just(b'"'), 1 => Just(b'\\'), 2 => 0x1e..=0x23u8], 0..40),
        ) {
            let ends = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
            let found = bytes.iter().position(ends).unwrap_or(bytes.len());
            prop_assert_eq!(plain(&bytes), found);
        }
    }
}
