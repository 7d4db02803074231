//! Code that Markdown marks by nothing but its indentation: a block of lines with four blanks or a tab before each, behind a
//! blank line, that is no part of an item of a list. Plain texts indent paragraphs so too, so the first line has to look like
//! code besides; in a text that fences code elsewhere it need not.

use super::blocks::Blocks;

/// So many blanks make a line one of code.
const DEEP: usize = 4;

/// What the lines before tell about the indentation of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indent {
    /// Whether the line before was blank, or there was none.
    after_blank: bool,
    open: Open,
    /// Whether code was fenced before, so that the text is Markdown.
    fenced: bool,
    /// Blocks as other languages mark them.
    blocks: Blocks,
}

/// What the lines before left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    /// An item of a list goes on.
    List,
    /// Code goes on.
    Code,
}

impl Default for Indent {
    fn default() -> Self {
        Self {
            after_blank: true,
            open: Open::Nothing,
            fenced: false,
            blocks: Blocks::default(),
        }
    }
}

impl Indent {
    /// Whether a line is code by its indentation, and the state after it. `item` tells whether the line begins an item of a
    /// list.
    pub(super) fn read(self, line: &str, item: bool) -> (bool, Self) {
        let (block, blocks) = self.blocks.read(line);
        if line.trim().is_empty() {
            let after = Self {
                after_blank: true,
                blocks,
                ..self
            };
            return (block, after);
        }
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let deep = blanks >= DEEP || line.starts_with('\t');
        let code = deep
            && (self.open == Open::Code
                || self.after_blank
                    && self.open != Open::List
                    && !item
                    && (self.fenced || looks_like_code(line)));
        let goes_on = self.open == Open::List && (blanks > 1 || deep || !self.after_blank);
        let open = if code {
            Open::Code
        } else if item || goes_on {
            Open::List
        } else {
            Open::Nothing
        };
        let after = Self {
            after_blank: false,
            open,
            fenced: self.fenced,
            blocks,
        };
        (code || block, after)
    }

    /// The state after a line that begins with a letter, where nothing else is to be asked of it.
    pub(super) fn after_words(self, line: &str) -> Option<Self> {
        let open = match self.open {
            Open::List if !self.after_blank => Open::List,
            _ => Open::Nothing,
        };
        Some(Self {
            after_blank: false,
            open,
            fenced: self.fenced,
            blocks: self.blocks.after_words(line)?,
        })
    }

    /// The state after a line of which something else decides that it is no prose; `fence` tells whether it is one of code.
    pub(super) fn aside(self, before: Self, fence: bool) -> Self {
        Self {
            fenced: before.fenced || fence,
            blocks: before.blocks,
            ..self
        }
    }
}

/// Whether signs stand in a line as they do in code and in no sentence: `f(x)`, `a = 3`, `--jobs`, `{`, `a::b`, `$ run`.
fn looks_like_code(line: &str) -> bool {
    let text = line.trim();
    let signs = [
        "::", "->", "=>", "==", " = ", "&&", "||", "{", "}", "</", "/>", "()", " # ", " --", " | ",
        "+=", "://", "\\",
    ];
    let first = ["--", "$ ", "./", "#!", "//", "# ", "> ", "@", "<"];
    let called = text.char_indices().any(|(at, c)| {
        let before = text.get(..at).unwrap_or_default();
        c == '(' && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    });
    let joined = text.split(' ').any(|word| {
        let inner = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        inner.contains('_') || inner.contains('=')
    });
    let value = !text.contains(' ') && text.contains(|c: char| c.is_ascii_digit());
    called
        || joined
        || value
        || text.ends_with(';')
        || signs.iter().any(|sign| text.contains(sign))
        || first.iter().any(|sign| text.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text that are code.
    fn code(text: &str) -> Vec<&str> {
        let mut state = Indent::default();
        let mut all = Vec::new();
        for line in text.split('\n') {
            let (code, after) = state.read(line, line.trim_start().starts_with("- "));
            state = after;
            if code {
                all.push(line.trim());
            }
        }
        all
    }

    #[test]
    fn code_is_indented_behind_a_blank_line_and_looks_like_it() {
        for (text, expected) in [
            (
                "a\n\n    moor(5, 3)\n    6\n\n    7\n\nb 8",
                vec!["moor(5, 3)", "6", "7"],
            ),
            ("a\n    moor(5, 3)", vec![]),
            ("a\n\n    The pier is 64 m long.", vec![]),
            ("- a\n\n    moor(5, 3)\n\n    moor(6)", vec![]),
            ("- a\n\nb\n\n\tmoor --at 5", vec!["moor --at 5"]),
            ("    pier = 5\nb", vec!["pier = 5"]),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }
}
