//! Fractions with a stroke that may be something else than a part of a whole: `Issue 5/7`, `1/2 l`, `3/4 time`, `50/50`.

use super::share::Share;
use super::token::Tokens;
use super::words::Words;
use crate::figure::{Number, is_han};
use crate::words::{WordLists, looks_plural};

/// Up to here both numbers may be those of a day, a grade, a beat or a measure.
const SMALL: i64 = 12;

/// Whether the fraction of a share may be of another kind: both numbers are one, or both are small and the words beside them do
/// not count things.
pub(in crate::rules) fn is_other_fraction(tokens: &Tokens<'_>, share: &Share) -> bool {
    let (first, last) = share.fraction;
    if !tokens.is_sign(first + 1, &['/']) || last != first + 2 {
        return false;
    }
    let (Some(part), Some(whole)) = (tokens.number_at(first), tokens.number_at(last)) else {
        return false;
    };
    let is_small = whole.value <= Number::from(SMALL) || part.value == Number::ONE;
    part.value == whole.value || is_small && !(is_counted(tokens, last) && is_led_in(tokens, first))
}

/// Whether nothing stands behind a fraction that it could be an amount of: a sign, or a noun for several things.
fn is_counted(tokens: &Tokens<'_>, last: usize) -> bool {
    let joined = tokens.touches_next(last);
    tokens.word_at(last + 1).is_none_or(|word| {
        let counts = looks_plural(word) || Words::Plural.has(word);
        !joined && counts && word.chars().count() > 2
    })
}

/// Whether what stands before a fraction is no name that it may belong to.
fn is_led_in(tokens: &Tokens<'_>, first: usize) -> bool {
    let mut before = first.checked_sub(1);
    while let Some(at) = before.filter(|at| tokens.is_sign(*at, &[':', '.'])) {
        before = at.checked_sub(1);
    }
    let Some(at) = before else {
        return true;
    };
    let leads = [
        Words::NumberLead,
        Words::Bound,
        Words::Of,
        Words::Joint,
        Words::NoFractionNoun,
    ];
    tokens.word_at(at).is_none_or(|word| {
        leads.iter().any(|leads| leads.has(word)) || looks_plural(word) && !word.chars().any(is_han)
    })
}
