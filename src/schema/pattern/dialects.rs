//! What other dialects have and ECMA-262 has not, each with what to write in its place.

use super::{Fault, fault};

/// What other dialects write behind `(?`.
pub(super) fn foreign_group(rest: &str, flags: &str, after: &str) -> Fault {
    if rest.starts_with("P<") {
        return fault(
            "names a group with `(?P<`, which ECMA-262 does not know",
            "Write `(?<name>…)`.",
        );
    }
    if rest.starts_with("P=") {
        return fault(
            "refers to a group with `(?P=`, which ECMA-262 does not know",
            "Write `\\k<name>`.",
        );
    }
    if rest.starts_with('#') {
        return fault(
            "has a comment: `(?#` starts nothing in ECMA-262",
            "Take it out; `$comment` or `description` beside the pattern can say it.",
        );
    }
    if rest.starts_with('>') {
        return fault(
            "has an atomic group: `(?>` starts nothing in ECMA-262",
            "Write `(?:…)`.",
        );
    }
    if !flags.is_empty() && after.starts_with(')') {
        let help = if flags.contains('i') {
            "Write both cases, such as `[Aa]`, or put what they are for into a group: `(?i:…)`."
        } else {
            "Put what they are for into a group, such as `(?s:…)`; any character is `[^]`."
        };
        return fault(
            format!("sets flags with `(?{flags})`, which ECMA-262 does not know"),
            help,
        );
    }
    let next = rest.chars().next().map(String::from).unwrap_or_default();
    fault(
        format!("has a group that begins with `(?{next}`, which starts nothing in ECMA-262"),
        "Groups begin with `(`, `(?:`, `(?<name>`, `(?=`, `(?!`, `(?<=` or `(?<!`.",
    )
}

/// A letter behind a backslash that means nothing, or something in another dialect.
pub(super) fn unknown_escape(c: char) -> Fault {
    let help = match c {
        'A' => "Write `^`.",
        'z' | 'Z' => "Write `$`.",
        'h' => "Write `[ \\t]`.",
        'H' => "Write `[^ \\t]`.",
        'R' => "Write `(?:\\r\\n|[\\n\\r])`.",
        'N' => "Write `.`.",
        'X' => "Write `.`, for any one character.",
        'a' => "Write `\\x07`.",
        'e' => "Write `\\x1B`.",
        'Q' | 'E' => "Put a backslash before each character that is meant as text.",
        'c' => "Write a letter behind it: `\\cJ`.",
        '0'..='9' => "Write the character as `\\x0A`.",
        _ => "Take the backslash out.",
    };
    fault(
        format!("has `\\{c}`, which means nothing in ECMA-262"),
        help,
    )
}
