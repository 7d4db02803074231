//! Numbers of names in Chinese sentences: Dagger 2 的注解, Quay 1.7和1.8, 1.7用分段锁, 连接 1 and 连接 2; and hours with a blank:
//! 早上 6 点, 0 点停机. What the characters right beside a number say is `name.rs` and `ordinal.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, WordList};
use super::super::scale::chinese_scale;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::han_code;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};
use super::outcome::Outcome;
use super::release::is_version_like;
use super::thing_behind::unit_follows;

/// The hours of a day.
const HOURS: u32 = 24;
/// So many bytes before and behind a label are looked at for the same one with another number.
const NEAR: usize = 240;

/// The name or the hour that the number at `hit` is.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    if let Some(end) =
        addressed(line, hit, units, labels).or_else(|| han_code::read(line, hit, units))
    {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let passed = || of_each(line, hit).or_else(|| unit_of_column(line, hit, units));
    if let Some(end) = passed().or_else(|| likely(line, hit)) {
        return Some(Outcome::Pass(end));
    }
    if let Some(end) = age_reached(line, hit) {
        return Some(Outcome::date(hit, end, None));
    }
    line.at(hit).filter(|c| is_digit(*c))?;
    if let Some(end) = cited(line, hit).or_else(|| planned(line, hit, units, labels)) {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    if let Some(end) = hour(line, hit) {
        return Some(Outcome::date(hit, end, None));
    }
    let end = Amount::numeral_end(line, hit);
    let end = if is_node(line, hit, end, units) {
        spanned(line, end)
    } else {
        end
    };
    let named = is_node(line, hit, line.run(hit, is_digit), units)
        || is_problem(line, hit, end)
        || is_kind_of_zero_one(line, hit, units)
        || is_port(line, hit, end)
        || is_of_program(line, hit, end, units)
        || is_version(line, hit, end)
        || is_edition(line, hit, end, labels)
        || is_one_of_pair(line, hit, end, units)
        || is_one_of_row(line, hit, end, units);
    named.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// 三路公交, 中山北路二段, 2单元301, 7楼之3: the number of a line, a part of a street, a room; where it ends.
fn addressed(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let digits = line.at(hit).is_some_and(is_digit);
    let end = line.run(hit, if digits { is_digit } else { is_han_numeral });
    let before = line.slice(0, hit);
    let bus = !digits && line.is_at(end, WordList::LineCharacter) && labels.follows(line.rest(end));
    let part = line.past_any(end, WordList::StreetPart);
    let street = part.filter(|_| line.is_before(hit, WordList::StreetName));
    let lead = WordList::RoomLead.ending(before);
    let named = lead.is_some_and(|lead| {
        let told = line.before(before.len() - lead.len());
        told.is_some_and(|c| is_digit(c) || c.is_ascii_uppercase() || is_han_numeral(c))
    });
    // 18栋1,460户
    let grouped = line.at(end) == Some(',') && line.at(line.next(end)).is_some_and(is_digit);
    let alone = !line.at(end).is_some_and(char::is_alphanumeric) && !grouped;
    // 到3栋1201领取
    let long = end - hit >= LONGEST_ROOM - 1 && !units.begin(line.rest(end));
    let room = digits && named && (alone || long) && end - hit <= LONGEST_ROOM;
    // 3栋1201
    let building = line.past_any(end, WordList::RoomLead).filter(|at| {
        let room = line.run(*at, is_digit);
        let fits = (LONGEST_ROOM - 1..=LONGEST_ROOM).contains(&(room - at));
        fits && !units.begin(line.rest(room))
    });
    // 路易十六, 京A·12345, 二〇三室
    let king =
        !digits && WordList::KingName.ending(before).is_some() && !line.is_at(end, WordList::Year);
    let plate = digits && before.ends_with('·') && {
        let letter = line.back(before.len() - '·'.len_utf8());
        let town = line.before(letter).is_some_and(is_han);
        line.at(letter).is_some_and(|c| c.is_ascii_uppercase()) && town
    };
    let row = line.slice(hit, end);
    let door = !digits
        && row.chars().count() >= 3
        && row.chars().all(is_han_digit)
        && line.past_any(end, WordList::Room).is_some();
    let chamber = digits
        && (3..=LONGEST_ROOM).contains(&(end - hit))
        && line.past_any(end, WordList::Room).is_some();
    let name = bus || chamber || room || king || plate || door;
    street.or(building).or_else(|| name.then_some(end))
}

/// 每万人拥有12张床位: what a rate is of; where its scale ends.
fn of_each(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, is_han_scale);
    // 每十年 is each time that ten have passed.
    let many = line
        .slice(hit, end)
        .chars()
        .filter_map(chinese_scale)
        .any(|power| power > 1);
    (many && line.is_before(hit, WordList::EveryCharacter)).then_some(end)
}

/// 他八成忘了, 这事儿八成是真的: so likely that it is told without counting; where it ends.
fn likely(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.past_any(hit, WordList::LikelyWord)?;
    let led = line.is_before(hit, WordList::LikelyLead);
    let verb = line.is_at(end, WordList::LikelyVerb);
    (led && verb).then_some(end)
}

/// 金额（万元）: the unit of what stands in a column; where its scale ends.
fn unit_of_column(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let end = line.run(hit, is_han_scale);
    let unit = units.length_at(line.rest(end)).filter(|_| end > hit)?;
    let opened = matches!(line.before(hit), Some('(' | '（'));
    let closed = matches!(line.at(end + unit), Some(')' | '）' | '/' | '／'));
    (opened && closed).then_some(end)
}

/// 刚满十八, 年满18的公民: how old somebody is; 未满300人 is not.
fn age_reached(line: Line<'_>, hit: usize) -> Option<usize> {
    WordList::AgeReached.ending(line.slice(0, hit))?;
    let digits = line.run(hit, is_digit);
    let end = if digits > hit {
        digits
    } else {
        line.run(hit, is_han_numeral)
    };
    let text = line.slice(hit, end);
    let small = text
        .parse::<u32>()
        .map_or(text.chars().count() <= MOST_AGE, |age| age <= OLDEST);
    let next = line.at(end);
    let ends = next.is_none_or(|c| !c.is_alphanumeric() || WordList::AgeEnd.holds(c));
    let goes_on = matches!(next, Some('%' | '％'))
        || line.at(line.next(end)).is_some_and(is_digit)
        || line.past_blank(end) > end && line.at(line.past_blank(end)).is_some_and(is_digit);
    (end > hit && small && ends && !goes_on).then_some(end)
}

/// Nobody is older, and no age has more characters: 二十八.
const OLDEST: u32 = 110;
const MOST_AGE: usize = 3;

/// No number of a room is longer.
const LONGEST_ROOM: usize = 4;

/// [15-17], 〔3〕: what a text cites, or a note.
fn cited(line: Line<'_>, hit: usize) -> Option<usize> {
    let first = line.run(hit, is_digit);
    let second = line.run(line.next(first), is_digit);
    let span = matches!(line.at(first), Some('-' | '–')) && second > line.next(first);
    let end = if span { second } else { first };
    let marks = (line.before(hit)?, line.at(end)?);
    let short = first - hit < 4 && end - hit < 8;
    let cites = marks == ('〔', '〕') || span && marks == ('[', ']');
    (cites && short).then_some(end)
}

/// 985高校, 618大促, 波音737MAX, 例2: what a number is part of the name of; where the number ends.
fn planned(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let end = line.run(hit, is_digit);
    if let Some(after) = line.past_any(end, WordList::PlanNoun) {
        let person = line.is_at(after, WordList::PlanPerson);
        let parted = line.back(hit);
        let whole = !matches!(line.before(hit), Some('.' | ','))
            || !line.before(parted).is_some_and(is_digit);
        return (end - hit == 3 && whole && !person).then_some(end);
    }
    let before = line.slice(0, line.back_blank(hit, 0));
    let model = labels.ending(NameRole::Thing, before).is_some();
    let letters = line.run(end, |c| c.is_ascii_uppercase());
    if model && letters > end + 1 && !line.at(letters).is_some_and(is_latin) {
        return Some(letters);
    }
    let measured = || units.begin(line.rest(end)) || line.at(end) == Some('.');
    if WordList::IndexName.ending(before).is_some() && !measured() {
        return Some(end);
    }
    let example = WordList::ExampleWord.ending(before)?;
    let apart = !line
        .before(before.len() - example.len())
        .is_some_and(char::is_alphanumeric);
    let ends = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == '.');
    (apart && ends && end - hit <= 2).then_some(end)
}

/// 早上 6 点, 凌晨 3~4 点, 0 点停机: 点 is no point behind a part of the day, and nothing has none of them; where it ends.
fn hour(line: Line<'_>, hit: usize) -> Option<usize> {
    let first = line.run(hit, is_digit);
    let second = line.run(first, |c| matches!(c, '-' | '~' | '–' | '—'));
    let last = if second > first {
        line.run(second, is_digit)
    } else {
        first
    };
    let value = |from, to| line.slice(from, to).parse::<u32>().ok();
    let fits = |from, to| value(from, to).is_some_and(|value| value <= HOURS);
    let mark = line.past_blank(last);
    let end = line.next(mark);
    if !line.is_at(mark, WordList::Oclock)
        || !fits(hit, first)
        || last > first && !fits(second, last)
    {
        return None;
    }
    let before = line.slice(0, line.back_blank(hit, 0));
    let told = WordList::PartOfDay
        .ending(before)
        .is_some_and(|word| !word.is_ascii());
    let midnight = line.slice(hit, last) == "0";
    let goes_on = line.at(end).is_some_and(is_digit) || line.is_at(end, WordList::VagueBehindZero);
    ((told || midnight) && !goes_on).then_some(end)
}

/// Dagger 2 的注解, EPUB 3 和: a small number behind a word with a capital, and a character that goes on from a name.
fn is_of_program(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let next = line.past_blank(end);
    let follower = line.rest(next).chars().next();
    let named = follower.is_some_and(|c| WordList::NameFollower.holds(c));
    let han = next > end && follower.is_some_and(is_han);
    if !(named || han) {
        return false;
    }
    let blank = line.back_blank(hit, 0);
    let name = line.word_before(blank, 0);
    let text = line.slice(hit, end);
    let decimal = text.contains('.');
    // Quay 2.20 重写了登录页面
    let verb = decimal && han;
    let measured =
        || units.match_at(line.rest(next)).is_some() || line.is_at(next, WordList::ScaleBehind);
    let small = if decimal {
        is_version_like(text) && !text.starts_with("0.")
    } else {
        text.len() <= 2
    };
    let capitals = name.chars().all(|c| c.is_ascii_uppercase());
    // `USD 17（`
    let money = units
        .match_before(name)
        .is_some_and(|found| found.length == name.len());
    blank < hit
        && (named || verb && !measured())
        && !money
        && small
        && name.len() > 1
        && (name.starts_with(char::is_uppercase) || text.ends_with(".0"))
        && !(capitals && decimal)
        && !WordList::LevelNoun.names(name)
        && !WordList::AmountCapital.has(name)
        && !WordList::Ranked.names(name)
}

/// `ConcurrentQuay` 1.7和1.8, （1.7用分段锁: a number written as versions are, behind a name with capitals inside or before what a
/// release does.
fn is_version(line: Line<'_>, hit: usize, end: usize) -> bool {
    if !is_version_like(line.slice(hit, end)) || line.slice(hit, end).starts_with("0.") {
        return false;
    }
    let blank = line.back_blank(hit, 0);
    let name = line.word_before(blank, 0);
    let inner =
        name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase);
    let next = line.past_blank(end);
    let opens = name.is_empty()
        && line
            .before(blank)
            .is_none_or(|c| "(（，,。；;：:、".contains(c));
    let does = opens && WordList::ReleaseVerb.starting(line.rest(next)).is_some();
    let han = line.at(next).is_some_and(is_han);
    does || inner && han || is_further_version(line, blank)
}

/// Java SE 1.6为了: capitals behind the name of a program, and its version.
fn is_edition(line: Line<'_>, hit: usize, end: usize, labels: &Labels) -> bool {
    let blank = line.back_blank(hit, 0);
    let letters = line.word_before(blank, 0);
    let name = line.word_before(line.back_blank(blank - letters.len(), 0), 0);
    let capitals = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_uppercase());
    let followed = line.at(line.past_blank(end)).is_some_and(is_han);
    capitals
        && followed
        && labels.is_exactly(NameRole::Version, name)
        && is_version_like(line.slice(hit, end))
}

/// （1.7数组，1.8数组+链表）: two numbers written as versions are, each before what there was then.
fn is_one_of_pair(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let opens = |at: usize| line.before(at).is_none_or(|c| "(,;:".contains(c));
    let version = |at: usize, end: usize| {
        let next = line.rest(end);
        let text = line.slice(at, end);
        is_version_like(text)
            && !text.starts_with("0.")
            && opens(at)
            && next.starts_with(is_han)
            && !units.begin(next)
    };
    if !version(hit, end) {
        return false;
    }
    let whole = line.slice(hit, end).split('.').next().unwrap_or_default();
    let from = line.text.floor_char_boundary(hit.saturating_sub(NEAR));
    let to = line.text.floor_char_boundary(end + NEAR);
    let mut others = line.slice(from, to).match_indices(whole);
    others.any(|(offset, _)| {
        let at = from + offset;
        at != hit && version(at, Amount::numeral_end(line, at))
    })
}

/// `ConcurrentQuay` 1.7和1.8: the next of a list of versions, which ends at `blank`.
fn is_further_version(line: Line<'_>, blank: usize) -> bool {
    if !line.is_before(blank, WordList::ListJointCharacter) && line.before(blank) != Some('、') {
        return false;
    }
    let end = line.back_blank(line.back(blank), 0);
    let start = line.run_back(end, 0, |c| is_digit(c) || c == '.');
    // HTTP 1.0、1.1、2.0
    let name = line.word_before(line.back_blank(start, 0), 0);
    let named = name.starts_with(char::is_uppercase) && is_version_like(line.slice(start, end));
    start < end && (named || is_version(line, start, end))
}

/// 节点5, 示例 10-13: one of what is told apart by numbers and seldom counted without a measure word.
fn is_node(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    // 节点 1、2、3
    let listed = |c: char| is_digit(c) || c == '、' || WordList::ListJointCharacter.holds(c);
    let first = line.run_back(hit, line.near(hit), listed);
    let last = line.run(end, listed);
    let before = line.slice(0, line.back_blank(first, 0));
    let more = || {
        let next = line.past_blank(last);
        line.at(last).is_some_and(|c| is_latin(c) || c == '%') || units.begin(line.rest(next))
    };
    end <= hit + 3 && WordList::NodeNoun.ending(before).is_some() && !more()
}

/// The end of a number with the one that a hyphen joins to it.
fn spanned(line: Line<'_>, end: usize) -> usize {
    let further = line.run(line.next(end), is_digit);
    let joined = line.at(end) == Some('-') && further > line.next(end);
    if joined { further } else { end }
}

/// 0-1 背包: what is taken or not, and no range.
fn is_kind_of_zero_one(line: Line<'_>, hit: usize, units: &Units) -> bool {
    let end = hit + "0-1".len();
    let text = line.slice(hit, end);
    let next = line.past_blank(end);
    let whole = text == "0-1" || line.slice(hit.saturating_sub(2), hit + 1) == "0-1";
    let next = if text == "0-1" {
        next
    } else {
        line.past_blank(hit + 1)
    };
    whole && line.at(next).is_some_and(is_han) && !units.begin(line.rest(next))
}

/// 端口号：8080，9876, 9201和9301端口: one of several ports.
fn is_port(line: Line<'_>, hit: usize, end: usize) -> bool {
    if end <= hit + 1 || !line.slice(hit, end).chars().all(is_digit) {
        return false;
    }
    let joint = |c: char| {
        is_digit(c) || is_blank(c) || c == ',' || c == '、' || WordList::ListJointCharacter.holds(c)
    };
    let first = line.run_back(hit, line.near(hit), joint);
    let label = line
        .slice(0, first)
        .trim_end_matches(|c| is_blank(c) || ":：".contains(c));
    let last = line.run(end, joint);
    WordList::PortWord.ending(label).is_some()
        || WordList::PortWord.starting(line.rest(last)).is_some()
}

/// `[90.`子集`]`, 题目77. 组合: the number of a problem, before its title.
fn is_problem(line: Line<'_>, hit: usize, end: usize) -> bool {
    let title = line.past_blank(line.next(end));
    let opened =
        line.before(hit) == Some('[') || WordList::ProblemLead.ending(line.slice(0, hit)).is_some();
    let digits = line.slice(hit, end).chars().all(is_digit);
    opened && digits && line.at(end) == Some('.') && line.at(title).is_some_and(is_han)
}

/// 连接 1 … 连接 2: one of several that are told apart by their numbers, where the same word stands near with the number before or
/// after it.
fn is_one_of_row(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let blank = line.back_blank(hit, 0);
    let Some(label) = WordList::RowNoun.ending(line.slice(0, blank)) else {
        return false;
    };
    let start = blank - label.len();
    // 用户3.5万
    let scaled = line.is_at(line.past_blank(end), WordList::ScaleBehind);
    let measured = scaled || unit_follows(line, end, units);
    let follower = line.rest(line.past_blank(end)).chars().next();
    // `### 船队客户端 3`
    let row = line.row_before(hit);
    let ends = row.trim_start().starts_with('#') && follower.is_none_or(|c| c == '\n');
    let goes_on =
        end <= hit + 2 && (ends || follower.is_some_and(|c| WordList::NameFollower.holds(c)));
    // 需求 1.1, 需求 2.按次数
    let item = line.at(end) == Some('.') && line.at(line.next(end)).is_some_and(is_han);
    let number = line.slice(hit, end);
    if !measured && (goes_on || is_version_like(number) || item && end <= hit + 2) {
        return true;
    }
    let Ok(value) = number.parse::<u32>() else {
        return false;
    };
    let counted = line.at(end).is_some_and(|c| is_latin(c) || c == '%') || measured;
    if counted || end > hit + 2 {
        return false;
    }
    let from = line.text.floor_char_boundary(start.saturating_sub(NEAR));
    let to = line.text.floor_char_boundary(end + NEAR);
    let with = |text: &str, other: u32| {
        let mut behind = text.split(label).skip(1);
        behind.any(|rest| {
            let rest = rest.trim_start_matches(is_blank);
            let digits = rest
                .split(|c: char| !c.is_ascii_digit())
                .next()
                .unwrap_or_default();
            digits.parse() == Ok(other)
        })
    };
    value
        .checked_sub(1)
        .is_some_and(|before| with(line.slice(from, start), before))
        || with(line.slice(end, to), value + 1)
}
