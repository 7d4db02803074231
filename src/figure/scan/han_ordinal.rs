//! Places in an order in Chinese: 第十一批, 3号楼, 二级, 6车13座. Which characters say so are lists of the language; numbers that
//! head an item are `item.rs`.

use super::super::language::WordList;
use super::super::numeral::small_digit;
use super::super::scale::is_myriad;
use super::super::unit::Units;
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};

/// No number of a thing has more bytes.
pub(super) const LONGEST_NUMBER: usize = 9;

/// No list of numbers of things is longer.
const MOST_NUMBERS: usize = 16;

/// 第 with one number or several, and the counter after it: 第二、三次.
pub(super) fn chinese(line: Line<'_>, at: usize, units: &Units) -> Option<usize> {
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
    // 第5排7座
    let seat = line.run(line.next(end), is_digit);
    if line.is_at(end, WordList::SeatRow)
        && seat > line.next(end)
        && (line.is_at(seat, WordList::Seat) || line.is_at(seat, WordList::HouseNumber))
    {
        return Some(line.next(seat));
    }
    Some(counter.unwrap_or(if other { line.next(end) } else { end }))
}

/// The end of a number in an order, in digits or characters.
pub(super) fn number(line: Line<'_>, at: usize) -> Option<usize> {
    let end = match line.at(at)? {
        c if is_digit(c) => {
            let end = line.run(at, is_digit);
            // 第22.4条, 第2.3.1款
            let further = line.run(end, |c| is_digit(c) || c == '.');
            let clause = line.is_at(further, WordList::ClauseCharacter);
            // 第1.5万名, 第5千名
            let part = line.run(line.next(end), is_digit);
            let decimal = line.at(end) == Some('.') && part > line.next(end);
            let number = if decimal { part } else { end };
            let scale = line.run(number, is_han_scale);
            let scaled = scale > number && line.is_before(at, WordList::OrdinalPrefix);
            match () {
                () if clause => further,
                () if scaled => scale,
                () => end,
            }
        }
        _ => line.run(at, |c| is_han_digit(c) || is_han_scale(c)),
    };
    (end > at).then_some(end)
}

/// 前三名, 排在前五位: a place in an order, where nothing behind it is counted; 前五名客户 are five.
pub(super) fn first_of_row(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let end = number(line, hit)?;
    let lead = WordList::FirstOfRow.ending(line.slice(0, hit))?;
    let other = line.is_before(hit - lead.len(), WordList::NoFirstOfRow);
    let after = line.past_any(end, WordList::RankedCounter)?;
    let counted = line
        .at(after)
        .is_some_and(|c| is_han(c) && !WordList::Possessive.holds(c));
    (!other && !counted).then_some((hit, after))
}

/// 3号, and 1至6号门, 1、2号站台, 2至4级人员: one number of a thing, or several of which the last says so.
pub(super) fn numbered(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
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
        let longest = LONGEST_NUMBER * if is_housed(line, end) { 2 } else { 1 };
        if is_graded(line, hit, end) && end - hit <= longest {
            return Some((hit, line.next(end)));
        }
        if let Some(after) = chamber(line, hit, end) {
            return Some((hit, after));
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
    // 百万级 tells a size.
    let sized = line.slice(hit, end).contains(is_myriad);
    let grade = line.is_at(end, WordList::Grade) && !counted && !sized;
    (line.is_at(end, WordList::NumberedEnd) || grade)
        && !line.is_at(line.next(end), WordList::NumberedWord)
}

/// 一百零二号楼: whether 号 follows, and none of those whom it counts in 一百二十号人.
fn is_housed(line: Line<'_>, end: usize) -> bool {
    let behind = line.next(end);
    line.is_at(end, WordList::HouseNumber) && !line.is_at(behind, WordList::HouseNumberPeople)
}

/// 二百零五室: past the number of a room in characters with a scale, which the zero tells from a count.
fn chamber(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let number = line.slice(hit, end);
    let zero = number.chars().any(|c| small_digit(c) == Some(0));
    let scaled = number.contains(is_han_scale);
    let room = line.past_any(end, WordList::Room);
    room.filter(|_| zero && scaled && end - hit <= 2 * LONGEST_NUMBER)
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
        // 5排7座, 12排F座
        let letter = line.run(after, |c| c.is_ascii_uppercase());
        let seat = further.max(letter);
        if seat > after && seat - after <= 2 && line.is_at(seat, WordList::Seat) {
            return Some(line.next(seat));
        }
        let sold = || line.past_any(after, WordList::SeatSold).is_some();
        let area = line.is_before(hit, WordList::SeatArea);
        line.is_at(further, WordList::HouseNumber) || area && sold()
    } else {
        is(WordList::Grade) && line.past_any(after, WordList::Staff).is_some()
    };
    fits.then_some(after)
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
