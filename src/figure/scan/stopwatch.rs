//! Stretches of time in letters: `4h 12m 33s`, `2m 40s`, `1d6h`. Those in words are `duration.rs`.

use super::FoundKind;
use super::label::Labels;
use super::line::{Line, is_digit, is_money_sign};
use super::outcome::Outcome;
use crate::figure::cursor::is_latin;
use crate::figure::language::WordList;

/// `a 5m window`: minutes, in a text that holds code, where nothing follows that there could be millions of.
pub(super) fn minutes(line: Line<'_>, hit: usize, labels: &Labels) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    let (letter, end) = line.word(digits);
    let (next, _) = line.word(line.past_blank(end));
    let money = line.before(hit).is_some_and(is_money_sign);
    let minute = WordList::StopwatchLetter.has(letter) && letter == WordList::ScaleLetter.first();
    let small = (1..=3).contains(&(digits - hit)) && !labels.counted(next) && !money;
    (minute && small).then(|| Outcome::found(hit, end, FoundKind::Duration))
}

/// The stretch of time that begins at `hit`: two numbers or more, each of a smaller unit.
pub(super) fn read(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let letters = WordList::StopwatchLetter.words();
    let (mut at, mut end, mut largest, mut count) = (hit, hit, 0, 0);
    loop {
        let digits = line.run(at, is_digit);
        let (letter, after) = line.word(digits);
        let rank = letters.iter().position(|own| *own == letter);
        let Some(rank) = rank.filter(|rank| digits > at && *rank >= largest) else {
            break;
        };
        (end, largest, count) = (after, rank + 1, count + 1);
        at = line.past_blank(after);
    }
    let joined = line.before(hit).is_some_and(is_latin);
    (count > 1 && !joined).then(|| Outcome::found(hit, end, FoundKind::Duration))
}

/// `in 41 s`: whether the letter of seconds stands apart behind a number in digits.
pub(super) fn is_of_seconds(line: Line<'_>, hit: usize) -> bool {
    let end = line.run(hit, |c| is_digit(c) || matches!(c, '.' | ','));
    let (letter, after) = line.word(line.past_blank(end));
    let apart = end > hit && line.past_blank(end) > end;
    let joined = line
        .at(after)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '/'));
    apart && WordList::SecondSymbol.has(letter) && !joined
}
