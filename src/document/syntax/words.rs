//! The words for each error of the YAML parser: what is wrong, beside what, what to do. Where it is underlined is in
//! `place`.

use granit_parser::ErrorKind;

use super::place::Place;

/// Headline, label, help.
pub(super) type Words = (String, &'static str, &'static str);

fn say(message: &str, label: &'static str, help: &'static str) -> Words {
    (message.to_owned(), label, help)
}

/// What to say of an error; `place` tells apart what the parser calls by one name.
pub(super) fn words(kind: &ErrorKind, place: &Place<'_>) -> Words {
    contextual(kind, place)
        .or_else(|| brackets(kind))
        .or_else(|| indentation(kind))
        .or_else(|| quotes(kind))
        .or_else(|| mappings(kind))
        .or_else(|| directives(kind))
        .unwrap_or_else(|| other(kind))
}

fn contextual(kind: &ErrorKind, place: &Place<'_>) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::TabInIndentation | E::TabInBlockIndentation | E::TabNotAllowed | E::TabInPlainScalar
            if place.before.trim().is_empty() =>
        {
            say(
                "a tab is used for indentation",
                "a tab",
                "YAML is indented with spaces only; replace the tab by spaces.",
            )
        }
        E::TabInIndentation | E::TabInBlockIndentation => say(
            "a tab cannot stand here",
            "a tab",
            "Replace the tab by spaces.",
        ),
        E::InvalidIndentation | E::InvalidFlowScalarIndent if place.in_brackets => say(
            "this line is not indented as the brackets it stands in",
            "too far left, unless the bracket should end before this",
            "Close the bracket, or indent the line further than the key that the bracket belongs to.",
        ),
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::InvalidSimpleKey
        | E::SimpleKeyExpected
            if place.in_brackets =>
        {
            say(
                "expected `,` or a closing bracket",
                "another entry starts before this one has ended",
                "Separate entries with a comma, or close the bracket.",
            )
        }
        E::InvalidSimpleKey | E::ExpectedBlockMappingKey if place.follows_a_value() => say(
            "something follows the end of a value",
            "not part of the value",
            "Put the whole value in quotes, or start a new line.",
        ),
        E::MappingValueNotAllowed | E::InvalidColonPlacement if !place.follows_a_value() => say(
            "a mapping starts where a value already stands",
            "the `:` makes this line an entry",
            "Start the line in the column of the other keys; or, if the line above should hold a mapping, end it \
             with `:`; or put text that holds `: ` in quotes.",
        ),
        E::InvalidDirectiveTerminator
        | E::MissingYamlVersionSeparator
        | E::MissingDirectiveName
        | E::InvalidDirectiveName
        | E::YamlVersionTooLong
        | E::MissingYamlVersion
        | E::DuplicateVersionDirective
        | E::DuplicateTagDirective => say(
            "a directive that is not written as YAML wants it",
            "a line that starts with `%`",
            "Put the text in quotes if the `%` belongs to it.",
        ),
        _ => return None,
    })
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
            "opened here",
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
        E::TabAtBlockScalarStart => say(
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
            "of what follows this",
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

fn other(kind: &ErrorKind) -> Words {
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
