//! Words that say a number all by themselves: 翻番, 翻了两番, `twice`, `doubled`, `tenfold`, 数以千计; and 好几倍, which
//! has no digit.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::language::{NumberRole, WordList, begins_number, number};
use super::super::scale::chinese_scale;
use super::english::small_number;
use super::han_digit::small_digit;
use super::{Numeral, Sense};

/// 数以亿亿计 is the most that anyone says.
const MOST: i32 = 16;
/// No number is doubled more often.
const MOST_OCTAVES: u32 = 5;

/// Whether a word of an alphabet may say a multiple.
pub(in super::super) fn is_multiple_word(word: &str) -> bool {
    let known = [NumberRole::Multiple, NumberRole::Multiplier];
    known.iter().any(|role| number(*role, word).is_some()) || folds(word).is_some()
}

/// Whether a multiple stands at the start of a text.
pub(in super::super) fn starts_multiple(text: &str) -> bool {
    read(Cursor { text, at: 0 }).is_some()
}

/// The multiple that stands here.
pub(super) fn read(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let numbered = several(cursor).or_else(|| by_the(cursor));
    numbered.or_else(|| once_and_half(cursor)).or_else(|| {
        let (times, after) = octaves(cursor).or_else(|| english(cursor))?;
        let numeral = Numeral {
            sense: Sense::Multiple,
            has_exponent: true,
            ..Numeral::of(Digits::integer(BigInt::from(times)))
        };
        Some((numeral, after))
    })
}

/// 倍半, once and a half of it.
fn once_and_half(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let after = cursor.past_any(WordList::OnceAndHalf)?;
    let numeral = Numeral {
        sense: Sense::Multiple,
        has_exponent: true,
        ..Numeral::of(Digits::integer(BigInt::from(1)).and_half())
    };
    Some((numeral, after))
}

/// 几倍, 数倍, 好几倍: the unit is not taken.
fn several(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let after = cursor.past_any(WordList::VagueTimes)?;
    if let Some((exponent, end)) = counted_scale(after) {
        let digits = Digits {
            exponent,
            ..Digits::integer(BigInt::from(1))
        };
        let numeral = Numeral {
            several: true,
            has_exponent: true,
            ..Numeral::of(digits)
        };
        return Some((numeral, end));
    }
    after.is_at(WordList::Times).then(|| {
        let numeral = Numeral {
            several: true,
            ..Numeral::of(Digits::integer(BigInt::from(1)))
        };
        (numeral, after)
    })
}

/// 个亿 behind 几: several hundred millions. In 几个亿万富翁 they are counted.
fn counted_scale(cursor: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    let scale = cursor.past_any(WordList::Counter)?;
    let power = chinese_scale(scale.peek()?)?;
    let end = scale.next();
    let alone = end.peek().is_none_or(|c| chinese_scale(c).is_none());
    (power == LARGEST && alone).then_some((power, end))
}

/// 亿, which is counted in 个.
const LARGEST: i32 = 8;

/// 数以千计, 数以百万计: thousands, millions.
fn by_the(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let mut after = cursor.past_any(WordList::ManyOpen)?;
    let mut exponent = 0;
    while let Some(power) = after.peek().and_then(chinese_scale) {
        exponent += power;
        after = after.next();
        if exponent > MOST {
            return None;
        }
    }
    let end = after
        .past_any(WordList::ManyClose)
        .filter(|_| exponent > 0)?;
    let numeral = Numeral {
        several: true,
        sense: Sense::Many,
        has_exponent: true,
        ..Numeral::of(Digits {
            exponent,
            ..Digits::integer(BigInt::from(1))
        })
    };
    Some((numeral, end))
}

/// 翻番, 翻倍 and 翻一番 are twice, 翻两番 four times, and so on.
fn octaves(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let mut after = cursor.past_any(WordList::Doubling)?;
    after = after.past_any(WordList::DoublingDone).unwrap_or(after);
    // 翻倍; 翻两倍 is two or three times as much.
    let once = after.past_any(WordList::Octave);
    if let Some(end) = once.or_else(|| after.past_any(WordList::Times)) {
        return Some((2, end));
    }
    let next = after.peek()?;
    let octaves = next.to_digit(10).or_else(|| small_digit(next))?;
    let end = after.next().past_any(WordList::Octave)?;
    (1..=MOST_OCTAVES)
        .contains(&octaves)
        .then(|| (1 << octaves, end))
}

fn english(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    // Hardly any word needs to be looked at.
    if !begins_number(cursor.peek()?) {
        return None;
    }
    let (word, after) = cursor.latin_word()?;
    if let Some(times) = number(NumberRole::Multiple, &word).or_else(|| folds(&word)) {
        return Some((times, after));
    }
    // Alone it is an adjective: `a double room`.
    let times = number(NumberRole::Multiplier, &word)?;
    let next = after.past_blanks().latin_word();
    let named = next.is_some_and(|(next, _)| WordList::MultipleFollower.has(&next));
    // As a figure of its own it can mean nothing else.
    (named || after.rest().trim().is_empty()).then_some((times, after))
}

/// `twofold`, `tenfold`.
fn folds(word: &str) -> Option<u32> {
    let fold = WordList::Fold.words().iter().find_map(|fold| {
        let (times, end) = word.split_at_checked(word.len().checked_sub(fold.len())?)?;
        end.eq_ignore_ascii_case(fold).then_some(times)
    });
    small_number(fold?).filter(|times| *times > 1)
}
