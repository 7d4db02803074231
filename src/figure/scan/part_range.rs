//! Numbers with a stroke and a hyphen: `1/4-1/2 cup` is a range of parts of one; `1/4-20` may be one, a day, a size or a part of a
//! code, and is told as unread as a whole. How such a range is read is `numeral/fraction.rs`.

use super::super::language::WordList;
use super::amount::Amount;
use super::line::{Line, is_digit};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// Why the amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let start = amount.start + written.find(is_digit)?;
    let end = line.run(start, |c| is_digit(c) || matches!(c, '/' | '-' | '–'));
    let end = start
        + line
            .slice(start, end)
            .trim_end_matches(|c| !is_digit(c))
            .len();
    let token = line.slice(start, end);
    let joined = token.contains('/') && token.contains(['-', '–']);
    joined.then_some(())?;
    let of = || {
        line.past_words(line.past_blank(amount.end), WordList::Of)
            .is_some()
    };
    // `1-1/2 inches`: a whole number and its part
    let mixed = amount.figure.writing.parts > 1 && token.find(['-', '–']) < token.find('/');
    let whole = end <= amount.end && (amount.figure.upper().is_some() || mixed);
    let read = whole && (amount.figure.unit.is_some() || of());
    (!read).then_some((
        amount.start,
        end.max(amount.end),
        "numbers with a stroke and a hyphen may be parts, days or a code",
    ))
}
