//! Numbers of expressions that stand in prose without marks of code: `count+=1`, `1>3>2`, `2\*(n-1)`, `10<sup>8</sup>`, 2 的 6 次方.
//! Each is a part of what is reckoned, and no amount. Signs right beside a number are `code.rs`.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::code::past_parts;
use super::line::{Line, is_blank, is_digit, is_han};
use super::outcome::Outcome;

/// Signs that change a value by the number behind them.
const CHANGING: [&str; 5] = ["+=", "-=", "*=", "/=", ":="];
/// So many bytes before a number tell which writing it stands in.
const NEAR: usize = 60;
/// A sign of multiplication that Markdown would take for an emphasis.
const ESCAPED_TIMES: &str = "\\*";

/// The part of an expression that the number at `hit` is.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    if let Some(end) = release_end(line, hit) {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let end = Amount::numeral_end(line, hit);
    let named = is_changing(line, hit)
        || is_ordered(line, hit, end)
        || is_added(line, hit, end)
        || is_package(line, hit, end)
        || is_left_open(line, hit, end)
        || is_sized(line, hit)
        || is_factor(line, hit, end) && !units.begin(line.rest(line.past_blank(end)))
        || is_base(line, hit, end)
        || is_exponent(line, hit, end);
    let end = past_parts(line, end);
    let open = line.rest(end).starts_with(".x");
    let end = if open { end + ".x".len() } else { end };
    named.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `count+=1`: what a value is changed by.
fn is_changing(line: Line<'_>, hit: usize) -> bool {
    let before = line.slice(0, hit).trim_end_matches(is_blank);
    CHANGING.iter().any(|sign| before.ends_with(sign))
}

/// 1.9.2，2.0.1版本: a release of three parts, which a comma of full width ends.
fn release_end(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, |c| is_digit(c) || c == '.');
    let mut parts = line.slice(hit, end).split('.');
    let three = parts.clone().nth(2).is_some() && parts.clone().nth(3).is_none();
    let short = three && parts.all(|part| (1..=2).contains(&part.len()));
    let next = line.rest(end).chars().next();
    (short && next.is_some_and(|c| "，、；。）".contains(c) || is_han(c))).then_some(end)
}

/// `argc + 1`, `2 ^ 14`: what is added to a name of code, and an exponent.
fn is_added(line: Line<'_>, hit: usize, end: usize) -> bool {
    let before = line.slice(0, hit).trim_end_matches(is_blank);
    // `a % 2`
    if before.ends_with('^') || before.ends_with(" %") {
        return true;
    }
    let Some(name) = before.strip_suffix(['+', '-', '−']) else {
        return false;
    };
    let spaced = name.ends_with(is_blank) && before.len() < hit;
    let word = line.word_before(name.trim_end_matches(is_blank).len(), 0);
    let next = line.at(line.past_blank(end));
    let ends =
        next.is_none_or(|c| is_han(c) || matches!(c, ')' | ']' | '】' | ',' | '、' | '。' | ';'));
    spaced
        && word.len() > 1
        && word.chars().all(|c| c.is_ascii_lowercase())
        && end <= hit + 2
        && ends
        && has_han(line, hit)
}

/// Whether a character stands near, so that a word of small letters is mostly one of code.
fn has_han(line: Line<'_>, hit: usize) -> bool {
    let from = line.text.floor_char_boundary(hit.saturating_sub(NEAR));
    line.slice(from, hit).chars().any(is_han)
}

/// `1.35+tide-4`, `2.55.0.quay.4`, `Quay.Runtime.9.0`: a part of the version of a package, or of a name with points.
fn is_package(line: Line<'_>, hit: usize, end: usize) -> bool {
    let plus = line.rest(end).strip_prefix('+').unwrap_or_default();
    let glued =
        plus.starts_with(|c: char| c.is_ascii_lowercase()) && line.slice(hit, end).contains('.');
    let letters = line.slice(0, hit).strip_suffix('.').unwrap_or_default();
    let word = line.word_before(letters.len(), 0);
    let before = line.slice(0, letters.len() - word.len());
    let dotted = !word.is_empty()
        && before.ends_with(|c: char| c == '.' || c.is_ascii_digit())
        && !line
            .at(line.past_blank(end))
            .is_some_and(|c| c.is_ascii_lowercase() && line.past_blank(end) > end);
    glued || dotted
}

/// `4.x`, `192.168.*`: what is left open of a release or an address, and a port behind an address.
fn is_left_open(line: Line<'_>, hit: usize, end: usize) -> bool {
    let open = [".x", ".\\*", ".*"];
    let rest = line.rest(end);
    let left = open.iter().filter_map(|sign| rest.strip_prefix(sign));
    let mut left = left.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let address = line.slice(0, hit).strip_suffix(':').unwrap_or_default();
    let from = line.run_back(address.len(), 0, |c| is_digit(c) || c == '.');
    let host = address.get(from..).unwrap_or_default();
    left.next().is_some() || host.split('.').filter(|part| !part.is_empty()).count() == 4
}

/// `double/64`: how many bits a type has.
fn is_sized(line: Line<'_>, hit: usize) -> bool {
    let name = line.slice(0, hit).strip_suffix('/').unwrap_or_default();
    let word = line.word_before(name.len(), 0);
    let alone = !name
        .strip_suffix(word)
        .unwrap_or_default()
        .ends_with(|c: char| c.is_alphanumeric() || "./_-)".contains(c));
    alone && word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase()) && !is_number_word(word)
}

/// `1>3>2`: numbers whose order is told by signs between them.
fn is_ordered(line: Line<'_>, hit: usize, end: usize) -> bool {
    let sign = |c: Option<char>| matches!(c, Some('>' | '<'));
    let before = sign(line.before(hit)) && line.before(line.back(hit)).is_some_and(is_digit);
    let after = sign(line.at(end)) && line.at(line.next(end)).is_some_and(is_digit);
    before || after
}

/// `2\*(n-1)`: a factor.
fn is_factor(line: Line<'_>, hit: usize, end: usize) -> bool {
    let after = line.rest(end).strip_prefix(ESCAPED_TIMES);
    let further =
        after.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '('));
    let before = line.slice(0, hit).strip_suffix(ESCAPED_TIMES);
    let first =
        before.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')'));
    further || first
}

/// 10的负9次方: the exponent behind its sign.
fn is_exponent(line: Line<'_>, hit: usize, end: usize) -> bool {
    let sign = line.run_back(hit, 0, |c| c == '-' || WordList::MinusCharacter.holds(c));
    let of = line.slice(0, sign);
    sign < hit
        && line.past_any(end, WordList::PowerBehind).is_some()
        && WordList::Possessive.ending(of).is_some()
}

/// `10<sup>8</sup>`, 2的6次方, 2 的 n 次幂: what is raised to a power.
fn is_base(line: Line<'_>, hit: usize, end: usize) -> bool {
    // `2 ^ 14`
    let sign = line.past_blank(end);
    if sign > end && line.at(sign) == Some('^') {
        return true;
    }
    let exponent = line.rest(end).strip_prefix("<sup>");
    let exponent = exponent.map(|rest| rest.trim_start_matches(['-', '−']));
    let base = matches!(line.slice(hit, end), "2" | "10" | "16");
    if base && exponent.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric())) {
        return true;
    }
    let Some(of) = line.past_any(line.past_blank(end), WordList::Possessive) else {
        return false;
    };
    // 10的负9次方
    let sign = line.past_blank(of);
    let power = line.run(sign, |c| c == '-' || WordList::MinusCharacter.holds(c));
    let power_end = line.run(power, |c| is_digit(c) || is_latin(c));
    let behind = line.rest(line.past_blank(power_end));
    power_end > power && WordList::PowerBehind.starting(behind).is_some()
}
