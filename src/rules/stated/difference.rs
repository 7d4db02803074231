//! How far two levels are said to be apart other than in per cent: `from 20 % to 25 %, by 5 percentage points`, `rose by 36,
//! from 144 to 180`, `doubled from 15 to 30`, 从160人增加到200人，增加了40人.

use super::direction::{self, Way};
use super::growth::{Levels, levels_at};
use super::share::is_percentage;
use super::token::Tokens;
use super::words::Words;
use crate::figure::Number;
use crate::words::WordLists;

/// What is said of two levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Apart {
    /// By so much.
    Amount,
    /// By so many points, of shares.
    Points,
    /// The one is so many times the other.
    Times,
    /// The one is more than so many times the other.
    MoreThanTimes,
}

/// Two levels and what is said of them, by their tokens.
pub(in crate::rules) struct Difference {
    pub(in crate::rules) from: usize,
    pub(in crate::rules) to: usize,
    pub(in crate::rules) apart: Apart,
    /// What is stated, as a number.
    pub(in crate::rules) stated: Number,
    /// The first and the last token of it.
    pub(in crate::rules) range: (usize, usize),
}

/// The difference of the levels that begin at a token.
pub(in crate::rules) fn find_difference(tokens: &Tokens<'_>, at: usize) -> Option<Difference> {
    let levels = levels_at(tokens, at)?;
    if !levels.are_certain {
        return None;
    }
    let of_shares = [levels.from, levels.to].map(|level| is_percentage(tokens, level));
    let found = |apart, stated, range| Difference {
        from: levels.from,
        to: levels.to,
        apart,
        stated,
        range,
    };
    if let Some((apart, stated, verb)) = times_before(tokens, at) {
        return Some(found(apart, stated, (verb, verb)));
    }
    let number = amount_before(tokens, at).or_else(|| amount_behind(tokens, &levels))?;
    let stated = tokens
        .number_at(number)
        .filter(|amount| amount.is_exact() || of_shares[1])?;
    let unit = tokens.word_at(number + 1);
    let behind = tokens.text(number + 1, number + 4);
    let points = tokens.is_word(number + 1, Words::Points) || Words::PointsSign.starts(behind);
    let is_bounded = tokens.bounded(number, number).1.is_some();
    if is_percentage(tokens, number) || is_bounded || !tokens.stands_alone(number) {
        return None;
    }
    let value = stated.value.clone();
    if points {
        let last = (number + 1..number + 5).find(|at| tokens.is_word(*at, Words::PointsEnd));
        let range = (number, last.unwrap_or(number + 1));
        return of_shares[1].then(|| found(Apart::Points, value, range));
    }
    let is_of_levels = |unit: &str| {
        [levels.from, levels.to]
            .iter()
            .any(|at| tokens.word_at(at + 1) == Some(unit))
    };
    let is_end =
        tokens.kind(number + 1).is_none() || tokens.is_sign(number + 1, &[',', '.', ';', ')']);
    let alike = is_end || unit.is_some_and(is_of_levels);
    (alike && !of_shares[0] && !of_shares[1]).then(|| found(Apart::Amount, value, (number, number)))
}

/// `doubled from 15 to 30`, `was halved from 84 to 42`, `more than doubled, from 300 to 700`.
fn times_before(tokens: &Tokens<'_>, at: usize) -> Option<(Apart, Number, usize)> {
    let lead = at.checked_sub(1)?;
    let verb = if tokens.is_sign(lead, &[',']) {
        lead.checked_sub(1)?
    } else {
        lead
    };
    let word = tokens.word_at(verb)?;
    let (_, times) = Words::Fold.pairs().find(|(name, _)| *name == word)?;
    let times = Number::decimal(times).ok()?;
    let qualifier = verb.checked_sub(1);
    let is = |words| qualifier.is_some_and(|at| tokens.is_word(at, words));
    if is(Words::NearFold) {
        return None;
    }
    let apart = if is(Words::MoreThan) {
        Apart::MoreThanTimes
    } else {
        Apart::Times
    };
    Some((apart, times, verb))
}

/// `by 36, from 144 to 180`.
fn amount_before(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let lead = at.checked_sub(1)?;
    let comma = tokens.is_sign(lead, &[',', '(']);
    let mut number = if comma { lead.checked_sub(1)? } else { lead };
    if tokens.number_at(number).is_none() {
        number = number.checked_sub(1)?;
    }
    tokens.number_at(number)?;
    let by = number.checked_sub(1)?;
    let verb = by.checked_sub(1)?;
    (tokens.is_word(by, Words::ByHow) && direction::of(tokens, verb) != Way::None).then_some(number)
}

/// `, by 6 percentage points`, `, a loss of 8`, 增加了50人.
fn amount_behind(tokens: &Tokens<'_>, levels: &Levels) -> Option<usize> {
    const MOST: usize = 6;
    let from = levels.behind;
    let number = (from..from + MOST).find(|at| tokens.number_at(*at).is_some())?;
    if !tokens.is_sign(from, &[',', '(']) || !tokens.stands_alone(number) {
        return None;
    }
    let mut says = false;
    for at in from + 1..number {
        let tells = direction::of(tokens, at) != Way::None || tokens.is_word(at, Words::ByHow);
        says |= tells;
        if !tells && !direction::is_plain(tokens, at) {
            return None;
        }
    }
    says.then_some(number)
}
