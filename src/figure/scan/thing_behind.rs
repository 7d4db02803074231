//! What stands right behind a number that may have a label: a unit, one thing of which several would have a plural, a verb. The
//! labels are `label.rs`.

use super::super::language::{WordList, is_plural};
use super::super::unit::Units;
use super::guard::goes_on_as_word;
use super::line::{Line, is_digit};

/// What is longer, in bytes, is a number that counts, whatever the word after it looks like.
const SHORT_NUMBER: usize = 7;

/// Whether a unit of the number that ends at `end` follows it.
pub(super) fn unit_follows(line: Line<'_>, end: usize, units: &Units) -> bool {
    let start = line.past_blank(end);
    let found = units.length_at(line.rest(start));
    // 13 升级 is no volume.
    let other = |length: usize| goes_on_as_word(line, start, start + length);
    found.is_some_and(|length| !other(length)) && !begins_amount(line, end, units)
}

/// Whether a sign of money stands after a blank and right before the next number: `stage 2 €11 million`.
fn begins_amount(line: Line<'_>, end: usize, units: &Units) -> bool {
    let sign = line.past_blank(end);
    let found = units.match_before(line.rest(sign)).filter(|_| sign > end);
    found.is_some_and(|found| line.at(sign + found.length).is_some_and(is_digit))
}

/// Whether one thing follows of which several would have a plural: `2 run`.
pub(super) fn is_one_thing(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let (word, _) = line.word(line.past_blank(end));
    let singular = word.len() > 2 && !is_plural(word) && !WordList::People.has(word);
    let several = line.slice(hit, end) != "1" && end <= hit + SHORT_NUMBER;
    singular && several && word.starts_with(char::is_lowercase) && is_whole(word, units)
}

/// Whether a text starts with a unit of which only whole numbers exist.
pub(super) fn is_whole(text: &str, units: &Units) -> bool {
    let found = units.match_at(text);
    let mut owners = found.iter().flat_map(|found| &found.units);
    owners.any(|id| units.get(id).is_some_and(|unit| unit.whole))
}
