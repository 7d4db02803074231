//! Numbers in Chinese sentences that are codes and count nothing: 北京101中学, 拨打12345或110, 贵州茅台（600519）, 2024款, 尾号2和7.
//! Addresses, versions and hours are `han_name.rs`.

use super::super::language::WordList;
use super::super::unit::Units;
use super::line::{Line, is_digit, is_han};

/// No short number of a telephone has fewer digits, or more.
const SHORTEST_HOTLINE: usize = 3;
const LONGEST_HOTLINE: usize = 5;
/// So many digits has the code of a share.
const LENGTH_OF_CODE: usize = 6;
/// No list of numbers behind a label is longer.
const MOST_LISTED: usize = 12;

/// Where a code ends that begins at `hit`.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    // 北京101中学, 119消防车
    let called = line.past_any(end, WordList::CalledBehind).is_some();
    let code = called
        || is_hotline(line, hit, end, units)
        || is_of_share(line, hit, end)
        || is_model_year(line, hit, end)
        || is_of_label(line, hit, end, units);
    code.then_some(end)
}

/// 拨打12345或110, 打12315投诉: the short number of a telephone; 打300人 counts.
fn is_hotline(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let short = |digits: usize| (SHORTEST_HOTLINE..=LONGEST_HOTLINE).contains(&digits);
    let called = |at: usize| WordList::HotlineLead.ending(line.slice(0, at)).is_some();
    let joint = line.run_back(hit, 0, joins);
    let first = line.run_back(joint, 0, is_digit);
    let second = joint < hit && short(joint - first) && called(first);
    short(end - hit) && !units.begin(line.rest(end)) && (called(hit) || second)
}

/// 贵州茅台（600519）: the code of a share behind its name.
fn is_of_share(line: Line<'_>, hit: usize, end: usize) -> bool {
    let open = line.back(hit);
    let opened = matches!(line.before(hit), Some('(' | '（'));
    let named = line.before(open).is_some_and(is_han);
    let market = line.run(end, |c| c == '.' || c.is_ascii_uppercase());
    let closed = matches!(line.at(market), Some(')' | '）'));
    opened && named && closed && end - hit == LENGTH_OF_CODE
}

/// 2024款: a model and its year.
fn is_model_year(line: Line<'_>, hit: usize, end: usize) -> bool {
    let year = line.slice(hit, end).parse();
    let year = year.is_ok_and(|year: u32| (1950..2100).contains(&year));
    year && end - hit == 4 && line.is_at(end, WordList::ModelCharacter)
}

/// 中奖号码为11、17、22, 尾号2和7: numbers that are listed behind the label of the first.
fn is_of_label(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let measured = line
        .at(end)
        .is_some_and(|c| c == '%' || c.is_ascii_alphabetic());
    let mut at = hit;
    for _ in 0..MOST_LISTED {
        if WordList::NumberLabel.ending(line.slice(0, at)).is_some() {
            return !measured && !units.begin(line.rest(end));
        }
        let joint = line.run_back(at, 0, joins);
        let first = line.run_back(joint, 0, is_digit);
        if joint == at || first == joint {
            return false;
        }
        at = first;
    }
    false
}

/// What joins the numbers of a list.
fn joins(c: char) -> bool {
    c == '、' || WordList::ListJointCharacter.holds(c) || WordList::ChoiceCharacter.holds(c)
}
