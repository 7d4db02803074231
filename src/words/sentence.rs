//! Pieces of a sentence: what users wrote, lists, numbers of things.

use std::fmt::Display;

/// Longest piece of user text in a headline, in characters.
const LONGEST: usize = 60;
/// Most names that one list spells out.
const MOST: usize = 12;

/// User text between backticks: its first line, cut where it is long.
pub fn quoted(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let whole = line.len() == text.trim().len();
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("`{}…`", line.get(..cut).unwrap_or_default()),
        None if whole => format!("`{line}`"),
        None => format!("`{line} …`"),
    }
}

/// User text between backticks, whole: a figure or a name is never cut.
pub fn in_backticks(text: &str) -> String {
    format!("`{text}`")
}

/// Names in a sentence: `a`, `b` or `c`.
pub fn listed<T: AsRef<str>>(names: &[T], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quoted(name.as_ref())).collect();
    joined_most(&quoted, MOST, word)
}

/// Words in a sentence, at most so many of them: a, b or 3 more.
pub fn joined_most(words: &[String], most: usize, word: &str) -> String {
    let mut named: Vec<String> = words.iter().take(most).cloned().collect();
    if words.len() > most {
        named.push(format!("{} more", words.len() - most));
    }
    joined(&named, word)
}

/// Words in a sentence: a, b or c.
pub fn joined(words: &[String], word: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// A number of things: `1 copy`, `3 copies`.
pub fn counted<N: Copy + Display + Eq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let noun = if number == N::from(1) { one } else { many };
    format!("{number} {noun}")
}

/// A number of things whose plural ends in `s`.
pub fn number_of<N: Copy + Display + Eq + From<u8>>(number: N, noun: &str) -> String {
    counted(number, noun, &format!("{noun}s"))
}

/// Digits with a sign between each three of them: `18,769`.
pub fn part_in_threes(digits: &str, sign: char) -> String {
    let mut parted = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            parted.push(sign);
        }
        parted.push(digit);
    }
    parted
}

/// The text with a full stop where it has no end of its own: what people write as a reason or a description often is
/// half a sentence.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let ended = text.is_empty() || text.ends_with(['.', '?', '!', '…', '。', '？', '！']);
    format!("{text}{}", if ended { "" } else { "." })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gets_an_end_once() {
        assert_eq!(sentence(" Where ships moor"), "Where ships moor.");
        for ended in ["Where ships moor.", "Why?", "船在此停泊。", ""] {
            assert_eq!(sentence(ended), ended);
        }
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(quoted("pier"), "`pier`");
        assert_eq!(quoted("one\ntwo"), "`one …`");
        assert_eq!(quoted(&"长".repeat(61)), format!("`{}…`", "长".repeat(60)));
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(listed(&["a"], "or"), "`a`");
        assert_eq!(listed(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
        let many: Vec<String> = (0..20).map(|n| n.to_string()).collect();
        assert!(listed(&many, "or").ends_with("`11` or 8 more"));
        let few = |count: usize| joined_most(many.get(..count).unwrap_or(&many), 4, "and");
        assert_eq!(few(4), "0, 1, 2 and 3");
        assert_eq!(few(5), "0, 1, 2, 3 and 1 more");
    }

    #[test]
    fn one_thing_has_no_plural() {
        assert_eq!(counted(1_usize, "copy", "copies"), "1 copy");
        assert_eq!(counted(0_u64, "copy", "copies"), "0 copies");
        assert_eq!(number_of(2_usize, "berth"), "2 berths");
    }
}
