//! What the tables for people share: columns and headings.

use unicode_width::UnicodeWidthStr;

use super::Style;
use super::visible::visible;

/// A text filled up to a width in columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// A heading, made safe for a terminal.
pub fn emphasised(text: &str, style: &Style) -> String {
    if style.color {
        format!("\u{1b}[1m{}\u{1b}[0m", visible(text))
    } else {
        visible(text).into_owned()
    }
}
