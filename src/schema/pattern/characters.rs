//! Characters and sets of them, in the spelling of the matcher.

/// A class that no character is in.
pub(super) const NOTHING: &str = "[^\\x00-\u{10FFFF}]";

pub(super) fn range(first: char, last: char) -> String {
    format!("{}-{}", literal(first), literal(last))
}

/// A character as text, wherever it stands, in a spelling that ECMA-262 and the matcher share: the engine holds the
/// patterns of keys to ECMA-262 once more.
pub(super) fn literal(c: char) -> String {
    if c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_' {
        format!("\\x{:02X}", u32::from(c))
    } else {
        c.to_string()
    }
}

pub(super) const DIGIT: [(char, char); 1] = [('0', '9')];
pub(super) const WORD: [(char, char); 4] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
/// White space and line ends as ECMA-262 has them.
pub(super) const SPACE: [(char, char); 10] = [
    ('\t', '\r'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{feff}', '\u{feff}'),
];

pub(super) fn ranges(set: &[(char, char)]) -> String {
    set.iter()
        .map(|(first, last)| range(*first, *last))
        .collect()
}

/// All characters that are not in a set, whose ranges stand in order.
pub(super) fn others(set: &[(char, char)]) -> Vec<(char, char)> {
    let mut others = Vec::new();
    let mut next = '\0';
    for (first, last) in set {
        if let Some(end) = char::from_u32(u32::from(*first).wrapping_sub(1))
            && next <= end
        {
            others.push((next, end));
        }
        next = char::from_u32(u32::from(*last) + 1).unwrap_or(char::MAX);
    }
    others.push((next, char::MAX));
    others
}
