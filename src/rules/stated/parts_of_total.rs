//! Parts before their whole: `12 looms in the attic and 9 in the hall, 21 in total`.

use super::amount::StatedAmount;
use super::equation::{Equation, Operation};
use super::parts::phrase_end;
use super::share::is_noun;
use super::token::Tokens;
use super::words::Words;
use crate::words::WordLists;

/// The whole at a token, which is said to be that of the numbers of its sentence before it.
pub(super) fn parts_of_total(tokens: &Tokens<'_>, whole: usize) -> Option<Equation> {
    tokens.number_at(whole)?;
    let noun = noun(tokens, whole);
    let behind = whole + 1 + usize::from(noun.is_some());
    let mut tails = Words::TotalTail.all().iter();
    let tail = tails.find_map(|phrase| phrase_end(tokens, behind, phrase));
    let is_led = || {
        const FEW: usize = 4;
        (whole.saturating_sub(FEW)..whole).any(|at| tokens.is_word(at, Words::TotalHead))
    };
    if tail.is_none() && !is_led() {
        return None;
    }
    let end = tail.unwrap_or(behind);
    let is_end = tokens.kind(end).is_none() || tokens.is_sign(end, &['.', ';', ')', '!']);
    let mut start = whole;
    while start > 0 && !tokens.is_sign(start - 1, &['.', '!', '?', ':', '(', ')']) {
        start -= 1;
    }
    let parts: Vec<usize> = (start..whole)
        .filter(|at| tokens.number_at(*at).is_some())
        .collect();
    let first = self::noun(tokens, *parts.first()?)?;
    let is_of_one = |at: &usize| {
        let own = self::noun(tokens, *at);
        own.is_none_or(|own| own == first)
            && tokens.number_at(*at).is_some_and(StatedAmount::is_exact)
    };
    let is_barred = |at: usize| {
        let words = [Words::DoubtfulPart, Words::NoTotal];
        words.iter().any(|words| tokens.is_word(at, *words))
            || tokens.is_sign(
                at,
                &['%', '=', '+', '-', '−', '–', '×', '*', '/', '$', '€', '£'],
            )
    };
    let is_sum = parts.len() > 1
        && is_end
        && parts.iter().all(is_of_one)
        && noun.is_none_or(|noun| noun == first)
        && tokens.number_at(whole).is_some_and(StatedAmount::is_exact)
        && !(start..whole).any(is_barred);
    is_sum.then(|| Equation {
        range: (parts.first().copied().unwrap_or(start), end - 1),
        result: whole,
        operation: Operation::Sum,
        certain: true,
        may_overlap: false,
        may_miss: false,
        parts,
    })
}

/// The noun right behind a number.
fn noun<'t>(tokens: &'t Tokens<'_>, number: usize) -> Option<&'t str> {
    let is_told = is_noun(tokens, number + 1) && !Words::TotalTail.leads(tokens, number + 1);
    let word = tokens.word_at(number + 1).filter(|_| is_told)?;
    (!tokens.is_word(number + 1, Words::TotalHead)).then_some(word)
}
