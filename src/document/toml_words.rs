//! Syntax errors of TOML in plain words: what is wrong, at which bytes, what to do about it.

use toml_parser::{ParseError, Span};

use super::Problem;
use super::build::{Builder, too_deep};
use crate::source::TextRange;

/// Where an error stands.
struct TomlPlace<'t> {
    text: &'t str,
    /// What was not expected, or the empty place where something was.
    at: TextRange,
    /// What it stands in: the bracket that opened, or the value itself.
    within: TextRange,
}

/// The problem behind an error of the TOML parser.
pub(super) fn problem(error: &ParseError, builder: &Builder<'_>) -> Problem {
    let at = error.unexpected().or_else(|| error.context());
    let at = at.map(range_of).unwrap_or_default();
    let place = TomlPlace {
        text: builder.text,
        at,
        within: error.context().map_or(at, range_of),
    };
    let what = error.description();
    if what.starts_with("cannot recurse further") {
        return too_deep(at, builder.limits());
    }
    structure(what, &place)
        .or_else(|| text(what, &place))
        .or_else(|| number(what, &place))
        .unwrap_or_else(|| {
            Problem::syntax(place.at, format!("this is not TOML: {what}"))
                .help("Write it as TOML does, or put text in quotes.")
        })
}

/// What looks like a date or time, and is none.
pub(super) fn no_date(range: TextRange, lexeme: &str) -> Problem {
    Problem::syntax(range, format!("`{lexeme}` is no date or time"))
        .help("Correct it, or put it in quotes if it is meant as text.")
}

/// What looks like a number, and is none.
pub(super) fn no_number(range: TextRange, lexeme: &str) -> Problem {
    Problem::syntax(range, format!("`{lexeme}` is no number")).help(
        "TOML allows no zero before other digits, and wants digits on both sides of a point. Correct it, or put it in quotes if it is text.",
    )
}

/// Headers, brackets, and what stands around `=`.
fn structure(what: &str, place: &TomlPlace<'_>) -> Option<Problem> {
    let at = |message: &str| Problem::syntax(place.shown(), message);
    Some(match what {
        "key with no value" => key_alone(place),
        "missing value for key" => {
            at("expected a value after the key").help("Write `key = value`.")
        }
        "string values must be quoted" | "missing value" if place.at.is_empty() => {
            at("expected a value after `=`").help("Write the value, or remove the key.")
        }
        "extra `=`" => at("one `=` too many").help("Remove it."),
        "unclosed table" | "unclosed array table" => {
            let close = if what == "unclosed table" { "]" } else { "]]" };
            Problem::syntax(place.line_of(place.within), "a header is not closed")
                .label("opened here")
                .help(format!("Add the closing `{close}`."))
        }
        "unexpected key or value" => goes_on(place.rest_of_line(place.at.start)),
        "string values must be quoted" => goes_on(place.next_entry()?),
        "unclosed array" | "unclosed inline table" => {
            let close = if what == "unclosed array" { "]" } else { "}" };
            at(&format!("expected `{close}`"))
                .related(place.within, "opened here")
                .help(format!(
                    "Add the closing `{close}`, or restore what was cut off."
                ))
        }
        "missing comma between array elements" => at("expected `,` or `]`")
            .related(place.within, "opened here")
            .help("Separate values with a comma, or add the closing `]`."),
        "missing comma between key-value pairs" => at("expected `,` or `}`")
            .related(place.within, "opened here")
            .help("Separate entries with a comma, or add the closing `}`."),
        "missing assignment between key-value pairs"
        | "missing key for inline table element"
        | "invalid inline table element" => at("an entry in braces is not complete")
            .related(place.within, "opened here")
            .help("Write `key = value`."),
        "extra assignment between key-value pairs" | "unexpected `=` in array" => {
            at("no `=` can stand here")
                .help("Remove it, or put a table in braces: `{key = value}`.")
        }
        _ => return one_too_many_or_few(what, place),
    })
}

fn goes_on(rest: TextRange) -> Problem {
    Problem::syntax(rest, "something follows the end of the entry")
        .label("expected the end of the line")
        .help("Put each entry and each header on a line of its own; a comment starts with `#`.")
}

/// Commas, brackets and keys of which there are too many or too few.
fn one_too_many_or_few(what: &str, place: &TomlPlace<'_>) -> Option<Problem> {
    let at = |message: &str| Problem::syntax(place.shown(), message);
    Some(match what {
        "extra comma in array" | "extra comma in inline table" => {
            at("one comma too many").help("Write a value before it, or remove it.")
        }
        "missing array opening" | "missing inline table opening" | "missing table open" => {
            at("this bracket closes nothing").help("Remove it, or add the one that opens.")
        }
        "unquoted keys cannot be empty" => {
            at("a key is missing here").help("Write a key. An empty one is written `\"\"`.")
        }
        "invalid unquoted key" if place.within.slice(place.text).ends_with(':') => key_alone(place),
        "invalid unquoted key" => {
            let key = place.within.slice(place.text);
            Problem::syntax(place.within, format!("the key `{key}` needs quotes"))
                .help("Without quotes a key holds only the letters a to z, digits, `-` and `_`.")
        }
        "invalid key-value pair" => at("expected a key")
            .help("A line of TOML is `key = value`, a header `[table]`, or a comment after `#`."),
        _ => return None,
    })
}

/// A key that no `=` follows: another syntax, a key of several words, or one that was not finished.
fn key_alone(place: &TomlPlace<'_>) -> Problem {
    let line = place.line_of(TextRange::new(place.at.start, place.at.start));
    let written = line.slice(place.text);
    let help = if !written.contains('=') && written.contains(':') {
        "TOML writes `key = value`, with `=`."
    } else if written.contains('=') {
        "Write one key before the `=`; a key of several words goes in quotes."
    } else {
        "Write `key = value`, or `#` before a comment."
    };
    Problem::syntax(line, "expected `=` after the key")
        .label("not `key = value`")
        .help(help)
}

/// Quoted text, bare text, comments, line breaks.
fn text(what: &str, place: &TomlPlace<'_>) -> Option<Problem> {
    let lexeme = place.within.slice(place.text);
    Some(match what {
        "string values must be quoted" => no_value(place.at, place.at.slice(place.text)),
        "invalid boolean" => no_value(place.within, lexeme),
        "missing escaped value" | "too few unicode value digits" | "invalid value" => {
            Problem::syntax(place.escape(), "this is not an escape that TOML knows").help(
                "Write `\\\\` for a backslash, or put the text in single quotes, where a backslash is itself.",
            )
        }
        "carriage return must be followed by newline" => {
            Problem::syntax(place.at, "a line ends in a bare carriage return")
                .help("Save the file with the line breaks LF or CRLF.")
        }
        "invalid comment character" => {
            Problem::syntax(place.shown(), "a control character stands in a comment").help("Remove it.")
        }
        _ if what.ends_with(" string") || what.starts_with("keys cannot be multi-line") => {
            let quoted = lexeme.len() > 1 && lexeme.ends_with(['"', '\'']);
            if quoted && what.starts_with("invalid") {
                Problem::syntax(place.shown(), "a control character stands in a quoted text")
                    .help("Write `\\t` for a tab, `\\u00XX` for any other.")
            } else if quoted {
                Problem::syntax(place.line_of(place.within), "a key cannot go over several lines")
                    .help("Put it in single or double quotes.")
            } else {
                Problem::syntax(place.line_of(place.within), "a quote is not closed")
                    .label("opened here")
                    .help("Add the closing quote on the same line; text of several lines stands between `\"\"\"` and `\"\"\"`.")
            }
        }
        _ => return None,
    })
}

/// A bare word or words where a value is wanted.
fn no_value(range: TextRange, value: &str) -> Problem {
    let help = match value.to_ascii_lowercase().as_str() {
        "null" | "nil" | "none" => "TOML has no such value: leave the key out.".to_owned(),
        "true" | "false" | "yes" | "no" | "on" | "off" => {
            format!("TOML writes `true` and `false`; text goes in quotes: `\"{value}\"`.")
        }
        _ => {
            format!("Put text in quotes: `\"{value}\"`. Values of a list are separated by commas.")
        }
    };
    Problem::syntax(range, format!("`{value}` is not a TOML value")).help(help)
}

fn number(what: &str, place: &TomlPlace<'_>) -> Option<Problem> {
    let help = match what {
        "unexpected leading zero" => "Remove the leading zeros, or put it in quotes if it is text.",
        "`_` may only go between digits" => "An underscore stands between two digits.",
        "invalid fraction" | "invalid mantissa" | "invalid exponent" => {
            "Write digits on both sides of the point and after the `e`."
        }
        "radix must be lowercase" => "The prefixes are `0x`, `0o` and `0b`.",
        "redundant numeric sign" | "redundant integer number prefix" => "Write one of them.",
        "integers with a radix cannot be signed" => {
            "Remove the sign, or write the number in decimal digits."
        }
        _ if what.starts_with("invalid ") => "Correct it, or put it in quotes if it is text.",
        _ => return None,
    };
    let lexeme = place.within.slice(place.text);
    Some(if lexeme.contains(|c: char| c.is_ascii_digit()) {
        Problem::syntax(place.within, format!("`{lexeme}` is no number")).help(help)
    } else {
        no_value(place.within, lexeme)
    })
}

impl TomlPlace<'_> {
    /// What was not expected; of an empty place the character there.
    fn shown(&self) -> TextRange {
        if !self.at.is_empty() {
            return self.at;
        }
        let at = self.at.start as usize;
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        let next = next.filter(|next| !next.is_whitespace());
        TextRange::from_usize(at, at + next.map_or(0, char::len_utf8))
    }

    /// The entry of the same line that is taken for the end of a value: `b = 2` in `a = 1 b = 2`.
    fn next_entry(&self) -> Option<TextRange> {
        let (_, word) = self.at.slice(self.text).rsplit_once(' ')?;
        let rest = self.text.get(self.at.end as usize..)?;
        let is_key = rest.trim_start_matches(' ').starts_with('=');
        let start = self.at.end - u32::try_from(word.len()).ok()?;
        is_key.then(|| self.rest_of_line(start))
    }

    /// From an offset to the end of its line, without blanks around.
    fn rest_of_line(&self, at: u32) -> TextRange {
        let at = at as usize;
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let start = at + (line.len() - line.trim_start().len());
        TextRange::from_usize(start, at + line.trim_end().len().max(start - at))
    }

    /// The first line of a range; of an empty one the line that it is in.
    fn line_of(&self, range: TextRange) -> TextRange {
        let at = range.start as usize;
        let before = self.text.get(..at).unwrap_or_default();
        let start = match before.rfind('\n') {
            _ if !range.is_empty() => at,
            Some(end) => end + 1,
            None => usize::from(before.starts_with('\u{feff}')) * 3,
        };
        let line = self.text.get(start..).unwrap_or_default();
        let line = line.lines().next().unwrap_or_default();
        let blank = line.len() - line.trim_start().len();
        TextRange::from_usize(
            start + blank.min(line.trim_end().len()),
            start + line.trim_end().len(),
        )
    }

    /// From the backslash before here to the end of what was not expected.
    fn escape(&self) -> TextRange {
        let shown = self.shown();
        let before = self.text.get(..shown.start as usize).unwrap_or_default();
        let start = before.rfind('\\').unwrap_or(before.len());
        TextRange::from_usize(start, shown.end as usize)
    }
}

fn range_of(span: Span) -> TextRange {
    TextRange::from_usize(span.start(), span.end())
}
