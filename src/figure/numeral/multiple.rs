//! Words that say a number all by themselves: 翻番, 翻了两番, `twice`, `doubled`, `tenfold`, 数以千计; and 好几倍, which
//! has no digit.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::language::lists::{WordList, list};
use super::super::language::numbers::{NumberRole, number};
use super::english::small_number;
use super::scale::chinese_scale;
use super::{Numeral, Sense};

/// 数以亿亿计 is the most that anyone says.
const MOST: i32 = 16;

/// Whether a word of an alphabet may say a multiple.
pub(in super::super) fn is_multiple_word(word: &str) -> bool {
    let known = [NumberRole::Multiple, NumberRole::Multiplier];
    let fold = word.len().checked_sub("fold".len());
    let ending = fold.and_then(|at| word.get(at..));
    known.iter().any(|role| number(*role, word).is_some())
        || ending.is_some_and(|ending| ending.eq_ignore_ascii_case("fold"))
            && folds(&word.to_ascii_lowercase()).is_some()
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
    let after = cursor.past("倍半")?;
    let numeral = Numeral {
        sense: Sense::Multiple,
        has_exponent: true,
        ..Numeral::of(Digits::integer(BigInt::from(1)).and_half())
    };
    Some((numeral, after))
}

/// 几倍, 数倍, 好几倍: the unit is not taken.
fn several(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let after = ["好几", "几", "数"]
        .iter()
        .find_map(|word| cursor.past(word))?;
    (after.peek() == Some('倍')).then(|| {
        let numeral = Numeral {
            several: true,
            ..Numeral::of(Digits::integer(BigInt::from(1)))
        };
        (numeral, after)
    })
}

/// 数以千计, 数以百万计: thousands, millions.
fn by_the(cursor: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    let mut after = cursor.past("数以")?;
    let mut exponent = 0;
    while let Some(power) = after.peek().and_then(chinese_scale) {
        exponent += power;
        after = after.next();
        if exponent > MOST {
            return None;
        }
    }
    let end = after.past("计").filter(|_| exponent > 0)?;
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

/// 翻番 and 翻一番 are twice, 翻两番 four times, and so on.
fn octaves(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let mut after = cursor.past("翻")?;
    after = after.past("了").unwrap_or(after);
    let times = match after.peek()? {
        '番' => return Some((2, after.next())),
        '一' | '1' => 2,
        '二' | '两' | '2' => 4,
        '三' | '3' => 8,
        '四' | '4' => 16,
        '五' | '5' => 32,
        _ => return None,
    };
    Some((times, after.next().past("番")?))
}

fn english(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    // What the words above begin with; hardly any other word needs to be looked at.
    let first = cursor.peek()?.to_ascii_lowercase();
    if !matches!(first, 'd' | 'e' | 'f' | 'h' | 'n' | 'q' | 's' | 't') {
        return None;
    }
    let (word, after) = cursor.latin_word()?;
    if let Some(times) = number(NumberRole::Multiple, &word).or_else(|| folds(&word)) {
        return Some((times, after));
    }
    // Alone it is an adjective: `a double room`.
    let times = number(NumberRole::Multiplier, &word)?;
    let next = after.past_blanks().latin_word();
    let named = next.is_some_and(|(next, _)| list(WordList::Named).contains(&next.as_str()));
    // As a figure of its own it can mean nothing else.
    (named || after.rest().trim().is_empty()).then_some((times, after))
}

/// `twofold`, `tenfold`.
fn folds(word: &str) -> Option<u32> {
    small_number(word.strip_suffix("fold")?).filter(|times| *times > 1)
}
