//! Character references of HTML and Markdown: `&nbsp;`, `&#160;`, `&#x2013;`. The names are a table; what the characters mean in a
//! text is `clean.rs`.

use std::borrow::Cow;

use super::emphasis::without_emphasis;
use super::language::WordList;

/// No reference is longer, in bytes.
const LONGEST: usize = 12;

/// The character that the reference at `at` stands for, and where it ends.
pub(super) fn read(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.get(at..)?.strip_prefix('&')?;
    let length = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(..length)?;
    let meant = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((meant, at + 1 + length + 1))
}

/// A piece of a text as people see it: without marks of emphasis, with the characters for which references stand, and without
/// the backslash before a sign that is only itself.
pub fn as_seen(text: &str) -> Cow<'_, str> {
    let text = without_emphasis(text);
    if !text.contains(['&', '\\']) {
        return text;
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = 0;
    for (at, sign) in text.char_indices() {
        if at < rest {
            continue;
        }
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
        match (sign, read(&text, at)) {
            (_, Some((meant, end))) => {
                seen.push(meant);
                rest = end;
            }
            ('\\', _) if after.starts_with(|next: char| next.is_ascii_punctuation()) => {}
            _ => seen.push(sign),
        }
    }
    Cow::Owned(seen)
}

/// The character of that number, in hexadecimal behind an `x`. A line break is none that a text would write so.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let digit = |c: char| c.is_digit(radix);
    let plain = !digits.is_empty() && digits.chars().all(digit);
    let meant = char::from_u32(u32::from_str_radix(digits, radix).ok().filter(|_| plain)?)?;
    (!meant.is_control()).then_some(meant)
}

/// The character of that name.
fn named(name: &str) -> Option<char> {
    let mut names = WordList::CharacterReference.pairs();
    let (_, number) = names.find(|(own, _)| *own == name)?;
    char::from_u32(u32::from_str_radix(number, 16).ok()?)
}
