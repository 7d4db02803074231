//! Growths in running text: `from 120 to 150, up 25 %`, `120 → 150 (+25 %)`, 由120增至150，增长25%.

use super::share::is_percentage;
use super::token::Tokens;
use super::words::Words;
use crate::figure::is_han;
use crate::words::WordLists;

/// Two levels and the percentage between them, by their tokens.
pub(in crate::rules) struct Growth {
    pub(in crate::rules) from: usize,
    pub(in crate::rules) to: usize,
    pub(in crate::rules) percentage: usize,
    /// Whether the levels are percentages; of `50 to 75 %` both are.
    pub(in crate::rules) of_shares: bool,
    /// Whether it is certain that the percentage tells how the one became the other.
    pub(in crate::rules) certain: bool,
}

/// The growth that begins at a token.
pub(in crate::rules) fn find_growth(tokens: &Tokens<'_>, at: usize) -> Option<Growth> {
    let (from, to) = levels(tokens, at)?;
    let of_shares = is_percentage(tokens, from) || is_percentage(tokens, to);
    let (behind, unit) = unit(tokens, to);
    let (_, own) = self::unit(tokens, from);
    let alike = own.is_empty() || unit.is_empty() || own == unit;
    // What is behind the first sign of money is in the same.
    let money = (money(tokens, from), money(tokens, to));
    let alike = alike && (money.0 == money.1 || money.1.is_empty());
    let is_alone = tokens.stands_alone(from) || !money.0.is_empty();
    let (percentage, directed) =
        percentage_behind(tokens, at, behind).or_else(|| percentage_before(tokens, at))?;
    Some(Growth {
        from,
        to,
        percentage,
        of_shares,
        certain: alike && directed && is_alone && !is_second(tokens, at),
    })
}

/// Whether other levels may go before, so that the growth is of both.
fn is_second(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| tokens.is_word(before, Words::Joint))
}

/// The two levels: `from 120 boats to 150`, `120 → 150`, 由120艘增至150.
fn levels(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    if tokens.is_word(at, Words::From) {
        let from = number(tokens, at + 1)?;
        let (next, _) = unit(tokens, from);
        let to = tokens.is_word(next, Words::To).then_some(next + 1)?;
        return Some((from, number(tokens, to)?));
    }
    if tokens.is_word(at, Words::FromSign) {
        let from = number(tokens, at + 1)?;
        let to = (from + 1..from + 9).find(|at| tokens.number_at(*at).is_some())?;
        let between = (from + 1..to).all(|at| {
            tokens
                .word_at(at)
                .is_some_and(|word| word.chars().all(is_han))
        });
        return (between && tokens.is_word(to - 1, Words::ToSign)).then_some((from, to));
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
    Some((at, number(tokens, next + arrow)?))
}

/// The number at a token, or behind the sign or code of money there.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let behind = (at..at + 3).find(|at| tokens.number_at(*at).is_some())?;
    (behind == at || money(tokens, behind).len() == tokens.text(at, behind - 1).len())
        .then_some(behind)
}

/// The sign or code of money right before a number: `$`, `US$`, `EUR`.
fn money<'t>(tokens: &'t Tokens<'_>, number: usize) -> &'t str {
    let Some(last) = number.checked_sub(1) else {
        return "";
    };
    let first = last
        .checked_sub(1)
        .filter(|first| tokens.touches_next(*first));
    let candidates = first.into_iter().chain([last]);
    let mut texts = candidates.map(|first| tokens.text(first, last));
    texts.find(|text| tokens.is_money(text)).unwrap_or_default()
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

/// `, up 25 %`, `(+25 %)`, `, a 25 % increase`: the percentage, and whether a word or a sign gives it a direction.
fn percentage_behind(tokens: &Tokens<'_>, levels: usize, from: usize) -> Option<(usize, bool)> {
    let before = levels.checked_sub(1);
    let is_aside = before.is_some_and(|before| tokens.is_sign(before, &['(', '（']));
    let at = (from..from + 7).find(|at| tokens.number_at(*at).is_some())?;
    if !is_percentage(tokens, at) {
        return None;
    }
    let mut directed = false;
    for between in from..at {
        let sign = tokens.is_sign(between, &['+', '-', '−', '–']);
        let named = [Words::Direction, Words::DirectionSign];
        directed |= sign || named.iter().any(|words| tokens.is_word(between, *words));
        // Levels in parentheses belong to what stands before these.
        if is_aside && tokens.is_sign(between, &[')', '）']) {
            return None;
        }
        // Something else is told of first.
        if tokens.is_sign(between, &['.', '!', '?']) || tokens.is_word(between, Words::Meanwhile) {
            return None;
        }
    }
    directed |= tokens.is_word(at + 2, Words::Direction);
    Some((at, directed && ends(tokens, at + 2)))
}

/// `up 25 % from 120 to 150`, `fell 25 % (from 150 to 120)`, `a 25 % increase from 120 to 150`.
fn percentage_before(tokens: &Tokens<'_>, at: usize) -> Option<(usize, bool)> {
    let before = at.checked_sub(1)?;
    let named = tokens.is_word(before, Words::Direction);
    let apart = named || tokens.is_sign(before, &['(']);
    let at = if apart { before } else { at };
    let at = at
        .checked_sub(2)
        .filter(|before| is_percentage(tokens, *before))?;
    let near = at.saturating_sub(3)..at;
    let directed = named
        || near
            .into_iter()
            .any(|word| tokens.is_word(word, Words::Direction));
    Some((at, directed))
}

/// Whether nothing follows a percentage that it could be of.
fn ends(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= tokens.all.len()
        || tokens.is_sign(at, &['.', ',', ';', ')', ']', '!', '?', '|', '、'])
        || tokens.is_word(at, Words::Direction)
}
