//! YAML 1.2 into the tree: the events of `granit-parser`, with the places and the meaning that it leaves to us.
//!
//! Only this file and `syntax` know that parser. Tags of the core schema are honoured; any other tag (`!local`,
//! `!!timestamp`) is read as if it were not there, since what it means is the affair of the program that defined it.

use granit_parser::{Event, Parser, ScalarStyle, Span, StrInput, Tag};

use super::build::{Builder, Shape};
use super::resolve::{Scalar, resolve};
use super::{Comment, NodeKind, Problem, Text, syntax, yaml_block};
use crate::source::TextRange;

/// Reads every YAML document of the text: in the plain style that most are written in by `yaml_block`, else by the full
/// parser.
pub(super) fn read(builder: &mut Builder<'_>) {
    if !yaml_block::read(builder) {
        *builder = Builder::new(builder.text, builder.limits());
        read_any(builder);
    }
}

/// Reads every YAML document of the text, whatever its style. After a document with a syntax error reading goes on at the next `---`.
pub(super) fn read_any(builder: &mut Builder<'_>) {
    let depth = builder.limits().depth as usize;
    let options = granit_parser::options! {
        strict_indentation: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: 1_000_000,
        flow_nesting_limit: depth,
        block_nesting_limit: depth,
    };
    let text = builder.text;
    let mut parser = Parser::new_from_str_with_options(text, options);
    while let Some(next) = parser.next_event() {
        let outcome = match next {
            Ok((event, span)) => take(builder, event, &span),
            Err(error) => Err(syntax::problem(&error, builder)),
        };
        if let Err(problem) = outcome {
            builder.fail(problem);
            if !recover(builder, &mut parser) {
                break;
            }
        }
    }
}

/// Goes on to the next document; `false` when there is none.
fn recover<'t>(builder: &mut Builder<'_>, parser: &mut Parser<'t, StrInput<'t>>) -> bool {
    match parser.proceed_next_document() {
        Ok(more) => more,
        Err(error) => {
            let problem = syntax::problem(&error, builder);
            builder.fail(problem);
            false
        }
    }
}

fn take(builder: &mut Builder<'_>, event: Event<'_>, span: &Span) -> Result<(), Problem> {
    let range = range_of(span, builder.text);
    match event {
        Event::DocumentStart(..) => builder.begin_document(range.start),
        Event::DocumentEnd => builder.end_document(),
        Event::Scalar(value, style, anchor, tag) => {
            let (kind, range) = scalar(builder, &value, style, tag.as_deref(), span);
            builder.scalar(kind, range, anchor)?;
        }
        Event::SequenceStart(_, anchor, tag) => {
            check_collection_tag(builder, tag.as_deref(), span, "seq");
            builder.open(Shape::Sequence, range, anchor)?;
        }
        Event::MappingStart(_, anchor, tag) => {
            check_collection_tag(builder, tag.as_deref(), span, "map");
            builder.open(Shape::Mapping, range, anchor)?;
        }
        Event::SequenceEnd | Event::MappingEnd => builder.close(range),
        Event::Alias(anchor) => builder.alias(anchor, range)?,
        Event::UnresolvedAlias(_) => unknown_alias(builder, range)?,
        Event::Comment(..) => builder.comments.push(Comment { range }),
        // Stream ends and whatever a later version of the parser may add carry no value.
        _ => {}
    }
    Ok(())
}

/// The bytes of a span, clamped to the text.
fn range_of(span: &Span, text: &str) -> TextRange {
    let range = span.byte_range().unwrap_or(text.len()..text.len());
    TextRange::from_usize(range.start.min(text.len()), range.end.min(text.len()))
}

fn scalar(
    builder: &mut Builder<'_>,
    value: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    span: &Span,
) -> (NodeKind, TextRange) {
    let plain = style == ScalarStyle::Plain;
    let range = match style {
        ScalarStyle::Plain => after_colon(builder, range_of(span, builder.text)),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            without_blank_end(range_of(span, builder.text), builder.text)
        }
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => range_of(span, builder.text),
    };
    let inside = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if range.len() >= 2 => {
            TextRange::new(range.start + 1, range.end - 1)
        }
        _ => range,
    };
    let string = |value: &str| {
        NodeKind::String(if inside.slice(builder.text) == value {
            Text::Verbatim(inside)
        } else {
            Text::decoded(value)
        })
    };
    let core = tag.and_then(Tag::core_suffix);
    let forced = tag.is_some_and(|tag| tag.parts() == ("", "!") || tag.parts() == ("!", ""));
    let resolved = match core {
        Some("str") => Scalar::String,
        Some(_) => resolve(value),
        None if plain && !forced => resolve(value),
        None => Scalar::String,
    };
    if let Some(wanted) = core
        && !tag_fits(wanted, resolved, value)
    {
        builder.problems.push(misfit(wanted, value, range));
        return (string(value), range);
    }
    match resolved {
        Scalar::Null => (NodeKind::Null, range),
        Scalar::Bool(value) => (NodeKind::Bool(value), range),
        // A number is its text as written, so a quoted one (`!!int "12"`) has the range inside its quotes.
        Scalar::Integer | Scalar::Float if inside.slice(builder.text) == value => {
            (NodeKind::Number, inside)
        }
        Scalar::Integer | Scalar::Float | Scalar::String => (string(value), range),
    }
}

/// The parser sets a missing value before the `:` of its key; it would stand after it.
fn after_colon(builder: &Builder<'_>, range: TextRange) -> TextRange {
    let at = range.start as usize;
    let rest = builder
        .text
        .get(at..)
        .and_then(|rest| rest.strip_prefix(':'));
    // A `:` before anything else belongs to the text that starts with it.
    let ends =
        |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n', ',', ']', '}']);
    let colon = rest.is_some_and(ends);
    if range.is_empty() && colon && builder.awaits_value() {
        TextRange::from_usize(at + 1, at + 1)
    } else {
        range
    }
}

/// A block scalar up to the end of its last line that is not blank: what a person would underline.
fn without_blank_end(range: TextRange, text: &str) -> TextRange {
    let slice = range.slice(text);
    let content = slice.trim_end_matches([' ', '\t', '\r', '\n']).len();
    let blank = slice.get(content..).unwrap_or_default();
    let rest = blank.find(['\r', '\n']).unwrap_or(blank.len());
    let start = range.start as usize;
    TextRange::from_usize(start, start + content + rest)
}

fn tag_fits(wanted: &str, resolved: Scalar, value: &str) -> bool {
    match wanted {
        "str" => true,
        "null" => resolved == Scalar::Null,
        "bool" => matches!(resolved, Scalar::Bool(_)),
        "int" => resolved == Scalar::Integer,
        "float" => matches!(resolved, Scalar::Integer | Scalar::Float) || is_no_json_number(value),
        _ => false,
    }
}

/// `.inf` and `.nan`: floats for YAML, text for us.
fn is_no_json_number(value: &str) -> bool {
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(value, ".nan" | ".NaN" | ".NAN")
}

fn misfit(wanted: &str, value: &str, range: TextRange) -> Problem {
    let what = match wanted {
        "int" => "a whole number",
        "float" => "a number",
        "bool" => "`true` or `false`",
        "null" => "null",
        "seq" => "a list",
        _ => "a mapping",
    };
    Problem::syntax(
        range,
        format!("`{value}` is tagged `!!{wanted}` but is not {what}"),
    )
    .help("Correct the value or remove the tag. Until then it is read as text.")
}

fn check_collection_tag(builder: &mut Builder<'_>, tag: Option<&Tag>, span: &Span, shape: &str) {
    let Some(core) = tag.and_then(Tag::core_suffix).filter(|core| *core != shape) else {
        return;
    };
    let range = span.tag_span().map_or_else(
        || range_of(span, builder.text),
        |span| range_of(&span, builder.text),
    );
    let is = if shape == "seq" {
        "a list"
    } else {
        "a mapping"
    };
    builder.problems.push(
        Problem::syntax(range, format!("the tag `!!{core}` stands before {is}"))
            .label(format!("what follows is {is}"))
            .help("Remove the tag. Until then it is ignored."),
    );
}

fn unknown_alias(builder: &mut Builder<'_>, range: TextRange) -> Result<(), Problem> {
    let alias = range.slice(builder.text);
    let name = alias.trim_start_matches('*');
    // `*.yaml`, `*/*.json`: nobody names an anchor so.
    let problem = if name.contains(['/', '.', '*']) {
        Problem::syntax(range, format!("`{alias}` is not in quotes"))
            .label("a value that starts with `*` is an alias")
            .help(format!("Put the pattern in quotes: `'{alias}'`."))
    } else {
        Problem::syntax(range, format!("the alias `{alias}` names no anchor"))
            .label(format!("no `&{name}` before this"))
            .help(format!(
                "Write `&{name}` before the value it stands for, earlier in the same document; or quote the text if \
                 the `*` belongs to it."
            ))
    };
    builder.break_with(problem);
    builder.scalar(NodeKind::Null, range, 0)
}
