//! Places in an order: 第十一批, `11th`, `twenty-first`, `Chapter 4`, 3号楼, and the numbers that head items of a list.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, NumberRole, WordList, number as number_of};
use super::super::numeral::{is_number_word, is_part_name, small_digit};
use super::super::scale::chinese_scale;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::guard::goes_on_as_word;
use super::label::{Labels, is_whole};
use super::line::{
    Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale, opens_quote,
};
use super::outcome::Outcome;
use super::share::is_share;

/// A number further from the start of its line heads no item.
const DEEPEST: usize = 64;

/// No item of a list inside a sentence is longer.
const FURTHEST_ITEM: usize = 600;

/// No number of a thing has more bytes.
const LONGEST_NUMBER: usize = 9;

/// What is left of a tab in a clean text.
const WIDE_BLANK: char = '\u{2003}';

/// No page has more digits.
const LONGEST_PAGE: usize = 4;

/// Elements of HTML that begin a line of the page.
const BREAKS: [&str; 7] = ["<br", "<li", "<p", "<td", "<th", "<div", "<dd"];

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
    if line.is_at(hit, WordList::OrdinalPrefix) {
        let end = chinese(line, hit, units);
        return Some(match end {
            Some(end) => Outcome::found(hit, end, FoundKind::Ordinal),
            None => Outcome::Skip(line.next(hit)),
        });
    }
    heading(line, hit, units)
        .or_else(|| page_of_contents(line, hit))
        .or_else(|| listed_inside(line, hit))
        .or_else(|| suffixed(line, hit))
        .or_else(|| word(line, hit))
        .or_else(|| numbered(line, hit))
        .or_else(|| ranked(line, hit, floor, labels))
        .or_else(|| labelled(line, hit, floor, units, labels))
        .map(|(start, end)| match anniversary_end(line, end) {
            Some(end) => Outcome::found(start, end, FoundKind::Duration),
            None => Outcome::found(start, end, FoundKind::Ordinal),
        })
}

/// 第 with one number or several, and the counter after it: 第二、三次.
fn chinese(line: Line<'_>, at: usize, units: &Units) -> Option<usize> {
    let mut end = number(line, line.run(line.next(at), is_blank))?;
    let joins = |c| matches!(c, '、' | '-' | '—') || WordList::JointCharacter.holds(c);
    while line.at(end).is_some_and(joins) {
        match number(line, line.next(end)) {
            Some(further) => end = further,
            None => break,
        }
    }
    let counter = units.length_at(line.rest(end)).map(|length| end + length);
    let counter = counter.filter(|after| line.slice(end, *after).starts_with(is_han));
    let other = line.is_at(end, WordList::OrdinalCounter);
    Some(counter.unwrap_or(if other { line.next(end) } else { end }))
}

fn number(line: Line<'_>, at: usize) -> Option<usize> {
    let end = match line.at(at)? {
        c if is_digit(c) => {
            let end = line.run(at, is_digit);
            // 第22.4条, 第2.3.1款
            let further = line.run(end, |c| is_digit(c) || c == '.');
            let clause = line.is_at(further, WordList::ClauseCharacter);
            if clause { further } else { end }
        }
        _ => line.run(at, |c| is_han_digit(c) || is_han_scale(c)),
    };
    (end > at).then_some(end)
}

/// A number that heads an item of a list: `3.`, 一、, （二）, `(4)`.
fn heading(line: Line<'_>, hit: usize, units: &Units) -> Option<(usize, usize)> {
    let start = line.slice(0, hit);
    // `| 4. Learning |`
    let row = start.trim_start().starts_with('|');
    let cell = row.then(|| start.rsplit('|').next()).flatten();
    let start = cell.map_or(start, str::trim_start);
    let start = behind_break(line.slice(line.near(hit), hit)).unwrap_or(start);
    let start = before_tags(start);
    if start.len() > DEEPEST {
        return None;
    }
    let before = past_marks(start);
    let bracketed = matches!(before, "(" | "（" | "[" | "【");
    if !(bracketed || before.is_empty()) {
        return None;
    }
    let end = number(line, hit)?;
    if !bracketed && is_neighbour(line, hit, end) {
        return None;
    }
    if (!bracketed || before == "[" && is_link(line, end))
        && let Some(end) = part(line, end, units)
    {
        return Some((hit, end));
    }
    // `[5. Ropes](#5-ropes)`
    let point = line.at(end) == Some('.')
        && line
            .at(line.next(end))
            .is_some_and(|c| is_blank(c) || is_han(c));
    if before == "["
        && let Some(end) = linked(line, hit)
    {
        return Some((hit, end));
    }
    // `[3.6 – Ropes](rope.md)`
    let minor = line.run(line.next(end), is_digit);
    let dash = line.run(minor, is_blank);
    let parted = line.at(end) == Some('.')
        && minor > line.next(end)
        && line.at(dash).is_some_and(|c| matches!(c, '-' | '–'));
    if before == "[" && parted {
        return Some((hit, minor));
    }
    let point =
        point || line.at(end) == Some('、') && !line.at(line.next(end)).is_some_and(is_digit);
    if before == "[" && point && end - hit <= LONGEST_NUMBER {
        return Some((hit, end));
    }
    let mark = line.at(end)?;
    let after = line.next(end);
    let closes = if bracketed {
        matches!(mark, ')' | ']' | '】')
    } else {
        let apart = line.at(after).is_none_or(|c| {
            is_blank(c) || is_han(c) || opens_quote(c) || matches!(c, '*' | '`' | '<')
        });
        matches!(mark, '.' | ')') && apart || mark == '、' && !line.at(after).is_some_and(is_digit)
    };
    (closes && end - hit <= LONGEST_NUMBER).then_some((hit, end))
}

/// 三、四百人, 一千、两千只: the number goes on behind the mark, or is one that heads no item.
fn is_neighbour(line: Line<'_>, hit: usize, end: usize) -> bool {
    let written = line.slice(hit, end);
    let next = line.next(end);
    let numeral = line.at(end) == Some('、') && line.at(next).is_some_and(is_han_digit);
    let scaled = line.at(line.next(next)).is_some_and(is_han_scale);
    let large = written.ends_with(|c| chinese_scale(c).is_some_and(|power| power > 1));
    let digit = |at| line.at(at).and_then(small_digit);
    let pair = digit(hit)
        .zip(digit(next))
        .is_some_and(|(first, second)| second == first + 1 || first == 3 && second == 5);
    let one = line.next(hit) == end;
    numeral && (large || scaled && one && pair)
}

/// `2.1 Kinds of rope`, and 14 behind a wide blank: the page of a part, at the end of its line in a table of contents.
fn page_of_contents(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let end = line.run(hit, is_digit);
    let last = line
        .rest(end)
        .trim_start_matches(|c| is_blank(c) && c != '\n')
        .chars()
        .next();
    let row = line.row_before(hit);
    let title = row.trim_end_matches(is_blank);
    let gap = row.get(title.len()..).unwrap_or_default();
    let far = gap.chars().count() > 1 || gap.contains(WIDE_BLANK);
    let part = past_marks(title);
    let behind = part.trim_start_matches(|c: char| is_digit(c) || c == '.');
    let number = part.get(..part.len() - behind.len()).unwrap_or_default();
    let parts = number.starts_with(is_digit) && number.trim_end_matches('.').contains('.');
    let titled = behind
        .trim_start_matches(is_blank)
        .starts_with(|c: char| is_han(c) || c.is_uppercase());
    let small = (1..=LONGEST_PAGE).contains(&(end - hit));
    (small && far && parts && titled && last.is_none_or(|c| c == '\n')).then_some((hit, end))
}

/// What stands behind a tag that begins a line of the page: `<br/>2. Mend`, `<li>2)`.
fn behind_break(before: &str) -> Option<&str> {
    let (tags, behind) = before.rsplit_once('>')?;
    let tag = tags.get(tags.rfind('<')?..)?.replace("</", "<");
    let inner = tag.get(1..)?;
    let attributes = inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let name = tag.get(..tag.len() - attributes.len())?;
    (BREAKS.contains(&name) && !behind.contains('|')).then_some(behind.trim_start())
}

/// Whether brackets that were opened before a place close as those of a link do.
fn is_link(line: Line<'_>, at: usize) -> bool {
    let ahead = line.slice(at, line.text.floor_char_boundary(at + FURTHEST_ITEM));
    let closes = ahead.find([']', '\n']);
    closes.is_some_and(|close| line.rest(at + close).starts_with("]("))
}

/// `[2.1 Ropes](#21-ropes)`: the end of the number of a heading, which the target of its link begins with too.
fn linked(line: Line<'_>, hit: usize) -> Option<usize> {
    let number = line.run(hit, |c| is_digit(c) || c == '.');
    let end = hit + line.slice(hit, number).trim_end_matches('.').len();
    let ahead = line.slice(end, line.text.floor_char_boundary(end + FURTHEST_ITEM));
    let (_, target) = ahead.split_once("](#")?;
    let digits: String = line.slice(hit, end).split('.').collect();
    let rest = target.strip_prefix(&digits)?;
    (end <= hit + LONGEST_NUMBER && !rest.starts_with(is_digit)).then_some(end)
}

/// `2.1 Mend the rope`: the end of a number of several parts, with a word with a capital behind it.
fn part(line: Line<'_>, whole: usize, units: &Units) -> Option<usize> {
    let mut end = whole;
    while line.at(end) == Some('.') && line.at(line.next(end)).is_some_and(is_digit) {
        end = line.run(line.next(end), is_digit);
    }
    // `2.1. Ropes.`
    let closed = line.at(end) == Some('.');
    let next = line.past_blank(if closed { line.next(end) } else { end });
    let (word, after) = line.word(next);
    let capital =
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let further = line
        .at(line.past_blank(after))
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '`' | '[' | '*'));
    let scaled = number_of(NumberRole::Scale, word).is_some()
        || number_of(NumberRole::Times, word).is_some();
    // 1.1 渡船停靠的规则
    let rest = line.rest(next);
    let written = line.run(next, is_han);
    let han = rest.starts_with(|c: char| is_han(c) && !is_han_scale(c))
        && line.slice(next, written).chars().count() >= LEAST_TITLE
        && units.match_at(rest).is_none_or(|unit| {
            goes_on_as_word(line, next, next + unit.length) || is_whole(rest, units)
        });
    // `2.5 Mt CO2e`
    let symbol = word.len() == 2 && units.match_at(word).map(|own| own.length) == Some(2);
    let titled = capital && (further || closed) && !scaled && !symbol || han;
    (end > whole && end <= whole + 4 && next > end && titled).then_some(end)
}

/// `we (1) land, (2) weigh and (3) sell it`, `either 1) wait or 2) go`: a number of a list inside a sentence, in brackets or
/// before one, beside the number before it or after.
fn listed_inside(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| *c == ')')?;
    let open = match line.before(hit) {
        Some('(') => '(',
        Some(c) if is_blank(c) => ' ',
        _ => return None,
    };
    let value: u32 = line.slice(hit, end).parse().ok()?;
    let from = line
        .text
        .ceil_char_boundary(hit.saturating_sub(FURTHEST_ITEM));
    let to = line.text.floor_char_boundary(hit + FURTHEST_ITEM);
    let holds = |text: &str, number: u32| {
        text.contains(&format!("{open}{number})"))
            || open == '(' && text.contains(&format!("（{number}）"))
    };
    let beside = if value == 1 {
        holds(line.slice(end, to), 2)
    } else {
        value > 1 && holds(line.slice(from, hit), value - 1)
    };
    (end <= hit + 2 && beside).then_some((hit, end))
}

/// A text without the tags that it ends with: `## <a name="ropes" />`, `<details><summary>`.
fn before_tags(text: &str) -> &str {
    let mut kept = text;
    while let Some((before, _)) = kept
        .trim_end_matches(is_blank)
        .strip_suffix('>')
        .and_then(|tag| tag.rsplit_once('<'))
        .filter(|(_, name)| name.starts_with(|c: char| is_latin(c) || c == '/'))
    {
        kept = before;
    }
    kept
}

/// Past the signs that open a heading, a quotation or an item: `### 3.`, `> 1.`, `- **2.`.
fn past_marks(start: &str) -> &str {
    let opening = |c: char| is_blank(c) || matches!(c, '\t' | '#' | '>' | '*' | '_');
    let rest = start.trim_start_matches(opening);
    let bullet = rest.strip_prefix(['-', '+']);
    let rest = bullet
        .and_then(|rest| rest.strip_prefix(is_blank))
        .unwrap_or(rest);
    rest.trim_start_matches(opening)
}

/// `11th`, `2nd`.
fn suffixed(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let digits = line.run(hit, |c| is_digit(c) || c == ',');
    let (suffix, end) = line.word(digits);
    WordList::OrdinalSuffix.names(suffix).then_some((hit, end))
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
    number_of(NumberRole::Tens, word).is_some() || number_of(NumberRole::Times, word) == Some(100)
}

/// A title in characters has so many at least.
const LEAST_TITLE: usize = 3;

/// No list of numbers of things is longer.
const MOST_NUMBERS: usize = 16;

/// 3号, and 1至6号门, 1、2号站台, 2至4级人员: one number of a thing, or several of which the last says so.
fn numbered(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    if let Some(found) = numbered_once(line, hit) {
        return Some(found);
    }
    line.at(hit).filter(|c| is_digit(*c))?;
    let mut at = hit;
    let word = |c| WordList::ListJointCharacter.holds(c);
    for _ in 0..MOST_NUMBERS {
        let end = line.run(at, is_digit);
        let joint = line
            .at(end)
            .filter(|c| matches!(c, '、' | '-' | '~' | '—' | '–') || word(*c))?;
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
    if let Some(after) = line.past_any(end, WordList::SchoolYear) {
        // 三年级二班
        let class = number(line, after).filter(|class| line.is_at(*class, WordList::SchoolClass));
        return Some((hit, class.map_or(after, |class| line.next(class))));
    }
    // 28 号
    let blank = line.past_blank(end);
    let end = if line.is_at(blank, WordList::HouseNumber) {
        blank
    } else {
        end
    };
    if line.at(hit).is_some_and(is_han_numeral) {
        if is_second(line, hit, end) {
            return Some((hit, line.next(end)));
        }
        if is_graded(line, hit, end) && end - hit <= LONGEST_NUMBER {
            return Some((hit, line.next(end)));
        }
    } else if let Some(after) = housed(line, hit, end).filter(|_| end - hit <= LONGEST_NUMBER) {
        return Some((hit, after));
    }
    let after = line.past_any(end, WordList::Entrance)?;
    let entrance = line.is_before(hit, WordList::EntranceLead);
    (entrance || line.at(after).is_some_and(is_digit)).then_some((hit, after))
}

/// 二次封装, 二元语法: what is done again, or of two parts; two of them would be 两次. 共二次 counts.
fn is_second(line: Line<'_>, hit: usize, end: usize) -> bool {
    let second = line.is_at(hit, WordList::SecondDigit) && end == line.next(hit);
    let counted =
        line.is_before(hit, WordList::CountLead) || line.before(hit).is_some_and(is_han_numeral);
    let part = line.past_any(end, WordList::PartsOf).is_some();
    second && !counted && !part && line.is_at(end, WordList::SecondCounter)
}

/// Whether what follows a number in characters makes it a place in an order; 石阶共二十四级 counts.
fn is_graded(line: Line<'_>, hit: usize, end: usize) -> bool {
    let counted = line.is_before(hit, WordList::CountLead);
    let grade = line.is_at(end, WordList::Grade) && !counted;
    (line.is_at(end, WordList::NumberedEnd) || grade)
        && !line.is_at(line.next(end), WordList::NumberedWord)
}

/// Where the number of a house, a storey, a room, a seat or a grade in digits ends, with what says so.
fn housed(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let after = line.next(end);
    let further = line.run(after, is_digit);
    let is = |list| line.is_at(end, list);
    let fits = if is(WordList::HouseNumber) {
        let number = line.past_any(after, WordList::NumberSuffix).is_some();
        !number || line.past_any(after, WordList::Wharf).is_some()
    } else if let Some(seat) = line.past_any(end, WordList::CarriageWord) {
        // 6车13座, 12车05A号
        let last = line.run(seat, |c| c.is_ascii_alphanumeric());
        let told = line.is_at(last, WordList::Seat) || line.is_at(last, WordList::HouseNumber);
        return (last > seat && told).then(|| past_second(line, line.next(last)));
    } else if let Some(lane) = line.past_any(end, WordList::Lane) {
        // 66弄8号
        let further = line.run(lane, is_digit);
        let house = further > lane && line.is_at(further, WordList::HouseNumber);
        return house.then_some(lane);
    } else if is(WordList::Room) {
        (3..=4).contains(&(end - hit))
    } else if is(WordList::Storey) {
        end - hit <= 2 && !line.is_at(after, WordList::StoreyWord)
    } else if is(WordList::Floor) {
        // 3号楼5层
        end - hit <= 2 && WordList::FloorLead.ending(line.slice(0, hit)).is_some()
    } else if is(WordList::Building) {
        // 6座12层的楼 counts them.
        let unit = || line.past_any(further, WordList::UnitNumber).is_some();
        line.is_before(hit, WordList::HouseNumber) || after < further && unit()
    } else if is(WordList::SeatRow) {
        if further > after && line.is_at(further, WordList::Seat) {
            return Some(line.next(further));
        }
        let sold = || line.past_any(after, WordList::SeatSold).is_some();
        let area = line.is_before(hit, WordList::SeatArea);
        line.is_at(further, WordList::HouseNumber) || area && sold()
    } else {
        is(WordList::Grade) && line.past_any(after, WordList::Staff).is_some()
    };
    fits.then_some(after)
}

/// `the top ten`, `the world’s top 100 ports`: the first of a list, which is known by their number.
fn ranked(line: Line<'_>, hit: usize, floor: usize, labels: &Labels) -> Option<(usize, usize)> {
    let end = line.back_blank(hit, floor);
    let word = line.word_before(end, floor);
    let before = line.word_before(line.back_blank(end - word.len(), floor), floor);
    // `Top 10 hits`
    let opens = word.starts_with(char::is_uppercase);
    // `reached the UK top 75`; `to top 75` is to be above it.
    let (next, _) = line.word(line.past_blank(Amount::numeral_end(line, hit)));
    let alone = !before.is_empty()
        && !labels.is(NameRole::Subject, before)
        && !labels.counted(next)
        && !labels.counted(before);
    // `the top one hundred boats`
    let scaled = is_number_word(next);
    let known = !scaled
        && WordList::Ranked.names(word)
        && (opens || WordList::RankedLead.names(before) || alone);
    (known && end < hit).then(|| (hit, Amount::numeral_end(line, hit)))
}

/// Behind 13座至19座, where 13座 ends at `end`.
fn past_second(line: Line<'_>, end: usize) -> usize {
    let joint = |c: char| {
        matches!(c, '、' | '-' | '~' | '—' | '–') || WordList::ListJointCharacter.holds(c)
    };
    let next = line.run(end, joint);
    let last = line.run(next, is_digit);
    let seat = line.is_at(last, WordList::Seat) || line.is_at(last, WordList::HouseNumber);
    if next > end && last > next && seat {
        line.next(last)
    } else {
        end
    }
}

/// `#4`, `№ 7`, `§12`, and what a word beside it names: `Chapter 4`, 图3.
fn labelled(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<(usize, usize)> {
    let mark = line.back_blank(hit, floor);
    let sign = line.before(mark);
    if sign == Some('#')
        && mark < hit
        && let Some(found) = section(line, hit, units)
    {
        return Some(found);
    }
    let marked = matches!(sign, Some('№' | '§' | '@')) || sign == Some('#') && mark == hit;
    if marked && line.at(hit).is_some_and(is_digit) {
        let end = Amount::numeral_end(line, hit);
        // `@1plus`
        if sign == Some('@') && mark == hit && line.at(end).is_some_and(is_latin) {
            let handle = line.run(hit, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            return Some((hit, handle));
        }
        let further = line.at(line.next(end)).is_some_and(is_digit);
        let more = line
            .at(end)
            .is_some_and(|c| is_latin(c) || c == ',' && further);
        return (!more).then_some((hit, end));
    }
    labels.numbered(line, hit, floor, units)
}

/// `## 3 Methods`: the number of a section, unless the heading tells an amount: `## 5 tonnes`, `## 3 to 5 boats`, ## 60余艘.
fn section(line: Line<'_>, hit: usize, units: &Units) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = Amount::numeral_end(line, hit);
    // `### 2B. Ropes`
    let letter = line.at(end).is_some_and(|c| c.is_ascii_uppercase());
    if letter && line.at(line.next(end)) == Some('.') {
        return Some((hit, line.next(end)));
    }
    let next = line.past_blank(end);
    let (word, after) = line.word(next);
    let (behind, _) = line.word(line.past_blank(after));
    let further = line.at(line.past_blank(after)).is_some_and(is_digit) || is_number_word(behind);
    let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
    let symbol = word.starts_with(char::is_lowercase) || capitals;
    let amount = WordList::NoObject.has(word)
        || WordList::OutOf.starting(line.rest(next)).is_some() && further
        || is_number_word(&word.to_ascii_lowercase())
        || symbol && units.match_at(line.rest(next)).is_some();
    let apart = match line.at(end) {
        None | Some('\n' | '\r' | ':' | '：') => true,
        Some(_) => next > end && !amount,
    };
    apart.then_some((hit, end))
}

/// The place after a word that follows a blank and makes an anniversary of an ordinal.
fn anniversary_end(line: Line<'_>, end: usize) -> Option<usize> {
    let at = line.past_blank(end);
    let (found, after) = line.word(at);
    (at > end && WordList::Anniversary.names(found)).then_some(after)
}
