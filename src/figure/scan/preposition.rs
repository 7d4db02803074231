//! Words that bound a number elsewhere, and here may tell what something is about, or where it is: `a row over £300m of debt`,
//! `took over 40 shops`, `filed under 300 headings`, `within 12 countries`. Which of the two is meant nobody can tell, so that the
//! number is unread. Which words are led so is `language/`.

use super::super::language::WordList;
use super::super::unit::Units;
use super::amount::Amount;
use super::line::Line;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// Why the amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let (word, end) = line.word(amount.start);
    (!word.is_empty() && end < amount.end).then_some(())?;
    let lead_end = line.back_blank(amount.start, 0);
    let lead = line.word_before(lead_end, 0);
    let pair = format!("{lead} {word}").to_lowercase();
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    let counted = unit.is_none_or(|unit| unit.whole);
    let (first, behind) = line.word(line.past_blank(amount.end));
    let (second, _) = line.word(line.past_blank(behind));
    let about = [first, second]
        .into_iter()
        .any(|noun| WordList::MatterNoun.has(noun));
    let thing = line.word_before(amount.end, amount.start);
    let place = [thing, first]
        .into_iter()
        .any(|noun| WordList::WithinPlace.has(&format!("{} {noun}", word.to_lowercase())));
    let doubtful = WordList::MatterLead.has(&pair)
        || WordList::MatterVerb.has(&pair) && about
        || WordList::PhrasalLead.has(&pair) && counted
        || counted && place;
    doubtful.then_some((
        amount.start,
        amount.end,
        "the word before the number may bound it, or tell what something is about or where it is",
    ))
}
