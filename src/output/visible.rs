//! Text of the user's files made safe for a terminal: nothing in it can move the cursor, change colours, break a line
//! or turn the direction of writing. Formats for scripts escape in their own way and do not use this.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// `text` with every control character shown as a picture of itself (`␛` for escape, `␊` for a line break) and every
/// character that changes the direction of writing as `�`. Tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| picture(c) == Some(c)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(picture).collect())
    }
}

/// Like [`visible`], but line breaks stay.
pub(super) fn visible_lines(text: &str) -> String {
    text.split('\n')
        .map(|line| visible(line.strip_suffix('\r').unwrap_or(line)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Columns that a character takes once it is made visible; a tab counts as the four that it takes at most.
pub(super) fn width(c: char) -> usize {
    match picture(c) {
        Some('\t') => 4,
        Some(c) => c.width().unwrap_or(0),
        None => 0,
    }
}

/// What stands for a character; nothing for a byte order mark.
fn picture(c: char) -> Option<char> {
    match c {
        '\t' => Some(c),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        '\u{feff}' => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_drives_a_terminal_is_left() {
        assert_eq!(visible("a\u{1b}[31mb\r\nc"), "a␛[31mb␍␊c");
        assert_eq!(visible("x\u{9b}31m\u{202e}y\u{7f}"), "x�31m�y␡");
        assert_eq!(visible_lines("a\r\nb\u{7}"), "a\nb␇");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(visible("果园 🙂\ttab"), Cow::Borrowed(_)));
    }
}
