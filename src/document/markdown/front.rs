//! Front matter: the YAML between two lines `---`, or the TOML between two lines `+++`, at the very beginning of a text.

use crate::source::TextRange;

/// What a text begins with.
pub(super) enum Front {
    /// Front matter: its bytes without the lines around it, and where the text goes on.
    Matter { content: TextRange, after: usize },
    /// None: where the text begins.
    None { start: usize },
}

/// What stands above and below front matter in TOML.
const TOML_FENCE: &str = "+++";

/// Front matter in TOML with its fences as comments, which is as long as it was; `None` of front matter in YAML.
pub(in crate::document) fn as_toml(front: &str) -> Option<String> {
    let text = front.trim_start_matches('\u{feff}');
    let rest = text.strip_prefix(TOML_FENCE)?;
    Some(format!(
        "{}#++{rest}",
        front.get(..front.len() - text.len())?
    ))
}

/// Looks for front matter. A first line `---` or `+++` that nothing closes, or that is not followed by a key, is a line
/// across the page.
pub(super) fn front(text: &str) -> Front {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let rest = text.get(start..).unwrap_or_default();
    let mut lines = rest.split_inclusive('\n');
    let none = Front::None { start };
    let is_fence = |line: &&str| matches!(line.trim_end(), "---" | TOML_FENCE);
    let Some(first) = lines.next().filter(is_fence) else {
        return none;
    };
    let is_toml = first.trim_end() == TOML_FENCE;
    let content = start + first.len();
    let mut at = content;
    for line in lines {
        let line_text = line.trim_end();
        if is_toml && line_text == TOML_FENCE || !is_toml && matches!(line_text, "---" | "...") {
            let range = TextRange::from_usize(content, at);
            let has_keys = if is_toml { has_toml_keys } else { is_mapping };
            return if has_keys(range.slice(text)) {
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

/// Whether it begins with a key or a table of TOML, or is empty.
fn has_toml_keys(content: &str) -> bool {
    let mut lines = content.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| line.contains('=') || line.starts_with('['))
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
