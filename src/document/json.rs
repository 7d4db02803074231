//! JSON by RFC 8259, strictly, into the tree; JSONC is the same with comments and a comma after the last value, and a
//! line of JSON Lines the same for a line. Tokens are in `json_token`.
//!
//! Open brackets stand on a stack of their own, so nesting costs no machine stack. A byte order mark at the very
//! start is ignored, as the RFC allows.

use super::build::{Builder, Shape};
use super::json_token::Cursor;
use super::{Comment, Format, NodeKind, Problem};
use crate::source::TextRange;

/// What the grammar allows next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    ValueOrClose,
    Key,
    KeyOrClose,
    CommaOrClose,
}

/// Reads the whole text as one JSON value.
pub(super) fn read(builder: &mut Builder<'_>, format: Format) {
    builder.begin_document(0);
    match one_value(builder, Cursor::new(builder.text), format) {
        Ok(()) => builder.end_document(),
        Err(problem) => builder.fail(problem),
    }
}

/// Reads one value and what may stand around it, to the end of what the cursor sees.
pub(super) fn one_value(
    builder: &mut Builder<'_>,
    mut cursor: Cursor<'_>,
    format: Format,
) -> Result<(), Problem> {
    let mut open: Vec<(Shape, TextRange)> = Vec::new();
    let mut next = Next::Value;
    loop {
        skip(&mut cursor, builder, format)?;
        let close = matches!(
            next,
            Next::ValueOrClose | Next::KeyOrClose | Next::CommaOrClose
        );
        if close && cursor.peek() == open.last().map(|(shape, _)| closing(*shape)) {
            builder.close(cursor.one());
            open.pop();
            next = Next::CommaOrClose;
        } else {
            if cursor.peek().is_none() {
                return Err(ends_early(&cursor, open.last().copied(), format));
            }
            next = match next {
                Next::Value | Next::ValueOrClose => value(&mut cursor, builder, &mut open)?,
                Next::Key | Next::KeyOrClose => key(&mut cursor, builder, format)?,
                Next::CommaOrClose => comma(&mut cursor, open.last().copied(), format)?,
            };
        }
        if open.is_empty() {
            skip(&mut cursor, builder, format)?;
            return match cursor.peek() {
                None => Ok(()),
                Some(_) => Err(goes_on(&cursor, format)),
            };
        }
    }
}

/// Steps over blanks, and over comments where they may stand. Elsewhere a comment is told as one, not as the key or
/// value that is missing there.
#[inline]
fn skip(cursor: &mut Cursor<'_>, builder: &mut Builder<'_>, format: Format) -> Result<(), Problem> {
    cursor.skip_space();
    if cursor.may_be_comment() {
        return skip_comments(cursor, builder, format);
    }
    Ok(())
}

fn skip_comments(
    cursor: &mut Cursor<'_>,
    builder: &mut Builder<'_>,
    format: Format,
) -> Result<(), Problem> {
    loop {
        cursor.skip_space();
        let Some(range) = cursor.comment() else {
            return Ok(());
        };
        if format == Format::Jsonc && cursor.peek() == Some(b'/') {
            let range = cursor.skip_comment()?;
            builder.comments.push(Comment { range });
            continue;
        }
        return Err(if format == Format::Jsonc {
            Problem::syntax(range, "a comment starts with `//` here")
                .label("no comment")
                .help("Write `//` before it, or `/*` before and `*/` after it.")
        } else {
            Problem::syntax(range, "a comment cannot stand in JSON")
                .label("JSON has no comments")
                .help("Remove it, or let the name of the file end in `.jsonc` where comments may stand; YAML has them too.")
        });
    }
}

fn goes_on(cursor: &Cursor<'_>, format: Format) -> Problem {
    let (end, help) = if format == Format::JsonLines {
        (
            "expected the end of the line",
            "Each line holds one value: put the next one on a line of its own.",
        )
    } else {
        (
            "expected the end of the file",
            "A JSON file holds one value; wrap several in `[` and `]`.",
        )
    };
    Problem::syntax(cursor.here(), "something follows the end of the JSON value")
        .label(end)
        .help(help)
}

fn value(
    cursor: &mut Cursor<'_>,
    builder: &mut Builder<'_>,
    open: &mut Vec<(Shape, TextRange)>,
) -> Result<Next, Problem> {
    let shape = match cursor.peek() {
        Some(b'[') => Shape::Sequence,
        Some(b'{') => Shape::Mapping,
        _ => {
            let (kind, range) = scalar(cursor)?;
            builder.scalar(kind, range, 0)?;
            return Ok(Next::CommaOrClose);
        }
    };
    let bracket = cursor.one();
    builder.open(shape, bracket, 0)?;
    open.push((shape, bracket));
    Ok(match shape {
        Shape::Sequence => Next::ValueOrClose,
        Shape::Mapping => Next::KeyOrClose,
    })
}

fn scalar(cursor: &mut Cursor<'_>) -> Result<(NodeKind, TextRange), Problem> {
    match cursor.peek() {
        Some(b'"') => cursor
            .string()
            .map(|(text, range)| (NodeKind::String(text), range)),
        Some(b'-' | b'0'..=b'9') => cursor.number().map(|range| (NodeKind::Number, range)),
        _ => cursor.word(),
    }
}

/// A key and its colon.
fn key(
    cursor: &mut Cursor<'_>,
    builder: &mut Builder<'_>,
    format: Format,
) -> Result<Next, Problem> {
    if cursor.peek() != Some(b'"') {
        let trailing = cursor.peek() == Some(b'}');
        let problem = Problem::syntax(cursor.here(), "expected a key in double quotes");
        return Err(match cursor.peek() {
            _ if trailing => problem
                .label("a key was expected after the comma")
                .help("Remove the comma before `}`: JSON allows none after the last entry."),
            Some(b',') if cursor.follows(',') => problem.help("Remove one of the two commas."),
            Some(b',') => problem.help("Remove the comma."),
            _ => problem.help(match cursor.foreign_quote() {
                Some(quote) => format!("JSON quotes keys with `\"`, not with `{quote}`."),
                None => "In JSON every key is written in double quotes: `\"name\": …`.".to_owned(),
            }),
        });
    }
    let (text, range) = cursor.string()?;
    builder.scalar(NodeKind::String(text), range, 0)?;
    skip(cursor, builder, format)?;
    if cursor.peek() != Some(b':') {
        let message = format!("expected `:` after the key `{}`", range.slice(builder.text));
        return Err(Problem::syntax(cursor.here(), message)
            .label("expected before this")
            .related(range, "the key")
            .help(match cursor.peek() {
                Some(b'=') => "Write a `:` in place of the `=`.",
                _ => "Write `\"key\": value`.",
            }));
    }
    cursor.one();
    Ok(Next::Value)
}

fn comma(
    cursor: &mut Cursor<'_>,
    open: Option<(Shape, TextRange)>,
    format: Format,
) -> Result<Next, Problem> {
    let shape = open.map_or(Shape::Sequence, |(shape, _)| shape);
    if cursor.peek() != Some(b',') {
        let close = char::from(closing(shape));
        let problem =
            Problem::syntax(cursor.here(), format!("expected `,` or `{close}`")).help(match cursor
                .peek()
            {
                Some(b';') => "Write a comma in place of the `;`.".to_owned(),
                _ => format!("Separate values with a comma, or add the closing `{close}`."),
            });
        return Err(match open {
            Some((_, bracket)) => problem.related(bracket, "opened here"),
            None => problem,
        });
    }
    cursor.one();
    Ok(match (shape, format) {
        (Shape::Sequence, Format::Jsonc) => Next::ValueOrClose,
        (Shape::Mapping, Format::Jsonc) => Next::KeyOrClose,
        (Shape::Sequence, _) => Next::Value,
        (Shape::Mapping, _) => Next::Key,
    })
}

fn closing(shape: Shape) -> u8 {
    match shape {
        Shape::Sequence => b']',
        Shape::Mapping => b'}',
    }
}

fn ends_early(cursor: &Cursor<'_>, open: Option<(Shape, TextRange)>, format: Format) -> Problem {
    let what = if format == Format::JsonLines {
        "line"
    } else {
        "file"
    };
    match open {
        None => Problem::syntax(cursor.here(), "the file is empty")
            .label("expected a JSON value")
            .help("Write at least `{}` or `[]`, or remove the file."),
        Some((shape, bracket)) => {
            let close = char::from(closing(shape));
            Problem::syntax(cursor.here(), format!("the {what} ends before `{close}`"))
                .label(format!("expected `{close}`"))
                .related(bracket, "opened here")
                .help(format!(
                    "Add the closing `{close}`, or restore what was cut off."
                ))
        }
    }
}
