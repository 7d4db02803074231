//! Degrees that are no angles and no heat, `six degrees of freedom`, `holds two degrees in law`; and those that are reckoned from
//! where water freezes: `12 degrees below freezing`.

use super::super::language::WordList;
use super::amount::Amount;
use super::line::{Line, is_blank};

/// Whether the degrees of an amount are those of a system or a university.
pub(super) fn are_no_angle(line: Line<'_>, amount: &Amount) -> bool {
    let word = line.word_before(amount.end, amount.start);
    WordList::DegreeWord.has(word) && (is_of(line, amount.end) || is_held(line, amount))
}

/// `12 degrees below freezing`, `ten degrees of frost`: which level that is, the scale would have to say.
pub(super) fn from_freezing(
    line: Line<'_>,
    amount: &Amount,
) -> Option<(usize, usize, &'static str)> {
    let end = line.past_words(line.past_blank(amount.end), WordList::FromFreezing)?;
    let word = line.word_before(amount.end, amount.start);
    let degree =
        WordList::DegreeWord.has(word) || line.slice(amount.start, amount.end).contains('°');
    degree.then_some((
        amount.start,
        end,
        "the degrees are reckoned from where water freezes",
    ))
}

/// `degrees of freedom`
fn is_of(line: Line<'_>, end: usize) -> bool {
    let (of, after) = line.word(line.run(end, is_blank));
    let (noun, _) = line.word(line.run(after, is_blank));
    WordList::Of.has(of) && WordList::DegreeOf.has(noun)
}

/// `holds two degrees in law`, `earned two degrees from Kelder`
fn is_held(line: Line<'_>, amount: &Amount) -> bool {
    let verb = line.word_before(line.run_back(amount.start, 0, is_blank), 0);
    let (joint, after) = line.word(line.run(amount.end, is_blank));
    let (noun, _) = line.word(line.run(after, is_blank));
    WordList::DegreeVerb.has(verb) && WordList::DegreeIn.has(joint) && !noun.is_empty()
}
