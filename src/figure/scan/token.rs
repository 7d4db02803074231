//! Addresses: URLs, mail addresses, file names and versions, whose digits count nothing.

use super::line::{Line, is_digit};

/// A longer run of letters, digits and signs is looked at in parts.
const LONGEST: usize = 2048;

/// The last run of letters, digits and signs that was looked at, so that each is looked at once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token {
    end: usize,
}

impl Token {
    /// The end of the address that the digit at `hit` is part of.
    pub(super) fn address(&mut self, line: Line<'_>, hit: usize, floor: usize) -> Option<usize> {
        if hit < self.end || !line.at(hit).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let floor = floor.max(hit.saturating_sub(LONGEST));
        let mut floor = floor;
        while !line.text.is_char_boundary(floor) {
            floor += 1;
        }
        let start = line.run_back(hit, floor, is_sign);
        let run = line.whole_run(hit, is_sign).min(hit + LONGEST);
        let text = line
            .slice(start, run)
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '，', '；', '：', '！', '？']);
        let end = start + text.len();
        self.end = end;
        (end > hit && is_address(text)).then_some(end)
    }
}

/// Characters of addresses.
fn is_sign(c: char) -> bool {
    c.is_ascii_graphic()
        && !matches!(
            c,
            '(' | ')' | '"' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '`'
        )
}

fn is_address(text: &str) -> bool {
    text.contains("://")
        || text
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("www."))
        || has_domain(text)
        || is_version(text)
}

/// A point between a word and small letters, as in `example.org` and `report-2.pdf`.
fn has_domain(text: &str) -> bool {
    text.match_indices('.').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let of_word = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let word = before.chars().rev().take_while(of_word).count();
        let letters = after.chars().take_while(char::is_ascii_lowercase).count();
        let figure = before.chars().rev().take(word).all(|c| c.is_ascii_digit());
        word >= 2 && letters >= 2 && !figure
    })
}

/// `v2`, `v1.4`, `1.2.3`.
fn is_version(text: &str) -> bool {
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let marked = bare.len() < text.len();
    let numbers = bare.split(['-', '+']).next().unwrap_or_default();
    let parts: Vec<&str> = numbers.split('.').take(5).collect();
    let digits = parts
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(is_digit));
    // 2024.03.12 is a date.
    let year = parts.first().is_some_and(|part| part.len() == 4);
    // 1.234.567 may be a number as many languages write it.
    let grouped = parts.iter().skip(1).all(|part| part.len() == 3);
    digits && (marked || parts.len() >= 3 && !year && !grouped)
}
