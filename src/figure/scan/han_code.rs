//! Numbers in Chinese sentences that are codes and count nothing: 北京101中学, 拨打12345或110, 贵州茅台（600519）, 2024款, 尾号2和7.
//! Addresses, versions and hours are `han_name.rs`.

use super::super::language::WordList;
use super::super::numeral::is_counting;
use super::super::unit::Units;
use super::line::{Line, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};

/// No short number of a telephone has fewer digits, or more.
const SHORTEST_HOTLINE: usize = 3;
const LONGEST_HOTLINE: usize = 5;
/// Digits that are said one by one are more than so many of no number.
const LONGEST_SPOKEN: usize = 8;
/// So many digits has the code of a share.
const LENGTH_OF_CODE: usize = 6;
/// No atom has a mass of more digits.
const LONGEST_MASS: usize = 3;
/// No list of numbers behind a label is longer.
const MOST_LISTED: usize = 12;

/// Where a code ends that begins at `hit`.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let named = score(line, hit)
        .or_else(|| lane(line, hit))
        .or_else(|| child(line, hit))
        .or_else(|| last_digits(line, hit));
    if named.is_some() {
        return named;
    }
    if !line.at(hit).is_some_and(is_digit) {
        return spoken(line, hit, units);
    }
    let end = line.run(hit, is_digit);
    // 北京101中学, 119消防车
    let called = line.past_any(end, WordList::CalledBehind).is_some();
    // 总机转8023
    let led = WordList::ExtensionLead.ending(line.slice(0, hit)).is_some();
    let extension = led && !units.begin(line.rest(end));
    // 碳14
    let goes_on = |c: char| matches!(c, '.' | '%') || is_han_scale(c);
    let isotope = line.is_before(hit, WordList::IsotopeLead)
        && end - hit <= LONGEST_MASS
        && !(line.at(end).is_some_and(goes_on) || units.begin(line.rest(end)));
    let code = called
        || isotope
        || extension
        || is_hotline(line, hit, end, units)
        || is_of_share(line, hit, end)
        || is_model_year(line, hit, end)
        || is_of_label(line, hit, end, units);
    code.then_some(end)
}

/// 比分是七十八比九十六, 1-2落败: where the second number of a score ends.
fn score(line: Line<'_>, hit: usize) -> Option<usize> {
    let number = |at: usize| line.run(at, |c| is_digit(c) || is_han_numeral(c));
    let first = number(hit);
    let joint = line.run(first, |c| {
        matches!(c, '-' | '–' | ':' | '：') || WordList::Ratio.holds(c)
    });
    let end = number(joint);
    (first > hit && joint > first && end > joint).then_some(())?;
    let led = WordList::ScoreNoun.ending(line.slice(0, hit)).is_some();
    let told = line.past_any(end, WordList::ScoreBehind).is_some();
    (led || told).then_some(end)
}

/// 三元巷, 五里街: where a street ends that is named by a measure.
fn lane(line: Line<'_>, hit: usize) -> Option<usize> {
    let number = line.run(hit, is_han_numeral);
    line.at(number)
        .filter(|c| number > hit && WordList::LaneMeasure.holds(*c))?;
    line.past_any(line.next(number), WordList::LaneEnd)
}

/// 老二九岁: where the number of a child ends, before the number of its years.
fn child(line: Line<'_>, hit: usize) -> Option<usize> {
    let digit = line.at(hit).is_some_and(is_han_digit) && line.is_before(hit, WordList::ChildLead);
    let next = line.next(hit);
    (digit && line.at(next).is_some_and(is_han_numeral)).then_some(next)
}

/// 后四位是2739: where the digits end of a longer number that is not told.
fn last_digits(line: Line<'_>, hit: usize) -> Option<usize> {
    line.before(hit)
        .filter(|c| WordList::LastDigitsLead.holds(*c))?;
    let number = line.run(hit, |c| is_digit(c) || is_han_numeral(c));
    let places = line.past_any(number, WordList::LastDigits)?;
    let verb = line
        .past_any(places, WordList::LastDigitsVerb)
        .unwrap_or(places);
    let end = line.run(verb, is_digit);
    (number > hit && end > verb).then_some(end)
}

/// 拨打幺二三零六, 尾号一七零二, 身份证号是三四零二零三一九三七零, 编号一百零二: digits that are said one by one, and the number of
/// something that is numbered; where they end.
fn spoken(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let one = |c: char| WordList::SpokenOne.holds(c);
    let of_row = |c: char| one(c) || is_han_digit(c) && !is_counting(c);
    let end = line.run(hit, of_row);
    let start = line.run_back(hit, 0, one);
    let row = line.slice(start, end);
    let count = row.chars().count();
    let whole = line.run(hit, |c| one(c) || is_han_numeral(c));
    let counts = || units.begin(line.rest(whole));
    let before = line.slice(0, start);
    let labelled = WordList::NumberLabel.ending(before).is_some();
    if labelled && whole > hit && !counts() {
        return Some(whole);
    }
    let dialled = WordList::HotlineLead.ending(before).is_some();
    let called = line.past_any(end, WordList::CalledBehind).is_some();
    let told = row.contains(one) || dialled || called;
    let digits = count >= SHORTEST_HOTLINE && told || count >= LONGEST_SPOKEN;
    (digits && end == whole && end > hit && !counts()).then_some(end)
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
