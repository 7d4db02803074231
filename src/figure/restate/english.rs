//! Numbers below ten thousand in English words, read and written.

use super::super::language::{NumberRole, WordValue, first_word, number, word_value};

/// What number words come to, below ten thousand.
pub(super) fn spelled(text: &str) -> Option<i64> {
    let mut parts = text
        .split([' ', '-'])
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case(AND))
        .peekable();
    parts.peek()?;
    let (mut total, mut current) = (0, 0);
    for word in parts.by_ref().filter(|word| word.is_ascii()) {
        let said = number(NumberRole::Small, word).or_else(|| number(NumberRole::Tens, word));
        if let Some(said) = said {
            current += i64::from(said);
        } else if number(NumberRole::Times, word) == Some(HUNDRED.number) {
            current = 100 * current.max(1);
        } else if word_value(NumberRole::Scale, word) == Some(THOUSAND) {
            total += 1000 * current.max(1);
            current = 0;
        } else {
            return None;
        }
    }
    Some(total + current)
}

/// What joins tens to hundreds.
const AND: &str = "and";
const HUNDRED: WordValue = WordValue {
    number: 100,
    power: 0,
};
const THOUSAND: WordValue = WordValue {
    number: 1,
    power: 3,
};

/// The word for a number of a role, in letters.
fn word(role: NumberRole, number: i64) -> Option<&'static str> {
    let number = u32::try_from(number).ok()?;
    first_word(role, WordValue { number, power: 0 }, false)
}

/// A number below ten thousand in words.
pub(super) fn english(number: i64, and: bool) -> Option<String> {
    let joined = |left: String, rest: i64, join: &str| {
        if rest == 0 {
            return Some(left);
        }
        Some(format!("{left}{join}{}", english(rest, and)?))
    };
    let join = if and {
        format!(" {AND} ")
    } else {
        " ".to_owned()
    };
    match number {
        0..20 => word(NumberRole::Small, number).map(str::to_owned),
        20..100 => {
            let tens = word(NumberRole::Tens, number - number % 10)?;
            joined(tens.to_owned(), number % 10, "-")
        }
        100..1000 => {
            let hundred = first_word(NumberRole::Times, HUNDRED, false)?;
            let many = word(NumberRole::Small, number / 100)?;
            joined(format!("{many} {hundred}"), number % 100, &join)
        }
        1000..10_000 => {
            let thousand = first_word(NumberRole::Scale, THOUSAND, false)?;
            let many = word(NumberRole::Small, number / 1000)?;
            let rest = number % 1000;
            let join = if rest < 100 { join.as_str() } else { " " };
            joined(format!("{many} {thousand}"), rest, join)
        }
        _ => None,
    }
}

/// Whether tens and ones are written as two words.
pub(super) fn is_apart(core: &str) -> bool {
    let words: Vec<&str> = core.split(' ').collect();
    let is_tens = |word: &&&str| number(NumberRole::Tens, word).is_some();
    let before_last = words.split_last().map_or(&[][..], |(_, before)| before);
    before_last.iter().any(|word| is_tens(&word))
}

/// Whether a word joins tens to hundreds, or would: nothing shows that it does not.
pub(super) fn has_and(core: &str) -> bool {
    let core = core.to_lowercase();
    core.contains(" and ") || !core.contains("hundred")
}
