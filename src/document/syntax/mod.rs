//! Syntax errors of YAML in plain words: `place` finds the bytes to underline, `words` says what is wrong and what to
//! do about it.

mod place;
mod words;

use granit_parser::{ErrorKind, ScanError};

use self::place::ErrorPlace;
use super::Problem;
use super::build::{Builder, Shape, too_deep};
use crate::source::TextRange;

/// The problem behind an error of the YAML parser, with the bracket it stands in when that helps.
pub(super) fn problem(error: &ScanError, builder: &Builder<'_>) -> Problem {
    let offset = offset_of(error, builder.text);
    let kind = error.kind();
    let place = ErrorPlace::find(kind, builder, offset);
    if matches!(kind, ErrorKind::RecursionLimitExceeded) {
        return too_deep(place.range, builder.limits());
    }
    if let Some(problem) = unclosed_quote(kind, builder, place.range) {
        return problem;
    }
    if let Some(problem) = misplaced_key(kind, builder.text, place.range) {
        return problem;
    }
    let (message, label, help) = words::words(kind, &place, builder.text);
    let mut problem = Problem::syntax(place.range, message).label(label);
    if !help.is_empty() {
        problem = problem.help(help);
    }
    match builder.open_bracket() {
        Some(open) if concerns_brackets(kind) && open.range != place.range => {
            let close = match open.shape {
                Shape::Sequence => "`]`",
                Shape::Mapping => "`}`",
            };
            problem.related(open.range, format!("opened here; closes with {close}"))
        }
        _ => problem,
    }
}

/// The byte offset of an error.
fn offset_of(error: &ScanError, text: &str) -> usize {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    text.floor_char_boundary(offset)
}

/// A quoted text that runs on to the left of its key: nearly always its closing quote is missing.
fn unclosed_quote(kind: &ErrorKind, builder: &Builder<'_>, at: TextRange) -> Option<Problem> {
    let bad_indent = matches!(
        kind,
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::InvalidIndentation
    );
    let quote = bad_indent.then(|| place::quote_before(builder, at.start as usize))??;
    Some(
        Problem::syntax(quote, "a quote is not closed")
            .label("opened here")
            .related(at, "the quoted text would go on here")
            .help("Add the closing quote; if the text should go on, indent its lines further than its key."),
    )
}

/// A key of a list item that stands between the column of the `-` and that of the other keys.
fn misplaced_key(kind: &ErrorKind, text: &str, at: TextRange) -> Option<Problem> {
    if !matches!(kind, ErrorKind::ExpectedBlockSequenceEntry) {
        return None;
    }
    let before = text.get(..at.start as usize)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = at.start as usize - start;
    let line = text.get(start..)?.lines().next()?;
    let (key, _) = line.split_once(':')?;
    let key = key.trim();
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    // The nearest line above that is not further in is that of the item.
    let item = before
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty() && blanks(line) < column)?;
    let keys = item.trim_start_matches(' ').strip_prefix('-')?;
    let keys = item.len() - keys.trim_start_matches(' ').len();
    if keys == column || key.is_empty() || key.starts_with('-') {
        return None;
    }
    let problem = Problem::syntax(
        at,
        format!("`{key}` does not stand in the column of its item"),
    );
    Some(
        problem
            .label(format!(
                "column {}; the other keys of this item start in column {}",
                column + 1,
                keys + 1
            ))
            .help("Start all keys of one item in the same column."),
    )
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
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::InvalidIndentation
            | ErrorKind::ExpectedNodeContent
            | ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::SimpleKeyExpected
    )
}
