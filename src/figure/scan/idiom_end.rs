//! Whether the numeral that an idiom ends with goes on as a number: 有一 in 有一两百, 十分 in 走了十分钟.

use super::super::language::WordList;
use super::super::numeral::small_digit;
use super::line::{Line, is_han, is_han_digit, is_han_numeral, is_han_scale};

/// An idiom that ends with so many numerals is a number where a measure follows.
const LONG_NUMERAL: usize = 3;

/// 有一 is an idiom, and in 有一两百 the beginning of a number; so is 二百五 in 二百五十.
pub(super) fn is_either(line: Line<'_>, end: usize) -> bool {
    let scaled =
        line.before(end).is_some_and(is_han_digit) && line.at(end).is_some_and(is_han_scale);
    let bare_one = line.before(end).and_then(small_digit) == Some(1);
    // 有一万一千人, but 万一
    let counted = bare_one && line.is_before(line.back(end), WordList::CountLead);
    // 约合一百元, but 五合一
    let converted = bare_one
        && WordList::ConvertedLead
            .ending(line.slice(0, line.back(end)))
            .is_some();
    if converted && (scaled || line.is_at(end, WordList::PointCharacter)) {
        return true;
    }
    if counted && (line.at(end).is_some_and(is_han_scale) || is_measured(line, end)) {
        return true;
    }
    // 二百五吨
    let start = line.run_back(end, 0, is_han_numeral);
    let long = line.slice(start, end).chars().count() >= LONG_NUMERAL;
    if long && line.past_any(end, WordList::MeasuredOne).is_some() {
        return true;
    }
    // 大约有一半的人
    if bare_one
        && line.is_at(end, WordList::Half)
        && !line.is_at(line.next(end), WordList::HalfWordEnd)
    {
        return true;
    }
    // 九五 names a rank, and in 九五折 what is left of a price.
    let part = line.is_at(end, WordList::Discount) || line.is_at(end, WordList::Tenths);
    if scaled && !bare_one || part && line.before(end).is_some_and(is_han_digit) {
        return true;
    }
    let digit = |c: Option<char>| c.and_then(small_digit);
    // 万一二百, 二百五六十
    let last = digit(line.before(end)).filter(|last| *last > 0);
    let neighbours = last.is_some_and(|last| digit(line.at(end)) == Some(last + 1));
    neighbours && line.at(line.next(end)).is_some_and(is_han_scale)
}

/// 约有一吨, 有一两吨: whether what follows 有一 makes a number of it, a measure or the next digit.
fn is_measured(line: Line<'_>, end: usize) -> bool {
    let two = line.at(end).and_then(small_digit) == Some(2);
    two || line.past_any(end, WordList::MeasuredOne).is_some()
}

/// 十分 is an idiom, and in 走了十分钟 and 得了十分 it counts minutes and points; 十分钟情 tells how fond somebody is.
pub(super) fn is_minutes(line: Line<'_>, end: usize) -> bool {
    let minute = line.is_before(end, WordList::Minute);
    let clock = line.past_any(end, WordList::MinuteEnd);
    let fond = clock.is_some_and(|after| line.is_at(after, WordList::FondEnd));
    let start = line.run_back(line.back(end), 0, is_han_numeral);
    let scored = WordList::ScoredLead.ending(line.slice(0, start)).is_some()
        && !line.at(end).is_some_and(is_han);
    minute && (clock.is_some() && !fond || scored)
}

/// 有一 is an idiom, and in 有一千、两千只 the beginning of the first of two numbers.
pub(super) fn is_listed(line: Line<'_>, end: usize) -> bool {
    let scale = line.run(end, is_han_scale);
    let one = line.before(end).and_then(small_digit) == Some(1);
    let next = line.next(scale);
    let listed = line.at(scale) == Some('、') && line.at(next).is_some_and(is_han_digit);
    one && scale > end && listed
}
