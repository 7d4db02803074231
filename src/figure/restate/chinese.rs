//! Numbers below a hundred million in Chinese numerals.

use super::super::language::{NumberRole, WordValue, character, first_word};

/// Whether a character is one that numerals are written with.
pub(super) fn is_numeral(c: char) -> bool {
    use NumberRole::{Counting, Scale, Small};
    matches!(character(c), Some((Small | Scale | Counting, _)))
}

/// A digit as a Chinese numeral.
fn digit(number: i64) -> Option<&'static str> {
    let number = u32::try_from(number).ok()?;
    first_word(NumberRole::Small, WordValue { number, power: 0 }, true)
}

/// A unit character: ten to this power.
fn unit(power: u32) -> Option<&'static str> {
    first_word(NumberRole::Scale, WordValue { number: 1, power }, true)
}

/// Two, of things that are counted.
fn two() -> Option<&'static str> {
    const TWO: WordValue = WordValue {
        number: 2,
        power: 0,
    };
    first_word(NumberRole::Counting, TWO, true)
}

/// A number below a hundred million in Chinese numerals.
pub(super) fn chinese(number: i64) -> Option<String> {
    if number == 2 {
        return two().map(str::to_owned);
    }
    if !(1..100_000_000).contains(&number) {
        return None;
    }
    let (upper, lower) = (number / 10_000, number % 10_000);
    if upper == 0 {
        return section(lower, true);
    }
    let many = match upper {
        2 => two()?.to_owned(),
        _ => section(upper, true)?,
    };
    let rest = match lower {
        0 => String::new(),
        _ => section(lower, false)?,
    };
    Some(format!("{many}{}{rest}", unit(4)?))
}

/// Four digits with their unit characters; where something stands before them, a nought for what is missing between.
fn section(number: i64, begins: bool) -> Option<String> {
    let mut text = String::new();
    let mut rest = number;
    let mut is_gap = false;
    for (place, power) in [(1000, 3), (100, 2), (10, 1), (1, 0)] {
        let here = rest / place;
        rest %= place;
        if here == 0 {
            is_gap = !text.is_empty() || !begins;
            continue;
        }
        if is_gap {
            text.push_str(digit(0)?);
            is_gap = false;
        }
        match here {
            1 if place == 10 && text.is_empty() && begins => {}
            2 if place == 1000 && text.is_empty() => text.push_str(two()?),
            _ => text.push_str(digit(here)?),
        }
        if power > 0 {
            text.push_str(unit(power)?);
        }
    }
    Some(text)
}
