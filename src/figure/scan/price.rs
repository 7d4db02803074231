//! Amounts of money whose signs may mean two things, and are told as unread: `€80/95`, `15 KEUR`. What else may belong to a number
//! is `unsure.rs`.

use super::super::language::WordList;
use super::super::unit::Units;
use super::amount::Amount;
use super::line::{Line, is_digit, is_money_sign};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// No letters that make another money of a sign are more.
const MOST_LETTERS: usize = 3;

/// `€80/95`: two prices, which nobody divides by each other.
pub(super) fn pair(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let number = written.trim_start_matches(|c: char| !is_digit(c));
    let money = written
        .strip_suffix(number)?
        .trim_end()
        .ends_with(is_money_sign);
    let (first, second) = number.split_once('/')?;
    let whole = |digits: &str| !digits.is_empty() && digits.chars().all(is_digit);
    let two = first.chars().all(is_digit) && whole(second);
    (money && two).then_some((
        amount.start,
        amount.end,
        "the two numbers may be two prices",
    ))
}

/// `J$5m`, `E£20`: letters right before a sign of money make another money of it.
pub(super) fn of_others(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let sign = line.at(amount.start).is_some_and(is_money_sign);
    let letters = line.word_before(amount.start, 0);
    let code = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_uppercase());
    (sign && code && letters.len() <= MOST_LETTERS).then_some((
        amount.start - letters.len(),
        amount.end,
        "the letters before the sign may make another money of it",
    ))
}

/// `£5-50`: five pounds and fifty pence, or a range.
pub(super) fn with_pence(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let (money, second) = written.split_once('-')?;
    let first = money.trim_start_matches(|c: char| !is_digit(c));
    let signed = money.len() > first.len() && money.starts_with(is_money_sign);
    let pence = second.len() == 2 && second.chars().all(is_digit) && first.len() == 1;
    let far = second.get(..1).is_some_and(|tens| tens >= first);
    (signed && pence && far && first.starts_with(is_digit)).then_some((
        amount.start,
        amount.end,
        "the second number may be pence, or the end of a range",
    ))
}

/// `15 KEUR`, `15 bnEUR`: letters before the code of a currency that are no scale that is known.
pub(super) fn coded(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let (word, end) = line.word(line.past_blank(amount.end));
    let (letters, code) = word.split_at_checked(word.len().checked_sub(3)?)?;
    let is_code = code.chars().all(|c| c.is_ascii_uppercase())
        && units
            .match_before(code)
            .is_some_and(|found| found.length == code.len());
    let bare = amount.figure.unit.is_none();
    (bare && is_code && WordList::CodedScale.has(letters)).then_some((
        amount.start,
        end,
        "the letters before the currency may be a scale",
    ))
}
