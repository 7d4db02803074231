//! Syntax errors of YAML in plain words: what is wrong, beside what, and what to do.

use granit_parser::{ErrorKind, ScanError};

use super::Problem;
use super::build::{Builder, Shape, too_deep};
use super::yaml::offset_of;
use crate::source::TextRange;

/// The problem behind an error of the YAML parser, with the bracket it stands in when that helps.
pub(super) fn problem(error: &ScanError, builder: &Builder<'_>) -> Problem {
    let offset = offset_of(error, builder.text);
    let rest = builder.text.get(offset..).unwrap_or_default();
    let width = match rest.chars().next() {
        None | Some('\n' | '\r') => 0,
        Some(sign) => sign.len_utf8(),
    };
    let range = TextRange::from_usize(offset, offset + width);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(range, builder.limits());
    }
    let (message, label, help) = words(error.kind(), rest);
    let mut problem = Problem::syntax(range, message).label(label);
    if !help.is_empty() {
        problem = problem.help(help);
    }
    if let Some(open) = builder.open_bracket()
        && open.range != problem.range
        && concerns_brackets(error.kind())
    {
        let close = match open.shape {
            Shape::Sequence => "`]`",
            Shape::Mapping => "`}`",
        };
        problem = problem.related(open.range, format!("opened here; closes with {close}"));
    }
    problem
}

type Words = (String, &'static str, &'static str);

fn say(message: &str, label: &'static str, help: &'static str) -> Words {
    (message.to_owned(), label, help)
}

fn concerns_brackets(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEof
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::InvalidIndentation
            | ErrorKind::ExpectedNodeContent
    )
}

fn words(kind: &ErrorKind, rest: &str) -> Words {
    brackets(kind)
        .or_else(|| indentation(kind))
        .or_else(|| quotes(kind))
        .or_else(|| mappings(kind))
        .or_else(|| directives(kind))
        .unwrap_or_else(|| other(kind, rest))
}

fn brackets(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::UnclosedFlowCollection { open } => (
            format!("the bracket `{open}` is not closed"),
            "opened here",
            "Add the closing bracket.",
        ),
        E::MismatchedFlowCollectionEnd { open, close } => (
            format!("the bracket `{open}` is closed by `{close}`"),
            "does not fit the opening bracket",
            "Close brackets in the order they were opened, each by its own kind.",
        ),
        E::MisplacedFlowCollectionEnd => say(
            "a closing bracket without an opening one",
            "nothing to close",
            "Remove it, or put the text in quotes if it belongs to it.",
        ),
        E::ExpectedFlowMappingSeparator => say(
            "expected `,` or `}`",
            "expected `,` or `}` before this",
            "Separate entries with a comma, or close the bracket.",
        ),
        E::ExpectedFlowSequenceSeparator => say(
            "expected `,` or `]`",
            "expected `,` or `]` before this",
            "Separate items with a comma, or close the bracket.",
        ),
        E::UnexpectedEofFlowSequence => say(
            "the file ends before `]`",
            "expected `]`",
            "Add the closing bracket.",
        ),
        E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping => say(
            "the file ends before `}`",
            "expected `}`",
            "Add the closing bracket.",
        ),
        E::BlockEntryInFlowCollection | E::PlainScalarStartsWithDashFlowIndicator => say(
            "a list item with `-` cannot stand between brackets",
            "not allowed here",
            "Between brackets separate items with commas, without `-`.",
        ),
        _ => return None,
    })
}

fn indentation(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::TabInIndentation | E::TabInBlockIndentation | E::TabAtBlockScalarStart => say(
            "a tab is used for indentation",
            "a tab",
            "YAML is indented with spaces only; replace the tab by spaces.",
        ),
        E::TabNotAllowed | E::TabInPlainScalar => say(
            "a tab cannot stand here",
            "a tab",
            "Replace the tab by spaces.",
        ),
        E::InvalidIndentation
        | E::InvalidFlowScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidBlockScalarIndent => say(
            "this line is not indented as what it belongs to",
            "wrong indentation",
            "Lines of one mapping or list start in the same column; a value that goes on is indented further than \
             its key.",
        ),
        E::ExpectedBlockSequenceEntry => say(
            "expected a list item with `-`",
            "expected `-` here",
            "Items of one list start in the same column, each with `- `.",
        ),
        E::BlockSequenceEntryNotAllowed => say(
            "a list cannot start here",
            "not allowed here",
            "Put the list on the lines after the key, or put the text in quotes if the `-` belongs to it.",
        ),
        E::InvalidBlockEntryWhitespace => {
            say("a tab follows `-`", "a tab", "Write a space after the `-`.")
        }
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader => say(
            "the line with `|` or `>` has more than it may",
            "not allowed here",
            "Only `+`, `-`, a digit from 1 to 9 and a comment may follow; the text starts on the next line.",
        ),
        _ => return None,
    })
}

fn quotes(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::UnclosedQuotedScalar => say(
            "a quote is not closed",
            "opened here",
            "Add the closing quote; inside `'…'` write `''` for an apostrophe.",
        ),
        E::DocumentIndicatorInQuotedScalar => say(
            "a quoted text runs into the next document",
            "opened here",
            "Add the closing quote before the line with `---` or `...`.",
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => say(
            "something follows the closing quote",
            "not part of the quoted text",
            "Put the whole value in quotes; write `''` for an apostrophe inside `'…'` and `\\\"` for a quote inside \
             `\"…\"`.",
        ),
        E::UnknownQuotedScalarEscape => say(
            "an escape that YAML does not know",
            "in a text in double quotes",
            "Write `\\\\` for a backslash, or use single quotes, where a backslash is a backslash.",
        ),
        E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => say(
            "an escape that names no character",
            "in a text in double quotes",
            "Write the character itself, or `\\xXX`, `\\uXXXX` or `\\UXXXXXXXX` with hexadecimal digits.",
        ),
        _ => return None,
    })
}

fn mappings(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::SimpleKeyExpected => say(
            "a line of a mapping has no `:`",
            "expected `:` after this key",
            "Write `key: value`, with a space after the `:`.",
        ),
        E::InvalidSimpleKey | E::ExpectedBlockMappingKey => say(
            "expected a key",
            "does not fit the mapping it stands in",
            "Start each entry in the column of the first one and write `key: value`; text that goes on is indented \
             further.",
        ),
        E::MappingValueNotAllowed | E::InvalidColonPlacement => say(
            "a second `:` in one line",
            "a mapping cannot start here",
            "Put text that holds `: ` in quotes; a nested mapping starts on a line of its own.",
        ),
        E::MappingKeyNotAllowed => say(
            "a key cannot stand here",
            "not allowed here",
            "Start the mapping on a line of its own, indented further.",
        ),
        E::FlowMappingValueAdjacentCollection | E::InvalidMappingValueWhitespace => say(
            "no space after `:`",
            "expected a space before this",
            "Write a space after the `:`.",
        ),
        E::UnexpectedEofBlockMapping | E::UnexpectedEofBlockSequence | E::UnexpectedEof => {
            say("the file ends too early", "something is missing here", "")
        }
        E::ExpectedNodeContent => say(
            "expected a value",
            "no value can start with this",
            "Put the text in quotes.",
        ),
        E::CommentInterceptedScalar => say(
            "a comment stands inside a text of several lines",
            "the text cannot go on after a comment",
            "Move the comment before the text, or put the text in quotes.",
        ),
        E::CommentNotSeparated => say(
            "no space before `#`",
            "neither a comment nor text",
            "Write a space before the `#`, or put the text in quotes if the `#` belongs to it.",
        ),
        _ => return None,
    })
}

fn directives(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::UnsupportedYamlMajorVersion => say(
            "a version of YAML that is not read",
            "not YAML 1",
            "Remove the line, or write `%YAML 1.2`.",
        ),
        E::UndeclaredTagHandle => say(
            "a tag with a prefix that is not declared",
            "unknown prefix",
            "Declare it with `%TAG` before the `---`, or remove the tag.",
        ),
        E::ExpectedDocumentStart | E::InvalidDocumentEnd | E::MissingDocumentEndBeforeDirective => {
            say(
                "a new document cannot start here",
                "expected `---` on a line of its own",
                "Separate documents with a line `---`; content cannot stand at the level of the root twice.",
            )
        }
        E::MissingAnchorOrAliasName => say(
            "`&` or `*` without a name",
            "expected a name after this",
            "Write a name directly after it, or put the text in quotes if the sign belongs to it.",
        ),
        E::BomInsideDocument => say(
            "a byte order mark in the middle of the text",
            "invisible, but there",
            "Remove it.",
        ),
        E::TooManyComments => say(
            "more comments in a row than can be kept",
            "",
            "Remove some of them.",
        ),
        E::ExpectedTagBang
        | E::ExpectedTagDirectiveBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagDirectiveTerminator
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8 => say(
            "a tag that is not written as YAML wants it",
            "starts with `!`",
            "Put the text in quotes if the `!` belongs to it, or remove the tag.",
        ),
        _ => return None,
    })
}

fn other(kind: &ErrorKind, rest: &str) -> Words {
    if rest.starts_with('%') {
        return say(
            "a directive that is not written as YAML wants it",
            "a line that starts with `%`",
            "Put the text in quotes if the `%` belongs to it.",
        );
    }
    match kind {
        ErrorKind::UnexpectedCharacter { character: '`' } => say(
            "no value can start with a backquote",
            "not allowed here",
            "Put the text in quotes.",
        ),
        ErrorKind::UnexpectedCharacter { character } => (
            format!("no value can start with `{}`", character.escape_debug()),
            "not allowed here",
            "Put the text in quotes.",
        ),
        _ => say(
            "this is not valid YAML",
            "cannot be read",
            "Put the text in quotes, or look at the line above.",
        ),
    }
}
