//! Addresses: URLs, mail addresses, file names and versions, whose digits count nothing.

use super::super::language::WordList;
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
    // Most are a number alone.
    if text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',')
    {
        return false;
    }
    // Of letters alone only this is none.
    let signs = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b':' | b'@' | b'/');
    if !text.bytes().any(signs) {
        return is_hash(text);
    }
    text.contains("://")
        || text
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("www."))
        || has_domain(text)
        || is_version(text)
        || is_host(text)
        || is_machine_number(text)
        || is_hash(text)
        || is_blob(text)
        || is_handle(text)
        || is_pinned(text)
}

/// `tidelib@1.4.0`, `quay-core@^2`: something that is fetched, and its version.
fn is_pinned(text: &str) -> bool {
    let (name, version) = text.rsplit_once('@').unwrap_or_default();
    let version = version.trim_start_matches(['^', '~', '=', '<', '>', 'v']);
    let digits = version.split(['-', '+']).next().unwrap_or_default();
    let numbers = digits.starts_with(is_digit)
        && digits
            .chars()
            .all(|c| is_digit(c) || matches!(c, '.' | 'x' | '*'));
    let named = name.chars().any(|c| c.is_ascii_alphabetic());
    numbers && named && name.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// No word and no number is so long; nothing shorter is taken for data in the letters of base 64.
const SHORTEST_BLOB: usize = 60;

/// Data in the letters of base 64, as images in a text are written.
fn is_blob(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    // `data:image/png;base64,iVBO`
    let text = text.rsplit(',').next().unwrap_or_default();
    let some = |kind: fn(&char) -> bool| text.chars().any(|c| kind(&c));
    text.len() >= SHORTEST_BLOB
        && text.chars().all(letter)
        && some(char::is_ascii_uppercase)
        && some(char::is_ascii_lowercase)
        && some(char::is_ascii_digit)
}

/// `@quay97`: what somebody is called where names begin so.
fn is_handle(text: &str) -> bool {
    let name = text.strip_prefix('@').unwrap_or_default();
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(of_name)
}

/// `5b10b15`, `465e6b6a`: the short name of a change, in small hexadecimal digits.
fn is_hash(text: &str) -> bool {
    let hex = |c: char| matches!(c, '0'..='9' | 'a'..='f');
    let letters = text.chars().filter(|c| !is_digit(*c)).count();
    // `1200000b` is so many billions, `1e10000` a power of ten.
    let power = letters == 1 && (text.contains('e') || text.ends_with(char::is_alphabetic));
    let long = matches!(text.len(), 7..=12 | 40 | 64);
    long && letters > 0 && !power && text.chars().all(hex)
}

/// `10.0.0.12:8080`, `10.0.0.0/8`, `2001:db8::1`.
fn is_host(text: &str) -> bool {
    let host = text.split(['/', ':']).next().unwrap_or_default();
    let small = |part: &str| part.parse::<u8>().is_ok();
    let four = host.split('.').count() == 4 && host.split('.').all(small);
    let hex = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '/' | '.');
    let six = text.contains("::") && text.chars().all(hex);
    four || six
}

/// `0x1F`, `0b1010`, `0o755`, and `0x` of `0x(…)`.
fn is_machine_number(text: &str) -> bool {
    ["0x", "0b", "0o"].into_iter().any(|lead| {
        let digits = text.strip_prefix(lead);
        digits.is_some_and(|digits| {
            digits
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
    })
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
pub(super) fn is_version(text: &str) -> bool {
    // `>=1.2.0`, `1.2.0/1.2.2`, `1.2.3's`
    let text = text.trim_start_matches(['=', '^', '~', '<', '>']);
    let text = text.split(['/', '\'']).next().unwrap_or_default();
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let marked = bare.len() < text.len();
    // `v.1.4.0`
    let bare = bare.strip_prefix('.').filter(|_| marked).unwrap_or(bare);
    let numbers = bare.split(['-', '+']).next().unwrap_or_default();
    let mut parts: Vec<&str> = numbers.split('.').take(5).collect();
    // `1.0a20`, `2.1rc1`
    let staged = parts.len() > 1 && parts.last_mut().is_some_and(cut_stage);
    // `2.0-rc.4`
    let behind = bare.split_once('-').map_or("", |(_, stage)| stage);
    let behind = Some(behind)
        .filter(|stage| stage.ends_with(is_digit))
        .unwrap_or_default();
    let behind = behind.trim_end_matches(|c: char| is_digit(c) || c == '.');
    let staged =
        staged || parts.len() > 1 && behind.len() > 1 && WordList::ReleaseStage.has(behind);
    let digits = parts
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(is_digit));
    // 2024.03.12 is a date.
    let year = parts.first().is_some_and(|part| part.len() == 4);
    // 1.234.567 may be a number as many languages write it.
    let grouped = parts.iter().skip(1).all(|part| part.len() == 3);
    digits && (marked || staged || parts.len() >= 3 && !year && !grouped)
}

/// Cuts the letters and digits of a stage before a release off the last part of a version; whether there are any.
fn cut_stage(part: &mut &str) -> bool {
    let number = part.trim_end_matches(is_digit);
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = number.get(digits.len()..).unwrap_or_default();
    let stage = number.len() < part.len() && WordList::ReleaseStage.has(letters);
    if stage {
        *part = digits;
    }
    stage
}
