//! The clause before a number, what is counted behind one, and the short numbers that ages and hours are: what several
//! recognisers ask.

use super::super::cursor::is_latin;
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use crate::figure::language::WordList;

/// Nothing further before a number than so many bytes is looked at.
pub(super) const LONGEST_CLAUSE: usize = 80;

/// The words of the clause before `hit`, the last first; a point inside a number ends none.
pub(super) fn clause(line: Line<'_>, hit: usize) -> impl Iterator<Item = &str> {
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_CLAUSE));
    let mut left = Some(line.slice(near, hit));
    // Most ask for the last one or two, so that no more of the clause is gone through than is asked for.
    let words = std::iter::from_fn(move || {
        let text = left?;
        let parts = |c: char| is_blank(c) || c == ',' || ends_clause(c);
        let Some((before, word)) = text.rsplit_once(parts) else {
            left = None;
            return Some(text);
        };
        let sign = text
            .get(before.len()..)
            .and_then(|rest| rest.chars().next());
        let sentence = sign.is_some_and(is_blank) && before.ends_with('.');
        left = Some(before).filter(|_| !sentence && !sign.is_some_and(ends_clause));
        Some(word)
    });
    words.filter(|word| !word.is_empty())
}

fn ends_clause(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?' | '(' | '|')
}

/// A number of at most three digits that nothing is joined to.
pub(super) fn small(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    let end = line.run(at, is_digit);
    let joined = line.at(end).is_some_and(|c| {
        is_latin(c)
            || matches!(c, '%' | '/' | ':' | '°')
            || (matches!(c, ',' | '.' | '_') || WordList::GroupMark.holds(c))
                && line.at(line.next(end)).is_some_and(is_digit)
    });
    let length = end - at;
    let value = line.slice(at, end).parse().ok()?;
    ((1..=3).contains(&length) && !joined).then_some((value, end))
}

/// The other end of a span: `19 to 58`, `9–5`.
pub(super) fn second(line: Line<'_>, end: usize) -> Option<(u32, usize)> {
    let joint = line.past_blank(end);
    let (word, word_end) = line.word(joint);
    let after = if WordList::HourJoint.has(word) {
        line.past_blank(word_end)
    } else {
        line.run(end, |c| matches!(c, '-' | '–'))
    };
    (after > joint).then(|| small(line, after)).flatten()
}

/// Whether a number can begin at `at`: nothing is joined to it from before.
pub(super) fn stands_apart(line: Line<'_>, at: usize) -> bool {
    line.before(at).is_none_or(|c| is_blank(c) || c == '(')
}

/// Whether something is counted by the number that ends at `end`.
pub(super) fn counts(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    // `61-yard`
    let next = match line.at(end) {
        Some('-') => line.next(end),
        _ => line.past_blank(end),
    };
    let (word, _) = line.word(next);
    let plural = labels.counted(word) && !WordList::Predicate.has(word);
    // `513 Million`
    let hyphened = line.at(end) == Some('-');
    let scaled = !hyphened && is_number_word(&word.to_ascii_lowercase());
    plural || scaled || units.begin(line.rest(next)) || line.at(next).is_some_and(is_digit)
}
