//! Sums that are written out, and differences and products of two: `20 + 25 = 45`, `12 × 8 = 96`.

use super::equation::{Equation, Operation};
use super::money::{money, number_or_money};
use super::token::Tokens;
use super::words::Words;
use crate::words::WordLists;

const OPERATORS: &[char] = &[
    '+', '-', '−', '–', '*', '/', '×', '÷', '^', '(', '[', '{', '=', '<', '>', '±', '·', '≈', '≠',
    '%', '√',
];

/// `20 + 25 = 45`.
#[expect(clippy::too_many_lines, reason = "one condition after another")]
pub(super) fn written_out(tokens: &Tokens<'_>, first: usize) -> Option<Equation> {
    tokens.number_at(first)?;
    let mut parts = vec![first];
    let (mut at, unit) = unit(tokens, first);
    let mut units = vec![unit];
    let mut operation = Operation::Sum;
    let other = [
        (&['−'] as &[char], Operation::Difference),
        (&['×', '*'], Operation::Product),
    ];
    let other = other
        .into_iter()
        .find(|(signs, _)| tokens.is_sign(at, signs));
    if let Some((_, found)) = other {
        let part = number_or_money(tokens, at + 1)?;
        let (next, unit) = self::unit(tokens, part);
        (at, operation) = (next, found);
        parts.push(part);
        units.push(unit);
    }
    while let Some(part) = plus(tokens, at).filter(|_| operation == Operation::Sum) {
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
        || tokens.is_word(end, Words::SpokenOf)
        || tokens.is_word(end.saturating_sub(1), Words::Plus);
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
        operation,
        may_overlap: false,
        may_miss: false,
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
