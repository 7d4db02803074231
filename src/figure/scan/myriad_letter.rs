//! A letter right behind digits that in Chinese is written for 万, and elsewhere for watts: 4000W数据, 花了2w. What else may belong
//! to a number is `unsure.rs`.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::amount::Amount;
use super::line::{Line, is_digit, is_han};
use super::outcome::Outcome;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

const REASON: &str = "the letter behind the number may be a unit, or a scale";

/// So many characters before a number tell whether its sentence is in Chinese.
const NEAR_HAN: usize = 6;

/// 4000W数据: a letter that in Chinese is written for 万 too.
pub(super) fn watts_or_myriads(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let glued = written.strip_suffix(|c| WordList::MyriadLetter.holds(c))?;
    let near = line.slice(line.near(amount.start), amount.start);
    let mut before = near.chars().rev().take(NEAR_HAN);
    let han = before.any(is_han) || line.at(amount.end).is_some_and(is_han);
    let told = |text: &str| {
        WordList::WattNoun
            .words()
            .iter()
            .any(|noun| text.contains(noun))
    };
    let from = near
        .char_indices()
        .rev()
        .nth(NEAR_HAN)
        .map_or(0, |(at, _)| at);
    let behind = line.rest(amount.end);
    let behind = behind
        .get(..behind.floor_char_boundary(NEAR_HAN * 2))
        .unwrap_or_default();
    let watts = near.get(from..).is_some_and(told) || told(behind);
    (glued.ends_with(is_digit) && han && !watts && amount.figure.unit.is_some()).then_some((
        amount.start,
        amount.end,
        REASON,
    ))
}

/// 花了2w, 10w+人: the small letter right behind digits, which is the symbol of no unit.
pub(super) fn small_myriads(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let letter = Amount::numeral_end(line, hit);
    let end = line.next(letter);
    line.at(letter)
        .filter(|c| c.is_lowercase() && WordList::MyriadLetter.holds(*c))?;
    let alone = !line.at(end).is_some_and(|c| is_latin(c) || is_digit(c));
    let own = line
        .before(hit)
        .is_none_or(|c| !is_latin(c) && !matches!(c, '-' | '_' | '/' | '.'));
    let near = line.slice(line.near(hit), hit);
    let han = near.chars().rev().take(NEAR_HAN).any(is_han) || line.at(end).is_some_and(is_han);
    (alone && own && han).then(|| Outcome::unread(hit, end, REASON.to_owned()))
}
