//! The words for each error of the YAML parser: what is wrong, beside what, what to do. Where it is underlined is in
//! `place`.

use granit_parser::ErrorKind;

use super::place::ErrorPlace;

/// Headline, label, help.
pub(super) type Wording = (String, &'static str, &'static str);

fn say(message: &str, label: &'static str, help: &'static str) -> Wording {
    (message.to_owned(), label, help)
}

/// What to say of an error; `place` tells apart what the parser calls by one name.
pub(super) fn words(kind: &ErrorKind, place: &ErrorPlace<'_>, text: &str) -> Wording {
    colon_in_text(place, text)
        .or_else(|| comma(place, text))
        .or_else(|| control(place, text))
        .or_else(|| contextual(kind, place))
        .or_else(|| brackets(kind))
        .or_else(|| indentation(kind))
        .or_else(|| quotes(kind))
        .or_else(|| mappings(kind))
        .or_else(|| directives(kind))
        .unwrap_or_else(|| other(kind))
}

fn colon_in_text(place: &ErrorPlace<'_>, text: &str) -> Option<Wording> {
    place.is_colon_in_text(text).then(|| {
        say(
            "expected `,` or `}`",
            "expected before this",
            "Put text that holds `: ` in quotes, or separate the entries with a comma.",
        )
    })
}

/// A comma before which nothing stands: `[1,, 2]`. The parser goes on to the end of the file for what it expects there.
fn comma(place: &ErrorPlace<'_>, text: &str) -> Option<Wording> {
    let before = place.before.trim_end();
    let is_second = place.in_brackets
        && place.range.slice(text) == ","
        && (before.is_empty() || before.ends_with([',', '[', '{']));
    is_second.then(|| {
        say(
            "there is a comma too many",
            "nothing stands before it",
            "Remove it, or write what it should end.",
        )
    })
}

/// A control character, which YAML takes nowhere, in quotes or not.
fn control(place: &ErrorPlace<'_>, text: &str) -> Option<Wording> {
    let sign = place.range.slice(text).chars().next()?;
    let is_control = sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{85}');
    is_control.then(|| {
        (
            format!(
                "the control character U+{:04X} cannot stand in YAML",
                u32::from(sign)
            ),
            "invisible, but there",
            "Remove it, or write it as an escape in double quotes, such as `\\x0B`.",
        )
    })
}

fn contextual(kind: &ErrorKind, place: &ErrorPlace<'_>) -> Option<Wording> {
    use ErrorKind as E;
    Some(match kind {
        E::TabInIndentation | E::TabInBlockIndentation | E::TabNotAllowed | E::TabInPlainScalar
            if place.before.trim().is_empty() =>
        {
            say(
                "a tab is used for indentation",
                "looks like spaces",
                "YAML is indented with spaces only; replace the tab by spaces.",
            )
        }
        E::TabInIndentation | E::TabInBlockIndentation => say(
            "a tab cannot stand here",
            "looks like spaces",
            "Replace the tab by spaces.",
        ),
        E::InvalidIndentation | E::InvalidFlowScalarIndent if place.in_brackets => say(
            "a line stands too far left for the bracket it is in",
            "perhaps the bracket should end before this",
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
            "an entry starts in the middle of a value",
            "the `:` makes this line an entry",
            "Start the line in the column of the other keys. If it belongs to the line above, end that line with \
             `:`; if the `: ` is part of a text, put the text in quotes.",
        ),
        E::InvalidDirectiveTerminator
        | E::MissingYamlVersionSeparator
        | E::MissingDirectiveName
        | E::InvalidDirectiveName
        | E::YamlVersionTooLong
        | E::MissingYamlVersion
        | E::DuplicateVersionDirective
        | E::DuplicateTagDirective => say(
            "a directive is not written as YAML wants it",
            "a line that starts with `%`",
            "If the `%` belongs to a text, put the text in quotes.",
        ),
        _ => return None,
    })
}

fn brackets(kind: &ErrorKind) -> Option<Wording> {
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
            "a closing bracket has no opening one",
            "nothing to close",
            "Remove it. If it belongs to a text, put the text in quotes.",
        ),
        E::ExpectedFlowMappingSeparator => say(
            "expected `,` or `}`",
            "expected before this",
            "Separate entries with a comma, or close the bracket.",
        ),
        E::ExpectedFlowSequenceSeparator => say(
            "expected `,` or `]`",
            "expected before this",
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

fn indentation(kind: &ErrorKind) -> Option<Wording> {
    use ErrorKind as E;
    Some(match kind {
        E::TabAtBlockScalarStart => say(
            "a tab is used for indentation",
            "looks like spaces",
            "YAML is indented with spaces only; replace the tab by spaces.",
        ),
        E::TabNotAllowed | E::TabInPlainScalar => say(
            "a tab cannot stand here",
            "looks like spaces",
            "Replace the tab by spaces.",
        ),
        E::InvalidIndentation
        | E::InvalidFlowScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidBlockScalarIndent => say(
            "a line is not indented like what it belongs to",
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
        E::InvalidBlockEntryWhitespace => say(
            "a tab follows `-`",
            "looks like a space",
            "Write a space after the `-`.",
        ),
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader => say(
            "something follows `|` or `>` that cannot stand there",
            "look at what follows this",
            "Put the text in quotes if the sign belongs to it: `\">300 t\"`. Behind one that opens a text of many lines only `+`, `-`, a digit from 1 to 9 and a comment may stand; the text starts on the next line.",
        ),
        _ => return None,
    })
}

fn quotes(kind: &ErrorKind) -> Option<Wording> {
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
            "an escape is unknown to YAML",
            "in a text in double quotes",
            "Write `\\\\` for a backslash, or use single quotes, where a backslash is a backslash.",
        ),
        E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => say(
            "an escape names no character",
            "in a text in double quotes",
            "Write the character itself, or `\\xXX`, `\\uXXXX` or `\\UXXXXXXXX` with hexadecimal digits.",
        ),
        _ => return None,
    })
}

fn mappings(kind: &ErrorKind) -> Option<Wording> {
    use ErrorKind as E;
    Some(match kind {
        E::SimpleKeyExpected => say(
            "a line that should be `key: value` has no `:`",
            "expected `:` after this key",
            "Write `key: value`, with a space after the `:`.",
        ),
        E::InvalidSimpleKey | E::ExpectedBlockMappingKey => say(
            "expected a key",
            "does not fit what it stands in",
            "Start each entry in the column of the first one and write `key: value`; text that goes on is indented \
             further.",
        ),
        E::MappingValueNotAllowed | E::InvalidColonPlacement => say(
            "a second `:` stands in one line",
            "an entry cannot start here",
            "Put text that holds `: ` in quotes; a nested mapping starts on a line of its own.",
        ),
        E::MappingKeyNotAllowed => say(
            "a key cannot stand here",
            "not allowed here",
            "Start the mapping on a line of its own, indented further.",
        ),
        E::FlowMappingValueAdjacentCollection | E::InvalidMappingValueWhitespace => say(
            "a space is missing after `:`",
            "expected a space before this",
            "Write a space after the `:`.",
        ),
        E::UnexpectedEofBlockMapping | E::UnexpectedEofBlockSequence | E::UnexpectedEof => say(
            "the file ends too early",
            "something is missing here",
            "Write what should follow, or remove the line that starts it.",
        ),
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
            "a space is missing before `#`",
            "neither a comment nor text",
            "Write a space before the `#`, or put the text in quotes if the `#` belongs to it.",
        ),
        _ => return None,
    })
}

fn directives(kind: &ErrorKind) -> Option<Wording> {
    use ErrorKind as E;
    Some(match kind {
        E::UnsupportedYamlMajorVersion => say(
            "the file asks for a version of YAML that is not read",
            "not YAML 1",
            "Remove the line, or write `%YAML 1.2`.",
        ),
        E::UndeclaredTagHandle => say(
            "a tag has a prefix that is not declared",
            "unknown prefix",
            "Declare it with `%TAG` before the `---`, or remove the tag.",
        ),
        E::ExpectedDocumentStart | E::InvalidDocumentEnd | E::MissingDocumentEndBeforeDirective => {
            say(
                "a new document cannot start here",
                "expected `---` on a line of its own",
                "Separate documents by a line `---`: one document cannot have two values side by side.",
            )
        }
        E::MissingAnchorOrAliasName => say(
            "`&` or `*` has no name",
            "expected a name after this",
            "Write a name directly after it, or put the text in quotes if the sign belongs to it.",
        ),
        E::BomInsideDocument => say(
            "a byte order mark stands in the middle of the text",
            "invisible, but there",
            "Remove it.",
        ),
        E::TooManyComments => say(
            "there are more comments in a row than can be kept",
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
            "a tag is not written as YAML wants it",
            "starts with `!`",
            "Put the text in quotes if the `!` belongs to it, or remove the tag.",
        ),
        _ => return None,
    })
}

fn other(kind: &ErrorKind) -> Wording {
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
            "Look at the line above too. If this should be a text, put it in quotes.",
        ),
    }
}
