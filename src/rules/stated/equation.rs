//! Sums in running text: `20 + 25 = 45`, `45 tools (20 local, 25 remote)`.

use super::money::{money, number_or_money};
use super::share::is_noun;
use super::token::Tokens;
use super::words::Words;
use crate::figure::is_han;
use crate::words::WordLists;

/// Numbers and what they are said to add up to, by their tokens.
pub(in crate::rules) struct Equation {
    pub(in crate::rules) parts: Vec<usize>,
    pub(in crate::rules) result: usize,
    /// First and last token.
    pub(in crate::rules) range: (usize, usize),
    /// Whether it is certain that just these are added up.
    pub(in crate::rules) certain: bool,
    /// Whether the parts are of kinds to which one thing may belong at once: `120 tests (80 unit, 60 fast)`.
    pub(in crate::rules) may_overlap: bool,
}

/// The sum that begins with the number at a token.
pub(in crate::rules) fn find_equation(tokens: &Tokens<'_>, at: usize) -> Option<Equation> {
    tokens.number_at(at)?;
    written_out(tokens, at)
        .or_else(|| in_brackets(tokens, at))
        .or_else(|| in_chinese_brackets(tokens, at))
}

const OPERATORS: &[char] = &[
    '+', '-', '−', '–', '*', '/', '×', '÷', '^', '(', '[', '{', '=', '<', '>', '±', '·', '≈', '≠',
    '%', '√',
];

/// `20 + 25 = 45`.
fn written_out(tokens: &Tokens<'_>, first: usize) -> Option<Equation> {
    let mut parts = vec![first];
    let (mut at, unit) = unit(tokens, first);
    let mut units = vec![unit];
    while let Some(part) = plus(tokens, at) {
        parts.push(part);
        let (next, unit) = self::unit(tokens, part);
        at = next;
        units.push(unit);
    }
    if parts.len() < 2 || !tokens.is_sign(at, &['=']) {
        return None;
    }
    let result = number_or_money(tokens, at + 1)?;
    let (end, unit) = self::unit(tokens, result);
    units.push(unit);
    // Of a percentage all are.
    let shares = units.iter().filter(|unit| **unit == "%").count();
    let of_shares = shares == 0 || shares == units.len();
    units.retain(|unit| !unit.is_empty());
    units.dedup();
    let numbers = || parts.iter().chain([&result]);
    let mut moneys: Vec<&str> = numbers().map(|at| money(tokens, *at)).collect();
    moneys.dedup();
    // `1010 + 11 = 1101` counts in twos.
    let binary = numbers().all(|at| {
        tokens
            .text(*at, *at)
            .bytes()
            .all(|b| matches!(b, b'0' | b'1'))
    });
    let lead = first.checked_sub(usize::from(!moneys.concat().is_empty()));
    let lead = lead.unwrap_or(first);
    // What goes before or after belongs to a longer sum, or to a formula.
    let before = lead.checked_sub(1).is_some_and(|before| {
        tokens.is_sign(before, OPERATORS)
            || tokens.is_word(before, Words::SumLead)
            || tokens
                .word_at(before)
                .is_some_and(|word| word.chars().count() == 1 && word.is_ascii())
    });
    let after = tokens.is_sign(end, OPERATORS) && !tokens.is_sign(end, &['–'])
        || tokens.is_word(end, Words::SpokenOf);
    let is_alone = tokens.stands_alone(first) || !moneys.concat().is_empty();
    Some(Equation {
        range: (first, end.saturating_sub(1).max(result)),
        certain: !before
            && !after
            && units.len() < 2
            && moneys.len() < 2
            && of_shares
            && !binary
            && is_alone
            && !is_other_arithmetic(tokens),
        parts,
        result,
        may_overlap: false,
    })
}

/// The number behind a plus.
fn plus(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_plus = tokens.is_sign(at, &['+']);
    is_plus.then(|| number_or_money(tokens, at + 1))?
}

/// Whether the text says that it adds up in another way: in base 8, modulo 12, 八进制.
fn is_other_arithmetic(tokens: &Tokens<'_>) -> bool {
    let mut words = 0..tokens.all.len();
    words.any(|at| tokens.is_word(at, Words::OtherArithmetic))
        || Words::OtherArithmeticSign.stands_in(tokens.run.text())
}

/// The unit behind a number, and where the text goes on.
fn unit<'t>(tokens: &'t Tokens<'_>, number: usize) -> (usize, &'t str) {
    if tokens.is_sign(number + 1, &['%']) {
        return (number + 2, "%");
    }
    match tokens.word_at(number + 1) {
        Some(word) if !Words::NoUnit.has(word) => (number + 2, word),
        _ => (number + 1, ""),
    }
}

/// `45 tools (20 local, 25 remote)`.
fn in_brackets(tokens: &Tokens<'_>, first: usize) -> Option<Equation> {
    let mut at = first + 1;
    while at < first + 3 && is_noun(tokens, at) {
        at += 1;
    }
    if at == first + 1 || !tokens.is_sign(at, &['(']) {
        return None;
    }
    at += 1;
    let (mut parts, mut certain) = (Vec::new(), tokens.stands_alone(first));
    loop {
        tokens.number_at(at)?;
        parts.push(at);
        at += 1;
        let words = at;
        at += usize::from(tokens.is_word(at, Words::PartLead));
        while at < words + 4 && is_noun(tokens, at) {
            certain &= !tokens.is_word(at, Words::DoubtfulPart);
            at += 1;
        }
        if at == words {
            return None;
        }
        if tokens.is_sign(at, &[')']) {
            break;
        }
        let joins =
            tokens.is_sign(at, &[',', ';', '+', '&', '/']) || tokens.is_word(at, Words::And);
        if !joins {
            return None;
        }
        at += 1;
        if tokens.is_word(at, Words::And) {
            at += 1;
        }
    }
    let exact = |at: &usize| {
        tokens
            .number_at(*at)
            .is_some_and(super::amount::StatedAmount::is_exact)
    };
    // `20 knots, 10 tons`: units of something else than the whole counts.
    let is_measure = |part: &usize| {
        tokens.is_word(part + 1, Words::NotListed) || tokens.is_word(part + 1, Words::NoPart)
    };
    let counts = !parts.iter().any(is_measure) && !tokens.is_word(first + 1, Words::NotListed);
    (parts.len() > 1).then(|| Equation {
        certain: certain && counts && parts.iter().chain([&first]).all(exact),
        range: (first, at),
        result: first,
        may_overlap: !are_opposites(tokens, first, at),
        parts,
    })
}

/// `共45台（国产20台，进口24台）`, `45台起重机（20台新，24台旧）`: each part has the counter of the whole.
fn in_chinese_brackets(tokens: &Tokens<'_>, first: usize) -> Option<Equation> {
    let counter = han(tokens, first + 1)?;
    let mut at = first + 2;
    while at < first + 9 && han(tokens, at).is_some() {
        at += 1;
    }
    if !tokens.is_sign(at, &['(']) {
        return None;
    }
    let open = at + 1;
    let close = (open..tokens.all.len()).find(|at| tokens.is_sign(*at, &[')']))?;
    let mut parts: Vec<Option<usize>> = vec![None];
    for at in open..close {
        let counts = tokens.number_at(at).is_some();
        let part = parts.last_mut()?;
        if counts && part.is_none() && han(tokens, at + 1) == Some(counter) {
            *part = Some(at);
        } else if tokens.is_sign(at, &[',', ';', '、']) {
            parts.push(None);
        } else if han(tokens, at).is_none() {
            return None;
        }
    }
    let parts: Vec<usize> = parts.into_iter().collect::<Option<_>>()?;
    let inside: String = (open..close).filter_map(|at| han(tokens, at)).collect();
    let doubtful = Words::DoubtfulPartSign.stands_in(&inside);
    (parts.len() > 1).then(|| Equation {
        certain: tokens.stands_alone(first) && !doubtful,
        range: (first, close),
        result: first,
        may_overlap: !are_opposites(tokens, first, close),
        parts,
    })
}

fn han<'t>(tokens: &'t Tokens<'_>, at: usize) -> Option<&'t str> {
    let word = tokens.word_at(at)?;
    word.chars().all(is_han).then_some(word)
}

/// Whether the kinds of two parts exclude each other: local and remote, 国产 and 进口.
fn are_opposites(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let words: Vec<&str> = (first..last).filter_map(|at| tokens.word_at(at)).collect();
    let text = tokens.text(first, last);
    let stands = |word: &str| words.contains(&word) || word.contains(is_han) && text.contains(word);
    let mut pairs = Words::Opposites.pairs();
    pairs.any(|(one, other)| stands(one) && stands(other))
}
