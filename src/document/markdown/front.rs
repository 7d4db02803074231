//! Front matter: the YAML between two lines `---` at the very beginning of a text.

use crate::source::TextRange;

/// What a text begins with.
pub(super) enum Front {
    /// Front matter: its bytes without the lines `---`, and where the text goes on.
    Matter { content: TextRange, after: usize },
    /// None: where the text begins.
    None { start: usize },
}

/// Looks for front matter. A first line `---` that nothing closes, or that is not followed by a key, is a line across
/// the page.
pub(super) fn front(text: &str) -> Front {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let rest = text.get(start..).unwrap_or_default();
    let mut lines = rest.split_inclusive('\n');
    let none = Front::None { start };
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return none;
    };
    let content = start + first.len();
    let mut at = content;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            let range = TextRange::from_usize(content, at);
            return if is_mapping(range.slice(text)) {
                Front::Matter {
                    content: range,
                    after: at + line.len(),
                }
            } else {
                none
            };
        }
        at += line.len();
    }
    none
}

/// Whether it begins with a key or a comment, or is empty.
fn is_mapping(content: &str) -> bool {
    let Some(line) = content.lines().find(|line| !line.starts_with('#')) else {
        return true;
    };
    let key = line.split_once(':');
    line.starts_with('{')
        || key.is_some_and(|(key, value)| {
            !key.starts_with([' ', '-', '*', '>'])
                && (value.is_empty() || value.starts_with([' ', '\t']))
        })
}
