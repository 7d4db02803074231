//! Where the numbers of pictures, models and accounts end behind their labels, which are `label.rs`.

use super::super::language::WordList;
use super::line::{Line, is_digit};

/// So many digits behind a word for what has a number are that.
const LONG_CODE: usize = 6;

/// `account 12345678`: whether a label is of what has a number, and that is long and in digits alone.
pub(super) fn is_account(line: Line<'_>, label: &str, hit: usize, end: usize) -> bool {
    let alone = line.run(hit, is_digit) == end && !line.at(end).is_some_and(char::is_alphanumeric);
    WordList::AccountNoun.has_small(label) && end - hit >= LONG_CODE && alone
}

/// Where a label ends that a point or a colon stands behind, if it does.
pub(super) fn before_mark(line: Line<'_>, at: usize, marked: bool) -> usize {
    if marked { line.back(at) } else { at }
}

/// `page 1,204`, `No. 12,345`, `patent 6,285,999`: the end of digits in threes behind a label that nothing in thousands is
/// counted with.
pub(super) fn grouped(line: Line<'_>, hit: usize, floor: usize) -> Option<usize> {
    let blank = line.back_blank(hit, floor);
    let dot = line.before(blank) == Some('.');
    let label_end = before_mark(line, blank, dot);
    let label = line.word_before(label_end, floor);
    // `Total U.S. 19,416`
    let inner = line.before(label_end - label.len()) == Some('.');
    let short = dot && !inner && WordList::GroupedShort.has_small(label);
    let known = WordList::GroupedLabel.has_small(label) && !dot || short;
    (known && blank < hit).then_some(())?;
    let mut end = line.run(hit, is_digit);
    while line.rest(end).starts_with(',') {
        let next = line.run(end + 1, is_digit);
        if next != end + 4 {
            break;
        }
        end = next;
    }
    let joined = line.at(end).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '%' | '-' | '–' | '/')
            || matches!(c, ',' | '.') && line.at(line.next(end)).is_some_and(is_digit)
    });
    (!joined).then_some(end)
}

/// 图 6.6b: the number of a part of a picture or a table, with its letter.
pub(super) fn of_picture(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let labelled = line.is_before(line.back_blank(hit, 0), WordList::Labelled);
    let (letter, after) = line.word(end);
    let small = letter.len() == 1 && letter.starts_with(char::is_lowercase);
    let apart = !line.at(after).is_some_and(is_digit);
    (labelled && small && apart).then_some(after)
}

/// The end of the number of a standard or a model: `Boeing 737-800`, `EN 301 549`.
pub(super) fn model_end(line: Line<'_>, hit: usize, end: usize) -> usize {
    if line.at(end) == Some('-') {
        return line.run(end, |c| c.is_ascii_alphanumeric() || c == '-');
    }
    let further = line.run(line.past_blank(end), is_digit);
    let split = end == hit + 3 && further == end + 4;
    if split { further } else { end }
}
