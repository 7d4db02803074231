//! Where a headline or a help may be broken into lines: not inside what stands between backquotes, which is there to be
//! copied, not between a number and its sign (`25 %`), and not at a hyphen. What is wider than the terminal is left to it: what it wraps is copied in one piece.
//!
//! Labels beside source lines are wrapped in `window`.

use textwrap::core::Word;
use textwrap::{WordSeparator, WordSplitter};

/// Finds the words of a line for the renderer.
pub(super) fn separator() -> WordSeparator {
    WordSeparator::Custom(|line| {
        Box::new(words(line, WordSeparator::UnicodeBreakProperties).into_iter())
    })
}

/// The same for lines of names, which are broken at blanks only.
pub(super) fn separator_at_blanks() -> WordSeparator {
    WordSeparator::Custom(|line| Box::new(words(line, WordSeparator::AsciiSpace).into_iter()))
}

/// Splits no word.
pub(super) fn splitter() -> WordSplitter {
    WordSplitter::NoHyphenation
}

fn words(line: &str, pieces: WordSeparator) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    // The last of an odd number of backquotes opens nothing.
    let mut left = line.matches('`').count() / 2 * 2;
    // Start and end of the word that is being put together, and whether a backquote in it is still open.
    let (mut start, mut end, mut open) = (0, 0, false);
    for piece in pieces.find_words(line) {
        end += piece.word.len() + piece.whitespace.len();
        let marks = piece.word.matches('`').count().min(left);
        left -= marks;
        open ^= marks % 2 == 1;
        let rest = line.get(end..).unwrap_or_default();
        let signed =
            piece.word.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(['%', '‰']);
        if !open && !signed {
            words.push(Word::from(line.get(start..end).unwrap_or_default()));
            start = end;
        }
    }
    if start < end {
        words.push(Word::from(line.get(start..end).unwrap_or_default()));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_stays_with_its_number() {
        assert_eq!(
            wrapped("it is 38.5 % of it", 11),
            ["it is", "38.5 % of", "it"]
        );
    }

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let options = textwrap::Options::new(width)
            .word_separator(separator())
            .word_splitter(splitter())
            .break_words(false);
        let lines = textwrap::wrap(text, options);
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_stands_in_backquotes_is_not_broken() {
        for (text, lines) in [
            (
                "Write it as `a b c`, please.",
                ["Write it as", "`a b c`, please."],
            ),
            ("It is `a/loaf-baked`.", ["It is", "`a/loaf-baked`."]),
            ("码头停有`船 三百 艘`", ["码头停有", "`船 三百 艘`"]),
            (
                "Write `a b c d e f g h i`.",
                ["Write", "`a b c d e f g h i`."],
            ),
        ] {
            assert_eq!(wrapped(text, 17), lines);
        }
    }

    #[test]
    fn a_backquote_that_stays_open_breaks_where_it_must() {
        let text = format!("`{}", "ab ".repeat(60));
        let lines = wrapped(&text, 70);
        assert!(
            lines.len() > 2 && lines.iter().all(|line| line.len() <= 70),
            "{lines:?}"
        );
    }
}
