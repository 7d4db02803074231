//! Numbers of expressions that stand in prose without marks of code: `count+=1`, `1>3>2`, `2\*(n-1)`, `10<sup>8</sup>`, 2 的 6 次方.
//! Each is a part of what is reckoned, and no amount. Signs right beside a number are `code.rs`.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// Signs that change a value by the number behind them.
const CHANGING: [&str; 5] = ["+=", "-=", "*=", "/=", ":="];
/// A sign of multiplication that Markdown would take for an emphasis.
const ESCAPED_TIMES: &str = "\\*";

/// The part of an expression that the number at `hit` is.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = Amount::numeral_end(line, hit);
    let named = is_changing(line, hit)
        || is_ordered(line, hit, end)
        || is_factor(line, hit, end) && units.match_at(line.rest(line.past_blank(end))).is_none()
        || is_base(line, hit, end);
    named.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `count+=1`: what a value is changed by.
fn is_changing(line: Line<'_>, hit: usize) -> bool {
    let before = line.slice(0, hit).trim_end_matches(is_blank);
    CHANGING.iter().any(|sign| before.ends_with(sign))
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

/// `10<sup>8</sup>`, 2的6次方, 2 的 n 次幂: what is raised to a power.
fn is_base(line: Line<'_>, hit: usize, end: usize) -> bool {
    let exponent = line.rest(end).strip_prefix("<sup>");
    let exponent = exponent.map(|rest| rest.trim_start_matches(['-', '−']));
    let base = matches!(line.slice(hit, end), "2" | "10" | "16");
    if base && exponent.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric())) {
        return true;
    }
    let Some(of) = line.past_any(line.past_blank(end), WordList::Possessive) else {
        return false;
    };
    let power = line.past_blank(of);
    let power_end = line.run(power, |c| is_digit(c) || is_latin(c));
    let behind = line.rest(line.past_blank(power_end));
    power_end > power && WordList::PowerBehind.starting(behind).is_some()
}
