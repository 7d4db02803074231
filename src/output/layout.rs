//! What the tables for people share: columns and headings.

use unicode_width::UnicodeWidthStr;

use super::Style;
use super::code_words::{separator_at_blanks, splitter};
use super::visible::visible;

/// A text filled up to a width in columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// A line broken to the width of the terminal at blanks, but not inside backquotes; further lines begin with `indent`.
pub(super) fn wrapped(text: &str, style: &Style, indent: &str) -> String {
    let options = textwrap::Options::new(style.width.max(40))
        .subsequent_indent(indent)
        .word_separator(separator_at_blanks())
        .word_splitter(splitter())
        .break_words(false);
    textwrap::fill(text, options)
}

/// A heading, made safe for a terminal.
pub fn emphasised(text: &str, style: &Style) -> String {
    if style.color {
        format!("\u{1b}[1m{}\u{1b}[0m", visible(text))
    } else {
        visible(text).into_owned()
    }
}
