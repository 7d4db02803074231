//! Numbers of parts: what heads an item, a heading or an entry of a list (`3.`, 一、, `(4)`, `2.1 Mend the rope`), of a list
//! inside a sentence, and pages at the end of a line of contents. What a word beside the number names is `ordinal.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, number as number_of};
use super::super::numeral::small_digit;
use super::super::scale::chinese_scale;
use super::super::unit::Units;
use super::guard::goes_on_as_word;
use super::han_ordinal::{LONGEST_NUMBER, number};
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_scale, opens_quote};
use super::thing_behind::is_whole;

/// A number further from the start of its line heads no item.
const DEEPEST: usize = 64;

/// No item of a list inside a sentence is longer.
const FURTHEST_ITEM: usize = 600;

/// What is left of a tab in a clean text.
const WIDE_BLANK: char = '\u{2003}';

/// No page has more digits.
const LONGEST_PAGE: usize = 4;

/// A title in characters has so many at least.
const LEAST_TITLE: usize = 3;

/// Elements of HTML that begin a line of the page.
const BREAKS: [&str; 7] = ["<br", "<li", "<p", "<td", "<th", "<div", "<dd"];

/// A number that heads an item of a list: `3.`, 一、, （二）, `(4)`.
pub(super) fn heading(line: Line<'_>, hit: usize, units: &Units) -> Option<(usize, usize)> {
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
pub(super) fn page_of_contents(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
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
pub(super) fn listed_inside(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    if let Some(found) = listed_by_points(line, hit, end) {
        return Some(found);
    }
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

/// 附件：1. 报名表；2. 回执: a number of a list inside a sentence in Chinese, behind a colon or where an item ends.
fn listed_by_points(line: Line<'_>, hit: usize, end: usize) -> Option<(usize, usize)> {
    let mark = line.at(end).filter(|c| matches!(c, '.' | '．' | '、'))?;
    let title = line.past_blank(line.next(end));
    let lead = line.before(line.back_blank(hit, 0))?;
    let begins =
        matches!(lead, '：' | ':' | '；' | ';') || matches!(lead, '，' | ',') && mark != '、';
    let han = line
        .at(title)
        .is_some_and(|c| is_han(c) && small_digit(c).is_none());
    let value: u32 = line.slice(hit, end).parse().ok()?;
    let from = line
        .text
        .ceil_char_boundary(hit.saturating_sub(FURTHEST_ITEM));
    let to = line.text.floor_char_boundary(hit + FURTHEST_ITEM);
    let beside = if value == 1 {
        line.slice(end, to).contains(&format!("2{mark}"))
    } else {
        line.slice(from, hit)
            .contains(&format!("{}{mark}", value.checked_sub(1)?))
    };
    (begins && han && beside && end <= hit + 2).then_some((hit, end))
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
