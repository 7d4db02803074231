//! Characters that are not what they seem, made visible in everything that is written: nothing of the user's text can
//! move the cursor, change colours, break a line, turn the direction of writing, or be there without being seen.
//!
//! People see a picture of such a character. Formats for scripts write it as an escape of their own, so that what reads
//! them gets the text back as it is.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_yaml::Value;
use unicode_width::UnicodeWidthChar;

/// `text` with every control character shown as a picture of itself (`␛` for escape, `␊` for a line break) and every
/// other character that nobody sees, or that changes the direction of writing, as `�`. Tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = |byte| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) || text.chars().all(|c| picture(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(picture).collect())
    }
}

/// Like [`visible`], but line breaks stay.
pub fn visible_lines(text: &str) -> String {
    text.split('\n')
        .map(|line| visible(line.strip_suffix('\r').unwrap_or(line)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The characters of Chinese writing that texts have most of, each of which is two columns wide.
const HAN_FIRST: char = '\u{4E00}';
const HAN_LAST: char = '\u{9FFF}';

/// Columns that a character takes once it is made visible; a tab counts as the four that it takes at most.
pub(super) fn width(c: char) -> usize {
    match picture(c) {
        ' '..='~' => 1,
        HAN_FIRST..=HAN_LAST => 2,
        '\t' => 4,
        c => c.width().unwrap_or(0),
    }
}

/// Writes `value` as JSON, with `\u` escapes for what nobody would see. Outside strings JSON has nothing of the kind.
pub(super) fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write_escaped(&serde_json::to_string(value)?, out)
}

/// [`write_json`], a value a line.
pub(super) fn write_json_lines(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write_escaped(&serde_json::to_string_pretty(value)?, out)?;
    writeln!(out)
}

fn write_escaped(json: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = json;
    while let Some(at) = first_unseen(rest) {
        let (before, from) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        let mut chars = from.chars();
        for unit in chars
            .next()
            .iter()
            .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
        {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = chars.as_str();
    }
    out.write_all(rest.as_bytes())
}

/// Where the first character stands that nobody sees, line breaks apart.
fn first_unseen(text: &str) -> Option<usize> {
    // These bytes are ASCII that is seen, begin U+4000 to U+9FFF, of which all are seen, or go on with a character.
    let is_seen = |byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | 0x80..=0xBF | 0xE4..=0xE9);
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        at += rest.bytes().position(|byte| !is_seen(byte))?;
        let c = text.get(at..)?.chars().next()?;
        if is_unseen(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// `value` as a YAML document, with escapes for what nobody would see.
pub(super) fn yaml(value: &impl Serialize) -> io::Result<String> {
    let text = serde_yaml::to_string(value).map_err(io::Error::other)?;
    if !text.contains(|c| c != '\n' && is_unseen(c)) {
        return Ok(text);
    }
    let mut value = serde_yaml::to_value(value).map_err(io::Error::other)?;
    hold_places(&mut value);
    let text = serde_yaml::to_string(&value).map_err(io::Error::other)?;
    Ok(escapes_in_places(&text))
}

/// A control character that YAML always escapes, so that a text with it is always written between double quotes.
const HOLDER: char = '\u{80}';
const HELD: &str = "\\x80";

/// Puts `HOLDER hexadecimal HOLDER` in place of what nobody would see, wherever a value holds a text.
fn hold_places(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(is_unseen) => {
            let mut held = String::new();
            for c in text.chars() {
                if is_unseen(c) {
                    let _ = write!(held, "{HOLDER}{:x}{HOLDER}", u32::from(c));
                } else {
                    held.push(c);
                }
            }
            *text = held;
        }
        Value::Sequence(items) => items.iter_mut().for_each(hold_places),
        Value::Mapping(entries) => {
            for (mut key, mut value) in std::mem::take(entries) {
                hold_places(&mut key);
                hold_places(&mut value);
                entries.insert(key, value);
            }
        }
        _ => {}
    }
}

/// Makes escapes of the places that are held.
fn escapes_in_places(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, from) = rest.split_at(at);
        result.push_str(before);
        let held = from
            .strip_prefix(HELD)
            .and_then(|held| held.split_once(HELD));
        if let Some((code, after)) = held {
            let _ = write!(result, "\\U{code:0>8}");
            rest = after;
        } else {
            // Another escape: its second character is none of a next one.
            let end = from
                .char_indices()
                .nth(2)
                .map_or(from.len(), |(end, _)| end);
            let (escape, after) = from.split_at(end);
            result.push_str(escape);
            rest = after;
        }
    }
    result.push_str(rest);
    result
}

/// Whether nobody sees a character, or it makes others seem to be elsewhere. Variation selectors are not counted: they
/// choose the look of an emoji.
fn is_unseen(c: char) -> bool {
    c != '\t' && picture(c) != c
}

/// What stands for a character.
pub(super) fn picture(c: char) -> char {
    match c {
        // Most of what is asked about.
        ' '..='~' | '\t' | HAN_FIRST..=HAN_LAST => c,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_drives_a_terminal_is_left() {
        assert_eq!(visible("a\u{1b}[31mb\r\nc"), "a␛[31mb␍␊c");
        assert_eq!(visible("x\u{9b}31m\u{202e}y\u{7f}"), "x�31m�y␡");
        assert_eq!(visible("1\u{200b}2\u{ad}3\u{feff}4\u{e0041}"), "1�2�3�4�");
        assert_eq!(visible("7\u{2800}8"), "7�8");
        // XML has no way to write the last two.
        assert_eq!(visible("5\u{fffe}6\u{ffff}"), "5�6�");
        assert_eq!(visible_lines("a\r\nb\u{7}"), "a\nb␇");
    }

    #[test]
    fn a_chinese_character_is_two_columns_wide() {
        for c in HAN_FIRST..=HAN_LAST {
            assert_eq!(c.width(), Some(width(c)), "{c}");
        }
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(
            visible("果园 🙂\ttab ❤\u{fe0f}"),
            Cow::Borrowed(_)
        ));
    }

    /// Every character that is unseen, among others, beside what looks like an escape.
    fn texts() -> Vec<String> {
        let unseen = (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|c| is_unseen(*c));
        let mut texts: Vec<String> = unseen.map(|c| format!("a\\x80{c}\"b: {c}{c}1\\")).collect();
        texts.push("\u{80}202e\u{80} \\x80202e\\x80 \u{202e}\n- # 'x".to_owned());
        texts
    }

    #[test]
    fn json_and_yaml_are_read_back_as_they_were_and_show_nothing_raw() {
        let texts = texts();
        let mut json = Vec::new();
        write_json_lines(&texts, &mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), texts);
        let yaml = yaml(&texts).unwrap();
        assert_eq!(serde_yaml::from_str::<Vec<String>>(&yaml).unwrap(), texts);
        for written in [json, yaml] {
            assert!(!written.contains(|c| c != '\n' && is_unseen(c)));
        }
    }

    #[test]
    fn plain_yaml_stays_plain() {
        assert_eq!(yaml(&["果: 1", "x"]).unwrap(), "- '果: 1'\n- x\n");
    }
}
