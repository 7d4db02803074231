//! Text in Markdown that stays text: no tag, link, picture, mention, table or list can come of what a file says.
//!
//! What stands between backquotes in a message becomes a code span, as it is meant. Nothing but what Markdown would take
//! for a mark is changed, so that the text can be read as it is too.

use super::visible::visible;

/// A text as part of a line.
pub(super) fn inline(text: &str) -> String {
    let text = visible(text);
    let pieces: Vec<&str> = text.split('`').collect();
    let last = pieces.len() - 1;
    let mut written = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let is_code = at % 2 == 1;
        match (is_code, piece.is_empty()) {
            (false, _) => write_words(piece, &mut written),
            // A backquote that is never closed.
            (true, _) if at == last => {
                written.push_str("\\`");
                write_words(piece, &mut written);
            }
            // Two backquotes side by side would open a longer span.
            (true, true) => written.push_str("\\`\\`"),
            (true, false) => written.push_str(&code(piece)),
        }
    }
    written
}

/// A text as a line of its own, which begins no heading, list, quote, rule or block of code.
pub(super) fn line(text: &str) -> String {
    let text = inline(text);
    let text = text.trim_start();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, after) = text.split_at(digits);
    let opens = |marks: &[char], text: &str| text.starts_with(marks);
    if digits > 0 && opens(&['.', ')'], after) {
        format!("{number}\\{after}")
    } else if opens(&['#', '-', '+', '=', ':', '|', '>'], text) {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// A text as a code span.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    if text.trim().is_empty() {
        return text.into_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // One blank on each side is taken away again where the text begins and ends with one, or a backquote stands there.
    let edges = [text.chars().next(), text.chars().last()];
    let needs_blanks = edges.contains(&Some('`')) || edges == [Some(' '); 2];
    let blank = if needs_blanks { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// What [`inline`], [`line`] or [`code`] has made, as a cell of a table.
pub(super) fn cell(markdown: &str) -> String {
    markdown.replace('|', "\\|")
}

/// Escapes what is a mark, and puts into a code span what would become a link or call somebody.
fn write_words(text: &str, written: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let blank = rest
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(rest.len());
        let (blanks, from) = rest.split_at(blank);
        let word_end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (word, after) = from.split_at(word_end);
        written.push_str(blanks);
        if reaches_out(word) {
            written.push_str(&code(word));
        } else {
            let chars: Vec<char> = word.chars().collect();
            for (at, c) in chars.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|at| chars.get(at));
                if is_mark(*c, before, chars.get(at + 1)) {
                    written.push('\\');
                }
                written.push(*c);
            }
        }
        rest = after;
    }
}

/// Whether a character is a mark of Markdown where it stands.
fn is_mark(c: char, before: Option<&char>, after: Option<&char>) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    match c {
        '_' => !(is_letter(before) && is_letter(after)),
        '&' => is_letter(after),
        _ => "\\*[<~$".contains(c),
    }
}

/// Whether a word would become a link or a mention by itself.
fn reaches_out(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let has = |mark: &str| lower.contains(mark);
    // `#12` and `GH-12` lead to an issue, forty hexadecimal digits to a commit.
    let is_reference = word.contains('#') || lower.contains("gh-");
    let hex = |part: &str| part.len() >= 7 && part.chars().all(|c| c.is_ascii_hexdigit());
    let is_commit = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| hex(part) && part.contains(|c: char| c.is_ascii_alphabetic()));
    word.contains('@') || has("://") || has("www.") || has("mailto:") || is_reference || is_commit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_messages_stay_as_they_are() {
        for text in [
            "`cranes-built`: `180台` and `170台` cannot both hold",
            "the sum is 5.4925 to 5.7335 billion yuan (45% + 55%), as `a_b*c` says; see 2023/2025-12.",
        ] {
            assert_eq!(inline(text), text);
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn what_would_be_a_mark_is_none() {
        for (text, markdown) in [
            (
                "<b>x</b> &lt; *y* a_b _c_",
                "\\<b>x\\</b> \\&lt; \\*y\\* a_b \\_c\\_",
            ),
            ("ask @quay about #12", "ask `@quay` about `#12`"),
            (
                "see https://example.org now",
                "see `https://example.org` now",
            ),
            ("[a](b) ![c](d)", "\\[a](b) !\\[c](d)"),
            ("an `open <i> quote", "an \\`open \\<i> quote"),
            ("``", "\\`\\`"),
            ("a\nb\u{1b}[2J", "a␊b␛\\[2J"),
        ] {
            assert_eq!(inline(text), markdown);
        }
        for (text, markdown) in [
            ("- x", "\\- x"),
            ("12. x", "12\\. x"),
            ("    x", "x"),
            ("> x", "\\> x"),
        ] {
            assert_eq!(line(text), markdown);
        }
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(cell(&inline("a|b `c|d`")), "a\\|b `c\\|d`");
    }
}
