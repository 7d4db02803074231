//! Units that stand once, behind the last number of a list in characters, and are meant for all: 55、65和75英寸. Lists in words are
//! `listed_unit.rs`.

use super::super::language::WordList;
use super::super::parse::FigureContext;
use super::line::{Line, is_digit};
use crate::figure::Figure;

/// No list is longer.
const MOST_NUMBERS: usize = 12;

/// The bytes of the measure behind the last number of a list in Chinese that goes on at `end`, behind a number that has none;
/// things that are counted may be counted of the last alone.
pub(super) fn listed_unit(
    line: Line<'_>,
    end: usize,
    figure: &Figure,
    context: &FigureContext<'_>,
) -> Option<(usize, usize)> {
    let bare = figure.unit.is_none() && figure.upper().is_none() && figure.qualifiers().is_empty();
    let plain = bare && figure.writing.exponent == 0 && line.before(end).is_some_and(is_digit);
    let goes_on = |c: char| c == '、' || WordList::AndCharacter.holds(c);
    line.at(end).filter(|c| plain && goes_on(*c))?;
    let mut at = end;
    for _ in 0..MOST_NUMBERS {
        let joint = line.run(at, goes_on);
        if joint == at {
            break;
        }
        let digits = line.run(joint, |c| is_digit(c) || c == '.');
        line.before(digits)
            .filter(|c| digits > joint && is_digit(*c))?;
        at = digits;
    }
    let unit = line.past_blank(at);
    let found = context.units.match_at(line.rest(unit))?;
    let whole = |id| context.units.get(id).is_some_and(|unit| unit.whole);
    (at > end && !found.units.iter().any(whole)).then_some((at, unit + found.length))
}
