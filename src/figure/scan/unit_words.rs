//! Words behind a number that may be its unit, or a part of it: `2.5 bar`, `12 stone`, `2 kilo volts`, `20 (kg)`. Letters are `unsure.rs`.

use super::super::language::{WordList, is_plural};
use super::super::number::Number;
use super::amount::Amount;
use super::counters::{common, measure_at};
use super::line::Line;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// Why the amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount) -> Option<Told> {
    maybe_unit(line, amount)
        .or_else(|| prefixed_apart(line, amount))
        .or_else(|| in_brackets(line, amount))
}

/// `2.5 bar`, `12 stone`: a word that may be the unit of the number, or begin what is counted: `3 bar stools`, `one bar`.
fn maybe_unit(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let (word, end) = line.word(next);
    let thing = line.past_blank(end);
    let (behind, _) = line.word(thing);
    let begins = thing > end && is_plural(behind) && !WordList::FiniteVerb.has(behind);
    let several = amount.figure.value != Number::ONE;
    let bare = amount.figure.unit.is_none() && several && !begins;
    (bare && next > amount.end && WordList::DoubtfulUnit.has(word)).then_some((
        amount.start,
        end,
        "the word after the number may be its unit",
    ))
}

/// `2 kilo volts`, `50 mega watts`: a prefix that stands apart from its unit.
fn prefixed_apart(line: Line<'_>, amount: &Amount) -> Option<Told> {
    // `kilo` alone is a unit, too.
    let own = line.word_before(amount.end, amount.start);
    let (prefix, end) = if WordList::UnitPrefix.has(own) {
        (own, amount.end)
    } else {
        line.word(line.past_blank(amount.end))
    };
    let unit = line.past_blank(end);
    let (length, _) = measure_at(line.rest(unit))?;
    let (word, _) = line.word(unit);
    (WordList::UnitPrefix.has(prefix) && unit > end && word.len() > 2).then_some((
        amount.start,
        unit + length,
        "the words after the number may be its unit",
    ))
}

/// `20 (kg)`, `20 [kg]`: a unit in brackets, which an aside may hold as well.
fn in_brackets(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let close = match line.at(next)? {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        _ => return None,
    };
    let inner = line.next(next);
    let found = common().match_at(line.rest(inner))?;
    let end = inner + found.length;
    let bare = amount.figure.unit.is_none() && line.at(end) == Some(close);
    bare.then_some((
        amount.start,
        line.next(end),
        "the unit in brackets may be that of the number",
    ))
}
