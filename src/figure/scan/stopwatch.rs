//! Stretches of time in letters: `4h 12m 33s`, `2m 40s`, `1d6h`. Those in words are `duration.rs`.

use super::FoundKind;
use super::line::{Line, is_digit};
use super::outcome::Outcome;
use crate::figure::cursor::is_latin;
use crate::figure::language::WordList;

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
