//! Places in an order: 第十一批, `11th`, `twenty-first`, `Chapter 4`, 3号楼, and the numbers that head items of a list.

use super::super::cursor::is_latin;
use super::super::language::numbers::{NumberRole, number as number_of};
use super::super::numeral::is_part_name;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};
use super::scanner::Outcome;
use super::share::is_share;

/// A number further from the start of its line heads no item.
const DEEPEST: usize = 64;

/// Characters after a numeral that number a thing.
const NUMBERING: &str = "号等期线流楼环";

/// Whether a word is an English ordinal.
pub(super) fn is_ordinal_word(word: &str) -> bool {
    number_of(NumberRole::Ordinal, word).is_some()
}

/// The ordinal at `hit`.
pub(super) fn read(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<Outcome> {
    if line.at(hit) == Some('第') {
        let end = chinese(line, hit, units);
        return Some(match end {
            Some(end) => Outcome::found(hit, end, FoundKind::Ordinal),
            None => Outcome::Skip(line.next(hit)),
        });
    }
    heading(line, hit)
        .or_else(|| suffixed(line, hit))
        .or_else(|| word(line, hit))
        .or_else(|| numbered(line, hit))
        .or_else(|| labelled(line, hit, floor, (units, labels)))
        .map(|(start, end)| {
            let anniversary = ending_word(line, end, "anniversary");
            match anniversary {
                Some(end) => Outcome::found(start, end, FoundKind::Duration),
                None => Outcome::found(start, end, FoundKind::Ordinal),
            }
        })
}

/// 第 with one number or several, and the counter after it: 第二、三次.
fn chinese(line: Line<'_>, at: usize, units: &Units) -> Option<usize> {
    let mut end = number(line, line.run(line.next(at), is_blank))?;
    while matches!(line.at(end), Some('、' | '至' | '到' | '-' | '—')) {
        match number(line, line.next(end)) {
            Some(further) => end = further,
            None => break,
        }
    }
    let counter = units
        .match_at(line.rest(end))
        .map(|found| end + found.length);
    let counter = counter.filter(|after| line.slice(end, *after).starts_with(is_han));
    let other = line
        .at(end)
        .is_some_and(|c| "章节条款期季度天年号届批次位个".contains(c));
    Some(counter.unwrap_or(if other { line.next(end) } else { end }))
}

fn number(line: Line<'_>, at: usize) -> Option<usize> {
    let end = match line.at(at)? {
        c if is_digit(c) => {
            let end = line.run(at, is_digit);
            // 第22.4条
            let further = line.run(line.next(end), is_digit);
            let clause = line.at(end) == Some('.') && line.at(further) == Some('条');
            if clause { further } else { end }
        }
        _ => line.run(at, |c| is_han_digit(c) || is_han_scale(c)),
    };
    (end > at).then_some(end)
}

/// A number that heads an item of a list: `3.`, 一、, （二）, `(4)`.
fn heading(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    if hit > DEEPEST {
        return None;
    }
    let before = past_marks(line.slice(0, hit));
    let bracketed = matches!(before, "(" | "（" | "[" | "【");
    if !(bracketed || before.is_empty()) {
        return None;
    }
    let end = number(line, hit)?;
    let mark = line.at(end)?;
    let after = line.next(end);
    let closes = if bracketed {
        matches!(mark, ')' | ']' | '】')
    } else {
        let apart = line
            .at(after)
            .is_some_and(|c| is_blank(c) || is_han(c) || c == '*');
        matches!(mark, '.' | ')') && apart || mark == '、' && !line.at(after).is_some_and(is_digit)
    };
    (closes && end - hit <= 9).then_some((hit, end))
}

/// Past the signs that open a heading, a quotation or an item: `### 3.`, `> 1.`, `- **2.`.
fn past_marks(start: &str) -> &str {
    let opening = |c: char| is_blank(c) || matches!(c, '\t' | '#' | '>' | '*' | '_');
    let rest = start.trim_start_matches(opening);
    let rest = rest.strip_prefix("- ").unwrap_or(rest);
    rest.trim_start_matches(opening)
}

/// `11th`, `2nd`.
fn suffixed(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let digits = line.run(hit, |c| is_digit(c) || c == ',');
    let (suffix, end) = line.word(digits);
    let suffixes = ["st", "nd", "rd", "th"];
    suffixes
        .iter()
        .any(|name| name.eq_ignore_ascii_case(suffix))
        .then_some((hit, end))
}

/// `first`, `twenty-first`.
fn word(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let (first, end) = line.word(hit);
    if is_ordinal_word(first) && !(is_part_name(first) && is_share(line, hit, end)) {
        return Some((hit, end));
    }
    let joined = line.at(end) == Some('-') && is_tens(first);
    let (second, after) = line.word(line.next(end));
    (joined && !first.is_empty() && is_ordinal_word(second)).then_some((hit, after))
}

/// The first part of `twenty-first`; `one-fifth` is a fraction.
fn is_tens(word: &str) -> bool {
    number_of(NumberRole::Tens, word).is_some() || word.eq_ignore_ascii_case("hundred")
}

/// No list of numbers of things is longer.
const MOST_NUMBERS: usize = 16;

/// 3号, and 1至6号门, 1、2号站台, 2至4级人员: one number of a thing, or several of which the last says so.
fn numbered(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    if let Some(found) = numbered_once(line, hit) {
        return Some(found);
    }
    line.at(hit).filter(|c| is_digit(*c))?;
    let mut at = hit;
    for _ in 0..MOST_NUMBERS {
        let end = line.run(at, is_digit);
        let joint = line
            .at(end)
            .filter(|c| matches!(c, '至' | '到' | '、' | '和' | '-' | '~' | '—' | '–'))?;
        let next = line.run(end, |c| c == joint);
        let last = line.run(next, is_digit);
        (last > next && last - next <= 4).then_some(())?;
        if let Some((_, last)) = numbered_once(line, next) {
            return Some((hit, last));
        }
        at = next;
    }
    None
}

/// 3号, 一等, 二期, 三级; with 号 and 楼 in digits too.
fn numbered_once(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let end = number(line, hit)?;
    let mark = line.at(end)?;
    let after = line.next(end);
    let han = line.at(hit).is_some_and(is_han_numeral);
    let school_year = line.rest(end).starts_with("年级");
    if school_year {
        return Some((hit, end + "年级".len()));
    }
    let next = line.at(after);
    // 石阶共二十四级 counts.
    let counted = line.before(hit).is_some_and(|c| "共有计达".contains(c));
    let graded = han
        && (NUMBERING.contains(mark) || mark == '级' && !counted)
        && !next.is_some_and(|c| "货间待于地".contains(c));
    let number = line.rest(after).starts_with('码') && !line.rest(after).starts_with("码头");
    let housed = !han
        && match mark {
            '号' => !number,
            '室' => (3..=4).contains(&(end - hit)),
            '楼' => end - hit <= 2 && !next.is_some_and(|c| "盘房宇栋梯市幢座".contains(c)),
            // 6座12层的楼 counts them.
            '栋' | '幢' | '座' => {
                if line.before(hit) == Some('号') {
                    return Some((hit, after));
                }
                let unit = line.rest(line.run(after, is_digit));
                after < line.run(after, is_digit)
                    && ["单元", "号", "室"]
                        .iter()
                        .any(|word| unit.starts_with(word))
            }
            '排' => {
                let seat = line.run(after, is_digit);
                let sold = ["票", "座", "位"]
                    .iter()
                    .any(|word| line.rest(after).starts_with(word));
                let area = line.before(hit).is_some_and(|c| "区楼厅".contains(c));
                if seat > after && line.at(seat) == Some('座') {
                    return Some((hit, line.next(seat)));
                }
                line.at(seat).is_some_and(|c| "号".contains(c)) || area && sold
            }
            '级' => ["人员", "职员", "干部", "员工", "职务"]
                .iter()
                .any(|word| line.rest(after).starts_with(word)),
            _ => false,
        };
    if line.rest(end).starts_with("单元") {
        let unit_end = end + "单元".len();
        let entrance = line.before(hit).is_some_and(|c| "号栋幢楼座".contains(c));
        return (entrance || line.at(unit_end).is_some_and(is_digit)).then_some((hit, unit_end));
    }
    ((graded || housed) && end - hit <= 9).then_some((hit, after))
}

/// `#4`, `№ 7`, `§12`, and what a word beside it names: `Chapter 4`, 图3.
fn labelled(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    (units, labels): (&Units, &Labels),
) -> Option<(usize, usize)> {
    let sign = line.before(line.back_blank(hit, floor));
    if matches!(sign, Some('#' | '№' | '§' | '@')) && line.at(hit).is_some_and(is_digit) {
        let end = Amount::numeral_end(line, hit);
        let further = line.at(line.next(end)).is_some_and(is_digit);
        let more = line
            .at(end)
            .is_some_and(|c| is_latin(c) || c == ',' && further);
        return (!more).then_some((hit, end));
    }
    labels.numbered(line, hit, floor, units)
}

/// The place after a word that follows a blank.
fn ending_word(line: Line<'_>, end: usize, word: &str) -> Option<usize> {
    let at = line.past_blank(end);
    let (found, after) = line.word(at);
    (at > end && found.eq_ignore_ascii_case(word)).then_some(after)
}
