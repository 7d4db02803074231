//! Growths in running text: `from 120 to 150, up 25 %`, `120 → 150 (+25 %)`, 由120增至150，增长25%.

use super::direction::{self, Way};
use super::money::{money, number_or_money};
use super::share::is_percentage;
use super::token::Tokens;
use super::words::Words;
use crate::figure::{Number, is_han};
use crate::words::WordLists;

/// Two levels and the percentage between them, by their tokens.
pub(in crate::rules) struct Growth {
    pub(in crate::rules) from: usize,
    pub(in crate::rules) to: usize,
    pub(in crate::rules) percentage: usize,
    /// Whether the levels are percentages; of `50 to 75 %` both are.
    pub(in crate::rules) of_shares: bool,
    /// Which way it is said to have gone.
    pub(in crate::rules) way: Way,
    /// Whether it is certain that the percentage tells how the one became the other.
    pub(in crate::rules) certain: bool,
}

/// Two levels of the same, by their tokens.
pub(super) struct Levels {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where the text goes on behind them.
    pub(super) behind: usize,
    /// Whether it is certain that the one became the other.
    pub(super) are_certain: bool,
}

/// The levels that begin at a token.
pub(super) fn levels_at(tokens: &Tokens<'_>, at: usize) -> Option<Levels> {
    let (from, to) = levels(tokens, at)?;
    let (behind, _) = unit(tokens, from.max(to));
    let (unit, own) = (unit(tokens, to).1, unit(tokens, from).1);
    let alike = own.is_empty() || unit.is_empty() || own == unit;
    // What is behind the first sign of money is in the same.
    let money = (money(tokens, from), money(tokens, to));
    let alike = alike && (money.0 == money.1 || money.1.is_empty());
    let is_alone = tokens.stands_alone(from) || !money.0.is_empty();
    Some(Levels {
        from,
        to,
        behind: behind_year(tokens, behind),
        are_certain: alike
            && is_alone
            && !is_second(tokens, at)
            && !is_setting(tokens, at, from, to)
            && !goes_on(tokens, at)
            && moves(tokens, at, from, to)
            && !is_time(tokens, from, to),
    })
}

/// The growth that begins at a token.
pub(in crate::rules) fn find_growth(tokens: &Tokens<'_>, at: usize) -> Option<Growth> {
    let Levels {
        from,
        to,
        behind,
        are_certain,
    } = levels_at(tokens, at)?;
    let of_shares = is_percentage(tokens, from) || is_percentage(tokens, to);
    let last = from.max(to);
    let told = behind_levels(tokens, at, last, behind).or_else(|| before_levels(tokens, at))?;
    let certain = are_certain && told.certain && told.way != Way::None;
    Some(Growth {
        from,
        to,
        percentage: told.percentage,
        of_shares,
        way: told.way,
        certain,
    })
}

/// Whether levels are those of what was set, and not of what came of it: `Cache 64 → 128 MB (12 % faster)`, `from 4 to 8
/// threads`.
fn is_setting(tokens: &Tokens<'_>, at: usize, from: usize, to: usize) -> bool {
    let before = (at.saturating_sub(2)..at).chain([from + 1, to + 1, to + 2]);
    let mut words = before;
    words.any(|at| tokens.is_word(at, Words::Setting))
}

/// Whether a level goes before the first: `50 → 60 → 90` has three.
fn goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| tokens.is_sign(before, &['→', '➜', '⇒', '➔', '>']))
}

/// Whether other levels may go before, so that the growth is of both.
fn is_second(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| tokens.is_word(before, Words::Joint))
}

/// Whether it is said that the one level became the other: `从5月到8月` is no more than a span.
fn moves(tokens: &Tokens<'_>, at: usize, from: usize, to: usize) -> bool {
    let moves = |at| tokens.is_word(at, Words::MoveSign) || direction::of(tokens, at) != Way::None;
    !tokens.is_word(at, Words::FromSign) || (from + 1..to).any(moves)
}

/// Whether two numbers are years, hours or versions, or days of a month with its name behind them.
fn is_time(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let (_, unit) = unit(tokens, to);
    let is_clock = [to + 1, from + 1]
        .iter()
        .any(|at| tokens.is_word(*at, Words::ClockUnit));
    let named = from
        .checked_sub(1)
        .filter(|before| tokens.is_word(*before, Words::From))
        .map_or(from, |lead| lead)
        .checked_sub(1);
    let is_named = named.is_some_and(|name| tokens.is_word(name, Words::LevelName));
    if is_clock || is_named {
        return true;
    }
    let written = (!unit.is_empty()).then(|| tokens.text(to + 1, to + 1));
    // A name, as no unit is written: `May`.
    let is_name = written.is_some_and(|word| {
        let mut letters = word.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        first && word.chars().count() > 2 && letters.all(char::is_lowercase)
    });
    let bare = |at| is_year(tokens, at) && self::unit(tokens, at).1.is_empty();
    is_name || bare(from) && bare(to)
}

/// Whether a number is one of a year, by its four digits.
fn is_year(tokens: &Tokens<'_>, at: usize) -> bool {
    let digits = tokens.text(at, at);
    let within = tokens.number_at(at).is_some_and(|amount| {
        amount.value >= Number::from(1800) && amount.value <= Number::from(2100)
    });
    within && digits.len() == 4 && money(tokens, at).is_empty()
}

/// The two levels: `from 120 boats to 150`, `120 → 150`, 由120艘增至150.
fn levels(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    if tokens.is_word(at, Words::From) {
        let from = number_or_money(tokens, at + 1)?;
        let (next, _) = unit(tokens, from);
        let next = behind_year(tokens, next);
        let to = tokens.is_word(next, Words::To).then_some(next + 1)?;
        return Some((from, number_or_money(tokens, to)?));
    }
    if tokens.is_word(at, Words::To) {
        let to = number_or_money(tokens, at + 1)?;
        let (next, _) = unit(tokens, to);
        let from = tokens.is_word(next, Words::From).then_some(next + 1)?;
        return Some((number_or_money(tokens, from)?, to));
    }
    if tokens.is_word(at, Words::FromSign) {
        let from = of_a_time(tokens, at + 1)?;
        let to = (from + 1..from + 9).find(|at| tokens.is_word(*at, Words::ToSign))?;
        let share = usize::from(is_percentage(tokens, from));
        let between = (from + 1 + share..to).all(|at| is_character(tokens, at));
        return between.then_some((from, of_a_time(tokens, to + 1)?));
    }
    tokens.number_at(at)?;
    let (next, _) = unit(tokens, at);
    let arrow = if tokens.is_sign(next, &['→', '➜', '⇒', '➔']) {
        1
    } else if tokens.is_sign(next, &['-', '=']) && tokens.is_sign(next + 1, &['>']) {
        2
    } else {
        return None;
    };
    Some((at, number_or_money(tokens, next + arrow)?))
}

fn is_character(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word_at(at);
    word.is_some_and(|word| word.chars().all(is_han))
}

/// The level at a token, or behind the time that it is of: `2019年的1200吨`.
fn of_a_time(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const MOST: usize = 5;
    let owner = (at..at + MOST).find(|at| tokens.is_word(*at, Words::OwnerSign));
    let time = owner.filter(|owner| {
        let behind = if is_year(tokens, at) { at + 1 } else { at };
        (behind..*owner).all(|at| is_character(tokens, at))
    });
    let level = time.and_then(|owner| number_or_money(tokens, owner + 1));
    level.or_else(|| number_or_money(tokens, at))
}

/// The unit behind a number, one or two words or a sign, and where the text goes on.
fn unit<'t>(tokens: &'t Tokens<'_>, number: usize) -> (usize, &'t str) {
    if tokens.is_sign(number + 1, &['%']) {
        return (number + 2, "%");
    }
    match tokens.word_at(number + 1) {
        Some(word) if !Words::NoLevelUnit.has(word) => {
            let more = tokens
                .word_at(number + 2)
                .is_some_and(|word| !Words::NoLevelUnit.has(word));
            (
                number + 2 + usize::from(more && tokens.is_word(number + 3, Words::To)),
                word,
            )
        }
        _ => (number + 1, ""),
    }
}

/// The percentage beside two levels.
struct Told {
    percentage: usize,
    /// Which way it is said to have gone.
    way: Way,
    /// Whether it is that of the levels.
    certain: bool,
}

/// `, up 25 %`, `(+25 %)`, `, a 25 % increase`. A word between them that is no part of a growth tells of something else, as in
/// `and fees rose 3 %`.
fn behind_levels(tokens: &Tokens<'_>, first: usize, last: usize, from: usize) -> Option<Told> {
    let before = first.checked_sub(1);
    let is_aside = before.is_some_and(|before| tokens.is_sign(before, &['(']));
    let at = (from..from + 7).find(|at| tokens.number_at(*at).is_some())?;
    if !is_percentage(tokens, at) {
        return None;
    }
    let mut same = true;
    for between in from..at {
        // Levels in parentheses belong to what stands before these.
        if is_aside && tokens.is_sign(between, &[')']) {
            return None;
        }
        // Something else is told of first.
        if tokens.is_sign(between, &['.', '!', '?']) || tokens.is_word(between, Words::Meanwhile) {
            return None;
        }
        // The noun of the levels is told again: `from 120 small boats to 150 small boats`.
        let word = tokens.word_at(between);
        let again = word.is_some() && (first + 1..last).any(|at| tokens.word_at(at) == word);
        same &= again || direction::is_plain(tokens, between);
    }
    let name = at + 2;
    let way = direction::of(tokens, name);
    let end = if way == Way::None { name } else { name + 1 };
    Some(Told {
        percentage: at,
        way: Way::of_all((from..at).map(|at| direction::of(tokens, at)).chain([way])),
        certain: same && ends(tokens, end),
    })
}

/// `up 25 % from 120 to 150`, `up 25 % (from 120 to 150)`.
fn before_levels(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    let lead = at.checked_sub(1)?;
    let leads = [Words::From, Words::To]
        .iter()
        .any(|words| tokens.is_word(at, *words));
    // `a 35 % increase from 100 to 140`.
    let named = tokens.word_at(lead).is_some() && direction::of(tokens, lead) != Way::None;
    let apart = leads && (named || tokens.is_sign(lead, &[',', '(']));
    let at = if apart { lead } else { at };
    let at = at
        .checked_sub(2)
        .filter(|before| is_percentage(tokens, *before))?;
    let near = (at.saturating_sub(3)..at).chain(named.then_some(lead));
    Some(Told {
        percentage: at,
        way: Way::of_all(near.map(|word| direction::of(tokens, word))),
        certain: true,
    })
}

/// Where a text goes on behind the year of a level: `in 2023`.
fn behind_year(tokens: &Tokens<'_>, at: usize) -> usize {
    let told = tokens.is_word(at, Words::YearLead) && is_year(tokens, at + 1);
    if told { at + 2 } else { at }
}

/// Whether nothing follows a percentage that it could be of.
fn ends(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= tokens.all.len() || tokens.is_sign(at, &['.', ',', ';', ')', ']', '!', '?', '|', '、'])
}
